package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"samrad/collab/ydoc"
)

func paragraph(content []ydoc.Node) ydoc.Node {
	return ydoc.Node{Type: "paragraph", Content: content}
}

// one converts a block; it may become several (a list of mixed items) or none.
func (r *reader) one(n ast.Node, depth int) ([]ydoc.Node, error) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if card, ok := r.card(n); ok {
			return []ydoc.Node{card}, nil
		}
		if goal, ok := r.goal(n); ok {
			return []ydoc.Node{goal}, nil
		}
		before := *r.report
		content := r.inline(n)
		if len(content) == 0 && *r.report != before {
			return nil, nil // all of it was dropped; leave no empty line behind
		}
		return []ydoc.Node{paragraph(content)}, nil
	case *ast.Heading:
		return []ydoc.Node{r.heading(n)}, nil
	case *ast.ThematicBreak:
		return []ydoc.Node{{Type: "horizontalRule"}}, nil
	case *ast.Blockquote:
		content, err := r.blocks(n, depth+1)
		if len(content) == 0 {
			content = []ydoc.Node{paragraph(nil)}
		}
		return []ydoc.Node{{Type: "blockquote", Content: content}}, err
	case *ast.List:
		return r.list(n, depth)
	case *ast.FencedCodeBlock:
		return []ydoc.Node{r.code(n, string(n.Language(r.source)))}, nil
	case *ast.CodeBlock:
		return []ydoc.Node{r.code(n, "")}, nil
	case *ast.HTMLBlock:
		return r.html(n), nil
	case *east.Table:
		return r.table(n, depth)
	}
	return nil, nil // link reference definitions and the like hold no text
}

func (r *reader) heading(n *ast.Heading) ydoc.Node {
	level := n.Level
	if level > 4 {
		level = 4
		r.report.Headings++
	}
	return ydoc.Node{Type: "heading", Attrs: map[string]any{"level": level}, Content: r.inline(n)}
}

func (r *reader) code(n ast.Node, language string) ydoc.Node {
	var text strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		text.Write(line.Value(r.source))
	}
	node := ydoc.Node{Type: "codeBlock"}
	if language != "" {
		node.Attrs = map[string]any{"language": language}
	}
	if body := strings.TrimSuffix(text.String(), "\n"); body != "" {
		node.Content = []ydoc.Node{{Type: "text", Text: body}}
	}
	return node
}

var (
	emptyComment = regexp.MustCompile(`^\s*<!--\s*-->\s*$`)
	onlyBreaks   = regexp.MustCompile(`^\s*(?:<br ?/?>\s*)+$`)
)

// html understands what Render writes and drops the rest.
func (r *reader) html(n *ast.HTMLBlock) []ydoc.Node {
	var raw strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		raw.Write(line.Value(r.source))
	}
	if n.HasClosure() {
		raw.Write(n.ClosureLine.Value(r.source))
	}
	switch text := raw.String(); {
	case emptyComment.MatchString(text):
		return []ydoc.Node{paragraph(nil)}
	case onlyBreaks.MatchString(text):
		var breaks []ydoc.Node
		for range strings.Count(text, "<") {
			breaks = append(breaks, ydoc.Node{Type: "hardBreak"})
		}
		return []ydoc.Node{paragraph(breaks)}
	}
	r.report.HTML++
	return nil
}

// list converts a list. Our schema keeps task lists and others apart, Markdown
// does not: a list in which only some items have a box becomes several.
func (r *reader) list(n *ast.List, depth int) ([]ydoc.Node, error) {
	var lists []ydoc.Node
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if err := r.block(depth); err != nil {
			return nil, err
		}
		box := checkBox(item)
		content, err := r.blocks(item, depth+1)
		if err != nil {
			return nil, err
		}
		if len(content) == 0 || content[0].Type != "paragraph" {
			content = append([]ydoc.Node{paragraph(nil)}, content...)
		}
		kind, node := "bulletList", ydoc.Node{Type: "listItem", Content: content}
		switch {
		case box != nil:
			kind = "taskList"
			node.Type, node.Attrs = "taskItem", map[string]any{"checked": box.IsChecked}
		case n.IsOrdered():
			kind = "orderedList"
		}
		if len(lists) == 0 || lists[len(lists)-1].Type != kind {
			list := ydoc.Node{Type: kind}
			if kind == "orderedList" {
				list.Attrs = map[string]any{"start": number}
			}
			lists = append(lists, list)
		}
		last := &lists[len(lists)-1]
		last.Content = append(last.Content, node)
		number++
	}
	return lists, nil
}

func checkBox(item ast.Node) *east.TaskCheckBox {
	if first := item.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*east.TaskCheckBox); ok {
			return box
		}
	}
	return nil
}

// table converts a table. Every row gets as many cells as the header has. A
// header of empty cells is how Markdown writes a table without one.
func (r *reader) table(n *east.Table, depth int) ([]ydoc.Node, error) {
	table := ydoc.Node{Type: "table"}
	columns := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		kind := "tableCell"
		if _, ok := row.(*east.TableHeader); ok {
			kind = "tableHeader"
			columns = row.ChildCount()
		}
		out := ydoc.Node{Type: "tableRow"}
		text := false
		for cell := row.FirstChild(); cell != nil && len(out.Content) < columns; cell = cell.NextSibling() {
			if err := r.block(depth); err != nil {
				return nil, err
			}
			content := r.inline(cell)
			text = text || len(content) > 0
			out.Content = append(out.Content, tableCell(kind, content))
		}
		for len(out.Content) < columns {
			out.Content = append(out.Content, tableCell(kind, nil))
		}
		if kind == "tableHeader" && !text && row.NextSibling() != nil {
			continue
		}
		table.Content = append(table.Content, out)
	}
	return []ydoc.Node{table}, nil
}

func tableCell(kind string, content []ydoc.Node) ydoc.Node {
	return ydoc.Node{
		Type: kind, Attrs: map[string]any{"colspan": 1, "rowspan": 1},
		Content: []ydoc.Node{paragraph(content)},
	}
}
