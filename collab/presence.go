package collab

import (
	"slices"
	"time"

	"samrad/collab/protocol"
)

// presence is who shows what in a room: the newest state of each Yjs client.
type presence struct {
	of    map[uint64]*presenceState
	order []uint64 // of first appearance; makes the encoding reproducible

	// What the next frame tells.
	dirty  []uint64  // clients
	teller MemberID  // who told all of it; 0: several, or nobody any more
	since  time.Time // when the first of it was found waiting; zero: nothing waits

	abroad []NodePresence // what other nodes are to be told; nil: there are none
}

type presenceState struct {
	clock  uint64
	state  []byte // JSON; "null" while its removal is being told
	user   int    // so many bytes of state name the user, and are checked
	member MemberID
	dirty  bool

	node      NodeID // whose member told it; 0: one of ours, or nobody any more
	elsewhere NodeID // another node that tells the same of the same client
}

func newPresence() presence { return presence{of: make(map[uint64]*presenceState)} }

var gone = []byte("null")

// tellPresence takes the presence a member tells about itself.
func (c *RoomCore) tellPresence(e AwarenessReceived) {
	m := c.member(e.Member)
	if m == nil {
		return
	}
	for _, entry := range e.Entries {
		if reason := c.tell(m, entry); reason != "" {
			c.drop(reason)
		}
	}
}

// tell takes one state, or says why not.
func (c *RoomCore) tell(m *member, e protocol.AwarenessEntry) DropReason {
	known := c.presence.of[e.Client]
	if owner, bound := c.owners.of[e.Client]; bound && owner.person != m.identity.Person || known == nil && e.Gone() {
		// Clients repeat what they know of others, and tell when they have not
		// heard of them for long. Only the server says who left.
		return DropAwarenessForeign
	}
	// Who comes again tells its own state first. What a member tells after that
	// and is known already it only repeats, as y-websocket does with everything: it
	// does not speak for it.
	if known != nil && (e.Clock < known.clock || e.Clock == known.clock && !e.Gone() && (known.member == m.id || c.presence.count(m.id) > 0)) {
		return DropAwarenessStale
	}
	if e.Gone() {
		c.presence.set(e.Client, e.Clock, gone, 0, m.id)
		return ""
	}
	if len(e.State) > c.limits.AwarenessBytes || known == nil && c.presence.count(m.id) >= c.limits.AwarenessClients {
		return DropAwarenessInvalid
	}
	user := 0
	if known != nil && known.member == m.id && sameUser(e.State, known.state[:known.user]) {
		user = known.user
	} else if reason := checkState(e.State, m.identity); reason != "" {
		return reason
	} else {
		user = userPrefix(e.State)
	}
	if !c.owners.name(e.Client, m.identity.Person, c.limits.UnstoredClients) {
		return DropAwarenessForeign
	}
	c.presence.set(e.Client, e.Clock, e.State, user, m.id)
	return ""
}

// queryPresence lets the member have all presence with the next frame.
func (c *RoomCore) queryPresence(e AwarenessQueried) {
	if m := c.member(e.Member); m != nil && m.listens && !slices.Contains(c.fan.fresh, m.id) {
		c.fan.fresh = append(c.fan.fresh, m.id)
	}
}

func (p *presence) set(client, clock uint64, state []byte, user int, m MemberID) {
	s := p.of[client]
	if s == nil {
		s = &presenceState{}
		p.of[client] = s
		p.order = append(p.order, client)
	}
	s.clock, s.state, s.user, s.member = clock, slices.Clone(state), user, m
	s.node, s.elsewhere = 0, 0
	p.mark(client, s, m)
}

// mark lets the next frame tell about a client, on the word of by.
func (p *presence) mark(client uint64, s *presenceState, by MemberID) {
	if len(p.dirty) == 0 {
		p.teller = by
	} else if p.teller != by {
		p.teller = 0
	}
	if !s.dirty {
		s.dirty = true
		p.dirty = append(p.dirty, client)
	}
}

// memberLeft tells all that the states of a member are gone. A state that the
// person told again through a newer connection belongs to that one.
func (p *presence) memberLeft(m MemberID) {
	for _, client := range p.order {
		if s := p.of[client]; s.member == m && s.node == 0 && !s.movedTo() {
			s.state, s.user = gone, 0
			p.mark(client, s, 0)
		}
	}
}

func (p *presence) count(m MemberID) int {
	n := 0
	for _, s := range p.of {
		if s.member == m {
			n++
		}
	}
	return n
}

// takeChanged encodes what changed since the last call, nil if nothing, and
// forgets those who are gone.
func (p *presence) takeChanged() []byte {
	if len(p.dirty) == 0 {
		return nil
	}
	update := p.encode(p.dirty)
	forgot := false
	for _, client := range p.dirty {
		s := p.of[client]
		s.dirty = false
		p.tellAbroad(client, s)
		if string(s.state) == "null" {
			delete(p.of, client)
			forgot = true
		}
	}
	p.dirty, p.teller, p.since = p.dirty[:0], 0, time.Time{}
	if forgot {
		p.order = slices.DeleteFunc(p.order, func(c uint64) bool { return p.of[c] == nil })
	}
	return update
}

// encodeAll encodes all presence, nil if there is none.
func (p *presence) encodeAll() []byte {
	if len(p.order) == 0 {
		return nil
	}
	return p.encode(p.order)
}

func (p *presence) encode(clients []uint64) []byte {
	entries := make([]protocol.AwarenessEntry, len(clients))
	for i, client := range clients {
		s := p.of[client]
		entries[i] = protocol.AwarenessEntry{Client: client, Clock: s.clock, State: s.state}
	}
	return protocol.AppendAwarenessUpdate(nil, entries)
}
