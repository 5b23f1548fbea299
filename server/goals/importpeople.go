package goals

import (
	"context"
	"maps"
	"slices"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/fileimport"
)

// whom is who and what the rows of a file may name, beside what is in the list.
type whom struct {
	dir  fieldtable.Directory
	away map[string]string // see outside
}

// whom reads it. Who was named before the group lost them may stay.
func (s *Service) whom(ctx context.Context, group access.GroupID, person collab.PersonID, l *List) (w whom, err error) {
	if w.dir, err = s.directory(ctx, group); err != nil {
		return w, err
	}
	if err = w.dir.Recall(ctx, s.pool, peopleIn(l)); err != nil {
		return w, err
	}
	w.away, err = outsideOf(l).read(ctx, s.pool, person)
	return w, err
}

// keptFor is where words stay that were meant for a person and name none: who
// answers for a goal is often a unit.
var keptFor = map[string]string{"ownerId": "responsibleUnit"}

// lookUp replaces the names of people and organisations in a row by ids. stands is
// what the thing holds now.
func (r *importRow) lookUp(e *Entity, dir fieldtable.Directory, stands Values) {
	for i := range e.Fields {
		f := &e.Fields[i]
		v, given := r.values[f.Name]
		if !given {
			continue
		}
		text, _ := v.(string)
		switch f.Type {
		case fieldtable.ToPerson:
			r.person(e, f, dir, stands, text)
		case fieldtable.ToOrganisation:
			id, reason := dir.Organisation(text, stands.Text(f.Name))
			if reason != "" {
				r.fail(reason, f.Name, text)
				continue
			}
			r.values[f.Name] = id
		case fieldtable.Roles:
			r.roles(f, dir, stands)
		}
	}
}

func (r *importRow) person(e *Entity, f *fieldtable.Field, dir fieldtable.Directory, stands Values, text string) {
	id, reason := dir.Person(text, stands.Text(f.Name), r.keys[f.Name]...)
	if reason == "" {
		r.values[f.Name] = id
		return
	}
	delete(r.values, f.Name)
	w := GoalImportWarning{Code: reason, Column: f.Name, Value: fileimport.Shorten(text)}
	if place := e.Field(keptFor[f.Name]); place != nil && !fieldtable.IsUUID(text) {
		words, tooLong := place.Take(text)
		_, given := r.values[place.Name]
		if has := stands.Text(place.Name); tooLong == "" && !given && (has == "" || has == words) {
			r.values[place.Name], w.KeptIn = words, place.Name
		}
	}
	r.Warnings = append(r.Warnings, w)
}

// roles takes those whose person is known; JSON gives ids, a cell gives names.
func (r *importRow) roles(f *fieldtable.Field, dir fieldtable.Directory, stands Values) {
	had, _ := stands[f.Name].(map[string]string)
	taken := map[string]any{}
	take := func(person, role string, keys ...string) {
		standing := person
		if _, stood := had[person]; !stood {
			standing = ""
			for _, key := range keys {
				if _, stood := had[key]; stood && standing == "" {
					standing = key
				}
			}
		}
		id, reason := dir.Person(person, standing, keys...)
		if reason != "" {
			r.Warnings = append(r.Warnings, GoalImportWarning{Code: reason, Column: f.Name, Value: fileimport.Shorten(person)})
			return
		}
		taken[id] = role
	}
	count := 0
	switch given := r.values[f.Name].(type) {
	case map[string]string:
		count = len(given)
		for _, person := range slices.Sorted(maps.Keys(given)) {
			take(person, given[person])
		}
	case []fieldtable.Role:
		count = len(given)
		for i, pair := range given {
			if !slices.Contains(f.Choices, pair.Role) {
				r.fail(fieldtable.UnknownValue, f.Name, pair.Role)
				continue
			}
			take(pair.Person, pair.Role, beside(r.keys[f.Name], i)...)
		}
	}
	v, reason := f.Take(taken)
	switch {
	case reason != "":
		r.fail(reason, f.Name, "")
	case len(taken) == 0 && count > 0:
		delete(r.values, f.Name) // nobody is known: who has a role now keeps it
	default:
		r.values[f.Name] = v
	}
}

// beside is the id that stands beside the name at a place of a list, and then the
// others: somebody may have put the names in another order.
func beside(keys []string, i int) []string {
	if i >= len(keys) {
		return keys
	}
	return append([]string{keys[i]}, keys...)
}
