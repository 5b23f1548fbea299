package notify

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is some words of a comment, and where they lead; most lead nowhere.
type span struct{ Text, Href string }

// spanSyntax finds mentions, links and bare addresses.
var spanSyntax = regexp.MustCompile(`@\[([^\[\]\n]{1,200})\]\(([a-z]+:[^)\s]{1,200})\)|\[([^\[\]\n]{1,300})\]\(([^)\s]{1,1000})\)|https?://[^\s<>]*[^\s<>.,;:!?)'"\]]`)

// spansOf is the text of a comment without its marks, in one paragraph, cut to at
// most limit characters. Names are what mentioned things are called now, by
// reference; others keep the words they were mentioned with.
func spansOf(body string, names map[string]string, limit int) []span {
	w := spanWriter{room: limit}
	at := 0
	for _, m := range spanSyntax.FindAllStringSubmatchIndex(body, -1) {
		w.add(span{Text: emphasis.ReplaceAllString(body[at:m[0]], "")})
		group := func(i int) string { return body[m[2*i]:m[2*i+1]] }
		switch {
		case m[2] >= 0:
			name := group(1)
			if now := names[group(2)]; now != "" {
				name = now
			}
			w.add(span{Text: "@" + name})
		case m[6] >= 0:
			w.add(linkTo(emphasis.ReplaceAllString(group(3), ""), group(4)))
		default:
			w.add(linkTo(body[m[0]:m[1]], body[m[0]:m[1]]))
		}
		at = m[1]
	}
	w.add(span{Text: emphasis.ReplaceAllString(body[at:], "")})
	return w.spans
}

// linkTo is a link if the address may be one. Words that look like another address
// than they lead to are replaced by it.
func linkTo(words, address string) span {
	if !allowedLink(address) {
		return span{Text: words}
	}
	if words != address && (strings.Contains(words, "://") || strings.HasPrefix(strings.ToLower(words), "www.")) {
		words = address
	}
	return span{Text: words, Href: address}
}

// allowedLink admits what the product admits: http, https and mailto.
func allowedLink(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsFunc(address, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != ""
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

// spanWriter joins spans with single spaces between words, and stops when they are
// long enough.
type spanWriter struct {
	spans []span
	room  int  // characters left
	gap   bool // something was between this and what comes
	full  bool
}

func (w *spanWriter) add(s span) {
	words := strings.Join(strings.Fields(s.Text), " ")
	first, _ := utf8.DecodeRuneInString(s.Text)
	last, _ := utf8.DecodeLastRuneInString(s.Text)
	w.gap = w.gap || s.Text != "" && unicode.IsSpace(first)
	if words == "" || w.full {
		return
	}
	if w.gap && len(w.spans) > 0 {
		words = " " + words
	}
	w.gap = unicode.IsSpace(last)
	if n := utf8.RuneCountInString(words); n <= w.room {
		w.room -= n
	} else {
		words = strings.TrimRight(string([]rune(words)[:max(w.room-1, 0)]), " ") + "…"
		w.full = true
	}
	if s.Href != "" && words[0] == ' ' { // the space is no part of the link
		w.append(span{Text: " "})
		words = words[1:]
	}
	w.append(span{Text: words, Href: s.Href})
}

// append puts text behind text, and links for themselves.
func (w *spanWriter) append(s span) {
	if n := len(w.spans) - 1; n >= 0 && w.spans[n].Href == "" && s.Href == "" {
		w.spans[n].Text += s.Text
		return
	}
	w.spans = append(w.spans, s)
}

// plainSpans writes spans as text: the address of a link stands behind its words.
func plainSpans(spans []span) string {
	var out strings.Builder
	for _, s := range spans {
		out.WriteString(s.Text)
		if address := strings.TrimPrefix(s.Href, "mailto:"); address != "" && address != s.Text {
			out.WriteString(" (" + address + ")")
		}
	}
	return out.String()
}
