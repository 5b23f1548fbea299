package collab

import (
	"fmt"
	"testing"
	"time"

	"samrad/collab/protocol"
)

// storm makes documents and lets somebody join each, all at the same time.
func storm(w *world, n int) (all []*client) {
	for i := range n {
		doc := DocumentID(fmt.Sprintf("00000000-0000-4000-8000-%012x", 0x1000+i))
		w.journal.Create(string(doc))
		c := w.open()
		all = append(all, c)
		go func() {
			c.auth("anna/"+fmt.Sprint(i), doc)
			c.send(protocol.AppendSyncStep1(nil, noVector))
		}()
	}
	return all
}

func TestLoading(t *testing.T) {
	bubble(t, "JN8_few_at_a_time_and_all_in_the_end", Limits{Loads: 3}, func(t *testing.T, w *world) {
		before := w.enter("bert", docA)
		settled()
		w.journal.set(func(j *faultyJournal) { j.slowLoad, j.mostLoading = time.Second, 0 })
		all := storm(w, 30)
		settled()
		if waits, now := w.count("loads_waiting"), w.count("loads"); waits != 27 || now != 3 {
			t.Errorf("%v wait and %v are loaded, want 27 and 3", waits, now)
		}
		y := typist{client: 7}
		before.update(y.types("a"))
		settled()
		if before.acks(true) != 1 {
			t.Error("a commit waited for documents that are being loaded")
		}
		time.Sleep(10 * time.Second)
		settled()
		for _, c := range all {
			if len(c.messages(0, 1)) != 1 {
				t.Fatal("somebody is not synced")
			}
		}
		w.journal.set(func(j *faultyJournal) {
			if j.mostLoading != 3 {
				t.Errorf("%d were loaded at once", j.mostLoading)
			}
		})
		if waits, now := w.count("loads_waiting"), w.count("loads"); waits != 0 || now != 0 {
			t.Errorf("%v wait and %v are loaded in the end", waits, now)
		}
	})
	bubble(t, "JN8_not_what_nobody_waits_for", Limits{Loads: 1}, func(t *testing.T, w *world) {
		w.journal.set(func(j *faultyJournal) { j.slowLoad = joinTimeout + time.Second })
		all := storm(w, 2)
		time.Sleep(joinTimeout)
		settled()
		for _, c := range all {
			wantCode(t, c, CloseTryLater)
		}
		time.Sleep(2 * joinTimeout)
		settled()
		w.journal.set(func(j *faultyJournal) {
			if j.loads != 1 {
				t.Errorf("%d documents were loaded, one of them for nobody", j.loads)
			}
			j.slowLoad = 0
		})
		again := storm(w, 2)
		settled()
		for _, c := range again {
			wantOpen(t, c)
			if len(c.messages(0, 1)) != 1 {
				t.Error("not synced")
			}
		}
	})
	bubble(t, "JN8_compacts_one_by_one", Limits{Linger: 2 * time.Second}, func(t *testing.T, w *world) {
		all := storm(w, 4)
		settled()
		for i, c := range all {
			y := typist{client: uint64(10 + i)}
			for range compactAtClose {
				c.update(y.types("a"))
				settled()
			}
		}
		w.journal.set(func(j *faultyJournal) { j.slowLoad = 10 * time.Second })
		for _, c := range all {
			_ = c.ws.Close()
		}
		time.Sleep(5 * time.Second)
		if waits := w.count("compactions_waiting"); waits != 3 {
			t.Errorf("%v wait to be compacted, want 3", waits)
		}
		time.Sleep(time.Minute)
		w.journal.set(func(j *faultyJournal) {
			if j.mostCompacting != 1 {
				t.Errorf("%d were compacted at once", j.mostCompacting)
			}
		})
		if done := w.count("compactions_total", "done"); done != 4 {
			t.Errorf("%v compactions", done)
		}
	})
}
