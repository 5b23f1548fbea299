package fieldtable

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"samrad/server/sheets"
)

// Parse makes a value of a cell that is not empty. References stay as they are
// written, also where they point at several, see SplitNames; they are looked up later.
func (f *Field) Parse(c sheets.Cell, words Words) (any, Reason) {
	if c.Formula {
		return nil, Formula
	}
	text := norm.NFC.String(strings.TrimSpace(c.Text))
	switch f.Type {
	case Choice:
		key, ok := words.Key(f, text)
		return key, Unless(ok, UnknownValue)
	case Scale, Whole:
		return f.parseScale(text, words)
	case Number:
		n, reason := ParseNumber(text, c.Number)
		if reason != "" {
			return nil, reason
		}
		return f.Take(n)
	case Flag:
		key, ok := words["flag"][Fold(text)]
		return key == "true", Unless(ok, UnknownValue)
	case Date:
		day, ok := ParseDay(text)
		if !ok {
			return nil, NotADate
		}
		return f.Take(day)
	case Steps:
		return f.parseSteps(text)
	case Tags:
		return f.Take(Anys(splitTags(text)))
	case Series:
		return parseSeries(text)
	case Roles:
		return parseRoles(text)
	case ToThing, ToPerson, ToOrganisation, ToDocument, Things:
		return OneLine(text, false), ""
	}
	return f.Take(text)
}

func (f *Field) parseScale(text string, words Words) (any, Reason) {
	n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		key, ok := words[f.Vocabulary()][Fold(text)]
		if !ok {
			return nil, NotANumber
		}
		n, _ = strconv.ParseFloat(key, 64)
	}
	return f.Take(n)
}

// parseSteps takes "2, 4|6" and also "2 Strategy, 4 Needs".
func (f *Field) parseSteps(text string) (any, Reason) {
	var list []any
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("|,;/\n", r) }) {
		part = strings.TrimSpace(part)
		digits := len(part) - len(strings.TrimLeft(part, "0123456789"))
		n, err := strconv.ParseFloat(strings.TrimSuffix(part, ".0"), 64)
		if err != nil {
			if n, err = strconv.ParseFloat(part[:digits], 64); err != nil {
				return nil, NotANumber
			}
		}
		list = append(list, n)
	}
	return f.Take(list)
}

// splitTags cuts at |, or where there is none at commas and semicolons.
func splitTags(text string) []string {
	if strings.Contains(text, "|") {
		return strings.Split(text, "|")
	}
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
}

// SplitNames cuts a cell of several names as splitTags does, and leaves out what is
// empty.
func SplitNames(text string) []string {
	if strings.Contains(text, "|") {
		return pairs(text)
	}
	return pairs(strings.Join(splitTags(text), "|"))
}

// Anys is a list as JSON would give it.
func Anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// parseSeries reads "2027-12-31: 40|2028-12-31: 60" as Take wants it.
func parseSeries(text string) (any, Reason) {
	series := map[string]any{}
	for _, part := range pairs(text) {
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			return nil, UnknownValue
		}
		day, ok := ParseDay(strings.TrimSpace(name))
		if !ok {
			return nil, NotADate
		}
		n, reason := ParseNumber(strings.TrimSpace(value), false)
		if reason != "" {
			return nil, reason
		}
		series[day] = n
	}
	return series, ""
}

// Role is one of the pairs in a cell of Roles, whose person is still to be found.
type Role struct{ Person, Role string }

// parseRoles reads "Ann: R|Bo: A" as a list of Role: two may have one name.
func parseRoles(text string) (any, Reason) {
	var roles []Role
	for _, part := range pairs(text) {
		at := strings.LastIndexByte(part, ':')
		if at < 0 {
			return nil, UnknownValue
		}
		roles = append(roles, Role{strings.TrimSpace(part[:at]), strings.ToUpper(strings.TrimSpace(part[at+1:]))})
	}
	return roles, ""
}

