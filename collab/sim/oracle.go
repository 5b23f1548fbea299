package sim

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"time"

	"samrad/collab"
	"samrad/collab/ydoc"
)

// step gives the core an event, checks its effects and carries them out.
func (w *World) step(e collab.Event) error {
	mayWrite := true
	if u, ok := e.(collab.UpdateReceived); ok {
		if t := w.holder(u.Member); t != nil {
			mayWrite = w.rights[t.person] >= collab.RightWrite
		}
		for _, g := range w.ghosts {
			if g.member == u.Member {
				mayWrite = w.rights[g.person] >= collab.RightWrite
			}
		}
	}
	before := w.shown
	for _, effect := range append([]collab.Effect(nil), w.core.Step(w.now, e)...) {
		if _, ok := effect.(collab.Append); ok && !mayWrite {
			return fmt.Errorf("an update was taken from a member without the right to write")
		}
		if err := w.effect(effect); err != nil {
			return fmt.Errorf("after %T: %w", e, err)
		}
	}
	if _, ok := e.(collab.Stored); ok && w.shown == before && w.listeners() > 0 {
		// What is stored waits for the pace alone, and so for no timer that was
		// set for something more patient.
		if due := w.lastFrame.Add(pace); w.timer.IsZero() || w.timer.After(due) {
			return fmt.Errorf("what was stored is shown at %v, and was due at %v", w.timer, due)
		}
	}
	return nil
}

func (w *World) listeners() int {
	n := 0
	for _, t := range w.tabs {
		if t.listens && t.node == w.node {
			n++
		}
	}
	return n
}

func (w *World) holder(id collab.MemberID) *tab {
	for _, t := range w.tabs {
		if t.member == id && id != 0 {
			return t
		}
	}
	return nil
}

func (w *World) effect(e collab.Effect) error {
	switch e := e.(type) {
	case collab.Append:
		if len(w.nodes) == 1 && bytes.Contains(e.Update, []byte("Z")) {
			return fmt.Errorf("what was written in another's name is to be stored")
		}
		w.committer.gathered = append(w.committer.gathered, e)
	case collab.SetTimer:
		w.timer = e.At
	case collab.SendState:
		if t := w.holder(e.Member); t != nil {
			t.listens = true
		}
		return w.send(e.Member, e, e.Update)
	case collab.SendStep1:
		return w.send(e.Member, e, nil)
	case collab.AskPresence:
		return w.send(e.Member, e, nil)
	case collab.Acknowledge:
		return w.acknowledge(e)
	case collab.Fanout:
		return w.fanOut(e)
	case collab.CloseMember:
		if t := w.holder(e.Member); t != nil {
			if e.Code == collab.CloseInvalid && !t.forged && e.Unsaved > 0 && !garbled(t.sent) {
				return fmt.Errorf("honest tab %d was closed with %d", t.client, e.Code)
			}
			w.Stats.Refused++
			t.cut()
		}
	case collab.PublishUpdate:
		if err := holds(w.durable, e.Update); err != nil {
			return fmt.Errorf("told to other nodes: %w", err)
		}
		w.publish(e)
	case collab.PublishDigest, collab.PublishPresence:
		w.publish(e)
	case collab.Reload:
		w.reads = true
	case collab.Answer:
		if isContested(e.Err) {
			delete(w.tickets, e.Ticket) // whoever asked is told to try again
			break
		}
		if e.Err != nil {
			return fmt.Errorf("a write of the server failed: %w", e.Err)
		}
		delete(w.tickets, e.Ticket)
	case collab.FailRoom:
		return fmt.Errorf("the room failed: %w", e.Err)
	}
	return nil
}

// garbled reports whether something among unanswered messages is no update.
func garbled(sent [][]byte) bool {
	for _, u := range sent {
		if _, err := ydoc.Inspect(u, ydoc.Limits{}); err != nil {
			return true
		}
	}
	return false
}

func (w *World) send(id collab.MemberID, e collab.Effect, shown []byte) error {
	if err := holds(w.durable, shown); err != nil {
		return fmt.Errorf("shown: %w", err)
	}
	if t := w.holder(id); t != nil {
		t.toTab = append(t.toTab, e)
	}
	return nil
}

