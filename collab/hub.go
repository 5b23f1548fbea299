package collab

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"

	"samrad/collab/journal"
)

// HubConfig is what a hub needs. Journal, Authenticator and Access are required.
type HubConfig struct {
	Journal       journal.Journal
	Authenticator Authenticator
	Access        Access
	Origins       []string // exact values of the Origin header that browsers may send
	Logger        zerolog.Logger
	Metrics       prometheus.Registerer // nil: counted for nobody
	Limits        Limits                // zero fields mean defaults
	Bus           Bus                   // to the other nodes; nil: there are none

	// Schema answers how a document is written; it is asked for clients that say
	// what they know. nil: every client knows every document.
	Schema func(context.Context, DocumentID) (Schema, error)

	// Stored is told of every document of which this hub has just committed
	// something; it must return at once. nil: nobody wants to know.
	Stored func(DocumentID)
}

// ErrClosed is returned by a hub that is shutting down.
var ErrClosed = errors.New("collab: the hub is shutting down")

// Hub knows the open rooms and sockets. Its methods may be called from any
// goroutine.
type Hub struct {
	// set at construction
	cfg       HubConfig
	logger    zerolog.Logger
	metrics   *metrics
	committer *committer
	alarms    alarms // of rooms
	streams   *streams
	loading   *gate // of whoever reads a whole document from the journal
	compacts  *gate // one at a time
	started   time.Time
	node      NodeID                      // this one
	nodes     *hubNodes                   // nil: there are no others
	onRequest func(payload []byte) []byte // answers requests of other nodes; nil: there are none
	ctx       context.Context             // ends when Shutdown gives up or is done
	cancel    context.CancelFunc
	stop      chan struct{}  // closed by Shutdown, received by the loops
	poller    func() *poller // started with the first TCP connection; nil where there is none

	memberID     atomic.Uint64
	rightChanges atomic.Uint64 // counts NoteRight, so that joining can tell it was overtaken

	// guarded by mu
	mu       sync.Mutex
	slots    map[DocumentID]*slot
	sockets  map[*socket]struct{}
	persons  map[PersonID]int // sockets of each
	ended    map[SessionID]time.Time
	expelled map[PersonID]time.Time
	draining bool          // no socket is let in any more
	stopping bool          // nor a room opened
	tasks    int           // goroutines started by background, sockets' included
	allDone  chan struct{} // closed when tasks is 0 after Shutdown began
}

// NewHub returns a running hub; end it with Shutdown.
func NewHub(cfg HubConfig) *Hub {
	cfg.Limits = cfg.Limits.withDefaults()
	h := &Hub{cfg: cfg, logger: cfg.Logger.With().Str("part", "hub").Logger(), metrics: newMetrics(cfg.Metrics), stop: make(chan struct{}),
		slots: make(map[DocumentID]*slot), sockets: make(map[*socket]struct{}), persons: make(map[PersonID]int),
		ended: make(map[SessionID]time.Time), expelled: make(map[PersonID]time.Time), allDone: make(chan struct{})}
	h.ctx, h.cancel = context.WithCancel(context.Background())
	h.loading, h.compacts = newGate(cfg.Limits.Loads, h.metrics.loadsWaiting), newGate(1, h.metrics.compactsWaiting)
	epoch := newEpoch()
	h.node, h.started = NodeID(epoch), time.Now()
	h.streams = newStreams(h.node)
	h.onRequest = h.answerChunk
	h.committer = newCommitter(cfg.Journal, epoch, h.metrics, h.logger, h.tellStorage, cfg.Stored)
	go h.committer.run(h.ctx)
	h.poller = sync.OnceValue(h.startPoller)
	h.background(h.keepAlive)
	h.background(h.recheckRights)
	if cfg.Bus != nil {
		h.joinNodes(cfg.Bus)
	}
	return h
}

// newEpoch names this life of the process in the journal's keys.
func newEpoch() int64 {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(fmt.Sprintf("collab: no random bytes: %v", err))
	}
	return int64(binary.BigEndian.Uint64(b[:]) >> 1)
}

func (h *Hub) newMemberID() MemberID { return MemberID(h.memberID.Add(1)) }

