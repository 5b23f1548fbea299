package stakeholders

import "samrad/server/fieldtable"

type (
	directory = fieldtable.Directory
	fault     = fieldtable.Fault
)

// take makes canonical values of a request's body, or says all that is wrong
// with it at once. current is nil for a new entity.
func take(e *Entity, body map[string]any, m *Map, dir directory, id string, current Values) (Values, []fault) {
	values, faults := e.TakeAll(body, func(f *Field, v any) string { return pointsWrong(f, v, m, dir, current) })
	return values, append(faults, together(e, values, m, id, current)...)
}

// pointsWrong checks a reference. One that stands there already may stay: it may
// name a member who has left since.
func pointsWrong(f *Field, v any, m *Map, dir directory, current Values) string {
	id, ok := v.(string)
	if ok && f.Type == fieldtable.ToThing && (current == nil || current[f.Name] != v) {
		if _, ok := m.Stakeholder(id); !ok {
			return "There is no such stakeholder on this map. Use the id of one that is."
		}
	}
	return dir.Points(f, v, current)
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
			return []fault{{Field: "name", Value: nil, Text: "Give the stakeholder a name."}}
		}
		if parent, ok := values["parentId"].(string); ok && m.reaches(parent, id) {
			return []fault{{Field: "parentId", Value: parent, Text: "A stakeholder cannot belong to itself or to one that belongs to it. Choose another parent."}}
		}
	case Relations:
		var faults []fault
		for _, name := range []string{"fromId", "toId"} {
			if _, given := values[name]; after(name) == nil && (given || current == nil) {
				faults = append(faults, fault{Field: name, Value: nil, Text: "Say which stakeholder: a relation joins two of the same map."})
			}
		}
		if from := after("fromId"); len(faults) == 0 && from != nil && from == after("toId") {
			faults = append(faults, fault{Field: "toId", Value: from, Text: "A relation joins two different stakeholders. Choose another one."})
		}
		return faults
	case Communications:
		if _, given := values["stakeholderId"]; after("stakeholderId") == nil && (given || current == nil) {
			return []fault{{Field: "stakeholderId", Value: nil, Text: "Say for which stakeholder of the map it is."}}
		}
		start, _ := after("start").(string)
		end, _ := after("end").(string)
		if start != "" && end != "" && end < start {
			return []fault{{Field: "end", Value: end, Text: "It cannot end before it starts. Choose a later day, or the same one."}}
		}
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
