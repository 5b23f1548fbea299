// Package tree makes one tree of the places that goals have in a Yjs map,
// whatever several people did to them at once: every goal stands in it exactly
// once, and every replica makes the same one, since it is a function of the map.
//
// A goal names its parent, the parent it had before its last move, and a counter
// that grew with each move. Two moves made at once can close a circle. Then,
// among all goals on circles, the one with the greatest counter (then id) goes
// back to the parent it had before, or to the top if that would close a circle
// again; and so on until there is none. A parent that is not there means the top.
// Nobody repairs by writing: two who repair at once would be two moves more.
//
// The TypeScript twin is frontend/src/features/goals/model; both are held to
// ../testdata/tree.json. All of it is iterative: documents bound neither depth
// nor width. Pure values, no concurrency. Allowed imports: the standard library.
package tree

import (
	"slices"
	"strconv"
)

// Place is where a goal says it stands.
type Place struct {
	ID           string
	Parent       string // "" is the top
	ParentBefore string // where it stood before its last move; "" is the top
	Order        string // among its siblings
	Moved        int64
	Removed      bool // taken out, with everything below it
}

// Tree is the goals in their places. Its answers about ids it does not know are
// zero values.
type Tree struct {
	places   []Place // by id
	index    map[string]int
	parent   []int   // -1 is the top
	children [][]int // live ones, in order
	roots    []int   // live ones, in order
	live     []bool
	orphan   []bool
	depth    []int // of the live: 0 at the top
	code     []string
	flat     []int // the live, as they are read from top to bottom
}

// Build makes the tree. Ids must differ.
func Build(places []Place) *Tree {
	n := len(places)
	t := &Tree{places: slices.Clone(places), index: make(map[string]int, n), parent: make([]int, n), children: make([][]int, n),
		live: make([]bool, n), orphan: make([]bool, n), depth: make([]int, n), code: make([]string, n), flat: make([]int, 0, n)}
	slices.SortFunc(t.places, func(a, b Place) int { return Compare(a.ID, b.ID) })
	for i, p := range t.places {
		t.index[p.ID] = i
	}
	for i, p := range t.places {
		at, there := t.index[p.Parent]
		t.orphan[i] = p.Parent != "" && !there
		if t.parent[i] = -1; there && p.Parent != "" {
			t.parent[i] = at
		}
	}
	t.breakCircles()
	t.findLive()
	t.arrange()
	return t
}

// breakCircles sends the last moved of each circle back. Where one goal points,
// circles have no goal in common, and one that goes back closes none; so each is
// looked at once, the last moved of all first.
func (t *Tree) breakCircles() {
	victims := t.lastMovedOfCircles()
	slices.SortFunc(victims, func(a, b int) int { return -t.compareMoves(a, b) })
	for _, v := range victims {
		t.parent[v] = -1
		before, there := t.index[t.places[v].ParentBefore]
		if t.places[v].ParentBefore == "" || !there || t.passes(before, v) {
			continue
		}
		t.parent[v] = before
	}
}

func (t *Tree) compareMoves(a, b int) int {
	switch {
	case t.places[a].Moved < t.places[b].Moved:
		return -1
	case t.places[a].Moved > t.places[b].Moved:
		return 1
	}
	return a - b // sorted by id
}

func (t *Tree) lastMovedOfCircles() (victims []int) {
	visited := make([]int, len(t.places)) // in which walk, from 1
	for start := range t.places {
		i := start
		for i >= 0 && visited[i] == 0 {
			visited[i] = start + 1
			i = t.parent[i]
		}
		if i < 0 || visited[i] != start+1 {
			continue
		}
		last := i
		for j := t.parent[i]; j != i; j = t.parent[j] {
			if t.compareMoves(j, last) > 0 {
				last = j
			}
		}
		victims = append(victims, last)
	}
	return victims
}

// passes tells whether the way up from a goal passes another. A way that runs
// into a circle elsewhere does not.
func (t *Tree) passes(from, goal int) bool {
	for range t.places {
		if from < 0 || from == goal {
			break
		}
		from = t.parent[from]
	}
	return from == goal
}

// findLive finds who is neither removed nor below somebody removed.
func (t *Tree) findLive() {
	const unknown, alive, gone = 0, 1, 2
	state := make([]int, len(t.places))
	var path []int
	for start := range t.places {
		path = path[:0]
		i := start
		for ; i >= 0 && state[i] == unknown && !t.places[i].Removed; i = t.parent[i] {
			path = append(path, i)
		}
		end := alive
		if i >= 0 && (t.places[i].Removed || state[i] == gone) {
			end = gone
			state[i] = gone
		}
		for _, j := range path {
			state[j] = end
		}
	}
	for i := range t.places {
		t.live[i] = state[i] == alive
	}
}

