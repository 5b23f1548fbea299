package stakeholders

import (
	"cmp"
	"math"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
)

// Values are fields by their JSON names, as canonical Go values; see Type.
type Values map[string]any

// Reason is why a value was not taken. The codes are part of the API; the
// frontend translates them.
type Reason string

// The reasons a single value can give.
const (
	UnknownValue Reason = "unknown_value"
	MissingName  Reason = "missing_name"
	NotANumber   Reason = "not_a_number"
	OutOfRange   Reason = "out_of_range"
	NotADate     Reason = "not_a_date"
	TooLong      Reason = "too_long"
)

// empty is what a field holds when it is not set.
func (f *Field) empty() any {
	switch f.Type {
	case Text:
		return ""
	case Flag:
		return false
	case Steps:
		return []int{}
	case Tags:
		return []string{}
	}
	return nil
}

// Same tells whether two canonical values are the same.
func Same(a, b any) bool { return reflect.DeepEqual(a, b) }

// take makes the canonical value of what JSON, Yjs or a cell gave, or says why
// it cannot. Whether references point at somebody is the caller's to check.
func (f *Field) take(v any) (any, Reason) {
	if v == nil {
		return f.empty(), ""
	}
	switch f.Type {
	case Flag:
		b, ok := v.(bool)
		return b, unless(ok, UnknownValue)
	case Scale, Whole:
		return f.takeNumber(v)
	case Steps:
		return takeSteps(v)
	case Tags:
		return takeTags(v)
	}
	s, ok := v.(string)
	if !ok {
		return nil, UnknownValue
	}
	return f.takeString(s)
}

func unless(ok bool, r Reason) Reason {
	if ok {
		return ""
	}
	return r
}

func (f *Field) takeString(s string) (any, Reason) {
	if f.Type == Text {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\x00", "")
		return s, unless(utf8.RuneCountInString(s) <= f.Limit, TooLong)
	}
	s = oneLine(s, f.Limit == noteLimit)
	if s == "" {
		return nil, ""
	}
	switch f.Type {
	case Choice:
		return s, unless(slices.Contains(f.Choices, s), UnknownValue)
	case Date:
		return s, unless(isDay(s), NotADate)
	case ToPerson:
		return s, unless(isUUID(s), UnknownValue)
	case ToStakeholder:
		return s, unless(validID(s), UnknownValue)
	case ToOrganisation:
		return s, unless(len(s) <= maxIDBytes, UnknownValue)
	case Email:
		if at := strings.IndexByte(s, '@'); at < 1 || at == len(s)-1 || strings.ContainsAny(s, " ,;<>\"") {
			return nil, UnknownValue
		}
	case Link:
		if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return nil, UnknownValue
		}
	}
	return s, unless(utf8.RuneCountInString(s) <= f.Limit, TooLong)
}

// oneLine trims and takes control characters out; line breaks may stay in notes.
func oneLine(s string, breaks bool) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && breaks:
			return r
		case r == '\r', r == '\n', r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	return strings.TrimSpace(s)
}

func (f *Field) takeNumber(v any) (any, Reason) {
	var n float64
	switch v := v.(type) {
	case float64:
		n = v
	case int64:
		n = float64(v)
	case int:
		n = float64(v)
	default:
		return nil, NotANumber
	}
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return nil, NotANumber
	}
	if f.Type == Whole && n != math.Trunc(n) {
		return nil, NotANumber
	}
	if n < f.Min || n > f.Max {
		return nil, OutOfRange
	}
	n = math.Round(n*10) / 10
	if n == 0 {
		n = 0 // no -0
	}
	return n, ""
}

func takeSteps(v any) (any, Reason) {
	list, ok := v.([]any)
	if !ok {
		return nil, NotANumber
	}
	steps := []int{}
	for _, x := range list {
		var n float64
		switch x := x.(type) {
		case float64:
			n = x
		case int64:
			n = float64(x)
		case int:
			n = float64(x)
		default:
			return nil, NotANumber
		}
		if n != math.Trunc(n) || n < 1 || n > lastStep {
			return nil, OutOfRange
		}
		steps = append(steps, int(n))
	}
	slices.Sort(steps)
	return slices.Compact(steps), ""
}

func takeTags(v any) (any, Reason) {
	list, ok := v.([]any)
	if !ok {
		return nil, UnknownValue
	}
	tags := []string{}
	for _, x := range list {
		s, ok := x.(string)
		if !ok {
			return nil, UnknownValue
		}
		s = strings.ReplaceAll(oneLine(s, false), "|", "/") // | parts the tags in files
		if s == "" {
			continue
		}
		if utf8.RuneCountInString(s) > tagLimit {
			return nil, TooLong
		}
		tags = append(tags, s)
	}
	slices.SortFunc(tags, cmp.Compare)
	tags = slices.Compact(tags)
	return tags, unless(len(tags) <= tagsLimit, TooLong)
}

// isDay accepts YYYY-MM-DD of years that a calendar in an office knows.
func isDay(s string) bool {
	t, err := time.Parse(time.DateOnly, s)
	return err == nil && t.Year() >= 1900 && t.Year() < 2200
}

func isUUID(s string) bool {
	id, err := uuid.Parse(s)
	return err == nil && id.String() == s
}

// validID accepts what may name an entity: anything a client may have made up,
// as long as it fits in an address and a row.
func validID(s string) bool {
	if s == "" || len(s) > maxIDBytes || !utf8.ValidString(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r < 0x21 || r == 0x7f || r == '/' || r == utf8.RuneError })
}

// Text returns a field that holds a string, "" when it is not set.
func (v Values) Text(name string) string {
	s, _ := v[name].(string)
	return s
}

// Number returns a field that holds a number, and whether it is set.
func (v Values) Number(name string) (float64, bool) {
	n, ok := v[name].(float64)
	return n, ok
}
