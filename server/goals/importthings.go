package goals

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/goals/tree"
)

// The reasons that only rows of other kinds than goals can give.
const (
	UnknownGoal     Reason = "unknown_goal"
	UnknownPlan     Reason = "unknown_plan"
	UnknownActivity Reason = "unknown_activity"
	WaitsForItself  Reason = "waits_for_itself"
)

// listImporter matches the rows of a whole file with a list, kind by kind.
type listImporter struct {
	l     *List
	dir   fieldtable.Directory
	known map[string]*known   // by root
	waits map[string][]string // what activities would wait for
	names map[string]string   // of everything, by id
	away  map[string]string   // names of what the list points at in other documents, by id
}

func newListImporter(l *List, who whom) *listImporter {
	im := &listImporter{l: l, dir: who.dir, away: who.away, known: map[string]*known{}, waits: map[string][]string{}, names: map[string]string{}}
	for _, k := range importKinds {
		there := &known{ids: map[string]string{}, names: fieldtable.Names{}}
		for _, t := range l.all(k.entity) {
			there.ids[t.ID], im.names[t.ID] = t.ID, nameOf(t.Values)
			there.add(nameOf(t.Values), t.ID)
		}
		im.known[k.root] = there
	}
	for _, a := range l.Activities {
		im.waits[a.ID] = a.Values.Strings("dependsOn")
	}
	return im
}

func nameOf(v Values) string { return v.Text("title") + v.Text("name") }

// plan says for each row what it would do.
func (im *listImporter) plan(sections []section) {
	for _, s := range sections {
		if s.entity != Goals {
			im.planThings(s)
			continue
		}
		newImporter(im.l, im.dir).plan(s.rows)
		for _, r := range s.rows {
			if r.Status != fileimport.Wrong {
				im.remember(s.root, r)
			}
		}
	}
}

func (im *listImporter) planThings(s section) {
	same := map[string][]string{}
	for _, t := range im.l.all(s.entity) {
		same[sameness(s.entity, t.Values)] = append(same[sameness(s.entity, t.Values)], t.ID)
	}
	for _, r := range s.rows { // all are known before they name each other
		im.resolve(s.entity, r, func(f *fieldtable.Field) bool { return f.Of != s.root })
		im.match(s.entity, r, same)
		stands, _ := im.l.find(s.entity, *r.ID)
		r.lookUp(s.entity, im.dir, stands.Values)
		if len(r.Reasons) == 0 {
			im.remember(s.root, r)
		}
	}
	taken := map[string]bool{}
	for _, r := range s.rows {
		im.resolve(s.entity, r, func(f *fieldtable.Field) bool { return f.Of == s.root })
		im.check(s.entity, r)
		if len(r.Reasons) == 0 && taken[*r.ID] {
			r.fail(DuplicateRow, nameField(s.entity), r.Name)
		} else if _, shown := im.l.find(s.entity, *r.ID); len(r.Reasons) > 0 && !shown {
			im.forget(s.root, *r.ID, r)
		}
		taken[*r.ID] = true
		im.judge(s.entity, r)
	}
}

// idOf is the id a row says, or one for something new.
func (im *listImporter) idOf(e *Entity, r *importRow) string {
	if r.key != "" && (im.stands(e, r.key) || fieldtable.IsUUID(r.key)) {
		return r.key
	}
	return fieldtable.NewID()
}

// stands tells whether an id is in the document, shown or not.
func (im *listImporter) stands(e *Entity, id string) bool {
	_, ok := fieldtable.Find(im.l.content.things[e], id)
	return ok
}

// sameness is by what a row that names no id of the list is matched.
func sameness(e *Entity, v Values) string {
	parts := []string{fieldtable.Fold(nameOf(v)), v.Text("goalId"), v.Text("planId")}
	if e == Links {
		parts = []string{v.Text("fromGoal"), v.Text("type"), v.Text("toKind"), v.Text("toDocument"), v.Text("toId")}
		if v.Text("toId") == "" {
			parts = append(parts, fieldtable.Fold(v.Text("toTitle")))
		}
	}
	return strings.Join(parts, "\x00")
}

