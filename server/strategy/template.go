package strategy

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"samrad/collab/ydoc"
	"samrad/server/strategy/markdown"
)

// TemplateVersion names the template in a document's meta, so that later
// versions of the strategy check know which headings to expect.
const TemplateVersion = "connect@1"

// Languages are those the template exists in.
var Languages = []string{"da", "nb", "sv", "fi", "is", "en"}

//go:embed templates/*.md
var files embed.FS

// templates reads all files at the first use. They are part of the program, so
// one that cannot be read is a defect, found by the tests.
var templates = sync.OnceValue(func() map[string]ydoc.Node {
	out := make(map[string]ydoc.Node, len(Languages))
	for _, language := range Languages {
		source, err := files.ReadFile("templates/" + language + ".md")
		if err != nil {
			panic(fmt.Sprintf("strategy: template %s: %v", language, err))
		}
		doc, report, err := markdown.Parse(source)
		if err != nil || len(report.Notes()) > 0 {
			panic(fmt.Sprintf("strategy: template %s: %v %v", language, err, report.Notes()))
		}
		out[language] = doc
	}
	return out
})

// Language chooses the language of a template: the first of what was asked
// for, the person's own, and that of their country; English otherwise.
func Language(asked, own, country string) string {
	byCountry := map[string]string{"DK": "da", "NO": "nb", "SE": "sv", "FI": "fi", "IS": "is"}
	for _, language := range []string{asked, own, byCountry[country]} {
		if _, ok := templates()[language]; ok {
			return language
		}
	}
	return "en"
}

// Template returns the CONNECT template in a language of Languages, with
// municipality filled in. The node is the caller's own.
func Template(language, municipality string) ydoc.Node {
	return fill(templates()[language], municipality)
}

// fill copies the node and fills in the name.
func fill(n ydoc.Node, municipality string) ydoc.Node {
	n.Text = strings.ReplaceAll(n.Text, "{municipality}", municipality)
	content := make([]ydoc.Node, len(n.Content))
	for i, c := range n.Content {
		content[i] = fill(c, municipality)
	}
	if n.Content = content; len(content) == 0 {
		n.Content = nil
	}
	return n
}

// Empty is a strategy without content: one empty paragraph. With none at all,
// two people who start to write at once would each make their own.
func Empty() ydoc.Node {
	return ydoc.Node{Type: "doc", Content: []ydoc.Node{{Type: "paragraph"}}}
}
