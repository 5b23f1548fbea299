package fieldtable

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// Fault is what is wrong with one field of a request.
type Fault struct {
	Field string
	Value any
	Text  string
}

// TakeAll makes canonical values of a request's body, or says all that is wrong
// with it at once. points checks references: it returns what is wrong with one,
// "" if nothing.
func (e *Entity) TakeAll(body map[string]any, points func(f *Field, v any) string) (Values, []Fault) {
	values := make(Values, len(body))
	var faults []Fault
	for _, name := range slices.Sorted(maps.Keys(body)) {
		f := e.Field(name)
		if f == nil {
			faults = append(faults, Fault{name, body[name], "There is no such field. Correct its name, or leave it out."})
			continue
		}
		v, reason := f.Take(body[name])
		if reason != "" {
			faults = append(faults, Fault{name, body[name], f.Advice(reason)})
			continue
		}
		if text := points(f, v); text != "" {
			faults = append(faults, Fault{name, body[name], text})
			continue
		}
		values[name] = v
	}
	return values, faults
}

// Advice says what to do about a value that was not taken.
func (f *Field) Advice(r Reason) string {
	switch {
	case r == NotADate:
		return "Write a day as YYYY-MM-DD, such as 2027-03-31."
	case r == TooLong && f.Type == Tags:
		return fmt.Sprintf("Use at most %d %s of at most %d characters each.", f.Limit, f.members(), f.each())
	case r == TooLong && f.hasMembers():
		return fmt.Sprintf("Use at most %d.", f.Limit)
	case r == TooLong:
		return fmt.Sprintf("Use at most %d characters.", f.Limit)
	}
	switch f.Type {
	case Choice:
		return "Use one of " + strings.Join(f.Choices, ", ") + "; null is not set."
	case Scale:
		return fmt.Sprintf("Use a number from %g to %g; null is not set.", f.Min, f.Max)
	case Whole:
		return fmt.Sprintf("Use a whole number from %g to %g; null is not set.", f.Min, f.Max)
	case Number:
		if f.Min == 0 && f.Max == 0 {
			return "Use a number; null is not set."
		}
		return fmt.Sprintf("Use a number from %g to %g; null is not set.", f.Min, f.Max)
	case Steps:
		return "Use a list of steps, 1 to 9."
	case Tags:
		return "Use a list of words."
	case Things:
		return "Use a list of ids, as the API gives them."
	case Series:
		return "Use an object of numbers by day, such as {\"2027-12-31\": 40}."
	case Roles:
		return "Use an object of " + strings.Join(f.Choices, ", ") + " by the ids of members."
	case Flag:
		return "Use true or false."
	case Email:
		return "Write one e-mail address, such as name@municipality.example."
	case Link:
		return "Write an address that begins with https:// or http://."
	case ToThing, ToPerson, ToOrganisation, ToDocument:
		return "Use an id, as the API gives it; null is not set."
	}
	return "Use text."
}

func (f *Field) members() string {
	if f.Name == "tags" {
		return "tags"
	}
	return "words"
}

// Problem is the answer to a body with faults.
func Problem(noun string, faults []Fault) error {
	details := make([]error, len(faults))
	for i, f := range faults {
		details[i] = &huma.ErrorDetail{Location: "body." + f.Field, Message: f.Text, Value: f.Value}
	}
	return huma.Error422UnprocessableEntity(
		fmt.Sprintf("The %s was not stored. %s: %s", noun, faults[0].Field, faults[0].Text), details...)
}
