package comments

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/notify"
)

// React sets or takes back one sign of a person on a comment. Doing it twice
// changes nothing, and changed is false.
func (s *Store) React(ctx context.Context, person collab.PersonID, f found, comment, key string, on bool) (t Thread, changed bool, err error) {
	err = s.change(ctx, f.doc, func(tx pgx.Tx, seq int64) error {
		sql := `DELETE FROM comment_reactions WHERE comment_id = $1 AND person_id = $2 AND key = $3`
		if on {
			sql = `INSERT INTO comment_reactions (comment_id, person_id, key)
				SELECT id, $2, $3 FROM comments WHERE id = $1 AND deleted_at IS NULL ON CONFLICT DO NOTHING`
		}
		tag, err := tx.Exec(ctx, sql, comment, string(person), key)
		if err != nil {
			return err
		}
		if changed = tag.RowsAffected() == 1; changed {
			if err := touch(ctx, tx, f.doc, f.thread, seq); err != nil {
				return err
			}
		}
		t, err = thread(ctx, tx, f.doc, person, f.thread)
		return err
	})
	return t, changed, err
}

// Follow says whether a person wants to hear of a thread.
func (s *Store) Follow(ctx context.Context, person collab.PersonID, thread string, following bool) error {
	_, err := s.pool.Exec(ctx, `
		INSERT INTO comment_followers (thread_id, person_id, following) VALUES ($1, $2, $3)
		ON CONFLICT (thread_id, person_id) DO UPDATE SET following = EXCLUDED.following`, thread, string(person), following)
	if err != nil {
		return fmt.Errorf("follow thread=%s person=%s: %w", thread, person, err)
	}
	return nil
}

// Read notes that a person has read a thread up to a number, and that they have
// seen what they were told of it. It never goes back, nor beyond what there is. It
// returns how far was read, and whether any notification was seen by that.
func (s *Store) Read(ctx context.Context, person collab.PersonID, doc collab.DocumentID, thread string, upTo int64) (seq int64, noticed bool, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if seq, err = newest(ctx, tx, doc); err != nil {
			return err
		}
		seq = min(seq, upTo)
		if noticed, err = notify.ReadIn(ctx, tx, person, doc, thread, seq); err != nil {
			return err
		}
		return markRead(ctx, tx, person, thread, seq)
	})
	if err != nil {
		return 0, false, fmt.Errorf("read thread=%s person=%s: %w", thread, person, err)
	}
	return seq, noticed, nil
}

func markRead(ctx context.Context, tx pgx.Tx, person collab.PersonID, thread string, seq int64) error {
	_, err := tx.Exec(ctx, `
		INSERT INTO comment_reads AS r (person_id, thread_id, seq) VALUES ($1, $2, $3)
		ON CONFLICT (person_id, thread_id) DO UPDATE SET seq = EXCLUDED.seq WHERE r.seq < EXCLUDED.seq`,
		string(person), thread, seq)
	return err
}

// ReadAll is Read for all threads of a document.
func (s *Store) ReadAll(ctx context.Context, person collab.PersonID, doc collab.DocumentID, upTo int64) (seq int64, noticed bool, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if seq, err = newest(ctx, tx, doc); err != nil {
			return err
		}
		seq = min(seq, upTo)
		if noticed, err = notify.ReadIn(ctx, tx, person, doc, "", seq); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `
			INSERT INTO comment_document_reads AS r (person_id, document_id, seq) VALUES ($1, $2, $3)
			ON CONFLICT (person_id, document_id) DO UPDATE SET seq = EXCLUDED.seq WHERE r.seq < EXCLUDED.seq`,
			string(person), string(doc), seq)
		return err
	})
	if err != nil {
		return 0, false, fmt.Errorf("read all threads doc=%s person=%s: %w", doc, person, err)
	}
	return seq, noticed, nil
}

// newest is the number of the last change of the document's comments.
func newest(ctx context.Context, tx pgx.Tx, doc collab.DocumentID) (seq int64, err error) {
	err = tx.QueryRow(ctx, `SELECT COALESCE((SELECT seq FROM comment_seqs WHERE document_id = $1), 0)`, string(doc)).Scan(&seq)
	return seq, err
}
