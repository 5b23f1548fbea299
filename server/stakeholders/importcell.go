package stakeholders

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"samrad/server/sheets"
)

// The reasons only a row of a file can give, beside those of values.go.
const (
	UnknownPerson      Reason = "unknown_person"
	UnknownParent      Reason = "unknown_parent"
	ParentCycle        Reason = "parent_cycle"
	DuplicateRow       Reason = "duplicate_row"
	AmbiguousMatch     Reason = "ambiguous_match"
	UnknownStakeholder Reason = "unknown_stakeholder"
	Formula            Reason = "formula"
)

// parse makes a value of a cell that is not empty. References stay as they are
// written; they are looked up later.
func (f *Field) parse(c sheets.Cell) (any, Reason) {
	if c.Formula {
		return nil, Formula
	}
	text := norm.NFC.String(strings.TrimSpace(c.Text))
	switch f.Type {
	case Choice:
		key, ok := keyOf(f, text)
		return key, unless(ok, UnknownValue)
	case Scale, Whole:
		return f.parseNumber(text)
	case Flag:
		key, ok := spoken("flag", fold(text))
		return key == "true", unless(ok, UnknownValue)
	case Date:
		day, ok := parseDay(text)
		if !ok {
			return nil, NotADate
		}
		return f.take(day)
	case Steps:
		return f.parseSteps(text)
	case Tags:
		return f.take(anys(splitTags(text)))
	case ToStakeholder, ToPerson, ToOrganisation:
		return oneLine(text, false), ""
	}
	return f.take(text)
}

func (f *Field) parseNumber(text string) (any, Reason) {
	n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		key, ok := spoken(vocabularyOf(f), fold(text))
		if !ok {
			return nil, NotANumber
		}
		n, _ = strconv.ParseFloat(key, 64)
	}
	return f.take(n)
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
	return f.take(list)
}

// splitTags cuts at |, or where there is none at commas and semicolons.
func splitTags(text string) []string {
	if strings.Contains(text, "|") {
		return strings.Split(text, "|")
	}
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
}

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// dayLayouts are how days are written in the Nordic countries.
var dayLayouts = []string{time.DateOnly, "2006/1/2", "2.1.2006", "2. 1. 2006", "2/1/2006", "2-1-2006",
	time.DateTime, "2006-01-02T15:04:05", time.RFC3339, "2.1.2006 15:04:05", "2.1.2006 15:04"}

// parseDay reads a day, also as the serial number that a spreadsheet stores.
func parseDay(text string) (string, bool) {
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
