package collab

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/protocol"
)

func TestJoining(t *testing.T) {
	bubble(t, "JN1_unknown_and_forbidden_look_alike", Limits{}, func(t *testing.T, w *world) {
		for _, c := range []*client{w.enter("stranger", docA), w.enter("anna", docX), w.enter("anna", "../etc/passwd"), w.enter("anna", DocumentID(strings.ToUpper(string(docA))))} {
			settled()
			if c.denials() != "no access" || len(c.messages(0, 1)) != 0 {
				t.Errorf("denied %q, %v", c.denials(), c.got)
			}
			wantOpen(t, c) // the person may have other rooms
		}
		for _, c := range []*client{w.enterY("stranger", docA), w.enterY("anna", docX), w.enterY("anna", "x")} {
			settled()
			wantCode(t, c, CloseForbidden)
		}
	})
	bubble(t, "JN2_one_load_for_all", Limits{}, func(t *testing.T, w *world) {
		w.journal.set(func(j *faultyJournal) { j.slowLoad = time.Second })
		var all []*client
		for range 10 {
			all = append(all, w.enter("anna", docA))
		}
		time.Sleep(2 * time.Second)
		settled()
		for _, c := range all {
			if len(c.messages(0, 1)) != 1 {
				t.Fatal("not synced")
			}
		}
		if w.journal.loads != 1 {
			t.Fatalf("loaded %d times", w.journal.loads)
		}
	})
	bubble(t, "JN2_failed_load_leaves_nothing", Limits{}, func(t *testing.T, w *world) {
		w.journal.set(func(j *faultyJournal) { j.loadErr = errors.New("database away") })
		c := w.enter("anna", docA)
		settled()
		wantCode(t, c, CloseTryLater)
		w.journal.set(func(j *faultyJournal) { j.loadErr = nil })
		c = w.enter("anna", docA)
		settled()
		wantOpen(t, c)
		if len(c.messages(0, 1)) != 1 {
			t.Fatal("not synced")
		}
	})
	bubble(t, "JN3_ceilings_before_authentication", Limits{}, func(t *testing.T, w *world) {
		idle, chatty, heavy, forged := w.open(), w.open(), w.open(), w.open()
		forged.auth("forged", docA)
		for range 20 {
			chatty.raw([]byte{1, 'x', 3})
		}
		heavy.raw(append([]byte{1, 'x', 0, 2}, make([]byte, 70<<10)...))
		settled()
		wantCode(t, forged, CloseUnauthenticated)
		if forged.denials() != "signed out" {
			t.Errorf("told %q", forged.denials())
		}
		wantCode(t, chatty, CloseUnauthenticated)
		wantCode(t, heavy, CloseTooLarge)
		for range 9 {
			wantOpen(t, idle)
			idle.raw([]byte{9})
			time.Sleep(time.Second)
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		wantCode(t, idle, CloseUnauthenticated)
	})
	bubble(t, "SY2_no_frame_between_joining_and_step_2", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		y := typist{client: 7}
		a.update(y.types("a"))
		settled()
		b := w.open()
		b.auth("bert", docA)
		settled()
		a.update(y.types("b")) // depends on what bert was not sent
		a.send(protocol.AppendAwareness(nil, protocol.AppendAwarenessUpdate(nil, []protocol.AwarenessEntry{{Client: 7, Clock: 1, State: []byte(`{}`)}})))
		settled()
		if n := len(b.messages(0, 2)) + len(b.messages(1, 0)); n != 0 {
			t.Fatalf("%d frames before step 2", n)
		}
		b.send(protocol.AppendSyncStep1(nil, noVector))
		settled()
		if b.clock(7) != 2 || len(b.messages(1, 0)) != 1 {
			t.Fatalf("clock %d, %d presences after step 2", b.clock(7), len(b.messages(1, 0)))
		}
	})
	bubble(t, "JN4_origin", Limits{}, func(t *testing.T, w *world) {
		cookie := "session=anna"
		for _, c := range []struct {
			header http.Header
			ok     bool
		}{
			{http.Header{"Origin": {"https://samrad.example"}, "Cookie": {cookie}}, true},
			{http.Header{"Origin": {"https://samrad.example"}}, true},
			{http.Header{}, true},
			{http.Header{"Authorization": {"Bearer x"}, "Cookie": {cookie}}, true},
			{http.Header{"Cookie": {cookie}}, false},
			{http.Header{"Origin": {"http://samrad.example"}, "Cookie": {cookie}}, false},
			{http.Header{"Origin": {"https://samrad.example.evil"}, "Cookie": {cookie}}, false},
			{http.Header{"Origin": {"https://SAMRAD.example"}}, false},
			{http.Header{"Origin": {"null"}, "Authorization": {"Bearer x"}}, false},
			{http.Header{"Origin": {""}}, false},
		} {
			ws, err := w.dial("/collab", c.header)
			if (err == nil) != c.ok {
				t.Errorf("%v: %v", c.header, err)
			}
			if err == nil {
				_ = ws.Close()
			} else if err.Error() != "403 Forbidden" {
				t.Errorf("%v: %v", c.header, err)
			}
		}
		synctest.Wait()
	})
	bubble(t, "JN5_one_person_per_socket", Limits{}, func(t *testing.T, w *world) {
		w.hub.EndSession("s-anna")
		late := w.enter("anna", docA) // its session was read before it ended
		settled()
		wantCode(t, late, CloseUnauthenticated)
		other := w.enter("anna/2", docA)
		settled()
		wantOpen(t, other)
		other.auth("bert", docB) // counts as Anna's
		settled()
		if got := w.hub.persons["bert"]; got != 0 {
			t.Fatalf("%d sockets of bert", got)
		}
	})
	bubble(t, "JN6_LM1_frames", Limits{FrameBytes: 1000}, func(t *testing.T, w *world) {
		c := w.enter("anna", docA)
		c.address = string(protocol.AppendString(nil, string(docB)))
		c.update(nothing)
		settled()
		wantOpen(t, c)
		if w.count("drops_total", string(DropNotMember)) != 1 {
			t.Fatal("not counted")
		}
		c.raw([]byte{1, 'x', 99})
		settled()
		wantCode(t, c, CloseInvalid)
		big := w.enter("anna", docA)
		settled()
		big.send(protocol.AppendUpdate(nil, make([]byte, 1001)))
		settled()
		wantCode(t, big, CloseTooLarge)
		y := w.enterY("anna", docA)
		settled()
		y.raw([]byte{7})
		settled()
		wantCode(t, y, CloseInvalid)
	})
}
