package exports

import (
	"context"
	"fmt"
	"maps"
	"math"
	"strconv"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/strategy/markdown"
)

// shownGoal is what a strategy shows of a goal, as its list says now.
type shownGoal struct {
	DocumentID string   `json:"documentId"`
	GoalID     string   `json:"goalId"`
	Title      string   `json:"title"`
	Code       string   `json:"code"`
	Status     string   `json:"status"`
	Health     string   `json:"health"`
	Progress   *float64 `json:"progress"`
}

// now is what stands behind the title: its number, and how far it has come if
// that is known.
func (g shownGoal) now() string {
	if g.Progress == nil {
		return g.Code
	}
	return g.Code + " · " + strconv.Itoa(int(math.Round(*g.Progress))) + " %"
}

// mostBlocks bounds how many goals a strategy is asked about.
const mostBlocks = 1000

// freshen gives the goal blocks of a text the titles that their goals have now, and
// what else is to be said of them, from rows that follow the lists within two
// seconds. Blocks of goals that are gone, or that the person may not see, keep the
// words they were made with.
func (s *Service) freshen(ctx context.Context, person collab.PersonID, content ydoc.Node) ([]shownGoal, error) {
	blocks := goalBlocks(content)
	var documents, ids []string
	for _, n := range blocks {
		document, _ := n.Attrs["documentId"].(string)
		goal, _ := n.Attrs["goalId"].(string)
		if fieldtable.IsUUID(document) && fieldtable.ValidID(goal) {
			documents, ids = append(documents, document), append(ids, goal)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := s.pool.Query(ctx, `
		SELECT DISTINCT g.document_id::text, g.id, g.title, g.code, g.status, g.health, g.progress
		  FROM unnest($1::uuid[], $2::text[]) AS b (document, goal)
		  JOIN goals g ON g.document_id = b.document AND g.id = b.goal
		  JOIN documents d ON d.id = g.document_id AND d.ready
		  JOIN group_members m ON m.group_id = d.group_id AND m.person_id = $3
		 ORDER BY 1, 2`, documents, ids, string(person))
	if err != nil {
		return nil, fmt.Errorf("read the goals a text shows: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[shownGoal])
	if err != nil {
		return nil, fmt.Errorf("read the goals a text shows: %w", err)
	}
	byID := map[[2]string]shownGoal{}
	for _, g := range found {
		byID[[2]string{g.DocumentID, g.GoalID}] = g
	}
	for _, n := range blocks {
		document, _ := n.Attrs["documentId"].(string)
		goal, _ := n.Attrs["goalId"].(string)
		if g, there := byID[[2]string{document, goal}]; there {
			n.Attrs = maps.Clone(n.Attrs)
			n.Attrs["label"], n.Attrs[markdown.GoalNow] = g.Title, g.now()
		}
	}
	return found, nil
}

// goalBlocks finds the goal blocks of a text. Documents are as deep as the reader
// of strategies lets them be.
func goalBlocks(content ydoc.Node) (found []*ydoc.Node) {
	open := []*ydoc.Node{&content}
	for len(open) > 0 && len(found) < mostBlocks {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		for i := range n.Content {
			child := &n.Content[i]
			if _, is := markdown.Goal(*child); is {
				found = append(found, child)
			}
			open = append(open, child)
		}
	}
	return found
}
