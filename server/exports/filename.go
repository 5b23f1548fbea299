package exports

import (
	"strings"
	"unicode"
)

// disposition names the file after the title: in full for browsers that know
// RFC 5987 (all of today's), in ASCII for others.
func disposition(title, extension string) string {
	name := fileName(title)
	return `attachment; filename="` + ascii(name) + extension + `"; filename*=UTF-8''` + percent(name+extension)
}

// fileName takes out what some file system does not take, and keeps it short.
func fileName(title string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, title)
	clean = strings.Trim(strings.Join(strings.Fields(clean), " "), ". ")
	if runes := []rune(clean); len(runes) > 100 {
		clean = strings.TrimSpace(string(runes[:100]))
	}
	if clean == "" {
		return "document"
	}
	return clean
}

var letters = strings.NewReplacer("æ", "ae", "ø", "o", "å", "a", "ä", "a", "ö", "o", "ð", "d", "þ", "th", "é", "e",
	"Æ", "AE", "Ø", "O", "Å", "A", "Ä", "A", "Ö", "O", "Ð", "D", "Þ", "Th", "–", "-", "—", "-",
	"á", "a", "í", "i", "ó", "o", "ú", "u", "ý", "y", "Á", "A", "Í", "I", "Ó", "O", "Ú", "U", "Ý", "Y")

func ascii(name string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7e {
			return '_'
		}
		return r
	}, letters.Replace(name))
}

// percent encodes all but the attr-char of RFC 5987.
func percent(name string) string {
	const hex = "0123456789ABCDEF"
	var out strings.Builder
	for i := range len(name) {
		c := name[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("!#$&+-.^_`|~", c) >= 0 {
			out.WriteByte(c)
			continue
		}
		out.WriteByte('%')
		out.WriteByte(hex[c>>4])
		out.WriteByte(hex[c&15])
	}
	return out.String()
}
