package strategy

import (
	"strings"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/strategy/markdown"
)

func visit(n ydoc.Node, f func(ydoc.Node)) {
	f(n)
	for _, c := range n.Content {
		visit(c, f)
	}
}

// All languages have the same parts in the same order, with the name filled in
// and nothing left to fill in.
func TestTemplatesAreOne(t *testing.T) {
	shape := func(doc ydoc.Node) string {
		var out strings.Builder
		visit(doc, func(n ydoc.Node) {
			if n.Type != "text" {
				out.WriteString(n.Type + " ")
			}
		})
		return out.String()
	}
	const name = `Ærø & <b>Øst</b> *Åland*`
	english := shape(Template("en", name))
	seen := map[string]string{}
	for _, language := range Languages {
		doc := Template(language, name)
		if shape(doc) != english {
			t.Errorf("%s is built otherwise than the English one", language)
		}
		names, headings, quotes := 0, 0, 0
		visit(doc, func(n ydoc.Node) {
			if strings.ContainsAny(n.Text, "{}") {
				t.Errorf("%s: left over: %q", language, n.Text)
			}
			names += strings.Count(n.Text, name)
			switch n.Type {
			case "heading":
				headings++
			case "blockquote":
				quotes++
				guidance := plainText(n)
				if other := seen[guidance]; other != "" {
					t.Errorf("%s and %s share the guidance %q", language, other, guidance)
				}
				seen[guidance] = language
			}
		})
		if names != 1 || headings < 20 || quotes < 14 {
			t.Errorf("%s: the name %d times, %d headings, %d pieces of guidance", language, names, headings, quotes)
		}
		if again, _, err := markdown.Parse([]byte(markdown.Render(doc))); err != nil || markdown.Render(again) != markdown.Render(doc) {
			t.Errorf("%s does not export and import as itself: %v", language, err)
		}
	}
}

func plainText(n ydoc.Node) (s string) {
	visit(n, func(n ydoc.Node) { s += n.Text })
	return s
}

func TestTemplateIsACopy(t *testing.T) {
	fresh := markdown.Render(Template("en", "A"))
	a := Template("en", "A")
	a.Content[0].Content[0].Content[0].Text = "changed"
	if markdown.Render(a) == fresh {
		t.Fatal("the test changes nothing")
	}
	if markdown.Render(Template("en", "A")) != fresh {
		t.Error("a change of one copy shows in the next")
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ asked, own, country, want string }{
		{"fi", "sv", "DK", "fi"}, {"", "sv", "DK", "sv"}, {"", "", "DK", "da"}, {"", "", "NO", "nb"}, {"", "", "IS", "is"},
		{"", "", "", "en"}, {"de", "xx", "DE", "en"}, {"", "en", "SE", "en"},
	} {
		if got := Language(c.asked, c.own, c.country); got != c.want {
			t.Errorf("%+v: got %s", c, got)
		}
	}
}

// What Update writes, Read reads: the template goes through Yjs unchanged.
func TestThroughYjs(t *testing.T) {
	doc := Template("sv", "Västerås stad")
	update, err := Update(doc, TemplateVersion, "sv")
	if err != nil {
		t.Fatal(err)
	}
	back, language, err := Read(update)
	if err != nil || language != "sv" || markdown.Render(back) != markdown.Render(doc) {
		t.Errorf("language %q, %v", language, err)
	}
	if _, _, err := Read([]byte{1, 2, 3}); err == nil {
		t.Error("nonsense was read")
	}
}
