package journal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Postgres is the journal in the tables document_updates, document_snapshots,
// document_history and document_clients.
type Postgres struct {
	pool     *pgxpool.Pool
	prepares bool // the operator lets statements be prepared
}

var _ Journal = (*Postgres)(nil)

// NewPostgres returns the journal in the pool's database, which must be migrated.
func NewPostgres(pool *pgxpool.Pool) *Postgres {
	return &Postgres{pool: pool, prepares: pool.Config().ConnConfig.DefaultQueryExecMode == pgx.QueryExecModeCacheStatement}
}

// appendSQL stores the rows of all documents in one statement: measured, one
// such statement at a time with no window carries more than any timer does.
const appendSQL = `
INSERT INTO document_updates (document_id, node_epoch, n, authors, payload)
SELECT d, e, n, a::uuid[], p
FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[]) AS u (d, e, n, a, p)
ON CONFLICT DO NOTHING`

// advanceSQL is appendSQL that advances clocks as well. Who waits for another
// transaction's clock sees what that has stored, and ends the whole statement if
// it is too far. What is passed over advances nothing. A client id without a row
// is nobody's, and cannot be written with.
const advanceSQL = `
WITH stored AS (` + appendSQL + ` RETURNING document_id),
spans AS (
	SELECT d, c, f, t FROM unnest($6::uuid[], $7::bigint[], $8::bigint[], $9::bigint[]) AS u (d, c, f, t)
	JOIN stored ON document_id = d)
UPDATE document_clients k
SET clock = CASE WHEN k.clock <= f THEN t ELSE client_clock_taken(k.document_id, k.client_id, k.clock) END
FROM spans WHERE k.document_id = d AND k.client_id = c`

const bindSQL = `
INSERT INTO document_clients (document_id, client_id, person_id)
SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[])
ON CONFLICT DO NOTHING`

// foreignSQL finds a binding that lost against an older one.
const foreignSQL = `
SELECT c.document_id::text, c.client_id
FROM document_clients c
JOIN unnest($1::uuid[], $2::bigint[], $3::uuid[]) AS u (d, c, p) ON c.document_id = u.d AND c.client_id = u.c
WHERE c.person_id <> u.p
LIMIT 1`

// Append implements Journal. Without new client ids it is one statement; with
// them a transaction, so that an update never stands without its author. Two nodes
// that lock the same clients crosswise are an error that passes.
func (j *Postgres) Append(ctx context.Context, entries []Entry) error {
	if len(entries) == 0 {
		return nil
	}
	// In the order in which every node locks.
	entries = slices.SortedFunc(slices.Values(entries), func(a, b Entry) int { return cmp.Compare(a.Document, b.Document) })
	bound := slices.ContainsFunc(entries, func(e Entry) bool { return len(e.Clients) > 0 })
	name, sql := "samrad_append", appendSQL
	if slices.ContainsFunc(entries, func(e Entry) bool { return len(e.Spans) > 0 }) {
		name, sql = "samrad_advance", advanceSQL
	}
	var done bool
	var err error
	if !bound {
		done, err = j.execFast(ctx, name, sql, entries)
	}
	if !done {
		err = j.exec(ctx, sql, entries)
	}
	if err != nil {
		return fmt.Errorf("append %d entries: %w", len(entries), typed(err))
	}
	return nil
}

// exec runs an append in any case.
func (j *Postgres) exec(ctx context.Context, sql string, entries []Entry) error {
	rows, bindings := columns(entries)
	rows = append(rows, spanColumns(entries)...)
	if bindings == nil {
		_, err := j.pool.Exec(ctx, sql, rows...)
		return err
	}
	return pgx.BeginFunc(ctx, j.pool, func(tx pgx.Tx) error { return appendBound(ctx, tx, sql, rows, bindings) })
}

func appendBound(ctx context.Context, tx pgx.Tx, sql string, rows, bindings []any) error {
	if _, err := tx.Exec(ctx, bindSQL, bindings...); err != nil {
		return err
	}
	var document string
	var client int64
	switch err := tx.QueryRow(ctx, foreignSQL, bindings...).Scan(&document, &client); {
	case err == nil:
		return fmt.Errorf("doc=%s client=%d: %w", document, client, ErrForeignClient)
	case !errors.Is(err, pgx.ErrNoRows):
		return err
	}
	_, err := tx.Exec(ctx, sql, rows...)
	return err
}

