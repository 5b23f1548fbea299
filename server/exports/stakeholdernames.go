package exports

import (
	"context"
	"fmt"
	"maps"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/strategy/markdown"
)

// mostNames bounds about how many stakeholders of a text a map is asked.
const mostNames = 5000

// renameStakeholders gives mentions and cards the names that stakeholders have on
// their maps now, for who may see these; others keep the name that was written.
func (s *Service) renameStakeholders(ctx context.Context, person collab.PersonID, content ydoc.Node) error {
	byID := map[[2]string][]*ydoc.Node{}
	var documents, ids []string
	walk(content, func(n *ydoc.Node) {
		if _, is := markdown.Stakeholder(*n); !is {
			return
		}
		document, _ := n.Attrs["documentId"].(string)
		id, _ := n.Attrs["stakeholderId"].(string)
		key := [2]string{document, id}
		if byID[key] == nil {
			if !fieldtable.IsUUID(document) || !fieldtable.ValidID(id) || len(ids) == mostNames {
				return
			}
			documents, ids = append(documents, document), append(ids, id)
		}
		byID[key] = append(byID[key], n)
	})
	if len(ids) == 0 {
		return nil
	}
	rows, err := s.pool.Query(ctx, `
		SELECT s.document_id::text, s.id, s.name
		  FROM unnest($1::uuid[], $2::text[]) AS b (map, id)
		  JOIN stakeholders s ON s.document_id = b.map AND s.id = b.id AND s.name <> ''
		  JOIN documents d ON d.id = s.document_id AND d.ready
		  JOIN group_members m ON m.group_id = d.group_id AND m.person_id = $3`, documents, ids, string(person))
	if err != nil {
		return fmt.Errorf("read the stakeholders a text names: %w", err)
	}
	var key [2]string
	var name string
	_, err = pgx.ForEachRow(rows, []any{&key[0], &key[1], &name}, func() error {
		for _, n := range byID[key] {
			n.Attrs = maps.Clone(n.Attrs)
			n.Attrs["label"] = name
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the stakeholders a text names: %w", err)
	}
	return nil
}
