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

// Parted is what a node remembers between two looks into the journal, see ND12: is
// it cut off from others that share it, and what had they stored of its open rooms K
// when it looked last. The zero Parted is one that hears all.
type Parted[K comparable] struct {
	is    bool
	marks map[K]journal.Mark
}

// Hears notes how many others share the journal and how many are heard. It reports
// whether some are not, and whether that is new.
func (p *Parted[K]) Hears(registered, heard int) (parted, changed bool) {
	is := registered > heard
	changed, p.is = is != p.is, is
	if !is {
		p.marks = nil
	}
	return is, changed
}

// Moved takes what others have stored of open rooms, and returns of which that is
// something else than at the last look, or of which there was none.
func (p *Parted[K]) Moved(marks map[K]journal.Mark) (rooms []K) {
	for k, mark := range marks {
		if last, seen := p.marks[k]; !seen || last != mark {
			rooms = append(rooms, k)
		}
	}
	p.marks = marks
	return rooms
}

// watchJournal notices a cut between nodes, and reads from the journal meanwhile
// what does not come over the bus, until Shutdown. See ND12.
func (n *hubNodes) watchJournal() {
	tick := time.NewTicker(registerEvery)
	defer tick.Stop()
	var p Parted[*room]
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
func (n *hubNodes) look(p *Parted[*room]) {
	ctx, cancel := context.WithTimeout(n.hub.ctx, registerTimeout)
	defer cancel()
	others, err := n.hub.cfg.Journal.Beat(ctx, int64(n.hub.node))
	if err != nil {
		return
	}
	heard := n.count()
	n.hub.metrics.registered.Set(float64(others))
	parted, changed := p.Hears(others, heard)
	if parted && changed {
		n.hub.logger.Warn().Int("registered", others).Int("heard", heard).Msg("not all nodes that share the database are heard; what they store is read from it every few seconds")
	}
	if parted {
		n.readParted(ctx, p)
	}
}

// readParted lets rooms read the journal of which others have stored something.
func (n *hubNodes) readParted(ctx context.Context, p *Parted[*room]) {
	rooms := n.rooms()
	documents := make([]string, len(rooms))
	for i, r := range rooms {
		documents[i] = string(r.doc)
	}
	marks, err := n.hub.cfg.Journal.Marks(ctx, int64(n.hub.node), documents)
	if err != nil {
		return
	}
	of := make(map[*room]journal.Mark, len(rooms))
	for _, r := range rooms {
		if mark, known := marks[string(r.doc)]; known {
			of[r] = mark
		}
	}
	for _, r := range p.Moved(of) {
		r.post(posted{event: JournalMoved{}})
	}
}
