package collab

import (
	"slices"

	"samrad/collab/protocol"
)

// InboxAddress is what a Hocuspocus client names instead of a document to hear
// what is for its person alone. Nothing can be said there: it has no document and
// no presence, and costs a socket one string.
const InboxAddress = "inbox"

// openInbox lets the socket hear what is for its person.
func (s *socket) openInbox(key string) {
	address := string(protocol.AppendString(nil, key))
	s.mu.Lock()
	s.inboxKey, s.inbox = key, address
	s.mu.Unlock()
	s.push(scopeFrame(nil, address, RightRead))
}

// handleInbox takes what a client says at its inbox: a library syncs there as in
// any room, and is not answered. It reports false for another address.
func (s *socket) handleInbox(key []byte, kind protocol.Kind) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inbox == "" || string(key) != s.inboxKey {
		return false
	}
	if kind == protocol.KindClose {
		s.inboxKey, s.inbox = "", ""
	}
	return true
}

func (s *socket) inboxAddress() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.inbox
}

// TellPeople sends a small JSON text to the inboxes of people, on all their
// sockets and all nodes. It may be lost; what it tells of must be readable elsewhere.
func (h *Hub) TellPeople(people []PersonID, payload string) {
	if len(people) == 0 {
		return
	}
	h.nodes.tellPeople(people, payload)
	h.tellPeople(people, payload)
}

func (h *Hub) tellPeople(people []PersonID, payload string) {
	for _, s := range h.socketsOf(func(s *socket) bool { return slices.Contains(people, s.counted) }) {
		if address := s.inboxAddress(); address != "" {
			s.push(eventFrame(nil, address, payload))
		}
	}
}

// tellPeople passes it on to the other nodes.
func (n *hubNodes) tellPeople(people []PersonID, payload string) {
	if n == nil {
		return
	}
	b := protocol.AppendUvarint(appendNodeHead(n.hub.node, kindPeople), uint64(len(people)))
	for _, p := range people {
		b = protocol.AppendString(b, string(p))
	}
	n.send(nodesSubject, append(b, payload...))
}

// heardForPeople is tellPeople of another node.
func (n *hubNodes) heardForPeople(r *nodeReader) {
	var people []PersonID
	for count := r.number(); count > 0 && r.err == nil; count-- {
		people = append(people, PersonID(r.text()))
	}
	if r.err == nil {
		n.hub.tellPeople(people, string(r.b))
	}
}
