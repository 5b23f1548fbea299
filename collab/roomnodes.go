package collab

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

// NodeID names one life of one node's process. It is never 0.
type NodeID uint64

// String is how a node is written in logs and in the ids of streams.
func (n NodeID) String() string { return fmt.Sprintf("%016x", uint64(n)) }

const (
	// quietFor is how long a room's content must have stood still before its
	// digest says something: until then news may be on the way.
	quietFor = 2 * time.Second
	// reloadPatience is how often a member may cause a reload: what a client
	// brings from another node can be ahead of us once, not all the time.
	reloadPatience = 10 * time.Second
)

// nodes is what a room knows of the other nodes that have it open. The journal
// is the truth: whenever something may be missing, it is read again.
type nodes struct {
	on    bool
	seq   uint64 // of the last update published
	peers map[NodeID]*peer

	living map[NodeID]bool // the nodes that are heard; of others no presence is taken
	word   uint64          // the version of that

	reloading bool       // the journal is being read
	again     bool       // and must be read once more, since something was missed after it began
	asking    []MemberID // asked for what was passed over once the present reading is done
	askNext   []MemberID // once the next is

	changed  time.Time // when the stored content last changed
	digest   Digest
	digested bool               // digest is that of the stored content
	odd      map[NodeID]oddPair // digests that differed, and that reading the journal did not make alike
	suspect  map[NodeID]oddPair // digests that differ, and for which the journal is being read

	clashes map[PersonID]clash // who wrote clocks that another node had stored
}

// peer is how far another node's room was heard.
type peer struct{ life, seq uint64 }

type oddPair struct{ theirs, ours Digest }

// Digest is a hash of a document's content: which clocks there are, and which of
// them are deleted. It does not depend on how the content is cut into structs.
type Digest [16]byte

// Binding tells another node whose a client id is.
type Binding struct {
	Client uint64
	Person PersonID
}

// NodePresence is one state of presence as told between nodes. The node that
// tells it has checked it.
type NodePresence struct {
	Client, Clock uint64
	State         []byte // "null": gone
	Person        PersonID
}

// Place is where a message stands: the life of a node's room, which counts up
// within the node's own, and how many updates that room had published by then.
type Place struct {
	Node      NodeID
	Life, Seq uint64
}

// JoinNodes lets the room speak with other nodes. It is called before the first
// Step, and makes the first message.
func (c *RoomCore) JoinNodes() {
	c.nodes = nodes{on: true, peers: make(map[NodeID]*peer), living: make(map[NodeID]bool), odd: make(map[NodeID]oddPair), suspect: make(map[NodeID]oddPair), clashes: make(map[PersonID]clash)}
	c.presence.abroad = make([]NodePresence, 0, 8)
}

// stepNodes reacts to events that concern other nodes. It reports false for all
// others.
func (c *RoomCore) stepNodes(e Event) bool {
	switch e := e.(type) {
	case NodeUpdate:
		c.takeUpdate(e)
	case NodeDigest:
		c.takeDigest(e)
	case NodePresenceTold:
		c.takePresence(e)
	case NodesHeard:
		c.takeHeard(e)
	case BusLost:
		c.reload("lost")
		c.greet(true)
	case NodesGreeted:
		c.greet(true)
	case JournalMoved:
		c.reload("parted")
	case DigestDue:
		c.greet(false)
		c.tellAll()
	case Reloaded:
		c.takeLoaded(e.Loaded)
	default:
		return false
	}
	return true
}

// greet tells other nodes how far this room has published and what it holds, and
// lets them answer with the same if ask.
func (c *RoomCore) greet(ask bool) {
	if !c.nodes.on {
		return
	}
	d, known := c.quietDigest()
	c.emit(PublishDigest{Seq: c.nodes.seq, Digest: d, Known: known, Ask: ask})
}

// takeHeard takes word of which nodes are heard. What is left of one that is not
// goes; one that is new is asked what it holds, unless it has been.
func (c *RoomCore) takeHeard(e NodesHeard) {
	n := &c.nodes
	if e.Version <= n.word {
		return
	}
	n.word = e.Version
	before := n.living
	n.living = make(map[NodeID]bool, len(e.Nodes))
	fresh := false
	for _, node := range e.Nodes {
		n.living[node] = true
		fresh = fresh || !before[node]
	}
	gone := func(node NodeID) bool { return !n.living[node] }
	maps.DeleteFunc(n.peers, func(node NodeID, _ *peer) bool { return gone(node) })
	maps.DeleteFunc(n.odd, func(node NodeID, _ oddPair) bool { return gone(node) })
	maps.DeleteFunc(n.suspect, func(node NodeID, _ oddPair) bool { return gone(node) })
	for node := range before {
		if gone(node) {
			c.removePresence(node)
		}
	}
	if fresh && !e.Greeted {
		c.greet(true)
	}
}

