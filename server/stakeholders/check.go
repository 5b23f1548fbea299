package stakeholders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// directory answers which people and organisations a map may refer to.
type directory struct {
	members       map[string]bool // of the group, by person id
	organisations map[string]bool // by id

	memberNames, organisationNames names
	shown                          map[string]string // names by id, of both
}

// fault is what is wrong with one field of a request.
type fault struct {
	field string
	value any
	text  string
}

// take makes canonical values of a request's body, or says all that is wrong
// with it at once. current is nil for a new entity.
func take(e *Entity, body map[string]any, m *Map, dir directory, id string, current Values) (Values, []fault) {
	values := make(Values, len(body))
	var faults []fault
	for _, name := range sortedNames(body) {
		f := e.Field(name)
		if f == nil {
			faults = append(faults, fault{name, body[name], "There is no such field. Correct its name, or leave it out."})
			continue
		}
		v, reason := f.take(body[name])
		if reason != "" {
			faults = append(faults, fault{name, body[name], f.advice(reason)})
			continue
		}
		if text := pointsWrong(f, v, m, dir, current); text != "" {
			faults = append(faults, fault{name, body[name], text})
			continue
		}
		values[name] = v
	}
	return values, append(faults, together(e, values, m, id, current)...)
}

// pointsWrong checks a reference. One that stands there already may stay: it may
// name a member who has left since.
func pointsWrong(f *Field, v any, m *Map, dir directory, current Values) string {
	id, ok := v.(string)
	if !ok || current != nil && current[f.Name] == v {
		return ""
	}
	switch f.Type {
	case ToStakeholder:
		if _, ok := m.Stakeholder(id); !ok {
			return "There is no such stakeholder on this map. Use the id of one that is."
		}
	case ToPerson:
		if !dir.members[id] {
			return "Nobody in this group has this id. Use that of a member."
		}
	case ToOrganisation:
		if !dir.organisations[id] {
			return "There is no such organisation. Use the id of one that is listed with the group's members."
		}
	}
	return ""
}

// together checks what only makes sense as a whole.
func together(e *Entity, values Values, m *Map, id string, current Values) []fault {
	after := func(name string) any {
		if v, given := values[name]; given {
			return v
		}
		return current[name]
	}
	switch e {
	case Stakeholders:
		if after("name") == nil {
			return []fault{{"name", nil, "Give the stakeholder a name."}}
		}
		if parent, ok := values["parentId"].(string); ok && m.reaches(parent, id) {
			return []fault{{"parentId", parent, "A stakeholder cannot belong to itself or to one that belongs to it. Choose another parent."}}
		}
	case Relations:
		var faults []fault
		for _, name := range []string{"fromId", "toId"} {
			if _, given := values[name]; after(name) == nil && (given || current == nil) {
				faults = append(faults, fault{name, nil, "Say which stakeholder: a relation joins two of the same map."})
			}
		}
		if from := after("fromId"); len(faults) == 0 && from != nil && from == after("toId") {
			faults = append(faults, fault{"toId", from, "A relation joins two different stakeholders. Choose another one."})
		}
		return faults
	}
	return nil
}

// reaches tells whether the way up from a stakeholder passes id.
func (m *Map) reaches(from, id string) bool {
	for range m.Stakeholders { // as many steps as there can be
		if from == id {
			return true
		}
		s, ok := m.Stakeholder(from)
		if !ok {
			return false
		}
		from = s.Values.Text("parentId")
	}
	return from == id
}

// advice says what to do about a value that was not taken.
func (f *Field) advice(r Reason) string {
	switch {
	case r == NotADate:
		return "Write a day as YYYY-MM-DD, such as 2027-03-31."
	case r == TooLong && f.Type == Tags:
		return fmt.Sprintf("Use at most %d tags of at most %d characters each.", tagsLimit, tagLimit)
	case r == TooLong:
		return fmt.Sprintf("Use at most %d characters.", f.Limit)
	case f.Type == Choice:
		return "Use one of " + strings.Join(f.Choices, ", ") + "; null is not set."
	case f.Type == Scale:
		return fmt.Sprintf("Use a number from %g to %g; null is not set.", f.Min, f.Max)
	case f.Type == Whole:
		return fmt.Sprintf("Use a whole number from %g to %g; null is not set.", f.Min, f.Max)
	case f.Type == Steps:
		return "Use a list of steps, 1 to 9."
	case f.Type == Tags:
		return "Use a list of words."
	case f.Type == Flag:
		return "Use true or false."
	case f.Type == Email:
		return "Write one e-mail address, such as name@municipality.example."
	case f.Type == Link:
		return "Write an address that begins with https:// or http://."
	case f.Type == ToStakeholder, f.Type == ToPerson, f.Type == ToOrganisation:
		return "Use an id, as the API gives it; null is not set."
	}
	return "Use text."
}

// problem is the answer to a body with faults.
func problem(noun string, faults []fault) error {
	details := make([]error, len(faults))
	for i, f := range faults {
		details[i] = &huma.ErrorDetail{Location: "body." + f.field, Message: f.text, Value: f.value}
	}
	return huma.Error422UnprocessableEntity(
		fmt.Sprintf("The %s was not stored. %s: %s", noun, faults[0].field, faults[0].text), details...)
}

func sortedNames(body map[string]any) []string {
	names := make([]string, 0, len(body))
	for name := range body {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
