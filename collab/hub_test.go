package collab

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/journal"
	"samrad/collab/protocol"
)

// bubble runs a test with a world in a synctest bubble.
func bubble(t *testing.T, name string, limits Limits, f func(t *testing.T, w *world)) {
	t.Run(name, func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, limits)
			defer w.end()
			f(t, w)
		})
	})
}

// settled waits until nothing moves any more, then a frame's pace, and again.
func settled() {
	synctest.Wait()
	time.Sleep(200 * time.Millisecond)
	synctest.Wait()
}

func wantCode(t *testing.T, c *client, want CloseCode) {
	t.Helper()
	if got := c.code(); got != int(want) {
		t.Fatalf("closed with %d, want %d (gone %v)", got, want, c.isGone())
	}
}

func wantOpen(t *testing.T, c *client) {
	t.Helper()
	if c.isGone() {
		t.Fatalf("closed with %d", c.code())
	}
}

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

func TestWriting(t *testing.T) {
	bubble(t, "ST1_BC1_two_framings_write_together", Limits{}, func(t *testing.T, w *world) {
		a, b, r := w.enter("anna", docA), w.enterY("bert", docA), w.enter("rita", docA)
		settled()
		hold := make(chan struct{})
		w.journal.set(func(j *faultyJournal) { j.hold = hold })
		y, z := typist{client: 7}, typist{client: 8}
		a.update(y.types("abc"))
		b.update(z.types("de"))
		settled()
		if a.acks(true) != 0 || b.clock(7) != 0 || r.clock(7) != 0 {
			t.Fatal("told before the commit")
		}
		close(hold)
		settled()
		if a.acks(true) != 1 || b.clock(7) != 3 || a.clock(8) != 2 || r.clock(7) != 3 || r.clock(8) != 2 {
			t.Fatalf("acks %d, clocks %d %d %d %d", a.acks(true), b.clock(7), a.clock(8), r.clock(7), r.clock(8))
		}
	})
	bubble(t, "RT1_readers", Limits{}, func(t *testing.T, w *world) {
		a, r, ry := w.enter("anna", docA), w.enter("rita", docA), w.enterY("rita", docA)
		settled()
		y := typist{client: 7}
		r.update(y.insertAt(0, "x"))
		ry.send(protocol.AppendSyncStep2(nil, nothing))
		settled()
		wantOpen(t, r)
		wantOpen(t, ry)
		if r.acks(false) != 1 {
			t.Fatal("not refused")
		}
		ry.update(y.insertAt(0, "x"))
		settled()
		wantCode(t, ry, CloseForbidden)
		if a.clock(7) != 0 {
			t.Fatal("shown")
		}
	})
	bubble(t, "ST3_gathers_while_a_commit_is_on_its_way", Limits{}, func(t *testing.T, w *world) {
		a, b := w.enter("anna", docA), w.enter("bert", docB)
		settled()
		hold := make(chan struct{})
		w.journal.set(func(j *faultyJournal) { j.hold = hold })
		y, z := typist{client: 7}, typist{client: 8}
		for range 20 {
			a.update(y.types("a"))
			b.update(z.types("b"))
		}
		synctest.Wait()
		if n := len(w.journal.calls()); n != 1 {
			t.Fatalf("%d commits at once", n)
		}
		close(hold)
		settled()
		calls := w.journal.calls()
		if len(calls) != 2 || len(calls[1]) != 2 {
			t.Fatalf("%d commits", len(calls))
		}
		if a.acks(true) != 20 || b.acks(true) != 20 {
			t.Fatalf("%d and %d acknowledged", a.acks(true), b.acks(true))
		}
	})
	bubble(t, "ST4_answer_lost", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		w.journal.set(func(j *faultyJournal) { j.loseNext = true })
		y := typist{client: 7}
		a.update(y.types("abc"))
		settled()
		calls := w.journal.calls()
		if len(calls) != 2 || fmt.Sprint(calls[0]) != fmt.Sprint(calls[1]) {
			t.Fatalf("%v", calls)
		}
		if l, _ := w.journal.Memory.Load(t.Context(), string(docA)); l.Rows != 1 {
			t.Fatalf("%d rows", l.Rows)
		}
		if a.acks(true) != 1 || a.events() != "" {
			t.Fatalf("%d acknowledged, events %s", a.acks(true), a.events())
		}
	})
	bubble(t, "ST5_storage_away_for_a_minute", Limits{}, func(t *testing.T, w *world) {
		a, b, other := w.enter("anna", docA), w.enter("bert", docA), w.enter("rita", docB)
		settled()
		away := errors.New("connection refused")
		w.journal.set(func(j *faultyJournal) { j.fail = func([]journal.Entry) error { return away } })
		y := typist{client: 7}
		for range 60 {
			a.update(y.types("x"))
			time.Sleep(time.Second)
		}
		synctest.Wait()
		if a.acks(true) != 0 || b.clock(7) != 0 {
			t.Fatal("told what is not stored")
		}
		late := w.enter("bert", docA)
		settled()
		for _, c := range []*client{a, b, other, late} {
			if c.events() != `{"type":"storage","state":"away"}` {
				t.Fatalf("events %s", c.events())
			}
		}
		w.journal.set(func(j *faultyJournal) { j.fail = nil })
		time.Sleep(3 * time.Second)
		settled()
		if a.acks(true) != 60 || b.clock(7) != 60 || late.clock(7) != 60 {
			t.Fatalf("%d acknowledged, seen %d and %d", a.acks(true), b.clock(7), late.clock(7))
		}
		if !strings.HasSuffix(other.events(), `{"type":"storage","state":"ok"}`) {
			t.Fatalf("events %s", other.events())
		}
	})
	bubble(t, "ST5_a_hanging_database_is_away", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		hold := make(chan struct{})
		w.journal.set(func(j *faultyJournal) { j.hold = hold })
		y := typist{client: 7}
		a.update(y.types("x"))
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if a.events() != `{"type":"storage","state":"away"}` {
			t.Fatalf("events %s", a.events())
		}
		close(hold)
		settled()
		if a.acks(true) != 1 {
			t.Fatal("not acknowledged")
		}
	})
	bubble(t, "ST7_one_document_refused", Limits{}, func(t *testing.T, w *world) {
		a, b := w.enter("anna", docA), w.enter("bert", docB)
		settled()
		hold := make(chan struct{})
		w.journal.set(func(j *faultyJournal) {
			j.hold = hold
			j.fail = func(entries []journal.Entry) error {
				for _, e := range entries {
					if e.Document == string(docA) {
						return journal.ErrUnknownDocument
					}
				}
				return nil
			}
		})
		x, y, z := typist{client: 6}, typist{client: 7}, typist{client: 8}
		b.update(x.types("first"))
		synctest.Wait()
		a.update(y.types("a"))
		b.update(z.types("b"))
		synctest.Wait()
		close(hold)
		settled()
		wantCode(t, a, CloseForbidden)
		wantOpen(t, b)
		if b.acks(true) != 2 {
			t.Fatalf("%d acknowledged", b.acks(true))
		}
	})
}

