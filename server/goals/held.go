package goals

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"samrad/collab"
	"samrad/collab/ydoc"
)

// held is a list that stays open between changes, so that a change costs what it
// changes and not what there is. Whoever has the turn of its document has it.
type held struct {
	doc     *ydoc.Doc
	list    *List                      // as doc is
	writers map[collab.PersonID]uint64 // the client id that each person's changes carry: one each, since authors are told apart by it
	settled chan struct{}              // closed when what was submitted last is committed, or is not
	failed  atomic.Bool                // something submitted was not committed: doc holds what nobody else does
}

// Lists are held for a while, and not too many at once: each takes some times the
// memory of its document.
const (
	heldFor  = 2 * time.Minute
	mostHeld = 16
)

// shelf is where lists are held while nobody has them. The zero value is ready.
type shelf struct {
	mu   sync.Mutex
	held map[collab.DocumentID]*shelved
}

type shelved struct {
	*held
	since time.Time
	end   *time.Timer
}

// take gives out the list of a document, nil if none is held.
func (s *shelf) take(doc collab.DocumentID) *held {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := s.held[doc]
	if found == nil {
		return nil
	}
	found.end.Stop()
	delete(s.held, doc)
	return found.held
}

// has tells whether a list is held.
func (s *shelf) has(doc collab.DocumentID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held[doc] != nil
}

// put holds a list, for the one that was held longest if there are too many.
func (s *shelf) put(doc collab.DocumentID, h *held) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held == nil {
		s.held = map[collab.DocumentID]*shelved{}
	}
	if len(s.held) >= mostHeld {
		oldest := doc
		for id, other := range s.held {
			if oldest == doc || other.since.Before(s.held[oldest].since) {
				oldest = id
			}
		}
		s.held[oldest].end.Stop()
		delete(s.held, oldest)
	}
	put := &shelved{held: h, since: time.Now()}
	put.end = time.AfterFunc(heldFor, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.held[doc] == put {
			delete(s.held, doc)
		}
	})
	s.held[doc] = put
}

// hold returns the list as it is committed now, with what was submitted from here
// besides. The caller has the turn.
func (s *Service) hold(ctx context.Context, doc collab.DocumentID) (*held, error) {
	h := s.shelf.take(doc)
	if h == nil || h.failed.Load() {
		h = &held{doc: ydoc.New(), writers: map[collab.PersonID]uint64{}}
	}
	missing, err := s.rooms.Since(ctx, doc, h.doc.StateVector())
	if err != nil {
		return nil, fmt.Errorf("read goal list doc=%s: %w", doc, err)
	}
	if err := h.doc.Apply(missing); err != nil {
		return nil, fmt.Errorf("read goal list doc=%s: %w", doc, err)
	}
	h.reread()
	return h, nil
}

// reread brings the list up to the document after one transaction.
func (h *held) reread() {
	if h.list == nil {
		h.list = readDoc(h.doc)
		return
	}
	if entries, all := h.doc.Changed(); all && len(entries) == 0 {
		return
	}
	h.list = h.list.content.again(h.doc).list(h.list)
}

// edit runs f in the author's name and returns what it changed as one update. If
// it fails, the list is good for nothing any more unless there is no update.
func (h *held) edit(author collab.PersonID, f func(*List, Editor) error) ([]byte, error) {
	if h.writers[author] == 0 {
		h.writers[author] = uint64(rand.Uint32()) | 1 // never 0
	}
	h.doc.SetClientID(h.writers[author])
	return edit(h.doc, func(e Editor) error { return f(h.list, e) })
}

// submitted is a change on its way into the journal.
type submitted struct {
	list      *List
	held      *held
	committed func(context.Context) error // nil: there was nothing to change
	before    <-chan struct{}             // closed when what was submitted before it is settled
	settled   chan struct{}
}

