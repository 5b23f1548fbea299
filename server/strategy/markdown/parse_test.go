package markdown

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"samrad/collab/ydoc"
)

func TestParse(t *testing.T) {
	for name, c := range map[string]struct{ source, want string }{
		"soft line breaks":    {"one\ntwo", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"one two"}]}]}`},
		"hard line break":     {"one  \ntwo", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"one"},{"type":"hardBreak"},{"type":"text","text":"two"}]}]}`},
		"nothing":             {"", `{"type":"doc","content":[{"type":"paragraph"}]}`},
		"only spaces":         {" \n\t\n", `{"type":"doc","content":[{"type":"paragraph"}]}`},
		"mixed list":          {"- a\n- [x] b", `{"type":"doc","content":[{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]}]},{"type":"taskList","content":[{"type":"taskItem","attrs":{"checked":true},"content":[{"type":"paragraph","content":[{"type":"text","text":"b"}]}]}]}]}`},
		"short row":           {"|a|b|\n|-|-|\n|c|", `{"type":"doc","content":[{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","attrs":{"colspan":1,"rowspan":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]},{"type":"tableHeader","attrs":{"colspan":1,"rowspan":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"b"}]}]}]},{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":1,"rowspan":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"c"}]}]},{"type":"tableCell","attrs":{"colspan":1,"rowspan":1},"content":[{"type":"paragraph"}]}]}]}]}`},
		"bold code":           {"**`x`**", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"code"}]}]}]}`},
		"linked code":         {"[`x`](http://a.example)", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"http://a.example"}}]}]}]}`},
		"address":             {"<astrid@odense.example>", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"astrid@odense.example","marks":[{"type":"link","attrs":{"href":"mailto:astrid@odense.example"}}]}]}]}`},
		"reference":           {"[a][1]\n\n[1]: https://a.example/x", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"https://a.example/x"}}]}]}]}`},
		"entities":            {"&lt;a&gt; &copy; \\&copy;", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"<a> © &copy;"}]}]}`},
		"windows lines":       {"\ufeffone\r\n\r\ntwo", `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"one"}]},{"type":"paragraph","content":[{"type":"text","text":"two"}]}]}`},
		"quote of a list":     {"> - a", `{"type":"doc","content":[{"type":"blockquote","content":[{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]}]}]}]}`},
		"a link is no box":    {"- [x](https://a.example/)", `{"type":"doc","content":[{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"https://a.example/"}}]}]}]}]}]}`},
		"rule, no front part": {"---\n\ntext\n\n---", `{"type":"doc","content":[{"type":"horizontalRule"},{"type":"paragraph","content":[{"type":"text","text":"text"}]},{"type":"horizontalRule"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			doc, report, err := Parse([]byte(c.source))
			if err != nil || len(report.Notes()) > 0 {
				t.Fatalf("%v %v", err, report.Notes())
			}
			if got := unescapeJSON(asJSON(t, doc)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func unescapeJSON(s string) string {
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(s)
}

func TestWhatIsLostIsReported(t *testing.T) {
	source := "---\ntitle: x\n---\n# a\n\n##### b\n\n![pic](a.png) ![](b.png)\n\n<div>gone</div>\n\na <b>c</b>\n\n" +
		"[js](javascript:alert(1)) [rel](/x) [ok](https://a.example) [data](data:text/html,x) [tricky](java&#10;script:x)"
	doc, report, err := Parse([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	want := Report{Images: 2, HTML: 3, Links: 4, Headings: 1, FrontMatter: true}
	if report != want || len(report.Notes()) != 5 {
		t.Errorf("got %+v, want %+v\n%s", report, want, strings.Join(report.Notes(), "\n"))
	}
	if got := Render(doc); got != "# a\n\n#### b\n\npic\n\na c\n\njs rel [ok](https://a.example) data tricky\n" {
		t.Errorf("got %q", got)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct{ source, says string }{
		"not UTF-8":  {"ok\nb\xe6d", "line 2"},
		"UTF-16":     {"\xff\xfea\x00", "UTF-8"},
		"too big":    {strings.Repeat("x\n\n", MaxBytes/3+1), "2 MB"},
		"too many":   {strings.Repeat("x\n\n", MaxBlocks+1), "20000"},
		"deep quote": {strings.Repeat(">", 21) + "x", "20 levels"},
		"deep list":  {deepList(30), "20 levels"},
		"hostile":    {strings.Repeat("> ", 5000), "nested deeper"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Parse([]byte(c.source))
			var refused *Error
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, _, err := Parse([]byte(deepList(15))); err != nil {
		t.Errorf("fifteen levels: %v", err)
	}
}

func deepList(levels int) string {
	var out strings.Builder
	for i := range levels {
		out.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return out.String()
}

// TestRealPlan imports the 20 pages that the browser test uses.
func TestRealPlan(t *testing.T) {
	source, err := os.ReadFile("../../../frontend/testdata/strategy-20-pages.md")
	if err != nil {
		t.Fatal(err)
	}
	doc, report, err := Parse(source)
	if err != nil || report != (Report{Links: 1}) { // the jump to its annex
		t.Fatalf("%v %v", err, report.Notes())
	}
	kinds := map[string]int{}
	var walk func(ydoc.Node)
	walk = func(n ydoc.Node) {
		kinds[n.Type]++
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(doc)
	for _, kind := range []string{"heading", "table", "bulletList", "orderedList", "taskList", "blockquote"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s among %v", kind, kinds)
		}
	}
	again, _, err := Parse([]byte(Render(doc)))
	if err != nil || asJSON(t, again) != asJSON(t, doc) {
		t.Errorf("it does not read back as itself: %v", err)
	}
}

// Outside the normal form Render must still keep all text and stay readable.
func TestRenderKeepsAllText(t *testing.T) {
	text := func(s string) []ydoc.Node { return []ydoc.Node{{Type: "text", Text: s}} }
	doc := ydoc.Node{Type: "doc", Content: []ydoc.Node{
		{Type: "table", Content: []ydoc.Node{
			{Type: "tableRow", Content: []ydoc.Node{
				{Type: "tableHeader", Attrs: map[string]any{"colspan": int64(2)}, Content: []ydoc.Node{paragraph(text("aa")), paragraph(text("bb"))}},
				{Type: "tableCell", Content: []ydoc.Node{{Type: "bulletList", Content: []ydoc.Node{{Type: "listItem", Content: []ydoc.Node{paragraph(text("cc"))}}}}}},
			}},
			{Type: "tableRow", Content: []ydoc.Node{{Type: "tableCell", Content: []ydoc.Node{{Type: "codeBlock", Content: text("d\nd|")}}}}},
		}},
		{Type: "callout", Attrs: map[string]any{"x": 1}, Content: []ydoc.Node{paragraph(text("ee"))}},
		{Type: "heading", Content: text("ff")},
		{Type: "bulletList"},
		{Type: "paragraph", Content: []ydoc.Node{{Type: "mention", Content: text("gg")}, {Type: "text", Text: "hh", Marks: []ydoc.Mark{{Type: "comment--a1b2"}}}}},
	}}
	out := Render(doc)
	again, _, err := Parse([]byte(out))
	if err != nil {
		t.Fatal(err)
	}
	all := plain(again)
	for _, want := range []string{"aa", "bb", "cc", "d\nd|", "ee", "ff", "gghh"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q was lost:\n%s", want, out)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"# a\n\n- [ ] b\n  1. c", "|a|\n|-|\n|`\\|`|", "> <u>*a*</u>~~b~~<br>", "---\na: b\n---\n", "[a](<b> \"c\")&#0;\\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		defer time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("still busy with %q", source)) }).Stop()
		doc, _, err := Parse([]byte(source))
		if err != nil {
			return
		}
		again, report, err := Parse([]byte(Render(doc)))
		if err != nil || len(report.Notes()) > 0 {
			t.Fatalf("what was imported does not come back: %v %v", err, report.Notes())
		}
		if a, b := words(doc), words(again); !slices.Equal(a, b) {
			t.Fatalf("text changed: %q, then %q", a, b)
		}
	})
}

// words is the text without the spaces, which code in a list may lose.
func words(n ydoc.Node) []string { return strings.Fields(plain(n)) }

// What an export shows below a goal is passed over; without an end it is a comment as
// any other, and the text stays.
func TestShownBlocksArePassedOver(t *testing.T) {
	doc, report, err := Parse([]byte("a\n\n<!-- samrad:shown -->\n\n- b\n\n<!-- /samrad:shown -->\n\n> <!-- samrad:shown -->\n> c\n\nd\n\n<!-- samrad:shown -->\n\ne\n"))
	if err != nil || report.HTML != 2 || plain(doc) != "acde" {
		t.Errorf("%v, %+v, %q", err, report, plain(doc))
	}
}
