package sheets

import "strings"

// neutral puts an apostrophe before what a spreadsheet would take for a formula
// (OWASP, "CSV Injection"), and before what looks as if that had been done, so
// that plain is its exact opposite. Numbers stay numbers.
func neutral(s string) string {
	if looksLikeFormula(s) && !isNumber(s) {
		return "'" + s
	}
	return s
}

// plain takes off the apostrophe that neutral has put on.
func plain(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && looksLikeFormula(rest) && !isNumber(rest) {
		return rest
	}
	return s
}

// looksLikeFormula looks past apostrophes at the first character.
func looksLikeFormula(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0])
}

// isNumber knows what a cell with a number looks like: digits, a sign, one mark.
func isNumber(s string) bool {
	s = strings.TrimLeft(s, "+-")
	digits, marks := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' || r == ',':
			marks++
		default:
			return false
		}
	}
	return digits > 0 && marks <= 1
}
