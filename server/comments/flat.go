package comments

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/paging"
	"samrad/server/people"
)

// Comment is one remark as programs see it that know nothing of threads.
type Comment struct {
	ID        string          `json:"id" format:"uuid"`
	ThreadID  string          `json:"threadId" format:"uuid"`
	Body      string          `json:"body"`
	Anchor    json.RawMessage `json:"anchor"`
	Author    people.Maybe    `json:"author"`
	CreatedAt time.Time       `json:"createdAt"`
}

const selectFlat = `SELECT c.id::text, c.thread_id::text, c.body, t.anchor::text, c.created_at, ` + people.Columns + `
	FROM comments c JOIN comment_threads t ON t.id = c.thread_id
	LEFT JOIN people p ON p.id = c.author_id LEFT JOIN organisations o ON o.id = p.organisation_id `

func scanFlat(r pgx.CollectableRow) (Comment, error) {
	var c Comment
	var author people.Row
	var anchor *string
	err := r.Scan(append([]any{&c.ID, &c.ThreadID, &c.Body, &anchor, &c.CreatedAt}, author.Fields()...)...)
	if anchor != nil {
		c.Anchor = json.RawMessage(*anchor)
	}
	c.Author = author.Person()
	return c, err
}

// ListFlat returns the comments of the document without their threads, oldest first.
func (s *Store) ListFlat(ctx context.Context, doc collab.DocumentID, q paging.Query) (paging.Page[Comment], error) {
	at, id, isNext, err := q.AfterTime()
	if err != nil {
		return paging.Page[Comment]{}, err
	}
	rows, err := s.pool.Query(ctx, selectFlat+`
		 WHERE c.document_id = $1 AND c.deleted_at IS NULL AND (NOT $2 OR (c.created_at, c.id::text) > ($3, $4))
		 ORDER BY c.created_at, c.id::text LIMIT $5`, string(doc), isNext, at, id, q.Rows())
	if err != nil {
		return paging.Page[Comment]{}, fmt.Errorf("list comments doc=%s: %w", doc, err)
	}
	items, err := pgx.CollectRows(rows, scanFlat)
	if err != nil {
		return paging.Page[Comment]{}, fmt.Errorf("list comments doc=%s: %w", doc, err)
	}
	return paging.Cut(q, items, func(c Comment) paging.Key { return paging.TimeKey(c.CreatedAt, c.ID) }), nil
}

// flat reads one comment.
func (s *Store) flat(ctx context.Context, doc collab.DocumentID, comment string) (Comment, error) {
	rows, err := s.pool.Query(ctx, selectFlat+`WHERE c.document_id = $1 AND c.id = $2`, string(doc), comment)
	if err != nil {
		return Comment{}, fmt.Errorf("read comment=%s: %w", comment, err)
	}
	c, err := pgx.CollectExactlyOneRow(rows, scanFlat)
	if err != nil {
		return Comment{}, fmt.Errorf("read comment=%s: %w", comment, err)
	}
	return c, nil
}
