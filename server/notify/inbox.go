package notify

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/paging"
	"samrad/server/people"
)

// excerptLength is how much of a comment an inbox shows.
const excerptLength = 200

// Inbox is a page of what somebody was told, newest thread first.
type Inbox struct {
	Items  []Entry `json:"items" nullable:"false"`
	Next   string  `json:"next,omitempty" doc:"Pass as cursor to read on; absent on the last page."`
	Unread int     `json:"unread" doc:"Unread notifications in all."`
}

// Entry is everything somebody was told of one thread.
type Entry struct {
	Thread        Place          `json:"thread"`
	Unread        int            `json:"unread"`
	At            time.Time      `json:"at" doc:"Of the newest."`
	Notifications []Notification `json:"notifications" nullable:"false" doc:"Newest first; at most 20."`
}

// Place is a thread and where it stands.
type Place struct {
	ID            string `json:"id" format:"uuid"`
	DocumentID    string `json:"documentId" format:"uuid"`
	DocumentTitle string `json:"documentTitle"`
	DocumentKind  string `json:"documentKind" enum:"strategy,stakeholder_map,goal_list"`
	GroupID       string `json:"groupId" format:"uuid"`
	GroupName     string `json:"groupName"`
	Kind          string `json:"kind" enum:"comment,suggestion"`
	Quote         string `json:"quote"`
	Status        string `json:"status" enum:"open,resolved"`
}

// Notification is one thing somebody was told.
type Notification struct {
	ID        string       `json:"id" format:"uuid"`
	Kind      Kind         `json:"kind" enum:"mention,reply,new_thread,resolved,suggestion_decided"`
	CommentID string       `json:"commentId,omitempty"`
	Excerpt   string       `json:"excerpt,omitempty" doc:"Of the comment, without its marks."`
	Decision  string       `json:"decision,omitempty" doc:"Of suggestion_decided: accepted, rejected or overtaken."`
	Actor     people.Maybe `json:"actor"`
	CreatedAt time.Time    `json:"createdAt"`
	ReadAt    *time.Time   `json:"readAt,omitempty"`
}

// visible are the notifications of people who may still see the document.
const visible = `notifications n JOIN comment_threads t ON t.id = n.thread_id AND t.gone_at IS NULL
	JOIN documents d ON d.id = n.document_id AND d.ready
	JOIN group_members m ON m.group_id = d.group_id AND m.person_id = n.person_id`

// list returns a page of a person's inbox.
func (s *Service) list(ctx context.Context, person collab.PersonID, unread bool, q paging.Query) (Inbox, error) {
	inbox := Inbox{}
	after, isNext, err := q.After()
	if err != nil {
		return inbox, err
	}
	at := time.Time{}
	if isNext {
		micros, err := strconv.ParseInt(after.Sort, 10, 64)
		if err != nil || micros < 0 || micros > 1<<52 {
			isNext = false
		}
		at = time.UnixMicro(micros)
	}
	rows, err := s.pool.Query(ctx, `
		WITH threads AS (
			SELECT n.thread_id, max(n.created_at) AS at, count(*) FILTER (WHERE n.read_at IS NULL) AS unread
			  FROM `+visible+` WHERE n.person_id = $1
			 GROUP BY n.thread_id
			HAVING (NOT $2 OR count(*) FILTER (WHERE n.read_at IS NULL) > 0) AND (NOT $3 OR (max(n.created_at), n.thread_id::text) < ($4, $5))
			 ORDER BY max(n.created_at) DESC, n.thread_id::text DESC LIMIT $6)
		SELECT t.id::text, d.id::text, d.title, d.kind, g.id::text, g.name, t.kind, t.quote, t.status, x.unread, x.at,
		       (SELECT json_agg(json_build_object('id', n.id, 'kind', n.kind, 'commentId', COALESCE(n.comment_id::text, ''),
		               'excerpt', COALESCE(c.body, ''), 'createdAt', n.created_at, 'readAt', n.read_at,
		               'decision', CASE WHEN n.kind = 'suggestion_decided' THEN COALESCE(t.suggestion_state, '') ELSE '' END,
		               'actor', `+actorJSON+`) ORDER BY n.created_at DESC, n.id)
		          FROM (SELECT * FROM notifications WHERE person_id = $1 AND thread_id = t.id ORDER BY created_at DESC LIMIT 20) n
		          LEFT JOIN comments c ON c.id = n.comment_id)
		  FROM threads x JOIN comment_threads t ON t.id = x.thread_id JOIN documents d ON d.id = t.document_id JOIN groups g ON g.id = d.group_id
		 ORDER BY x.at DESC, t.id::text DESC`, string(person), unread, isNext, at, after.ID, q.Rows())
	if err != nil {
		return inbox, fmt.Errorf("read inbox person=%s: %w", person, err)
	}
	items, err := pgx.CollectRows(rows, scanEntry)
	if err != nil {
		return inbox, fmt.Errorf("read inbox person=%s: %w", person, err)
	}
	page := paging.Cut(q, items, func(e Entry) paging.Key { return paging.TimeKey(e.At, e.Thread.ID) })
	inbox.Items, inbox.Next = page.Items, page.Next
	counts, err := s.unread(ctx, []collab.PersonID{person})
	inbox.Unread = counts[person]
	return inbox, err
}

