package collab

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"samrad/collab/ydoc"
)

// endedMemory is how long an ended session is refused at the door. It has to
// outlast the time between reading a session from the database and registering
// its socket.
const endedMemory = time.Minute

// Write stores an update in a person's name, as an import or the REST API does,
// and shows it to whoever has the document open. It returns after the commit.
// Rights are the caller's to check; authorship is checked here. If ctx ends
// first, the update may still be stored. Errors: *Refusal, ErrClosed,
// journal.ErrUnknownDocument, ErrRoomFailed.
func (h *Hub) Write(ctx context.Context, doc DocumentID, author PersonID, update []byte) error {
	_, err := h.ask(ctx, doc, WriteRequested{Author: author, Update: update})
	return err
}

// Submit is Write in two halves: it hands the update to the document's room, and
// returns before the commit. Updates submitted one after the other are judged and
// committed in that order. committed waits for the commit, and must be called once;
// its errors are those of Write.
func (h *Hub) Submit(ctx context.Context, doc DocumentID, author PersonID, update []byte) (committed func(context.Context) error, err error) {
	wait, err := h.submit(ctx, doc, WriteRequested{Author: author, Update: update})
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { _, err := wait(ctx); return err }, nil
}

// Since returns what a copy of a document, given by its state vector, lacks of the
// stored state, as one update. It opens the room.
func (h *Hub) Since(ctx context.Context, doc DocumentID, stateVector []byte) ([]byte, error) {
	return h.ask(ctx, doc, StateRequested{Since: stateVector})
}

// State returns the stored state of a document as one update, from the open room
// or the journal. The slice must not be modified.
func (h *Hub) State(ctx context.Context, doc DocumentID) ([]byte, error) {
	if !doc.Valid() {
		return nil, fmt.Errorf("state doc=%q: not a document id", doc)
	}
	if h.open(doc) != nil {
		if state, err := h.ask(ctx, doc, StateRequested{}); err == nil {
			return state, nil
		}
	}
	loaded, err := h.readJournal(ctx, doc)
	if err != nil {
		return nil, fmt.Errorf("state: %w", err)
	}
	state, err := ydoc.MergeUpdates(loaded.Updates...)
	if err != nil {
		return nil, fmt.Errorf("state doc=%s: %w", doc, err)
	}
	return state, nil
}

// ask posts an event to a room and waits for its answer.
func (h *Hub) ask(ctx context.Context, doc DocumentID, e Event) ([]byte, error) {
	wait, err := h.submit(ctx, doc, e)
	if err != nil {
		return nil, err
	}
	return wait(ctx)
}

// submit posts an event to a room. The room stays open until the returned
// function, which waits for the answer, has been called.
func (h *Hub) submit(ctx context.Context, doc DocumentID, e Event) (wait func(context.Context) ([]byte, error), err error) {
	if !doc.Valid() {
		return nil, fmt.Errorf("open doc=%q: not a document id", doc)
	}
	r, err := h.acquire(ctx, doc)
	if err != nil {
		return nil, err
	}
	answer := make(chan Answer, 1)
	if !r.post(posted{event: e, answer: answer}) {
		h.release(r)
		return nil, ErrRoomFailed
	}
	return func(ctx context.Context) ([]byte, error) {
		defer h.release(r)
		select {
		case a := <-answer:
			return a.State, a.Err
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for doc=%s: %w", doc, ctx.Err())
		}
	}, nil
}

// Broadcast sends a small JSON text to all members of a document's room, on all
// nodes where it is open. It may be lost; what it tells of must be readable elsewhere.
func (h *Hub) Broadcast(doc DocumentID, payload string) {
	h.nodes.tellEvent(doc, payload)
	if r := h.open(doc); r != nil {
		r.post(posted{event: EventPublished{Payload: payload}})
	}
}

// NoteRight tells the room of a document that a person's right changed. It must
// be called after the change is committed: the right is read again a moment
// later. Members are told, or closed with 4403, at once, on all nodes.
func (h *Hub) NoteRight(doc DocumentID, person PersonID, right Right) {
	h.nodes.tellRight(doc, person, right)
	h.noteRight(doc, person, right)
}

