package collab

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/journal"
	"samrad/collab/protocol"
)

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
		a.update(y.types("a"))
		synctest.Wait()
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
		if a.acks(true) != 21 || b.acks(true) != 20 {
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
