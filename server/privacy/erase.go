package privacy

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/audit"
)

// PersonErased is the audit log's word for it. The entry holds no name.
const PersonErased audit.Action = "person.erased"

// SoleCoordinator is refused: a group would have nobody who can let others in.
type SoleCoordinator struct{ Groups []string }

// Error says what to do.
func (e SoleCoordinator) Error() string {
	return "this person is the only coordinator of " + strings.Join(e.Groups, ", ") + "; make somebody else coordinator there first"
}

// ErrUnknown: there is no such person.
var ErrUnknown = errors.New("privacy: unknown person")

// Erased says what was done.
type Erased struct {
	Kept    int64 // comments whose text stays, without an author
	Removed int64 // comments whose text is gone
}

// Erase forgets a person. All or nothing.
func Erase(ctx context.Context, pool *pgxpool.Pool, person collab.PersonID) (Erased, error) {
	var e Erased
	err := pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := mayGo(ctx, tx, person); err != nil {
			return err
		}
		if err := eraseComments(ctx, tx, person, &e); err != nil {
			return err
		}
		if err := eraseNames(ctx, tx, person); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, `DELETE FROM people WHERE id = $1`, string(person))
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return ErrUnknown
		}
		return audit.New(tx).Write(ctx, audit.Entry{Action: PersonErased, Object: "person:" + string(person),
			Details: map[string]any{"commentsKept": e.Kept, "commentsRemoved": e.Removed}})
	})
	if err != nil {
		return Erased{}, fmt.Errorf("erase person=%s: %w", person, err)
	}
	return e, nil
}

// mayGo refuses who coordinates a group alone. The groups are locked, as in every
// change of their members.
func mayGo(ctx context.Context, tx pgx.Tx, person collab.PersonID) error {
	rows, err := tx.Query(ctx, `
		SELECT g.name, (SELECT count(*) FROM group_members o WHERE o.group_id = g.id AND o.role = 'coordinator' AND o.person_id <> $1),
		       (SELECT count(*) FROM group_members o WHERE o.group_id = g.id AND o.person_id <> $1)
		  FROM groups g JOIN group_members m ON m.group_id = g.id WHERE m.person_id = $1 AND m.role = 'coordinator'
		 ORDER BY g.name FOR UPDATE OF g`, string(person))
	if err != nil {
		return err
	}
	var alone []string
	var name string
	var coordinators, others int
	_, err = pgx.ForEachRow(rows, []any{&name, &coordinators, &others}, func() error {
		if coordinators == 0 && others > 0 {
			alone = append(alone, name)
		}
		return nil
	})
	if err == nil && len(alone) > 0 {
		return SoleCoordinator{alone}
	}
	return err
}

// eraseComments removes the texts where the group wants that. Seq moves on, so
// that open pages notice at their next look.
func eraseComments(ctx context.Context, tx pgx.Tx, person collab.PersonID, e *Erased) error {
	const where = ` FROM documents d JOIN groups g ON g.id = d.group_id WHERE d.id = c.document_id AND c.author_id = $1 AND c.deleted_at IS NULL`
	if err := tx.QueryRow(ctx, `SELECT count(*) FROM comments c WHERE EXISTS (SELECT`+where+` AND g.erase_comments = 'keep')`,
		string(person)).Scan(&e.Kept); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `
		UPDATE comment_seqs s SET seq = seq + 1 WHERE EXISTS (SELECT FROM comments c WHERE c.document_id = s.document_id
			AND (c.author_id = $1 OR c.body LIKE '%(person:' || $1::text || ')%'))
		    OR EXISTS (SELECT FROM comment_threads t WHERE t.document_id = s.document_id AND $1 IN (t.decided_by, t.resolved_by))`, string(person))
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `
		UPDATE comment_threads t SET seq = s.seq FROM comment_seqs s WHERE s.document_id = t.document_id AND EXISTS (
			SELECT FROM comments c WHERE c.thread_id = t.id AND (c.author_id = $1 OR c.body LIKE '%(person:' || $1::text || ')%'))`, string(person))
	if err != nil {
		return err
	}
	// What names them elsewhere in a thread is news as well.
	_, err = tx.Exec(ctx, `
		UPDATE comment_threads t SET seq = s.seq, word = CASE WHEN t.decided_by = $1 AND g.erase_comments = 'remove' THEN '' ELSE t.word END
		  FROM comment_seqs s, documents d, groups g
		 WHERE s.document_id = t.document_id AND d.id = t.document_id AND g.id = d.group_id AND $1 IN (t.decided_by, t.resolved_by)`, string(person))
	if err != nil {
		return err
	}
	// A wording they suggested goes too, unless it was taken over into the document.
	_, err = tx.Exec(ctx, `
		UPDATE comment_threads c SET kind = 'comment', replacement = NULL, suggestion_state = NULL, word = ''
		  FROM documents d JOIN groups g ON g.id = d.group_id
		 WHERE d.id = c.document_id AND c.created_by = $1 AND c.kind = 'suggestion' AND c.suggestion_state <> 'accepted' AND g.erase_comments = 'remove'`, string(person))
	if err != nil {
		return err
	}
	for _, sql := range []string{
		`DELETE FROM comment_mentions m USING comments c, documents d, groups g WHERE m.comment_id = c.id AND d.id = c.document_id
			AND g.id = d.group_id AND c.author_id = $1 AND g.erase_comments = 'remove'`,
		`DELETE FROM notifications n USING comments c, documents d, groups g WHERE n.comment_id = c.id AND d.id = c.document_id
			AND g.id = d.group_id AND c.author_id = $1 AND g.erase_comments = 'remove'`,
	} {
		if _, err := tx.Exec(ctx, sql, string(person)); err != nil {
			return err
		}
	}
	tag, err := tx.Exec(ctx, `UPDATE comments c SET body = '', deleted_at = now(), version = t.seq
		FROM comment_threads t, documents d, groups g WHERE t.id = c.thread_id AND d.id = c.document_id AND g.id = d.group_id
		 AND c.author_id = $1 AND c.deleted_at IS NULL AND g.erase_comments = 'remove'`, string(person))
	if err != nil {
		return err
	}
	e.Removed = tag.RowsAffected()
	_, err = tx.Exec(ctx, `UPDATE comment_threads t SET gone_at = now() WHERE gone_at IS NULL
		AND EXISTS (SELECT FROM comments c WHERE c.thread_id = t.id AND c.author_id = $1)
		AND NOT EXISTS (SELECT FROM comments c WHERE c.thread_id = t.id AND c.deleted_at IS NULL)`, string(person))
	return err
}

// eraseNames takes the name out of comments that mention the person, out of queued
// messages to other programs, and out of answers that are kept to be repeated.
func eraseNames(ctx context.Context, tx pgx.Tx, person collab.PersonID) error {
	for _, sql := range []string{
		`UPDATE comments SET body = regexp_replace(body, '@\[[^][]*\]\(person:' || $1::text || '\)', '@…', 'g')
		  WHERE body LIKE '%(person:' || $1::text || ')%'`,
		`DELETE FROM comment_mentions WHERE kind = 'person' AND ref = $1::text`,
		`DELETE FROM webhook_deliveries WHERE payload::text LIKE '%' || $1::text || '%'`,
		`DELETE FROM idempotency_keys WHERE position(convert_to($1::text, 'UTF8') IN body) > 0`,
	} {
		if _, err := tx.Exec(ctx, sql, string(person)); err != nil {
			return err
		}
	}
	return nil
}
