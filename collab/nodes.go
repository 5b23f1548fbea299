package collab

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"samrad/collab/protocol"
)

const (
	// beatEvery is how often a node says that it lives.
	beatEvery = 2 * time.Second
	// silentAfter is when a node that says nothing counts as gone: its people
	// leave the screens. Their edits are in the journal.
	silentAfter = 7 * time.Second
	// digestEvery is how often rooms compare what they hold with other nodes.
	digestEvery = 30 * time.Second
)

// ErrNodeGone is returned by requests to a node that does not answer.
var ErrNodeGone = errors.New("collab: the node does not answer")

// hubNodes is what a hub knows of the other nodes. They share the journal; all
// that goes over the bus is to be quick, and may be lost.
type hubNodes struct {
	// set at construction
	hub   *Hub
	bus   Bus
	lives atomic.Uint64 // of rooms on this node

	// guarded by mu
	mu      sync.Mutex
	peers   map[NodeID]*peerNode
	version uint64 // counts the changes of who is among peers
	beat    uint64
	asked   uint64
	answers map[uint64]chan<- []byte
	ends    []func()
}

// peerNode is another node as it is heard.
type peerNode struct {
	beat  uint64
	heard time.Time
}

// joinNodes connects the hub with the other nodes. A bus that does not let it
// listen is as good as one that is cut.
func (h *Hub) joinNodes(bus Bus) {
	n := &hubNodes{hub: h, bus: bus, peers: make(map[NodeID]*peerNode), answers: make(map[uint64]chan<- []byte)}
	h.nodes = n
	bus.Lost(n.lost)
	for _, subject := range []string{nodesSubject, nodeSubject(h.node)} {
		end, err := bus.Subscribe(subject, n.receive)
		if err != nil {
			h.logger.Error().Err(err).Msg("other nodes are not heard")
			h.metrics.nodeEvent("lost")
			continue
		}
		n.ends = append(n.ends, end)
	}
	n.sayAlive()
	h.background(n.run)
	h.background(n.watchJournal)
}

// leave says goodbye, after the last room has ended.
func (n *hubNodes) leave() {
	if n == nil {
		return
	}
	n.send(nodesSubject, appendNodeHead(n.hub.node, kindBye))
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = n.hub.cfg.Journal.Leave(ctx, int64(n.hub.node)) // else it is forgotten after a while
	for _, end := range n.ends {
		end()
	}
}

func (n *hubNodes) send(subject string, message []byte) {
	n.hub.metrics.busOut.Inc()
	if err := n.bus.Publish(subject, message); err != nil {
		n.hub.metrics.nodeEvent("not_sent")
	}
}

func (n *hubNodes) sayAlive() {
	n.mu.Lock()
	n.beat++
	beat := n.beat
	n.mu.Unlock()
	b := protocol.AppendUvarint(appendNodeHead(n.hub.node, kindAlive), beat)
	n.send(nodesSubject, protocol.AppendUvarint(b, uint64(time.Now().UnixNano())))
}

// run beats, notices who is silent, and lets rooms compare, until Shutdown.
func (n *hubNodes) run() {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for second := uint64(0); ; second++ {
		select {
		case <-n.hub.stop:
			return
		case now := <-tick.C:
			if second%uint64(beatEvery/time.Second) == 0 {
				n.sayAlive()
			}
			n.forgetSilent(now)
			n.compare(second)
		}
	}
}

// compare lets those rooms tell their digest whose turn it is.
func (n *hubNodes) compare(second uint64) {
	const turns = uint64(digestEvery / time.Second)
	if n.count() == 0 {
		return
	}
	for _, r := range n.rooms() {
		hash := fnv.New64a()
		hash.Write([]byte(r.doc))
		if (hash.Sum64()+uint64(n.hub.node)+second)%turns == 0 {
			r.post(posted{event: DigestDue{}})
		}
	}
}

func (n *hubNodes) rooms() []*room {
	n.hub.mu.Lock()
	defer n.hub.mu.Unlock()
	return n.hub.openRooms()
}

func (n *hubNodes) postAll(e Event) {
	for _, r := range n.rooms() {
		r.post(posted{event: e})
	}
}

// count is how many other nodes are heard of.
func (n *hubNodes) count() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.peers)
}

// Nodes returns how many other nodes this one hears of now.
func (h *Hub) Nodes() int {
	if h.nodes == nil {
		return 0
	}
	return h.nodes.count()
}

func (n *hubNodes) forgetSilent(now time.Time) {
	n.mu.Lock()
	var silent []NodeID
	for id, p := range n.peers {
		if now.Sub(p.heard) > silentAfter {
			silent = append(silent, id)
		}
	}
	n.mu.Unlock()
	for _, id := range silent {
		n.hub.logger.Warn().Stringer("node", id).Msg("another node is silent; it is dead, or the bus between is cut. Nothing is lost: all edits are in the database")
		n.forget(id)
	}
}

func (n *hubNodes) forget(id NodeID) {
	n.mu.Lock()
	_, known := n.peers[id]
	delete(n.peers, id)
	n.version++
	n.hub.metrics.nodes.Set(float64(len(n.peers)))
	n.mu.Unlock()
	if known {
		n.postAll(n.heardNow())
	}
}

