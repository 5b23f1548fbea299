package collab

import (
	"samrad/collab/protocol"
)

// membership ties a member of a room to its socket. A socket of the Hocuspocus
// framing has many, one of y-websocket one. All methods may be called from the
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
}

func newMembership(id MemberID, s *socket, key string, identity Identity) *membership {
	m := &membership{id: id, socket: s, key: key, identity: identity}
	if s.framing == framingHocuspocus {
		m.address = string(protocol.AppendString(nil, key))
	}
	return m
}

func (m *membership) sendStep1(stateVector []byte) {
	m.socket.push(step1Frame(nil, m.address, stateVector))
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
	one := statusFrame(nil, m.address, saved)
	if count == 1 {
		m.socket.push(one)
		return
	}
	all := make([]byte, 0, count*len(one))
	for range count {
		all = append(all, one...)
	}
	m.socket.push(all)
}

func (m *membership) sendEvent(payload string) {
	if m.socket.framing == framingHocuspocus {
		m.socket.push(eventFrame(nil, m.address, payload))
	}
}

func (m *membership) tellRight(r Right) {
	if m.socket.framing == framingHocuspocus {
		m.socket.push(eventFrame(scopeFrame(nil, m.address, r), m.address, RightPayload(r)))
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
			m.socket.push(deniedFrame(nil, m.address, code.Reason().Name))
		}
	}
	last := m.socket.remove(m)
	if last || code.Reason().Retry {
		m.socket.close(code)
		return
	}
	m.socket.hub.metrics.closed(code)
	m.socket.push(roomClosedFrame(nil, m.address, code.Reason().Name))
}
