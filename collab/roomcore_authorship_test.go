package collab

import (
	"bytes"
	"slices"
	"testing"

	"samrad/collab/journal"
	"samrad/collab/protocol"
	"samrad/collab/ydoc"
)

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