func (w *World) fanOut(e collab.Fanout) error {
	if err := holds(w.durable, e.Update); err != nil {
		return fmt.Errorf("shown to all: %w", err)
	}
	w.shown, w.lastFrame = w.shown+1, w.now
	if e.Update != nil {
		w.Stats.Shown++
	}
	for _, t := range w.tabs {
		if t.member != 0 && t.node == w.node && (t.listens || w.mutant.ShowUnasked) {
			t.toTab = append(t.toTab, e)
		}
	}
	return nil
}

// acknowledge checks an answer when the server gives it, since it may be on its
// way for long.
func (w *World) acknowledge(e collab.Acknowledge) error {
	t := w.holder(e.Member)
	if t == nil {
		return nil
	}
	given := 0 // answers on their way to the tab
	for _, earlier := range t.toTab {
		if a, ok := earlier.(collab.Acknowledge); ok {
			given += a.Count
		}
	}
	if given+e.Count > len(t.sent) {
		return fmt.Errorf("tab %d gets %d answers for %d messages", t.client, given+e.Count, len(t.sent))
	}
	if e.Saved {
		for _, u := range t.sent[given : given+e.Count] {
			// What a tab sends and does not hold itself is forged; it may be passed
			// over and answered together with a step 2, at nobody's cost.
			if holds(t.replica, u) != nil {
				continue
			}
			if err := holds(w.durable, u); err != nil {
				return fmt.Errorf("acknowledged: %w", err)
			}
		}
		w.Stats.Acknowledged += e.Count
	}
	t.toTab = append(t.toTab, e)
	return nil
}

// holds fails unless a store holds all of an update.
func holds(store *ydoc.Store, update []byte) error {
	if update == nil {
		return nil
	}
	copied := ydoc.NewStore(ydoc.Limits{})
	if _, err := copied.Apply(store.EncodeState()); err != nil {
		return err
	}
	switch applied, err := copied.Apply(update); {
	case err != nil:
		return fmt.Errorf("not stored: %w", err)
	case !applied.Empty():
		return fmt.Errorf("not stored: %d clocks and %d deletions", applied.Clocks, applied.Deleted)
	}
	return nil
}

