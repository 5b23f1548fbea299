package collab

import (
	"context"
	"errors"
	"sync"
	"time"

	"samrad/collab/journal"
)

// The patience of a room that reads the journal anew.
const (
	reloadFirst   = 50 * time.Millisecond // pause before the second try, doubled each time
	reloadLongest = 2 * time.Second
)

// roomLine is a room's connection to the bus. It is opened before the document is
// loaded, so that what others store meanwhile is either in what is loaded or
// heard.
type roomLine struct {
	// set at construction
	hub  *Hub
	doc  DocumentID
	life uint64
	end  func() // unsubscribes

	greeted NodesHeard // who was heard when they were greeted

	mu    sync.Mutex // guards the following
	room  *room      // nil: still loading
	early []Event
	size  int // of the messages in early
}

// earlyBytes is how much may be heard while a document is loading.
const earlyBytes = 4 << 20

// openLine subscribes to a document's subject and greets who has it open. Without
// a bus it returns nil, whose methods do nothing.
func (h *Hub) openLine(doc DocumentID) (*roomLine, error) {
	if h.nodes == nil {
		return nil, nil
	}
	l := &roomLine{hub: h, doc: doc, life: h.nodes.lives.Add(1)}
	var err error
	if l.end, err = h.nodes.bus.Subscribe(docSubject(doc), l.receive); err != nil {
		return nil, err
	}
	l.greeted = h.nodes.heardNow()
	l.greeted.Greeted = true
	l.publish(PublishDigest{Ask: true})
	return l, nil
}

func (l *roomLine) receive(message []byte) {
	node, e, err := decodeRoomMessage(message)
	switch {
	case err != nil:
		l.hub.metrics.nodeEvent("malformed")
		return
	case node == l.hub.node:
		return
	}
	l.hub.metrics.busIn.Inc()
	l.mu.Lock()
	r := l.room
	if r == nil {
		if l.size += len(message); l.size > earlyBytes {
			l.early, e = nil, BusLost{}
			l.size = 0
		}
		l.early = append(l.early, e)
	}
	l.mu.Unlock()
	if r != nil {
		r.post(posted{event: e})
	}
}

// connect lets the room hear; what was heard before it was loaded comes first. The
// room is among the open ones by now, and is told of nodes that come and go later.
func (l *roomLine) connect(r *room) (early []Event) {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.room = r
	early = append([]Event{l.greeted}, l.early...)
	l.early = nil
	return append(early, l.hub.nodes.heardNow())
}

func (l *roomLine) close() {
	if l != nil {
		l.end()
	}
}

// publish sends an effect of the room to the other nodes. What cannot be sent is
// missed there, which the next message or digest shows.
func (l *roomLine) publish(e Effect) {
	if l == nil {
		return
	}
	l.hub.nodes.send(docSubject(l.doc), encodeRoomMessage(l.hub.node, l.life, e))
}

// readJournal reads a whole document in its turn.
func (h *Hub) readJournal(ctx context.Context, doc DocumentID) (journal.Loaded, error) {
	leave, err := h.loading.enter(ctx)
	if err != nil {
		return journal.Loaded{}, err
	}
	defer leave()
	h.metrics.loads.Inc()
	defer h.metrics.loads.Dec()
	return h.cfg.Journal.Load(ctx, string(doc))
}

// reload reads the journal until it answers, and hands the room what it holds.
func (r *room) reload() {
	r.hub.metrics.reloads.Inc()
	r.hub.background(func() {
		for pause := reloadFirst; ; pause = min(2*pause, reloadLongest) {
			loaded, err := r.hub.readJournal(r.hub.ctx, r.doc)
			switch {
			case err == nil:
				r.post(posted{event: Reloaded{Loaded: loaded}})
				return
			case errors.Is(err, journal.ErrUnknownDocument):
				r.post(posted{event: StoreRefused{Err: err}})
				return
			}
			select {
			case <-time.After(pause):
			case <-r.done:
				return
			case <-r.hub.ctx.Done():
				return
			}
		}
	})
}
