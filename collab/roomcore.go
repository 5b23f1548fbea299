package collab

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

// ErrRoomFailed is what a ticket gets whose room ended before it was answered.
var ErrRoomFailed = errors.New("collab: the room was closed")

// RoomCore is the logic of one room, without goroutine, clock or I/O. Step is
// its only entrance. See SPEC.md for the rules it keeps.
//
// It holds the document twice: as received, against which updates are judged,
// and as stored, which is all that anyone is shown. A store of half a million
// edits is a few hundred KiB, and applying an edit twice costs less than working
// out what to hold back.
type RoomCore struct {
	limits   Limits
	received *ydoc.Store
	stored   *ydoc.Store
	bytes    int // upper bound of the encoded size of received
	owners   owners

	members map[MemberID]*member
	order   []MemberID // of joining; makes the effects reproducible

	n       int64     // of the last Append
	life    uint64    // counts up when what was received is given up; see contested
	queue   []waiting // what is owed once N is stored, oldest first
	pending int       // bytes of update in queue
	away    bool
	failed  bool

	implied  implied
	presence presence
	fan      fanout
	nodes    nodes
	now      time.Time // of the present Step
	effects  []Effect
}

// member is one membership, as the core knows it.
type member struct {
	id       MemberID
	identity Identity
	right    Right
	listens  bool // has asked to sync, and gets what is shown
	resync   bool // updates were passed over; only a sync step 2 helps
	asked    bool // a step 1 of ours is not answered yet
	owed     int  // acknowledgements of what was passed over

	behind   bool      // waits for the journal to be read before it is asked again
	reloaded time.Time // when that was last done for it
	weighed  time.Time // when the document was last integrated for it, see implied.go
}

// waiting is what the room owes once everything up to n is stored.
type waiting struct {
	n      int64
	member MemberID // 0 for the server's own
	ticket uint64
	acks   int
	saved  bool
	update []byte // nil: nothing new, only the answer waits its turn

	author  PersonID // of update
	clients []uint64 // that update uses first
	spans   []Span   // that update adds
}

// NewRoomCore returns a room holding what was loaded. It fails if what was
// loaded does not fit together: such a document needs a person's attention.
func NewRoomCore(loaded journal.Loaded, limits Limits) (*RoomCore, error) {
	c := &RoomCore{
		limits:   limits.withDefaults(),
		received: ydoc.NewStore(limits.Engine),
		stored:   ydoc.NewStore(limits.Engine),
		owners:   newOwners(loaded.Clients),
		members:  make(map[MemberID]*member),
		presence: newPresence(),
	}
	merged, err := ydoc.MergeUpdates(loaded.Updates...)
	if err != nil {
		return nil, fmt.Errorf("merge %d stored updates: %w", len(loaded.Updates), err)
	}
	for _, s := range []*ydoc.Store{c.received, c.stored} {
		if _, err := s.Apply(merged); err != nil {
			return nil, fmt.Errorf("apply stored updates: %w", err)
		}
	}
	c.bytes = len(merged)
	return c, nil
}

// Step reacts to an event. The returned slice is valid until the next Step.
func (c *RoomCore) Step(now time.Time, e Event) []Effect {
	c.effects, c.now = c.effects[:0], now
	if c.failed {
		c.refuseFailed(e)
		return c.effects
	}
	switch e := e.(type) {
	case MemberJoined:
		c.join(e)
	case MemberLeft:
		c.leave(e.Member)
	case SyncRequested:
		c.sync(e)
	case UpdateReceived:
		c.receive(e)
	case AwarenessReceived:
		c.tellPresence(e)
	case AwarenessQueried:
		c.queryPresence(e)
	case RightChanged:
		c.changeRight(e)
	case WriteRequested:
		c.write(e)
	case StateRequested:
		c.tellState(e)
	case EventPublished:
		c.emit(SendEvent{Payload: e.Payload})
	case Stored:
		c.settle(e.N)
	case StoreRefused:
		c.refused(e.Err)
	case StorageChanged:
		c.changeStorage(e.Away)
	case TimerFired:
		c.fan.timer = time.Time{}
	default:
		if !c.stepNodes(e) {
			panic(fmt.Sprintf("collab: unknown event %T", e))
		}
	}
	if !c.failed {
		c.flush(now)
		c.publish()
	}
	return c.effects
}

// Idle reports whether the room may be unloaded: nobody is in it and nothing is
// on its way to the journal.
func (c *RoomCore) Idle() bool { return len(c.members) == 0 && len(c.queue) == 0 }

// ForgetEncoded drops the encoded state that is kept for joiners. It is made again
// for the next.
func (c *RoomCore) ForgetEncoded() { c.stored.ForgetEncoded() }

// Members returns how many members the room has.
func (c *RoomCore) Members() int { return len(c.members) }

func (c *RoomCore) emit(e Effect) { c.effects = append(c.effects, e) }

