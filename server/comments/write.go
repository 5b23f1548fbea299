package comments

import (
	"context"
	"errors"
	"fmt"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/idempotency"
	"samrad/server/notify"
)

// newThread is what a thread is begun with; it has been checked.
type newThread struct {
	kind        Kind
	anchor      *string // as stored
	quote       string
	body        string // may be empty for a suggestion
	replacement string // of a suggestion
}

// errRepeated: the request was carried out before, and its answer lost.
var errRepeated = errors.New("comments: carried out before")

// said is what a change has to tell: the thread as the author sees it, the comment
// that is new or changed, and who was notified of it.
type said struct {
	thread   Thread
	after    int64 // of an answer: the thread's number before it
	comment  string
	notified []collab.PersonID
}

// Begin starts a thread with its first comment.
func (s *Store) Begin(ctx context.Context, doc collab.DocumentID, author collab.PersonID, n newThread) (said, error) {
	out := said{comment: madeID(ctx, "comment")}
	id := madeID(ctx, "thread")
	err := s.change(ctx, doc, func(tx pgx.Tx, seq int64) error {
		var replacement, state *string
		if n.kind == KindSuggestion {
			open := string(SuggestionOpen)
			replacement, state = &n.replacement, &open
		}
		tag, err := tx.Exec(ctx, `
			INSERT INTO comment_threads (document_id, id, kind, anchor, quote, created_by, seq, replacement, suggestion_state)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
			string(doc), id, string(n.kind), n.anchor, n.quote, string(author), seq, replacement, state)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return errRepeated
		}
		if err := s.say(ctx, tx, doc, author, id, out.comment, n.body, seq); err != nil {
			return err
		}
		out.notified, err = notify.Said(ctx, tx, notify.Deed{Document: doc, Thread: id, Comment: out.comment, Actor: author, Kind: notify.NewThread})
		if err != nil {
			return err
		}
		if out.thread, err = thread(ctx, tx, doc, author, id); err != nil {
			return err
		}
		return tellOutside(ctx, tx, doc, out.thread, out.comment)
	})
	if errors.Is(err, errRepeated) {
		out.thread, err = thread(ctx, s.pool, doc, author, id)
	}
	return out, err
}

// Reply adds a comment to a thread.
func (s *Store) Reply(ctx context.Context, doc collab.DocumentID, author collab.PersonID, id, body string) (said, error) {
	out := said{comment: madeID(ctx, "comment")}
	err := s.change(ctx, doc, func(tx pgx.Tx, seq int64) error {
		var comments int
		err := tx.QueryRow(ctx, `
			SELECT (SELECT count(*) FROM comments c WHERE c.thread_id = t.id), t.seq FROM comment_threads t
			 WHERE t.document_id = $1 AND t.id = $2 AND t.gone_at IS NULL`, string(doc), id).Scan(&comments, &out.after)
		if errors.Is(err, pgx.ErrNoRows) { // gone since it was looked for
			return access.ErrNotFound
		}
		if err != nil {
			return err
		}
		if comments >= maxComments {
			return huma.Error409Conflict(fmt.Sprintf("This thread has %d comments, which is the most there can be. Start a new one.", maxComments))
		}
		if err := touch(ctx, tx, doc, id, seq); err != nil {
			return err
		}
		if err := s.say(ctx, tx, doc, author, id, out.comment, body, seq); err != nil {
			return err
		}
		out.notified, err = notify.Said(ctx, tx, notify.Deed{Document: doc, Thread: id, Comment: out.comment, Actor: author, Kind: notify.Replied})
		if err != nil {
			return err
		}
		if out.thread, err = thread(ctx, tx, doc, author, id); err != nil {
			return err
		}
		return tellOutside(ctx, tx, doc, out.thread, out.comment)
	})
	if errors.Is(err, errRepeated) {
		out.thread, err = thread(ctx, s.pool, doc, author, id)
	}
	return out, err
}

// say stores a comment, what it mentions, and that its author follows the thread.
func (s *Store) say(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, author collab.PersonID, id, comment, body string, seq int64) error {
	tag, err := tx.Exec(ctx, `
		INSERT INTO comments (document_id, id, thread_id, author_id, body, seq, version)
		VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (id) DO NOTHING`,
		string(doc), comment, id, string(author), body, seq)
	if err != nil {
		return err
	}
	if tag.RowsAffected() == 0 {
		return errRepeated
	}
	if err := storeMentions(ctx, tx, doc, comment, body); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `
		INSERT INTO comment_followers (thread_id, person_id, following) VALUES ($1, $2, true)
		ON CONFLICT (thread_id, person_id) DO UPDATE SET following = true`, id, string(author))
	return err
}

// Edit changes the text of a comment, if it is still in the version the caller
// has seen.
func (s *Store) Edit(ctx context.Context, author collab.PersonID, f found, comment string, seen match, body string) (said, error) {
	out := said{comment: comment}
	err := s.change(ctx, f.doc, func(tx pgx.Tx, seq int64) error {
		if err := seen.checkComment(ctx, tx, f.doc, comment); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, `
			UPDATE comments SET body = $4, edited_at = now(), version = $5
			 WHERE document_id = $1 AND author_id = $2 AND id = $3 AND deleted_at IS NULL`,
			string(f.doc), string(author), comment, body, seq)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return withdrawn()
		}
		if err := storeMentions(ctx, tx, f.doc, comment, body); err != nil {
			return err
		}
		out.notified, err = notify.Said(ctx, tx, notify.Deed{Document: f.doc, Thread: f.thread, Comment: comment, Actor: author})
		if err != nil {
			return err
		}
		if err := touch(ctx, tx, f.doc, f.thread, seq); err != nil {
			return err
		}
		out.thread, err = thread(ctx, tx, f.doc, author, f.thread)
		return err
	})
	return out, err
}

func withdrawn() error {
	return huma.Error404NotFound("This comment was deleted meanwhile.")
}

// removed is what is left of a thread after a comment was deleted.
type removed struct {
	thread Thread // as the caller sees it, unless gone
	gone   bool   // it was the last comment
	seq    int64

	notified []collab.PersonID // who had been told of it
}

// Delete withdraws a comment: its text is gone at once, its row stays while the
// thread has others. By is its author or a coordinator.
func (s *Store) Delete(ctx context.Context, by collab.PersonID, f found, comment string, seen match) (removed, error) {
	var out removed
	err := s.change(ctx, f.doc, func(tx pgx.Tx, seq int64) error {
		if err := seen.checkComment(ctx, tx, f.doc, comment); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, `
			UPDATE comments SET deleted_at = now(), body = '', version = $3
			 WHERE document_id = $1 AND id = $2 AND deleted_at IS NULL`, string(f.doc), comment, seq)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return withdrawn()
		}
		out.seq = seq
		if out.notified, err = notify.Withdrawn(ctx, tx, comment); err != nil {
			return err
		}
		if out.gone, err = s.clear(ctx, tx, f, comment, seq); err != nil {
			return err
		}
		if by != f.author {
			err := s.audit.In(tx).Write(ctx, audit.Entry{Person: string(by), Action: CommentRemoved,
				Object: "comment:" + comment, Details: map[string]any{"document": f.doc, "author": f.author}})
			if err != nil {
				return err
			}
		}
		if out.gone {
			return nil
		}
		out.thread, err = thread(ctx, tx, f.doc, by, f.thread)
		return err
	})
	return out, err
}

// clear takes away what hangs on a deleted comment, and the thread if nothing is
// left in it. An undecided suggestion goes with the comment it was made in.
func (s *Store) clear(ctx context.Context, tx pgx.Tx, f found, comment string, seq int64) (gone bool, err error) {
	for _, sql := range []string{
		`DELETE FROM comment_mentions WHERE comment_id = $1`,
		`DELETE FROM comment_reactions WHERE comment_id = $1`,
	} {
		if _, err := tx.Exec(ctx, sql, comment); err != nil {
			return false, err
		}
	}
	_, err = tx.Exec(ctx, `
		UPDATE comment_threads SET kind = 'comment', replacement = NULL, suggestion_state = NULL
		 WHERE document_id = $1 AND id = $2 AND suggestion_state = 'open'
		   AND $3::uuid = (SELECT id FROM comments WHERE thread_id = $2 ORDER BY seq, created_at, id LIMIT 1)`,
		string(f.doc), f.thread, comment)
	if err != nil {
		return false, err
	}
	err = tx.QueryRow(ctx, `
		UPDATE comment_threads t SET seq = $3, updated_at = now(),
		       gone_at = CASE WHEN EXISTS (SELECT FROM comments c WHERE c.thread_id = t.id AND c.deleted_at IS NULL) THEN NULL ELSE now() END
		 WHERE t.document_id = $1 AND t.id = $2 RETURNING t.gone_at IS NOT NULL`,
		string(f.doc), f.thread, seq).Scan(&gone)
	return gone, err
}

// madeID is the id of what a request makes: the same when it is repeated with its
// Idempotency-Key, so that nothing is made twice even if the first answer was
// never kept.
func madeID(ctx context.Context, what string) string {
	if id := idempotency.ID(ctx, what); id != "" {
		return id
	}
	return uuid.NewString()
}
