package collab

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/journal"
	"samrad/collab/protocol"
)

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
	bubble(t, "UN2_a_long_document_is_not_rewritten_for_a_few_letters", Limits{CompactRows: 10}, func(t *testing.T, w *world) {
		a := w.enter("anna", docA)
		settled()
		y := typist{client: 7}
		a.update(y.types(strings.Repeat("x", 10_000)))
		settled()
		write := func(rows int) float64 {
			for range rows {
				a.update(y.types("x"))
				settled()
			}
			return w.count("compactions_total", "done")
		}
		if done := write(9); done != 1 {
			t.Fatalf("%v compactions after ten rows, of which one is all there is", done)
		}
		if done := write(compactMost*10 - 1); done != 1 {
			t.Fatalf("%v compactions: a long snapshot was written anew for little", done)
		}
		if done := write(1); done != 2 {
			t.Fatalf("%v compactions: too many rows are left to read", done)
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
		synctest.Wait()
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
