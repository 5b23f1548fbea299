package goals

import (
	"slices"
	"strings"

	"samrad/server/fieldtable"
	"samrad/server/fileimport"
)

// importer matches the rows of a file with a list.
type importer struct {
	l       *List
	dir     fieldtable.Directory
	inList  fieldtable.Names // titles of live goals
	inFile  fieldtable.Names
	fileIDs map[string]bool
	codes   map[string]*importRow // rows by their number, where no column says the parent
	meant   map[string]string     // the goal of the list that a row's own id turned out to mean
	looked  int                   // how often it looked for circles
}

// circleRounds is how often an import looks for circles anew before it refuses all
// that moves a goal: rows made on purpose, in a list far deeper than anybody writes,
// can close one new circle for each that is refused.
const circleRounds = 60

func newImporter(l *List, dir fieldtable.Directory) *importer {
	im := &importer{l: l, dir: dir, inList: fieldtable.Names{}, inFile: fieldtable.Names{}, fileIDs: map[string]bool{}, codes: map[string]*importRow{}, meant: map[string]string{}}
	for _, t := range l.all(Goals) {
		im.inList.Add(t.Values.Text("title"), t.ID)
	}
	return im
}

// plan says for each row what it would do.
func (im *importer) plan(rows []*importRow) []*importRow {
	byCode := !slices.ContainsFunc(rows, func(r *importRow) bool { return r.parent != "" || r.key != "" || r.nested })
	for _, r := range rows {
		r.Name = r.values.Text("title")
		id := fieldtable.NewID()
		if im.l.Tree.Has(r.key) || fieldtable.IsUUID(r.key) {
			id = r.key // known, or from another list: rows of the same file name it
		}
		if im.l.Tree.Has(r.key) && !im.l.Tree.Live(r.key) {
			r.fail(Removed, "id", r.key)
		}
		r.ID = &id
		if byCode && r.code != "" {
			im.codes[strings.TrimSuffix(r.code, ".")] = r
		}
	}
	for _, r := range rows { // nested lists name what is above them before they are matched
		im.inFile.Add(r.Name, *r.ID)
		im.fileIDs[*r.ID] = true
	}
	for _, r := range rows {
		im.resolveParent(r)
		im.follow(r)
		im.identify(r)
		im.lookUp(r)
	}
	for _, r := range rows {
		im.follow(r) // of rows that stand before their parent
	}
	im.refuseDoubles(rows)
	im.refuseCycles(rows)
	im.refuseDepth(rows)
	for _, r := range rows {
		im.judge(r)
	}
	return rows
}

// resolveParent finds the parent: by nesting, by number, by id, by title.
func (im *importer) resolveParent(r *importRow) {
	switch {
	case r.nested && r.above != nil:
		r.ParentID = maybeParent{true, *r.above.ID}
	case r.nested:
		r.ParentID = maybeParent{true, ""}
	case r.parent == "" && im.codes[strings.TrimSuffix(r.code, ".")] == r:
		r.ParentID = maybeParent{true, ""}
		if at := strings.LastIndexByte(strings.TrimSuffix(r.code, "."), '.'); at > 0 {
			if above := im.codes[r.code[:at]]; above != nil {
				r.ParentID.id = *above.ID
			} else {
				r.fail(UnknownParent, "code", r.code)
			}
		}
	case r.parent == "":
	case im.l.Tree.Live(r.parent) || im.fileIDs[r.parent]:
		r.ParentID = maybeParent{true, r.parent}
	default:
		keys := r.keys["parentId"]
		id, reason := im.inList.Meant(r.parent, keys, UnknownParent)
		if inFile, why := im.inFile.Meant(r.parent, keys, UnknownParent); reason == UnknownParent || why == "" && slices.Contains(keys, inFile) {
			id, reason = inFile, why
		}
		if reason != "" {
			r.fail(reason, "parentId", r.parent)
			return
		}
		r.ParentID = maybeParent{true, id}
	}
}

// follow lets a row that names its parent by an id of the file stand below what
// that row was found to mean.
func (im *importer) follow(r *importRow) {
	if id, there := im.meant[r.ParentID.id]; there {
		r.ParentID.id = id
	}
}

// identify matches a row whose id is not in the list by title and, if the row
// says it, parent.
func (im *importer) identify(r *importRow) {
	if im.l.Tree.Has(*r.ID) {
		return
	}
	if r.Name == "" {
		if !slices.ContainsFunc(r.Reasons, func(reason GoalImportReason) bool { return reason.Column == "title" }) {
			r.fail(MissingName, "title", "")
		}
		return
	}
	var found []string
	for _, id := range im.inList[fieldtable.Fold(r.Name)] {
		if !r.ParentID.given || im.l.Tree.Parent(id) == r.ParentID.id {
			found = append(found, id)
		}
	}
	switch {
	case len(found) > 1:
		r.fail(fieldtable.AmbiguousMatch, "title", r.Name)
	case len(found) == 1:
		im.meant[*r.ID] = found[0]
		*r.ID = found[0] // what stands below it in a nested list follows
		t, _ := im.l.Goal(found[0])
		r.values["title"] = t.Values["title"] // capitals are no reason to rename it
	}
}

