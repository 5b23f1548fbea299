package comments

import (
	"context"
	"fmt"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
)

// claimFor is how long others wait for an editor who said that they accept a
// suggestion. Their browser makes the edit within a second; after this it is
// taken for dead, and the suggestion is as open as before.
const claimFor = 20 * time.Second

// claimHolds is true of a thread that somebody else than $1, a claim, is about
// to accept.
const claimHolds = `claim IS NOT NULL AND claim IS DISTINCT FROM NULLIF($1::text, '')::uuid AND claimed_at > now() - make_interval(secs => $2)`

// claim is called before the edit that puts a suggestion into the text. Of several
// editors in the same moment one is told to go on.
func (s *Service) claim(ctx context.Context, in *claimInput) (*threadReply, error) {
	who, doc, err := s.atThread(ctx, in.ThreadID)
	if err != nil {
		return nil, err
	}
	if err := who.may(access.Edit, "accept suggestions"); err != nil {
		return nil, err
	}
	if !isID(in.Body.Claim) {
		return nil, huma.Error422UnprocessableEntity("claim must be a UUID that you have made for this attempt.")
	}
	t, err := s.store.Claim(ctx, who.person, doc, in.ThreadID, in.Body.Claim)
	if err != nil {
		return nil, access.Problem(err, "thread")
	}
	return replyWith(t), nil
}

// Claim reserves an open suggestion for one attempt to accept it, or refuses with
// 409 while another attempt holds it or when it is decided. The same claim again
// is granted again. Nothing of the thread changes.
func (s *Store) Claim(ctx context.Context, by collab.PersonID, doc collab.DocumentID, id, claim string) (Thread, error) {
	tag, err := s.pool.Exec(ctx, `
		UPDATE comment_threads SET claim = $1::text::uuid, claimed_at = now()
		 WHERE document_id = $3 AND id = $4 AND gone_at IS NULL AND suggestion_state = 'open' AND NOT coalesce(`+claimHolds+`, false)`,
		claim, claimFor.Seconds(), string(doc), id)
	if err != nil {
		return Thread{}, fmt.Errorf("claim suggestion=%s: %w", id, err)
	}
	t, err := thread(ctx, s.pool, doc, by, id)
	if err != nil || tag.RowsAffected() == 1 {
		return t, err
	}
	if again, err := (decision{state: SuggestionAccepted}).mayStand(t); err != nil || again {
		if err == nil {
			err = huma.Error409Conflict("This suggestion was accepted already.")
		}
		return Thread{}, err
	}
	return Thread{}, claimed()
}

func claimed() error {
	return huma.Error409Conflict("Somebody else is accepting this suggestion at this moment. Look again in a few seconds.")
}

// mayDecide refuses while another attempt than d's is about to accept.
func (d decision) mayDecide(ctx context.Context, tx pgx.Tx, id string) error {
	var held bool
	err := tx.QueryRow(ctx, `SELECT coalesce(`+claimHolds+`, false) FROM comment_threads WHERE id = $3`,
		d.claim, claimFor.Seconds(), id).Scan(&held)
	if err == nil && held {
		err = claimed()
	}
	return err
}
