package comments

import (
	"context"
	"fmt"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/paging"
)

// Filter is which threads of a document are wanted; what is empty does not count.
type Filter struct {
	State        string `query:"state" enum:"open,resolved" doc:"Only open or resolved threads."`
	Kind         string `query:"kind" enum:"comment,suggestion" doc:"Only comments or suggestions."`
	Mine         bool   `query:"mine" doc:"Only threads in which you have written."`
	Mentions     bool   `query:"mentions" doc:"Only threads that mention you, your organisation or your role."`
	Unread       bool   `query:"unread" doc:"Only threads with something you have not read."`
	Municipality string `query:"municipality" maxLength:"100" doc:"Only threads in which people of this organisation have written."`
	Orphaned     bool   `query:"orphaned" doc:"Only threads whose place is gone."`
	// Since is a pointer in spirit: -1 is "from the beginning".
	Since int64 `query:"since" default:"-1" minimum:"-1" doc:"Only threads changed after this number (the seq of an earlier answer), in the order of their changes, and in gone those deleted. Filters do not apply to gone."`
}

// reader is who wants to see threads.
type reader struct {
	person       collab.PersonID
	role         string
	organisation string
}

// ThreadPage is a page of threads.
type ThreadPage struct {
	Items []Thread `json:"items" nullable:"false"`
	Next  string   `json:"next,omitempty" doc:"Pass as cursor to read on; absent on the last page."`
	Seq   int64    `json:"seq" doc:"Of the document's comments before this page was read. Keep that of the first page, and pass it as since later."`
	Gone  []string `json:"gone" nullable:"false" doc:"With since: ids of threads deleted after it."`
}

// conditions are the filters: $1 document, $2 person, $3 state, $4 kind, $5 mine,
// $6 mentions, $7 organisation of the person, $8 role of the person, $9 unread,
// $10 municipality, $11 orphaned.
const conditions = `t.document_id = $1 AND t.gone_at IS NULL
	AND ($3 = '' OR t.status = $3) AND ($4 = '' OR t.kind = $4) AND (NOT $11 OR t.anchor_state = 'orphaned')
	AND (NOT $5 OR EXISTS (SELECT FROM comments c WHERE c.thread_id = t.id AND c.author_id = $2 AND c.deleted_at IS NULL))
	AND ($10 = '' OR EXISTS (SELECT FROM comments c JOIN people p ON p.id = c.author_id
		WHERE c.thread_id = t.id AND p.organisation_id = $10 AND c.deleted_at IS NULL))
	AND (NOT $6 OR EXISTS (SELECT FROM comments c JOIN comment_mentions m ON m.comment_id = c.id WHERE c.thread_id = t.id AND
		(m.kind = 'person' AND m.ref = $2::text OR m.kind = 'organisation' AND m.ref = $7
		 OR m.kind = 'role' AND m.ref IN ($8, $8 || '@' || $7))))
	AND (NOT $9 OR EXISTS (SELECT FROM comments c WHERE c.thread_id = t.id AND c.deleted_at IS NULL
		AND c.author_id IS DISTINCT FROM $2 AND c.seq > ` + readUpTo + `))`

// List returns threads of the document as the reader sees them: oldest first, or,
// with since, in the order in which they changed. A page costs two round trips,
// however many threads there are.
func (s *Store) List(ctx context.Context, doc collab.DocumentID, who reader, f Filter, q paging.Query) (ThreadPage, error) {
	from, err := startOf(f, q)
	if err != nil {
		return ThreadPage{}, err
	}
	// The threads of the page are cut out by an index first.
	sql := `SELECT ` + threadColumns + ` FROM (SELECT * FROM comment_threads t WHERE ` + conditions + ` AND ` + from.condition +
		` ORDER BY ` + from.order + ` LIMIT $12) t ORDER BY ` + from.order
	args := append([]any{string(doc), string(who.person), f.State, f.Kind, f.Mine, f.Mentions, who.organisation, who.role,
		f.Unread, f.Municipality, f.Orphaned, q.Rows()}, from.args...)

	page := ThreadPage{Gone: []string{}}
	var found []threadRow
	batch := &pgx.Batch{}
	batch.Queue(`SELECT COALESCE((SELECT seq FROM comment_seqs WHERE document_id = $1), 0)`, string(doc)).
		QueryRow(func(r pgx.Row) error { return r.Scan(&page.Seq) })
	batch.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
		found, err = pgx.CollectRows(rows, scanThread)
		return err
	})
	if f.Since >= 0 {
		batch.Queue(`SELECT id::text FROM comment_threads WHERE document_id = $1 AND seq > $2 AND gone_at IS NOT NULL ORDER BY seq`,
			string(doc), f.Since).Query(func(rows pgx.Rows) (err error) {
			page.Gone, err = pgx.AppendRows(page.Gone, rows, pgx.RowTo[string])
			return err
		})
	}
	if err := s.pool.SendBatch(ctx, batch).Close(); err != nil {
		return ThreadPage{}, fmt.Errorf("list threads doc=%s: %w", doc, err)
	}
	cut := paging.Cut(q, found, func(t threadRow) paging.Key { return from.key(t.Thread) })
	page.Next = cut.Next
	if page.Items, err = fill(ctx, s.pool, who.person, cut.Items); err != nil {
		return ThreadPage{}, fmt.Errorf("list threads doc=%s: %w", doc, err)
	}
	return page, nil
}

// start is where a page begins, and in which order it goes on.
type start struct {
	condition, order string
	args             []any
	key              func(Thread) paging.Key
}

func startOf(f Filter, q paging.Query) (start, error) {
	if f.Since >= 0 {
		after, isNext, err := q.After()
		if err != nil {
			return start{}, err
		}
		seq := f.Since
		if isNext {
			if seq, err = strconv.ParseInt(after.Sort, 10, 64); err != nil {
				return start{}, huma.Error400BadRequest("The cursor is not one of this list. Start again without it.")
			}
		}
		return start{condition: `(t.seq > $13 OR $14 AND t.seq = $13 AND t.id::text > $15)`, order: `t.seq, t.id::text`,
			args: []any{seq, isNext, after.ID},
			key:  func(t Thread) paging.Key { return paging.Key{Sort: strconv.FormatInt(t.Seq, 10), ID: t.ID} }}, nil
	}
	at, id, isNext, err := q.AfterTime()
	return start{condition: `(NOT $13 OR (t.created_at, t.id::text) > ($14, $15))`, order: `t.created_at, t.id::text`,
		args: []any{isNext, at, id},
		key:  func(t Thread) paging.Key { return paging.TimeKey(t.CreatedAt, t.ID) }}, err
}

// All returns every thread of the document, oldest first, as nobody in particular
// sees it; for exports.
func (s *Store) All(ctx context.Context, doc collab.DocumentID) ([]Thread, error) {
	rows, err := s.pool.Query(ctx, `SELECT `+threadColumns+` FROM comment_threads t
		WHERE t.document_id = $1 AND t.gone_at IS NULL ORDER BY t.created_at, t.id::text`, string(doc), viewer(""))
	if err != nil {
		return nil, fmt.Errorf("read all threads doc=%s: %w", doc, err)
	}
	found, err := pgx.CollectRows(rows, scanThread)
	if err != nil {
		return nil, fmt.Errorf("read all threads doc=%s: %w", doc, err)
	}
	threads, err := fill(ctx, s.pool, "", found)
	if err != nil {
		return nil, fmt.Errorf("read all threads doc=%s: %w", doc, err)
	}
	return threads, nil
}
