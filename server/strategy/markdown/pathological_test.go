package markdown

import (
	"strings"
	"testing"
	"time"
)

// TestHostileTextIsQuick: each of these made some Markdown parser take minutes
// or overflow its stack. Refusing is fine, hanging is not. A sixteenth of what
// is allowed keeps the test short under the race detector; before the limits
// it took some of these minutes all the same, where now all take well under a
// second without it.
func TestHostileTextIsQuick(t *testing.T) {
	const size = MaxBytes / 16
	fill := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	paragraphs := func(unit string) string {
		return strings.Repeat(unit, maxParagraph/len(unit)-1) + "\n\n"
	}
	for name, text := range map[string]string{
		"quotes":          fill(">"),
		"quotes spaced":   fill("> "),
		"lists":           fill("- "),
		"numbers":         fill("1. "),
		"stairs":          stairs(),
		"brackets":        paragraphs("["),
		"closed":          paragraphs("[]"),
		"images":          paragraphs("!["),
		"links":           paragraphs("[a]("),
		"stars":           paragraphs("*a "),
		"both":            paragraphs("*a_ "),
		"long stars":      paragraphs("**x"),
		"tildes":          paragraphs("~~x "),
		"backticks":       paragraphs("`a``b```"),
		"tags":            paragraphs("<a "),
		"comments":        paragraphs("<!-- "),
		"entities":        paragraphs("&amp"),
		"backslashes":     paragraphs("\\"),
		"table":           "|a|\n|-|\n" + fill("|b|\n"),
		"wide table":      strings.Repeat("|a", 20000) + "\n" + strings.Repeat("|-", 20000) + "\n" + strings.Repeat("|\n", 5000),
		"references":      fill("[a]: /b\n"),
		"many references": fill("[a]: /b\n\n[a] "),
		"headings":        fill("# a\n"),
		"fences":          fill("```\n\n"),
		"empty lines":     fill("\n"),
		"spaces":          fill(" "),
		"tabs":            fill("\t-"),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, _, err := Parse([]byte(text))
			if took := time.Since(start); took > 40*time.Second {
				t.Errorf("%d bytes took %s (error: %v)", len(text), took, err)
			} else if took > time.Second {
				t.Logf("%s (error: %v)", took, err)
			}
		})
	}
}

// stairs nests a list one level deeper with each line.
func stairs() string {
	var out strings.Builder
	for i := 0; out.Len() < MaxBytes/16; i++ {
		out.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return out.String()
}
