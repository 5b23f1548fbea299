package notify

import (
	"regexp"
	"strings"
)

var emphasis = regexp.MustCompile("(\\*\\*|__|`+)")

// Plain is the text of a comment without its marks, in one paragraph, cut to at
// most limit characters.
func Plain(body string, limit int) string {
	var out strings.Builder
	for _, s := range spansOf(body, nil, limit) {
		out.WriteString(s.Text)
	}
	return out.String()
}