func (c *RoomCore) drop(r DropReason) { c.emit(CountDrop{Reason: r}) }

// member returns a member, and counts a drop if there is none: it may have been
// closed while its last frames were on the way.
func (c *RoomCore) member(id MemberID) *member {
	m := c.members[id]
	if m == nil {
		c.drop(DropNotMember)
	}
	return m
}

func (c *RoomCore) join(e MemberJoined) {
	if e.Right < RightRead {
		c.emit(CloseMember{Member: e.Member, Code: CloseForbidden})
		return
	}
	c.members[e.Member] = &member{id: e.Member, identity: e.Identity, right: e.Right}
	c.order = append(c.order, e.Member)
	if c.away {
		c.emit(SendEvent{Member: e.Member, Payload: storagePayload(true)})
	}
}

func (c *RoomCore) leave(id MemberID) {
	m := c.members[id]
	if m == nil {
		return
	}
	delete(c.members, id)
	c.order = slices.DeleteFunc(c.order, func(o MemberID) bool { return o == id })
	if m.listens {
		c.fan.listeners--
	}
	c.presence.memberLeft(id)
}

// closeMember ends a membership from this side.
func (c *RoomCore) closeMember(m *member, code CloseCode, unsaved int) {
	c.emit(CloseMember{Member: m.id, Code: code, Unsaved: unsaved})
	c.leave(m.id)
}

// sync answers step 1 with what is stored, and asks for what is not.
func (c *RoomCore) sync(e SyncRequested) {
	m := c.member(e.Member)
	if m == nil {
		return
	}
	update, err := c.diff(e.StateVector)
	if err != nil {
		c.drop(DropInvalid)
		c.closeMember(m, CloseInvalid, 0)
		return
	}
	m.asked = true
	c.emit(SendState{Member: m.id, Update: update, StateVector: c.stored.StateVector()})
	if !m.listens {
		m.listens = true
		c.fan.listeners++
		c.fan.fresh = append(c.fan.fresh, m.id)
	}
}

// diff returns what a client with this state vector lacks; joiners who have
// nothing share one encoding.
func (c *RoomCore) diff(stateVector []byte) ([]byte, error) {
	if len(stateVector) == 1 && stateVector[0] == 0 {
		return c.stored.EncodeState(), nil
	}
	return c.stored.Diff(stateVector)
}

func (c *RoomCore) changeRight(e RightChanged) {
	for _, id := range slices.Clone(c.order) {
		m := c.members[id]
		if m.identity.Person != e.Person || m.right == e.Right {
			continue
		}
		if e.Right < RightRead {
			c.closeMember(m, CloseForbidden, 0)
			continue
		}
		m.right = e.Right
		c.emit(TellRight{Member: m.id, Right: e.Right})
	}
}

func (c *RoomCore) changeStorage(away bool) {
	if c.away == away {
		return
	}
	c.away = away
	c.emit(SendEvent{Payload: storagePayload(away)})
}

func storagePayload(away bool) string {
	if away {
		return `{"type":"storage","state":"away"}`
	}
	return `{"type":"storage","state":"ok"}`
}

// RightPayload is the event that tells a member its right.
func RightPayload(r Right) string {
	return `{"type":"right","right":"` + r.String() + `"}`
}

// String names the right as it travels in events.
func (r Right) String() string {
	names := [...]string{"none", "read", "comment", "write"}
	if int(r) < len(names) {
		return names[r]
	}
	return fmt.Sprintf("right_%d", uint8(r))
}

// refused is told that an append will never be stored.
func (c *RoomCore) refused(err error) {
	if c.nodes.on && (errors.Is(err, journal.ErrForeignClient) || errors.Is(err, journal.ErrClockTaken)) {
		c.contested(err)
		return
	}
	c.fail(err)
}

// fail ends the room: its memory and the journal may differ, so it must be
// loaded anew. Nothing that was not stored has been shown.
func (c *RoomCore) fail(err error) {
	c.failed = true
	for _, w := range c.queue {
		if w.ticket != 0 {
			c.emit(Answer{Ticket: w.ticket, Err: fmt.Errorf("%w: %w", ErrRoomFailed, err)})
		}
	}
	code := CloseRestarting
	if errors.Is(err, journal.ErrUnknownDocument) {
		code = CloseForbidden
	}
	for _, id := range c.order {
		c.emit(CloseMember{Member: id, Code: code})
	}
	c.queue, c.order = nil, nil
	clear(c.members)
	c.emit(FailRoom{Err: err})
}

// refuseFailed answers what still comes in after a failure.
func (c *RoomCore) refuseFailed(e Event) {
	switch e := e.(type) {
	case MemberJoined:
		c.emit(CloseMember{Member: e.Member, Code: CloseRestarting})
	case WriteRequested:
		c.emit(Answer{Ticket: e.Ticket, Err: ErrRoomFailed})
	case StateRequested:
		c.emit(Answer{Ticket: e.Ticket, Err: ErrRoomFailed})
	}
}
