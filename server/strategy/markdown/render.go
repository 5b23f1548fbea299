package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"samrad/collab/ydoc"
)

// Render writes a node of type doc as Markdown, ending in a line end. Unknown
// blocks give their text as paragraphs, so that nothing is lost in silence.
func Render(doc ydoc.Node) string {
	return strings.Join(renderBlocks(doc.Content), "\n") + "\n"
}

// emptyParagraph stands for a paragraph without text, which Markdown would
// take for the space between its neighbours.
const emptyParagraph = "<!-- -->"

// renderBlocks gives the lines of blocks with an empty line between them.
func renderBlocks(blocks []ydoc.Node) []string {
	var lines []string
	var before string // the list sign used just before, to end a list where another starts
	for i, b := range blocks {
		if i > 0 {
			lines = append(lines, "")
		}
		if !isList(b.Type) {
			before = ""
			lines = append(lines, renderBlock(b)...)
			continue
		}
		var list []string
		list, before = renderList(b, before)
		lines = append(lines, list...)
	}
	return lines
}

func renderBlock(b ydoc.Node) []string {
	switch b.Type {
	case "paragraph":
		if len(b.Content) == 0 {
			return []string{emptyParagraph}
		}
		return strings.Split(renderInline(b.Content, inParagraph), "\n")
	case "heading":
		sign := strings.Repeat("#", min(max(number(b.Attrs["level"], 1), 1), 6))
		return []string{strings.TrimRight(sign+" "+renderInline(b.Content, inHeading), " ")}
	case "blockquote":
		return prefixed(renderBlocks(b.Content), "> ", "> ")
	case "codeBlock":
		return renderCode(b)
	case "horizontalRule":
		return []string{"***"} // not ---, which would open front matter in the first line
	case "table":
		return renderTable(b)
	case cardNode:
		return []string{renderInline([]ydoc.Node{b}, inParagraph)}
	case goalNode:
		return renderGoal(b)
	}
	return []string{renderInline([]ydoc.Node{{Type: "text", Text: plain(b)}}, inParagraph)}
}

func isList(kind string) bool {
	return kind == "bulletList" || kind == "orderedList" || kind == "taskList"
}

// renderList gives the lines of a list and the sign it used. Two lists that
// follow each other must use different signs, or they would be one.
func renderList(list ydoc.Node, before string) (lines []string, sign string) {
	ordered := list.Type == "orderedList"
	signs := [2]string{"-", "*"}
	if ordered {
		signs = [2]string{".", ")"}
	}
	if sign = signs[0]; sign == before {
		sign = signs[1]
	}
	start := number(list.Attrs["start"], 1)
	if start < 0 || start > 999_999_000 { // what Markdown can count
		start = 1
	}
	for i, item := range list.Content {
		lead := sign + " "
		if ordered {
			lead = strconv.Itoa(start+i) + sign + " "
		}
		lines = append(lines, renderItem(item, lead)...)
	}
	return lines, sign
}

func renderItem(item ydoc.Node, lead string) []string {
	box := ""
	if item.Type == "taskItem" {
		box = "[ ] "
		if done, _ := item.Attrs["checked"].(bool); done {
			box = "[x] "
		}
	}
	content := item.Content
	if len(content) == 0 {
		content = []ydoc.Node{{Type: "paragraph"}}
	}
	lines := renderBlock(content[0])
	kind := content[0].Type
	if strings.HasPrefix(lines[0], "<") { // opens a block of HTML, which only an empty line ends
		kind = ""
	}
	lines[0] = box + lines[0]
	lines = append(lines, rest(content, kind)...)
	return prefixed(lines, lead, strings.Repeat(" ", len(lead)))
}

// rest gives the blocks of an item after its first. A list right below a
// paragraph needs no empty line, which keeps outlines readable; it does need
// one where it could not interrupt the paragraph.
func rest(content []ydoc.Node, first string) []string {
	if len(content) < 2 {
		return nil
	}
	lines := renderBlocks(content[1:])
	next := content[1]
	if first == "paragraph" && (next.Type == "bulletList" || next.Type == "taskList") && !startsEmpty(next) {
		return lines
	}
	return append([]string{""}, lines...)
}

func startsEmpty(list ydoc.Node) bool {
	return len(list.Content) == 0 || len(list.Content[0].Content) == 0 || len(list.Content[0].Content[0].Content) == 0
}

// prefixed puts first before the first line and others before the rest; an
// empty line gets no trailing space.
func prefixed(lines []string, first, others string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		prefix := others
		if i == 0 {
			prefix = first
		}
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		out[i] = prefix + line
	}
	return out
}

func renderCode(b ydoc.Node) []string {
	text := plain(b)
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	language, _ := b.Attrs["language"].(string)
	if strings.ContainsAny(language, " \t\n`\\&") {
		language = ""
	}
	lines := []string{fence + language}
	if text != "" {
		lines = append(lines, strings.Split(text, "\n")...)
	}
	return append(lines, fence)
}

// plain is all text below a node, line breaks as line ends.
func plain(n ydoc.Node) string {
	switch n.Type {
	case "text":
		return n.Text
	case "hardBreak":
		return "\n"
	}
	if label, ok := Stakeholder(n); ok {
		return label
	}
	if label, ok := Goal(n); ok {
		return label
	}
	var out strings.Builder
	for _, c := range n.Content {
		out.WriteString(plain(c))
	}
	return out.String()
}

// number reads an attribute that may have come through JSON or Yjs.
func number(v any, otherwise int) int {
	switch v := v.(type) {
	case int:
		return v
	case int64:
		return int(v)
	case float64:
		return int(v)
	case string:
		if n, err := strconv.Atoi(v); err == nil {
			return n
		}
	case fmt.Stringer: // json.Number
		if n, err := strconv.Atoi(v.String()); err == nil {
			return n
		}
	}
	return otherwise
}
