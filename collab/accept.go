package collab

import (
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// upgrader does the handshake. No compression: a read limit would count the
// compressed bytes, and 261 KB become 256 MiB. Frames are written by the outbox,
// so that the write buffers of the pool are hardly ever made.
var upgrader = websocket.Upgrader{
	ReadBufferSize:   1024,
	WriteBufferPool:  &sync.Pool{},
	HandshakeTimeout: 10 * time.Second,
	CheckOrigin:      func(*http.Request) bool { return true }, // accept has checked it
}

// accept upgrades a request to a socket, or answers it with an error.
func (h *Hub) accept(w http.ResponseWriter, r *http.Request, f framing, id *Identity) *socket {
	if !h.originAllowed(r, id != nil) {
		http.Error(w, "this site may not open a connection to Samråd", http.StatusForbidden)
		return nil
	}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return nil // Upgrade has answered
	}
	_ = ws.NetConn().SetDeadline(time.Time{})
	s := h.takeOver(ws, f, r.RemoteAddr)
	if s == nil {
		return nil
	}
	s.schemas = saidSchemas(r)
	if id != nil {
		s.setIdentity(*id)
	}
	if code := h.admit(s); code != 0 {
		s.close(code)
	}
	return s
}

// takeOver makes the socket of a connection. One that the poller can read is taken
// from Go's and from gorilla, whose buffers are done.
func (h *Hub) takeOver(ws *websocket.Conn, f framing, remote string) *socket {
	tcp, ok := ws.NetConn().(*net.TCPConn)
	if !ok || h.poller() == nil {
		s := newSocket(h, ws, nil, ws.NetConn(), f, remote)
		s.answerControl(ws)
		return s
	}
	fd, err := takeDescriptor(tcp)
	if err != nil {
		h.logger.Warn().Err(err).Msg("a connection could not be set up")
		_ = tcp.Close()
		return nil
	}
	return newSocket(h, nil, fd, nil, f, remote)
}

// originAllowed compares the Origin header exactly. Browsers always send it, and
// it is what keeps another site from using a signed-in person's cookie. Programs
// send none; they must bring a token, in a header or in the auth message.
func (h *Hub) originAllowed(r *http.Request, signedIn bool) bool {
	origins := r.Header.Values("Origin")
	if len(origins) > 0 {
		return len(origins) == 1 && slices.Contains(h.cfg.Origins, origins[0])
	}
	return !signedIn || strings.HasPrefix(strings.ToLower(r.Header.Get("Authorization")), "bearer ")
}
