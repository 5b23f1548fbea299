package goals_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/goals"
	"samrad/server/goals/tree"
)

// replica is one person's copy of a list.
type replica struct {
	doc     *ydoc.Doc
	updates [][]byte // of its own
	seen    []int    // of each replica, how many updates it has
}

// session is some people who change one list at once, and now and then hear of
// each other. What they do is drawn from a seed.
type session struct {
	t        *testing.T
	r        *rand.Rand
	replicas []*replica
	made     []string // all goals ever made
	plan     []string
}

func newSession(t *testing.T, seed uint64) *session {
	s := &session{t: t, r: rand.New(rand.NewPCG(seed, 7))}
	for i := range 2 + s.r.IntN(4) {
		s.replicas = append(s.replicas, &replica{doc: ydoc.New(ydoc.WithClientID(uint64(i + 1))), seen: make([]int, 5)})
	}
	return s
}

func (s *session) change(who int, f func(l *goals.List, e goals.Editor) error) {
	s.t.Helper()
	r := s.replicas[who]
	l, err := goals.Read(r.doc.EncodeState())
	if err != nil {
		s.t.Fatal(err)
	}
	update, err := fieldtable.Edit(r.doc, func(e fieldtable.Editor) error { return f(l, goals.Editor{Editor: e}) })
	if err != nil {
		s.t.Fatal(err)
	}
	if update != nil {
		r.updates = append(r.updates, update)
	}
}

func (s *session) pick(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[s.r.IntN(len(ids))]
}

// begin makes some goals that all have from the beginning.
func (s *session) begin(n int) {
	s.t.Helper()
	s.change(0, func(l *goals.List, e goals.Editor) error {
		order := ""
		for range n {
			id := fmt.Sprintf("g%02d", len(s.made))
			s.made = append(s.made, id)
			order = tree.Between(order, "")
			if err := e.AddGoal(id, "", order, goals.Values{"title": id}); err != nil {
				return err
			}
		}
		return nil
	})
	for to := range s.replicas {
		s.hear(0, to, false)
	}
}

// step lets somebody do something that the page would let them do.
func (s *session) step() {
	who := s.r.IntN(len(s.replicas))
	s.change(who, func(l *goals.List, e goals.Editor) error {
		flat := l.Tree.Flat()
		id, parent := s.pick(flat), s.pick(append(flat, ""))
		note := func(format string, args ...any) {
			s.plan = append(s.plan, fmt.Sprintf("%d: ", who)+fmt.Sprintf(format, args...))
		}
		switch kind := s.r.IntN(10); {
		case kind < 1 || id == "":
			made := fmt.Sprintf("g%02d", len(s.made))
			s.made = append(s.made, made)
			note("add %s below %q", made, parent)
			return e.AddGoal(made, parent, tree.Between(l.Tree.LastOrder(parent, ""), ""), goals.Values{"title": made})
		case kind < 7: // move
			if parent != "" && l.Tree.Passes(parent, id) {
				return nil
			}
			note("move %s below %q", id, parent)
			return e.Move(l.Tree, id, parent, tree.Between(l.Tree.LastOrder(parent, id), ""))
		case kind == 7: // indent: below the sibling above
			siblings := l.Tree.Roots()
			if p := l.Tree.Parent(id); p != "" {
				siblings = l.Tree.Children(p)
			}
			at := slices.Index(siblings, id)
			if at < 1 {
				return nil
			}
			note("indent %s below %s", id, siblings[at-1])
			return e.Move(l.Tree, id, siblings[at-1], tree.Between(l.Tree.LastOrder(siblings[at-1], id), ""))
		case kind == 8:
			note("remove %s", id)
			return e.RemoveGoal(id, time.Unix(0, 0))
		}
		id = s.pick(l.Tree.Removed())
		note("restore %q", id)
		return e.RestoreGoal(id)
	})
}

// hear brings some of one replica's updates to another, in the order they were
// made or all in any order.
func (s *session) hear(from, to int, shuffle bool) {
	s.t.Helper()
	a, b := s.replicas[from], s.replicas[to]
	news := slices.Clone(a.updates[b.seen[from]:])
	if shuffle {
		s.r.Shuffle(len(news), func(i, j int) { news[i], news[j] = news[j], news[i] })
	}
	for _, update := range news {
		if err := b.doc.Apply(update); err != nil {
			s.t.Fatal(err)
		}
	}
	b.seen[from] = len(a.updates)
}

// outlineOf is a list as everybody should see it.
func outlineOf(l *goals.List) string {
	var out strings.Builder
	for _, id := range l.Tree.Flat() {
		fmt.Fprintf(&out, "%s %s\n", l.Tree.Code(id), id)
	}
	fmt.Fprintln(&out, "removed", l.Tree.Removed())
	return out.String()
}

// Whatever some people do to one list at once, and in whatever order they hear of
// it: all see the same tree, every goal that was ever made stands in it once or
// is removed or below somebody removed, and there is no circle.
func TestMovesMadeAtOnce(t *testing.T) {
	healed := 0
	for seed := range uint64(150) {
		s := newSession(t, seed)
		s.begin(8)
		for range 30 {
			s.step()
			if s.r.IntN(10) == 0 {
				s.hear(s.r.IntN(len(s.replicas)), s.r.IntN(len(s.replicas)), false)
			}
		}
		for to := range s.replicas {
			for _, from := range s.r.Perm(len(s.replicas)) {
				s.hear(from, to, true)
			}
		}
		want := ""
		for i, r := range s.replicas {
			l, err := goals.Read(r.doc.EncodeState())
			if err != nil {
				t.Fatal(err)
			}
			got := outlineOf(l)
			if i == 0 {
				want = got
				healed += s.check(l, seed)
			}
			if got != want {
				t.Fatalf("seed %d: replica %d sees\n%s0 sees\n%s%s", seed, i, got, want, strings.Join(s.plan, "\n"))
			}
		}
	}
	if healed < 30 {
		t.Errorf("only %d goals broke a circle: the test does too little", healed)
	}
}

// check looks at one list alone, and counts the goals that do not stand where they say: those that broke a circle.
func (s *session) check(l *goals.List, seed uint64) (healed int) {
	flat := l.Tree.Flat()
	stands := map[string]int{}
	for _, id := range flat {
		stands[id]++
	}
	entries := s.replicas[0].doc.Map("goals")
	for _, id := range s.made {
		gone, steps, at := false, 0, id
		for ; at != "" && steps <= len(s.made); steps++ {
			_, removed := l.RemovedAt[at]
			gone = gone || removed
			at = l.Tree.Parent(at)
		}
		if steps > len(s.made) || stands[id] > 1 || gone == (stands[id] == 1) || !l.Tree.Has(id) {
			s.t.Fatalf("seed %d: %s stands %d times, gone %v, %d above it\n%s", seed, id, stands[id], gone, steps, strings.Join(s.plan, "\n"))
		}
		if parent, _ := entries.Get(id).(*ydoc.Map).Get("parent").(string); parent != l.Tree.Parent(id) {
			healed++
		}
	}
	return healed
}
