package collab

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestRightsOfOpenSockets(t *testing.T) {
	bubble(t, "RT2_RT3_note_right", Limits{}, func(t *testing.T, w *world) {
		a, y := w.enter("anna", docA), w.enterY("anna", docA)
		two := w.enter("anna", docA)
		two.auth("anna", docB)
		settled()
		w.access.set("anna", RightRead)
		w.hub.NoteRight(docA, "anna", RightRead)
		synctest.Wait()
		if a.events() != `{"type":"right","right":"read"}` || len(a.messages(2, 2)) != 2 {
			t.Fatalf("events %s", a.events())
		}
		start := time.Now()
		w.access.set("anna", RightNone)
		w.hub.NoteRight(docA, "anna", RightNone)
		synctest.Wait()
		wantCode(t, a, CloseForbidden)
		wantCode(t, y, CloseForbidden)
		if a.denials() != "no access" {
			t.Fatalf("told %q", a.denials())
		}
		if took := time.Since(start); took > 100*time.Millisecond {
			t.Fatalf("took %v", took)
		}
		// The other room on the same socket stays.
		wantOpen(t, two)
		if len(two.messages(7, 0)) != 1 || two.denials() != "no access" {
			t.Fatalf("%+v", two.got)
		}
	})
	bubble(t, "RT4_change_while_joining", Limits{}, func(t *testing.T, w *world) {
		w.access.during = func() {
			w.access.set("anna", RightNone) // committed after this read
			w.access.mu.Lock()
			w.access.during = nil
			w.access.mu.Unlock()
			w.hub.NoteRight(docA, "anna", RightNone) // before the room has her
		}
		a := w.enter("anna", docA)
		settled()
		wantCode(t, a, CloseForbidden)
	})
	bubble(t, "RT4_changes_told_in_the_wrong_order", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		w.access.set("anna", RightRead)
		w.hub.NoteRight(docA, "anna", RightRead)
		w.hub.NoteRight(docA, "anna", RightWrite) // committed before, told after
		settled()
		y := typist{client: 7}
		a.update(y.types("x"))
		settled()
		if a.acks(false) != 1 {
			t.Fatal("the older right holds")
		}
	})
	bubble(t, "RT5_read_again_every_minute", Limits{}, func(t *testing.T, w *world) {
		a, b := w.enter("anna", docA), w.enter("bert", docA)
		settled()
		w.access.set("anna", RightNone) // nobody told the hub
		time.Sleep(61 * time.Second)
		synctest.Wait()
		wantCode(t, a, CloseForbidden)
		wantOpen(t, b)
	})
	bubble(t, "SD2_sessions_and_persons_end", Limits{}, func(t *testing.T, w *world) {
		one, two, y, b := w.enter("anna/1", docA), w.enter("anna/2", docA), w.enterY("anna/2", docA), w.enter("bert", docA)
		settled()
		w.hub.EndSession("s-anna1")
		synctest.Wait()
		wantCode(t, one, CloseUnauthenticated)
		if one.denials() != "signed out" {
			t.Fatalf("told %q", one.denials())
		}
		wantOpen(t, two)
		w.hub.EndPerson("anna")
		synctest.Wait()
		wantCode(t, two, CloseUnauthenticated)
		wantCode(t, y, CloseUnauthenticated)
		wantOpen(t, b)
		time.Sleep(time.Second)
		again := w.enter("anna/3", docA)
		settled()
		wantOpen(t, again)
	})
}
