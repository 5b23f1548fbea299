package collab

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestDrain(t *testing.T) {
	bubble(t, "SD4_closes_are_spread", Limits{}, func(t *testing.T, w *world) {
		w.serveStreams()
		var all []*client
		for range 199 {
			all = append(all, w.open())
		}
		all = append(all, &w.openStream("anna").client)
		synctest.Wait()
		began := time.Now()
		go w.hub.Drain(context.Background(), time.Second)
		gone := func() (n int) {
			for _, c := range all {
				if c.isGone() {
					wantCode(t, c, CloseRestarting)
					n++
				}
			}
			return n
		}
		for _, share := range []int{1, 2, 3} { // in quarters of the time
			time.Sleep(time.Until(began.Add(time.Duration(share) * 250 * time.Millisecond)))
			synctest.Wait()
			if n := gone(); n < 50*share-5 || n > 50*share+5 {
				t.Errorf("%d of 200 closed after %v", n, time.Since(began))
			}
		}
		late := w.open()
		settled()
		wantCode(t, late, CloseRestarting)
		time.Sleep(time.Second)
		synctest.Wait()
		if n := gone(); n != 200 {
			t.Fatalf("%d of 200 closed", n)
		}
	})
	bubble(t, "SD4_who_is_not_closed_yet_goes_on", Limits{SocketsPerPerson: 100}, func(t *testing.T, w *world) {
		// All but one of her tabs are closed one after the other; whichever is left, writes on.
		var tabs []*client
		for range 100 {
			tabs = append(tabs, w.enter("anna", docA))
		}
		settled()
		ctx, cancel := context.WithCancel(context.Background())
		defer synctest.Wait()
		defer cancel()
		go w.hub.Drain(ctx, time.Hour)
		time.Sleep(500 * time.Millisecond)
		synctest.Wait()
		left, saved := 0, 0
		for i, c := range tabs {
			if !c.isGone() {
				left++
				y := typist{client: uint64(100 + i)}
				c.update(y.types("x"))
			}
		}
		time.Sleep(50 * time.Millisecond) // answers may wait one pace
		synctest.Wait()
		for _, c := range tabs {
			saved += c.acks(true)
		}
		if left == 0 || saved != left {
			t.Fatalf("%d edits of %d who were still there are saved", saved, left)
		}
	})
	bubble(t, "SD4_nobody_connected_takes_no_time", Limits{}, func(t *testing.T, w *world) {
		began := time.Now()
		w.hub.Drain(context.Background(), time.Hour)
		if took := time.Since(began); took != 0 {
			t.Fatalf("took %v", took)
		}
	})
	bubble(t, "SD4_gives_up_with_its_context", Limits{}, func(t *testing.T, w *world) {
		w.open()
		w.open()
		synctest.Wait()
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		w.hub.Drain(ctx, time.Hour)
		if n := w.count("sockets"); n == 0 {
			t.Fatal("closed all the same")
		}
	})
}
