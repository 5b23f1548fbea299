package fieldtable

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"samrad/collab/ydoc"
)

// Editor changes a document within one transaction of the engine, and so as one
// update. Values must have been checked.
type Editor struct {
	Doc *ydoc.Doc
	Tx  *ydoc.Txn
}

// Edit runs f on the document and returns what it changed as one update, nil if
// nothing.
func Edit(doc *ydoc.Doc, f func(Editor) error) ([]byte, error) {
	return doc.Transact(nil, func(tx *ydoc.Txn) error { return f(Editor{doc, tx}) })
}

// Add makes a thing. Its texts are there from the beginning, so that two people
// who begin to write at once write into the same one.
func (e Editor) Add(entity *Entity, id string, values Values) error {
	fields := ydoc.NewMap()
	if err := e.Doc.Map(entity.Root).Set(e.Tx, id, fields); err != nil {
		return fmt.Errorf("add %s %s: %w", entity.Noun, id, err)
	}
	for i := range entity.Fields {
		f := &entity.Fields[i]
		v, given := values[f.Name]
		if !given && f.Type != Text {
			continue
		}
		if !given {
			v = ""
		}
		if err := f.write(e.Tx, fields, v); err != nil {
			return fmt.Errorf("add %s %s: %w", entity.Noun, id, err)
		}
	}
	return nil
}

// Fields returns the Y.Map of a thing, and whether it is there.
func (e Editor) Fields(entity *Entity, id string) (*ydoc.Map, bool) {
	fields, ok := e.Doc.Map(entity.Root).Get(id).(*ydoc.Map)
	return fields, ok
}

// Change sets the given fields of a thing, one by one, so that whoever changes
// others at the same moment wins too. It reports whether the thing is there.
func (e Editor) Change(entity *Entity, id string, values Values) (bool, error) {
	fields, ok := e.Fields(entity, id)
	if !ok {
		return false, nil
	}
	if err := e.Write(entity, fields, values); err != nil {
		return true, fmt.Errorf("change %s %s: %w", entity.Noun, id, err)
	}
	return true, nil
}

// Write sets the given fields in a Y.Map that holds those of an entity.
func (e Editor) Write(entity *Entity, fields *ydoc.Map, values Values) error {
	for i := range entity.Fields {
		f := &entity.Fields[i]
		if v, given := values[f.Name]; given {
			if err := f.write(e.Tx, fields, v); err != nil {
				return fmt.Errorf("set %s: %w", f.Name, err)
			}
		}
	}
	return nil
}

// Delete takes a thing out; one that is not there is no error.
func (e Editor) Delete(entity *Entity, id string) error {
	if err := e.Doc.Map(entity.Root).Delete(e.Tx, id); err != nil {
		return fmt.Errorf("remove %s %s: %w", entity.Noun, id, err)
	}
	return nil
}

// write sets one field; nothing is written that stands there already.
func (f *Field) write(tx *ydoc.Txn, fields *ydoc.Map, v any) error {
	if f.hasMembers() {
		return f.writeMembers(tx, fields, f.membersOf(v))
	}
	if f.Type == Text {
		s, _ := v.(string)
		text, ok := fields.Get(f.Key).(*ydoc.Text)
		if !ok {
			return fields.Set(tx, f.Key, ydoc.NewText(s))
		}
		return rewrite(tx, text, s)
	}
	if v == nil {
		return fields.Delete(tx, f.Key)
	}
	if got, reason := f.Take(plain(fields.Get(f.Key))); fields.Has(f.Key) && reason == "" && Same(got, v) {
		return nil
	}
	return fields.Set(tx, f.Key, v)
}

// membersOf is what stands behind each member's key.
func (f *Field) membersOf(v any) map[string]any {
	members := map[string]any{}
	switch v := v.(type) {
	case []int:
		for _, n := range v {
			members[strconv.Itoa(n)] = true
		}
	case []string:
		for _, s := range v {
			members[s] = true
		}
	case map[string]float64:
		for day, n := range v {
			members[day] = n
		}
	case map[string]string:
		for person, role := range v {
			members[person] = role
		}
	}
	return members
}

// writeMembers keeps each member as a key of its own, so that two people who add
// one each both win. The array of older documents is replaced on the way.
func (f *Field) writeMembers(tx *ydoc.Txn, fields *ydoc.Map, members map[string]any) error {
	if err := fields.Delete(tx, f.Key); err != nil {
		return err
	}
	for _, key := range fields.Keys() {
		name, ok := strings.CutPrefix(key, f.Key+".")
		if !ok {
			continue
		}
		want, wanted := members[name]
		if wanted && sameMember(want, fields.Get(key)) {
			delete(members, name)
		} else if !wanted {
			if err := fields.Delete(tx, key); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) { // sorted: the order must not vary
		if err := fields.Set(tx, f.Key+"."+name, members[name]); err != nil {
			return err
		}
	}
	return nil
}

func sameMember(want, have any) bool {
	if n, ok := numberOf(have); ok {
		have = n
	}
	return want == have
}
