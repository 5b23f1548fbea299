package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"samrad/collab/ydoc"
)

// goalNode stands for a goal of a goal list, shown live in the text: alone, with
// all below it, or as departments against goals. In Markdown it is a link in a
// paragraph of its own, [Title](samrad:goal/list/goal); without the goal's id it
// means the whole list.
const goalNode = "goalBlock"

// goalPrefixes is how the address begins, by mode.
var goalPrefixes = []struct{ mode, prefix string }{
	{"goal", "samrad:goal/"}, {"branch", "samrad:goal-branch/"}, {"matrix", "samrad:goal-matrix/"},
}

// GoalNow is the attribute by which an export says what a goal is now: its number
// and its progress. No document holds it. In Markdown it is the title of the link,
// which an import passes over.
const GoalNow = "now"

// Goal gives the title a goal block was made with; ok is false for every other
// node.
func Goal(n ydoc.Node) (label string, ok bool) {
	label, _ = n.Attrs["label"].(string)
	return label, n.Type == goalNode
}

// goalLink is the address of a goal block; "" when it names nothing an import
// would take.
func goalLink(n ydoc.Node) string {
	document, _ := n.Attrs["documentId"].(string)
	goal, _ := n.Attrs["goalId"].(string)
	mode, _ := n.Attrs["mode"].(string)
	for _, one := range goalPrefixes {
		if one.mode != mode || !goalExists(mode, document, goal) {
			continue
		}
		if goal == "" {
			return one.prefix + document
		}
		return one.prefix + document + "/" + url.PathEscape(goal)
	}
	return ""
}

// goalExists tells whether the ids can name something to show. A single goal
// needs one; the others may mean the whole list.
func goalExists(mode, document, goal string) bool {
	return mapID.MatchString(document) && (goal == "" && mode != "goal" || stakeholderID.MatchString(goal))
}

// goalAt reads such an address; ok is false for every other link.
func goalAt(href, label string) (n ydoc.Node, ok bool) {
	for _, one := range goalPrefixes {
		rest, found := strings.CutPrefix(href, one.prefix)
		if !found {
			continue
		}
		document, escaped, _ := strings.Cut(rest, "/")
		goal, err := url.PathUnescape(escaped)
		if err != nil || !goalExists(one.mode, document, goal) {
			return n, false
		}
		return ydoc.Node{Type: goalNode, Attrs: map[string]any{
			"documentId": document, "goalId": goal, "mode": one.mode, "label": label}}, true
	}
	return n, false
}

// goal writes a goal block as its link, or as its title alone.
func (w *inlineWriter) goal(n ydoc.Node) {
	label, _ := Goal(n)
	now, _ := n.Attrs[GoalNow].(string)
	w.titled(strings.Join(strings.Fields(label), " "), goalLink(n), strings.Map(func(r rune) rune {
		if r == '"' || r == '\\' || r < ' ' {
			return -1
		}
		return r
	}, now))
}

// What stands between these comments is what the list says now, for people: an
// import passes over it, as the block shows it anew.
const shownFrom, shownTo = "<!-- samrad:shown -->", "<!-- /samrad:shown -->"

// renderGoal writes a goal block, and below it what an export put into it. In a
// document blocks are empty.
func renderGoal(n ydoc.Node) []string {
	lines := []string{renderInline([]ydoc.Node{n}, inParagraph)}
	if len(n.Content) == 0 {
		return lines
	}
	lines = append(append(lines, "", shownFrom, ""), renderBlocks(n.Content)...)
	return append(lines, "", shownTo)
}

// afterShown finds the end of what is passed over; nil when n begins nothing of that
// kind, or nothing ends it.
func (r *reader) afterShown(n ast.Node) ast.Node {
	if n.Parent() == r.endless || !r.isComment(n, shownFrom) {
		return nil
	}
	for end := n; end != nil; end = end.NextSibling() {
		if r.isComment(end, shownTo) {
			return end
		}
	}
	r.endless = n.Parent() // the siblings behind it need not look again
	return nil
}

func (r *reader) isComment(n ast.Node, comment string) bool {
	block, ok := n.(*ast.HTMLBlock)
	return ok && strings.TrimSpace(string(block.Lines().Value(r.source))) == comment
}

// goal gives the goal block that a paragraph is when it holds nothing but its link.
func (r *reader) goal(n ast.Node) (ydoc.Node, bool) {
	href, label, ok := r.onlyLink(n)
	if !ok {
		return ydoc.Node{}, false
	}
	return goalAt(href, label)
}
