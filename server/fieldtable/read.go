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

// ReadOne reads the entry of a root with an id, if it is a map.
func ReadOne(doc *ydoc.Doc, e *Entity, id string) (Thing, bool) {
	fields, ok := doc.Map(e.Root).Get(id).(*ydoc.Map)
	if !ok || !ValidID(id) {
		return Thing{}, false
	}
	return Thing{ID: id, Values: Read(e, fields)}, true
}

// Differing names the fields, in the order of the table, that are given with another
// value than stands; nil is that nothing stands yet.
func (e *Entity) Differing(given, stands Values) []string {
	names := []string{}
	for i := range e.Fields {
		name := e.Fields[i].Name
		if v, ok := given[name]; ok && (stands == nil || !Same(v, stands[name])) {
			names = append(names, name)
		}
	}
	return names
}

// member is a key "field.member" and its value, or a value that was listed in an
// array.
type member struct {
	name   string
	value  any
	listed bool
}

// Read reads the fields of one thing. It looks at the keys there are, which are
// fewer than the fields there could be.
func Read(e *Entity, fields *ydoc.Map) Values {
	values := make(Values, len(e.Fields))
	for i := range e.Fields {
		values[e.Fields[i].Name] = e.Fields[i].Empty()
	}
	var members map[string][]member // by the key of their field
	for _, key := range fields.Keys() {
		set, name, isMember := strings.Cut(key, ".")
		f := e.byKey[set]
		switch {
		case f == nil || isMember && !f.hasMembers():
		case f.hasMembers():
			if members == nil {
				members = map[string][]member{}
			}
			if !isMember { // the array of older documents
				members[set] = append(members[set], arrayMembers(fields.Get(key))...)
				continue
			}
			members[set] = append(members[set], member{name: name, value: fields.Get(key)})
		default:
			values[f.Name] = f.read(fields.Get(key))
		}
	}
	for set, all := range members {
		f := e.byKey[set]
		values[f.Name] = f.readMembers(all)
	}
	return values
}

// readMembers reads a field whose members are keys of their own.
func (f *Field) readMembers(all []member) any {
	if f.Type == Series || f.Type == Roles {
		return f.readPairs(all)
	}
	return f.readSet(all)
}

// read reads one field; what is not a value of it is "not set".
func (f *Field) read(v any) any {
	if f.Type == Flag {
		b, _ := v.(bool)
		return b
	}
	v = plain(v)
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

// arrayMembers are the members that older documents keep in one array.
func arrayMembers(old any) (members []member) {
	var list []any
	switch v := old.(type) {
	case []any:
		list = v
	case *ydoc.Array:
		list, _ = v.ToJSON()
	}
	for _, x := range list {
		members = append(members, member{value: x, listed: true})
	}
	return members
}

// readSet reads members, passing over what does not belong.
func (f *Field) readSet(members []member) any {
	kept := []any{}
	for _, m := range members {
		var x any = m.name
		if on, _ := m.value.(bool); m.listed {
			x = m.value
		} else if !on {
			continue
		}
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
		if m.listed {
			continue
		}
		if _, reason := f.Take(map[string]any{m.name: m.value}); reason == "" && len(kept) < f.Limit {
			kept[m.name] = m.value
		}
	}
	got, _ := f.Take(kept)
	return got
}
