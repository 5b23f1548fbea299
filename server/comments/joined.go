package comments

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// Joined notes, in the transaction that makes somebody a member of a group, that
// all that was said there before is nothing they have still to read.
func Joined(ctx context.Context, tx pgx.Tx, group string, person collab.PersonID) error {
	_, err := tx.Exec(ctx, `
		INSERT INTO comment_document_reads AS r (person_id, document_id, seq)
		SELECT $2, s.document_id, s.seq FROM comment_seqs s JOIN documents d ON d.id = s.document_id WHERE d.group_id = $1
		ON CONFLICT (person_id, document_id) DO UPDATE SET seq = greatest(r.seq, EXCLUDED.seq)`, group, string(person))
	if err != nil {
		return fmt.Errorf("note what was said before person=%s joined group=%s: %w", person, group, err)
	}
	return nil
}
