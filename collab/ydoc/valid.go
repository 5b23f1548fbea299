package ydoc

import (
	"strings"
	"unicode/utf8"
)

// toValid replaces malformed UTF-8, which no peer would read.
func toValid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, replacement)
}
