package collab

import (
	"errors"
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

// socket is one WebSocket, or what stands for one. Who reads it decodes and
// posts; its outbox writes. gorilla/websocket does the handshake.
type socket struct {
	// set at construction
	hub     *Hub
	in      frameSource // nil: the hub's poller reads
	conn    net.Conn    // nil then
	framing framing
	started time.Time
	out     *outbox
	remote  string
	schemas schemas // what its client knows

	heard    atomic.Int64 // unix nanoseconds of the last frame, pong included
	pings    atomic.Bool  // the client answers Hocuspocus' Ping
	nextPing int64        // owned by the hub's keepalive loop

	// owned by who reads: the poller, or the socket's own goroutine
	reading      reading
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
	inbox    string // the encoded address of the person's inbox; empty: not asked for
	inboxKey string // the same, raw
	closing  bool
}

// newSocket makes a socket of what the hub's poller reads, or of a source of frames
// and a connection to answer on.
func newSocket(h *Hub, in frameSource, fd *descriptor, conn net.Conn, f framing, remote string) *socket {
	limits := h.cfg.Limits
	s := &socket{hub: h, in: in, conn: conn, framing: f, started: time.Now(), remote: remote,
		rooms: make(map[string]*membership, 1)}
	var r *resumer
	if fd != nil {
		r = h.poller().resumer
	}
	s.out = newOutbox(fd, r, s.conn, limits.OutboxBytes, limits.WriteDeadline, h.metrics)
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
	// The client answers the close; if not, reading ends by itself.
	if s.in == nil {
		time.AfterFunc(closeGrace, s.out.cut)
		return
	}
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

// remove forgets a membership and reports whether the socket is of no more use.
func (s *socket) remove(m *membership) (last bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.rooms[m.key] == m {
		delete(s.rooms, m.key)
	}
	return len(s.rooms) == 0 && s.inbox == ""
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
	if s.reading.deaf && s.in == nil {
		// A client that is still sending is to read why nobody listens any more:
		// closing a TCP connection with bytes unread resets it, and the close frame
		// that waits at the client is lost.
		s.out.fd.linger(closeGrace)
	}
	if err := s.out.close(); err != nil && !errors.Is(err, net.ErrClosed) {
		s.hub.logger.Debug().Err(err).Msg("close connection")
	}
	s.hub.forget(s)
}