// pairs cuts a cell at | and leaves out what is empty.
func pairs(text string) (parts []string) {
	for _, part := range strings.Split(text, "|") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// ParseNumber reads a number as people write it. "1.234,5" and "1,234.5" are both
// one thousand two hundred thirty-four and a half, since the last mark parts the
// decimals. A lone mark before three digits ("1.234", "1,234") is a thousand to
// one and a decimal to the other: it is refused rather than guessed, unless the
// cell is known to hold a number, as XLSX tells.
func ParseNumber(text string, exact bool) (float64, Reason) {
	if exact {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || strings.Trim(text, "+-.0123456789eE") != "" { // NaN, Inf and 0x10 are numbers to Go alone
			return 0, NotANumber
		}
		return n, ""
	}
	s := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u2009', r == '\'', r == '’':
			return -1
		case r == '\u2212':
			return '-'
		}
		return r
	}, text)
	s = strings.TrimSuffix(s, "%") // "40 %" of an indicator in percent is 40
	sign := ""
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		sign, s = s[:1], s[1:]
	}
	plain, reason := withoutGroups(s)
	if reason != "" {
		return 0, reason
	}
	n, err := strconv.ParseFloat(sign+plain, 64)
	if err != nil || strings.Trim(plain, "0123456789.") != "" {
		return 0, NotANumber
	}
	return n, ""
}

// withoutGroups takes the marks of thousands out and makes that of decimals a dot.
func withoutGroups(s string) (string, Reason) {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	decimal := ""
	switch {
	case dots == 0 && commas == 0:
		return s, ""
	case dots > 0 && commas > 0:
		decimal = ","
		if strings.LastIndexByte(s, '.') > strings.LastIndexByte(s, ',') {
			decimal = "."
		}
	case dots == 1 || commas == 1:
		decimal = "."
		if commas == 1 {
			decimal = ","
		}
		before, after, _ := strings.Cut(s, decimal)
		if len(after) == 3 && len(before) >= 1 && len(before) <= 3 && before != "0" {
			return "", AmbiguousNumber
		}
	}
	whole, fraction := s, ""
	if decimal != "" {
		if strings.Count(s, decimal) > 1 {
			return "", NotANumber
		}
		whole, fraction, _ = strings.Cut(s, decimal)
	}
	if groups := strings.FieldsFunc(whole, func(r rune) bool { return r == '.' || r == ',' }); len(groups) > 1 {
		for i, g := range groups {
			if i > 0 && len(g) != 3 || i == 0 && len(g) > 3 {
				return "", NotANumber
			}
		}
		whole = strings.Join(groups, "")
	}
	if fraction != "" {
		return whole + "." + fraction, ""
	}
	return whole, ""
}

// WriteNumber writes a number as ParseNumber reads it, with a decimal comma if
// wanted: three decimals get a zero more, so that nobody takes them for thousands.
func WriteNumber(n float64, comma bool) string {
	s := strconv.FormatFloat(n, 'f', -1, 64)
	if !comma {
		return s
	}
	before, after, ok := strings.Cut(s, ".")
	if !ok {
		return s
	}
	if len(after) == 3 {
		after += "0"
	}
	return before + "," + after
}

// dayLayouts are how days are written in the Nordic countries.
var dayLayouts = []string{time.DateOnly, "2006/1/2", "2.1.2006", "2. 1. 2006", "2/1/2006", "2-1-2006", "2/1 2006", "2.1 2006", "2/1-2006",
	time.DateTime, "2006-01-02T15:04:05", time.RFC3339, "2.1.2006 15:04:05", "2.1.2006 15:04"}

// ParseDay reads a day, also as the serial number that a spreadsheet stores.
func ParseDay(text string) (string, bool) {
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && n >= 10_000 && n < 100_000 {
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format(time.DateOnly), true
	}
	return "", false
}