// match finds which thing of the list a row is about.
func (im *listImporter) match(e *Entity, r *importRow, same map[string][]string) {
	id := im.idOf(e, r)
	r.ID = &id
	if e == Links {
		defer func() {
			r.Name = im.names[r.values.Text("fromGoal")] + " → " + cmp.Or(im.names[r.values.Text("toId")], r.values.Text("toTitle"))
		}()
	}
	if t, shown := im.l.find(e, *r.ID); shown {
		if r.Name = nameOf(r.values); r.Name == "" {
			r.Name = nameOf(t.Values)
		}
		return
	}
	r.Name = nameOf(r.values)
	if im.stands(e, *r.ID) {
		r.fail(Removed, "id", r.key)
		return
	}
	switch found := same[sameness(e, r.values)]; {
	case len(found) > 1:
		r.fail(fieldtable.AmbiguousMatch, nameField(e), r.Name)
	case len(found) == 1:
		*r.ID = found[0]
	}
}

func nameField(e *Entity) string {
	switch e {
	case Indicators:
		return "name"
	case Links:
		return "toId"
	}
	return "title"
}

// check looks at what only makes sense as a whole.
func (im *listImporter) check(e *Entity, r *importRow) {
	t, there := im.l.find(e, *r.ID)
	var current Values
	if there {
		current = t.Values
	}
	for _, f := range (against{im.l, im.dir, current, *r.ID}).together(e, r.values) {
		text, _ := f.Value.(string)
		switch f.Field {
		case "due", "targetDate":
			r.fail(DatesReversed, f.Field, text)
		case "rangeHigh":
			r.fail(fieldtable.OutOfRange, f.Field, text)
		case "title", "name", "toTitle", "type", "toKind":
			im.missing(r, f.Field, MissingName)
		case "goalId", "fromGoal":
			im.missing(r, f.Field, UnknownGoal)
		case "planId":
			im.missing(r, f.Field, UnknownPlan)
		case "toId":
			if r.values.Text("toId") == "" || r.values.Text("toId") == r.values.Text("fromGoal") {
				im.missing(r, f.Field, fieldtable.UnknownValue)
			}
		}
	}
	waits, given := r.values["dependsOn"].([]string)
	if e != Activities || !given || len(r.Reasons) > 0 {
		return
	}
	before := im.waits[*r.ID]
	im.waits[*r.ID] = waits
	if im.circle(*r.ID) {
		im.waits[*r.ID] = before
		r.fail(WaitsForItself, "dependsOn", "")
	}
}

// missing is said once: a name that means nothing has been said already.
func (im *listImporter) missing(r *importRow, column string, reason Reason) {
	if !slices.ContainsFunc(r.Reasons, func(had GoalImportReason) bool { return had.Column == column }) {
		r.fail(reason, column, r.values.Text(column))
	}
}

func (im *listImporter) circle(from string) bool {
	seen := map[string]bool{}
	for open := slices.Clone(im.waits[from]); len(open) > 0; open = open[1:] {
		if open[0] == from {
			return true
		}
		if !seen[open[0]] {
			seen[open[0]] = true
			open = append(open, im.waits[open[0]]...)
		}
	}
	return false
}

// judge compares a row with the list.
func (im *listImporter) judge(e *Entity, r *importRow) {
	r.Fields, r.Changed = maps.Clone(r.values), []string{}
	if len(r.Reasons) > 0 {
		r.Status, r.ID = fileimport.Wrong, nil
		return
	}
	r.Reasons = []GoalImportReason{}
	t, there := im.l.find(e, *r.ID)
	r.Changed = e.Differing(r.values, t.Values)
	r.Status = fileimport.StatusOf(there, r.Changed)
}

// carryOutAll makes the new things and changes the others.
func carryOutAll(l *List, edit Editor, sections []section) error {
	for _, s := range sections {
		if s.entity == Goals {
			if err := carryOut(l, edit, s.rows); err != nil {
				return err
			}
			continue
		}
		fresh := 0
		for _, r := range s.rows {
			if r.Status == fileimport.New {
				fresh++
			}
		}
		if err := l.hasRoom(s.entity, fresh); err != nil {
			return err
		}
		last := lastOrder(l.all(s.entity))
		for _, r := range s.rows {
			var err error
			switch r.Status {
			case fileimport.New:
				if s.entity.Field("order") != nil && r.values["order"] == nil {
					last = tree.Between(last, "")
					r.values["order"] = last
				}
				if s.entity == Plans && r.values["templateVersion"] == nil {
					r.values["templateVersion"] = PlanTemplate
				}
				err = edit.Add(s.entity, *r.ID, r.values)
			case fileimport.Changed:
				_, err = edit.Change(s.entity, *r.ID, r.values)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
