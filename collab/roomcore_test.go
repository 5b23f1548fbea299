package collab

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"samrad/collab/journal"
	"samrad/collab/protocol"
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

func TestRoom(t *testing.T) {
	t.Run("JN1_no_right_no_entry", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.step(MemberJoined{Member: 1, Identity: anna, Right: RightNone})
		r.closed(1, CloseForbidden)
		if r.core.Members() != 0 {
			t.Fatal("a member without a right stayed")
		}
	})
	t.Run("JN6_frames_of_no_member_are_dropped", func(t *testing.T) {
		r := newRig(t, Limits{})
		y := typist{client: 1}
		for _, e := range []Event{UpdateReceived{Member: 9, Update: y.types("a")}, SyncRequested{Member: 9, StateVector: noVector},
			AwarenessReceived{Member: 9}, AwarenessQueried{Member: 9}} {
			r.step(e)
			r.dropped(DropNotMember)
		}
	})
	t.Run("SY1_step_2_holds_what_is_stored", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		y := typist{client: 1}
		r.update(1, y.types("abc"))
		r.storeAll()
		r.update(1, y.types("def"))
		r.step(MemberJoined{Member: 2, Identity: bert, Right: RightRead})
		r.step(SyncRequested{Member: 2, StateVector: noVector})
		s := one[SendState](r)
		if got := clockIn(t, s.Update, 1); got != 3 {
			t.Fatalf("step 2 reaches clock %d, want 3", got)
		}
		if !bytes.Equal(s.StateVector, []byte{1, 1, 3}) {
			t.Fatalf("step 1 tells %v", s.StateVector)
		}
	})
	t.Run("SY2_listens_from_step_2_on", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.step(MemberJoined{Member: 2, Identity: bert, Right: RightRead})
		y := typist{client: 1}
		r.update(1, y.types("a"))
		r.storeAll()
		r.step(SyncRequested{Member: 2, StateVector: noVector})
		if got := clockIn(t, one[SendState](r).Update, 1); got != 1 {
			t.Fatal("what is stored and not shown yet is missing in step 2")
		}
		if r.core.fan.listeners != 2 {
			t.Fatalf("%d listen", r.core.fan.listeners)
		}
	})
	t.Run("SY3_no_news_waits_for_what_is_pending", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.step(UpdateReceived{Member: 1, Update: nothing, Answer: true})
		if a := one[Acknowledge](r); !a.Saved || a.Count != 1 {
			t.Fatalf("%+v", a)
		}
		y := typist{client: 1}
		u := y.types("a")
		r.update(1, u)
		r.step(UpdateReceived{Member: 1, Update: u, Answer: true}) // told again, not stored yet
		none[Acknowledge](r)
		none[Append](r)
		r.storeAll()
		if a := one[Acknowledge](r); !a.Saved || a.Count != 2 {
			t.Fatalf("%+v", a)
		}
	})
	t.Run("SY4_bad_state_vector", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.step(MemberJoined{Member: 1, Identity: anna, Right: RightRead})
		r.step(SyncRequested{Member: 1, StateVector: []byte{5, 1}})
		r.closed(1, CloseInvalid)
	})
}