func (h *Hub) noteRight(doc DocumentID, person PersonID, right Right) {
	h.rightChanges.Add(1)
	r := h.open(doc)
	if r == nil {
		return
	}
	r.post(posted{event: RightChanged{Person: person, Right: right}})
	// Two changes may be told in another order than they were committed in.
	h.background(func() {
		ctx, cancel := context.WithTimeout(h.ctx, joinTimeout)
		defer cancel()
		if err := h.postRight(ctx, r, person); err != nil && h.ctx.Err() == nil {
			h.logger.Warn().Err(err).Msg("a changed right could not be confirmed")
		}
	})
}

// confirmRight reads a joined person's right again if any right changed since
// the join read it: the change may have come too early for the room.
func (h *Hub) confirmRight(ctx context.Context, r *room, person PersonID, before uint64) {
	if h.rightChanges.Load() == before {
		return
	}
	if err := h.postRight(ctx, r, person); err != nil {
		r.post(posted{event: RightChanged{Person: person, Right: RightNone}})
	}
}

// postRight reads a right from the database and posts it. It repeats that if any
// right changed meanwhile: what it read may be older than what NoteRight posted.
func (h *Hub) postRight(ctx context.Context, r *room, person PersonID) error {
	for {
		before := h.rightChanges.Load()
		right, err := h.cfg.Access.Right(ctx, person, r.doc)
		if err != nil {
			return fmt.Errorf("read right person=%s doc=%s: %w", person, r.doc, err)
		}
		r.post(posted{event: RightChanged{Person: person, Right: right}})
		if h.rightChanges.Load() == before {
			return nil
		}
	}
}

// Sessions lists the sessions that hold sockets, so that whoever keeps sessions
// can check that they still stand.
func (h *Hub) Sessions() []SessionID {
	seen := make(map[SessionID]bool)
	for _, s := range h.socketsOf(func(*socket) bool { return true }) {
		if id, known := s.person(); known {
			seen[id.Session] = true
		}
	}
	return slices.Collect(maps.Keys(seen))
}

// EndSession closes every socket of a session with 4401, and those still on
// their way in, on all nodes.
func (h *Hub) EndSession(session SessionID) {
	h.nodes.tellEnd(kindEndSession, string(session))
	h.endSession(session)
}

func (h *Hub) endSession(session SessionID) {
	h.mu.Lock()
	h.ended[session] = time.Now()
	h.mu.Unlock()
	h.closeAll(func(id Identity) bool { return id.Session == session })
}

// EndPerson closes every socket of a person with 4401, on all nodes.
func (h *Hub) EndPerson(person PersonID) {
	h.nodes.tellEnd(kindEndPerson, string(person))
	h.endPerson(person)
}

func (h *Hub) endPerson(person PersonID) {
	h.mu.Lock()
	h.expelled[person] = time.Now()
	h.mu.Unlock()
	h.closeAll(func(id Identity) bool { return id.Person == person })
}

func (h *Hub) closeAll(ends func(Identity) bool) {
	for _, s := range h.socketsOf(func(s *socket) bool {
		id, known := s.person()
		return known && ends(id)
	}) {
		for _, m := range s.memberships() {
			if m.address != "" {
				s.push(deniedFrame(nil, m.address, CloseUnauthenticated.Reason().Name))
			}
		}
		s.close(CloseUnauthenticated)
	}
}

func (h *Hub) forgetEnded(now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for session, at := range h.ended {
		if now.Sub(at) > endedMemory {
			delete(h.ended, session)
		}
	}
	for person, at := range h.expelled {
		if now.Sub(at) > endedMemory {
			delete(h.expelled, person)
		}
	}
}

// recheckRights reads the rights of all members from the database again and
// again, as a net under NoteRight, until Shutdown.
func (h *Hub) recheckRights() {
	tick := time.NewTicker(h.cfg.Limits.RecheckRights)
	defer tick.Stop()
	for {
		select {
		case <-h.stop:
			return
		case <-tick.C:
			h.recheckAll()
			h.recheckSchemas()
		}
	}
}

func (h *Hub) recheckAll() {
	type place struct {
		room   *room
		person PersonID
	}
	seen := make(map[place]bool)
	for _, s := range h.socketsOf(func(*socket) bool { return true }) {
		for _, m := range s.memberships() {
			p := place{m.room, m.identity.Person}
			if seen[p] {
				continue
			}
			seen[p] = true
			ctx, cancel := context.WithTimeout(h.ctx, joinTimeout)
			err := h.postRight(ctx, p.room, p.person)
			cancel()
			if err != nil {
				h.logger.Warn().Err(err).Msg("rights could not be checked again")
				return
			}
		}
	}
}
