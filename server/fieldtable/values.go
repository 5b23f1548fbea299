package fieldtable

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
	UnknownValue    Reason = "unknown_value"
	NotANumber      Reason = "not_a_number"
	AmbiguousNumber Reason = "ambiguous_number"
	OutOfRange      Reason = "out_of_range"
	NotADate        Reason = "not_a_date"
	TooLong         Reason = "too_long"
	Formula         Reason = "formula"
)

// Empty is what a field holds when it is not set.
func (f *Field) Empty() any {
	switch f.Type {
	case Text:
		return ""
	case Flag:
		return false
	case Steps:
		return []int{}
	case Tags, Things:
		return []string{}
	case Series:
		return map[string]float64{}
	case Roles:
		return map[string]string{}
	}
	return nil
}

// Same tells whether two canonical values are the same.
func Same(a, b any) bool { return reflect.DeepEqual(a, b) }

// Take makes the canonical value of what JSON, Yjs or a cell gave, or says why
// it cannot. Whether references point at somebody is the caller's to check.
func (f *Field) Take(v any) (any, Reason) {
	if v == nil {
		return f.Empty(), ""
	}
	switch f.Type {
	case Flag:
		b, ok := v.(bool)
		return b, Unless(ok, UnknownValue)
	case Scale, Whole, Number:
		return f.takeNumber(v)
	case Steps:
		return takeSteps(v)
	case Tags, Things:
		return f.takeMembers(v)
	case Series:
		return f.takeSeries(v)
	case Roles:
		return f.takeRoles(v)
	}
	s, ok := v.(string)
	if !ok {
		return nil, UnknownValue
	}
	return f.takeString(s)
}

// Unless returns no reason if ok.
func Unless(ok bool, r Reason) Reason {
	if ok {
		return ""
	}
	return r
}

func (f *Field) takeString(s string) (any, Reason) {
	if f.Type == Text {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\x00", "")
		if f.OneLine {
			s = OneLine(s, false)
		}
		return s, Unless(utf8.RuneCountInString(s) <= f.Limit, TooLong)
	}
	s = OneLine(s, f.Type == Note || f.Type == Link)
	if s == "" {
		return nil, ""
	}
	switch f.Type {
	case Choice:
		return s, Unless(slices.Contains(f.Choices, s), UnknownValue)
	case Date:
		return s, Unless(IsDay(s), NotADate)
	case ToPerson, ToDocument:
		return s, Unless(IsUUID(s), UnknownValue)
	case ToThing:
		return s, Unless(ValidID(s), UnknownValue)
	case ToOrganisation:
		return s, Unless(len(s) <= MaxIDBytes, UnknownValue)
	case Email:
		if at := strings.IndexByte(s, '@'); at < 1 || at == len(s)-1 || strings.ContainsAny(s, " ,;<>\"") {
			return nil, UnknownValue
		}
	case Link:
		if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return nil, UnknownValue
		}
	}
	return s, Unless(utf8.RuneCountInString(s) <= f.Limit, TooLong)
}

// OneLine trims and takes control characters out; line breaks may stay in notes.
func OneLine(s string, breaks bool) string {
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

func numberOf(v any) (float64, bool) {
	var n float64
	switch v := v.(type) {
	case float64:
		n = v
	case int64:
		n = float64(v)
	case int:
		n = float64(v)
	default:
		return 0, false
	}
	return n, !math.IsNaN(n) && !math.IsInf(n, 0)
}

func (f *Field) takeNumber(v any) (any, Reason) {
	n, ok := numberOf(v)
	if !ok || f.Type == Whole && n != math.Trunc(n) {
		return nil, NotANumber
	}
	if (f.Min != 0 || f.Max != 0) && (n < f.Min || n > f.Max) || math.Abs(n) > MostNumber {
		return nil, OutOfRange
	}
	if f.Type == Scale {
		n = math.Round(n*10) / 10
	}
	if n == 0 {
		n = 0 // no -0
	}
	return n, ""
}

// MostNumber is beyond what anybody counts, and still exact.
const MostNumber = 1e15

func takeSteps(v any) (any, Reason) {
	list, ok := v.([]any)
	if !ok {
		return nil, NotANumber
	}
	steps := []int{}
	for _, x := range list {
		n, ok := numberOf(x)
		if !ok {
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

// takeMembers takes words or ids.
func (f *Field) takeMembers(v any) (any, Reason) {
	list, ok := v.([]any)
	if !ok {
		return nil, UnknownValue
	}
	members := []string{}
	for _, x := range list {
		s, ok := x.(string)
		if !ok {
			return nil, UnknownValue
		}
		if f.Type == Things && !ValidID(s) {
			return nil, UnknownValue
		}
		s = strings.ReplaceAll(OneLine(s, false), "|", "/") // | parts the members in files
		if s == "" {
			continue
		}
		if f.Type == Tags && utf8.RuneCountInString(s) > f.each() {
			return nil, TooLong
		}
		members = append(members, s)
	}
	slices.SortFunc(members, cmp.Compare)
	members = slices.Compact(members)
	return members, Unless(len(members) <= f.Limit, TooLong)
}

func (f *Field) takeSeries(v any) (any, Reason) {
	all, ok := v.(map[string]any)
	if !ok {
		return nil, NotANumber
	}
	series := make(map[string]float64, len(all))
	for day, x := range all {
		n, ok := numberOf(x)
		if !IsDay(day) {
			return nil, NotADate
		}
		if !ok || math.Abs(n) > MostNumber {
			return nil, NotANumber
		}
		series[day] = n
	}
	return series, Unless(len(series) <= f.Limit, TooLong)
}

func (f *Field) takeRoles(v any) (any, Reason) {
	all, ok := v.(map[string]any)
	if !ok {
		return nil, UnknownValue
	}
	roles := make(map[string]string, len(all))
	for person, x := range all {
		role, ok := x.(string)
		if !ok || !IsUUID(person) || !slices.Contains(f.Choices, role) {
			return nil, UnknownValue
		}
		roles[person] = role
	}
	return roles, Unless(len(roles) <= f.Limit, TooLong)
}

// IsDay accepts YYYY-MM-DD of years that a calendar in an office knows.
func IsDay(s string) bool {
	t, err := time.Parse(time.DateOnly, s)
	return err == nil && t.Year() >= 1900 && t.Year() < 2200
}

// IsUUID accepts a UUID in its canonical form.
func IsUUID(s string) bool {
	id, err := uuid.Parse(s)
	return err == nil && id.String() == s
}

// NewID returns an id for a new thing.
func NewID() string { return uuid.NewString() }

// ValidID accepts what may name a thing: anything a client may have made up, as
// long as it fits in an address and a row.
func ValidID(s string) bool {
	if s == "" || len(s) > MaxIDBytes || !utf8.ValidString(s) {
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

// Strings returns the members of a field that holds words or ids.
func (v Values) Strings(name string) []string {
	list, _ := v[name].([]string)
	return list
}