func TestRoomRights(t *testing.T) {
	t.Run("RT1_reader_syncs_and_cannot_write", func(t *testing.T) {
		y := typist{client: 1}
		text := y.types("abcdef")
		r := loadRig(t, Limits{}, journal.Loaded{Updates: [][]byte{text, deletes(1, 2, 2)}, Clients: map[uint64]string{1: "anna"}})
		r.join(2, bert, RightComment)
		// Its step 2 repeats all it has seen.
		seen, err := ydoc.MergeUpdates(text, deletes(1, 2, 2))
		if err != nil {
			t.Fatal(err)
		}
		for _, known := range [][]byte{nothing, seen, deletes(1, 3, 1), deletes(1, 2, 2)} {
			r.step(UpdateReceived{Member: 2, Update: known, Answer: true})
			if a := one[Acknowledge](r); !a.Saved {
				t.Fatalf("%x: %+v", known, a)
			}
			none[CountDrop](r)
		}
		before := r.core.received.EncodeState()
		z := typist{client: 2}
		for _, news := range [][]byte{z.types("x"), deletes(1, 0, 1), deletes(1, 3, 2), y.types("g")} {
			r.step(UpdateReceived{Member: 2, Update: news})
			if a := one[Acknowledge](r); a.Saved {
				t.Fatalf("%x: %+v", news, a)
			}
			r.dropped(DropReadOnly)
			none[Append](r)
		}
		if !bytes.Equal(before, r.core.received.EncodeState()) {
			t.Fatal("a reader changed the document")
		}
	})
	t.Run("RT2_RT3_changes_hold_at_once", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, anna, RightWrite)
		r.join(3, bert, RightWrite)
		r.step(RightChanged{Person: "anna", Right: RightRead})
		if told := find[TellRight](r.effects); len(told) != 2 || told[0].Right != RightRead {
			t.Fatalf("told %v", told)
		}
		y := typist{client: 1}
		r.update(1, y.types("x"))
		r.dropped(DropReadOnly)
		r.step(RightChanged{Person: "anna", Right: RightRead})
		none[TellRight](r)
		r.step(RightChanged{Person: "anna", Right: RightNone})
		if closed := find[CloseMember](r.effects); len(closed) != 2 || closed[0].Code != CloseForbidden {
			t.Fatalf("closed %v", closed)
		}
		z := typist{client: 3}
		r.update(3, z.types("x"))
		one[Append](r)
	})
	t.Run("RT2_ST2_refusal_waits_its_turn", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		y := typist{client: 1}
		r.update(1, y.types("a"))
		r.step(RightChanged{Person: "anna", Right: RightRead})
		r.update(1, y.types("b"))
		none[Acknowledge](r)
		r.storeAll()
		acks := find[Acknowledge](r.effects)
		if len(acks) != 2 || !acks[0].Saved || acks[1].Saved {
			t.Fatalf("%v", acks)
		}
	})
}

