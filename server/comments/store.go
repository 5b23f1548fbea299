package comments

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/paging"
	"samrad/server/people"
)

// Comment is one remark.
type Comment struct {
	ID        string          `json:"id" format:"uuid"`
	Body      string          `json:"body"`
	Anchor    json.RawMessage `json:"anchor"`
	Author    people.Maybe    `json:"author"`
	CreatedAt time.Time       `json:"createdAt"`
}

// Store reads and writes comments. It trusts that the caller's right was
// checked; the document still comes first in every WHERE.
type Store struct{ pool *pgxpool.Pool }

// NewStore returns a Store on pool.
func NewStore(pool *pgxpool.Pool) *Store { return &Store{pool: pool} }

const selectComment = `SELECT c.id::text, c.body, c.anchor, c.created_at, ` + people.Columns + `
	FROM comments c LEFT JOIN people p ON p.id = c.author_id LEFT JOIN organisations o ON o.id = p.organisation_id `

func scan(r pgx.CollectableRow) (Comment, error) {
	var c Comment
	var author people.Row
	var anchor *string
	err := r.Scan(append([]any{&c.ID, &c.Body, &anchor, &c.CreatedAt}, author.Fields()...)...)
	if anchor != nil {
		c.Anchor = json.RawMessage(*anchor)
	}
	c.Author = author.Person()
	return c, err
}

// List returns the comments of the document, oldest first.
func (s *Store) List(ctx context.Context, doc collab.DocumentID, q paging.Query) (paging.Page[Comment], error) {
	at, id, isNext, err := q.AfterTime()
	if err != nil {
		return paging.Page[Comment]{}, err
	}
	rows, err := s.pool.Query(ctx, selectComment+`
		 WHERE c.document_id = $1 AND c.deleted_at IS NULL AND (NOT $2 OR (c.created_at, c.id::text) > ($3, $4))
		 ORDER BY c.created_at, c.id::text LIMIT $5`, string(doc), isNext, at, id, q.Rows())
	if err != nil {
		return paging.Page[Comment]{}, fmt.Errorf("list comments doc=%s: %w", doc, err)
	}
	items, err := pgx.CollectRows(rows, scan)
	if err != nil {
		return paging.Page[Comment]{}, fmt.Errorf("list comments doc=%s: %w", doc, err)
	}
	return paging.Cut(q, items, func(c Comment) paging.Key { return paging.TimeKey(c.CreatedAt, c.ID) }), nil
}

// Create stores a comment of author and returns it as others see it. A nil
// anchor is a comment on the whole document.
func (s *Store) Create(ctx context.Context, doc collab.DocumentID, author collab.PersonID, body string, anchor json.RawMessage) (Comment, error) {
	var text *string
	if len(anchor) > 0 {
		text = new(string)
		*text = string(anchor)
	}
	var id string
	err := s.pool.QueryRow(ctx,
		`INSERT INTO comments (document_id, author_id, body, anchor) VALUES ($1, $2, $3, $4) RETURNING id::text`,
		string(doc), string(author), body, text).Scan(&id)
	if err != nil {
		return Comment{}, fmt.Errorf("create comment doc=%s: %w", doc, err)
	}
	rows, err := s.pool.Query(ctx, selectComment+`WHERE c.document_id = $1 AND c.id = $2`, string(doc), id)
	if err != nil {
		return Comment{}, fmt.Errorf("read comment=%s: %w", id, err)
	}
	c, err := pgx.CollectExactlyOneRow(rows, scan)
	if err != nil {
		return Comment{}, fmt.Errorf("read comment=%s: %w", id, err)
	}
	return c, nil
}

// Find returns the document a comment stands beside and who wrote it (empty
// when that person was erased), or access.ErrNotFound. Whether the caller may
// know of that document is still to be checked.
func (s *Store) Find(ctx context.Context, id string) (collab.DocumentID, collab.PersonID, error) {
	if parsed, err := uuid.Parse(id); err != nil || parsed.String() != id {
		return "", "", access.ErrNotFound
	}
	var doc collab.DocumentID
	var author collab.PersonID
	err := s.pool.QueryRow(ctx,
		`SELECT document_id::text, COALESCE(author_id::text, '') FROM comments WHERE id = $1 AND deleted_at IS NULL`,
		id).Scan(&doc, &author)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", "", access.ErrNotFound
	}
	if err != nil {
		return "", "", fmt.Errorf("find comment=%s: %w", id, err)
	}
	return doc, author, nil
}

// Delete withdraws a comment: its text is gone, its row stays.
func (s *Store) Delete(ctx context.Context, doc collab.DocumentID, author collab.PersonID, id string) error {
	_, err := s.pool.Exec(ctx, `
		UPDATE comments SET deleted_at = now(), body = '', anchor = NULL
		 WHERE document_id = $1 AND author_id = $2 AND id = $3 AND deleted_at IS NULL`, string(doc), string(author), id)
	if err != nil {
		return fmt.Errorf("delete comment=%s: %w", id, err)
	}
	return nil
}
