package doctor

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// The checks, by the name a finding carries.
const (
	CheckRead     = "read"     // the database can give what it holds
	CheckDecode   = "decode"   // every update, chunk and snapshot is what it should be
	CheckWhole    = "whole"    // nothing that an update stands on is missing
	CheckCount    = "count"    // chunks and snapshot hold as many updates as they say
	CheckHistory  = "history"  // snapshot and rows together are what the whole history gives
	CheckAuthors  = "authors"  // each client id belongs to one person, who is among the row's authors
	CheckKeys     = "keys"     // no two rows have the same key
	CheckContents = "contents" // the document opens as the kind it is
)

// Finding is one thing that is wrong.
type Finding struct {
	Check string `json:"check"`
	Where string `json:"where"` // which row, chunk or snapshot
	What  string `json:"what"`
}

// Report is what there is to say about one document.
type Report struct {
	Document string    `json:"document"`
	Kind     string    `json:"kind"`
	Rows     int       `json:"rows"`    // updates not compacted yet
	Chunks   int       `json:"chunks"`  // of compressed history
	Updates  int       `json:"updates"` // in all of history, rows included
	Bytes    int       `json:"bytes"`   // of the document as it stands
	Clients  int       `json:"clients"` // Yjs client ids that wrote it
	Findings []Finding `json:"findings"`
}

// maxFindings of one document are told; the rest is counted.
const maxFindings = 20

// find adds a finding, unless there are many.
func (r *Report) find(check, where, format string, arguments ...any) {
	switch {
	case len(r.Findings) < maxFindings:
		r.Findings = append(r.Findings, Finding{check, where, fmt.Sprintf(format, arguments...)})
	case len(r.Findings) == maxFindings:
		r.Findings = append(r.Findings, Finding{check, "", "and more"})
	}
}

// Examine verifies all documents, or the one whose id is only, in the order of
// their ids, and tells each. It fails if the documents cannot be listed, if only
// is none of them, or if tell does.
func Examine(ctx context.Context, pool *pgxpool.Pool, only string, tell func(Report) error) error {
	documents, err := list(ctx, pool, only)
	if err != nil {
		return fmt.Errorf("list the documents: %w", err)
	}
	if only != "" && len(documents) == 0 {
		return fmt.Errorf("there is no document %s", only)
	}
	for _, d := range documents {
		report := Report{Document: d.id, Kind: d.kind, Findings: []Finding{}}
		options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
		err := pgx.BeginTxFunc(ctx, pool, options, func(tx pgx.Tx) error {
			return (&examination{tx: tx, report: &report}).run(ctx)
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			report.find(CheckRead, "database", "%v", err)
		}
		if err := tell(report); err != nil {
			return err
		}
	}
	return nil
}

type document struct{ id, kind string }

func list(ctx context.Context, pool *pgxpool.Pool, only string) ([]document, error) {
	rows, err := pool.Query(ctx, `SELECT id::text, kind FROM documents WHERE $1 = '' OR id::text = $1 ORDER BY id`, only)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(r pgx.CollectableRow) (d document, err error) {
		err = r.Scan(&d.id, &d.kind)
		return d, err
	})
}
