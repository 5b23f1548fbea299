package sim

import (
	"errors"
	"fmt"
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
	bus       []collab.Event // on their way from other nodes
}

// addNode starts a node.
func (w *World) addNode(j *journal.Memory) error {
	w.epoch++
	w.node = &node{committer: newCommitter(j, w.epoch, w.mutant), tickets: make(map[uint64]bool), id: collab.NodeID(w.epoch)}
	w.nodes = append(w.nodes, w.node)
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
			n.bus = append(n.bus, e)
		}
	}
}

// tellGone lets the others notice, some time, that this node is silent.
func (w *World) tellGone() {
	for _, n := range w.nodes {
		if n != w.node {
			n.bus = append(n.bus, collab.NodeGone{Node: w.node.id})
		}
	}
}

// hear lets the present node hear n messages of the bus.
func (w *World) hear(n int) error {
	for ; n > 0 && len(w.node.bus) > 0; n-- {
		e := w.node.bus[0]
		w.node.bus = w.node.bus[1:]
		w.Stats.Heard++
		if err := w.step(e); err != nil {
			return err
		}
	}
	return nil
}

// disturb does something to a message on its way to the present node.
func (w *World) disturb(verb string, pick int) {
	bus := w.node.bus
	if len(bus) == 0 {
		return
	}
	i := pick % len(bus)
	if _, gone := bus[i].(collab.NodeGone); gone {
		return // that is no message, but a silence
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

// mend ends a cut; the nodes notice that they had not heard of each other.
func (w *World) mend() error {
	if !w.cut {
		return nil
	}
	w.cut = false
	return w.eachNode(func() error { return w.step(collab.NodesGreeted{}) })
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
	return w.eachNode(func() error {
		for _, other := range w.nodes {
			if other != w.node {
				if err := w.step(collab.NodeGone{Node: other.id}); err != nil {
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
