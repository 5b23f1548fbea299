package collab

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// wireConn is a connection on which everything has come already.
type wireConn struct{ *bytes.Reader }

func (wireConn) Write(p []byte) (int, error)      { return len(p), nil }
func (wireConn) Close() error                     { return nil }
func (wireConn) LocalAddr() net.Addr              { return streamAddr("") }
func (wireConn) RemoteAddr() net.Addr             { return streamAddr("") }
func (wireConn) SetDeadline(time.Time) error      { return nil }
func (wireConn) SetReadDeadline(time.Time) error  { return nil }
func (wireConn) SetWriteDeadline(time.Time) error { return nil }

type hijacked struct {
	http.ResponseWriter
	conn net.Conn
}

func (h hijacked) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return h.conn, bufio.NewReadWriter(bufio.NewReader(bytes.NewReader(nil)), bufio.NewWriter(io.Discard)), nil
}

// gorillas returns the messages that gorilla/websocket reads from the same bytes,
// up to the first text message, which ends a socket of ours.
func gorillas(t *testing.T, wire []byte) (messages [][]byte) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for name, value := range map[string]string{"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="} {
		r.Header.Set(name, value)
	}
	ws, err := upgrader.Upgrade(hijacked{httptest.NewRecorder(), wireConn{bytes.NewReader(wire)}}, r, nil)
	if err != nil {
		t.Fatal(err)
	}
	for {
		kind, m, err := ws.ReadMessage()
		if err != nil || kind == websocket.TextMessage {
			return messages
		}
		messages = append(messages, m)
	}
}

// ours returns the messages the parser finds, the bytes coming in two parts.
func ours(wire []byte, cut int) (messages [][]byte) {
	var p frameParser
	b := append([]byte(nil), wire[:cut]...)
	for part := 0; ; {
		f, used, ok, refused := p.next(b, 1<<20)
		switch {
		case refused != 0, ok && (f.op == opClose || f.op == opText):
			return messages
		case used == 0 && part == 0:
			b, part = append(b, wire[cut:]...), 1
			continue
		case used == 0:
			return messages
		case ok && f.op == opBinary:
			messages = append(messages, bytes.Clone(f.payload))
		}
		b = b[used:]
	}
}

// masked is a client's frame as bytes on the wire.
func masked(first byte, payload []byte) []byte {
	b := []byte{first}
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	mask := []byte{1, 2, 3, 4}
	b = append(b, mask...)
	for i, c := range payload {
		b = append(b, c^mask[i%4])
	}
	return b
}

// FuzzFrameParser compares with gorilla/websocket, which reads where there is no
// poller: however the bytes come, the messages are the same.
func FuzzFrameParser(f *testing.F) {
	f.Add(masked(0x82, []byte("hello")), uint16(3))
	f.Add(append(masked(0x02, []byte("a")), masked(0x80, []byte("b"))...), uint16(1))
	f.Add(append(masked(0x89, []byte("ping")), masked(0x82, []byte("after"))...), uint16(200))
	f.Add(append(masked(0x02, []byte("a")), append(masked(0x8A, nil), masked(0x80, nil)...)...), uint16(9))
	f.Add(append(masked(0x82, []byte("first")), masked(0x88, []byte{3, 232})...), uint16(0))
	f.Add(append(masked(0x82, nil), masked(0xC2, []byte{9})...), uint16(7))
	f.Add(append(masked(0x82, make([]byte, 300)), masked(0x00, []byte{9})...), uint16(4))
	f.Add([]byte{0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 9}, uint16(0))
	f.Add([]byte{0x82, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 9}, uint16(0))
	f.Fuzz(func(t *testing.T, wire []byte, cut uint16) {
		want, got := gorillas(t, wire), ours(wire, min(int(cut), len(wire)))
		if len(got) != len(want) {
			t.Fatalf("%d messages, gorilla reads %d", len(got), len(want))
		}
		for i := range got {
			if !bytes.Equal(got[i], want[i]) {
				t.Fatalf("message %d: %x, gorilla reads %x", i, got[i], want[i])
			}
		}
	})
}
