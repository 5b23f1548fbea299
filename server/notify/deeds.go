package notify

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// Kind is what happened.
type Kind string

// The kinds.
const (
	Mentioned         Kind = "mention"
	Replied           Kind = "reply"
	NewThread         Kind = "new_thread"
	ThreadResolved    Kind = "resolved"
	SuggestionDecided Kind = "suggestion_decided"
)

// Deed is something that was said or done in a thread.
type Deed struct {
	Document collab.DocumentID
	Thread   string
	Comment  string // empty: the thread as a whole
	Actor    collab.PersonID
	Kind     Kind // of what is not a mention; empty: only mentions count
}

// Said makes the notifications of a comment in its transaction: for whom it
// mentions; for followers, when it answers; for coordinators, when it begins a
// thread. Each person gets one, for the best reason, and who has one for this
// comment gets no other. Those mentioned by name follow the thread from then on,
// unless they have said no. It returns who is to be told after the commit.
func Said(ctx context.Context, tx pgx.Tx, d Deed) ([]collab.PersonID, error) {
	_, err := tx.Exec(ctx, `
		INSERT INTO comment_followers (thread_id, person_id, following)
		SELECT $1, x.ref::uuid, true FROM comment_mentions x WHERE x.comment_id = $2 AND x.kind = 'person'
		ON CONFLICT DO NOTHING`, d.Thread, d.Comment)
	if err != nil {
		return nil, fmt.Errorf("let the mentioned follow thread=%s: %w", d.Thread, err)
	}
	return insert(ctx, tx, `
		SELECT m.person_id, 'mention' AS kind, 1 AS rank FROM members m JOIN people p ON p.id = m.person_id
		 WHERE EXISTS (SELECT FROM comment_mentions x WHERE x.comment_id = $3 AND (
		       x.kind = 'person' AND x.ref = m.person_id::text OR x.kind = 'organisation' AND x.ref = p.organisation_id
		       OR x.kind = 'role' AND x.ref IN (m.role, m.role || '@' || p.organisation_id)))
		UNION ALL
		SELECT f.person_id, 'reply', 2 FROM comment_followers f WHERE $5 = 'reply' AND f.thread_id = $2 AND f.following
		UNION ALL
		SELECT m.person_id, 'new_thread', 3 FROM members m WHERE $5 = 'new_thread' AND m.role = 'coordinator'`, d)
}

// Ended is Said for a thread that was resolved or decided: its followers are told.
func Ended(ctx context.Context, tx pgx.Tx, d Deed) ([]collab.PersonID, error) {
	return insert(ctx, tx, `
		SELECT f.person_id, $5, 2 AS rank FROM comment_followers f WHERE f.thread_id = $2 AND f.following`, d)
}

// insert makes a notification for each of the candidates (person_id, kind, rank)
// who is a member, is not the actor and, mentions apart, has not turned the thread off.
func insert(ctx context.Context, tx pgx.Tx, candidates string, d Deed) ([]collab.PersonID, error) {
	var comment *string
	if d.Comment != "" {
		comment = &d.Comment
	}
	rows, err := tx.Query(ctx, `
		WITH members AS (SELECT m.* FROM group_members m JOIN documents d ON d.group_id = m.group_id WHERE d.id = $1),
		     candidates (person_id, kind, rank) AS (`+candidates+`)
		INSERT INTO notifications (person_id, kind, document_id, thread_id, comment_id, actor_id)
		SELECT DISTINCT ON (c.person_id) c.person_id, c.kind, $1::uuid, $2::uuid, $3::uuid, $4::uuid
		  FROM candidates c JOIN members m ON m.person_id = c.person_id
		 WHERE c.person_id <> $4
		   AND (c.rank = 1 OR NOT EXISTS (SELECT FROM comment_followers f WHERE f.thread_id = $2 AND f.person_id = c.person_id AND NOT f.following))
		   AND NOT EXISTS (SELECT FROM notifications n WHERE n.comment_id = $3 AND n.person_id = c.person_id)
		 ORDER BY c.person_id, c.rank
		RETURNING person_id::text`, string(d.Document), d.Thread, comment, string(d.Actor), string(d.Kind))
	if err != nil {
		return nil, fmt.Errorf("notify of thread=%s: %w", d.Thread, err)
	}
	people, err := pgx.CollectRows(rows, pgx.RowTo[collab.PersonID])
	if err != nil {
		return nil, fmt.Errorf("notify of thread=%s: %w", d.Thread, err)
	}
	return people, nil
}

// Withdrawn takes back what was told of a comment that is deleted.
func Withdrawn(ctx context.Context, tx pgx.Tx, comment string) ([]collab.PersonID, error) {
	return changed(ctx, tx, `DELETE FROM notifications WHERE comment_id = $1 RETURNING person_id::text`, comment)
}

// ReadIn notes that a person has seen what they were told of a thread, up to a
// number of the document's comments; of all its threads when thread is empty. It
// tells whether that was any.
func ReadIn(ctx context.Context, tx pgx.Tx, person collab.PersonID, doc collab.DocumentID, thread string, seq int64) (bool, error) {
	people, err := changed(ctx, tx, `
		UPDATE notifications n SET read_at = now() WHERE n.person_id = $1 AND n.document_id = $2 AND n.read_at IS NULL
		   AND ($3 = '' OR n.thread_id::text = $3)
		   AND NOT EXISTS (SELECT FROM comments c WHERE c.id = n.comment_id AND c.seq > $4)
		RETURNING n.person_id::text`, string(person), string(doc), thread, seq)
	return len(people) > 0, err
}

func changed(ctx context.Context, tx pgx.Tx, sql string, args ...any) ([]collab.PersonID, error) {
	rows, err := tx.Query(ctx, sql, args...)
	if err != nil {
		return nil, fmt.Errorf("change notifications: %w", err)
	}
	people, err := pgx.CollectRows(rows, pgx.RowTo[collab.PersonID])
	if err != nil {
		return nil, fmt.Errorf("change notifications: %w", err)
	}
	return people, nil
}
