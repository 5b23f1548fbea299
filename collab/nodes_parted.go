package collab

import (
	"context"
	"time"

	"samrad/collab/journal"
)

const (
	// registerEvery is how often a node says in the journal that it lives, and,
	// when it hears fewer others than are registered, asks for what they stored.
	registerEvery = 3 * time.Second
	// registerTimeout bounds one round of that.
	registerTimeout = 10 * time.Second
)

// parted is what a node knows that is cut off from others which share its journal:
// what they had stored of its open documents when it looked last.
type parted struct {
	is    bool
	marks map[*room]journal.Mark
}

// watchJournal notices a cut between nodes, and reads from the journal meanwhile
// what does not come over the bus, until Shutdown. See ND12.
func (n *hubNodes) watchJournal() {
	tick := time.NewTicker(registerEvery)
	defer tick.Stop()
	p := parted{marks: make(map[*room]journal.Mark)}
	for {
		n.look(&p)
		select {
		case <-n.hub.stop:
			return
		case <-tick.C:
		}
	}
}

// look registers this node and, if others are not heard, looks what they stored.
// What fails is done the next time.
func (n *hubNodes) look(p *parted) {
	ctx, cancel := context.WithTimeout(n.hub.ctx, registerTimeout)
	defer cancel()
	others, err := n.hub.cfg.Journal.Beat(ctx, int64(n.hub.node))
	if err != nil {
		return
	}
	heard := n.count()
	n.hub.metrics.registered.Set(float64(others))
	if is := others > heard; is != p.is {
		p.is = is
		if is {
			n.hub.logger.Warn().Int("registered", others).Int("heard", heard).Msg("not all nodes that share the database are heard; what they store is read from it every few seconds")
		}
	}
	if !p.is {
		clear(p.marks)
		return
	}
	n.readParted(ctx, p)
}

// readParted lets rooms read the journal of which others have stored something.
func (n *hubNodes) readParted(ctx context.Context, p *parted) {
	rooms := n.rooms()
	documents := make([]string, len(rooms))
	for i, r := range rooms {
		documents[i] = string(r.doc)
	}
	marks, err := n.hub.cfg.Journal.Marks(ctx, int64(n.hub.node), documents)
	if err != nil {
		return
	}
	before := p.marks
	p.marks = make(map[*room]journal.Mark, len(rooms))
	for _, r := range rooms {
		mark, known := marks[string(r.doc)]
		if !known {
			continue
		}
		p.marks[r] = mark
		if last, seen := before[r]; !seen || last != mark {
			r.post(posted{event: JournalMoved{}})
		}
	}
}