func TestRefusedForGood(t *testing.T) {
	bubble(t, "ST7_nothing_after_what_was_refused_is_stored", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		hold := make(chan struct{})
		w.journal.set(func(j *faultyJournal) {
			j.hold = hold
			j.fail = func([]journal.Entry) error { return journal.ErrRefused }
		})
		y := typist{client: 7}
		a.update(y.types("a"))
		synctest.Wait()
		a.update(y.types("b")) // gathered; it depends on what will be refused
		synctest.Wait()
		again := w.enter("anna", docB)
		settled()
		w.journal.set(func(j *faultyJournal) { j.fail = nil })
		close(hold)
		settled()
		wantCode(t, a, CloseRestarting)
		wantOpen(t, again)
		if l, _ := w.journal.Memory.Load(t.Context(), string(docA)); l.Rows != 0 {
			t.Fatalf("%d rows with a gap", l.Rows)
		}
		b := w.enter("bert", docA)
		settled()
		wantOpen(t, b)
		if len(b.messages(0, 1)) != 1 {
			t.Fatal("the document cannot be opened any more")
		}
	})
}

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

func TestSlownessAndLimits(t *testing.T) {
	bubble(t, "SL1_frozen_reader_is_closed_and_hurts_nobody", Limits{OutboxBytes: 20_000}, func(t *testing.T, w *world) {
		a, b, slow := w.enter("anna", docA), w.enter("bert", docA), w.enter("rita", docA)
		settled()
		thaw := slow.freeze()
		y := typist{client: 7}
		for range 100 {
			a.update(y.types(strings.Repeat("x", 1000)))
			time.Sleep(40 * time.Millisecond)
		}
		settled()
		if b.clock(7) != 100_000 || a.acks(true) != 100 {
			t.Fatalf("the others saw %d and %d", b.clock(7), a.acks(true))
		}
		if w.count("closes_total", "too slow") != 1 || w.count("members") != 2 {
			t.Fatalf("%v closed, %v members", w.count("closes_total", "too slow"), w.count("members"))
		}
		thaw()
		settled()
		if !slow.isGone() {
			t.Fatal("still there")
		}
	})
	bubble(t, "SL2_write_deadline", Limits{}, func(t *testing.T, w *world) {
		a, slow := w.enter("anna", docA), w.enter("rita", docA)
		settled()
		thaw := slow.freeze()
		y := typist{client: 7}
		a.update(y.types("x"))
		settled()
		a.update(y.types("x"))
		time.Sleep(12 * time.Second)
		synctest.Wait()
		if w.count("sockets") != 1 {
			t.Fatal("the stuck socket is still there")
		}
		thaw()
		synctest.Wait()
	})
	bubble(t, "SL3_keepalive", Limits{}, func(t *testing.T, w *world) {
		v4, y := w.enter("anna", docA), w.enterY("bert", docA)
		v3 := w.open()
		v3.address = string(protocol.AppendString(nil, string(docA)))
		v3.send(protocol.AppendString([]byte{2, 0}, "rita"))
		settled()
		dead, _ := w.dial("/collab", http.Header{"Origin": {"https://samrad.example"}, "Cookie": {"session=rita"}})
		// A dead peer takes what is sent and says nothing.
		go func() {
			buf := make([]byte, 1024)
			for {
				if _, err := dead.NetConn().Read(buf); err != nil {
					return
				}
			}
		}()
		for range 50 {
			time.Sleep(time.Second)
			synctest.Wait()
		}
		if n := len(v4.messages(9, 0)); n < 2 {
			t.Fatalf("%d pings", n)
		}
		for _, c := range []*client{y, v3} {
			if n := len(c.messages(1, 0)); n < 2 {
				t.Fatalf("%d signs of life", n)
			}
			if len(c.messages(9, 0)) != 0 {
				t.Fatal("a Ping to who does not know it")
			}
		}
		if w.count("sockets") != 4 {
			t.Fatalf("%v sockets", w.count("sockets"))
		}
		v4.raw([]byte{10})
		time.Sleep(20 * time.Second)
		synctest.Wait()
		if w.count("sockets") != 3 {
			t.Fatalf("%v sockets", w.count("sockets"))
		}
		wantOpen(t, v4)
		wantOpen(t, y)
		v4.raw([]byte{9})
		settled()
		if len(v4.messages(10, 0)) != 1 {
			t.Fatal("no Pong")
		}
	})
	bubble(t, "LM2_rate", Limits{FramesPerSecond: 10}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		y := typist{client: 7}
		start := time.Now()
		for range 300 {
			a.update(y.types("x"))
		}
		synctest.Wait()
		if took := time.Since(start); took < 8*time.Second || took > 12*time.Second {
			t.Fatalf("300 frames took %v", took)
		}
		settled()
		if a.acks(true) != 300 {
			t.Fatalf("%d acknowledged", a.acks(true))
		}
		wantOpen(t, a)
	})
	bubble(t, "LM3_rooms_and_sockets", Limits{RoomsPerSocket: 2, SocketsPerPerson: 2}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		a.auth("anna", docB)
		settled()
		wantOpen(t, a)
		a.auth("anna", docA+"\x00session")
		settled()
		wantCode(t, a, CloseInvalid)
		b1, b2, b3 := w.enter("bert", docA), w.enter("bert", docA), w.enter("bert", docA)
		settled()
		wantOpen(t, b1)
		wantOpen(t, b2)
		wantCode(t, b3, CloseTryLater)
		_ = b1.ws.Close()
		settled()
		b4 := w.enter("bert", docA)
		settled()
		wantOpen(t, b4)
	})
	bubble(t, "EV1_EV2_events", Limits{}, func(t *testing.T, w *world) {
		a, y := w.enter("anna", docA), w.enterY("bert", docA)
		settled()
		w.hub.Broadcast(docA, `{"type":"comment.created","id":"1"}`)
		w.hub.Broadcast(docB, `{"type":"nobody"}`)
		a.send(protocol.AppendStateless(nil, `{"type":"forged"}`))
		settled()
		if a.events() != `{"type":"comment.created","id":"1"}` || len(y.messages(5, 0)) != 0 {
			t.Fatalf("%s", a.events())
		}
		if w.count("drops_total", string(DropStateless)) != 1 {
			t.Fatal("not counted")
		}
	})
}

