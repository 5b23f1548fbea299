package journal

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Compact implements Journal. Of two compactions at once, on any nodes, one does
// the work and the other returns at once.
func (j *Postgres) Compact(ctx context.Context, document string) (Compacted, error) {
	var done Compacted
	err := pgx.BeginFunc(ctx, j.pool, func(tx pgx.Tx) (err error) {
		done, err = compact(ctx, tx, document)
		return err
	})
	if err != nil {
		return Compacted{}, fmt.Errorf("compact doc=%s: %w", document, typed(err))
	}
	return done, nil
}

func compact(ctx context.Context, tx pgx.Tx, document string) (Compacted, error) {
	var alone bool
	err := tx.QueryRow(ctx, `SELECT pg_try_advisory_xact_lock(hashtextextended('compact ' || $1, 0)) FROM documents WHERE id = $1::uuid`, document).Scan(&alone)
	if errors.Is(err, pgx.ErrNoRows) {
		return Compacted{}, ErrUnknownDocument
	}
	if err != nil || !alone {
		return Compacted{}, err
	}
	var snapshot []byte
	err = tx.QueryRow(ctx, `SELECT state FROM document_snapshots WHERE document_id = $1::uuid`, document).Scan(&snapshot)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return Compacted{}, err
	}
	rows, err := oldestRows(ctx, tx, document)
	if err != nil || len(rows) == 0 {
		return Compacted{}, err
	}
	state, err := fold(snapshot, rows)
	if err != nil {
		return Compacted{}, err
	}
	chunk, err := packHistory(updatesOf(rows))
	if err != nil {
		return Compacted{}, err
	}
	if err := moveToHistory(ctx, tx, document, rows, state, chunk); err != nil {
		return Compacted{}, err
	}
	return Compacted{Rows: len(rows), SnapshotBytes: len(state), HistoryBytes: len(chunk)}, nil
}

// oldestRows reads the rows of a document in the order they were stored, up to
// maxCompactBytes; the rest waits for the next compaction.
func oldestRows(ctx context.Context, tx pgx.Tx, document string) ([]row, error) {
	result, err := tx.Query(ctx, `
SELECT node_epoch, n, payload, stored_at FROM (
	SELECT *, sum(length(payload)) OVER (ORDER BY stored_at, node_epoch, n) - length(payload) AS before
	FROM document_updates WHERE document_id = $1::uuid) AS u
WHERE before < $2 ORDER BY stored_at, node_epoch, n`, document, maxCompactBytes)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(result, func(r pgx.CollectableRow) (row, error) {
		var x row
		err := r.Scan(&x.epoch, &x.n, &x.update, &x.storedAt)
		return x, err
	})
}

// moveToHistory replaces exactly these rows by the snapshot and a chunk. A row
// that another transaction commits meanwhile is not among them and stays.
func moveToHistory(ctx context.Context, tx pgx.Tx, document string, rows []row, state, chunk []byte) error {
	if _, err := tx.Exec(ctx, `
INSERT INTO document_snapshots (document_id, state, updates) VALUES ($1::uuid, $2, $3)
ON CONFLICT (document_id) DO UPDATE SET state = excluded.state,
	updates = document_snapshots.updates + excluded.updates, stored_at = now()`,
		document, state, len(rows)); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `
INSERT INTO document_history (document_id, first_at, last_at, updates, payload) VALUES ($1::uuid, $2, $3, $4, $5)`,
		document, rows[0].storedAt, rows[len(rows)-1].storedAt, len(rows), chunk); err != nil {
		return err
	}
	epochs, ns := make([]int64, len(rows)), make([]int64, len(rows))
	for i, r := range rows {
		epochs[i], ns[i] = r.epoch, r.n
	}
	_, err := tx.Exec(ctx, `
DELETE FROM document_updates u USING unnest($2::bigint[], $3::bigint[]) AS k (e, n)
WHERE u.document_id = $1::uuid AND u.node_epoch = k.e AND u.n = k.n`, document, epochs, ns)
	return err
}

// History returns the compacted updates of a document in the order they were
// stored; the rows not compacted yet are in Load.
func (j *Postgres) History(ctx context.Context, document string) ([][]byte, error) {
	rows, err := j.pool.Query(ctx, `SELECT payload FROM document_history WHERE document_id = $1::uuid ORDER BY seq`, document)
	if err != nil {
		return nil, fmt.Errorf("history doc=%s: %w", document, err)
	}
	var all [][]byte
	var chunk []byte
	_, err = pgx.ForEachRow(rows, []any{&chunk}, func() error {
		updates, err := UnpackHistory(chunk)
		all = append(all, updates...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("history doc=%s: %w", document, err)
	}
	return all, nil
}
