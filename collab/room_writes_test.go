package collab

import (
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/protocol"
)

func TestRoomWrites(t *testing.T) {
	bubble(t, "BC5_answers_travel_with_the_frame_that_is_due", Limits{}, func(t *testing.T, w *world) {
		a, b := w.enter("anna", docA), w.enter("bert", docA)
		settled()
		ya, yb := typist{client: 1}, typist{client: 2}
		a.update(ya.types("a"))
		synctest.Wait()
		if a.acks(true) != 1 {
			t.Fatal("after quiet an answer waits")
		}
		writes := w.count("writes_total")
		a.update(ya.types("b"))
		b.update(yb.types("c"))
		synctest.Wait()
		if a.acks(true) != 1 || b.acks(true) != 0 {
			t.Fatal("answers did not wait for the frame that is due")
		}
		time.Sleep(33*time.Millisecond + w.hub.cfg.Limits.ReadRound)
		synctest.Wait()
		if a.acks(true) != 2 || b.acks(true) != 1 {
			t.Fatalf("%d and %d answers after a pace", a.acks(true), b.acks(true))
		}
		if got := w.count("writes_total") - writes; got != 2 {
			t.Fatalf("%v writes for an answer and a frame to each of two", got)
		}
	})
	bubble(t, "BC5_answers_do_not_wait_for_presence", Limits{}, func(t *testing.T, w *world) {
		a, b := w.enter("anna", docA), w.enter("bert", docA)
		settled()
		y := typist{client: 1}
		first := y.types("a")
		a.update(first)
		settled()
		b.send(protocol.AppendAwareness(nil, protocol.AppendAwarenessUpdate(nil, []protocol.AwarenessEntry{{Client: 2, Clock: 1, State: []byte(`{}`)}})))
		a.update(first) // no news: nothing to show
		synctest.Wait()
		if a.acks(true) != 2 {
			t.Fatal("an answer waits for a frame without an edit")
		}
	})
}
