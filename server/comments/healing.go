package comments

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// Healed is a new anchor for a thread, from a client that saw the text move.
type Healed struct {
	ID        string `json:"id" format:"uuid"`
	Anchor    Anchor `json:"anchor"`
	State     string `json:"state" enum:"placed,orphaned"`
	AnchorSeq int64  `json:"anchorSeq" doc:"The thread's anchorSeq that the new anchor follows from."`
}

// HealedAnswer tells whether the anchor was taken. One that follows from an older
// anchor is not: somebody else was quicker, and theirs stands.
type HealedAnswer struct {
	ID        string `json:"id" format:"uuid"`
	Applied   bool   `json:"applied"`
	AnchorSeq int64  `json:"anchorSeq" doc:"Of the anchor that stands now."`
	Anchor    Anchor `json:"anchor" doc:"The anchor that stands now."`
}

// Heal writes new anchors, each if it follows from the one that stands. A new
// place is no change of the thread; only one that becomes an orphan, or is found
// again, is, and then seq is its number, else 0. Threads that are gone, or stand
// beside another document, are left out of the answer.
func (s *Store) Heal(ctx context.Context, doc collab.DocumentID, items []Healed) (answers []HealedAnswer, seq int64, err error) {
	ids, anchors, states, seqs := make([]string, len(items)), make([]*string, len(items)), make([]string, len(items)), make([]int64, len(items))
	for i, item := range items {
		ids[i], anchors[i], states[i], seqs[i] = item.ID, item.Anchor.stored(), item.State, item.AnchorSeq
	}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		// Everybody who changes threads of the document waits here, so that two
		// batches do not wait for each other's rows in a circle.
		if _, err := tx.Exec(ctx, `SELECT FROM comment_seqs WHERE document_id = $1 FOR UPDATE`, string(doc)); err != nil {
			return err
		}
		var moves bool
		err := tx.QueryRow(ctx, `
			SELECT EXISTS (SELECT FROM comment_threads t JOIN unnest($2::uuid[], $3::text[], $4::bigint[]) AS x (id, state, seq) ON t.id = x.id
			 WHERE t.document_id = $1 AND t.anchor_seq = x.seq AND t.anchor_state <> x.state AND t.gone_at IS NULL)`,
			string(doc), ids, states, seqs).Scan(&moves)
		if err != nil {
			return err
		}
		if moves {
			err := tx.QueryRow(ctx, `UPDATE comment_seqs SET seq = seq + 1 WHERE document_id = $1 RETURNING seq`, string(doc)).Scan(&seq)
			if err != nil {
				return err
			}
		}
		applied, err := writeAnchors(ctx, tx, doc, ids, anchors, states, seqs, seq)
		if err != nil {
			return err
		}
		answers, err = standing(ctx, tx, doc, ids, applied)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("heal %d anchors doc=%s: %w", len(items), doc, err)
	}
	return answers, seq, nil
}

func writeAnchors(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, ids []string, anchors []*string, states []string, seqs []int64, seq int64) (map[string]bool, error) {
	rows, err := tx.Query(ctx, `
		UPDATE comment_threads t SET anchor = x.anchor::jsonb, anchor_state = x.state, anchor_seq = t.anchor_seq + 1,
		       seq = CASE WHEN t.anchor_state <> x.state THEN $6 ELSE t.seq END,
		       updated_at = CASE WHEN t.anchor_state <> x.state THEN now() ELSE t.updated_at END
		  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[]) AS x (id, anchor, state, seq)
		 WHERE t.document_id = $1 AND t.id = x.id AND t.anchor_seq = x.seq AND t.gone_at IS NULL
		RETURNING t.id::text`, string(doc), ids, anchors, states, seqs, seq)
	if err != nil {
		return nil, err
	}
	applied := map[string]bool{}
	var id string
	_, err = pgx.ForEachRow(rows, []any{&id}, func() error { applied[id] = true; return nil })
	return applied, err
}

func standing(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, ids []string, applied map[string]bool) ([]HealedAnswer, error) {
	rows, err := tx.Query(ctx, `
		SELECT id::text, anchor_seq, anchor::text FROM comment_threads
		 WHERE document_id = $1 AND id = ANY($2::uuid[]) AND gone_at IS NULL ORDER BY id`, string(doc), ids)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(r pgx.CollectableRow) (HealedAnswer, error) {
		var a HealedAnswer
		var anchor *string
		err := r.Scan(&a.ID, &a.AnchorSeq, &anchor)
		a.Anchor, a.Applied = readAnchor(anchor), applied[a.ID]
		return a, err
	})
}

// Moved makes a new place of a thread known as a change of it: a person chose the
// place, so others should see it at once.
func (s *Store) Moved(ctx context.Context, person collab.PersonID, doc collab.DocumentID, id string) (t Thread, err error) {
	err = s.change(ctx, doc, func(tx pgx.Tx, seq int64) error {
		if err := touch(ctx, tx, doc, id, seq); err != nil {
			return err
		}
		t, err = thread(ctx, tx, doc, person, id)
		return err
	})
	return t, err
}