// lookUp replaces the names of people and organisations by ids, and checks what
// only makes sense together.
func (im *importer) lookUp(r *importRow) {
	t, _ := im.l.Goal(*r.ID)
	if r.Name == "" {
		r.Name = t.Values.Text("title")
	}
	r.lookUp(Goals, im.dir, t.Values)
	for _, f := range (against{im.l, im.dir, t.Values, *r.ID}).together(Goals, r.values) {
		text, _ := f.Value.(string)
		switch f.Field {
		case "due":
			r.fail(DatesReversed, f.Field, text)
		case "resourcesCurrency":
			r.fail(fieldtable.UnknownValue, f.Field, text)
		}
	}
}

// refuseDoubles lets the first of several rows for the same goal count.
func (im *importer) refuseDoubles(rows []*importRow) {
	ids, fresh := map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		if len(r.Reasons) > 0 {
			continue
		}
		key := fieldtable.Fold(r.Name) + "\x00" + r.ParentID.id
		if ids[*r.ID] || !im.l.Tree.Has(*r.ID) && fresh[key] {
			r.fail(DuplicateRow, "title", r.Name)
			continue
		}
		ids[*r.ID], fresh[key] = true, true
	}
}

// refuseCycles refuses parents whose own row is wrong, so that they will not be
// there, and parents that would stand below their own child. A refused row keeps
// its old parent, which can close another circle, so it looks again until nothing
// falls, or no goal is moved any more.
func (im *importer) refuseCycles(rows []*importRow) {
	for again := true; again; {
		im.refuseOrphans(rows)
		again = false
		im.looked++
		circle := fileimport.Circles(im.parentsAfter(rows))
		for _, r := range rows {
			if len(r.Reasons) == 0 && r.ParentID.given && (circle[*r.ID] || im.looked > circleRounds && im.moves(r)) {
				r.fail(ParentCycle, "parentId", r.parent)
				again = true
			}
		}
	}
}

// moves tells whether a row gives a goal of the list another parent.
func (im *importer) moves(r *importRow) bool {
	return im.l.Tree.Has(*r.ID) && im.l.Tree.Parent(*r.ID) != r.ParentID.id
}

// refuseOrphans lets what is below a wrong new row fall with it.
func (im *importer) refuseOrphans(rows []*importRow) {
	below := map[string][]*importRow{}
	good := map[string]bool{}
	var wrong []*importRow
	for _, r := range rows {
		if r.ParentID.id != "" {
			below[r.ParentID.id] = append(below[r.ParentID.id], r)
		}
		if len(r.Reasons) > 0 {
			wrong = append(wrong, r)
		} else {
			good[*r.ID] = true // of two rows for the same one, the first may stand
		}
	}
	for ; len(wrong) > 0; wrong = wrong[1:] {
		r := wrong[0]
		if im.l.Tree.Live(*r.ID) || good[*r.ID] {
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

// parentsAfter is what would stand below what.
func (im *importer) parentsAfter(rows []*importRow) map[string]string {
	parents := map[string]string{}
	for _, t := range im.l.Goals {
		parents[t.ID] = im.l.Tree.Parent(t.ID)
	}
	for _, r := range rows {
		if len(r.Reasons) > 0 {
			continue
		}
		if _, there := parents[*r.ID]; !there || r.ParentID.given {
			parents[*r.ID] = r.ParentID.id
		}
	}
	return parents
}

// refuseDepth refuses what would stand too deep, with all below it.
func (im *importer) refuseDepth(rows []*importRow) {
	parents := im.parentsAfter(rows)
	deep := false
	for _, r := range rows {
		if len(r.Reasons) > 0 || !r.ParentID.given {
			continue
		}
		depth := 0
		for id := r.ParentID.id; id != "" && depth <= MaxDepth; id = parents[id] {
			depth++
		}
		if depth >= MaxDepth {
			r.fail(TooDeep, "parentId", r.parent)
			deep = true
		}
	}
	if deep {
		im.refuseOrphans(rows)
	}
}

// judge compares a row with the list. An id that is known means a change.
func (im *importer) judge(r *importRow) {
	r.Fields, r.Changed = r.values, []string{}
	if len(r.Reasons) > 0 {
		r.Status, r.ID, r.ParentID = fileimport.Wrong, nil, maybeParent{}
		return
	}
	r.Reasons = []GoalImportReason{}
	t, there := im.l.Goal(*r.ID)
	if !there {
		r.ParentID.given = true
	}
	r.Changed = Goals.Differing(r.values, t.Values)
	if there && r.ParentID.given && r.ParentID.id != im.l.Tree.Parent(t.ID) {
		r.Changed = append(r.Changed, "parentId")
	}
	r.Status = fileimport.StatusOf(there, r.Changed)
}
