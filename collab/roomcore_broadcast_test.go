package collab

import (
	"errors"
	"slices"
	"testing"
	"time"

	"samrad/collab/protocol"
)

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
			if at := one[SetTimer](r).At; !at.Equal(r.now.Add(100 * time.Millisecond)) {
				t.Fatalf("timer in %v", at.Sub(r.now))
			}
			if slow {
				r.waits()
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
	t.Run("BC3_while_somebody_types_presence_waits_for_the_next_edit", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightRead)
		r.quiet()
		y := typist{client: 7}
		r.update(1, y.types("a"))
		r.storeAll()
		one[Fanout](r)
		r.now = r.now.Add(30 * time.Millisecond)
		r.presence(1, 7, 1, `{}`)
		if at := one[SetTimer](r).At; !at.Equal(r.now.Add(typingWait)) {
			t.Fatalf("timer in %v", at.Sub(r.now))
		}
		r.now = r.now.Add(200 * time.Millisecond)
		r.update(1, y.types("b"))
		r.storeAll()
		if f := one[Fanout](r); f.Update == nil || f.Awareness == nil {
			t.Fatalf("%+v", f)
		}
		// Nothing waits any more, and nothing is to wake the room.
		if timers := find[SetTimer](r.effects); len(timers) != 1 || !timers[0].At.IsZero() {
			t.Fatalf("%+v", timers)
		}
		r.now = r.now.Add(typingWait)
		r.presence(1, 7, 2, `{}`)
		if at := one[SetTimer](r).At; !at.Equal(r.now.Add(100 * time.Millisecond)) {
			t.Fatalf("timer in %v when nobody types", at.Sub(r.now))
		}
	})
	t.Run("BC3_an_edit_does_not_wait_behind_presence", func(t *testing.T) {
		for _, members := range []int{2, paceSmallRoom + 1} {
			r := newRig(t, Limits{})
			for m := range members {
				r.join(MemberID(m+1), anna, RightWrite)
			}
			r.quiet()
			r.now = r.now.Add(time.Second)
			y := typist{client: 7}
			r.step(AwarenessReceived{Member: 1, Entries: []protocol.AwarenessEntry{{Client: 7, Clock: 1, State: []byte(`{}`)}}})
			r.waits()
			if f := one[Fanout](r); f.Update != nil || f.Awareness == nil {
				t.Fatalf("%+v", f)
			}
			r.update(1, y.types("a"))
			r.storeAll()
			if members > paceSmallRoom {
				none[Fanout](r) // a frame to each is dear there
				continue
			}
			if f := one[Fanout](r); f.Update == nil {
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
