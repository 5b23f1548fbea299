package collab

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

var (
	anna = Identity{Person: "anna", Session: "s-anna", Name: "Anna", Organisation: "Odense"}
	bert = Identity{Person: "bert", Session: "s-bert", Name: "Bert", Organisation: "Lister"}
)

// rig is a room core with a clock of its own, and all effects so far.
type rig struct {
	t       *testing.T
	core    *RoomCore
	now     time.Time
	effects []Effect // of the last step
	all     []Effect
}

func newRig(t *testing.T, limits Limits) *rig {
	t.Helper()
	return loadRig(t, limits, journal.Loaded{})
}

func loadRig(t *testing.T, limits Limits, loaded journal.Loaded) *rig {
	t.Helper()
	core, err := NewRoomCore(loaded, limits)
	if err != nil {
		t.Fatal(err)
	}
	return &rig{t: t, core: core, now: time.Unix(1_800_000_000, 0)}
}

func (r *rig) step(e Event) []Effect {
	r.effects = slices.Clone(r.core.Step(r.now, e))
	r.all = append(r.all, r.effects...)
	return r.effects
}

// join lets a member in and syncs it, at a time of quiet.
func (r *rig) join(id MemberID, who Identity, right Right) {
	r.step(MemberJoined{Member: id, Identity: who, Right: right})
	r.step(SyncRequested{Member: id, StateVector: noVector})
	r.step(UpdateReceived{Member: id, Update: nothing, Answer: true})
	r.quiet()
}

// quiet lets the pace run out.
func (r *rig) quiet() {
	r.now = r.now.Add(time.Second)
	r.step(TimerFired{})
	r.now = r.now.Add(time.Second)
}

func (r *rig) update(id MemberID, u []byte) { r.step(UpdateReceived{Member: id, Update: u}) }

// storeAll answers the last Append.
func (r *rig) storeAll() { r.step(Stored{N: r.core.n}) }

// find returns the effects of a type.
func find[E Effect](effects []Effect) []E {
	var found []E
	for _, e := range effects {
		if e, ok := e.(E); ok {
			found = append(found, e)
		}
	}
	return found
}

// one returns the only effect of a type in the last step.
func one[E Effect](r *rig) E {
	r.t.Helper()
	found := find[E](r.effects)
	if len(found) != 1 {
		r.t.Fatalf("%d of %T among %s", len(found), *new(E), show(r.effects))
	}
	return found[0]
}

func none[E Effect](r *rig) {
	r.t.Helper()
	if found := find[E](r.effects); len(found) != 0 {
		r.t.Fatalf("unexpected %T in %s", *new(E), show(r.effects))
	}
}

func show(effects []Effect) string {
	var b bytes.Buffer
	for _, e := range effects {
		fmt.Fprintf(&b, "\n  %T%+v", e, e)
	}
	return b.String()
}

func (r *rig) dropped(want DropReason) {
	r.t.Helper()
	if got := one[CountDrop](r).Reason; got != want {
		r.t.Fatalf("dropped for %q, want %q", got, want)
	}
}

func (r *rig) closed(id MemberID, code CloseCode) {
	r.t.Helper()
	if c := one[CloseMember](r); c.Member != id || c.Code != code {
		r.t.Fatalf("closed %+v, want member %d with %d", c, id, code)
	}
}

// clockIn returns how far an update goes for a client.
func clockIn(t *testing.T, update []byte, client uint64) uint64 {
	t.Helper()
	info, err := ydoc.Inspect(update, ydoc.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	end := uint64(0)
	for _, s := range info.Structs {
		if s.Client == client && s.Kind != ydoc.Skip {
			end = max(end, s.Clock+s.Len)
		}
	}
	return end
}
