package markdown

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"samrad/collab/ydoc"
)

// TestRoundTrip writes random documents in normal form as Markdown and reads
// them back. Of all that fail it prints the smallest, with its seed.
func TestRoundTrip(t *testing.T) {
	var smallest, failed string
	for seed := range uint64(1500) {
		g := &generator{Rand: rand.New(rand.NewPCG(seed, 7))}
		doc := ydoc.Node{Type: "doc", Content: g.blocks(int(seed % 3))}
		source := Render(doc)
		got, report, err := Parse([]byte(source))
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, source)
		}
		want, have := asJSON(t, doc), asJSON(t, got)
		if want == have && len(report.Notes()) == 0 || failed != "" && len(source) >= len(smallest) {
			continue
		}
		smallest = source
		failed = fmt.Sprintf("seed %d %v\nwant %s\ngot  %s\n--- markdown\n%s\n%q", seed, report.Notes(), want, have, source, source)
	}
	if failed != "" {
		t.Fatal(failed)
	}
}

func TestBlanksAtTheEndOfABlockAreLeftOut(t *testing.T) {
	doc := ydoc.Node{Type: "doc", Content: []ydoc.Node{paragraph([]ydoc.Node{
		{Type: "text", Text: "Hun skriver "}, {Type: "text", Text: " ", Marks: []ydoc.Mark{{Type: "bold"}}}})}}
	if got := Render(doc); got != "Hun skriver\n" {
		t.Errorf("got %q", got)
	}
}

// What names nobody is kept as its words, and other links stay links.
func TestStakeholdersThatAreNone(t *testing.T) {
	odd := ydoc.Node{Type: "doc", Content: []ydoc.Node{
		paragraph([]ydoc.Node{{Type: mentionNode, Attrs: map[string]any{"label": "Ældre*råd", "documentId": "../x", "stakeholderId": "a"}}}),
		{Type: cardNode, Attrs: map[string]any{"label": "Råd", "documentId": 7}}, {Type: cardNode}}}
	if got := Render(odd); got != "@Ældre\\*råd\n\nRåd\n\n\n" {
		t.Errorf("got %q", got)
	}
	for _, source := range []string{"[@x](samrad:mention/no-map/a)", "[x](samrad:card/0f8fad5b-d9cb-469f-a165-70867728950e/a%20b)",
		"[x](samrad:card/0f8fad5b-d9cb-469f-a165-70867728950e/)", "[x](samrad:other/0f8fad5b-d9cb-469f-a165-70867728950e/a)"} {
		doc, report, err := Parse([]byte(source))
		if err != nil || report.Links != 1 || strings.Contains(asJSON(t, doc), "stakeholder") {
			t.Errorf("%s: %v %+v %s", source, err, report, asJSON(t, doc))
		}
	}
	// A card in the middle of a sentence is a mention.
	doc, _, err := Parse([]byte("Ask [Råd](samrad:card/0f8fad5b-d9cb-469f-a165-70867728950e/a) first"))
	if err != nil || len(doc.Content) != 1 || len(doc.Content[0].Content) != 3 || doc.Content[0].Content[1].Type != mentionNode {
		t.Errorf("%v %s", err, asJSON(t, doc))
	}
}

