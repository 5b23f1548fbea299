package exports

import (
	"cmp"
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
	DocumentID  string   `json:"documentId"`
	GoalID      string   `json:"goalId"`
	Title       string   `json:"title"`
	Code        string   `json:"code"`
	Status      string   `json:"status"`
	Health      string   `json:"health"`
	Progress    *float64 `json:"progress"`
	Due         *string  `json:"due"`
	Departments []string `json:"departments"`
	depth       int
}

// now is what stands behind the title: its number, and how far it has come if
// that is known.
func (g shownGoal) now() string {
	if g.Progress == nil {
		return g.Code
	}
	return g.Code + " · " + strconv.Itoa(int(math.Round(*g.Progress))) + " %"
}

// goalLanguage is the attribute that tells in which language a block says what it
// says now. No document holds it.
const goalLanguage = "saidIn"

// How much a text shows of goals; the page draws as many rows.
const (
	mostBlocks   = 1000
	mostBranches = 200 // beyond these the title alone is shown
	mostRows     = 100 // of one branch
)

// blockKey is what a block shows: a goal of a list, or no goal for the whole list;
// alone or with all below it.
type blockKey struct {
	list, goal string
	deep       bool
}

// block is what a list that the reader may see says about that.
type block struct {
	listTitle string
	rows      []shownGoal
	of        int // so many there are
}

// freshen gives the goal blocks of a text what their goals say now, from rows that
// follow the lists within two seconds: title, number and progress, and below that
// the branch or the table that the page draws. Blocks of goals that are gone, or that
// the reader may not see, keep the words they were made with and say so, in the
// reader's language. What a document holds inside of such a block is never shown.
func (s *Service) freshen(ctx context.Context, person collab.PersonID, language string, content ydoc.Node) ([]shownGoal, error) {
	nodes := goalBlocks(content)
	var wanted []blockKey
	at := map[blockKey]int{}
	branches := 0
	for _, n := range nodes {
		key, ok := keyOf(n)
		if _, known := at[key]; !ok || known {
			continue
		}
		if key.deep {
			branches++
		}
		at[key] = len(wanted)
		wanted = append(wanted, blockKey{key.list, key.goal, key.deep && branches <= mostBranches})
	}
	found, err := s.findBlocks(ctx, person, wanted)
	if err != nil {
		return nil, err
	}
	w := goalWordsIn(language)
	var all []shownGoal
	told := map[[2]string]bool{}
	for _, n := range nodes {
		n.Attrs = maps.Clone(n.Attrs)
		if n.Attrs == nil {
			n.Attrs = map[string]any{}
		}
		n.Attrs[goalLanguage] = language
		key, ok := keyOf(n)
		b, there := found[at[key]]
		switch {
		case !ok || !there:
			n.Content = []ydoc.Node{aside(w.away)}
			continue
		case key.goal != "" && len(b.rows) == 0:
			n.Content = []ydoc.Node{aside(w.gone)}
			continue
		case key.goal == "":
			n.Attrs["label"] = b.listTitle
		default:
			n.Attrs["label"], n.Attrs[markdown.GoalNow] = cmp.Or(b.rows[0].Title, w.untitled), b.rows[0].now()
		}
		if key.deep {
			mode, _ := n.Attrs["mode"].(string)
			n.Content = b.below(mode, language, w)
		}
		for _, g := range b.rows {
			if id := [2]string{g.DocumentID, g.GoalID}; !told[id] {
				told[id] = true
				all = append(all, g)
			}
		}
	}
	return all, nil
}

// keyOf reads what a block shows; ok is false when it names nothing.
func keyOf(n *ydoc.Node) (key blockKey, ok bool) {
	key.list, _ = n.Attrs["documentId"].(string)
	key.goal, _ = n.Attrs["goalId"].(string)
	mode, _ := n.Attrs["mode"].(string)
	key.deep = mode == "branch" || mode == "matrix"
	return key, fieldtable.IsUUID(key.list) && (fieldtable.ValidID(key.goal) || key.goal == "" && key.deep)
}

// findBlocks reads what the lists say, by the place in wanted. Lists that the person
// may not see are left out as if they were not there.
func (s *Service) findBlocks(ctx context.Context, person collab.PersonID, wanted []blockKey) (map[int]block, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	lists, goals, deep := make([]string, len(wanted)), make([]string, len(wanted)), make([]bool, len(wanted))
	for i, key := range wanted {
		lists[i], goals[i], deep[i] = key.list, key.goal, key.deep
	}
	rows, err := s.pool.Query(ctx, `
		SELECT b.at::int - 1, d.id::text, d.title, coalesce(x.total, 0), coalesce(x.id, ''), coalesce(x.title, ''), coalesce(x.code, ''),
		       coalesce(x.status, ''), coalesce(x.health, ''), x.progress, x.due::text, coalesce(x.departments, '{}'), coalesce(x.depth, 0)
		  FROM unnest($1::uuid[], $2::text[], $3::bool[]) WITH ORDINALITY AS b (list, goal, deep, at)
		  JOIN documents d ON d.id = b.list AND d.kind = 'goal_list' AND d.ready
		  JOIN group_members m ON m.group_id = d.group_id AND m.person_id = $4
		  LEFT JOIN goals top ON top.document_id = d.id AND top.id = b.goal
		  LEFT JOIN LATERAL (
		       SELECT g.*, count(*) OVER () AS total FROM goals g
		        WHERE g.document_id = d.id AND (b.goal = '' OR g.id = b.goal OR b.deep AND starts_with(g.code, top.code || '.'))
		        ORDER BY g.position LIMIT $5) x ON true
		 ORDER BY b.at, x.position`, lists, goals, deep, string(person), mostRows)
	if err != nil {
		return nil, fmt.Errorf("read the goals a text shows: %w", err)
	}
	found := map[int]block{}
	var at, of int
	var g shownGoal
	var title string
	_, err = pgx.ForEachRow(rows, []any{&at, &g.DocumentID, &title, &of, &g.GoalID, &g.Title, &g.Code, &g.Status, &g.Health, &g.Progress, &g.Due, &g.Departments, &g.depth}, func() error {
		b := found[at]
		b.listTitle, b.of = title, of
		if g.GoalID != "" {
			b.rows = append(b.rows, g)
		}
		found[at] = b
		g = shownGoal{}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the goals a text shows: %w", err)
	}
	return found, nil
}

// goalBlocks finds the goal blocks of a text, and empties all of them. Documents are
// as deep as the reader of strategies lets them be.
func goalBlocks(content ydoc.Node) (found []*ydoc.Node) {
	walk(content, func(n *ydoc.Node) {
		if _, is := markdown.Goal(*n); is {
			n.Content = nil
			if len(found) < mostBlocks {
				found = append(found, n)
			}
		}
	})
	return found
}

// walk visits all nodes below one.
func walk(content ydoc.Node, visit func(*ydoc.Node)) {
	open := []*ydoc.Node{&content}
	for len(open) > 0 {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		for i := range n.Content {
			visit(&n.Content[i])
			open = append(open, &n.Content[i])
		}
	}
}
