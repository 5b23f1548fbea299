package goals

import (
	"cmp"
	"fmt"
	"slices"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/goals/progress"
	"samrad/server/goals/tree"
)

type (
	// Entity is one kind of thing in a list.
	Entity = fieldtable.Entity
	// Values are fields by their JSON names.
	Values = fieldtable.Values
	// Thing is one goal, link, indicator, plan or activity, with every field.
	Thing = fieldtable.Thing
)

// List is a goal list as it is read. It is not changed once it is made, and may be
// shared.
type List struct {
	Meta       Values
	Tree       *tree.Tree
	Goals      []Thing           // by id; removed ones, too
	RemovedAt  map[string]string // of the goals that were removed themselves
	Links      []Thing           // by id, those of live goals
	Indicators []Thing           // by goal and order, those of live goals or of none
	Plans      []Thing           // by id
	Activities []Thing           // by plan and order, those whose plan is there

	everyIndicator []string // ids, those of removed goals too
	content        *content // what it was made of
}

// Read reads a list from its state as a Yjs update. It fails only on bytes that
// are no Yjs update; see the package comment for what becomes of odd content.
func Read(state []byte) (*List, error) {
	doc, err := open(state)
	if err != nil {
		return nil, err
	}
	return readDoc(doc), nil
}

func open(state []byte) (*ydoc.Doc, error) {
	doc, err := fieldtable.Open(state)
	if err != nil {
		return nil, fmt.Errorf("read goal list: %w", err)
	}
	return doc, nil
}

func readDoc(doc *ydoc.Doc) *List { return readContent(doc).list(nil) }

// sortBy sorts by what a thing belongs to, then by order, then by id.
func sortBy(all []Thing, field string) {
	slices.SortFunc(all, func(a, b Thing) int {
		return cmp.Or(cmp.Compare(a.Values.Text(field), b.Values.Text(field)),
			tree.Compare(a.Values.Text("order"), b.Values.Text("order")), cmp.Compare(a.ID, b.ID))
	})
}

// Goal returns a live goal.
func (l *List) Goal(id string) (Thing, bool) {
	if !l.Tree.Live(id) {
		return Thing{}, false
	}
	return fieldtable.Find(l.Goals, id)
}

// find returns a thing of a kind; of goals only live ones.
func (l *List) find(e *Entity, id string) (Thing, bool) {
	if e == Goals {
		return l.Goal(id)
	}
	for _, t := range l.all(e) {
		if t.ID == id {
			return t, true
		}
	}
	return Thing{}, false
}

// all lists the things of a kind as they are shown: goals from top to bottom.
func (l *List) all(e *Entity) []Thing {
	switch e {
	case Links:
		return l.Links
	case Indicators:
		return l.Indicators
	case Plans:
		return l.Plans
	case Activities:
		return l.Activities
	}
	flat := l.Tree.Flat()
	out := make([]Thing, len(flat))
	for i, id := range flat {
		out[i], _ = fieldtable.Find(l.Goals, id)
	}
	return out
}

// Effective returns what counts where a goal says nothing.
func (l *List) Effective(t Thing) (level, status, health, cycle string) {
	level = cmp.Or(t.Values.Text("level"), LevelAt(l.Tree.Depth(t.ID)))
	return level, cmp.Or(t.Values.Text("status"), DefaultStatus), cmp.Or(t.Values.Text("health"), DefaultHealth),
		cmp.Or(t.Values.Text("reviewCycle"), DefaultCycle)
}

func number(t Thing, field string) *float64 {
	if n, ok := t.Values.Number(field); ok {
		return &n
	}
	return nil
}

// Measure computes how each indicator stands, given the values of each.
func (l *List) Measure(values map[string][]progress.Value) map[string]progress.Measured {
	out := make(map[string]progress.Measured, len(l.Indicators))
	for _, t := range l.Indicators {
		out[t.ID] = progress.Measure(progress.Indicator{Kind: t.Values.Text("kind"), Direction: t.Values.Text("direction"), Aggregate: t.Values.Text("aggregate"),
			Baseline: number(t, "baselineValue"), Target: number(t, "targetValue"), RangeLow: number(t, "rangeLow"), RangeHigh: number(t, "rangeHigh"),
			ThresholdGreen: number(t, "thresholdGreen"), ThresholdYellow: number(t, "thresholdYellow")}, values[t.ID])
	}
	return out
}

// Progress computes how far each live goal has come. adopted are the goals of other
// lists that were adopted from those of this one, by these.
func (l *List) Progress(measured map[string]progress.Measured, adopted map[string][]progress.Part) map[string]progress.Result {
	goals := make(map[string]progress.Goal, len(l.Goals))
	for _, t := range l.Goals {
		goals[t.ID] = progress.Goal{Mode: t.Values.Text("progressMode"), ByHand: number(t, "progress"), Weight: number(t, "weight"),
			Dropped: t.Values.Text("status") == "dropped", Adopted: adopted[t.ID]}
	}
	for _, t := range l.Indicators {
		if id := t.Values.Text("goalId"); id != "" {
			g := goals[id]
			g.Indicators = append(g.Indicators, measured[t.ID])
			goals[id] = g
		}
	}
	type count struct{ done, all int }
	byPlan := map[string]count{}
	for _, a := range l.Activities {
		if status := a.Values.Text("status"); status != "dropped" {
			c := byPlan[a.Values.Text("planId")]
			c.all++
			if status == "done" {
				c.done++
			}
			byPlan[a.Values.Text("planId")] = c
		}
	}
	for _, p := range l.Plans {
		for _, id := range p.Values.Strings("goals") {
			g := goals[id]
			g.Done, g.All = g.Done+byPlan[p.ID].done, g.All+byPlan[p.ID].all
			goals[id] = g
		}
	}
	return progress.Compute(l.Tree, goals)
}