// A goal block that names no goal is kept as its words; an address in a sentence
// or one that no list can have stays words as well.
func TestGoalsThatAreNone(t *testing.T) {
	const list = "0f8fad5b-d9cb-469f-a165-70867728950e"
	odd := ydoc.Node{Type: "doc", Content: []ydoc.Node{
		{Type: goalNode, Attrs: map[string]any{"label": "Less *waste*", "documentId": "../x", "goalId": "a", "mode": "goal"}},
		{Type: goalNode, Attrs: map[string]any{"label": "Alone", "documentId": list, "goalId": "", "mode": "goal"}},
		{Type: goalNode, Attrs: map[string]any{"label": "Odd", "documentId": list, "goalId": "a", "mode": "poster"}},
		{Type: goalNode, Attrs: map[string]any{"label": 7}}}}
	if got := Render(odd); got != "Less \\*waste\\*\n\nAlone\n\nOdd\n\n\n" {
		t.Errorf("got %q", got)
	}
	for _, source := range []string{"[x](samrad:goal/" + list + ")", "[x](samrad:goal/no-list/a)", "[x](samrad:goal-branch/" + list + "/a%20b)",
		"See [x](samrad:goal/" + list + "/a) first"} {
		doc, report, err := Parse([]byte(source))
		if err != nil || report.Links != 1 || strings.Contains(asJSON(t, doc), goalNode) || !strings.Contains(asJSON(t, doc), "x") {
			t.Errorf("%s: %v %+v %s", source, err, report, asJSON(t, doc))
		}
	}
}

