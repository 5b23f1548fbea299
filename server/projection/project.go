package projection

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

// Projector knows the rows of one kind of document.
type Projector interface {
	// Kind is the kind it projects.
	Kind() string
	// Version of what is projected; a higher one projects every document anew.
	Version() int
	// Read reads a document from its state as one Yjs update, nil if it is empty.
	Read(state []byte) (any, error)
	// Write writes what differs from the rows there are.
	Write(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, group string, read any) error
}

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
		SELECT d.id::text FROM documents d JOIN unnest($1::text[], $2::int[]) AS k (kind, version) ON k.kind = d.kind
		  LEFT JOIN projections p ON p.document_id = d.id
		 WHERE d.ready AND (p.document_id IS NULL OR p.version < k.version OR p.commits < `+commitsOf+`)
		 LIMIT $3`, w.kinds, w.versions, sweepBatch)
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
	if !w.hasRows(doc) {
		return nil
	}
	// Counted before it is loaded: what is committed in between makes the count
	// too low, and is projected again, never passed over.
	var kind, group string
	var commits int64
	err := w.pool.QueryRow(ctx, `SELECT d.kind, d.group_id::text, `+commitsOf+` FROM documents d WHERE d.id = $1 AND d.ready`,
		string(doc)).Scan(&kind, &group, &commits)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("project doc=%s: %w", doc, err)
	}
	projector := w.projectors[kind]
	if projector == nil {
		w.noteRowless(doc)
		return nil
	}
	loaded, err := w.loader.Load(ctx, string(doc))
	if errors.Is(err, journal.ErrUnknownDocument) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("project doc=%s: %w", doc, err)
	}
	content, unreadable := read(projector, loaded.Updates)
	if unreadable != nil {
		w.logger.Error().Err(unreadable).Str("doc", string(doc)).Msg("a document cannot be projected; its rows stay as they are until it changes")
	}
	err = pgx.BeginFunc(ctx, w.pool, func(tx pgx.Tx) error {
		return write(ctx, tx, projector, doc, group, commits, content, unreadable)
	})
	if err != nil {
		return fmt.Errorf("project doc=%s: %w", doc, err)
	}
	return nil
}

// read reads a document. A panic would be a defect of ours, and must not end the
// worker that serves all documents.
func read(projector Projector, updates [][]byte) (content any, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			content, err = nil, fmt.Errorf("reading it panicked: %v", cause)
		}
	}()
	if len(updates) == 0 {
		return projector.Read(nil)
	}
	state, err := ydoc.MergeUpdates(updates...)
	if err != nil {
		return nil, err
	}
	return projector.Read(state)
}

// write writes what differs, unless somebody has written a newer state.
func write(ctx context.Context, tx pgx.Tx, projector Projector, doc collab.DocumentID, group string, commits int64, content any, unreadable error) error {
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
		 WHERE (p.version, p.commits) <= (EXCLUDED.version, EXCLUDED.commits)`, string(doc), projector.Version(), commits, failure)
	if err != nil || tag.RowsAffected() == 0 || unreadable != nil {
		return err
	}
	return projector.Write(ctx, tx, doc, group, content)
}
