package collab

import (
	"context"
	"net/http"

	"samrad/collab/protocol"
)

// ServeYWebsocket serves the y-websocket protocol, one room on one socket. It
// returns once the socket is set up. A person without right is told by a close
// code, as a browser does not see the status of a refused handshake.
func (h *Hub) ServeYWebsocket(w http.ResponseWriter, r *http.Request, id Identity, doc DocumentID) {
	s := h.accept(w, r, framingYWebsocket, &id)
	if s == nil {
		return
	}
	h.background(func() {
		m := newMembership(h.newMemberID(), s, "", id)
		ctx, cancel := context.WithTimeout(h.ctx, joinTimeout)
		code := s.join(ctx, m, doc)
		cancel()
		if code != 0 {
			s.close(code)
		}
		s.run(func(frame []byte) (CloseCode, func() CloseCode) {
			msg, err := protocol.DecodeYWebsocket(frame)
			if err != nil {
				return CloseInvalid, nil
			}
			h.metrics.kinds[msg.Kind].Inc()
			return s.handleMessage(m, msg)
		})
	})
}
