package collab

import (
	"fmt"
	"sync"
	"syscall"
)

// resumer waits for connections that took only a part of what was written, and
// lets their outboxes go on when they take more.
type resumer struct {
	epoll *epoll // set at construction

	// guarded by mu
	mu      sync.Mutex
	waiting map[uint64]*outbox
	last    uint64 // the name given last
}

func newResumer() (*resumer, error) {
	e, err := newEpoll(true)
	if err != nil {
		return nil, err
	}
	return &resumer{epoll: e, waiting: make(map[uint64]*outbox)}, nil
}

// await calls resume once the outbox's connection takes more. The outbox's lock is
// held.
func (r *resumer) await(o *outbox) error {
	op := syscall.EPOLL_CTL_MOD
	r.mu.Lock()
	if o.name == 0 {
		r.last++
		o.name = r.last
		op = syscall.EPOLL_CTL_ADD
	}
	r.waiting[o.name] = o
	r.mu.Unlock()
	event := syscall.EpollEvent{Events: syscall.EPOLLOUT | syscall.EPOLLONESHOT, Fd: int32(uint32(o.name)), Pad: int32(o.name >> 32)}
	if err := r.epoll.control(op, o.fd.fd, &event); err != nil {
		return fmt.Errorf("wait until a connection takes more: %w", err)
	}
	return nil
}

// forget is told that an outbox has ended. Its lock is held.
func (r *resumer) forget(o *outbox) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.waiting, o.name)
}

// run is the resumer's goroutine; it ends when the epoll instance is closed.
func (r *resumer) run() {
	events := make([]syscall.EpollEvent, 64)
	for {
		n, err := r.epoll.wait(events)
		if err != nil {
			return
		}
		for _, e := range events[:n] {
			name := uint64(uint32(e.Fd)) | uint64(uint32(e.Pad))<<32
			r.mu.Lock()
			o := r.waiting[name]
			delete(r.waiting, name)
			r.mu.Unlock()
			if o != nil {
				o.resume()
			}
		}
	}
}
