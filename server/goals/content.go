package goals

import (
	"cmp"
	"maps"
	"slices"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/goals/tree"
)

// content is what stands in a document, before the tree says what of it counts.
// It is not changed once it is made: versions share what they have in common.
type content struct {
	meta   Values
	things map[*Entity][]Thing // by id
	places []place             // of the goals, as they stand in things
}

// place is where a goal stands, and since when it is removed.
type place struct {
	tree.Place
	removedAt string
}

var kinds = []*Entity{Goals, Links, Indicators, Plans, Activities}

func readContent(doc *ydoc.Doc) *content {
	c := &content{meta: fieldtable.Read(Meta, doc.Map(Meta.Root)), things: make(map[*Entity][]Thing, len(kinds))}
	for _, e := range kinds {
		c.things[e] = fieldtable.ReadAll(doc, e)
	}
	c.places = make([]place, len(c.things[Goals]))
	for i, g := range c.things[Goals] {
		c.places[i] = placeIn(doc, g.ID)
	}
	return c
}

func placeIn(doc *ydoc.Doc, goal string) place {
	fields, _ := doc.Map(Goals.Root).Get(goal).(*ydoc.Map)
	text := func(key string) string { s, _ := fields.Get(key).(string); return s }
	p := place{tree.Place{ID: goal, Parent: text("parent"), ParentBefore: text("parent_before"), Order: text("order")}, text("removed_at")}
	p.Moved, _ = fields.Get("moved").(int64)
	p.Removed = p.removedAt != ""
	return p
}

// mostReread is how many entries are worth reading one by one.
const mostReread = 200

// again is the content after a change of the document, of which only what changed
// is read.
func (c *content) again(doc *ydoc.Doc) *content {
	entries, all := doc.Changed()
	if !all || len(entries) > mostReread {
		return readContent(doc)
	}
	after := &content{meta: c.meta, things: maps.Clone(c.things), places: c.places}
	fresh := map[*Entity]bool{} // whose slices are this version's own
	for _, entry := range entries {
		if entry.Root == Meta.Root {
			after.meta = fieldtable.Read(Meta, doc.Map(Meta.Root))
			continue
		}
		e := entities[entry.Root]
		if e == nil {
			continue
		}
		if !fresh[e] {
			fresh[e] = true
			after.things[e] = slices.Clone(after.things[e])
			if e == Goals {
				after.places = slices.Clone(after.places)
			}
		}
		after.reread(doc, e, entry.Key)
	}
	return after
}

// reread reads one entry anew, in slices that are the version's own.
func (c *content) reread(doc *ydoc.Doc, e *Entity, id string) {
	at, was := slices.BinarySearchFunc(c.things[e], id, func(t Thing, id string) int { return cmp.Compare(t.ID, id) })
	t, is := fieldtable.ReadOne(doc, e, id)
	switch {
	case is && was:
		c.things[e][at] = t
	case is:
		c.things[e] = slices.Insert(c.things[e], at, t)
	case was:
		c.things[e] = slices.Delete(c.things[e], at, at+1)
	}
	switch {
	case e != Goals:
	case is && was:
		c.places[at] = placeIn(doc, id)
	case is:
		c.places = slices.Insert(c.places, at, placeIn(doc, id))
	case was:
		c.places = slices.Delete(c.places, at, at+1)
	}
}

// list says what of the content counts. before is the list of an earlier version,
// or nil: while no goal has moved, its tree is this one's.
func (c *content) list(before *List) *List {
	l := &List{Meta: c.meta, Goals: c.things[Goals], RemovedAt: map[string]string{}, everyIndicator: []string{}, content: c}
	for _, p := range c.places {
		if p.Removed {
			l.RemovedAt[p.ID] = p.removedAt
		}
	}
	if before != nil && slices.Equal(before.content.places, c.places) {
		l.Tree = before.Tree
	} else {
		places := make([]tree.Place, len(c.places))
		for i, p := range c.places {
			places[i] = p.Place
		}
		l.Tree = tree.Build(places)
	}
	kept := func(e *Entity, there func(Thing) bool) []Thing {
		return slices.DeleteFunc(slices.Clone(c.things[e]), func(t Thing) bool { return !there(t) })
	}
	live := func(t Thing, field string) bool { return l.Tree.Live(t.Values.Text(field)) }
	l.Links = kept(Links, func(t Thing) bool { return live(t, "fromGoal") })
	for _, t := range c.things[Indicators] {
		l.everyIndicator = append(l.everyIndicator, t.ID)
	}
	l.Indicators = kept(Indicators, func(t Thing) bool { return t.Values["goalId"] == nil || live(t, "goalId") })
	l.Plans = slices.Clone(c.things[Plans])
	l.Activities = kept(Activities, func(t Thing) bool {
		_, there := fieldtable.Find(l.Plans, t.Values.Text("planId"))
		return t.Values["planId"] == nil || there
	})
	sortBy(l.Indicators, "goalId")
	sortBy(l.Activities, "planId")
	l.prunePointers()
	return l
}

// prunePointers takes out of sets what is not there.
func (l *List) prunePointers() {
	indicators, activities := idsOf(l.Indicators), idsOf(l.Activities)
	for i := range l.Plans {
		keepPointers(&l.Plans[i], "goals", l.Tree.Live)
		keepPointers(&l.Plans[i], "indicators", func(id string) bool { return indicators[id] })
	}
	for i := range l.Activities {
		self := l.Activities[i].ID
		keepPointers(&l.Activities[i], "dependsOn", func(id string) bool { return activities[id] && id != self })
	}
}

func idsOf(all []Thing) map[string]bool {
	ids := make(map[string]bool, len(all))
	for _, t := range all {
		ids[t.ID] = true
	}
	return ids
}

// keepPointers leaves the values the thing had as they are: others share them.
func keepPointers(t *Thing, field string, there func(id string) bool) {
	gone := func(id string) bool { return !there(id) }
	if ids := t.Values.Strings(field); slices.ContainsFunc(ids, gone) {
		t.Values = maps.Clone(t.Values)
		t.Values[field] = slices.DeleteFunc(slices.Clone(ids), gone)
	}
}
