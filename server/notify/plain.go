package notify

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	mentionSyntax = regexp.MustCompile(`@\[([^\[\]\n]{1,200})\]\([a-z]+:[^)\s]{1,200}\)`)
	linkSyntax    = regexp.MustCompile(`\[([^\[\]\n]{1,300})\]\(([^)\s]{1,1000})\)`)
	emphasis      = regexp.MustCompile("(\\*\\*|__|`+)")
)

// Plain is the text of a comment without its marks, in one paragraph, cut to at
// most limit characters.
func Plain(body string, limit int) string {
	body = mentionSyntax.ReplaceAllString(body, "@$1")
	body = linkSyntax.ReplaceAllString(body, "$1")
	body = emphasis.ReplaceAllString(body, "")
	body = strings.Join(strings.Fields(body), " ")
	if utf8.RuneCountInString(body) <= limit {
		return body
	}
	cut := []rune(body)[:limit-1]
	return strings.TrimRight(string(cut), " ") + "…"
}
