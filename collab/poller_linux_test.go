package collab

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/rs/zerolog"

	"samrad/collab/journal"
	"samrad/collab/protocol"
)

// overTCP is a hub behind a real listener, as the poller reads it.
func overTCP(t *testing.T, limits Limits) (h *Hub, dial func() *websocket.Conn) {
	t.Helper()
	access := &fakeAccess{rights: map[PersonID]Right{"anna": RightWrite}}
	h = NewHub(HubConfig{Journal: journal.NewMemory(string(docA)), Authenticator: access, Access: access, Logger: zerolog.Nop(), Limits: limits})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHocuspocus(w, r, nil) }))
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := h.Shutdown(ctx); err != nil {
			t.Error(err)
		}
		server.Close()
	})
	return h, func() *websocket.Conn {
		ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(server.URL, "http", "ws", 1), nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { ws.Close() })
		return ws
	}
}

const addressA = "\x24" + string(docA)

func authA() []byte {
	return protocol.AppendString(protocol.AppendString([]byte(addressA+"\x02\x00"), "anna"), "4.8.0")
}

// await reads until a frame contains what is wanted.
func await(t *testing.T, ws *websocket.Conn, want []byte) {
	t.Helper()
	_ = ws.SetReadDeadline(time.Now().Add(time.Minute))
	for {
		_, frame, err := ws.ReadMessage()
		if err != nil {
			t.Fatalf("waiting for %q: %v", want, err)
		}
		if bytes.Contains(frame, want) {
			return
		}
	}
}

// ends reads until the connection does, and returns the close code.
func ends(t *testing.T, ws *websocket.Conn) int {
	t.Helper()
	_ = ws.SetReadDeadline(time.Now().Add(time.Minute))
	for {
		if _, _, err := ws.ReadMessage(); err != nil {
			if e, ok := err.(*websocket.CloseError); ok {
				return e.Code
			}
			t.Fatalf("ended without a code: %v", err)
		}
	}
}

