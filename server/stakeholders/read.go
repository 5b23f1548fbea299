package stakeholders

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"samrad/collab/ydoc"
)

// Thing is one entity of a map as it is read: a stakeholder, a relation or a
// communication, with every field of its table.
type Thing struct {
	ID     string
	Values Values
}

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
	doc := ydoc.New()
	if len(state) == 0 {
		return doc, nil
	}
	if err := doc.Apply(state); err != nil {
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
	i, ok := slices.BinarySearchFunc(m.Relations, id, func(t Thing, id string) int { return cmp.Compare(t.ID, id) })
	if !ok {
		return Thing{}, false
	}
	return m.Relations[i], true
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
	root := doc.Map(e.Root)
	keys := root.Keys() // sorted
	out := make([]Thing, 0, len(keys))
	for _, id := range keys {
		if fields, ok := root.Get(id).(*ydoc.Map); ok && validID(id) {
			out = append(out, Thing{ID: id, Values: readThing(e, fields)})
		}
	}
	return out
}

func readThing(e *Entity, fields *ydoc.Map) Values {
	values := make(Values, len(e.Fields))
	members := map[string][]any{} // of the sets, by the key of their field
	for _, key := range fields.Keys() {
		set, member, isMember := strings.Cut(key, ".")
		if !isMember {
			continue
		}
		if on, _ := fields.Get(key).(bool); on {
			members[set] = append(members[set], member)
		}
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		values[f.Name] = f.read(fields, members[f.Key])
	}
	if e == Stakeholders && values["name"] == nil {
		values["name"] = ""
	}
	return values
}

// read reads one field; what is not a value of it is "not set".
func (f *Field) read(fields *ydoc.Map, members []any) any {
	v := fields.Get(f.Key)
	switch f.Type {
	case Steps, Tags:
		return f.readSet(v, members)
	case Flag:
		b, _ := v.(bool)
		return b
	}
	v = plain(v)
	if s, ok := v.(string); ok && (f.Type == Line || f.Type == Text) {
		v = cut(s, f.Limit)
	}
	if got, reason := f.take(v); reason == "" {
		return got
	}
	return f.empty()
}

// plain reads a text where a string is looked for and the other way round.
func plain(v any) any {
	switch v := v.(type) {
	case *ydoc.Text:
		return v.String()
	case *ydoc.XMLText:
		return v.Text.String()
	}
	return v
}

// cut keeps at most limit characters: what is longer was not written by our own
// clients, and must hurt neither a row nor a cell.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	n := 0
	for i := range s {
		if n == limit {
			return s[:i]
		}
		n++
	}
	return s
}

// readSet joins the members kept as keys of their own with those of the array
// that older documents have, passing over what does not belong.
func (f *Field) readSet(old any, members []any) any {
	var list []any
	switch v := old.(type) {
	case []any:
		list = v
	case *ydoc.Array:
		list, _ = v.ToJSON()
	}
	kept := []any{}
	for _, x := range append(slices.Clone(list), members...) {
		if s, ok := x.(string); ok && f.Type == Steps {
			n, err := strconv.Atoi(s)
			if err != nil {
				continue
			}
			x = int64(n)
		}
		if _, reason := f.take([]any{x}); reason == "" {
			kept = append(kept, x)
		}
	}
	got, reason := f.take(kept)
	if reason == TooLong { // more tags than allowed: the first ones, in the order they are shown
		got, _ = f.take(slices.Clone(firstTags(kept)))
	}
	if got == nil {
		return f.empty()
	}
	return got
}

func firstTags(all []any) []any {
	slices.SortFunc(all, func(a, b any) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	all = slices.Compact(all)
	return all[:min(len(all), tagsLimit)]
}
