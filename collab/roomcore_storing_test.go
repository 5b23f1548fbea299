package collab

import (
	"errors"
	"testing"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

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
	t.Run("ST1_what_a_copy_lacks", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		y := typist{client: 7}
		r.update(1, y.types("abc"))
		r.storeAll()
		copied := ydoc.NewStore(ydoc.Limits{})
		r.step(StateRequested{Ticket: 1, Since: copied.StateVector()})
		first := one[Answer](r).State
		if _, err := copied.Apply(first); err != nil || copied.Clock(7) != 3 {
			t.Fatal(err, copied.Clock(7))
		}
		r.update(1, y.types("de"))
		r.storeAll()
		r.step(StateRequested{Ticket: 2, Since: copied.StateVector()})
		more := one[Answer](r).State
		if _, err := copied.Apply(more); err != nil || copied.Clock(7) != 5 || len(more) >= len(first) {
			t.Fatalf("%v, clock %d, %d bytes after %d", err, copied.Clock(7), len(more), len(first))
		}
		r.step(StateRequested{Ticket: 3, Since: []byte{0xff}})
		if a := one[Answer](r); a.Err == nil {
			t.Fatal("nonsense is no state vector")
		}
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
