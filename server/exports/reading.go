package exports

import (
	"slices"
	"strings"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
)

// readingLanguage is that of what is written for reading when nobody says which.
const readingLanguage = "en"

func tablesByKind(tables []fieldtable.Table) map[string]fieldtable.Table {
	all := map[string]fieldtable.Table{}
	for _, t := range tables {
		all[t.Kind] = t
	}
	return all
}

// tableOf is some columns of a table.
func tableOf(from fieldtable.Table, columns []string) ydoc.Node {
	t := ydoc.Node{Type: "table"}
	for i, row := range from.Rows {
		line := ydoc.Node{Type: "tableRow"}
		kind := "tableCell"
		if i == 0 {
			kind = "tableHeader"
		}
		for _, name := range columns {
			line.Content = append(line.Content, ydoc.Node{Type: kind, Content: []ydoc.Node{paragraph(row[slices.Index(from.Columns, name)].Text)}})
		}
		t.Content = append(t.Content, line)
	}
	return t
}

// written is the texts of a table, each below a heading of whose they are.
func written(from fieldtable.Table, name string, columns []string) (nodes []ydoc.Node) {
	for _, row := range from.Rows[1:] {
		named := false
		for _, column := range columns {
			at := slices.Index(from.Columns, column)
			if row[at].Text == "" {
				continue
			}
			if !named {
				nodes = append(nodes, heading(3, row[slices.Index(from.Columns, name)].Text))
				named = true
			}
			nodes = append(nodes, heading(4, from.Rows[0][at].Text), paragraphs(row[at].Text))
		}
	}
	return nodes
}

func heading(level int, text string) ydoc.Node {
	return ydoc.Node{Type: "heading", Attrs: map[string]any{"level": int64(level)}, Content: inline(text)}
}

func paragraph(text string) ydoc.Node { return ydoc.Node{Type: "paragraph", Content: inline(text)} }

// paragraphs keeps line breaks as breaks.
func paragraphs(text string) ydoc.Node {
	p := ydoc.Node{Type: "paragraph"}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.Content = append(p.Content, ydoc.Node{Type: "hardBreak"})
		}
		p.Content = append(p.Content, inline(line)...)
	}
	return p
}

func inline(text string) []ydoc.Node {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return nil
	}
	return []ydoc.Node{{Type: "text", Text: text}}
}
