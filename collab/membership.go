package collab

import (
	"bytes"

	"samrad/collab/protocol"
)

// membership ties a member of a room to its socket. A socket of the Hocuspocus
// framing has many, one of y-websocket one. All methods but post belong to the
// room's goroutine; none waits.
type membership struct {
	// set at construction
	id       MemberID
	socket   *socket
	room     *room
	key      string // the raw address, under which the socket keeps it
	address  string // the encoded address every frame begins with; empty for y-websocket
	identity Identity

	// owned by the room's goroutine
	listens bool
	saved   []byte // a whole answer, shared by all there are
	queued  bool   // something was pushed since the room's last flush
}

func newMembership(id MemberID, s *socket, key string, identity Identity) *membership {
	m := &membership{id: id, socket: s, key: key, identity: identity}
	if s.framing == framingHocuspocus {
		m.address = string(protocol.AppendString(nil, key))
	}
	return m
}

// post hands an event of this member to the room. If its inbox is full, it returns
// what waits and then does it.
func (m *membership) post(e Event) (later func() CloseCode) {
	p := posted{event: e}
	if _, full := m.room.inbox.post(p); full == nil {
		return nil
	}
	return func() CloseCode {
		m.room.post(p)
		return 0
	}
}

// push queues a frame; the room writes it with what else it has for the socket.
func (m *membership) push(frame []byte) {
	m.queue(frame)
	m.room.flushLater(m)
}

// queue is push for what may wait until something else is pushed.
func (m *membership) queue(frame []byte) {
	if !m.socket.out.add(frame) {
		m.socket.closeHurried(CloseTooSlow, true)
	}
}

func (m *membership) sendStep1(stateVector []byte) {
	m.push(step1Frame(nil, m.address, stateVector))
}

// statusFrame is the answer to one message, built once.
func (m *membership) statusFrame(saved bool) []byte {
	if m.saved == nil {
		m.saved = statusFrame(nil, m.address, true)
	}
	if saved {
		return m.saved
	}
	return statusFrame(nil, m.address, false)
}

// acknowledge answers messages. y-websocket has no such answer: there a refused
// message closes the socket.
func (m *membership) acknowledge(saved bool, count int) {
	if m.socket.framing == framingYWebsocket {
		if !saved {
			m.socket.close(CloseForbidden)
		}
		return
	}
	frame := m.statusFrame(saved)
	if count > 1 {
		frame = bytes.Repeat(frame, count)
	}
	m.queue(frame)
	m.room.owe(m)
}

func (m *membership) sendEvent(payload string) {
	if m.socket.framing == framingHocuspocus {
		m.push(eventFrame(nil, m.address, payload))
	}
}

func (m *membership) tellRight(r Right) {
	if m.socket.framing == framingHocuspocus {
		m.push(eventFrame(scopeFrame(nil, m.address, r), m.address, RightPayload(r)))
	}
}

// close ends the membership. The socket goes with it if it carries no other
// room, or if connecting again is what the client should do.
func (m *membership) close(code CloseCode, unsaved int) {
	if m.socket.framing == framingHocuspocus {
		if unsaved > 0 {
			m.acknowledge(false, unsaved)
		}
		if code == CloseForbidden || code == CloseUnauthenticated {
			m.push(deniedFrame(nil, m.address, code.Reason().Name))
		}
	}
	last := m.socket.remove(m)
	if last || code.Reason().Retry {
		m.socket.close(code)
		return
	}
	m.socket.hub.metrics.closed(code)
	m.push(roomClosedFrame(nil, m.address, code.Reason().Name))
}