// submit makes a change in its turn and hands it to the hub.
func (s *Service) submit(ctx context.Context, doc collab.DocumentID, author collab.PersonID, f func(*List, Editor) error) (*submitted, error) {
	end, err := s.turns.Take(ctx, doc)
	if err != nil {
		return nil, err
	}
	defer end()
	h, err := s.hold(ctx, doc)
	if err != nil {
		return nil, err
	}
	update, err := h.edit(author, f)
	if update == nil {
		s.shelf.put(doc, h)
		return &submitted{list: h.list, held: h, before: h.settled}, err
	}
	if err != nil {
		return nil, err
	}
	out := &submitted{held: h, before: h.settled, settled: make(chan struct{})}
	if out.committed, err = s.rooms.Submit(ctx, doc, author, update); err != nil {
		return nil, refused(fmt.Errorf("change goal list doc=%s: %w", doc, err))
	}
	h.settled = out.settled
	h.reread()
	out.list = h.list
	s.shelf.put(doc, h)
	return out, nil
}

// errBuiltOnSand is a change or an answer on top of a change that was not committed.
var errBuiltOnSand = errors.New("an earlier change was not committed")

// wait waits until the change is committed, and with it all that its list shows.
// fits is false if the change was committed and the list shows what was not.
func (w *submitted) wait(ctx context.Context) (fits bool, err error) {
	if w.committed != nil {
		defer close(w.settled)
		err = w.committed(ctx)
	}
	if err != nil && !errors.Is(err, ydoc.ErrGap) {
		w.held.failed.Store(true)
		return false, err
	}
	if before := settle(ctx, w.before); before != nil {
		return false, before
	}
	fits = !w.held.failed.Load()
	switch {
	case err != nil:
		w.held.failed.Store(true)
		if !fits {
			err = errBuiltOnSand
		}
	case w.committed == nil && !fits:
		err = errBuiltOnSand
	}
	return fits, err
}

// settle waits for what was submitted before; nil is nothing.
func settle(ctx context.Context, before <-chan struct{}) error {
	if before == nil {
		return nil
	}
	select {
	case <-before:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// tries bounds how often a change is made anew because one before it failed.
const tries = 3

// Change runs f on the list and commits what it changed, in the author's name. It
// returns the list with that change. f may be run again, and must only look at the
// list and write through the editor. The author's right was checked.
func (s *Service) Change(ctx context.Context, doc collab.DocumentID, author collab.PersonID, f func(*List, Editor) error) (*List, error) {
	for try := 1; ; try++ {
		w, err := s.submit(ctx, doc, author, f)
		if err != nil {
			return nil, err
		}
		fits, err := w.wait(ctx)
		switch {
		case errors.Is(err, errBuiltOnSand) && try < tries:
			continue
		case err != nil:
			return nil, refused(fmt.Errorf("change goal list doc=%s: %w", doc, err))
		case !fits:
			return s.readAnew(ctx, doc)
		}
		return w.list, nil
	}
}

// List reads the list as it is committed now. The caller's right was checked.
func (s *Service) List(ctx context.Context, doc collab.DocumentID) (*List, error) {
	if !s.shelf.has(doc) {
		return s.readAnew(ctx, doc)
	}
	end, err := s.turns.Take(ctx, doc)
	if err != nil {
		return nil, err
	}
	h, err := s.hold(ctx, doc)
	if err != nil {
		end()
		return nil, err
	}
	w := submitted{list: h.list, held: h, before: h.settled}
	s.shelf.put(doc, h)
	end()
	switch _, err := w.wait(ctx); {
	case errors.Is(err, errBuiltOnSand):
		return s.readAnew(ctx, doc)
	case err != nil:
		return nil, fmt.Errorf("read goal list doc=%s: %w", doc, err)
	}
	return w.list, nil
}

// readAnew reads the list without holding it.
func (s *Service) readAnew(ctx context.Context, doc collab.DocumentID) (*List, error) {
	state, err := s.rooms.State(ctx, doc)
	if err != nil {
		return nil, fmt.Errorf("read goal list doc=%s: %w", doc, err)
	}
	l, err := Read(state)
	if err != nil {
		return nil, fmt.Errorf("doc=%s: %w", doc, err)
	}
	return l, nil
}
