package stakeholders

import (
	"slices"

	"samrad/server/fieldtable"
	"samrad/server/fileimport"
)

type names = fieldtable.Names

// importer matches the rows of a file with a map.
type importer struct {
	m       *Map
	dir     directory
	onMap   names
	inFile  names
	fileIDs map[string]bool
	claimed map[string]bool  // matched by name
	between map[ends][]Thing // relations of the map
	looked  int              // how often refuseCycles has looked for circles
}

// ends are whom a relation ties, from and to.
type ends struct{ from, to string }

// circleRounds is how often an import looks for circles anew before it refuses all
// rows that move somebody. People's files need two or three rounds; one made for it,
// as a long chain turned round, would need one for each row.
const circleRounds = 20

func newImporter(m *Map, dir directory) *importer {
	im := &importer{m: m, dir: dir, onMap: names{}, inFile: names{}, fileIDs: map[string]bool{}, claimed: map[string]bool{}, between: map[ends][]Thing{}}
	for _, s := range m.Stakeholders {
		im.onMap.Add(s.Values.Text("name"), s.ID)
	}
	for _, r := range m.Relations {
		tied := ends{r.Values.Text("fromId"), r.Values.Text("toId")}
		im.between[tied] = append(im.between[tied], r)
	}
	return im
}

// plan says for each row what it would do.
func (im *importer) plan(t table) []*row {
	rows := t.read()
	if t.entity == Relations {
		im.planRelations(rows)
	} else {
		im.planStakeholders(rows)
	}
	for _, r := range rows {
		im.judge(t.entity, r)
	}
	return rows
}

// judge compares a row with what is on the map. An id that is set and known
// means a change.
func (im *importer) judge(e *Entity, r *row) {
	r.Fields, r.Changed = r.values, []string{}
	if r.Warnings == nil {
		r.Warnings = []ImportWarning{}
	}
	if len(r.Reasons) > 0 {
		r.Status, r.ID, r.Changed = fileimport.Wrong, nil, []string{}
		return
	}
	r.Reasons = []ImportReason{}
	current, there := im.m.find(e, *r.ID)
	r.Changed = e.Differing(r.values, current.Values)
	r.Status = fileimport.StatusOf(there, r.Changed)
	r.Warnings = slices.DeleteFunc(r.Warnings, func(w ImportWarning) bool {
		return w.Code == ZerosLost && !slices.Contains(r.Changed, w.Column) // it stands there already
	})
}

// lookUp replaces the names of people and organisations by ids.
func (im *importer) lookUp(e *Entity, r *row, current Values) {
	for name, v := range r.values {
		text, _ := v.(string)
		var id string
		var reason Reason
		switch e.Field(name).Type {
		case fieldtable.ToPerson:
			if id, reason = im.dir.Person(text, current.Text(name), r.keys[name]...); reason != "" {
				r.warn(reason, name, text)
				delete(r.values, name)
				continue
			}
		case fieldtable.ToOrganisation:
			id, reason = im.dir.Organisation(text, current.Text(name))
		default:
			continue
		}
		if reason != "" {
			r.fail(reason, name, text)
			continue
		}
		r.values[name] = id
	}
}

func (im *importer) planStakeholders(rows []*row) {
	for _, r := range rows {
		r.Name = r.values.Text("name")
		id := NewID()
		if _, there := im.m.Stakeholder(r.key); there {
			id = r.key
		} else if fieldtable.IsUUID(r.key) {
			id = r.key // from another map: relations in the same file name it
		}
		r.ID = &id
		im.inFile.Add(r.Name, id)
		im.fileIDs[id] = true
	}
	for _, r := range rows {
		im.resolveParent(r)
		im.identify(r)
		current, _ := im.m.Stakeholder(*r.ID)
		im.lookUp(Stakeholders, r, current.Values)
		if r.Name == "" {
			if r.Name = current.Values.Text("name"); r.Name == "" && !r.failed("name") {
				r.fail(MissingName, "name", "")
			}
		}
	}
	im.refuseDoubles(rows)
	im.refuseCycles(rows)
}

// resolveParent replaces a parent's name by its id: somebody on the map, or a
// row of the same file.
func (im *importer) resolveParent(r *row) {
	text, given := r.values["parentId"].(string)
	if !given {
		return
	}
	if _, there := im.m.Stakeholder(text); there {
		return
	}
	if im.fileIDs[text] {
		return
	}
	keys := r.keys["parentId"]
	id, reason := im.onMap.Meant(text, keys, UnknownParent)
	if inFile, why := im.inFile.Meant(text, keys, UnknownParent); reason == UnknownParent || why == "" && slices.Contains(keys, inFile) {
		id, reason = inFile, why
	}
	if reason != "" {
		r.fail(reason, "parentId", text)
		delete(r.values, "parentId")
		return
	}
	r.values["parentId"] = id
}

// identify matches a row whose id is not on the map by name and, if the row
// gives one, parent. Somebody of that name without a parent, whom no other row
// meant, is given the parent.
func (im *importer) identify(r *row) {
	if _, there := im.m.Stakeholder(*r.ID); there || r.Name == "" {
		return
	}
	parent, given := r.values["parentId"].(string)
	var found, free []string
	for _, id := range im.onMap[fieldtable.Fold(r.Name)] {
		s, _ := im.m.Stakeholder(id)
		switch has := s.Values.Text("parentId"); {
		case !given || has == parent:
			found = append(found, id)
		case has == "" && !im.claimed[id]:
			free = append(free, id)
		}
	}
	if len(found) == 0 && len(free) == 1 {
		found = free
	}
	switch len(found) {
	case 0:
	case 1:
		r.ID = &found[0]
		im.claimed[found[0]] = true
		s, _ := im.m.Stakeholder(found[0])
		r.values["name"] = s.Values["name"] // capitals are no reason to rename somebody
	default:
		r.fail(fieldtable.AmbiguousMatch, "name", r.Name)
	}
}

