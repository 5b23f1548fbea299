package sim

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"samrad/collab"
	"samrad/collab/journal"
)

// node is one process: its room, its committer, and what the bus brings it.
type node struct {
	id        collab.NodeID
	core      Machine
	life      uint64    // of its room
	timer     time.Time // zero: none
	shown     int       // frames
	lastFrame time.Time // in the life of this room; zero: none yet
	reads     bool      // the room wants the journal read again
	committer committer
	ghosts    []ghost
	tickets   map[uint64]bool
	bus       []news // on their way from other nodes

	parted  collab.Parted[string]  // what it saw in the journal when it was cut off
	heard   map[collab.NodeID]bool // the nodes that count as alive here
	version uint64                 // of that
}

// news is a message of another node, or what the present node notices itself, some
// time: that another is there, or silent.
type news struct {
	event       collab.Event
	there, gone collab.NodeID
}

func (n news) isMessage() bool { return n.event != nil }

// addNode starts a node.
func (w *World) addNode(j *journal.Memory) error {
	w.epoch++
	w.node = &node{committer: newCommitter(j, w.epoch, w.mutant), tickets: make(map[uint64]bool), id: collab.NodeID(w.epoch), heard: make(map[collab.NodeID]bool)}
	w.nodes = append(w.nodes, w.node)
	w.meet()
	return w.load()
}

// publish sends what a room tells others to their queues.
func (w *World) publish(effect collab.Effect) {
	at := collab.Place{Node: w.node.id, Life: w.node.life}
	var e collab.Event
	switch effect := effect.(type) {
	case collab.PublishUpdate:
		at.Seq = effect.Seq
		e = collab.NodeUpdate{At: at, Update: effect.Update, Bindings: effect.Bindings}
	case collab.PublishDigest:
		at.Seq = effect.Seq
		e = collab.NodeDigest{At: at, Digest: effect.Digest, Known: effect.Known, Ask: effect.Ask}
	case collab.PublishPresence:
		at.Seq = effect.Seq
		e = collab.NodePresenceTold{At: at, All: effect.All, States: effect.States}
	}
	w.tellOthers(e)
}

func (w *World) tellOthers(e collab.Event) {
	for _, n := range w.nodes {
		if n != w.node && !w.cut {
			n.bus = append(n.bus, news{event: e})
		}
	}
}

// tellGone lets the others notice, some time, that this node is silent.
func (w *World) tellGone() {
	for _, n := range w.nodes {
		if n != w.node {
			n.bus = append(n.bus, news{gone: w.node.id})
		}
	}
}

// meet lets this node and the others notice, some time, that the other is there.
func (w *World) meet() {
	for _, n := range w.nodes {
		if n != w.node && !w.cut {
			n.bus = append(n.bus, news{there: w.node.id})
			w.node.bus = append(w.node.bus, news{there: n.id})
		}
	}
}

// hear lets the present node hear n messages of the bus.
func (w *World) hear(n int) error {
	for ; n > 0 && len(w.node.bus) > 0; n-- {
		e := w.node.bus[0]
		w.node.bus = w.node.bus[1:]
		if !e.isMessage() {
			if err := w.notice(e); err != nil {
				return err
			}
			continue
		}
		w.Stats.Heard++
		if err := w.step(e.event); err != nil {
			return err
		}
	}
	return nil
}

// notice tells the room who is heard, if that has changed.
func (w *World) notice(e news) error {
	n := w.node
	switch {
	case e.there != 0 && !n.heard[e.there]:
		n.heard[e.there] = true
	case e.gone != 0 && n.heard[e.gone]:
		delete(n.heard, e.gone)
	default:
		return nil
	}
	n.version++
	return w.step(w.heardNow(false))
}

func (w *World) heardNow(greeted bool) collab.NodesHeard {
	return collab.NodesHeard{Version: w.node.version, Nodes: slices.Sorted(maps.Keys(w.node.heard)), Greeted: greeted}
}

// disturb does something to a message on its way to the present node.
func (w *World) disturb(verb string, pick int) {
	bus := w.node.bus
	if len(bus) == 0 {
		return
	}
	i := pick % len(bus)
	if !bus[i].isMessage() || verb == "busswap" && !bus[0].isMessage() {
		return
	}
	switch verb {
	case "busdrop":
		w.node.bus = append(bus[:i:i], bus[i+1:]...)
	case "busdouble":
		w.node.bus = append(bus, bus[i])
	case "busswap":
		bus[0], bus[i] = bus[i], bus[0]
	}
}

// read answers a room that wants the journal read.
func (w *World) read() error {
	if !w.node.reads {
		return nil
	}
	w.node.reads = false
	loaded, err := w.committer.load()
	if err != nil {
		return err
	}
	w.Stats.Read++
	return w.step(collab.Reloaded{Loaded: loaded})
}

// look lets the present node look what others have stored, if it does not hear all.
func (w *World) look() error {
	if parted, _ := w.parted.Hears(len(w.nodes)-1, len(w.heard)); !parted || w.mutant.NoLook {
		return nil
	}
	mark, err := w.committer.mark()
	if err != nil {
		return err
	}
	if w.mutant.LookOnce {
		mark = journal.Mark{}
	}
	if len(w.parted.Moved(map[string]journal.Mark{document: mark})) == 0 {
		return nil
	}
	w.Stats.Looked++
	return w.step(collab.JournalMoved{})
}

// mend ends a cut; the nodes notice that they had not heard of each other.
func (w *World) mend() error {
	if !w.cut {
		return nil
	}
	w.cut = false
	return w.eachNode(func() error {
		for _, other := range w.nodes {
			if other == w.node {
				continue
			}
			if err := w.notice(news{there: other.id}); err != nil {
				return err
			}
		}
		return w.step(collab.NodesGreeted{})
	})
}

// sever begins a cut, which the nodes notice when it lasts.
func (w *World) sever(lasts bool) error {
	if w.cut || len(w.nodes) == 1 {
		return nil
	}
	w.cut = true
	if !lasts {
		return nil
	}
	return w.noticeCut()
}

// noticeCut lets all nodes notice that they do not hear each other.
func (w *World) noticeCut() error {
	return w.eachNode(func() error {
		for _, other := range w.nodes {
			if other != w.node {
				if err := w.notice(news{gone: other.id}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// eachNode does something at every node in turn.
func (w *World) eachNode(f func() error) error {
	before := w.node
	defer func() { w.node = before }()
	for _, n := range w.nodes {
		w.node = n
		if err := f(); err != nil {
			return fmt.Errorf("node %d: %w", n.id, err)
		}
	}
	return nil
}

// isContested reports whether the journal refused what two nodes were told of one
// client id.
func isContested(err error) bool {
	return errors.Is(err, journal.ErrForeignClient) || errors.Is(err, journal.ErrClockTaken)
}

// refuse tells the room that the journal will not take the commit on its way,
// nor what else of that life of the room was gathered.
func (w *World) refuse(err error) error {
	if !isContested(err) {
		return err
	}
	w.Stats.Contested++
	if errors.Is(err, journal.ErrClockTaken) {
		w.Stats.Forked++
	}
	w.committer.forget()
	return w.step(collab.StoreRefused{Err: err})
}