// spanColumns turns the spans of entries into the further parameters of advanceSQL;
// nil when there are none.
func spanColumns(entries []Entry) []any {
	var documents []string
	var clients, from, to []int64
	for _, e := range entries {
		for _, s := range sortedSpans(e.Spans) {
			documents = append(documents, e.Document)
			clients, from, to = append(clients, int64(s.Client)), append(from, int64(s.From)), append(to, int64(s.To))
		}
	}
	if documents == nil {
		return nil
	}
	return []any{documents, clients, from, to}
}

// sortedSpans brings spans into the order in which every node locks.
func sortedSpans(spans []Span) []Span {
	return slices.SortedFunc(slices.Values(spans), func(a, b Span) int { return cmp.Compare(a.Client, b.Client) })
}

// authorsText writes authors as an array in text.
func authorsText(authors []string) string { return "{" + strings.Join(authors, ",") + "}" }

// columns turns entries into the parameters of appendSQL and bindSQL; bindings
// is nil when there are none.
func columns(entries []Entry) (rows, bindings []any) {
	var (
		documents, authors, boundDocuments, persons []string
		epochs, ns, clients                         []int64
		updates                                     [][]byte
	)
	for _, e := range entries {
		documents = append(documents, e.Document)
		epochs = append(epochs, e.Epoch)
		ns = append(ns, e.N)
		authors = append(authors, authorsText(e.Authors))
		updates = append(updates, e.Update)
		for _, b := range slices.SortedFunc(slices.Values(e.Clients), func(a, b Binding) int { return cmp.Compare(a.Client, b.Client) }) {
			boundDocuments = append(boundDocuments, e.Document)
			clients = append(clients, int64(b.Client))
			persons = append(persons, b.Person)
		}
	}
	if len(clients) > 0 {
		bindings = []any{boundDocuments, clients, persons}
	}
	return []any{documents, epochs, ns, authors, updates}, bindings
}

// typed adds the package's meaning to an error of the database.
func typed(err error) error {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return err
	}
	switch {
	case pg.Code == "SR001": // client_clock_taken
		client, _ := strconv.ParseUint(pg.Detail, 10, 64)
		return fmt.Errorf("%w: %w", &ClockTaken{Client: client}, err)
	case pg.Code == "23503": // foreign key: the document
		return fmt.Errorf("%w: %w", ErrUnknownDocument, err)
	case pg.Code[:2] == "22", pg.Code[:2] == "23", pg.Code[:2] == "54": // data, constraint, program limit
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return err
}

// Load implements Journal. One snapshot of the database, so that a compaction
// at the same moment cannot hide rows.
func (j *Postgres) Load(ctx context.Context, document string) (Loaded, error) {
	var l Loaded
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err := pgx.BeginTxFunc(ctx, j.pool, options, func(tx pgx.Tx) (err error) {
		l, err = load(ctx, tx, document)
		return err
	})
	if err != nil {
		return Loaded{}, fmt.Errorf("load doc=%s: %w", document, err)
	}
	return l, nil
}

func load(ctx context.Context, tx pgx.Tx, document string) (Loaded, error) {
	l := Loaded{Clients: make(map[uint64]string)}
	var snapshot []byte
	err := tx.QueryRow(ctx, `
SELECT s.state FROM documents d LEFT JOIN document_snapshots s ON s.document_id = d.id WHERE d.id = $1::uuid`, document).Scan(&snapshot)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return Loaded{}, ErrUnknownDocument
	case err != nil:
		return Loaded{}, err
	case snapshot != nil:
		l.Updates = append(l.Updates, snapshot)
	}
	rows, err := tx.Query(ctx, `SELECT payload FROM document_updates WHERE document_id = $1::uuid ORDER BY node_epoch, n`, document)
	if err != nil {
		return Loaded{}, err
	}
	updates, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	if err != nil {
		return Loaded{}, err
	}
	l.Rows, l.Updates = len(updates), append(l.Updates, updates...)
	rows, err = tx.Query(ctx, `SELECT client_id, person_id::text FROM document_clients WHERE document_id = $1::uuid`, document)
	if err != nil {
		return Loaded{}, err
	}
	var client int64
	var person string
	_, err = pgx.ForEachRow(rows, []any{&client, &person}, func() error {
		l.Clients[uint64(client)] = person
		return nil
	})
	return l, err
}