// Calm lets everything come to rest and then compares all there is.
func (w *World) Calm() error {
	for p := range persons {
		if err := w.setRight(p, collab.RightWrite); err != nil {
			return err
		}
	}
	err := w.eachNode(func() error {
		for len(w.ghosts) > 0 {
			if err := w.bury(len(w.ghosts[0].toServer)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	// A tab whose edits were refused, or lost with a connection, brings them
	// again when it connects: as people would, all connect anew.
	for _, t := range w.tabs {
		if err := w.disconnect(t); err != nil {
			return err
		}
		w.node = w.nodes[t.client%uint64(len(w.nodes))]
		if err := w.connect(t); err != nil {
			return err
		}
	}
	if err := w.calmApart(); err != nil {
		return fmt.Errorf("cut off: %w", err)
	}
	if err := w.mend(); err != nil {
		return err
	}
	for i := range 100 {
		if err := w.rest(); err != nil {
			return err
		}
		if i%30 == 29 && len(w.nodes) > 1 {
			if err := w.eachNode(func() error { return w.step(collab.DigestDue{}) }); err != nil {
				return err
			}
		}
	}
	return w.compare()
}

// calmApart lets nodes that are still cut off come to rest with nothing but the
// journal between them: a cut delays edits, and parts nobody.
func (w *World) calmApart() error {
	if !w.cut {
		return nil
	}
	// What was on its way comes, and after it nothing.
	if err := w.eachNode(func() error { return w.hear(len(w.bus)) }); err != nil {
		return err
	}
	if err := w.noticeCut(); err != nil {
		return err
	}
	for range 40 {
		if err := w.rest(); err != nil {
			return err
		}
		if err := w.eachNode(w.look); err != nil {
			return err
		}
	}
	return w.compareText()
}

func (w *World) rest() error {
	for _, t := range w.tabs {
		if err := w.deliver(t, len(t.toServer)); err != nil {
			return err
		}
	}
	err := w.eachNode(func() error {
		return errors.Join(w.commit(len(w.committer.gathered), true, true), w.hear(len(w.bus)), w.read())
	})
	if err != nil {
		return err
	}
	if err := w.tick(200 * time.Millisecond); err != nil {
		return err
	}
	for _, t := range w.tabs {
		if err := w.receive(t, len(t.toTab)); err != nil {
			return err
		}
		if t.member == 0 {
			w.node = w.nodes[t.client%uint64(len(w.nodes))]
			if err := w.connect(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// compareText compares what all tabs read with the journal.
func (w *World) compareText() error {
	text, err := textOf(w.durable.EncodeState())
	if err != nil {
		return err
	}
	for _, t := range w.tabs {
		if got, err := textOf(t.replica.EncodeState()); err != nil || got != text {
			return fmt.Errorf("tab %d reads %q when all is calm, the journal %q (%v)", t.client, got, text, err)
		}
	}
	return nil
}

func (w *World) compare() error {
	want, err := contentOf(w.durable.EncodeState())
	if err != nil {
		return err
	}
	if bytes.Contains(w.durable.EncodeState(), []byte("Z")) {
		return fmt.Errorf("what was written in another's name is stored")
	}
	text, err := textOf(w.durable.EncodeState())
	if err != nil {
		return err
	}
	if err := w.compareText(); err != nil {
		return err
	}
	for _, t := range w.tabs {
		got, err := contentOf(t.replica.EncodeState())
		switch {
		case err != nil:
			return err
		case !maps.Equal(got, want):
			return fmt.Errorf("tab %d differs from the journal when all is calm", t.client)
		case len(t.sent) > 0:
			return fmt.Errorf("tab %d still waits for %d answers", t.client, len(t.sent))
		case len(t.presence) != len(w.tabs):
			return fmt.Errorf("tab %d sees presence %v of %d tabs", t.client, t.presence, len(w.tabs))
		case !maps.Equal(t.presence, w.tabs[0].presence):
			return fmt.Errorf("tab %d sees presence %v, another %v", t.client, t.presence, w.tabs[0].presence)
		}
	}
	for _, n := range w.nodes {
		if len(n.tickets) > 0 {
			return fmt.Errorf("%d writes of the server were never answered", len(n.tickets))
		}
	}
	reloaded := ydoc.NewStore(ydoc.Limits{})
	loaded, err := w.committer.load()
	if err != nil {
		return err
	}
	merged, err := ydoc.MergeUpdates(loaded.Updates...)
	if err != nil {
		return err
	}
	if _, err := reloaded.Apply(merged); err != nil {
		return fmt.Errorf("the rows do not load: %w", err)
	}
	if got, err := contentOf(reloaded.EncodeState()); err != nil || !maps.Equal(got, want) {
		return fmt.Errorf("the rows load as something else (%v)", err)
	}
	if got, err := textOf(reloaded.EncodeState()); err != nil || got != text {
		return fmt.Errorf("the rows read %q, and in the order they were stored %q (%v)", got, text, err)
	}
	return nil
}

// textOf is what a person reads: two clocks that are there may still differ.
func textOf(state []byte) (string, error) {
	doc := ydoc.New()
	if err := doc.Apply(state); err != nil {
		return "", err
	}
	return doc.Text("t").String(), nil
}

// contentOf says of every clock whether it is there and whether it is deleted,
// however an encoding has cut it into runs.
func contentOf(state []byte) (map[[2]uint64]bool, error) {
	info, err := ydoc.Inspect(state, ydoc.Limits{})
	if err != nil {
		return nil, err
	}
	content := make(map[[2]uint64]bool)
	for _, s := range info.Structs {
		for c := range s.Len {
			content[[2]uint64{s.Client, s.Clock + c}] = false
		}
	}
	for _, d := range info.Deletes {
		for c := range d.Len {
			content[[2]uint64{d.Client, d.Clock + c}] = true
		}
	}
	return content, nil
}

// Run performs a plan on some nodes, and what follows it.
func Run(plan Plan, nodes int, m Mutant) (Stats, error) {
	w, err := NewWorld(nodes, m)
	if err != nil {
		return Stats{}, err
	}
	for i, a := range plan {
		if err := w.Do(a); err != nil {
			return w.Stats, fmt.Errorf("action %d (%s %d %d): %w", i+1, a.Verb, a.A, a.B, err)
		}
	}
	if err := w.Calm(); err != nil {
		return w.Stats, fmt.Errorf("when calm: %w", err)
	}
	return w.Stats, nil
}
