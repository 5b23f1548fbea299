package collab

import (
	"context"
	"fmt"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"
)

// readBytes is how much one read takes.
const readBytes = 64 << 10

// poller reads all TCP sockets of a hub: one goroutine waits for any of them to
// have something, reads it, and posts what it says to the rooms. A connection at
// rest has neither goroutine nor buffer, and what comes from many sockets at the
// same time wakes each room once. Under load it reads in rounds, see Limits.
//
// It never waits for anything else. What has to wait, a join or a room that is
// behind, is done by a goroutine that owns the socket meanwhile, while the poller
// does not look at it.
type poller struct {
	// set at construction
	hub   *Hub
	file  *os.File // the epoll instance
	raw   syscall.RawConn
	round time.Duration

	// guarded by mu
	mu    sync.Mutex
	slots []slotOf
	free  []int32
}

// slotOf finds the socket that an event is about. The turn tells events apart
// that are about the slot's former socket.
type slotOf struct {
	socket *socket
	turn   int32
}

// startPoller returns a running poller, which ends with the hub, or nil if the
// system grants none: then each socket has a goroutine that reads.
func (h *Hub) startPoller() *poller {
	p, err := newPoller(h)
	if err != nil {
		h.logger.Error().Err(err).Msg("sockets are read one by one")
		return nil
	}
	context.AfterFunc(h.ctx, func() { _ = p.file.Close() })
	h.background(p.run)
	return p
}

func newPoller(h *Hub) (*poller, error) {
	fd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("make an epoll instance: %w", err)
	}
	// Non-blocking, so that Go's own poller can wait for this one.
	if err := syscall.SetNonblock(fd, true); err != nil {
		_ = syscall.Close(fd)
		return nil, fmt.Errorf("set up an epoll instance: %w", err)
	}
	p := &poller{hub: h, file: os.NewFile(uintptr(fd), "sockets"), round: h.cfg.Limits.ReadRound}
	if p.raw, err = p.file.SyscallConn(); err != nil {
		_ = p.file.Close()
		return nil, fmt.Errorf("set up an epoll instance: %w", err)
	}
	return p, nil
}

// add lets the poller read a socket. What was sent before counts as new.
func (p *poller) add(s *socket) {
	p.mu.Lock()
	var slot int32
	if n := len(p.free); n > 0 {
		slot, p.free = p.free[n-1], p.free[:n-1]
	} else {
		slot = int32(len(p.slots))
		p.slots = append(p.slots, slotOf{})
	}
	p.slots[slot].socket = s
	s.reading.slot = slot
	event := syscall.EpollEvent{Events: syscall.EPOLLIN | syscall.EPOLLRDHUP, Fd: slot, Pad: p.slots[slot].turn}
	p.mu.Unlock()
	if err := p.control(s, syscall.EPOLL_CTL_ADD, &event); err != nil {
		p.release(s)
		p.hub.background(s.finish)
	}
}

// remove keeps the poller from looking at a socket until it is added again.
func (p *poller) remove(s *socket) {
	// A connection that is closed already is not looked at either.
	_ = p.control(s, syscall.EPOLL_CTL_DEL, &syscall.EpollEvent{})
	p.release(s)
}

func (p *poller) release(s *socket) {
	p.mu.Lock()
	defer p.mu.Unlock()
	slot := &p.slots[s.reading.slot]
	slot.socket = nil
	slot.turn++
	p.free = append(p.free, s.reading.slot)
}

func (p *poller) find(e syscall.EpollEvent) *socket {
	p.mu.Lock()
	defer p.mu.Unlock()
	if slot := p.slots[e.Fd]; slot.turn == e.Pad {
		return slot.socket
	}
	return nil
}

// control changes what the epoll instance knows of a socket. Both descriptors are
// held while it does, so that neither can be another's by then.
func (p *poller) control(s *socket, op int, event *syscall.EpollEvent) (err error) {
	closed := s.out.raw.Control(func(fd uintptr) {
		if gone := p.raw.Control(func(epoll uintptr) { err = syscall.EpollCtl(int(epoll), op, int(fd), event) }); gone != nil {
			err = gone
		}
	})
	if closed != nil {
		return closed
	}
	return err
}

// run is the poller's goroutine.
func (p *poller) run() {
	events := make([]syscall.EpollEvent, 256)
	buf := make([]byte, readBytes)
	var last time.Time
	for {
		n, err := p.wait(events)
		if err != nil {
			return
		}
		if early := p.round - time.Since(last); early > 0 {
			time.Sleep(early)
			n = p.look(events)
		}
		last = time.Now()
		for ; n > 0; n = p.look(events) {
			for _, e := range events[:n] {
				if s := p.find(e); s != nil {
					p.read(s, buf)
				}
			}
		}
	}
}

// wait waits until a socket has something.
func (p *poller) wait(events []syscall.EpollEvent) (n int, err error) {
	err = p.raw.Read(func(fd uintptr) bool {
		n, _ = syscall.EpollWait(int(fd), events, 0)
		return n > 0
	})
	return n, err
}

// look is wait that does not.
func (p *poller) look(events []syscall.EpollEvent) (n int) {
	if p.raw.Control(func(fd uintptr) { n, _ = syscall.EpollWait(int(fd), events, 0) }) != nil {
		return 0
	}
	return n
}

// read takes what a socket has, at most one buffer, and handles it.
func (p *poller) read(s *socket, buf []byte) {
	n, err := tryRead(s.out.raw, buf)
	if err == syscall.EAGAIN {
		return
	}
	if n <= 0 || err != nil {
		p.remove(s)
		p.hub.background(s.finish)
		return
	}
	later, ended := s.feed(buf[:n])
	switch {
	case ended:
		p.remove(s)
		p.hub.background(s.finish)
	case later != nil:
		p.remove(s)
		p.hub.background(func() { p.goOn(s, later) })
	}
}

// goOn does what had to wait, then handles what came with it, and gives the
// socket back.
func (p *poller) goOn(s *socket, later func() CloseCode) {
	for later != nil {
		if code := later(); code != 0 {
			s.close(code)
		}
		var ended bool
		if later, ended = s.feed(nil); ended {
			s.finish()
			return
		}
	}
	p.add(s)
}

// feed handles what came, and keeps the rest.
func (s *socket) feed(b []byte) (later func() CloseCode, ended bool) {
	r := &s.reading
	if len(r.partial) == 0 {
		used, later, ended := s.consume(b)
		r.partial = append(r.partial, b[used:]...)
		return later, ended
	}
	r.partial = append(r.partial, b...)
	used, later, ended := s.consume(r.partial)
	if used == len(r.partial) {
		r.partial = nil // sockets are at rest most of the time
	} else if used > 0 {
		r.partial = slices.Delete(r.partial, 0, used)
	}
	return later, ended
}

// tryRead reads what has come.
func tryRead(raw syscall.RawConn, p []byte) (n int, err error) {
	closed := raw.Read(func(fd uintptr) bool {
		for {
			n, err = syscall.Read(int(fd), p)
			if err != syscall.EINTR {
				return true
			}
		}
	})
	if closed != nil {
		return 0, closed
	}
	return n, err
}