func asJSON(t *testing.T, n ydoc.Node) string {
	t.Helper()
	b, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// generator makes documents in the normal form that doc.go describes.
type generator struct{ *rand.Rand }

func (g *generator) blocks(depth int) []ydoc.Node {
	var out []ydoc.Node
	for range 1 + g.IntN(4) {
		out = append(out, g.block(depth))
	}
	return out
}

func (g *generator) block(depth int) ydoc.Node {
	kinds := 5
	if depth < 3 {
		kinds = 10
	}
	if g.IntN(12) == 0 {
		return g.stakeholder(cardNode)
	}
	if g.IntN(12) == 0 {
		return g.goal()
	}
	switch g.IntN(kinds) {
	case 0:
		return ydoc.Node{Type: "heading", Attrs: map[string]any{"level": 1 + g.IntN(4)}, Content: g.inline(3)}
	case 1:
		return g.code()
	case 2:
		return ydoc.Node{Type: "horizontalRule"}
	case 3, 4:
		return paragraph(g.inline(4))
	case 5:
		return ydoc.Node{Type: "blockquote", Content: g.blocks(depth + 1)}
	case 6:
		return g.table()
	case 7:
		return ydoc.Node{Type: "bulletList", Content: g.items("listItem", depth)}
	case 8:
		return ydoc.Node{Type: "orderedList", Attrs: map[string]any{"start": g.IntN(12)}, Content: g.items("listItem", depth)}
	}
	return ydoc.Node{Type: "taskList", Content: g.items("taskItem", depth)}
}

func (g *generator) items(kind string, depth int) []ydoc.Node {
	var out []ydoc.Node
	for range 1 + g.IntN(3) {
		item := ydoc.Node{Type: kind, Content: []ydoc.Node{paragraph(g.inline(3))}}
		if kind == "taskItem" {
			item.Attrs = map[string]any{"checked": g.IntN(2) == 0}
		}
		for range g.IntN(3) {
			item.Content = append(item.Content, g.block(depth+1))
		}
		out = append(out, item)
	}
	return out
}

func (g *generator) stakeholder(kind string) ydoc.Node {
	label := strings.Join(strings.Fields(g.words(2, " ")), " ")
	if label = strings.TrimLeft(label, "@ "); label == "" {
		label = "Ældreråd [1](2)"
	}
	return ydoc.Node{Type: kind, Attrs: map[string]any{"label": label,
		"documentId": "0f8fad5b-d9cb-469f-a165-70867728950e", "stakeholderId": []string{"a)b|c", "%41", "7c9e6679-7425-40de-944b-e07fc1f90ae7"}[g.IntN(3)]}}
}

func (g *generator) goal() ydoc.Node {
	n := g.stakeholder(goalNode)
	n.Attrs["goalId"] = n.Attrs["stakeholderId"]
	delete(n.Attrs, "stakeholderId")
	n.Attrs["mode"] = []string{"goal", "branch", "matrix"}[g.IntN(3)]
	if n.Attrs["mode"] != "goal" && g.IntN(2) == 0 {
		n.Attrs["goalId"] = ""
	}
	return n
}

func (g *generator) code() ydoc.Node {
	n := ydoc.Node{Type: "codeBlock"}
	if g.IntN(2) == 0 {
		n.Attrs = map[string]any{"language": []string{"go", "c++", "json"}[g.IntN(3)]}
	}
	text := g.words(g.IntN(4), "\n")
	text = blankLine.ReplaceAllString(text, "") // goldmark drops the spaces of an otherwise empty line in a list
	if text != "" {
		n.Content = []ydoc.Node{{Type: "text", Text: text}}
	}
	return n
}

func (g *generator) table() ydoc.Node {
	table := ydoc.Node{Type: "table"}
	columns := 1 + g.IntN(3)
	header := g.IntN(4) > 0
	for row := range 1 + g.IntN(3) {
		kind := "tableCell"
		if header && row == 0 {
			kind = "tableHeader"
		}
		out := ydoc.Node{Type: "tableRow"}
		for range columns {
			content := g.inline(2)
			if kind == "tableHeader" && len(content) == 0 { // all empty means no header
				content = []ydoc.Node{{Type: "text", Text: "h"}}
			}
			out.Content = append(out.Content, tableCell(kind, content))
		}
		table.Content = append(table.Content, out)
	}
	return table
}

// inline makes runs of which no two neighbours could be joined.
func (g *generator) inline(most int) []ydoc.Node {
	var out []ydoc.Node
	for range g.IntN(most + 1) {
		if g.IntN(6) == 0 {
			out = append(out, ydoc.Node{Type: "hardBreak"})
			continue
		}
		if g.IntN(8) == 0 {
			out = append(out, g.stakeholder(mentionNode))
			continue
		}
		n := ydoc.Node{Type: "text", Text: g.words(1+g.IntN(3), " "), Marks: g.marks()}
		if n.Text == "" {
			n.Text = "x"
		}
		if len(out) > 0 && out[len(out)-1].Type == "text" {
			a, _ := json.Marshal(out[len(out)-1].Marks)
			b, _ := json.Marshal(n.Marks)
			if string(a) == string(b) {
				continue
			}
		}
		out = append(out, n)
	}
	if out = trimEnd(out); len(out) == 0 {
		return nil
	}
	return out
}

func (g *generator) marks() []ydoc.Mark {
	if g.IntN(8) == 0 {
		return []ydoc.Mark{{Type: "code"}}
	}
	var out []ydoc.Mark
	for _, name := range markOrder[1:5] {
		if g.IntN(4) == 0 {
			out = append(out, ydoc.Mark{Type: name})
		}
	}
	if g.IntN(5) == 0 {
		link := []string{"https://odense.example/a_b*c", "mailto:astrid@odense.example", "http://x.example/?a=1&copy;=2&b=(c)|d"}
		out = with(out, ydoc.Mark{Type: "link", Attrs: map[string]any{"href": link[g.IntN(len(link))]}})
	}
	return out
}

func (g *generator) words(n int, between string) string {
	var parts []string
	for range n {
		var w strings.Builder
		for range g.IntN(4) {
			w.WriteString(atoms[g.IntN(len(atoms))])
		}
		parts = append(parts, w.String())
	}
	return strings.Join(parts, between)
}

var blankLine = regexp.MustCompile(`(?m)^\s+$`)

var atoms = append(strings.Split(`a b word å ð Ŋ 7 12 1. 2) - + * ** _ __ ~ ~~ # ## > < <b> </u> <br> & &amp; &#32; &copy `+
	"` `` ``` | || [ ] [x] [ ] ( ) ! ![ \\ \\* : :- --- === . , ; – — « » ' \" 😀 http://x.example https:// @ $ % ^ = { } / ? "+
	"<!-- --> \u00a0 e\u0301 日本", " "), " ", " ", "  ")
