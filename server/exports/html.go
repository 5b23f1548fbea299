package exports

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"samrad/collab/ydoc"
	"samrad/server/strategy/markdown"
)

// style is all the look an exported page has; it must read well on paper.
const style = `body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 system-ui,sans-serif;color:#1a1a1a;background:#fff}
h1,h2,h3,h4{line-height:1.25}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}
th{background:#f2f2f2}blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:4px solid #767676;color:#404040}
p.stakeholder,p.goal{padding:.5rem 1rem;border:1px solid #767676}.stakeholder{font-weight:600}
pre{overflow:auto;padding:1rem;background:#f2f2f2}ul.tasks{list-style:none;padding-left:1rem}@media print{body{margin:0;max-width:none}}`

// page writes a complete HTML page: no scripts, nothing loaded from anywhere.
func page(title, language string, doc ydoc.Node) []byte {
	w := &htmlWriter{language: language}
	fmt.Fprintf(&w.out, `<!doctype html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>%s</style>
</head>
<body>
<main>
`, html.EscapeString(language), html.EscapeString(title), style)
	if first := doc.Content; len(first) == 0 || first[0].Type != "heading" || integer(first[0].Attrs["level"], 2) != 1 {
		fmt.Fprintf(&w.out, "<h1>%s</h1>\n", html.EscapeString(title))
	}
	w.blocks(doc.Content)
	w.out.WriteString("</main>\n</body>\n</html>\n")
	return []byte(w.out.String())
}

type htmlWriter struct {
	out      strings.Builder
	language string
}

func (w *htmlWriter) blocks(nodes []ydoc.Node) {
	for _, n := range nodes {
		w.block(n)
	}
}

// container are the blocks that hold blocks and need no more than a tag.
var container = map[string]string{
	"blockquote": "blockquote", "bulletList": "ul", "listItem": "li", "tableRow": "tr",
}

func (w *htmlWriter) block(n ydoc.Node) {
	switch n.Type {
	case "paragraph":
		w.wrap("<p>", n.Content, "</p>\n", w.inline)
	case "heading":
		level := strconv.Itoa(min(max(integer(n.Attrs["level"], 2), 1), 6))
		w.wrap("<h"+level+">", n.Content, "</h"+level+">\n", w.inline)
	case "codeBlock":
		w.wrap("<pre><code>", n.Content, "</code></pre>\n", w.inline)
	case "horizontalRule":
		w.out.WriteString("<hr>\n")
	case "orderedList":
		open := "<ol>"
		if start := integer(n.Attrs["start"], 1); start != 1 {
			open = `<ol start="` + strconv.Itoa(start) + `">`
		}
		w.wrap(open+"\n", n.Content, "</ol>\n", w.blocks)
	case "taskList":
		w.wrap(`<ul class="tasks">`+"\n", n.Content, "</ul>\n", w.blocks)
	case "taskItem":
		w.task(n)
	case "table":
		w.wrap("<table>\n<tbody>\n", n.Content, "</tbody>\n</table>\n", w.blocks)
	case "tableHeader":
		w.wrap("<th"+spans(n)+">", n.Content, "</th>\n", w.blocks)
	case "tableCell":
		w.wrap("<td"+spans(n)+">", n.Content, "</td>\n", w.blocks)
	case "stakeholderCard":
		label, _ := markdown.Stakeholder(n)
		w.out.WriteString(`<p class="stakeholder">` + html.EscapeString(label) + "</p>\n")
	case "goalBlock":
		label, _ := markdown.Goal(n)
		w.out.WriteString(`<p class="goal">` + html.EscapeString(label))
		if now, _ := n.Attrs[markdown.GoalNow].(string); now != "" {
			w.out.WriteString(" <small>" + html.EscapeString(now) + "</small>")
		}
		w.out.WriteString("</p>\n")
		w.shown(n)
	default:
		if tag, ok := container[n.Type]; ok {
			w.wrap("<"+tag+">\n", n.Content, "</"+tag+">\n", w.blocks)
			return
		}
		w.unknown(n)
	}
}

// shown writes what an export put below a goal, in the reader's language.
func (w *htmlWriter) shown(n ydoc.Node) {
	language, _ := n.Attrs[goalLanguage].(string)
	if len(n.Content) == 0 || language == w.language {
		w.blocks(n.Content)
		return
	}
	w.wrap(`<div lang="`+html.EscapeString(language)+`">`+"\n", n.Content, "</div>\n", w.blocks)
}

// unknown keeps the text of what this version does not know.
func (w *htmlWriter) unknown(n ydoc.Node) {
	if n.Type == "text" || n.Type == "hardBreak" {
		w.inline([]ydoc.Node{n})
		return
	}
	w.wrap("<div>", n.Content, "</div>\n", w.blocks)
}

func (w *htmlWriter) wrap(open string, content []ydoc.Node, end string, write func([]ydoc.Node)) {
	w.out.WriteString(open)
	write(content)
	w.out.WriteString(end)
}

// task writes the box as a disabled input, which a screen reader reads out.
func (w *htmlWriter) task(n ydoc.Node) {
	box := `<input type="checkbox" disabled>`
	if done, _ := n.Attrs["checked"].(bool); done {
		box = `<input type="checkbox" checked disabled>`
	}
	content := n.Content
	w.out.WriteString("<li><label>" + box + " ")
	if len(content) > 0 && content[0].Type == "paragraph" {
		w.inline(content[0].Content)
		content = content[1:]
	}
	w.out.WriteString("</label>\n")
	w.blocks(content)
	w.out.WriteString("</li>\n")
}

func spans(n ydoc.Node) string {
	out := ""
	for _, name := range []string{"colspan", "rowspan"} {
		if span := integer(n.Attrs[name], 1); span > 1 && span <= 1000 {
			out += " " + name + `="` + strconv.Itoa(span) + `"`
		}
	}
	return out
}

// tags are the marks without attributes, outermost first.
var tags = []struct{ mark, tag string }{
	{"bold", "strong"}, {"italic", "em"}, {"strike", "s"}, {"underline", "u"}, {"code", "code"},
}

func (w *htmlWriter) inline(nodes []ydoc.Node) {
	for _, n := range nodes {
		switch n.Type {
		case "text":
			w.text(n)
		case "hardBreak":
			w.out.WriteString("<br>\n")
		case "stakeholderMention":
			label, _ := markdown.Stakeholder(n)
			w.out.WriteString(`<span class="stakeholder">` + html.EscapeString(label) + "</span>")
		default:
			w.inline(n.Content)
		}
	}
}

func (w *htmlWriter) text(n ydoc.Node) {
	var end []string
	if i := slices.IndexFunc(n.Marks, func(m ydoc.Mark) bool { return m.Type == "link" }); i >= 0 {
		if href, _ := n.Marks[i].Attrs["href"].(string); markdown.SafeLink(href) {
			w.out.WriteString(`<a href="` + html.EscapeString(href) + `" rel="noopener noreferrer">`)
			end = append(end, "</a>")
		}
	}
	for _, t := range tags {
		if slices.ContainsFunc(n.Marks, func(m ydoc.Mark) bool { return m.Type == t.mark }) {
			w.out.WriteString("<" + t.tag + ">")
			end = append(end, "</"+t.tag+">")
		}
	}
	w.out.WriteString(html.EscapeString(n.Text))
	for _, e := range slices.Backward(end) {
		w.out.WriteString(e)
	}
}

// integer reads an attribute that may have come through JSON or Yjs.
func integer(v any, otherwise int) int {
	switch v := v.(type) {
	case int:
		return v
	case int64:
		return int(v)
	case float64:
		return int(v)
	}
	return otherwise
}
