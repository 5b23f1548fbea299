package stakeholders

import (
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"samrad/collab/ydoc"
)

// Editor changes a map within one transaction of the engine, and so as one
// update. Values must have been checked.
type Editor struct {
	doc *ydoc.Doc
	tx  *ydoc.Txn
}

// edit runs f on the document and returns what it changed as one update, nil if
// nothing.
func edit(doc *ydoc.Doc, f func(Editor) error) ([]byte, error) {
	return doc.Transact(nil, func(tx *ydoc.Txn) error { return f(Editor{doc, tx}) })
}

// NewID returns an id for a new entity.
func NewID() string { return uuid.NewString() }

// Add makes an entity. Its texts are there from the beginning, so that two
// people who begin to write at once write into the same one.
func (e Editor) Add(entity *Entity, id string, values Values) error {
	fields := ydoc.NewMap()
	if err := e.doc.Map(entity.Root).Set(e.tx, id, fields); err != nil {
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
		if err := f.write(e.tx, fields, v); err != nil {
			return fmt.Errorf("add %s %s: %w", entity.Noun, id, err)
		}
	}
	return nil
}

// Change sets the given fields of an entity, one by one, so that whoever
// changes others at the same moment wins too. It reports whether the entity is
// there.
func (e Editor) Change(entity *Entity, id string, values Values) (bool, error) {
	fields, ok := e.doc.Map(entity.Root).Get(id).(*ydoc.Map)
	if !ok {
		return false, nil
	}
	for i := range entity.Fields {
		f := &entity.Fields[i]
		v, given := values[f.Name]
		if !given {
			continue
		}
		if err := f.write(e.tx, fields, v); err != nil {
			return true, fmt.Errorf("change %s %s: %w", entity.Noun, id, err)
		}
	}
	return true, nil
}

// Remove takes an entity out; one that is not there is no error. With a
// stakeholder go its relations, what was planned to tell it, its place in the
// network, and from its children that they belong to it.
func (e Editor) Remove(entity *Entity, id string) error {
	if err := e.doc.Map(entity.Root).Delete(e.tx, id); err != nil {
		return fmt.Errorf("remove %s %s: %w", entity.Noun, id, err)
	}
	if entity != Stakeholders {
		return nil
	}
	for _, pointing := range []struct {
		of     *Entity
		fields []string
	}{{Relations, []string{"fromId", "toId"}}, {Communications, []string{"stakeholderId"}}} {
		if err := e.removePointing(pointing.of, id, pointing.fields); err != nil {
			return err
		}
	}
	for _, child := range readAll(e.doc, Stakeholders) {
		if child.Values.Text("parentId") != id {
			continue
		}
		if _, err := e.Change(Stakeholders, child.ID, Values{"parentId": nil}); err != nil {
			return err
		}
	}
	if pins, ok := e.doc.Map("views").Get("network").(*ydoc.Map); ok {
		if err := pins.Delete(e.tx, id); err != nil {
			return fmt.Errorf("remove the place of %s: %w", id, err)
		}
	}
	return nil
}

// removePointing takes out what refers to id by one of the fields.
func (e Editor) removePointing(entity *Entity, id string, fields []string) error {
	for _, t := range readAll(e.doc, entity) {
		for _, name := range fields {
			if t.Values.Text(name) != id {
				continue
			}
			if err := e.doc.Map(entity.Root).Delete(e.tx, t.ID); err != nil {
				return fmt.Errorf("remove %s %s: %w", entity.Noun, t.ID, err)
			}
			break
		}
	}
	return nil
}

// write sets one field; nothing is written that stands there already.
func (f *Field) write(tx *ydoc.Txn, fields *ydoc.Map, v any) error {
	switch f.Type {
	case Text:
		s, _ := v.(string)
		text, ok := fields.Get(f.Key).(*ydoc.Text)
		if !ok {
			return fields.Set(tx, f.Key, ydoc.NewText(s))
		}
		return rewrite(tx, text, s)
	case Steps:
		var members []string
		steps, _ := v.([]int)
		for _, n := range steps {
			members = append(members, strconv.Itoa(n))
		}
		return f.writeSet(tx, fields, members)
	case Tags:
		members, _ := v.([]string)
		return f.writeSet(tx, fields, members)
	}
	if v == nil {
		return fields.Delete(tx, f.Key)
	}
	if got, reason := f.take(plain(fields.Get(f.Key))); fields.Has(f.Key) && reason == "" && Same(got, v) {
		return nil
	}
	return fields.Set(tx, f.Key, v)
}

// writeSet keeps each member as a key of its own, so that two people who add
// one each both win. The array of older documents is replaced on the way.
func (f *Field) writeSet(tx *ydoc.Txn, fields *ydoc.Map, members []string) error {
	wanted := make(map[string]bool, len(members))
	for _, m := range members {
		wanted[f.Key+"."+m] = true
	}
	if err := fields.Delete(tx, f.Key); err != nil {
		return err
	}
	for _, key := range fields.Keys() {
		if len(key) <= len(f.Key) || key[:len(f.Key)+1] != f.Key+"." {
			continue
		}
		if on, _ := fields.Get(key).(bool); on && wanted[key] {
			delete(wanted, key)
		} else if err := fields.Delete(tx, key); err != nil {
			return err
		}
	}
	for _, m := range members { // not the map: the order must not vary
		if key := f.Key + "." + m; wanted[key] {
			if err := fields.Set(tx, key, true); err != nil {
				return err
			}
		}
	}
	return nil
}
