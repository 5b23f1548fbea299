package collab

import (
	"errors"
	"fmt"

	"samrad/collab/ydoc"
)

// Refusal is why an update was not taken.
type Refusal struct {
	Reason DropReason
	Code   CloseCode // 0: the member stays
	Err    error     // what was wrong, for the log; may be nil
}

// Error implements error.
func (r *Refusal) Error() string {
	if r.Err != nil {
		return fmt.Sprintf("collab: update refused: %s: %v", r.Reason, r.Err)
	}
	return fmt.Sprintf("collab: update refused: %s", r.Reason)
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// receive takes an update or a sync step 2 of a member.
func (c *RoomCore) receive(e UpdateReceived) {
	m := c.member(e.Member)
	if m == nil {
		return
	}
	acks := 1
	if e.Answer {
		// Whatever was passed over is in this step 2: it was made later.
		acks += m.owed
		m.resync, m.asked, m.owed = false, false, 0
	} else if m.resync {
		m.owed++
		c.drop(DropPassedOver)
		return
	}
	if c.pending > 0 && c.pending+len(e.Update) > c.limits.PendingBytes {
		c.passOver(m, acks, DropPendingFull)
		return
	}
	taken, refusal := c.judge(m.identity.Person, m.right >= RightWrite, e.Update)
	switch {
	case refusal == nil:
		c.accept(m.identity.Person, taken, waiting{member: m.id, acks: acks, saved: true})
	case errors.Is(refusal.Err, ydoc.ErrGap) && !e.Answer:
		// Who types right after reconnecting sends that before what was typed
		// offline, which the server has yet to ask for.
		c.passOver(m, acks, DropGap)
		if m.listens {
			c.ask(m)
		}
	case refusal.Reason == DropReadOnly && e.Answer && c.onlyRepeats(m, e.Update):
		c.accept(m.identity.Person, accepted{}, waiting{member: m.id, acks: acks, saved: true})
	case c.mayBeAhead(m, e.Answer, refusal):
		c.passOver(m, acks, DropBehind)
		c.catchUp("behind", m)
	default:
		c.refuse(m, acks, refusal)
	}
}

// passOver leaves a member's updates aside until a step 2 brings them all.
func (c *RoomCore) passOver(m *member, acks int, why DropReason) {
	m.resync = true
	m.owed += acks
	c.drop(why)
}

// ask sends a member step 1, unless an earlier one is not answered yet.
func (c *RoomCore) ask(m *member) {
	if !m.asked && !m.behind {
		m.asked = true
		c.emit(SendStep1{Member: m.id, StateVector: c.stored.StateVector()})
	}
}

// refuse answers what was not taken, in its turn, and closes who must not stay.
func (c *RoomCore) refuse(m *member, acks int, r *Refusal) {
	c.drop(r.Reason)
	if r.Code == 0 {
		c.owe(waiting{n: c.n, member: m.id, acks: acks})
		return
	}
	c.closeMember(m, r.Code, acks)
}

// write takes an update of the server itself.
func (c *RoomCore) write(e WriteRequested) {
	accepted, refusal := c.judge(e.Author, true, e.Update)
	if refusal != nil {
		c.drop(refusal.Reason)
		c.emit(Answer{Ticket: e.Ticket, Err: refusal})
		return
	}
	c.accept(e.Author, accepted, waiting{ticket: e.Ticket})
}

// accept appends what is new and lets w wait for it.
func (c *RoomCore) accept(author PersonID, a accepted, w waiting) {
	if a.update == nil {
		w.n = c.n
		c.owe(w)
		return
	}
	c.n++
	c.owners.bind(author, a.clients)
	c.pending += len(a.update)
	w.n, w.update, w.author, w.clients, w.spans = c.n, a.update, author, a.clients, a.spans
	c.queue = append(c.queue, w)
	c.emit(Append{N: c.n, Life: c.life, Author: author, Update: a.update, Clients: a.clients, Spans: a.spans})
}

// owe answers at once if nothing is on its way, else after it, so that answers
// keep their order and nothing is called saved that waits for something else.
func (c *RoomCore) owe(w waiting) {
	if len(c.queue) > 0 {
		c.queue = append(c.queue, w)
		return
	}
	c.pay(w)
}

func (c *RoomCore) pay(w waiting) {
	switch {
	case w.ticket != 0:
		c.emit(Answer{Ticket: w.ticket})
	case c.members[w.member] != nil:
		c.emit(Acknowledge{Member: w.member, Saved: w.saved, Count: w.acks})
	}
}

// tellState answers with the stored state, or what somebody lacks of it.
func (c *RoomCore) tellState(e StateRequested) {
	if e.Since == nil {
		c.emit(Answer{Ticket: e.Ticket, State: c.stored.EncodeState()})
		return
	}
	diff, err := c.diff(e.Since)
	c.emit(Answer{Ticket: e.Ticket, State: diff, Err: err})
}

// settle is told that everything up to n is stored: it is owed and shown now.
func (c *RoomCore) settle(n int64) {
	done := 0
	for done < len(c.queue) && c.queue[done].n <= n {
		w := c.queue[done]
		if w.update != nil {
			if _, err := c.stored.Apply(w.update); err != nil {
				c.fail(fmt.Errorf("apply what is stored, n=%d: %w", w.n, err))
				return
			}
			c.pending -= len(w.update)
			c.touched()
			c.fan.show(w.update, w.member)
		}
		done++
	}
	if err := c.publishStored(c.queue[:done]); err != nil {
		c.fail(err)
		return
	}
	c.payAll(c.queue[:done])
	c.queue = append(c.queue[:0], c.queue[done:]...)
	clear(c.queue[len(c.queue):cap(c.queue)])
	if len(c.queue) == 0 {
		c.askAgain()
	}
}

// payAll answers in order, and a member's like answers in a row as one.
func (c *RoomCore) payAll(done []waiting) {
	last := make(map[MemberID]int) // index of the member's latest Acknowledge in effects
	for _, w := range done {
		if i, ok := last[w.member]; ok && w.ticket == 0 {
			if a := c.effects[i].(Acknowledge); a.Saved == w.saved {
				a.Count += w.acks
				c.effects[i] = a
				continue
			}
		}
		before := len(c.effects)
		c.pay(w)
		if w.ticket == 0 && len(c.effects) > before {
			last[w.member] = before
		}
	}
}

// askAgain asks members for what had to be passed over while too much waited.
func (c *RoomCore) askAgain() {
	for _, id := range c.order {
		if m := c.members[id]; m.resync && m.listens {
			c.ask(m)
		}
	}
}

// accepted is an update found good: what is new of it, nil if nothing, and the
// client ids it uses first, and the clocks it adds if other nodes may too.
type accepted struct {
	update  []byte
	clients []uint64
	spans   []Span
}

// judge decides on an update. If it is good and new, it has been received.
func (c *RoomCore) judge(author PersonID, mayWrite bool, update []byte) (accepted, *Refusal) {
	if len(update) > c.limits.UpdateBytes {
		return accepted{}, &Refusal{Reason: DropTooLarge, Code: CloseTooLarge}
	}
	info, err := ydoc.Inspect(update, c.limits.Engine)
	if err != nil {
		return accepted{}, refusalOf(err)
	}
	claim := c.claim(author, info)
	if !mayWrite {
		if claim.clocks > 0 || !c.knowsDeletes(info.Deletes) {
			return accepted{}, &Refusal{Reason: DropReadOnly}
		}
		return accepted{}, nil
	}
	switch {
	case claim.foreign:
		return accepted{}, &Refusal{Reason: DropForeignAuthor, Code: CloseInvalid}
	case claim.clocks > c.limits.UpdateClocks, claim.clocks > 0 && !c.hasRoom(len(update)):
		return accepted{}, &Refusal{Reason: DropTooLarge, Code: CloseTooLarge}
	}
	if claim.overlaps {
		if update, err = ydoc.DiffUpdate(update, c.vectorOf(info)); err != nil {
			return accepted{}, refusalOf(err)
		}
	}
	applied, err := c.received.Apply(update)
	if err != nil {
		return accepted{}, refusalOf(err)
	}
	if applied.Empty() {
		return accepted{}, nil
	}
	c.bytes += len(update)
	return accepted{update: update, clients: claim.clients, spans: claim.spans}, nil
}

func refusalOf(err error) *Refusal {
	if errors.Is(err, ydoc.ErrLimit) {
		return &Refusal{Reason: DropTooLarge, Code: CloseTooLarge, Err: err}
	}
	return &Refusal{Reason: DropInvalid, Code: CloseInvalid, Err: err}
}

// hasRoom reports whether the document may grow by n bytes. The sum of updates
// overstates the document; the exact size is worked out only near the limit.
func (c *RoomCore) hasRoom(n int) bool {
	if c.bytes+n > c.limits.DocumentBytes {
		c.bytes = len(c.received.EncodeState())
	}
	return c.bytes+n <= c.limits.DocumentBytes
}