// refuseDoubles lets the first of several rows for the same one count.
func (im *importer) refuseDoubles(rows []*row) {
	ids, fresh := map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		if len(r.Reasons) > 0 {
			continue
		}
		_, there := im.m.Stakeholder(*r.ID)
		key := fieldtable.Fold(r.Name) + "\x00" + r.values.Text("parentId")
		if ids[*r.ID] || !there && fresh[key] {
			r.fail(DuplicateRow, "name", r.Name)
			continue
		}
		ids[*r.ID], fresh[key] = true, true
	}
}

// refuseCycles refuses parents whose own row is wrong, so that they will not be
// there, and parents that would stand below their own child. A refused row keeps
// its old parent, which can close another circle, so it looks again until
// nothing falls, or nobody is moved any more.
func (im *importer) refuseCycles(rows []*row) {
	for again := true; again; {
		im.refuseOrphans(rows)
		again = false
		im.looked++
		circle := fileimport.Circles(im.parentsAfter(rows))
		for _, r := range rows {
			if len(r.Reasons) == 0 && r.values["parentId"] != nil && (circle[*r.ID] || im.looked > circleRounds && im.moves(r)) {
				r.fail(ParentCycle, "parentId", r.values.Text("parentId"))
				again = true
			}
		}
	}
}

// moves tells whether a row gives somebody on the map another parent.
func (im *importer) moves(r *row) bool {
	current, there := im.m.Stakeholder(*r.ID)
	return there && current.Values.Text("parentId") != r.values.Text("parentId")
}

// refuseOrphans lets what is below a wrong new row fall with it.
func (im *importer) refuseOrphans(rows []*row) {
	below := map[string][]*row{}
	var wrong []*row
	for _, r := range rows {
		if parent, given := r.values["parentId"].(string); given {
			below[parent] = append(below[parent], r)
		}
		if len(r.Reasons) > 0 {
			wrong = append(wrong, r)
		}
	}
	good := map[string]bool{} // of two rows for the same one, the first may stand
	for _, r := range rows {
		good[*r.ID] = good[*r.ID] || len(r.Reasons) == 0
	}
	for len(wrong) > 0 {
		r := wrong[0]
		wrong = wrong[1:]
		if _, there := im.m.Stakeholder(*r.ID); there || good[*r.ID] {
			continue
		}
		for _, child := range below[*r.ID] {
			if len(child.Reasons) == 0 {
				child.fail(UnknownParent, "parentId", r.Name)
				good[*child.ID] = false
				wrong = append(wrong, child)
			}
		}
	}
}

// parentsAfter is who would belong to whom.
func (im *importer) parentsAfter(rows []*row) map[string]string {
	parents := map[string]string{}
	for _, s := range im.m.Stakeholders {
		parents[s.ID] = s.Values.Text("parentId")
	}
	for _, r := range rows {
		if parent, given := r.values["parentId"].(string); given && len(r.Reasons) == 0 {
			parents[*r.ID] = parent
		}
	}
	return parents
}

func (im *importer) planRelations(rows []*row) {
	seen := map[string]bool{}
	for _, r := range rows {
		for _, end := range []string{"fromId", "toId"} {
			im.resolveEnd(r, end)
		}
		from, _ := im.m.Stakeholder(r.values.Text("fromId"))
		to, _ := im.m.Stakeholder(r.values.Text("toId"))
		r.Name = from.Values.Text("name") + " → " + to.Values.Text("name")
		id := im.relationOf(r)
		r.ID = &id
		if len(r.Reasons) > 0 {
			continue
		}
		if from.ID == to.ID {
			r.fail(UnknownStakeholder, "toId", to.Values.Text("name"))
		}
		key := from.ID + "\x00" + to.ID + "\x00" + r.values.Text("type")
		if seen[id] || seen[key] {
			r.fail(DuplicateRow, "toId", r.Name)
		}
		seen[id], seen[key] = true, true
	}
}

func (im *importer) resolveEnd(r *row, end string) {
	text := r.values.Text(end)
	if _, there := im.m.Stakeholder(text); there {
		return
	}
	if current, there := im.m.Relation(r.key); text == "" && there {
		r.values[end] = current.Values[end]
		return
	}
	id, reason := im.onMap.Meant(text, r.keys[end], UnknownStakeholder)
	if reason != "" {
		r.fail(reason, end, text)
		return
	}
	r.values[end] = id
}

// relationOf finds the relation a row means: by id, or by its ends and type. A
// row that gives no type means the only one between the two.
func (im *importer) relationOf(r *row) string {
	if _, there := im.m.Relation(r.key); there {
		return r.key
	}
	var found []string
	for _, have := range im.between[ends{r.values.Text("fromId"), r.values.Text("toId")}] {
		if r.values["type"] == nil || have.Values["type"] == r.values["type"] {
			found = append(found, have.ID)
		}
	}
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		r.fail(fieldtable.AmbiguousMatch, "type", r.values.Text("type"))
	case fieldtable.IsUUID(r.key):
		return r.key
	}
	return NewID()
}