// arrange sorts siblings and reads the tree from top to bottom.
func (t *Tree) arrange() {
	for i := range t.places {
		switch {
		case !t.live[i]:
		case t.parent[i] < 0:
			t.roots = append(t.roots, i)
		default:
			t.children[t.parent[i]] = append(t.children[t.parent[i]], i)
		}
	}
	bySiblingOrder := func(a, b int) int {
		if c := Compare(t.places[a].Order, t.places[b].Order); c != 0 {
			return c
		}
		return a - b
	}
	slices.SortFunc(t.roots, bySiblingOrder)
	for _, list := range t.children {
		slices.SortFunc(list, bySiblingOrder)
	}
	number := func(list []int, depth int, above string) {
		for n, i := range list {
			t.depth[i], t.code[i] = depth, above+strconv.Itoa(n+1)
		}
	}
	number(t.roots, 0, "")
	stack := slices.Clone(t.roots)
	slices.Reverse(stack)
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		t.flat = append(t.flat, i)
		number(t.children[i], t.depth[i]+1, t.code[i]+".")
		for _, child := range slices.Backward(t.children[i]) {
			stack = append(stack, child)
		}
	}
}

func (t *Tree) ids(list []int) []string {
	out := make([]string, len(list))
	for n, i := range list {
		out[n] = t.places[i].ID
	}
	return out
}

// Flat returns the live goals as they are read from top to bottom.
func (t *Tree) Flat() []string { return t.ids(t.flat) }

// Roots returns the live goals at the top, in order.
func (t *Tree) Roots() []string { return t.ids(t.roots) }

// Children returns the live goals directly below one, in order.
func (t *Tree) Children(id string) []string {
	if i, ok := t.index[id]; ok {
		return t.ids(t.children[i])
	}
	return nil
}

// Parent returns the goal above one, "" at the top. It knows removed goals, too.
func (t *Tree) Parent(id string) string {
	if i, ok := t.index[id]; ok && t.parent[i] >= 0 {
		return t.places[t.parent[i]].ID
	}
	return ""
}

// Has tells whether a goal is there, removed or not.
func (t *Tree) Has(id string) bool { _, ok := t.index[id]; return ok }

// Live tells whether a goal is there, and neither removed nor below somebody
// removed.
func (t *Tree) Live(id string) bool { i, ok := t.index[id]; return ok && t.live[i] }

// Orphan tells whether a goal names a parent that is not there.
func (t *Tree) Orphan(id string) bool { i, ok := t.index[id]; return ok && t.orphan[i] }

// Depth returns how many goals stand above a live one.
func (t *Tree) Depth(id string) int {
	if i, ok := t.index[id]; ok {
		return t.depth[i]
	}
	return 0
}

// Code returns the number of a live goal, such as 1.2.3.
func (t *Tree) Code(id string) string {
	if i, ok := t.index[id]; ok {
		return t.code[i]
	}
	return ""
}

// Order returns the order a goal has among its siblings.
func (t *Tree) Order(id string) string {
	if i, ok := t.index[id]; ok {
		return t.places[i].Order
	}
	return ""
}

// LastOrder returns the greatest order below a parent ("" is the top), that of
// removed goals included: what is added then stands behind them if they come
// back. self is left out.
func (t *Tree) LastOrder(parent, self string) (last string) {
	for _, p := range t.places {
		if p.ID != self && t.Parent(p.ID) == parent && Compare(p.Order, last) > 0 {
			last = p.Order
		}
	}
	return last
}

// Removed returns the goals that were taken out themselves, by id.
func (t *Tree) Removed() (out []string) {
	for _, p := range t.places {
		if p.Removed {
			out = append(out, p.ID)
		}
	}
	return out
}

// Passes tells whether the way up from a goal, itself included, passes another:
// moving that one below the first would close a circle.
func (t *Tree) Passes(from, goal string) bool {
	a, okA := t.index[from]
	b, okB := t.index[goal]
	return okA && okB && t.passes(a, b)
}

// Height returns how many levels of live goals stand below one.
func (t *Tree) Height(id string) int {
	deepest := t.Depth(id)
	for _, below := range t.Below(id) {
		deepest = max(deepest, t.Depth(below))
	}
	return deepest - t.Depth(id)
}

// Below returns the live goals below one, at any depth, as they are read.
func (t *Tree) Below(id string) []string {
	i, ok := t.index[id]
	if !ok || !t.live[i] {
		return nil
	}
	at := slices.Index(t.flat, i)
	end := at + 1
	for end < len(t.flat) && t.depth[t.flat[end]] > t.depth[i] {
		end++
	}
	return t.ids(t.flat[at+1 : end])
}

// Greatest returns the greatest counter of moves in the map.
func (t *Tree) Greatest() (most int64) {
	for _, p := range t.places {
		most = max(most, p.Moved)
	}
	return most
}

// AllBelow returns a goal and all that stand below it, removed ones included.
func (t *Tree) AllBelow(id string) []string {
	i, ok := t.index[id]
	if !ok {
		return nil
	}
	below := make([][]int, len(t.places))
	for j, p := range t.parent {
		if p >= 0 {
			below[p] = append(below[p], j)
		}
	}
	found := []int{i}
	for at := 0; at < len(found); at++ {
		found = append(found, below[found[at]]...)
	}
	return t.ids(found)
}
