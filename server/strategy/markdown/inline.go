package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"samrad/collab/ydoc"
)

// inline converts the text of a block.
func (r *reader) inline(block ast.Node) []ydoc.Node {
	run := &inlineRun{reader: r}
	run.children(block, nil)
	run.flush()
	return run.out
}

// inlineRun gathers the text and line breaks of one block.
type inlineRun struct {
	*reader
	out       []ydoc.Node
	underline int

	// The run being gathered; goldmark hands text over in pieces as small as one
	// character, so they go into a buffer and not onto a string.
	pending strings.Builder
	marks   []ydoc.Mark
}

func (run *inlineRun) children(parent ast.Node, marks []ydoc.Mark) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		run.one(n, marks)
	}
}

func (run *inlineRun) one(n ast.Node, marks []ydoc.Mark) {
	switch n := n.(type) {
	case *ast.Text:
		run.text(unescape(string(n.Segment.Value(run.source))), marks)
		switch {
		case n.HardLineBreak():
			run.lineBreak()
		case n.SoftLineBreak():
			run.text(" ", marks)
		}
	case *ast.String:
		run.text(string(n.Value), marks)
	case *ast.CodeSpan:
		run.code(n, marks)
	case *ast.Emphasis:
		run.children(n, with(marks, ydoc.Mark{Type: []string{"italic", "bold"}[min(n.Level, 2)-1]}))
	case *east.Strikethrough:
		run.children(n, with(marks, ydoc.Mark{Type: "strike"}))
	case *ast.Link:
		run.link(n, unescape(string(n.Destination)), marks)
	case *ast.AutoLink:
		run.autoLink(n, marks)
	case *ast.Image:
		run.report.Images++
		run.children(n, marks)
	case *ast.RawHTML:
		run.html(n)
	case *east.TaskCheckBox: // read by the list
	default:
		run.children(n, marks)
	}
}

func (run *inlineRun) code(n *ast.CodeSpan, marks []ydoc.Mark) {
	var text strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			text.WriteString(strings.ReplaceAll(string(c.Segment.Value(run.source)), "\n", " "))
		case *ast.String:
			text.WriteString(strings.ReplaceAll(string(c.Value), "\n", " "))
		}
	}
	// In the schema code stands alone. A link is worth more than its typeface.
	if i := slices.IndexFunc(marks, func(m ydoc.Mark) bool { return m.Type == "link" }); i >= 0 {
		run.text(text.String(), marks)
		return
	}
	under := run.underline
	run.underline = 0
	run.text(text.String(), []ydoc.Mark{{Type: "code"}})
	run.underline = under
}

func (run *inlineRun) link(n ast.Node, href string, marks []ydoc.Mark) {
	if run.stakeholder(n, href) {
		return
	}
	if !SafeLink(href) {
		run.report.Links++
		run.children(n, marks)
		return
	}
	run.children(n, with(marks, ydoc.Mark{Type: "link", Attrs: map[string]any{"href": href}}))
}

func (run *inlineRun) autoLink(n *ast.AutoLink, marks []ydoc.Mark) {
	label, href := string(n.Label(run.source)), string(n.URL(run.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(href), "mailto:") {
		href = "mailto:" + href
	}
	if !SafeLink(href) {
		run.report.Links++
		run.text(label, marks)
		return
	}
	run.text(label, with(marks, ydoc.Mark{Type: "link", Attrs: map[string]any{"href": href}}))
}

var breakTag = regexp.MustCompile(`^<br ?/?>$`)

// html understands <br> and <u>; an underline that is never closed ends with
// its block.
func (run *inlineRun) html(n *ast.RawHTML) {
	var raw strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		raw.Write(segment.Value(run.source))
	}
	switch tag := strings.ToLower(raw.String()); {
	case breakTag.MatchString(tag):
		run.lineBreak()
	case tag == "<u>":
		run.underline++
	case tag == "</u>" && run.underline > 0:
		run.underline--
	case tag == "<!-- -->": // an empty comment says nothing
	default:
		run.report.HTML++
	}
}

func (run *inlineRun) lineBreak() {
	run.flush()
	run.out = append(run.out, ydoc.Node{Type: "hardBreak"})
}

// text appends text, joined to the run before it when the marks are equal.
func (run *inlineRun) text(text string, marks []ydoc.Mark) {
	if text == "" {
		return
	}
	if run.underline > 0 {
		marks = with(marks, ydoc.Mark{Type: "underline"})
	}
	if run.pending.Len() > 0 && !sameMarks(run.marks, marks) {
		run.flush()
	}
	run.marks = marks
	run.pending.WriteString(text)
}

// flush ends the run.
func (run *inlineRun) flush() {
	if run.pending.Len() > 0 {
		run.out = append(run.out, ydoc.Node{Type: "text", Text: run.pending.String(), Marks: run.marks})
		run.pending.Reset()
	}
}

func sameMarks(a, b []ydoc.Mark) bool {
	return slices.EqualFunc(a, b, func(a, b ydoc.Mark) bool { return a.Type == b.Type && href(a) == href(b) })
}

// markOrder is the order marks nest and are listed in, outermost first.
var markOrder = []string{"link", "bold", "italic", "strike", "underline", "code"}

// with adds a mark that is not there yet, in markOrder. It copies.
func with(marks []ydoc.Mark, mark ydoc.Mark) []ydoc.Mark {
	out := slices.DeleteFunc(slices.Clone(marks), func(m ydoc.Mark) bool { return m.Type == mark.Type })
	out = append(out, mark)
	slices.SortStableFunc(out, func(a, b ydoc.Mark) int {
		return slices.Index(markOrder, a.Type) - slices.Index(markOrder, b.Type)
	})
	return out
}
