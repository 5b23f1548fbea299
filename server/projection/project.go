package projection

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/ydoc"
	"samrad/server/stakeholders"
)

// version of what is projected; a higher one projects every document anew.
const version = 1

// sweepBatch is how many documents one look finds.
const sweepBatch = 100

// lockSpace sets our advisory locks apart from others'.
const lockSpace = 0x50524f4a

// commitsOf counts the commits of the document d: those in its snapshot and
// those after it. Compaction moves them from the one to the other.
const commitsOf = `(COALESCE((SELECT s.updates FROM document_snapshots s WHERE s.document_id = d.id), 0)
	+ (SELECT count(*) FROM document_updates u WHERE u.document_id = d.id))`

// behind lists documents whose rows are older than they are.
func (w *Worker) behind(ctx context.Context) ([]collab.DocumentID, error) {
	rows, err := w.pool.Query(ctx, `
		SELECT d.id::text FROM documents d LEFT JOIN projections p ON p.document_id = d.id
		 WHERE d.ready AND d.kind = 'stakeholder_map' AND (p.document_id IS NULL OR p.version < $1 OR p.commits < `+commitsOf+`)
		 LIMIT $2`, version, sweepBatch)
	if err != nil {
		return nil, fmt.Errorf("look for documents to project: %w", err)
	}
	docs, err := pgx.CollectRows(rows, pgx.RowTo[collab.DocumentID])
	if err != nil {
		return nil, fmt.Errorf("look for documents to project: %w", err)
	}
	return docs, nil
}

// Project brings the rows of a document up to what is committed. Documents that
// are not there, or of a kind without rows, are passed over. An error means that
// the database failed; a document that cannot be read is logged and marked.
func (w *Worker) Project(ctx context.Context, doc collab.DocumentID) error {
	// Counted before it is loaded: what is committed in between makes the count
	// too low, and is projected again, never passed over.
	var kind, group string
	var commits int64
	err := w.pool.QueryRow(ctx, `SELECT d.kind, d.group_id::text, `+commitsOf+` FROM documents d WHERE d.id = $1 AND d.ready`,
		string(doc)).Scan(&kind, &group, &commits)
	if errors.Is(err, pgx.ErrNoRows) || err == nil && kind != "stakeholder_map" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("project doc=%s: %w", doc, err)
	}
	loaded, err := w.loader.Load(ctx, string(doc))
	if errors.Is(err, journal.ErrUnknownDocument) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("project doc=%s: %w", doc, err)
	}
	m, unreadable := read(loaded.Updates)
	if unreadable != nil {
		w.logger.Error().Err(unreadable).Str("doc", string(doc)).Msg("a document cannot be projected; its rows stay as they are until it changes")
	}
	err = pgx.BeginFunc(ctx, w.pool, func(tx pgx.Tx) error {
		return write(ctx, tx, doc, group, commits, m, unreadable)
	})
	if err != nil {
		return fmt.Errorf("project doc=%s: %w", doc, err)
	}
	return nil
}

// read reads a map. A panic would be a defect of ours, and must not end the
// worker that serves all documents.
func read(updates [][]byte) (m *stakeholders.Map, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			m, err = nil, fmt.Errorf("reading it panicked: %v", cause)
		}
	}()
	if len(updates) == 0 {
		return stakeholders.Read(nil)
	}
	state, err := ydoc.MergeUpdates(updates...)
	if err != nil {
		return nil, err
	}
	return stakeholders.Read(state)
}

// write writes what differs, unless somebody has written a newer state.
func write(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, group string, commits int64, m *stakeholders.Map, unreadable error) error {
	if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1, hashtext($2))`, lockSpace, string(doc)); err != nil {
		return err
	}
	failure := ""
	if unreadable != nil {
		failure = unreadable.Error()
	}
	tag, err := tx.Exec(ctx, `
		INSERT INTO projections AS p (document_id, version, commits, failure) VALUES ($1, $2, $3, $4)
		ON CONFLICT (document_id) DO UPDATE SET version = EXCLUDED.version, commits = EXCLUDED.commits,
			failure = EXCLUDED.failure, projected_at = now()
		 WHERE (p.version, p.commits) <= (EXCLUDED.version, EXCLUDED.commits)`, string(doc), version, commits, failure)
	if err != nil || tag.RowsAffected() == 0 || unreadable != nil {
		return err
	}
	if err := writeStakeholders(ctx, tx, doc, group, m.Stakeholders); err != nil {
		return err
	}
	if err := writeRelations(ctx, tx, doc, group, m.Relations); err != nil {
		return err
	}
	if err := stakeholders.NotePositions(ctx, tx, doc, m.Stakeholders); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `
		DELETE FROM stakeholder_positions p WHERE p.document_id = $1 AND p.day < (now() AT TIME ZONE 'utc')::date - 30
		   AND NOT EXISTS (SELECT FROM stakeholders s WHERE s.document_id = $1 AND s.id = p.stakeholder_id)`, string(doc))
	return err
}