func TestPoller(t *testing.T) {
	saved := statusFrame(nil, addressA, true)[2:]
	edit := func(y *typist, text string) []byte {
		return protocol.AppendUpdate([]byte(addressA), y.types(text))
	}
	t.Run("byte by byte, in fragments, and many at once", func(t *testing.T) {
		_, dial := overTCP(t, Limits{})
		ws, y := dial(), typist{client: 7}
		for _, b := range append(masked(0x82, authA()), masked(0x82, protocol.AppendSyncStep1([]byte(addressA), noVector))...) {
			if _, err := ws.NetConn().Write([]byte{b}); err != nil {
				t.Fatal(err)
			}
		}
		await(t, ws, []byte("read-write"))
		frame := edit(&y, "fragments")
		var wire []byte
		wire = append(wire, masked(0x02, frame[:3])...)
		wire = append(wire, masked(0x89, []byte("ping"))...) // a control frame may come between
		wire = append(wire, masked(0x00, frame[3:10])...)
		wire = append(wire, masked(0x80, frame[10:])...)
		pong := make(chan string, 1)
		ws.SetPongHandler(func(s string) error { pong <- s; return nil })
		if _, err := ws.NetConn().Write(wire); err != nil {
			t.Fatal(err)
		}
		await(t, ws, saved)
		if s := <-pong; s != "ping" {
			t.Fatalf("pong %q", s)
		}
		wire = wire[:0]
		for range 3000 { // more than a room's inbox
			wire = append(wire, masked(0x82, edit(&y, "many"))...)
		}
		if _, err := ws.NetConn().Write(wire); err != nil {
			t.Fatal(err)
		}
		for range 3000 {
			await(t, ws, saved)
		}
	})
	t.Run("a frame larger than a read", func(t *testing.T) {
		h, dial := overTCP(t, Limits{})
		ws, y := dial(), typist{client: 7}
		_ = ws.WriteMessage(websocket.BinaryMessage, authA())
		text := strings.Repeat("long ", 100_000)
		if err := ws.WriteMessage(websocket.BinaryMessage, edit(&y, text)); err != nil {
			t.Fatal(err)
		}
		await(t, ws, saved)
		state, err := h.State(context.Background(), docA)
		if err != nil || !bytes.Contains(state, []byte(text)) {
			t.Fatalf("%d bytes, %v", len(state), err)
		}
	})
	for _, c := range []struct {
		name string
		wire []byte
		code CloseCode
	}{
		{"text", masked(0x81, []byte("hello")), CloseInvalid},
		{"not masked", []byte{0x82, 1, 0}, CloseInvalid},
		{"reserved bit", masked(0xC2, []byte{9}), CloseInvalid},
		{"unknown opcode", masked(0x83, nil), CloseInvalid},
		{"continues nothing", masked(0x80, []byte{9}), CloseInvalid},
		{"begins within a message", append(masked(0x02, []byte{9}), masked(0x82, []byte{9})...), CloseInvalid},
		{"control in fragments", masked(0x09, nil), CloseInvalid},
		{"long control", masked(0x89, make([]byte, 126)), CloseInvalid},
		{"too long to be let in", masked(0x82, make([]byte, 70<<10)), CloseTooLarge},
		{"endless", []byte{0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0}, CloseTooLarge},
	} {
		t.Run("refuses "+c.name, func(t *testing.T) {
			_, dial := overTCP(t, Limits{})
			ws := dial()
			if _, err := ws.NetConn().Write(c.wire); err != nil {
				t.Fatal(err)
			}
			if code := ends(t, ws); code != int(c.code) {
				t.Fatalf("closed with %d, want %d", code, c.code)
			}
		})
	}
	// The client is told why while it still sends. Were its bytes to reset the
	// connection, many would drop it unread: ws of Node then says 1006.
	t.Run("LM1_a_frame_still_being_sent", func(t *testing.T) {
		_, dial := overTCP(t, Limits{})
		ws := dial()
		_ = ws.WriteMessage(websocket.BinaryMessage, authA())
		await(t, ws, []byte("read-write"))
		// A megabyte more than may be; a client has two seconds for it.
		if err := ws.WriteMessage(websocket.BinaryMessage, make([]byte, 17<<20)); err != nil {
			t.Fatalf("cut off while sending: %v", err)
		}
		if code := ends(t, ws); code != int(CloseTooLarge) {
			t.Fatalf("closed with %d", code)
		}
	})
	t.Run("SD1_who_does_not_answer_a_close_is_cut", func(t *testing.T) {
		h, dial := overTCP(t, Limits{})
		ws := dial()
		_ = ws.WriteMessage(websocket.BinaryMessage, authA())
		await(t, ws, []byte("read-write"))
		h.EndPerson("anna")
		// The client reads, but says nothing: the connection still ends.
		_ = ws.NetConn().SetReadDeadline(time.Now().Add(time.Minute))
		if _, err := io.Copy(io.Discard, ws.NetConn()); err != nil {
			t.Fatalf("the connection stays: %v", err)
		}
	})
	t.Run("JN3_half_a_frame_keeps_nobody_in", func(t *testing.T) {
		h, dial := overTCP(t, Limits{AuthDeadline: 300 * time.Millisecond})
		ws := dial()
		go func() { // one byte at a time, for ever
			for _, b := range masked(0x82, make([]byte, 60<<10)) {
				if _, err := ws.NetConn().Write([]byte{b}); err != nil {
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
		}()
		if code := ends(t, ws); code != int(CloseUnauthenticated) {
			t.Fatalf("closed with %d", code)
		}
		for range 6000 {
			if len(h.socketsOf(func(*socket) bool { return true })) == 0 {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Fatal("the socket is still there")
	})
	t.Run("LM2_read_more_slowly", func(t *testing.T) {
		h, dial := overTCP(t, Limits{FramesPerSecond: 100})
		ws, other, y := dial(), dial(), typist{client: 7}
		for _, c := range []*websocket.Conn{ws, other} {
			_ = c.WriteMessage(websocket.BinaryMessage, authA())
			await(t, c, []byte("read-write"))
		}
		for range 2020 { // the burst, and some
			if err := ws.WriteMessage(websocket.BinaryMessage, edit(&y, "x")); err != nil {
				t.Fatal(err)
			}
		}
		// Nobody else waits with it, and it is not closed.
		_ = other.WriteMessage(websocket.BinaryMessage, protocol.AppendSyncStep1([]byte(addressA), noVector))
		await(t, other, []byte(addressA+"\x00\x01"))
		for range 2020 {
			await(t, ws, saved)
		}
		if len(h.socketsOf(func(*socket) bool { return true })) != 2 {
			t.Fatal("a socket was closed")
		}
	})
	t.Run("SL1_a_client_that_does_not_read_is_cut", func(t *testing.T) {
		h, dial := overTCP(t, Limits{OutboxBytes: 64 << 10, DocumentBytes: 64 << 20})
		slow, ws, y := dial(), dial(), typist{client: 7}
		_ = slow.NetConn().(*net.TCPConn).SetReadBuffer(4 << 10)
		for _, c := range []*websocket.Conn{slow, ws} {
			_ = c.WriteMessage(websocket.BinaryMessage, authA())
			_ = c.WriteMessage(websocket.BinaryMessage, protocol.AppendSyncStep1([]byte(addressA), noVector))
		}
		for i := 0; ; i++ {
			if i > 400 {
				t.Fatal("the slow client is still there")
			}
			_ = ws.WriteMessage(websocket.BinaryMessage, edit(&y, strings.Repeat("x", 100<<10)))
			await(t, ws, saved)
			if len(h.socketsOf(func(*socket) bool { return true })) == 1 {
				return
			}
		}
	})
}

// What comes from sockets must wake the process through the gate alone, which
// opens once for all: Go's poller does not know the instance that holds them.
func TestPollerWakesThroughItsGateAlone(t *testing.T) {
	h, _ := overTCP(t, Limits{})
	p := h.poller()
	if err := p.sockets.file.SetReadDeadline(time.Now()); !errors.Is(err, os.ErrNoDeadline) {
		t.Errorf("Go's poller knows the sockets: %v", err)
	}
	if err := p.gate.file.SetReadDeadline(time.Time{}); err != nil {
		t.Errorf("Go's poller does not know the gate: %v", err)
	}
}