// roundAfter is the first moment of reading that is not before at, see
// Limits.ReadRound.
func (h *Hub) roundAfter(at time.Time) time.Time {
	round := h.cfg.Limits.ReadRound
	if over := at.Sub(h.started) % round; over > 0 {
		return at.Add(round - over)
	}
	return at
}

// background runs f and lets Shutdown wait for it.
func (h *Hub) background(f func()) {
	ended := h.begun()
	go func() {
		defer ended()
		f()
	}()
}

// foreground runs f in the caller's goroutine and lets Shutdown wait for it.
func (h *Hub) foreground(f func()) {
	defer h.begun()()
	f()
}

// begun counts a task; the returned function ends it.
func (h *Hub) begun() (ended func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.tasks++
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.tasks--
		h.checkDone()
	}
}

// checkDone closes allDone when nothing runs any more. mu is held.
func (h *Hub) checkDone() {
	if h.stopping && h.tasks == 0 {
		select {
		case <-h.allDone:
		default:
			close(h.allDone)
		}
	}
}

// admit registers a socket, or says why it may not stay.
func (h *Hub) admit(s *socket) CloseCode {
	h.mu.Lock()
	stopping := h.stopping || h.draining
	if !stopping {
		h.sockets[s] = struct{}{}
		h.metrics.sockets.Inc()
	}
	h.mu.Unlock()
	if stopping {
		return CloseRestarting
	}
	if id, known := s.person(); known {
		return h.admitPerson(s, id)
	}
	return 0
}

// admitPerson counts a socket for its person. A session that ended while the
// socket was on its way in is not let in by the gap.
func (h *Hub) admitPerson(s *socket, id Identity) CloseCode {
	h.mu.Lock()
	defer h.mu.Unlock()
	if at, ok := h.expelled[id.Person]; ok && !s.started.After(at) {
		return CloseUnauthenticated
	}
	if _, ok := h.ended[id.Session]; ok {
		return CloseUnauthenticated
	}
	if h.persons[id.Person] >= h.cfg.Limits.SocketsPerPerson {
		return CloseTryLater
	}
	h.persons[id.Person]++
	s.counted = id.Person
	return 0
}

// forget is told that a socket has ended.
func (h *Hub) forget(s *socket) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.sockets[s]; !ok {
		return
	}
	delete(h.sockets, s)
	h.metrics.sockets.Dec()
	if s.counted == "" {
		return
	}
	if h.persons[s.counted]--; h.persons[s.counted] <= 0 {
		delete(h.persons, s.counted)
	}
}

// socketsOf lists the sockets for which keep is true.
func (h *Hub) socketsOf(keep func(*socket) bool) []*socket {
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []*socket
	for s := range h.sockets {
		if keep(s) {
			list = append(list, s)
		}
	}
	return list
}

// Shutdown closes every socket with 1012, stores what was received, and ends the
// hub. When ctx ends first, what is not stored by then stays with its authors,
// who were never told that it is saved.
func (h *Hub) Shutdown(ctx context.Context) error {
	h.mu.Lock()
	if h.stopping {
		h.mu.Unlock()
		return ErrClosed
	}
	h.stopping = true
	h.mu.Unlock()
	close(h.stop)
	for _, s := range h.socketsOf(func(*socket) bool { return true }) {
		s.close(CloseRestarting)
	}
	err := h.drain(ctx)
	h.cancel()
	<-h.committer.ended
	h.mu.Lock()
	h.checkDone()
	h.mu.Unlock()
	<-h.allDone
	h.nodes.leave()
	return err
}

// drain waits until all sockets have left and everything is stored.
func (h *Hub) drain(ctx context.Context) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !h.quiet(ctx) {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("shut down with edits not stored or sockets open: %w", ctx.Err())
		}
	}
	h.committer.stop()
	select {
	case <-h.committer.ended:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("shut down with edits not stored: %w", ctx.Err())
	}
}

// quiet reports whether no socket is open and every room has come to rest.
func (h *Hub) quiet(ctx context.Context) bool {
	h.mu.Lock()
	open, rooms := len(h.sockets), h.openRooms()
	h.mu.Unlock()
	if open > 0 {
		return false
	}
	for _, r := range rooms {
		if !r.idle(ctx) {
			return false
		}
	}
	return true
}
