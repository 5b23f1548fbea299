package collab

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"samrad/collab/journal"
)

// compactAtClose is how many rows make it worth compacting a room that closes.
const compactAtClose = 64

// A compaction rewrites the whole snapshot. So that a long document costs no more
// to write in than a short one, it waits until the rows are together
// 1/compactShare of the snapshot, but for no more than compactMost times
// Limits.CompactRows of them, since whoever opens the document reads them.
const (
	compactShare = 2
	compactMost  = 16
)

// room runs one RoomCore: its goroutine takes events from the inbox, steps the
// core and carries out the effects, none of which waits.
type room struct {
	// set at construction
	hub   *Hub
	doc   DocumentID
	line  *roomLine // to the other nodes; nil: there are none
	inbox inbox
	done  chan struct{} // closed by run

	rows       atomic.Int64 // stored and not in the snapshot
	rowBytes   atomic.Int64 // of these
	snapshot   atomic.Int64 // bytes of it, when this node made it last
	compacting atomic.Bool

	// owned by the committer
	refused uint64 // so many lives of the core, see contested, will not be stored

	// guarded by hub.mu
	users int // who holds the room open beside its members

	// owned by run
	core    *RoomCore
	members map[MemberID]*membership
	tickets map[uint64]chan<- Answer
	ticket  uint64
	alarm   alarm
	failed  bool
	state   sharedFrame
	joined  bool          // somebody was sent the state since the room last rested
	unsent  []*membership // to be flushed when the inbox is worked off
	owed    []*membership // have acknowledgements queued that may wait for the next frame
}

// posted is an event with what the shell needs to carry out its effects.
type posted struct {
	event  Event
	member *membership   // of MemberJoined
	answer chan<- Answer // of WriteRequested and StateRequested; has room for one
	idle   chan<- bool   // no event, but the question whether the room is idle; has room for one
}

func newRoom(h *Hub, doc DocumentID, loaded journal.Loaded, line *roomLine) (*room, error) {
	core, err := NewRoomCore(loaded, h.cfg.Limits)
	if err != nil {
		return nil, err
	}
	if line != nil {
		core.JoinNodes()
	}
	r := &room{hub: h, doc: doc, line: line, inbox: newInbox(), done: make(chan struct{}), core: core,
		members: make(map[MemberID]*membership), tickets: make(map[uint64]chan<- Answer)}
	r.alarm.ring = func() { r.inbox.ring(func(s *signals) { s.timer = true }) }
	r.rows.Store(int64(loaded.Rows))
	return r, nil
}

// post hands an event to the room, waiting while its inbox is full. It reports
// false if the room has ended.
func (r *room) post(p posted) bool {
	for {
		ok, full := r.inbox.post(p)
		if full == nil {
			return ok
		}
		<-full // the room takes its inbox also when it ends
	}
}

// run is the room's goroutine. It ends when the room is idle for long enough,
// has failed, or ctx is done.
func (r *room) run(ctx context.Context) {
	linger := time.AfterFunc(r.hub.cfg.Limits.Linger, func() { r.inbox.ring(func(s *signals) { s.linger = true }) })
	defer linger.Stop()
	defer r.hub.alarms.set(&r.alarm, time.Time{})
	defer r.line.close()
	for _, e := range r.line.connect(r) {
		r.step(e)
	}
	for {
		select {
		case <-r.inbox.wake:
		case <-ctx.Done():
			r.end()
			return
		}
		events, rung := r.inbox.take()
		for _, p := range events {
			r.handle(p)
		}
		if rung.timer {
			r.step(TimerFired{})
		}
		r.flush()
		if r.failed {
			r.end()
			return
		}
		if rung.linger && len(events) == 0 && r.core.Idle() && r.hub.unload(r, false) {
			r.answerRest()
			r.tidy()
			return
		}
		if rung.linger {
			r.rest()
		}
		if rung.linger || r.core.Idle() {
			linger.Reset(r.hub.cfg.Limits.Linger)
		}
	}
}

// rest gives back what the room keeps for those who join, two encodings of the
// document, if nobody has joined since it was last called.
func (r *room) rest() {
	if !r.joined {
		r.state = sharedFrame{}
		r.core.ForgetEncoded()
	}
	r.joined = false
}

// end closes a room that cannot go on: nothing it was asked stays unanswered.
func (r *room) end() {
	r.hub.unload(r, true)
	r.step(StoreRefused{Err: ErrRoomFailed})
	r.answerRest()
}

// answerRest ends the inbox and handles what was posted too late.
func (r *room) answerRest() {
	rest := r.inbox.end()
	close(r.done)
	for _, p := range rest {
		r.handle(p)
	}
	r.flush()
}

// tidy compacts an idle room behind the last member's back.
func (r *room) tidy() {
	if r.rows.Load() >= compactAtClose {
		r.compact()
	}
}