const actorJSON = `(SELECT json_build_object('id', p.id, 'name', p.name, 'organisation', json_build_object('id', o.id, 'name', o.name,
	'shortName', o.short_name, 'country', o.country, 'kind', o.kind, 'colour', o.colour))
	FROM people p JOIN organisations o ON o.id = p.organisation_id WHERE p.id = n.actor_id)`

func scanEntry(r pgx.CollectableRow) (Entry, error) {
	var e Entry
	var list []byte
	p := &e.Thread
	err := r.Scan(&p.ID, &p.DocumentID, &p.DocumentTitle, &p.DocumentKind, &p.GroupID, &p.GroupName, &p.Kind, &p.Quote, &p.Status,
		&e.Unread, &e.At, &list)
	if err != nil {
		return e, err
	}
	if err := json.Unmarshal(list, &e.Notifications); err != nil {
		return e, fmt.Errorf("read notifications: %w", err)
	}
	for i := range e.Notifications {
		e.Notifications[i].Excerpt = Plain(e.Notifications[i].Excerpt, excerptLength)
	}
	return e, nil
}

// unread counts what people have not read; who has nothing is not in the answer.
func (s *Service) unread(ctx context.Context, who []collab.PersonID) (map[collab.PersonID]int, error) {
	ids := make([]string, len(who))
	for i, p := range who {
		ids[i] = string(p)
	}
	rows, err := s.pool.Query(ctx, `SELECT n.person_id::text, count(*) FROM `+visible+`
		WHERE n.person_id = ANY($1::uuid[]) AND n.read_at IS NULL GROUP BY n.person_id`, ids)
	if err != nil {
		return nil, fmt.Errorf("count unread notifications: %w", err)
	}
	counts := map[collab.PersonID]int{}
	var person collab.PersonID
	var n int
	_, err = pgx.ForEachRow(rows, []any{&person, &n}, func() error { counts[person] = n; return nil })
	if err != nil {
		return nil, fmt.Errorf("count unread notifications: %w", err)
	}
	return counts, nil
}

// read marks notifications as read: those named, those of the threads named, or all.
func (s *Service) read(ctx context.Context, person collab.PersonID, ids, threads []string, all bool) error {
	_, err := s.pool.Exec(ctx, `
		UPDATE notifications SET read_at = now() WHERE person_id = $1 AND read_at IS NULL
		   AND ($4 OR id = ANY($2::uuid[]) OR thread_id = ANY($3::uuid[]))`, string(person), ids, threads, all)
	if err != nil {
		return fmt.Errorf("read notifications person=%s: %w", person, err)
	}
	return nil
}
