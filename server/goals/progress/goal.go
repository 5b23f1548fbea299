package progress

import (
	"math"
	"slices"

	"samrad/server/goals/tree"
)

// The ways a goal's progress comes about.
const (
	Manual     = "manual"
	Indicators = "indicators"
	Children   = "children_weighted"
	Actions    = "actions"
)

// Goal is what progress needs of a goal beside its place.
type Goal struct {
	Mode       string   // "" is what there is: indicators, else children, else by hand
	ByHand     *float64 // the value somebody set
	Weight     *float64 // among its siblings; missing or not above 0 is 1
	Dropped    bool     // does not count for the goal above
	Indicators []Measured
	Done, All  int    // of the activities of its plans, without the dropped ones
	Adopted    []Part // not dropped
}

// Part is a goal of another list that was adopted from this one. It counts as a
// child.
type Part struct {
	Percent *float64
	Weight  *float64 // missing or not above 0 is 1
}

// Result is how far a goal has come.
type Result struct {
	Percent  *float64
	Measured int // "4 of 6 measured": children, indicators or activities
	Of       int
	Mode     string
	Computed *float64 // what it would be without the value set by hand
	Reason   Reason   // why Percent is nil
}

// Compute computes all live goals of a tree. goals holds them by id.
func Compute(t *tree.Tree, goals map[string]Goal) map[string]Result {
	out := make(map[string]Result, len(goals))
	for _, id := range slices.Backward(t.Flat()) { // whoever stands below comes after
		out[id] = one(goals[id], t.Children(id), goals, out)
	}
	return out
}

func one(g Goal, children []string, goals map[string]Goal, below map[string]Result) Result {
	mode := g.Mode
	if mode != Manual && mode != Indicators && mode != Children && mode != Actions {
		mode = automatic(g, children)
	}
	r := Result{Mode: mode}
	switch mode {
	case Indicators:
		r.Computed, r.Measured, r.Of = ofIndicators(g.Indicators)
	case Children:
		r.Computed, r.Measured, r.Of = ofChildren(g.Adopted, children, goals, below)
	case Actions:
		r.Computed, r.Measured, r.Of = ofActions(g)
	default:
		return byHand(g, children, goals, below)
	}
	r.Percent = r.Computed
	switch {
	case r.Percent != nil:
	case r.Of == 0:
		r.Reason = NothingToMeasure
	default:
		r.Reason = Unmeasured
	}
	return r
}

// automatic is the mode of a goal that names none.
func automatic(g Goal, children []string) string {
	switch {
	case len(g.Indicators) > 0:
		return Indicators
	case len(children)+len(g.Adopted) > 0:
		return Children
	}
	return Manual
}

// byHand takes what somebody set, and computes beside it what would be said.
func byHand(g Goal, children []string, goals map[string]Goal, below map[string]Result) Result {
	r := Result{Mode: Manual, Percent: g.ByHand}
	switch automatic(g, children) {
	case Indicators:
		r.Computed, r.Measured, r.Of = ofIndicators(g.Indicators)
	case Children:
		r.Computed, r.Measured, r.Of = ofChildren(g.Adopted, children, goals, below)
	}
	if r.Percent == nil {
		r.Reason = NoValue
	}
	return r
}

func ofIndicators(all []Measured) (percent *float64, measured, of int) {
	var sum float64
	for _, m := range all {
		if m.Reason == Qualitative {
			continue
		}
		of++
		if m.Percent != nil {
			measured++
			sum += *m.Percent
		}
	}
	if measured == 0 {
		return nil, 0, of
	}
	sum /= float64(measured)
	return &sum, measured, of
}

func ofChildren(adopted []Part, children []string, goals map[string]Goal, below map[string]Result) (percent *float64, measured, of int) {
	parts := slices.Clone(adopted)
	for _, id := range children {
		if child := goals[id]; !child.Dropped {
			parts = append(parts, Part{below[id].Percent, child.Weight})
		}
	}
	var sum, weights float64
	for _, part := range parts {
		if part.Percent == nil {
			continue
		}
		measured++
		weight := 1.0
		if w := part.Weight; w != nil && *w > 0 && !math.IsInf(*w, 0) {
			weight = *w
		}
		sum += weight * *part.Percent
		weights += weight
	}
	if measured == 0 {
		return nil, 0, len(parts)
	}
	sum /= weights
	return &sum, measured, len(parts)
}

func ofActions(g Goal) (percent *float64, measured, of int) {
	if g.All == 0 {
		return nil, 0, 0
	}
	share := 100 * float64(g.Done) / float64(g.All)
	return &share, g.Done, g.All
}