func TestRoomAuthorship(t *testing.T) {
	t.Run("AU1_first_use_binds", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		y := typist{client: 7}
		r.update(1, y.types("a"))
		if a := one[Append](r); !slices.Equal(a.Clients, []uint64{7}) || a.Author != "anna" {
			t.Fatalf("%+v", a)
		}
		r.update(1, y.types("b"))
		if a := one[Append](r); len(a.Clients) != 0 {
			t.Fatalf("bound again: %+v", a)
		}
		r.update(2, y.types("c"))
		r.closed(2, CloseInvalid)
	})
	t.Run("AU1_AU2_presence_binds", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		r.step(AwarenessReceived{Member: 1, Entries: []protocol.AwarenessEntry{{Client: 7, Clock: 1, State: []byte(`{}`)}}})
		y := typist{client: 7}
		r.update(2, y.insertAt(0, "a"))
		r.closed(2, CloseInvalid)
		r.update(1, y.types("a"))
		if a := one[Append](r); !slices.Equal(a.Clients, []uint64{7}) {
			t.Fatalf("the binding is not stored: %+v", a)
		}
	})
	t.Run("AU2_stored_bindings_hold", func(t *testing.T) {
		y, unbound := typist{client: 7}, typist{client: 8}
		loaded := journal.Loaded{Updates: [][]byte{y.types("a"), unbound.types("b")}, Clients: map[uint64]string{7: "anna"}}
		for _, u := range [][]byte{y.insertAt(1, "x"), unbound.insertAt(1, "x")} {
			r := loadRig(t, Limits{}, loaded)
			r.join(2, bert, RightWrite)
			r.update(2, u)
			r.closed(2, CloseInvalid)
			r.dropped2(DropForeignAuthor)
		}
	})
	t.Run("AU3_gaps", func(t *testing.T) {
		y := typist{client: 7}
		for name, u := range map[string][]byte{
			"clock":   y.insertAt(5, "x"),
			"origin":  (&typist{client: 8}).after(99, 3, "x"),
			"deleted": deletes(7, 40, 2),
			"skip":    {1, 2, 7, 0, 10, 3, 0x84, 7, 2, 1, 'x', 0},
		} {
			r := newRig(t, Limits{})
			r.join(1, anna, RightWrite)
			before := r.core.received.EncodeState()
			r.update(1, u)
			r.dropped(DropGap)
			one[SendStep1](r)
			r.update(1, y.insertAt(0, "not looked at"))
			r.dropped(DropPassedOver)
			none[SendStep1](r)
			if len(find[Append](r.all)) != 0 || !bytes.Equal(before, r.core.received.EncodeState()) {
				t.Errorf("%s: the room changed", name)
			}
			r.step(UpdateReceived{Member: 1, Update: u, Answer: true})
			if closed := find[CloseMember](r.effects); len(closed) != 1 || closed[0].Code != CloseInvalid || closed[0].Unsaved != 3 {
				t.Errorf("%s as step 2: %s", name, show(r.effects))
			}
		}
	})
	t.Run("AU3_typing_before_the_offline_edits_are_asked_for", func(t *testing.T) {
		r := newRig(t, Limits{})
		y := typist{client: 7}
		offline := y.types("offline")
		r.step(MemberJoined{Member: 1, Identity: anna, Right: RightWrite})
		early := y.types("x")
		r.update(1, early)
		r.step(SyncRequested{Member: 1, StateVector: []byte{1, 7, 8}})
		one[SendState](r)
		live := y.types("y")
		r.update(1, live)
		none[SendStep1](r)
		all, err := ydoc.MergeUpdates(offline, early, live)
		if err != nil {
			t.Fatal(err)
		}
		r.step(UpdateReceived{Member: 1, Update: all, Answer: true})
		r.storeAll()
		if a := one[Acknowledge](r); a.Count != 3 || !a.Saved {
			t.Fatalf("%+v", a)
		}
	})
	t.Run("AU4_only_news_is_stored", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		y := typist{client: 7}
		r.update(1, y.types("abc"))
		r.storeAll()
		// Bert tells Anna's clocks again with other content, and adds his own.
		z := typist{client: 8}
		forged, err := ydoc.MergeUpdates(y.insertAt(0, "XYZ"), z.types("me"))
		if err != nil {
			t.Fatal(err)
		}
		r.update(2, forged)
		a := one[Append](r)
		if clockIn(t, a.Update, 7) != 0 || clockIn(t, a.Update, 8) != 2 || bytes.Contains(a.Update, []byte("XYZ")) {
			t.Fatalf("appended %q", a.Update)
		}
		// Anna herself overlaps: only the tail is new.
		r.update(1, y.insertAt(0, "abcde"))
		if a := one[Append](r); bytes.Contains(a.Update, []byte("abc")) || clockIn(t, a.Update, 7) != 5 {
			t.Fatalf("appended %q", a.Update)
		}
	})
	t.Run("AU5_limits", func(t *testing.T) {
		y := typist{client: 7}
		for name, c := range map[string]struct {
			limits Limits
			update []byte
		}{
			"bytes":       {Limits{UpdateBytes: 10}, y.insertAt(0, "hello hello hello")},
			"document":    {Limits{DocumentBytes: 20}, y.insertAt(0, "hello hello hello")},
			"clocks":      {Limits{UpdateClocks: 1000}, (&typist{client: 7}).collects(1001)},
			"a brick":     {Limits{}, []byte{1, 1, 7, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 0}},
			"a long gone": {Limits{}, (&typist{client: 7}).collects(1<<31 - 2)},
		} {
			r := newRig(t, c.limits)
			r.join(1, anna, RightWrite)
			r.update(1, c.update)
			if closed := find[CloseMember](r.effects); len(closed) != 1 || closed[0].Code != CloseTooLarge {
				t.Errorf("%s: %s", name, show(r.effects))
			}
		}
	})
	t.Run("AU6_a_day_offline", func(t *testing.T) {
		y := typist{client: 7}
		r := loadRig(t, Limits{}, journal.Loaded{Updates: [][]byte{y.types("abc")}, Clients: map[uint64]string{7: "anna"}})
		r.join(1, anna, RightWrite)
		tab1, tab2 := typist{client: 100}, typist{client: 200}
		day, err := ydoc.MergeUpdates(tab1.after(7, 2, "morning"), tab1.collects(500), tab2.after(100, 3, "evening"), deletes(7, 0, 2), deletes(100, 1, 3))
		if err != nil {
			t.Fatal(err)
		}
		r.step(UpdateReceived{Member: 1, Update: day, Answer: true})
		a := one[Append](r)
		slices.Sort(a.Clients)
		if !slices.Equal(a.Clients, []uint64{100, 200}) {
			t.Fatalf("bound %v", a.Clients)
		}
		r.storeAll()
		if a := one[Acknowledge](r); !a.Saved {
			t.Fatal("not saved")
		}
	})
	t.Run("AU7_a_bad_update_hurts_its_sender_only", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		y := typist{client: 7}
		r.update(1, y.types("abc"))
		r.update(2, []byte{1, 1, 8, 0, 31, 0, 0})
		r.closed(2, CloseInvalid)
		r.update(1, y.types("def"))
		r.storeAll()
		if a := one[Acknowledge](r); a.Member != 1 || a.Count != 2 || !a.Saved {
			t.Fatalf("%+v", a)
		}
	})
}

