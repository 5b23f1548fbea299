package comments

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
)

// The deeds of this package in the audit log.
const (
	CommentRemoved    audit.Action = "comment.removed" // by a coordinator, not by its author
	SuggestionDecided audit.Action = "suggestion.decided"
)

// Store reads and writes comments. It trusts that the caller's right was
// checked; the document still comes first in every WHERE.
type Store struct {
	pool  *pgxpool.Pool
	audit *audit.Log
}

// NewStore returns a Store on pool.
func NewStore(pool *pgxpool.Pool) *Store { return &Store{pool: pool, audit: audit.New(pool)} }

// change runs f in a transaction as the next change of the document's comments.
// Changes of one document wait for each other here.
func (s *Store) change(ctx context.Context, doc collab.DocumentID, f func(tx pgx.Tx, seq int64) error) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		var seq int64
		err := tx.QueryRow(ctx, `
			INSERT INTO comment_seqs AS s (document_id, seq) VALUES ($1, 1)
			ON CONFLICT (document_id) DO UPDATE SET seq = s.seq + 1 RETURNING seq`, string(doc)).Scan(&seq)
		if err != nil {
			return err
		}
		return f(tx, seq)
	})
	if err != nil {
		return fmt.Errorf("change comments doc=%s: %w", doc, err)
	}
	return nil
}

// touch makes a change of the thread visible to whoever reads "since".
func touch(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, thread string, seq int64) error {
	_, err := tx.Exec(ctx, `UPDATE comment_threads SET seq = $3, updated_at = now() WHERE document_id = $1 AND id = $2`,
		string(doc), thread, seq)
	return err
}

// DocumentOf returns the document a thread stands beside, or access.ErrNotFound.
// Whether the caller may know of that document is still to be checked.
func (s *Store) DocumentOf(ctx context.Context, thread string) (collab.DocumentID, error) {
	if !isID(thread) {
		return "", access.ErrNotFound
	}
	var doc collab.DocumentID
	err := s.pool.QueryRow(ctx, `SELECT document_id::text FROM comment_threads WHERE id = $1 AND gone_at IS NULL`, thread).Scan(&doc)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", access.ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("find thread=%s: %w", thread, err)
	}
	return doc, nil
}

// found is where a comment stands and who wrote it (empty when erased).
type found struct {
	doc    collab.DocumentID
	thread string
	author collab.PersonID
}

// Find returns where a comment stands, or access.ErrNotFound. Whether the caller
// may know of its document is still to be checked.
func (s *Store) Find(ctx context.Context, comment string) (found, error) {
	var f found
	if !isID(comment) {
		return f, access.ErrNotFound
	}
	err := s.pool.QueryRow(ctx,
		`SELECT document_id::text, thread_id::text, COALESCE(author_id::text, '') FROM comments WHERE id = $1 AND deleted_at IS NULL`,
		comment).Scan(&f.doc, &f.thread, &f.author)
	if errors.Is(err, pgx.ErrNoRows) {
		return f, access.ErrNotFound
	}
	if err != nil {
		return f, fmt.Errorf("find comment=%s: %w", comment, err)
	}
	return f, nil
}

func isID(s string) bool {
	id, err := uuid.Parse(s)
	return err == nil && id.String() == s
}
