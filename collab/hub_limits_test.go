package collab

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/protocol"
)

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
