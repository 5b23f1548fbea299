package stakeholders

import (
	"fmt"
	"slices"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
)

// Map is a stakeholder map as it is read.
type Map struct {
	Stakeholders   []Thing // by id
	Relations      []Thing // by id, those whose ends exist
	Communications []Thing // by id, those whose stakeholder exists
	index          map[string]int
}

// Read reads a map from its state as a Yjs update. It fails only on bytes that
// are no Yjs update; see the package comment for what becomes of odd content.
func Read(state []byte) (*Map, error) {
	doc, err := open(state)
	if err != nil {
		return nil, err
	}
	return readDoc(doc), nil
}

func open(state []byte) (*ydoc.Doc, error) {
	doc, err := fieldtable.Open(state)
	if err != nil {
		return nil, fmt.Errorf("read stakeholder map: %w", err)
	}
	return doc, nil
}

func readDoc(doc *ydoc.Doc) *Map {
	m := &Map{Stakeholders: readAll(doc, Stakeholders)}
	m.index = make(map[string]int, len(m.Stakeholders))
	for i, s := range m.Stakeholders {
		m.index[s.ID] = i
	}
	for _, s := range m.Stakeholders {
		if s.Values.Text("kind") == PersonKind {
			s.Values["personalData"] = true
		}
	}
	m.breakCycles()
	m.Relations = m.pointing(readAll(doc, Relations), "fromId", "toId")
	m.Communications = m.pointing(readAll(doc, Communications), "stakeholderId")
	return m
}

// Stakeholder returns a stakeholder by id.
func (m *Map) Stakeholder(id string) (Thing, bool) {
	i, ok := m.index[id]
	if !ok {
		return Thing{}, false
	}
	return m.Stakeholders[i], true
}

// Relation returns a relation by id.
func (m *Map) Relation(id string) (Thing, bool) {
	return fieldtable.Find(m.Relations, id)
}

// Communication returns a communication by id.
func (m *Map) Communication(id string) (Thing, bool) {
	return fieldtable.Find(m.Communications, id)
}

// pointing keeps the things whose references all point at somebody.
func (m *Map) pointing(all []Thing, names ...string) []Thing {
	return slices.DeleteFunc(all, func(t Thing) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			_, ok := m.index[t.Values.Text(name)]
			return !ok
		})
	})
}

// breakCycles makes the parents a forest: whoever points at nobody has no
// parent, and in a cycle the one with the lowest id has none.
func (m *Map) breakCycles() {
	for _, s := range m.Stakeholders {
		if _, ok := m.index[s.Values.Text("parentId")]; !ok {
			s.Values["parentId"] = nil
		}
	}
	const unseen, under, clear = 0, 1, 2
	state := make([]int, len(m.Stakeholders))
	var path []int
	for start := range m.Stakeholders {
		i := start
		for path = path[:0]; state[i] == unseen; {
			state[i] = under
			path = append(path, i)
			parent, ok := m.index[m.Stakeholders[i].Values.Text("parentId")]
			if !ok {
				break
			}
			if i = parent; state[i] == under { // stakeholders are sorted by id: the lowest index is the lowest id
				cycle := path[slices.Index(path, i):]
				m.Stakeholders[slices.Min(cycle)].Values["parentId"] = nil
				break
			}
		}
		for _, j := range path {
			state[j] = clear
		}
	}
}

// readAll reads the entries of a root that are maps, sorted by id.
func readAll(doc *ydoc.Doc, e *Entity) []Thing {
	all := fieldtable.ReadAll(doc, e)
	for _, t := range all {
		if e == Stakeholders && t.Values["name"] == nil {
			t.Values["name"] = ""
		}
	}
	return all
}
