package goals

import (
	"maps"
	"slices"
	"strings"

	"samrad/server/fieldtable"
)

var unknownOf = map[string]Reason{"goals": UnknownGoal, "indicators": UnknownIndicator, "plans": UnknownPlan, "actions": UnknownActivity}

// known is what rows may name of one kind: what stands in the list, and what the
// file makes.
type known struct {
	ids   map[string]string // the id that an id of list or file means
	names fieldtable.Names
}

// add lets a name mean an id, also as a cell of several writes it, see fieldtable.
func (k *known) add(name, id string) {
	k.names.Add(name, id)
	k.names.Add(strings.ReplaceAll(name, "|", "/"), id)
}

// remember lets other rows name what a row is about.
func (im *listImporter) remember(root string, r *importRow) {
	there := im.known[root]
	there.ids[*r.ID], im.names[*r.ID] = *r.ID, nameOf(r.values)
	if r.key != "" {
		there.ids[r.key] = *r.ID
	}
	there.add(nameOf(r.values), *r.ID)
}

// forget undoes that for a row that turned out wrong.
func (im *listImporter) forget(root, id string, r *importRow) {
	there := im.known[root]
	maps.DeleteFunc(there.ids, func(_, means string) bool { return means == id })
	for _, name := range []string{nameOf(r.values), strings.ReplaceAll(nameOf(r.values), "|", "/")} {
		folded := fieldtable.Fold(name)
		there.names[folded] = slices.DeleteFunc(there.names[folded], func(other string) bool { return other == id })
	}
}

// resolve replaces names by ids, and ids of the file by those they mean, in some
// of the fields.
func (im *listImporter) resolve(e *Entity, r *importRow, some func(*fieldtable.Field) bool) {
	for i := range e.Fields {
		f := &e.Fields[i]
		v, given := r.values[f.Name]
		if !given || !some(f) {
			continue
		}
		switch f.Type {
		case fieldtable.ToThing:
			root := f.Of
			if f.Name == "toId" && r.values.Text("toDocument") == "" {
				root = map[string]string{"goal": "goals", "indicator": "indicators", "action": "actions"}[r.values.Text("toKind")]
			}
			if root != "" {
				r.values[f.Name] = im.one(r, root, f.Name, r.values.Text(f.Name), r.keys[f.Name])
			} else {
				im.elsewhere(e, r, f)
			}
		case fieldtable.ToDocument:
			im.elsewhere(e, r, f)
		case fieldtable.Things:
			ids := []string{}
			for i, text := range im.parts(f, v) {
				ids = append(ids, im.one(r, f.Of, f.Name, text, beside(r.keys[f.Name], i)))
			}
			slices.Sort(ids)
			r.values[f.Name] = slices.Compact(ids)
		case fieldtable.Series:
			if cell, ok := v.(map[string]any); ok {
				r.series(f, cell)
			}
		}
	}
}

// parts are the names in a cell of several: it may be one name with a comma in it.
func (im *listImporter) parts(f *fieldtable.Field, v any) []string {
	text, isCell := v.(string)
	if !isCell {
		ids, _ := v.([]string)
		return ids
	}
	if len(im.known[f.Of].names[fieldtable.Fold(text)]) > 0 {
		return []string{text}
	}
	return fieldtable.SplitNames(text)
}

// one finds the thing that a name means, or an id; keys are the ids beside the name.
func (im *listImporter) one(r *importRow, root, column, text string, keys []string) string {
	there := im.known[root]
	if id := there.ids[text]; id != "" {
		return id
	}
	meant := make([]string, len(keys))
	for i, key := range keys {
		meant[i] = there.ids[key]
	}
	id, reason := there.names.Meant(text, meant, unknownOf[root])
	if reason != "" {
		r.fail(reason, column, text)
	}
	return id
}

// elsewhere finds what a cell means in another document: by the id beside the name,
// if that is called so as far as one can tell, by the name of something that the list
// points at already, or by the id itself.
func (im *listImporter) elsewhere(e *Entity, r *importRow, f *fieldtable.Field) {
	text := r.values.Text(f.Name)
	stands, _ := im.l.find(e, r.key)
	isID := fieldtable.IsUUID(text) || r.exact || text == stands.Values.Text(f.Name) || im.away[text] != ""
	if isID && (f.Type != fieldtable.ToDocument || fieldtable.IsUUID(text)) && fieldtable.ValidID(text) {
		return
	}
	for _, key := range r.keys[f.Name] {
		if name := im.away[key]; name == "" || fieldtable.Fold(name) == fieldtable.Fold(text) {
			r.values[f.Name] = key
			return
		}
	}
	called := fieldtable.Names{}
	for id, name := range im.away {
		called.Add(name, id)
	}
	id, reason := called.One(text, fieldtable.UnknownValue)
	if reason != "" {
		r.fail(reason, f.Name, text)
	}
	r.values[f.Name] = id
}

// series takes numbers by day as a cell gives them.
func (r *importRow) series(f *fieldtable.Field, cell map[string]any) {
	taken, reason := f.Take(cell)
	if reason != "" {
		r.fail(reason, f.Name, "")
		return
	}
	r.values[f.Name] = taken
}