// dropped2 is dropped where other effects of the kind may stand beside it.
func (r *rig) dropped2(want DropReason) {
	r.t.Helper()
	if !slices.Contains(find[CountDrop](r.effects), CountDrop{want}) {
		r.t.Fatalf("no drop for %q in %s", want, show(r.effects))
	}
}

func TestRoomStoring(t *testing.T) {
	t.Run("ST1_nothing_is_shown_before_it_is_stored", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightRead)
		y := typist{client: 7}
		r.update(1, y.types("abc"))
		none[Fanout](r)
		none[Acknowledge](r)
		r.quiet()
		none[Fanout](r)
		r.step(StateRequested{Ticket: 1})
		if a := one[Answer](r); clockIn(t, a.State, 7) != 0 {
			t.Fatal("the state tells what is not stored")
		}
		r.storeAll()
		if f := one[Fanout](r); clockIn(t, f.Update, 7) != 3 {
			t.Fatalf("%+v", f)
		}
		one[Acknowledge](r)
	})
	t.Run("ST2_one_answer_each_in_order", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		y := typist{client: 7}
		for range 5 {
			r.update(1, y.types("a"))
		}
		r.step(Stored{N: 2})
		if a := one[Acknowledge](r); a.Count != 2 {
			t.Fatalf("%+v", a)
		}
		r.step(Stored{N: 5})
		if a := one[Acknowledge](r); a.Count != 3 {
			t.Fatalf("%+v", a)
		}
		r.step(Stored{N: 5})
		none[Acknowledge](r)
	})
	t.Run("ST5_storage_away", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.step(StorageChanged{Away: true})
		if e := one[SendEvent](r); e.Member != 0 || e.Payload != `{"type":"storage","state":"away"}` {
			t.Fatalf("%+v", e)
		}
		r.step(StorageChanged{Away: true})
		none[SendEvent](r)
		r.step(MemberJoined{Member: 2, Identity: bert, Right: RightRead})
		if e := one[SendEvent](r); e.Member != 2 {
			t.Fatalf("%+v", e)
		}
		y := typist{client: 7}
		r.update(1, y.types("abc"))
		r.quiet()
		none[Fanout](r)
		r.step(StorageChanged{Away: false})
		if e := one[SendEvent](r); e.Payload != `{"type":"storage","state":"ok"}` {
			t.Fatalf("%+v", e)
		}
	})
	t.Run("ST6_what_waits_is_bounded_and_asked_for_later", func(t *testing.T) {
		r := newRig(t, Limits{PendingBytes: 40})
		r.join(1, anna, RightWrite)
		y := typist{client: 7}
		var sent [][]byte
		for range 10 {
			u := y.types("abcdef")
			sent = append(sent, u)
			r.update(1, u)
		}
		if r.core.pending > 40 {
			t.Fatalf("%d bytes wait", r.core.pending)
		}
		r.storeAll()
		saved := 0
		for _, a := range find[Acknowledge](r.effects) {
			saved += a.Count
		}
		ask := one[SendStep1](r)
		// The client answers with all it has beyond that.
		whole, err := ydoc.MergeUpdates(sent...)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := ydoc.DiffUpdate(whole, ask.StateVector)
		if err != nil {
			t.Fatal(err)
		}
		r.step(UpdateReceived{Member: 1, Update: answer, Answer: true})
		r.storeAll()
		a := one[Acknowledge](r)
		if !a.Saved || saved+a.Count != len(sent)+1 {
			t.Fatalf("%d and %+v for %d messages", saved, a, len(sent)+1)
		}
		if got := r.core.stored.Clock(7); got != y.clock {
			t.Fatalf("stored up to %d, want %d", got, y.clock)
		}
	})
	t.Run("ST7_refused_for_good", func(t *testing.T) {
		for err, code := range map[error]CloseCode{journal.ErrUnknownDocument: CloseForbidden, journal.ErrForeignClient: CloseRestarting} {
			r := newRig(t, Limits{})
			r.join(1, anna, RightWrite)
			y := typist{client: 7}
			r.step(WriteRequested{Ticket: 5, Author: "anna", Update: y.types("a")})
			r.step(StoreRefused{Err: err})
			r.closed(1, code)
			if a := one[Answer](r); !errors.Is(a.Err, ErrRoomFailed) || !errors.Is(a.Err, err) {
				t.Fatalf("%+v", a)
			}
			one[FailRoom](r)
			none[Fanout](r)
			r.step(MemberJoined{Member: 2, Identity: bert, Right: RightWrite})
			r.closed(2, CloseRestarting)
		}
	})
}

