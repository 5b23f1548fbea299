package markdown

import (
	"html"
	"net/url"
	"regexp"
	"strings"
)

// entity is a character reference as CommonMark takes it.
var entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// unescape resolves backslashes before punctuation, and character references,
// in one pass, so that an escaped & starts no reference.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			out.WriteByte(s[i+1])
			i += 2
		case s[i] == '&':
			reference := entity.FindString(s[i:])
			if reference == "" {
				reference = "&"
			}
			out.WriteString(html.UnescapeString(reference))
			i += len(reference)
		default:
			out.WriteByte(s[i])
			i++
		}
	}
	return out.String()
}

// isPunct tells whether c is ASCII punctuation.
func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// SafeLink tells whether a link may be kept: http, https and mailto with
// something behind the colon, and no control characters, which browsers skip
// while they read "java\nscript:".
func SafeLink(href string) bool {
	if strings.ContainsFunc(href, func(r rune) bool { return r <= 0x20 || r == 0x7f }) {
		return false
	}
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}
