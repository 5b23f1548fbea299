package collab

import (
	"testing"
	"time"

	"samrad/collab/ydoc"
)

// A room counts its appends from one each time it is opened. When that count was
// the journal's key, the first edits after a room had been unloaded and opened
// again met the keys of its former life, were passed over as "stored already",
// and acknowledged: silent loss of what was called saved.
func TestReopening(t *testing.T) {
	bubble(t, "ST8_a_reopened_room_appends_under_new_keys", Limits{}, func(t *testing.T, w *world) {
		y := typist{client: 7}
		for life := range 3 {
			a := w.enter("anna", docA)
			settled()
			for range 2 {
				a.update(y.types("x"))
				settled()
			}
			if a.acks(true) < 2 {
				t.Fatalf("life %d: %d acknowledged", life, a.acks(true))
			}
			_ = a.ws.Close()
			time.Sleep(2 * time.Minute)
			settled()
			if w.count("rooms") != 0 {
				t.Fatal("not unloaded")
			}
			l, err := w.journal.Load(t.Context(), string(docA))
			if err != nil {
				t.Fatal(err)
			}
			state, err := ydoc.MergeUpdates(l.Updates...)
			if err != nil {
				t.Fatal(err)
			}
			if got := clockIn(t, state, 7); got != y.clock {
				t.Fatalf("life %d: acknowledged %d, stored %d", life, y.clock, got)
			}
		}
	})
}