func TestRoomBroadcast(t *testing.T) {
	t.Run("BC1_BC2_paced_and_merged", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		y, z := typist{client: 7}, typist{client: 8}
		r.update(1, y.types("a"))
		r.storeAll()
		one[Fanout](r) // at once
		for range 10 {
			r.now = r.now.Add(time.Millisecond)
			r.update(1, y.types("b"))
			r.update(2, z.types("c"))
			r.storeAll()
			none[Fanout](r)
		}
		if timers := find[SetTimer](r.all); len(timers) < 1 || !timers[len(timers)-1].At.Equal(r.now.Add(23*time.Millisecond)) {
			t.Fatalf("timers %v at %v", timers, r.now)
		}
		r.now = r.now.Add(23 * time.Millisecond)
		r.step(TimerFired{})
		if f := one[Fanout](r); clockIn(t, f.Update, 7) != 11 || clockIn(t, f.Update, 8) != 10 || f.Author != 0 {
			t.Fatalf("%+v", f)
		}
		r.now = r.now.Add(time.Second)
		r.step(TimerFired{})
		none[Fanout](r)
		r.update(1, y.types("d"))
		r.storeAll()
		one[Fanout](r) // at once again after quiet
	})
	t.Run("BC2_larger_rooms_are_slower", func(t *testing.T) {
		l := Limits{}.withDefaults()
		last := time.Duration(0)
		for _, c := range []struct {
			members int
			want    time.Duration
		}{{0, 33 * time.Millisecond}, {50, 33 * time.Millisecond}, {525, 66500 * time.Microsecond}, {1000, 100 * time.Millisecond}, {9999, 100 * time.Millisecond}} {
			got := l.pace(c.members)
			if got != c.want || got < last {
				t.Errorf("%d members: %v, want %v", c.members, got, c.want)
			}
			last = got
		}
	})
	t.Run("BC3_BC4_presence_with_the_update", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		y := typist{client: 7}
		r.update(1, y.types("a"))
		r.storeAll()
		if f := one[Fanout](r); f.Author != 1 {
			t.Fatalf("%+v", f)
		}
		r.step(AwarenessReceived{Member: 1, Entries: []protocol.AwarenessEntry{{Client: 7, Clock: 1, State: []byte(`{}`)}}})
		r.update(1, y.types("b"))
		r.storeAll()
		none[Fanout](r)
		r.quiet()
		fans := find[Fanout](r.all)
		if f := fans[len(fans)-1]; f.Update == nil || f.Awareness == nil {
			t.Fatalf("%+v", f)
		}
	})
	t.Run("BC3_an_edit_does_not_wait_with_presence", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		y := typist{client: 7}
		r.update(1, y.types("a"))
		r.storeAll()
		due := r.now.Add(33 * time.Millisecond) // one frame has gone
		r.now = r.now.Add(20 * time.Millisecond)
		r.update(1, y.types("b"))
		r.step(AwarenessReceived{Member: 2, Entries: []protocol.AwarenessEntry{{Client: 8, Clock: 1, State: []byte(`{}`)}}})
		if at := one[SetTimer](r).At; !at.After(due) {
			t.Fatalf("presence alone would be shown at %v", at)
		}
		r.storeAll()
		if at := one[SetTimer](r).At; !at.Equal(due) {
			t.Fatalf("the edit would be shown at %v, is due at %v", at, due)
		}
		r.now = due
		r.step(TimerFired{})
		if f := one[Fanout](r); f.Update == nil || f.Awareness == nil {
			t.Fatalf("%+v", f)
		}
	})
	t.Run("BC3_presence_waits_for_the_edit_it_came_with", func(t *testing.T) {
		for _, slow := range []bool{false, true} {
			r := newRig(t, Limits{})
			r.join(1, anna, RightWrite)
			r.join(2, bert, RightRead)
			y := typist{client: 7}
			r.update(1, y.types("a"))
			r.step(AwarenessReceived{Member: 1, Entries: []protocol.AwarenessEntry{{Client: 7, Clock: 1, State: []byte(`{}`)}}})
			none[Fanout](r)
			if at := one[SetTimer](r).At; !at.Equal(r.now.Add(33 * time.Millisecond)) {
				t.Fatalf("timer in %v", at.Sub(r.now))
			}
			if slow {
				r.now = r.now.Add(33 * time.Millisecond)
				r.step(TimerFired{})
				if f := one[Fanout](r); f.Update != nil || f.Awareness == nil || f.Teller != 1 {
					t.Fatalf("%+v", f)
				}
				continue
			}
			r.storeAll()
			if f := one[Fanout](r); f.Update == nil || f.Awareness == nil || f.Author != 1 || f.Teller != 1 {
				t.Fatalf("%+v", f)
			}
		}
	})
	t.Run("EV1_events", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightRead)
		r.step(EventPublished{Payload: "{}"})
		if e := one[SendEvent](r); e.Member != 0 || e.Payload != "{}" {
			t.Fatalf("%+v", e)
		}
	})
	t.Run("SW1_the_server_writes", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, bert, RightRead)
		y := typist{client: 7}
		r.step(WriteRequested{Ticket: 1, Author: "anna", Update: y.types("a")})
		if a := one[Append](r); a.Author != "anna" || !slices.Equal(a.Clients, []uint64{7}) {
			t.Fatalf("%+v", a)
		}
		none[Answer](r)
		r.storeAll()
		one[Fanout](r)
		if a := one[Answer](r); a.Ticket != 1 || a.Err != nil {
			t.Fatalf("%+v", a)
		}
		r.step(WriteRequested{Ticket: 2, Author: "bert", Update: y.types("b")})
		var refusal *Refusal
		if a := one[Answer](r); !errors.As(a.Err, &refusal) || refusal.Reason != DropForeignAuthor {
			t.Fatalf("%+v", a)
		}
		r.step(WriteRequested{Ticket: 3, Author: "anna", Update: nothing})
		if a := one[Answer](r); a.Err != nil {
			t.Fatalf("%+v", a)
		}
	})
	t.Run("UN1_idle", func(t *testing.T) {
		r := newRig(t, Limits{})
		y := typist{client: 7}
		r.step(WriteRequested{Ticket: 1, Author: "anna", Update: y.types("a")})
		if r.core.Idle() {
			t.Fatal("idle with a save on its way")
		}
		r.storeAll()
		if !r.core.Idle() {
			t.Fatal("not idle")
		}
		r.join(1, anna, RightRead)
		if r.core.Idle() {
			t.Fatal("idle with a member")
		}
		r.step(MemberLeft{Member: 1})
		if !r.core.Idle() {
			t.Fatal("not idle after the last left")
		}
	})
}
