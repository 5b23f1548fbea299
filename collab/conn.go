package collab

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// framing is one of the two ways messages are put into frames.
type framing uint8

const (
	framingHocuspocus framing = iota
	framingYWebsocket
)

// closeGrace is how long a client may take to answer a close.
const closeGrace = 2 * time.Second

// frameSource is where a socket's frames come from: a WebSocket, or what a
// client posts beside its stream.
type frameSource interface {
	// NextReader waits for a frame and returns its kind, as of websocket, and its
	// content. What is left of the frame before is passed over.
	NextReader() (kind int, r io.Reader, err error)
}

// socket is one WebSocket, or what stands for one. Its read loop decodes and
// posts, its outbox writes. gorilla/websocket does the handshake and reads; it
// writes nothing but, on a protocol error, a last close frame.
type socket struct {
	// set at construction
	hub     *Hub
	in      frameSource
	conn    net.Conn
	framing framing
	started time.Time
	out     *outbox
	remote  string

	heard    atomic.Int64 // unix nanoseconds of the last frame, pong included
	pings    atomic.Bool  // the client answers Hocuspocus' Ping
	nextPing int64        // owned by the hub's keepalive loop

	// owned by the read loop
	flow         flow
	authFrames   int
	authBytes    int
	authDeadline *time.Timer

	// guarded by hub.mu
	counted PersonID // for whom the hub counts this socket

	// guarded by mu
	mu       sync.Mutex
	identity *Identity
	rooms    map[string]*membership
	closing  bool
}

func newSocket(h *Hub, in frameSource, conn net.Conn, f framing, remote string) *socket {
	limits := h.cfg.Limits
	s := &socket{hub: h, in: in, conn: conn, framing: f, started: time.Now(), remote: remote,
		rooms: make(map[string]*membership, 1)}
	s.out = newOutbox(s.conn, limits.OutboxBytes, limits.WriteDeadline, h.metrics)
	s.flow = newFlow(limits.FramesPerSecond, limits.BytesPerSecond, s.started)
	s.heard.Store(s.started.UnixNano())
	s.nextPing = s.started.Add(limits.PingInterval).UnixNano()
	return s
}

// answerControl lets the socket answer the WebSocket's own control frames.
func (s *socket) answerControl(ws *websocket.Conn) {
	ws.SetPingHandler(func(payload string) error {
		s.push(appendControl(nil, opPong, []byte(payload)))
		return nil
	})
	ws.SetPongHandler(func(string) error {
		s.heard.Store(time.Now().UnixNano())
		return nil
	})
	ws.SetCloseHandler(func(int, string) error { return nil })
}

// push sends a whole frame. A client that does not read fast enough is closed.
func (s *socket) push(frame []byte) {
	if !s.out.push(frame) {
		s.closeHurried(CloseTooSlow, true)
	}
}

// close ends the socket with a code, after what was pushed before.
func (s *socket) close(code CloseCode) { s.closeHurried(code, false) }

func (s *socket) closeHurried(code CloseCode, hurry bool) {
	s.mu.Lock()
	already := s.closing
	s.closing = true
	s.mu.Unlock()
	if already {
		return
	}
	s.hub.metrics.closed(code)
	s.out.end(closeFrame(code), hurry)
	// The client answers the close; if not, the read loop ends by itself.
	_ = s.conn.SetReadDeadline(time.Now().Add(closeGrace))
}

func (s *socket) isClosing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing
}

// add keeps a membership, unless its key is taken or the socket has too many.
func (s *socket) add(m *membership) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.rooms[m.key] != nil || len(s.rooms) >= s.hub.cfg.Limits.RoomsPerSocket {
		return false
	}
	s.rooms[m.key] = m
	return true
}

func (s *socket) find(key []byte) *membership {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rooms[string(key)]
}

// remove forgets a membership and reports whether it was the last.
func (s *socket) remove(m *membership) (last bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.rooms[m.key] == m {
		delete(s.rooms, m.key)
	}
	return len(s.rooms) == 0
}

func (s *socket) memberships() []*membership {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*membership, 0, len(s.rooms))
	for _, m := range s.rooms {
		list = append(list, m)
	}
	return list
}

// person returns who the socket belongs to; false before authentication.
func (s *socket) person() (Identity, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.identity == nil {
		return Identity{}, false
	}
	return *s.identity, true
}

func (s *socket) setIdentity(id Identity) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.identity = &id
}

// readLoop is the socket's goroutine: it reads frames and hands them to handle
// until the connection ends, then leaves all rooms.
func (s *socket) readLoop(handle func(frame []byte) CloseCode) {
	defer s.finish()
	for {
		kind, r, err := s.in.NextReader()
		if err != nil {
			return
		}
		if s.isClosing() {
			continue
		}
		if kind != websocket.BinaryMessage {
			s.close(CloseInvalid)
			continue
		}
		buf := frameBuffers.Get().(*bytes.Buffer)
		buf.Reset()
		code, err := s.readFrame(r, buf, handle)
		if buf.Cap() <= 1<<20 {
			frameBuffers.Put(buf)
		}
		if err != nil {
			return
		}
		if code != 0 {
			s.close(code)
		}
	}
}

var frameBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readFrame reads one frame into buf and handles it. The frame is reused after.
func (s *socket) readFrame(r io.Reader, buf *bytes.Buffer, handle func([]byte) CloseCode) (CloseCode, error) {
	limits := &s.hub.cfg.Limits
	limit := limits.FrameBytes
	_, known := s.person()
	if !known {
		limit = limits.AuthBytes - s.authBytes
	}
	n, err := buf.ReadFrom(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return 0, fmt.Errorf("read frame: %w", err)
	}
	if n > int64(limit) {
		return CloseTooLarge, nil
	}
	now := time.Now()
	s.heard.Store(now.UnixNano())
	s.hub.metrics.bytesIn.Add(float64(n))
	if !known {
		s.authBytes += int(n)
		if s.authFrames++; s.authFrames > limits.AuthFrames {
			return CloseUnauthenticated, nil
		}
	} else if pause := s.flow.spend(now, int(n)); pause > 0 {
		s.hub.metrics.throttled.Inc()
		time.Sleep(pause)
	}
	return handle(buf.Bytes()), nil
}

// finish runs when reading has ended, whatever the cause.
func (s *socket) finish() {
	if s.authDeadline != nil {
		s.authDeadline.Stop()
	}
	s.mu.Lock()
	s.closing = true
	s.mu.Unlock()
	for _, m := range s.memberships() {
		s.remove(m)
		m.room.post(posted{event: MemberLeft{Member: m.id}})
	}
	s.out.end(closeFrame(CloseNormal), false)
	select {
	case <-s.out.written:
	case <-time.After(closeGrace):
	}
	if err := s.conn.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		s.hub.logger.Debug().Err(err).Msg("close connection")
	}
	s.hub.forget(s)
}