func (r *room) handle(p posted) {
	if p.idle != nil {
		p.idle <- r.core.Idle()
		return
	}
	switch e := p.event.(type) {
	case MemberJoined:
		r.members[e.Member] = p.member
		r.hub.metrics.members.Inc()
	case WriteRequested:
		e.Ticket = r.newTicket(p.answer)
		p.event = e
	case StateRequested:
		e.Ticket = r.newTicket(p.answer)
		p.event = e
	}
	r.step(p.event)
	if e, ok := p.event.(MemberLeft); ok {
		r.forget(e.Member)
	}
}

func (r *room) newTicket(answer chan<- Answer) uint64 {
	r.ticket++
	r.tickets[r.ticket] = answer
	return r.ticket
}

func (r *room) forget(id MemberID) {
	if _, ok := r.members[id]; ok {
		delete(r.members, id)
		r.hub.metrics.members.Dec()
	}
}

// idle asks the room whether it has come to rest.
func (r *room) idle(ctx context.Context) bool {
	reply := make(chan bool, 1)
	if !r.post(posted{idle: reply}) {
		return true
	}
	select {
	case rest := <-reply:
		return rest
	case <-r.done:
		return true
	case <-ctx.Done():
		return false
	}
}

func (r *room) step(e Event) {
	for _, effect := range r.core.Step(time.Now(), e) {
		r.carryOut(effect)
	}
}

// carryOut does what the core wants done.
func (r *room) carryOut(effect Effect) {
	switch e := effect.(type) {
	case Append:
		r.hub.committer.enqueue(r, e)
	case SendState:
		r.sendState(e)
	case SendStep1:
		r.to(e.Member, func(m *membership) { m.sendStep1(e.StateVector) })
	case AskPresence:
		r.to(e.Member, func(m *membership) { m.push(presenceQueryFrame(nil, m.address)) })
	case Acknowledge:
		r.hub.metrics.acknowledged(e.Saved, e.Count)
		r.to(e.Member, func(m *membership) { m.acknowledge(e.Saved, e.Count) })
	case Fanout:
		r.fanOut(e)
	case SendEvent:
		r.sendEvent(e)
	case TellRight:
		r.to(e.Member, func(m *membership) { m.tellRight(e.Right) })
	case CloseMember:
		r.to(e.Member, func(m *membership) { m.close(e.Code, e.Unsaved) })
		r.forget(e.Member)
	case SetTimer:
		r.setTimer(e.At)
	case Answer:
		if answer := r.tickets[e.Ticket]; answer != nil {
			delete(r.tickets, e.Ticket)
			answer <- e
		}
	case FailRoom:
		r.failed = true
		if !errors.Is(e.Err, ErrRoomFailed) {
			r.hub.logger.Error().Err(e.Err).Str("doc", string(r.doc)).Msg("room closed; it is loaded anew when somebody joins")
		}
	case PublishUpdate, PublishDigest, PublishPresence:
		r.line.publish(e)
	case Reload:
		r.reload()
	case CountNodes:
		r.hub.metrics.nodeEvent(e.What)
	case CountDrop:
		r.hub.metrics.drop(e.Reason)
	}
}

// setTimer lets the timer fire on a round, when others do and sockets are read: a
// process that wakes once for many things costs a fraction of one that wakes for
// each.
func (r *room) setTimer(at time.Time) {
	if !at.IsZero() {
		at = r.hub.roundAfter(at)
	}
	r.hub.alarms.set(&r.alarm, at)
}

func (r *room) to(id MemberID, f func(*membership)) {
	if m := r.members[id]; m != nil {
		f(m)
	}
}

func (r *room) sendEvent(e SendEvent) {
	if e.Member != 0 {
		r.to(e.Member, func(m *membership) { m.sendEvent(e.Payload) })
		return
	}
	for _, m := range r.members {
		m.sendEvent(e.Payload)
	}
}

// noteRow counts a stored row of so many bytes and compacts when it is worth it.
// Any goroutine may call it.
func (r *room) noteRow(bytes int) {
	rows, size := r.rows.Add(1), r.rowBytes.Add(int64(bytes))
	most := int64(r.hub.cfg.Limits.CompactRows)
	if rows < most || size < r.snapshot.Load()/compactShare && rows < compactMost*most {
		return
	}
	if !r.compacting.CompareAndSwap(false, true) {
		return
	}
	r.hub.background(func() {
		defer r.compacting.Store(false)
		r.compact()
	})
}

func (r *room) compact() {
	leave, err := r.hub.compacts.enter(r.hub.ctx)
	if err != nil {
		return
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.hub.ctx, time.Minute)
	defer cancel()
	done, err := r.hub.cfg.Journal.Compact(ctx, string(r.doc))
	// Also after a failure, so that the next try waits for as many rows again.
	r.rows.Store(0) // other nodes' rows were among them, and are not counted here
	r.rowBytes.Store(0)
	if err != nil {
		r.hub.metrics.compacts.WithLabelValues("failed").Inc()
		if r.hub.ctx.Err() == nil {
			r.hub.logger.Warn().Err(err).Str("doc", string(r.doc)).Msg("compaction failed; it is tried again later")
		}
		return
	}
	r.hub.metrics.compacts.WithLabelValues("done").Inc()
	if done.SnapshotBytes > 0 {
		r.snapshot.Store(int64(done.SnapshotBytes))
	}
}