// hear notes a message's place and reads the journal if one before it is missing.
// It reports whether the sender is heard for the first time in the middle of what
// it publishes: what came before may not have been in the journal when this room
// was loaded.
func (c *RoomCore) hear(at Place, updates uint64) (midway bool) {
	p := c.nodes.peers[at.Node]
	switch {
	case p == nil || p.life < at.Life:
		c.nodes.peers[at.Node] = &peer{at.Life, at.Seq}
		return at.Seq > updates
	case at.Life < p.life || at.Seq <= p.seq: // old, or told twice
	case at.Seq == p.seq+updates:
		p.seq = at.Seq
	default:
		p.seq = at.Seq
		c.reload("gap")
	}
	return false
}

// takeUpdate takes what another node has stored.
func (c *RoomCore) takeUpdate(e NodeUpdate) {
	if c.hear(e.At, 1) {
		c.reload("midway")
	}
	c.learn(e.Bindings)
	if e.Update == nil {
		c.reload("large") // too large for the bus
		return
	}
	// What it needs may be on its way from a third node, or in a commit of ours
	// whose answer was lost. It is all in the journal.
	if err := c.adopt(e.Update); err != nil {
		c.reload("ahead")
	}
}

// adopt takes and shows an update that is in the journal.
func (c *RoomCore) adopt(update []byte) error {
	applied, err := c.stored.Apply(update)
	if err != nil {
		return fmt.Errorf("adopt what is stored: %w", err)
	}
	if applied.Empty() {
		return nil
	}
	if _, err := c.received.Apply(update); err != nil {
		c.fail(fmt.Errorf("what is received does not go with what is stored: %w", err))
		return nil
	}
	c.bytes += len(update)
	c.touched()
	c.fan.show(update, 0)
	return nil
}

// touched notes that the stored content changed.
func (c *RoomCore) touched() {
	c.nodes.changed, c.nodes.digested = c.now, false
}

// reload asks for everything stored, unless that is under way; then once more.
func (c *RoomCore) reload(why string) {
	n := &c.nodes
	if !n.on || n.reloading && n.again {
		return
	}
	c.emit(CountNodes{What: why})
	if n.reloading {
		n.again = true
		return
	}
	n.reloading = true
	c.emit(Reload{})
}

// takeLoaded adds what the journal holds to what the room does, and asks members
// for what had to wait for it.
func (c *RoomCore) takeLoaded(loaded journal.Loaded) {
	if err := c.mergeLoaded(loaded); err != nil {
		c.fail(err)
		return
	}
	n := &c.nodes
	asking := n.asking
	n.asking, n.askNext, n.reloading = n.askNext, nil, false
	for node, pair := range n.suspect {
		if pair.ours == c.ownDigest() {
			n.odd[node] = pair
		}
	}
	clear(n.suspect)
	if n.again {
		n.again, n.reloading = false, true
		c.emit(Reload{})
	}
	for _, id := range asking {
		if m := c.members[id]; m != nil && m.behind {
			m.behind, m.reloaded = false, c.now
			if m.resync && m.listens {
				c.ask(m)
			}
		}
	}
}

func (c *RoomCore) mergeLoaded(loaded journal.Loaded) error {
	bindings := make([]Binding, 0, len(loaded.Clients))
	for _, client := range slices.Sorted(maps.Keys(loaded.Clients)) {
		bindings = append(bindings, Binding{client, PersonID(loaded.Clients[client])})
	}
	c.learn(bindings)
	merged, err := ydoc.MergeUpdates(loaded.Updates...)
	if err != nil {
		return fmt.Errorf("merge %d stored updates: %w", len(loaded.Updates), err)
	}
	news, err := ydoc.DiffUpdate(merged, c.stored.StateVector())
	if err != nil {
		return fmt.Errorf("compare with what is stored: %w", err)
	}
	return c.adopt(news)
}

// mayBeAhead reports whether a refusal may come of this node lacking something
// that the member was shown elsewhere; then what it sent is passed over, the
// journal is read, and the member asked again. Once: who is refused again within
// reloadPatience is refused.
func (c *RoomCore) mayBeAhead(m *member, answer bool, r *Refusal) bool {
	if !c.nodes.on || !m.listens {
		return false
	}
	switch {
	case r.Reason == DropForeignAuthor, errors.Is(r.Err, ydoc.ErrGap):
	case r.Reason == DropReadOnly && answer: // readers bring back what they saw
	default:
		return false
	}
	return m.behind || m.reloaded.IsZero() || c.now.Sub(m.reloaded) >= reloadPatience
}

