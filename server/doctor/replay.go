package doctor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"samrad/collab/ydoc"
	"samrad/server/goals"
	"samrad/server/stakeholders"
	"samrad/server/strategy"
)

// gatherBytes is how many bytes of updates wait to be merged at once.
const gatherBytes = 4 << 20

// replay puts updates together, in whatever order they come.
type replay struct {
	waiting [][]byte // the first is what was merged before
	size    int
}

// add takes an update, which is copied. One that cannot be decoded is left out.
func (r *replay) add(update []byte) error {
	if _, err := ydoc.Inspect(update, ydoc.DefaultLimits()); err != nil {
		return err
	}
	r.waiting = append(r.waiting, bytes.Clone(update))
	if r.size += len(update); r.size < gatherBytes {
		return nil
	}
	return r.merge()
}

func (r *replay) merge() error {
	merged, err := ydoc.MergeUpdates(r.waiting...)
	if err != nil {
		return fmt.Errorf("merge %d updates: %w", len(r.waiting), err)
	}
	r.waiting, r.size = [][]byte{merged}, 0
	return nil
}

// state is the document that all updates make; an error if something they stand
// on is missing.
func (r *replay) state() ([]byte, error) {
	if err := r.merge(); err != nil {
		return nil, err
	}
	store := ydoc.NewStore(ydoc.DefaultLimits())
	if _, err := store.Apply(r.waiting[0]); err != nil {
		return nil, fmt.Errorf("put the document together: %w", err)
	}
	return store.EncodeState(), nil
}

// differ says how two states differ as documents; "" if they do not. Equal
// documents may be cut into structs differently, so bytes alone do not tell.
func differ(stored, replayed []byte) string {
	if bytes.Equal(stored, replayed) {
		return ""
	}
	a, errA := summary(stored)
	b, errB := summary(replayed)
	switch {
	case errA != nil || errB != nil:
		return fmt.Sprintf("what is stored and what history gives cannot be compared: %v, %v", errA, errB)
	case !maps.Equal(a.clocks, b.clocks):
		return fmt.Sprintf("what is stored and what history gives are of different edits: %s", firstDifference(a.clocks, b.clocks))
	case !slices.Equal(a.deletes, b.deletes):
		return "what is stored and what history gives differ in what is deleted"
	case !bytes.Equal(a.content, b.content):
		return "what is stored and what history gives differ in content"
	}
	return ""
}

func firstDifference(stored, replayed map[uint64]uint64) string {
	for _, client := range slices.Sorted(maps.Keys(stored)) {
		if stored[client] != replayed[client] {
			return fmt.Sprintf("of client %d %d and %d clocks", client, stored[client], replayed[client])
		}
	}
	for _, client := range slices.Sorted(maps.Keys(replayed)) {
		if stored[client] != replayed[client] {
			return fmt.Sprintf("of client %d %d and %d clocks", client, stored[client], replayed[client])
		}
	}
	return ""
}

type summaryOf struct {
	clocks  map[uint64]uint64
	deletes []ydoc.DeleteRange // in order, touching ones joined
	content []byte
}

func summary(state []byte) (summaryOf, error) {
	info, err := ydoc.Inspect(state, ydoc.Limits{})
	if err != nil {
		return summaryOf{}, err
	}
	s := summaryOf{clocks: map[uint64]uint64{}}
	deletes := slices.Clone(info.Deletes)
	for _, r := range info.Structs {
		s.clocks[r.Client] = max(s.clocks[r.Client], r.Clock+r.Len)
		if r.Kind == ydoc.GC {
			deletes = append(deletes, ydoc.DeleteRange{Client: r.Client, Clock: r.Clock, Len: r.Len})
		}
	}
	s.deletes = join(deletes)
	doc := ydoc.New()
	if err := doc.Apply(state); err != nil {
		return summaryOf{}, err
	}
	doc.GuessRoots()
	content, err := doc.ToJSON()
	if err != nil {
		return summaryOf{}, err
	}
	s.content, err = json.Marshal(content)
	return s, err
}

func join(ranges []ydoc.DeleteRange) []ydoc.DeleteRange {
	slices.SortFunc(ranges, func(a, b ydoc.DeleteRange) int {
		switch {
		case a.Client != b.Client && a.Client < b.Client, a.Client == b.Client && a.Clock < b.Clock:
			return -1
		case a == b:
			return 0
		}
		return 1
	})
	var joined []ydoc.DeleteRange
	for _, r := range ranges {
		if last := len(joined) - 1; last >= 0 && joined[last].Client == r.Client && r.Clock <= joined[last].Clock+joined[last].Len {
			joined[last].Len = max(joined[last].Len, r.Clock+r.Len-joined[last].Clock)
			continue
		}
		joined = append(joined, r)
	}
	return joined
}

// readAs opens a document as its kind does.
func readAs(kind string, state []byte) error {
	var err error
	switch kind {
	case "strategy":
		_, _, err = strategy.Read(state)
	case "stakeholder_map":
		_, err = stakeholders.Read(state)
	case "goal_list":
		_, err = goals.Read(state)
	default:
		err = fmt.Errorf("the kind %q is unknown", kind)
	}
	if err != nil {
		return fmt.Errorf("read as %s: %w", kind, err)
	}
	return nil
}
