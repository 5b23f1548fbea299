package comments

import (
	"context"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/notify"
)

// ended is what came of resolving, reopening or deciding.
type ended struct {
	thread    Thread // as the caller sees it
	changed   bool   // false: it was so already
	overtaken []Thread
	notified  []collab.PersonID
}

// SetStatus resolves or reopens a thread. A thread that is so already stays as
// it is.
func (s *Store) SetStatus(ctx context.Context, by collab.PersonID, doc collab.DocumentID, id string, seen match, status Status) (out ended, err error) {
	err = s.change(ctx, doc, func(tx pgx.Tx, seq int64) error {
		if err := seen.checkThread(ctx, tx, doc, id); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, `
			UPDATE comment_threads SET status = $3, seq = $4, updated_at = now(),
			       resolved_by = CASE WHEN $3 = 'resolved' THEN $5::uuid END, resolved_at = CASE WHEN $3 = 'resolved' THEN now() END
			 WHERE document_id = $1 AND id = $2 AND status <> $3 AND gone_at IS NULL`,
			string(doc), id, string(status), seq, string(by))
		if err != nil {
			return err
		}
		if out.thread, err = thread(ctx, tx, doc, by, id); err != nil {
			return err
		}
		if out.changed = tag.RowsAffected() == 1; !out.changed || status != Resolved {
			return nil
		}
		out.notified, err = notify.Ended(ctx, tx, notify.Deed{Document: doc, Thread: id, Actor: by, Kind: notify.ThreadResolved})
		if err != nil {
			return err
		}
		return tellEndOutside(ctx, tx, doc, by, out.thread)
	})
	return out, err
}

// decision is what an editor says of a suggestion.
type decision struct {
	state     SuggestionState // accepted or rejected
	word      string
	overtakes []string // suggestions that have become pointless
	claim     string   // of the attempt to accept, or empty
	written   *Written // what the accepted words have become, if the client said so
}

// Decide records a decision, resolves the thread, and marks what it overtakes.
// The same decision once more changes nothing; another one is a 409.
func (s *Store) Decide(ctx context.Context, by collab.PersonID, doc collab.DocumentID, id string, seen match, d decision) (out ended, err error) {
	err = s.change(ctx, doc, func(tx pgx.Tx, seq int64) error {
		before, err := thread(ctx, tx, doc, by, id)
		if err != nil {
			return err
		}
		if again, err := d.mayStand(before); again || err != nil {
			out.thread = before
			return err
		}
		if err := seen.check(before.Seq); err != nil {
			return err
		}
		if err := d.mayDecide(ctx, tx, id); err != nil {
			return err
		}
		if err := d.noteWritten(ctx, tx, id); err != nil {
			return err
		}
		if err := closeSuggestions(ctx, tx, by, doc, []string{id}, d.state, d.word, seq); err != nil {
			return err
		}
		out.changed = true
		if out.overtaken, err = s.overtake(ctx, tx, by, doc, id, d, seq); err != nil {
			return err
		}
		if err := s.recordDecision(ctx, tx, by, before, d, &out); err != nil {
			return err
		}
		if out.thread, err = thread(ctx, tx, doc, by, id); err != nil {
			return err
		}
		for _, closed := range append([]Thread{out.thread}, out.overtaken...) {
			if err := tellEndOutside(ctx, tx, doc, by, closed); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// recordDecision writes who suggested and who decided into the audit log, and
// notifies followers of all threads that have come to their end.
func (s *Store) recordDecision(ctx context.Context, tx pgx.Tx, by collab.PersonID, t Thread, d decision, out *ended) error {
	author := ""
	if len(t.Comments) > 0 && t.Comments[0].Author.Person != nil {
		author = t.Comments[0].Author.Person.ID
	}
	err := s.audit.In(tx).Write(ctx, audit.Entry{Person: string(by), Action: SuggestionDecided, Object: "thread:" + t.ID,
		Details: map[string]any{"document": t.DocumentID, "author": author, "state": d.state, "overtaken": len(out.overtaken)}})
	if err != nil {
		return err
	}
	for _, closed := range append([]Thread{t}, out.overtaken...) {
		people, err := notify.Ended(ctx, tx, notify.Deed{Document: collab.DocumentID(t.DocumentID), Thread: closed.ID, Actor: by, Kind: notify.SuggestionDecided})
		if err != nil {
			return err
		}
		out.notified = append(out.notified, people...)
	}
	return nil
}

// noteWritten keeps which characters the accepted words are.
func (d decision) noteWritten(ctx context.Context, tx pgx.Tx, id string) error {
	if d.written == nil || d.state != SuggestionAccepted {
		return nil
	}
	_, err := tx.Exec(ctx, `UPDATE comment_threads SET written = $2 WHERE id = $1`, id, d.written)
	return err
}

// mayStand tells whether the suggestion has been decided so before, or refuses.
func (d decision) mayStand(t Thread) (again bool, err error) {
	switch {
	case t.Suggestion == nil:
		return false, huma.Error409Conflict("This thread suggests nothing. Resolve it instead.")
	case t.Suggestion.State == d.state:
		return true, nil
	case t.Suggestion.State != SuggestionOpen:
		return false, huma.Error409Conflict("This suggestion was decided already: " + string(t.Suggestion.State) + ". Make a new one.")
	}
	return false, nil
}

// overtake marks those of the named suggestions of the document that are open.
func (s *Store) overtake(ctx context.Context, tx pgx.Tx, by collab.PersonID, doc collab.DocumentID, accepted string, d decision, seq int64) ([]Thread, error) {
	if d.state != SuggestionAccepted || len(d.overtakes) == 0 {
		return nil, nil
	}
	rows, err := tx.Query(ctx, `
		SELECT id::text FROM comment_threads
		 WHERE document_id = $1 AND id = ANY($2::uuid[]) AND id <> $3 AND suggestion_state = 'open' AND gone_at IS NULL`,
		string(doc), d.overtakes, accepted)
	if err != nil {
		return nil, err
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	if err := closeSuggestions(ctx, tx, by, doc, ids, SuggestionOvertaken, "", seq); err != nil {
		return nil, err
	}
	threads := make([]Thread, 0, len(ids))
	for _, id := range ids {
		t, err := thread(ctx, tx, doc, by, id)
		if err != nil {
			return nil, err
		}
		threads = append(threads, t)
	}
	return threads, nil
}

// closeSuggestions writes a decision into suggestions.
func closeSuggestions(ctx context.Context, tx pgx.Tx, by collab.PersonID, doc collab.DocumentID, ids []string, state SuggestionState, word string, seq int64) error {
	_, err := tx.Exec(ctx, `
		UPDATE comment_threads SET suggestion_state = $3, word = $4, decided_by = $5, decided_at = now(),
		       status = 'resolved', resolved_by = $5, resolved_at = now(), seq = $6, updated_at = now()
		 WHERE document_id = $1 AND id = ANY($2::uuid[])`, string(doc), ids, string(state), word, string(by), seq)
	return err
}