// catchUp reads the journal on behalf of members and asks them again after.
func (c *RoomCore) catchUp(why string, members ...*member) {
	list := &c.nodes.asking
	if c.nodes.reloading {
		list = &c.nodes.askNext // what is being read may lack what they have
	}
	for _, m := range members {
		if !m.behind {
			m.behind = true
			*list = append(*list, m.id)
		}
	}
	c.reload(why)
}

// contested is told that the journal took none of this life's appends, since a
// client id in one of them belongs to someone else, who wrote through another
// node, or since its clocks came in through another node already. The room begins anew with what is stored, and whose appends were on their
// way are asked for them again; by then it is known whose the id is.
func (c *RoomCore) contested(err error) {
	received := ydoc.NewStore(c.limits.Engine)
	state := c.stored.EncodeState()
	if _, err := received.Apply(state); err != nil {
		c.fail(fmt.Errorf("begin anew with what is stored: %w", err))
		return
	}
	guilty := c.clashed(err)
	c.life++
	c.received, c.bytes = received, len(state)
	c.owners.doubt()
	queue := c.queue
	c.queue, c.pending = nil, 0
	var waiting []*member
	for _, w := range queue {
		if w.ticket != 0 {
			c.emit(Answer{Ticket: w.ticket, Err: fmt.Errorf("%w: %w", ErrRoomFailed, err)})
			continue
		}
		m := c.members[w.member]
		if m == nil {
			continue
		}
		if guilty(w) {
			c.refuse(m, w.acks+m.owed, &Refusal{Reason: DropForked, Code: CloseInvalid, Err: err})
			continue
		}
		c.passOver(m, w.acks, DropContested)
		waiting = append(waiting, m)
	}
	// Who was passed over before would be asked when the queue has been stored,
	// which it never will be.
	for _, id := range c.order {
		if m := c.members[id]; m.resync {
			waiting = append(waiting, m)
		}
	}
	c.catchUp("contested", waiting...)
}

// takeDigest compares how far another node has published, and what it holds,
// with what is known here.
func (c *RoomCore) takeDigest(e NodeDigest) {
	midway := c.hear(e.At, 0)
	ours, quiet := c.quietDigest()
	switch {
	case e.Known && quiet && e.Digest == ours:
		delete(c.nodes.odd, e.At.Node)
	case midway:
		c.reload("midway")
	case e.Known && quiet && c.nodes.odd[e.At.Node] != oddPair{e.Digest, ours}:
		c.nodes.suspect[e.At.Node] = oddPair{e.Digest, ours}
		c.reload("digest")
	}
	if e.Ask {
		c.greet(false)
		c.tellAll()
	}
}

// quietDigest is the digest of what is stored, if that has stood still for a while.
func (c *RoomCore) quietDigest() (d Digest, known bool) {
	if len(c.queue) > 0 || c.now.Sub(c.nodes.changed) < quietFor {
		return Digest{}, false
	}
	return c.ownDigest(), true
}

func (c *RoomCore) ownDigest() Digest {
	n := &c.nodes
	if !n.digested {
		n.digest, n.digested = digestOf(c.stored.EncodeState(), c.limits.Engine), true
	}
	return n.digest
}

func digestOf(state []byte, limits ydoc.Limits) Digest {
	info, err := ydoc.Inspect(state, limits)
	if err != nil {
		return Digest{} // the store wrote it; at worst the journal is read in vain
	}
	clocks := make(map[uint64]uint64)
	for _, s := range info.Structs {
		clocks[s.Client] = max(clocks[s.Client], s.Clock+s.Len)
	}
	deleted := sortRanges(info.Deletes)
	var b []byte
	for _, client := range slices.Sorted(maps.Keys(clocks)) {
		b = binary.BigEndian.AppendUint64(b, client)
		b = binary.BigEndian.AppendUint64(b, clocks[client])
		for _, r := range deleted[client] {
			b = binary.BigEndian.AppendUint64(b, r.Clock)
			b = binary.BigEndian.AppendUint64(b, r.Len)
		}
	}
	sum := sha256.Sum256(b)
	return Digest(sum[:len(Digest{})])
}

// takePresence takes states that another node has checked. A newer clock counts;
// of two nodes that tell the same, the client may just be moving from one to the
// other: each keeps its own, and remembers that the other has it too.
func (c *RoomCore) takePresence(e NodePresenceTold) {
	c.hear(e.At, 0)
	// What comes late of a node that has died would stay for good. One that has not
	// been heard before is asked for all when it is.
	if !c.nodes.living[e.At.Node] {
		c.emit(CountNodes{What: "unheard"})
		return
	}
	for _, s := range e.States {
		c.takeState(e.At.Node, s)
	}
	if e.All {
		c.keepOnly(e.At.Node, e.States)
	}
}

