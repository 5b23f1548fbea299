package collab

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// slot is a document's place among the open rooms; loading included, so that a
// document is loaded once however many join it at the same time.
type slot struct {
	ready chan struct{} // closed when room or err is set
	room  *room
	err   error
	users int // of the room, while it is loading
}

// acquire returns the open room of a document, loading it if need be. The room
// stays open until release.
func (h *Hub) acquire(ctx context.Context, doc DocumentID) (*room, error) {
	h.mu.Lock()
	if h.stopping {
		h.mu.Unlock()
		return nil, ErrClosed
	}
	s := h.slots[doc]
	switch {
	case s == nil:
		s = &slot{ready: make(chan struct{}), users: 1}
		h.slots[doc] = s
		h.mu.Unlock()
		h.background(func() { h.load(doc, s) })
	case s.room != nil:
		s.room.users++
		h.mu.Unlock()
		return s.room, nil
	default:
		s.users++
		h.mu.Unlock()
	}
	select {
	case <-s.ready:
		return s.room, s.err
	case <-ctx.Done():
		h.mu.Lock()
		defer h.mu.Unlock()
		if s.room != nil {
			s.room.users--
		} else {
			s.users--
		}
		return nil, fmt.Errorf("open doc=%s: %w", doc, ctx.Err())
	}
}

func (h *Hub) release(r *room) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r.users--
}

// load fills a slot and then runs its room. It does not depend on the context of
// who asked first: others wait for the same room.
func (h *Hub) load(doc DocumentID, s *slot) {
	r, err := h.loadRoom(doc, s)
	h.mu.Lock()
	if err != nil {
		s.err = err
		if h.slots[doc] == s {
			delete(h.slots, doc)
		}
	} else {
		s.room, r.users = r, s.users
		h.metrics.rooms.Inc()
	}
	close(s.ready)
	h.mu.Unlock()
	if err != nil {
		return
	}
	if h.committer.isAway() {
		r.post(posted{event: StorageChanged{Away: true}})
	}
	r.run(h.ctx)
	h.metrics.rooms.Dec()
}

// errNobodyWaits is why a document is not loaded: who wanted it has gone.
var errNobodyWaits = errors.New("collab: nobody waits for it any more")

func (h *Hub) loadRoom(doc DocumentID, s *slot) (*room, error) {
	ctx, cancel := context.WithTimeout(h.ctx, joinTimeout)
	defer cancel()
	if err := h.committer.await(ctx, doc); err != nil {
		return nil, fmt.Errorf("open doc=%s, of which something is being stored: %w", doc, err)
	}
	leave, err := h.loading.enter(h.ctx)
	if err != nil {
		return nil, fmt.Errorf("open doc=%s: %w", doc, err)
	}
	defer leave()
	if !h.stillWanted(doc, s) {
		return nil, errNobodyWaits
	}
	h.metrics.loads.Inc()
	defer h.metrics.loads.Dec()
	ctx, cancel = context.WithTimeout(h.ctx, joinTimeout) // waiting for its turn does not count
	defer cancel()
	line, err := h.openLine(doc)
	if err != nil {
		return nil, fmt.Errorf("open doc=%s: %w", doc, err)
	}
	loaded, err := h.cfg.Journal.Load(ctx, string(doc))
	if err != nil {
		line.close()
		return nil, err
	}
	r, err := newRoom(h, doc, loaded, line)
	if err != nil {
		line.close()
		return nil, fmt.Errorf("open doc=%s: %w", doc, err)
	}
	return r, nil
}

// stillWanted reports whether somebody waits for a document whose turn has come. If
// not, its slot is given up.
func (h *Hub) stillWanted(doc DocumentID, s *slot) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s.users == 0 {
		delete(h.slots, doc)
	}
	return s.users > 0
}

// unload removes a room from the open ones. Unless forced it does so only if
// nobody holds the room and nothing waits in its inbox.
func (h *Hub) unload(r *room, forced bool) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !forced && (r.users > 0 || !r.inbox.empty()) {
		return false
	}
	if s := h.slots[r.doc]; s != nil && s.room == r {
		delete(h.slots, r.doc)
	}
	return true
}

// openRooms lists the rooms that are loaded. mu is held.
func (h *Hub) openRooms() []*room {
	list := make([]*room, 0, len(h.slots))
	for _, s := range h.slots {
		if s.room != nil {
			list = append(list, s.room)
		}
	}
	return list
}

// open returns the room of a document if it is loaded.
func (h *Hub) open(doc DocumentID) *room {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s := h.slots[doc]; s != nil {
		return s.room
	}
	return nil
}

// tellStorage passes on to all rooms that the database went away or came back.
func (h *Hub) tellStorage(away bool) {
	h.mu.Lock()
	rooms := h.openRooms()
	h.mu.Unlock()
	for _, r := range rooms {
		r.post(posted{event: StorageChanged{Away: away}})
	}
}

// keepAlive pings sockets and ends those that are dead, until Shutdown.
func (h *Hub) keepAlive() {
	tick := time.NewTicker(h.cfg.Limits.PingInterval / 4)
	defer tick.Stop()
	for {
		select {
		case <-h.stop:
			return
		case now := <-tick.C:
			for _, s := range h.socketsOf(func(*socket) bool { return true }) {
				s.keepAlive(now)
			}
			h.forgetEnded(now)
		}
	}
}
