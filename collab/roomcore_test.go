package collab

import (
	"bytes"
	"testing"
)

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