func TestUnloadingAndEnding(t *testing.T) {
	bubble(t, "UN1_UN2_unload_and_compact", Limits{CompactRows: 10}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		y := typist{client: 7}
		for range 25 {
			a.update(y.types("x"))
			settled()
		}
		if l, _ := w.journal.Memory.Load(t.Context(), string(docA)); l.Rows >= 10 || len(l.Updates) != l.Rows+1 {
			t.Fatalf("%d rows", l.Rows)
		}
		hold := make(chan struct{})
		w.journal.set(func(j *faultyJournal) { j.hold = hold })
		a.update(y.types("x"))
		synctest.Wait()
		_ = a.ws.Close()
		time.Sleep(40 * time.Second)
		synctest.Wait()
		if w.count("rooms") != 1 {
			t.Fatal("unloaded with a save on its way")
		}
		w.journal.set(func(j *faultyJournal) { j.hold = nil })
		close(hold)
		time.Sleep(time.Minute)
		synctest.Wait()
		if w.count("rooms") != 0 {
			t.Fatal("not unloaded")
		}
		b := w.enter("bert", docA)
		settled()
		if b.clock(7) != 26 {
			t.Fatalf("loaded %d of 26", b.clock(7))
		}
	})
	bubble(t, "SD1_shutdown_stores_what_was_received", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		hold := make(chan struct{})
		w.journal.set(func(j *faultyJournal) { j.hold = hold })
		y := typist{client: 7}
		a.update(y.types("a"))
		a.update(y.types("b"))
		synctest.Wait()
		ended := make(chan error, 1)
		go func() { ended <- w.hub.Shutdown(context.Background()) }()
		time.Sleep(time.Second)
		synctest.Wait()
		wantCode(t, a, CloseRestarting)
		select {
		case <-ended:
			t.Fatal("ended before everything is stored")
		default:
		}
		late := w.open()
		settled()
		wantCode(t, late, CloseRestarting)
		close(hold)
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		l, _ := w.journal.Memory.Load(t.Context(), string(docA))
		if got := clockIn(t, l.Updates[len(l.Updates)-1], 7); got != 2 {
			t.Fatalf("stored %d of 2", got)
		}
	})
	bubble(t, "SD1_shutdown_says_what_it_could_not_store", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		w.journal.set(func(j *faultyJournal) { j.fail = func([]journal.Entry) error { return errors.New("away") } })
		y := typist{client: 7}
		a.update(y.types("a"))
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := w.hub.Shutdown(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("got %v", err)
		}
		if a.acks(true) != 0 {
			t.Fatal("acknowledged")
		}
	})
	bubble(t, "SD3_one_room_of_two_closes", Limits{}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		a.auth("anna", docB)
		settled()
		a.update([]byte{99}) // in docB
		settled()
		wantOpen(t, a)
		if closed := a.messages(7, 0); len(closed) != 1 || closed[0].address != string(docB) || a.acks(false) != 1 {
			t.Fatalf("%+v", a.got)
		}
		a.address = string(protocol.AppendString(nil, string(docA)))
		y := typist{client: 7}
		a.update(y.types("a"))
		settled()
		if a.acks(true) != 1 {
			t.Fatal("the other room is hurt")
		}
		a.update([]byte{99})
		settled()
		wantCode(t, a, CloseInvalid)
	})
	bubble(t, "SW1_SW2_the_server_writes_and_reads", Limits{}, func(t *testing.T, w *world) {
		y := typist{client: 7}
		ctx := t.Context()
		if err := w.hub.Write(ctx, docA, "anna", y.types("abc")); err != nil {
			t.Fatal(err)
		}
		state, err := w.hub.State(ctx, docA)
		if err != nil || clockIn(t, state, 7) != 3 {
			t.Fatalf("%x, %v", state, err)
		}
		a := w.enter("anna", docA)
		settled()
		if err := w.hub.Write(ctx, docA, "anna", y.types("def")); err != nil {
			t.Fatal(err)
		}
		settled()
		if a.clock(7) != 6 {
			t.Fatal("not shown")
		}
		var refusal *Refusal
		if err := w.hub.Write(ctx, docA, "bert", y.types("x")); !errors.As(err, &refusal) {
			t.Fatalf("got %v", err)
		}
		for _, doc := range []DocumentID{docX, "nonsense"} {
			if err := w.hub.Write(ctx, doc, "anna", y.types("x")); err == nil {
				t.Fatal("wrote into nothing")
			}
			if _, err := w.hub.State(ctx, doc); err == nil {
				t.Fatal("read nothing")
			}
		}
		_ = a.ws.Close()
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if w.count("rooms") != 0 {
			t.Fatal("still open")
		}
		if state, err = w.hub.State(ctx, docA); err != nil || clockIn(t, state, 7) != 6 {
			t.Fatalf("%x, %v", state, err)
		}
		empty, err := w.hub.State(ctx, docB)
		if err != nil || len(empty) != 2 {
			t.Fatalf("empty: %x, %v", empty, err)
		}
	})
}
