package markdown

import "fmt"

// Report counts what an import could not take over.
type Report struct {
	Images      int  // left out; their descriptions stay as text
	HTML        int  // tags and blocks of raw HTML left out
	Links       int  // links to something else than http, https and mailto; their text stays
	Headings    int  // of level 5 and 6, made level 4
	FrontMatter bool // left out
}

// Notes says it in sentences, none when nothing was lost.
func (r Report) Notes() []string {
	var notes []string
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			notes = append(notes, one)
		case n > 1:
			notes = append(notes, fmt.Sprintf(many, n))
		}
	}
	add(r.Images, "1 image was left out; its description was kept as text.",
		"%d images were left out; their descriptions were kept as text.")
	add(r.HTML, "1 piece of raw HTML was left out.", "%d pieces of raw HTML were left out.")
	add(r.Links, "1 link was made plain text, because it does not lead to a web page or a mail address.",
		"%d links were made plain text, because they do not lead to a web page or a mail address.")
	add(r.Headings, "1 heading below level 4 was made level 4.", "%d headings below level 4 were made level 4.")
	if r.FrontMatter {
		notes = append(notes, "The front matter at the top of the file was left out.")
	}
	return notes
}
