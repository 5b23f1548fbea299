package collab

import (
	"time"

	"samrad/collab/protocol"
)

// noAwareness is an awareness update of nobody. To clients that know no Ping it
// is a sign of life: they give a silent server up after 30 s.
var noAwareness = protocol.AppendAwarenessUpdate(nil, nil)

// keepAlive pings the client when it is time, and ends the socket if nothing
// was heard of it for too long. Only the hub's keepalive loop calls it.
func (s *socket) keepAlive(now time.Time) {
	limits := &s.hub.cfg.Limits
	if now.UnixNano()-s.heard.Load() > int64(limits.DeadAfter) {
		s.closeHurried(CloseTooSlow, true)
		return
	}
	if now.UnixNano() < s.nextPing {
		return
	}
	s.nextPing = now.Add(limits.PingInterval).UnixNano()
	if frame := s.pingFrame(); frame != nil {
		s.push(frame)
	}
}

// pingFrame is what makes this client answer, and keeps it from giving up:
// Hocuspocus' Ping where it is understood, since both do; else a WebSocket ping,
// which the client's program never sees, and empty presence, which it does.
func (s *socket) pingFrame() []byte {
	if s.pings.Load() {
		return appendMessage(nil, "", bodyOverhead, protocol.AppendPing)
	}
	frame := appendControl(nil, opPing, nil)
	for _, m := range s.memberships() {
		frame = awarenessFrame(frame, m.address, noAwareness)
	}
	return frame
}