// heardNow is who is heard at this moment, for the rooms.
func (n *hubNodes) heardNow() NodesHeard {
	n.mu.Lock()
	defer n.mu.Unlock()
	return NodesHeard{Version: n.version, Nodes: slices.Collect(maps.Keys(n.peers))}
}

// heard notes a sign of life. A node that is new or was silent, or of which a
// beat was missed, may have published what did not come here.
func (n *hubNodes) heard(id NodeID, beat uint64, sent time.Time) {
	now := time.Now()
	n.mu.Lock()
	p := n.peers[id]
	isNew := p == nil
	if isNew {
		p = &peerNode{beat: beat}
		n.peers[id] = p
		n.version++
		n.hub.metrics.nodes.Set(float64(len(n.peers)))
	}
	missed := beat > p.beat+1
	p.beat, p.heard = max(p.beat, beat), now
	n.mu.Unlock()
	if lag := now.Sub(sent); lag >= 0 {
		n.hub.metrics.busLag.Observe(lag.Seconds())
	}
	if isNew {
		n.hub.logger.Info().Stringer("node", id).Msg("another node is heard")
		n.sayAlive()
	}
	switch {
	case isNew:
		n.hub.background(func() { n.postAll(n.heardNow()) })
	case missed:
		n.hub.background(func() { n.postAll(NodesGreeted{}) })
	}
}

// lost is told by the bus that messages on a subject, or on any, were missed.
func (n *hubNodes) lost(subject string) {
	n.hub.metrics.nodeEvent("lost")
	n.hub.background(func() {
		if subject != "" && subject != nodesSubject {
			for _, r := range n.rooms() {
				if docSubject(r.doc) == subject {
					r.post(posted{event: BusLost{}})
				}
			}
			return
		}
		if subject == "" {
			n.postAll(BusLost{})
		}
		n.hub.recheckAll()
	})
}

// receive takes what other nodes say to all or to this one.
func (n *hubNodes) receive(message []byte) {
	node, kind, r, err := decodeNodeHead(message)
	if err != nil {
		n.hub.metrics.nodeEvent("malformed")
		return
	}
	if node == n.hub.node {
		return
	}
	n.hub.metrics.busIn.Inc()
	switch kind {
	case kindAlive:
		beat, sent := r.number(), time.Unix(0, int64(r.number()))
		if r.err == nil {
			n.heard(node, beat, sent)
		}
	case kindBye:
		n.forget(node)
	case kindRight:
		doc, person, right := DocumentID(r.text()), PersonID(r.text()), Right(r.number())
		if r.err == nil {
			n.hub.noteRight(doc, person, right)
		}
	case kindEndSession:
		n.hub.endSession(SessionID(r.b))
	case kindEndPerson:
		n.hub.endPerson(PersonID(r.b))
	case kindPeople:
		n.heardForPeople(r)
	case kindRequest:
		n.answer(node, r)
	case kindAnswer:
		n.answered(r)
	default:
		n.hub.metrics.nodeEvent("malformed")
	}
}

// tellEvent passes an event on to the members of a room on other nodes.
func (n *hubNodes) tellEvent(doc DocumentID, payload string) {
	if n != nil {
		n.send(docSubject(doc), append(appendNodeHead(n.hub.node, kindEvent), payload...))
	}
}

func (n *hubNodes) tellRight(doc DocumentID, person PersonID, right Right) {
	if n == nil {
		return
	}
	b := protocol.AppendString(appendNodeHead(n.hub.node, kindRight), string(doc))
	n.send(nodesSubject, protocol.AppendUvarint(protocol.AppendString(b, string(person)), uint64(right)))
}

func (n *hubNodes) tellEnd(kind nodeKind, id string) {
	if n != nil {
		n.send(nodesSubject, append(appendNodeHead(n.hub.node, kind), id...))
	}
}

// requestNode asks another node and waits for its answer; see onRequest. The
// request may have been carried out even if it fails.
func (h *Hub) requestNode(ctx context.Context, node NodeID, payload []byte) ([]byte, error) {
	n := h.nodes
	if n == nil {
		return nil, ErrNodeGone
	}
	answer := make(chan []byte, 1)
	n.mu.Lock()
	_, known := n.peers[node]
	n.asked++
	number := n.asked
	n.answers[number] = answer
	n.mu.Unlock()
	defer func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.answers, number)
	}()
	if !known {
		return nil, fmt.Errorf("request node=%s: %w", node, ErrNodeGone)
	}
	n.send(nodeSubject(node), append(protocol.AppendUvarint(appendNodeHead(h.node, kindRequest), number), payload...))
	select {
	case b := <-answer:
		return b, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("request node=%s: %w: %w", node, ErrNodeGone, ctx.Err())
	}
}

// answer lets onRequest answer another node.
func (n *hubNodes) answer(node NodeID, r *nodeReader) {
	number := r.number()
	if r.err != nil || n.hub.onRequest == nil {
		return
	}
	n.hub.background(func() {
		b := protocol.AppendUvarint(appendNodeHead(n.hub.node, kindAnswer), number)
		n.send(nodeSubject(node), append(b, n.hub.onRequest(r.b)...))
	})
}

func (n *hubNodes) answered(r *nodeReader) {
	number := r.number()
	n.mu.Lock()
	answer := n.answers[number]
	delete(n.answers, number)
	n.mu.Unlock()
	if answer != nil && r.err == nil {
		answer <- r.b
	}
}
