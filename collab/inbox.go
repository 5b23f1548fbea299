package collab

import "sync"

// What may wait for a room before who posts waits too, or reads no more.
const (
	inboxEvents = 1024
	inboxBytes  = 1 << 20
)

// inbox holds what was posted to a room. Its goroutine takes all of it at once,
// so that a burst costs one waking and, in the end, one write to each member.
type inbox struct {
	wake chan struct{} // sent by post, received by the room; has room for one

	// guarded by mu
	mu     sync.Mutex
	events []posted
	spare  []posted
	bytes  int
	space  chan struct{} // closed by take; nil unless somebody waits for it
	rung   signals
	ended  bool
}

// signals are what may wake a room beside events. They take no space.
type signals struct{ timer, linger bool }

func newInbox() inbox { return inbox{wake: make(chan struct{}, 1)} }

// post adds an event. It reports whether the room has ended, and if the inbox is
// full returns what is closed when there is space again.
func (b *inbox) post(p posted) (ok bool, full <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return false, nil
	}
	if len(b.events) >= inboxEvents || b.bytes >= inboxBytes {
		if b.space == nil {
			b.space = make(chan struct{})
		}
		return false, b.space
	}
	b.events = append(b.events, p)
	if e, ok := p.event.(UpdateReceived); ok {
		b.bytes += len(e.Update)
	}
	b.signal()
	return true, nil
}

// ring leaves a signal. It never waits.
func (b *inbox) ring(add func(*signals)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	add(&b.rung)
	b.signal()
}

// signal wakes the room. mu is held.
func (b *inbox) signal() {
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// take returns everything there is. The slice is valid until the next take.
func (b *inbox) take() (events []posted, rung signals) {
	b.mu.Lock()
	defer b.mu.Unlock()
	rung, b.rung = b.rung, signals{}
	return b.takeLocked(), rung
}

func (b *inbox) takeLocked() []posted {
	events := b.events
	clear(b.spare)
	b.events, b.bytes = b.spare[:0], 0
	if b.spare = events; cap(events) > 64 {
		b.spare = nil // a burst is not the rule
	}
	if b.space != nil {
		close(b.space)
		b.space = nil
	}
	return events
}

// end takes what is left; from now on nothing is accepted.
func (b *inbox) end() []posted {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
	return b.takeLocked()
}

func (b *inbox) empty() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.events) == 0
}
