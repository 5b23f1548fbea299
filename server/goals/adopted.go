package goals

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/goals/progress"
)

// AdoptedElsewhere selects the goals g that count for those of the list $1, and the
// links k by which they do.
const AdoptedElsewhere = `
		  FROM documents j
		  JOIN goal_links k ON k.group_id = j.group_id AND k.type = 'adopted_from' AND k.to_document = j.id::text AND k.document_id <> j.id
		  JOIN goals g ON g.document_id = k.document_id AND g.id = k.from_goal AND g.status <> 'dropped'
		  JOIN documents d ON d.id = g.document_id AND d.group_id = j.group_id AND d.ready AND d.archived_at IS NULL
		 WHERE j.id = $1`

// adoptedElsewhere reads how far the goals have come that other lists of the same
// group have adopted from goals of this one, by these. Lists of other groups do not
// count: whoever reads the sum may not be allowed to see them.
func adoptedElsewhere(ctx context.Context, db queryer, doc collab.DocumentID) (map[string][]progress.Part, error) {
	rows, err := db.Query(ctx, `SELECT k.to_id, g.progress, g.weight`+AdoptedElsewhere+` ORDER BY k.to_id, g.document_id, g.id`, string(doc))
	if err != nil {
		return nil, fmt.Errorf("read what was adopted from doc=%s: %w", doc, err)
	}
	out := map[string][]progress.Part{}
	var goal string
	var part progress.Part
	_, err = pgx.ForEachRow(rows, []any{&goal, &part.Percent, &part.Weight}, func() error {
		out[goal] = append(out[goal], part)
		part = progress.Part{}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what was adopted from doc=%s: %w", doc, err)
	}
	return out, nil
}

// tellOrigins lets the lists follow from which the changed goals were adopted.
func (w *rowWriter) tellOrigins() error {
	if len(w.changed) == 0 {
		return nil
	}
	rows, err := w.tx.Query(w.ctx, `
		UPDATE projections p SET commits = p.commits - 1
		 WHERE p.commits > 0 AND p.document_id <> $1 AND p.document_id::text IN (
			SELECT to_document FROM goal_links WHERE document_id = $1 AND type = 'adopted_from' AND from_goal = ANY($2))
		RETURNING p.document_id::text`, w.doc, w.changed)
	if err != nil {
		return fmt.Errorf("tell the lists goals were adopted from: %w", err)
	}
	var origin collab.DocumentID
	_, err = pgx.ForEachRow(rows, []any{&origin}, func() error {
		if w.note != nil {
			w.note(origin)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("tell the lists goals were adopted from: %w", err)
	}
	return nil
}
