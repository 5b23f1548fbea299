package fieldtable

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"samrad/collab/ydoc"
)

// Thing is one entity as it is read, with every field of its table.
type Thing struct {
	ID     string
	Values Values
}

// MarshalJSON writes id and fields as one object.
func (t Thing) MarshalJSON() ([]byte, error) {
	all := maps.Clone(t.Values)
	all["id"] = t.ID
	return json.Marshal(all)
}

// UnmarshalJSON reads what MarshalJSON writes, without judging it.
func (t *Thing) UnmarshalJSON(b []byte) error {
	if err := json.Unmarshal(b, &t.Values); err != nil {
		return err
	}
	t.ID, _ = t.Values["id"].(string)
	delete(t.Values, "id")
	return nil
}

// Find looks for an id among things sorted by it.
func Find(all []Thing, id string) (Thing, bool) {
	i, ok := slices.BinarySearchFunc(all, id, func(t Thing, id string) int { return cmp.Compare(t.ID, id) })
	if !ok {
		return Thing{}, false
	}
	return all[i], true
}

// Open makes a document of its state as one Yjs update; no state is an empty one.
func Open(state []byte) (*ydoc.Doc, error) {
	doc := ydoc.New()
	if len(state) == 0 {
		return doc, nil
	}
	return doc, doc.Apply(state)
}

// ReadAll reads the entries of a root that are maps, sorted by id.
func ReadAll(doc *ydoc.Doc, e *Entity) []Thing {
	root := doc.Map(e.Root)
	keys := root.Keys() // sorted
	out := make([]Thing, 0, len(keys))
	for _, id := range keys {
		if fields, ok := root.Get(id).(*ydoc.Map); ok && ValidID(id) {
			out = append(out, Thing{ID: id, Values: Read(e, fields)})
		}
	}
	return out
}

// member is a key "field.member" and its value.
type member struct {
	name  string
	value any
}

// Read reads the fields of one thing.
func Read(e *Entity, fields *ydoc.Map) Values {
	values := make(Values, len(e.Fields))
	members := map[string][]member{} // by the key of their field
	for _, key := range fields.Keys() {
		if set, name, ok := strings.Cut(key, "."); ok {
			members[set] = append(members[set], member{name, fields.Get(key)})
		}
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		values[f.Name] = f.read(fields, members[f.Key])
	}
	return values
}

// read reads one field; what is not a value of it is "not set".
func (f *Field) read(fields *ydoc.Map, members []member) any {
	switch f.Type {
	case Steps, Tags, Things:
		return f.readSet(fields.Get(f.Key), members)
	case Series, Roles:
		return f.readPairs(members)
	case Flag:
		b, _ := fields.Get(f.Key).(bool)
		return b
	}
	v := plain(fields.Get(f.Key))
	if s, ok := v.(string); ok && (f.Type == Line || f.Type == Note || f.Type == Text) {
		v = Cut(s, f.Limit)
	}
	if got, reason := f.Take(v); reason == "" {
		return got
	}
	return f.Empty()
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

// Cut keeps at most limit characters: what is longer was not written by our own
// clients, and must hurt neither a row nor a cell.
func Cut(s string, limit int) string {
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
func (f *Field) readSet(old any, members []member) any {
	var list []any
	switch v := old.(type) {
	case []any:
		list = v
	case *ydoc.Array:
		list, _ = v.ToJSON()
	}
	list = slices.Clone(list)
	for _, m := range members {
		if on, _ := m.value.(bool); on {
			list = append(list, m.name)
		}
	}
	kept := []any{}
	for _, x := range list {
		if s, ok := x.(string); ok && f.Type == Steps {
			n, err := strconv.Atoi(s)
			if err != nil {
				continue
			}
			x = int64(n)
		}
		if _, reason := f.Take([]any{x}); reason == "" {
			kept = append(kept, x)
		}
	}
	got, reason := f.Take(kept)
	if reason == TooLong { // more than allowed: the first ones, in the order they are shown
		got, _ = f.Take(slices.Clone(f.first(kept)))
	}
	if got == nil {
		return f.Empty()
	}
	return got
}

func (f *Field) first(all []any) []any {
	slices.SortFunc(all, func(a, b any) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	all = slices.Compact(all)
	return all[:min(len(all), f.Limit)]
}

// readPairs reads numbers by day or roles by person, the first ones where there
// are more than allowed.
func (f *Field) readPairs(members []member) any {
	kept := map[string]any{}
	for _, m := range members { // in the order of their names
		if _, reason := f.Take(map[string]any{m.name: m.value}); reason == "" && len(kept) < f.Limit {
			kept[m.name] = m.value
		}
	}
	got, _ := f.Take(kept)
	return got
}
