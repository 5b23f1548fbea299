package exports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"samrad/collab/ydoc"
	"samrad/server/goals"
)

// below is what stands below the title of a block: the branch as an outline, or its
// goals against departments.
func (b block) below(mode, language string, w goalWords) (nodes []ydoc.Node) {
	switch {
	case len(b.rows) == 0:
		return []ydoc.Node{aside(w.empty)}
	case mode == "matrix":
		nodes = b.departments(w)
	default:
		nodes = []ydoc.Node{b.outline(language, w)}
	}
	if left := b.of - len(b.rows); left > 0 {
		nodes = append(nodes, aside(fmt.Sprintf(w.more, left)))
	}
	return nodes
}

// outline is the rows as a nested list.
func (b block) outline(language string, w goalWords) ydoc.Node {
	list, _ := listFrom(b.rows, b.rows[0].depth, func(g shownGoal) string {
		text := g.Code + " " + cmp.Or(g.Title, w.untitled) + " (" + goals.Word(language, "status", g.Status)
		if g.Due != nil {
			text += ", " + *g.Due
		}
		return text + ")"
	})
	return list
}

// listFrom makes a list of the rows that are at least so deep, and returns how many
// they are. A row that is deeper than the one before it by more than one stands below
// it all the same.
func listFrom(rows []shownGoal, depth int, say func(shownGoal) string) (list ydoc.Node, used int) {
	list.Type = "bulletList"
	for used < len(rows) && rows[used].depth >= depth {
		item := ydoc.Node{Type: "listItem", Content: []ydoc.Node{paragraph(say(rows[used]))}}
		used++
		if used < len(rows) && rows[used].depth > depth {
			inner, n := listFrom(rows[used:], depth+1, say)
			item.Content = append(item.Content, inner)
			used += n
		}
		list.Content = append(list.Content, item)
	}
	return list, used
}

// departments is a table of the goals and the departments that they name, themselves
// or by goals below them.
func (b block) departments(w goalWords) []ydoc.Node {
	var columns []string
	for _, g := range b.rows {
		columns = append(columns, g.Departments...)
	}
	slices.SortFunc(columns, func(x, y string) int {
		return cmp.Or(cmp.Compare(strings.ToLower(x), strings.ToLower(y)), cmp.Compare(x, y))
	})
	columns = slices.Compact(columns)
	if len(columns) == 0 {
		return []ydoc.Node{aside(w.noDepartments)}
	}
	table := ydoc.Node{Type: "table", Content: []ydoc.Node{rowOf("tableHeader", append([]string{w.goal}, columns...))}}
	for i, g := range b.rows {
		cells := []string{g.Code + " " + cmp.Or(g.Title, w.untitled)}
		for _, column := range columns {
			cells = append(cells, b.cover(i, column, w))
		}
		table.Content = append(table.Content, rowOf("tableCell", cells))
	}
	return []ydoc.Node{table}
}

// cover says how a goal concerns a department.
func (b block) cover(i int, department string, w goalWords) string {
	if slices.Contains(b.rows[i].Departments, department) {
		return w.own
	}
	for _, g := range b.rows[i+1:] {
		if g.depth <= b.rows[i].depth {
			break
		}
		if slices.Contains(g.Departments, department) {
			return w.below
		}
	}
	return ""
}

func rowOf(kind string, cells []string) ydoc.Node {
	row := ydoc.Node{Type: "tableRow"}
	for _, text := range cells {
		row.Content = append(row.Content, ydoc.Node{Type: kind, Content: []ydoc.Node{paragraph(text)}})
	}
	return row
}

// aside is a line that the text itself does not hold.
func aside(text string) ydoc.Node {
	return ydoc.Node{Type: "paragraph", Content: []ydoc.Node{{Type: "text", Text: text, Marks: []ydoc.Mark{{Type: "italic"}}}}}
}