func (c *RoomCore) takeState(node NodeID, e NodePresence) {
	p := &c.presence
	known := p.of[e.Client]
	isGone := string(e.State) == "null"
	if o, bound := c.owners.of[e.Client]; bound && o.person != e.Person {
		c.drop(DropAwarenessForeign)
		return
	}
	switch {
	case known != nil && e.Clock < known.clock:
		c.drop(DropAwarenessStale)
	case isGone:
		if known == nil {
			return
		}
		if known.elsewhere == node {
			known.elsewhere = 0
		}
		// With a newer clock the client itself has said goodbye; with the same its
		// node has, which does not speak for who told it since.
		if known.node == node || e.Clock > known.clock {
			p.set(e.Client, e.Clock, gone, 0, 0)
			known.node = node
		}
	case known != nil && known.node == 0 && e.Clock == known.clock && string(known.state) != "null":
		known.elsewhere = node
	case known != nil && known.node == node && e.Clock == known.clock:
	default:
		if !c.owners.name(e.Client, e.Person, c.limits.UnstoredClients) {
			c.drop(DropAwarenessForeign)
			return
		}
		p.set(e.Client, e.Clock, e.State, 0, 0)
		p.of[e.Client].node = node
	}
}

// keepOnly removes the presence of a node's that it does not tell any more.
func (c *RoomCore) keepOnly(node NodeID, told []NodePresence) {
	p := &c.presence
	for _, client := range p.order {
		if slices.ContainsFunc(told, func(t NodePresence) bool { return t.Client == client }) {
			continue
		}
		c.leftNode(node, client, p.of[client])
	}
}

// leftNode removes a state that stands on a node's word, which no longer holds.
func (c *RoomCore) leftNode(node NodeID, client uint64, s *presenceState) {
	if s.elsewhere == node {
		s.elsewhere = 0
	}
	if s.node == node && string(s.state) != "null" {
		s.state, s.user = gone, 0
		c.presence.mark(client, s, 0)
	}
}

// removePresence removes what stands on the word of a node that is not heard any
// more.
func (c *RoomCore) removePresence(node NodeID) {
	p := &c.presence
	for _, client := range p.order {
		c.leftNode(node, client, p.of[client])
	}
}

// tellAll tells other nodes all presence of this node's members, so that they
// also notice whose end they have missed.
func (c *RoomCore) tellAll() {
	all := PublishPresence{Seq: c.nodes.seq, All: true}
	for _, client := range c.presence.order {
		if s := c.presence.of[client]; s.node == 0 && string(s.state) != "null" {
			all.States = append(all.States, NodePresence{client, s.clock, s.state, c.owners.of[client].person})
		}
	}
	c.emit(all)
}

// publish emits what other nodes are to know, after a Step.
func (c *RoomCore) publish() {
	p := &c.presence
	if len(p.abroad) == 0 {
		return
	}
	states := slices.Clone(p.abroad)
	p.abroad = p.abroad[:0]
	for i := range states {
		states[i].Person = c.owners.of[states[i].Client].person
	}
	c.emit(PublishPresence{Seq: c.nodes.seq, States: states})
}

// publishStored tells other nodes what was just stored, in one message.
func (c *RoomCore) publishStored(done []waiting) error {
	if !c.nodes.on {
		return nil
	}
	var updates [][]byte
	var bindings []Binding
	for _, w := range done {
		if w.update == nil {
			continue
		}
		updates = append(updates, w.update)
		for _, client := range w.clients {
			bindings = append(bindings, Binding{client, w.author})
		}
	}
	if len(updates) == 0 {
		return nil
	}
	merged, err := mergeShown(updates)
	if err != nil {
		return err
	}
	c.nodes.seq++
	c.emit(PublishUpdate{Seq: c.nodes.seq, Update: merged, Bindings: bindings})
	return nil
}

// tellAbroad notes a state of this node's for the other nodes.
func (p *presence) tellAbroad(client uint64, s *presenceState) {
	if p.abroad == nil || s.node != 0 {
		return
	}
	p.abroad = append(p.abroad, NodePresence{Client: client, Clock: s.clock, State: s.state})
}

// movedTo reports whether a state lives on at another node, and gives it to it.
func (s *presenceState) movedTo() bool {
	if s.elsewhere == 0 {
		return false
	}
	s.member, s.node, s.elsewhere = 0, s.elsewhere, 0
	return true
}
