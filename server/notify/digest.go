package notify

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mailExcerpt is how much of a comment a mail shows.
const mailExcerpt = 400

// letter is a mail without its envelope.
type letter struct{ subject, language, plain, html string }

// line is one notification as a mail shows it. Of a confidential document there is
// neither title nor text.
type line struct {
	What, Quote string
	Text        []span
	Link        string
}

// part is a document in a mail.
type part struct {
	Group, Title string
	Lines        []line
}

//go:embed digest.html
var digestSource string

var digestTemplate = template.Must(template.New("digest").Parse(digestSource))

// digest writes the mail about some notifications, in the reader's language.
func digest(who reader, items []item, links *Links) (letter, error) {
	language := languageOf(who.language, who.country)
	t := textsIn(language)
	l := letter{language: language, subject: subject(t, items)}
	parts := partsOf(t, items, links)
	l.plain = plainLetter(t, parts, links.settings(), links.unsubscribe(who.person))
	var page bytes.Buffer
	err := digestTemplate.Execute(&page, map[string]any{"Language": language, "Subject": l.subject, "Parts": parts, "Open": t.open,
		"Why": t.why, "Settings": links.settings(), "SettingsText": t.settings, "Unsubscribe": links.unsubscribe(who.person), "UnsubscribeText": t.unsubscribe})
	if err != nil {
		return l, fmt.Errorf("write a mail: %w", err)
	}
	l.html = page.String()
	return l, nil
}

// subject says what happened if it is one thing, else how much.
func subject(t texts, items []item) string {
	if len(items) > 1 {
		return fmt.Sprintf(t.several, len(items))
	}
	it := items[0]
	if it.secret {
		return t.what(it) + ": " + t.confidential
	}
	return t.what(it) + ": " + Plain(it.title, 120)
}

func partsOf(t texts, items []item, links *Links) []part {
	var parts []part
	last := ""
	for _, it := range items {
		if it.document != last {
			title := it.title
			if it.secret {
				title = capitalised(t.confidential)
			}
			parts = append(parts, part{Group: it.group, Title: title})
			last = it.document
		}
		l := line{What: t.what(it), Link: links.thread(it.document, it.thread)}
		if !it.secret {
			l.Quote, l.Text = Plain(it.quote, 160), spansOf(it.body, it.names, mailExcerpt)
		}
		p := &parts[len(parts)-1]
		p.Lines = append(p.Lines, l)
	}
	return parts
}

func plainLetter(t texts, parts []part, settings, unsubscribe string) string {
	var out strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&out, "%s\n%s\n\n", p.Title, p.Group)
		for _, l := range p.Lines {
			out.WriteString("  " + l.What + "\n")
			if l.Quote != "" {
				out.WriteString("  > " + l.Quote + "\n")
			}
			if len(l.Text) > 0 {
				out.WriteString("  " + plainSpans(l.Text) + "\n")
			}
			out.WriteString("  " + l.Link + "\n\n")
		}
	}
	fmt.Fprintf(&out, "--\n%s\n%s: %s\n%s: %s\n", t.why, t.settings, settings, t.unsubscribe, unsubscribe)
	return out.String()
}

// capitalised is for words that stand alone as a heading.
func capitalised(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
