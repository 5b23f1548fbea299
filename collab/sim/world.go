package sim

import (
	"errors"
	"fmt"
	"time"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

const (
	persons = 3
	tabs    = 5
	pace    = 33 * time.Millisecond // of a room this small
)

// Machine is a room core, or a mutant of one.
type Machine interface {
	Step(time.Time, collab.Event) []collab.Effect
	Idle() bool
}

// Mutant is a defect: a core that has one, or a shell around it that has.
type Mutant struct {
	Name string
	// Wrap puts a defect around the core; nil: none.
	Wrap func(Machine) Machine
	// UnloadBusy unloads a room while a save is on its way.
	UnloadBusy bool
	// ForgetGathered calls everything stored that arrived before the answer came,
	// not only what was in the commit.
	ForgetGathered bool
	// RoomKeys takes the room's count for the journal's key, which begins anew
	// whenever the room is opened.
	RoomKeys bool
	// ShowUnasked sends frames to members that were not sent step 2.
	ShowUnasked bool
	// NoLook never looks into the journal while the node is cut off.
	NoLook bool
	// LookOnce never sees that others have stored more than at the first look.
	LookOnce bool
	// NoClocks does not tell the journal which clocks a commit adds.
	NoClocks bool
}

// World is one run.
type World struct {
	mutant Mutant
	limits collab.Limits

	*node  // where things happen now
	nodes  []*node
	epoch  int64 // lives of nodes so far
	cut    bool  // nothing passes between nodes
	many   bool  // there are several nodes
	now    time.Time
	rights [persons]collab.Right
	tabs   []*tab
	member collab.MemberID // the last given
	client uint64          // the last given

	durable *ydoc.Store       // what the journal holds
	owners  map[uint64]string // whom the journal says client ids belong to

	ticket uint64
	Stats  Stats
}

// ghost is a connection that is gone for its tab and not yet for the server.
type ghost struct {
	member   collab.MemberID
	person   int
	toServer []collab.Event
}

// Stats says what a run did, so that one that did nothing can be told.
type Stats struct{ Stored, Shown, Acknowledged, Refused, Crashes, Unloads, Retries, Heard, Read, Contested, Forked, Looked int }

// NewWorld returns a world of some nodes at its beginning, with everybody a writer.
func NewWorld(nodes int, m Mutant) (*World, error) {
	w := &World{mutant: m, now: time.Unix(1_800_000_000, 0), durable: ydoc.NewStore(ydoc.Limits{}),
		limits: collab.Limits{PendingBytes: 120}, client: 100, many: nodes > 1}
	for i := range w.rights {
		w.rights[i] = collab.RightWrite
	}
	for i := range tabs {
		w.tabs = append(w.tabs, newTab(i%persons, w.newClient()))
	}
	j := journal.NewMemory(document)
	for range nodes {
		if err := w.addNode(j); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *World) newClient() uint64 { w.client++; return w.client }

func personID(i int) collab.PersonID { return collab.PersonID(fmt.Sprintf("person-%d", i)) }

// load opens the room from the journal.
func (w *World) load() error {
	loaded, err := w.committer.load()
	if err != nil {
		return err
	}
	w.owners = loaded.Clients
	core, err := collab.NewRoomCore(loaded, w.limits)
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	w.core, w.timer, w.lastFrame, w.reads = core, time.Time{}, time.Time{}, false
	w.parted = collab.Parted[string]{}
	w.life++
	if w.many {
		core.JoinNodes()
		core.Step(w.now, w.heardNow(true))
		w.publish(collab.PublishDigest{Ask: true})
	}
	if w.mutant.Wrap != nil {
		w.core = w.mutant.Wrap(core)
	}
	return nil
}

// Do performs an action.
func (w *World) Do(a Action) error {
	t := w.tabs[a.A%len(w.tabs)]
	w.node = w.nodes[a.A%len(w.nodes)]
	if t.node != nil {
		w.node = t.node
	}
	switch a.Verb {
	case "connect":
		if t.member == 0 {
			w.node = w.nodes[a.B%len(w.nodes)]
		}
		return w.connect(t)
	case "disconnect":
		return w.disconnect(t)
	case "ghost":
		if t.member != 0 {
			w.ghosts = append(w.ghosts, ghost{t.member, t.person, t.toServer})
			t.cut()
		}
	case "bury":
		return w.bury(a.B % 5)
	case "compact":
		return w.committer.compact()
	case "deliver":
		return w.deliver(t, 1+a.B%4)
	case "receive":
		return w.receive(t, 1+a.B%4)
	case "type":
		return t.write(t.typed("abcdefgh"[:1+a.B%8], a.B))
	case "erase":
		if client, clock, ok := t.known(a.B); ok {
			return t.write(erased(client, clock, 1))
		}
	case "forge":
		if victim := w.tabs[a.B%len(w.tabs)]; victim.person != t.person && w.owners[victim.client] != "" {
			t.forged = true
			t.post(collab.UpdateReceived{Member: t.member, Update: claim(victim.client, w.durable.Clock(victim.client), "ZZ")})
		}
	case "overwrite":
		if victim := w.tabs[a.B%len(w.tabs)]; victim.person != t.person && w.durable.Clock(victim.client) > 1 {
			t.post(collab.UpdateReceived{Member: t.member, Update: claim(victim.client, 0, "Z")})
		}
	case "fork":
		return w.fork(t, a.B)
	case "garble":
		t.post(collab.UpdateReceived{Member: t.member, Update: []byte{1, 1, byte(a.B), 0, 31}})
	case "present":
		t.present(a.B)
	case "commit":
		return w.commit(1+a.B%6, true, true)
	case "fail":
		return w.commit(1+a.B%6, false, true)
	case "lose":
		return w.commit(1+a.B%6, true, false)
	case "crash":
		return w.crash(a.B%2 == 1)
	case "unload":
		return w.unload()
	case "tick":
		return w.tick(time.Duration(1+a.B) * time.Millisecond)
	case "right":
		return w.setRight(a.A%persons, []collab.Right{collab.RightNone, collab.RightRead, collab.RightWrite, collab.RightWrite}[a.B%4])
	case "die":
		if err := w.disconnect(t); err != nil {
			return err
		}
		w.tabs[a.A%len(w.tabs)] = newTab(t.person, w.newClient())
	case "bus":
		return w.hear(1 + a.B%8)
	case "busdrop", "busdouble", "busswap":
		w.disturb(a.Verb, a.B)
	case "buslost":
		return w.step(collab.BusLost{})
	case "read":
		return w.read()
	case "look":
		return w.look()
	case "digest":
		return w.step(collab.DigestDue{})
	case "sever":
		return w.sever(a.B%2 == 0)
	case "mend":
		return w.mend()
	case "serverwrite":
		return w.serverWrite(a.A % persons)
	default:
		return fmt.Errorf("unknown verb %q", a.Verb)
	}
	return nil
}

func (w *World) connect(t *tab) error {
	if t.member != 0 || w.rights[t.person] == collab.RightNone {
		return nil
	}
	w.member++
	t.member, t.node = w.member, w.node
	identity := collab.Identity{Person: personID(t.person), Name: string(personID(t.person))}
	if err := w.step(collab.MemberJoined{Member: t.member, Identity: identity, Right: w.rights[t.person]}); err != nil {
		return err
	}
	t.post(collab.SyncRequested{Member: t.member, StateVector: t.replica.StateVector()})
	t.present(0)
	return nil
}

// cut ends a tab's side of a connection: others leave its screen.
func (t *tab) cut() {
	t.member, t.node, t.listens, t.toServer, t.toTab, t.sent = 0, nil, false, nil, nil, nil
	clear(t.presence)
}

func (w *World) disconnect(t *tab) error {
	if t.member == 0 {
		return nil
	}
	id := t.member
	w.node = t.node
	t.cut()
	return w.step(collab.MemberLeft{Member: id})
}

// bury lets the server read n more messages of the oldest ghost, and then its end.
func (w *World) bury(n int) error {
	if len(w.ghosts) == 0 {
		return nil
	}
	g := w.ghosts[0]
	for _, e := range g.toServer[:min(n, len(g.toServer))] {
		if err := w.step(e); err != nil {
			return err
		}
	}
	w.ghosts = w.ghosts[1:]
	return w.step(collab.MemberLeft{Member: g.member})
}

func (w *World) deliver(t *tab, n int) error {
	if t.node != nil {
		w.node = t.node
	}
	for ; n > 0 && len(t.toServer) > 0; n-- {
		e := t.toServer[0]
		t.toServer = t.toServer[1:]
		if err := w.step(e); err != nil {
			return err
		}
	}
	return nil
}

func (w *World) receive(t *tab, n int) error {
	for ; n > 0 && len(t.toTab) > 0; n-- {
		e := t.toTab[0]
		t.toTab = t.toTab[1:]
		if err := t.receive(e); err != nil {
			return err
		}
	}
	return nil
}

// commit lets the journal take at most n of what was gathered, or what it was
// given before and could not confirm.
func (w *World) commit(n int, stores, answers bool) error {
	if some, err := w.committer.begin(n); err != nil || !some {
		return err
	}
	if w.committer.tries > 1 {
		w.Stats.Retries++
	}
	if !stores {
		return w.step(collab.StorageChanged{Away: true})
	}
	if err := w.store(); err != nil {
		return w.refuse(err)
	}
	if !answers {
		return nil
	}
	stored := w.committer.confirm()
	if err := w.step(collab.StorageChanged{Away: false}); err != nil {
		return err
	}
	return w.step(stored)
}

// store lets the commit on its way reach the journal, which says what it holds then.
func (w *World) store() error {
	row, owners, err := w.committer.append()
	if err != nil || row == nil {
		return err
	}
	w.owners = owners
	applied, err := w.durable.Apply(row)
	if err != nil {
		return fmt.Errorf("the journal was given what does not apply: %w", err)
	}
	if !applied.Empty() {
		w.Stats.Stored++
	}
	return nil
}

// crash ends the server; stored says whether a commit on its way was done.
func (w *World) crash(stored bool) error {
	w.Stats.Crashes++
	if stored {
		some, err := w.committer.begin(1)
		if err == nil && some {
			err = w.store()
		}
		if err != nil && !isContested(err) {
			return err
		}
	}
	w.epoch++
	w.committer.restart(w.epoch)
	w.ghosts, w.bus = nil, nil
	clear(w.tickets)
	for _, t := range w.tabs {
		if t.node == w.node {
			t.cut()
		}
	}
	w.tellGone()
	w.node.id, w.life = collab.NodeID(w.epoch), 0
	clear(w.heard)
	w.meet()
	return w.load()
}

// fork sends other text under the same clocks through another tab of the same
// person, preferably on another node: a client id that the tabs have made up, or
// that they made up before.
func (w *World) fork(t *tab, pick int) error {
	for _, other := range w.tabs {
		if t.member == 0 || other.member == 0 || other == t || other.person != t.person {
			continue
		}
		if t.twin == 0 || pick%3 == 0 {
			t.twin = w.newClient()
		}
		t.forged, other.forged, other.twin = true, true, t.twin
		clock := w.durable.Clock(t.twin)
		t.post(collab.UpdateReceived{Member: t.member, Update: claim(t.twin, clock, "PQRSTU"[:1+pick%6])})
		other.post(collab.UpdateReceived{Member: other.member, Update: claim(t.twin, clock, "pqrstu"[:1+pick/6%6])})
		return nil
	}
	return nil
}

func (w *World) unload() error {
	saving := w.committer.busy()
	busy := saving
	for _, t := range w.tabs {
		busy = busy && t.node != w.node && len(w.ghosts) == 0
	}
	if w.core.Idle() {
		if saving {
			return errors.New("the room calls itself idle with a save on its way")
		}
	} else if !w.mutant.UnloadBusy || !busy {
		return nil
	}
	w.Stats.Unloads++
	w.committer.forget()
	if len(w.tickets) > 0 {
		return fmt.Errorf("unloaded with %d writes of the server unanswered", len(w.tickets))
	}
	return w.load()
}

func (w *World) tick(d time.Duration) error {
	w.now = w.now.Add(d)
	return w.eachNode(func() error {
		if w.timer.IsZero() || w.now.Before(w.timer) {
			return nil
		}
		w.timer = time.Time{}
		return w.step(collab.TimerFired{})
	})
}

func (w *World) setRight(person int, r collab.Right) error {
	w.rights[person] = r
	return w.eachNode(func() error { return w.step(collab.RightChanged{Person: personID(person), Right: r}) })
}

func (w *World) serverWrite(person int) error {
	w.ticket++
	w.tickets[w.ticket] = true
	return w.step(collab.WriteRequested{Ticket: w.ticket, Author: personID(person), Update: claim(w.newClient(), 0, "server")})
}
