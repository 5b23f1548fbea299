package tree_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"samrad/server/goals/tree"
)

func TestCircles(t *testing.T) {
	for _, c := range []struct {
		name   string
		places []tree.Place
		want   string
	}{
		{"two moved below each other: the later goes back", []tree.Place{
			{ID: "a", Parent: "b", Moved: 1}, {ID: "b", Parent: "a", ParentBefore: "c", Moved: 2}, {ID: "c"}}, "c[b[a]]"},
		{"moved at once: the greater id goes back", []tree.Place{
			{ID: "a", Parent: "b", Moved: 1}, {ID: "b", Parent: "a", Moved: 1}}, "b[a]"},
		{"the parent before would close it again", []tree.Place{
			{ID: "a", Parent: "b"}, {ID: "b", Parent: "a", ParentBefore: "c", Moved: 2}, {ID: "c", Parent: "a"}}, "b[a[c]]"},
		{"its own parent", []tree.Place{{ID: "a", Parent: "a", ParentBefore: "a"}, {ID: "b", Parent: "a"}}, "a[b]"},
		{"two circles, the later first", []tree.Place{
			{ID: "a", Parent: "b", Moved: 5, ParentBefore: "c"}, {ID: "b", Parent: "a"},
			{ID: "c", Parent: "d", Moved: 4, ParentBefore: "b"}, {ID: "d", Parent: "c"}}, "c[a[b] d]"},
		{"a parent that is not there", []tree.Place{{ID: "a", Parent: "x"}, {ID: "b", Parent: "a"}}, "a![b]"},
		{"order, then id", []tree.Place{{ID: "a", Order: "a1"}, {ID: "b", Order: "a0V"}, {ID: "c", Order: "a0"}, {ID: "d", Order: "a0"}}, "c d b a"},
		{"removed with what is below", []tree.Place{{ID: "a", Removed: true}, {ID: "b", Parent: "a"}, {ID: "c", Parent: "b"}, {ID: "d"}}, "d"},
		{"moved out of what is removed", []tree.Place{{ID: "a", Removed: true}, {ID: "b", Parent: "d", ParentBefore: "a", Moved: 1}, {ID: "d"}}, "d[b]"},
	} {
		if got := drawn(tree.Build(c.places)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func drawn(t *tree.Tree) string {
	var draw func(ids []string) string
	draw = func(ids []string) string {
		var parts []string
		for _, id := range ids {
			s := id
			if t.Orphan(id) {
				s += "!"
			}
			if below := t.Children(id); len(below) > 0 {
				s += "[" + draw(below) + "]"
			}
			parts = append(parts, s)
		}
		return strings.Join(parts, " ")
	}
	return draw(t.Roots())
}

// Whatever the map says, every live goal stands in the tree once, below a live
// parent, whichever way round the goals come.
func TestAnyMapIsATree(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 1 + r.IntN(12)
		name := func() string { return string(rune('a' + r.IntN(n+1))) } // sometimes nobody
		var places []tree.Place
		for i := range n {
			places = append(places, tree.Place{ID: string(rune('a' + i)), Parent: name(), ParentBefore: name(),
				Order: "a" + string(rune('0'+r.IntN(3))), Moved: int64(r.IntN(4)), Removed: r.IntN(8) == 0})
		}
		built := tree.Build(places)
		flat := built.Flat()
		sorted := slices.Sorted(slices.Values(flat))
		if len(slices.Compact(sorted)) != len(flat) {
			t.Fatalf("seed %d: doubled: %v", seed, flat)
		}
		for _, p := range places {
			up := p.ID
			gone := false
			for steps := 0; up != ""; steps++ {
				if steps > n {
					t.Fatalf("seed %d: a circle above %s", seed, p.ID)
				}
				gone = gone || places[up[0]-'a'].Removed
				up = built.Parent(up)
			}
			if gone == built.Live(p.ID) || slices.Contains(flat, p.ID) == gone {
				t.Fatalf("seed %d: %s gone %v, live %v, in %v", seed, p.ID, gone, built.Live(p.ID), flat)
			}
		}
		r.Shuffle(n, func(i, j int) { places[i], places[j] = places[j], places[i] })
		if again := tree.Build(places); drawn(again) != drawn(built) {
			t.Fatalf("seed %d: %s, and in another order %s", seed, drawn(built), drawn(again))
		}
	}
}

func TestDeep(t *testing.T) {
	const n = 100_000
	places := make([]tree.Place, n)
	for i := range places {
		places[i].ID = fmt.Sprintf("%06d", i)
		if i > 0 {
			places[i].Parent = places[i-1].ID
		}
	}
	places = places[:5000] // codes are as long as the way down
	built := tree.Build(places)
	if got := built.Depth(places[4999].ID); got != 4999 || len(built.Flat()) != 5000 {
		t.Errorf("depth %d of %d", got, len(built.Flat()))
	}
	if built.Height(places[0].ID) != 4999 || !built.Passes(places[4999].ID, places[0].ID) || built.Passes(places[0].ID, places[1].ID) {
		t.Error("what stands above and below is wrong")
	}
}

func TestOrders(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	list := []string{}
	for range 5000 {
		at := r.IntN(len(list) + 1)
		if r.IntN(3) == 0 {
			at = len(list)
		}
		after, before := "", ""
		if at > 0 {
			after = list[at-1]
		}
		if at < len(list) {
			before = list[at]
		}
		list = slices.Insert(list, at, tree.Between(after, before))
	}
	longest := 0
	for i, s := range list {
		longest = max(longest, len(s))
		if i > 0 && tree.Compare(list[i-1], s) >= 0 {
			t.Fatalf("%q does not stand before %q", list[i-1], s)
		}
	}
	if longest > 60 {
		t.Errorf("an order of %d characters", longest)
	}
	end := ""
	for range 5000 {
		end = tree.Between(end, "")
	}
	if len(end) > 8 {
		t.Errorf("after 5000 at the end: %q", end)
	}
	for _, c := range [][2]string{{"a0", "a1V"}, {"a0", "a0"}, {"a1", "a0"}, {"", "a0"}, {"nonsense!", "a0"}, {"a0", "!"}, {"", "Zz"}, {"az", "b00"}, {"zz", ""}} {
		got := tree.Between(c[0], c[1])
		if tree.Compare(c[0], got) >= 0 {
			t.Errorf("after %q before %q: %q", c[0], c[1], got)
		}
	}
}

func TestCompareAsJavaScript(t *testing.T) {
	// U+FFFD is one unit above all surrogates; in UTF-8 it is the other way round.
	if tree.Compare("\U0001F600", "\uFFFD") >= 0 || tree.Compare("a", "å") >= 0 || tree.Compare("a", "a0") >= 0 || tree.Compare("Z", "a") >= 0 {
		t.Error("not by code unit")
	}
}
