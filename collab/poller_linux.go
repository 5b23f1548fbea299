package collab

import (
	"context"
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
// same time wakes each room once. Under load it reads in rounds, see Limits;
// between them nothing that comes wakes the process.
//
// It never waits for anything else. What has to wait, a join or a room that is
// behind, is done by a goroutine that owns the socket meanwhile, while the poller
// does not look at it.
type poller struct {
	// set at construction
	hub     *Hub
	sockets *epoll
	gate    *epoll // of sockets and clock; for sockets it opens once, and again when it is armed
	clock   *roundClock
	resumer *resumer
	round   time.Duration

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
	p := &poller{hub: h, round: h.cfg.Limits.ReadRound}
	var err error
	if p.sockets, err = newEpoll(false); err == nil {
		p.gate, err = newEpoll(true)
	}
	if err == nil {
		p.clock, err = newRoundClock(p.gate)
	}
	if err == nil {
		p.resumer, err = newResumer()
	}
	if err == nil {
		err = p.arm(syscall.EPOLL_CTL_ADD)
	}
	if err != nil {
		h.logger.Error().Err(err).Msg("sockets are read one by one")
		return nil
	}
	context.AfterFunc(h.ctx, func() {
		p.gate.close()
		p.resumer.epoll.close()
	})
	h.background(p.run)
	h.background(p.resumer.run)
	return p
}

// arm lets the gate open when a socket has something, or at once if one has.
func (p *poller) arm(op int) (err error) {
	event := syscall.EpollEvent{Events: syscall.EPOLLIN | syscall.EPOLLONESHOT}
	if closed := p.sockets.raw.Control(func(fd uintptr) { err = p.gate.control(op, int(fd), &event) }); closed != nil {
		return closed
	}
	return err
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
	if err := p.sockets.control(syscall.EPOLL_CTL_ADD, s.out.fd.fd, &event); err != nil {
		p.release(s)
		p.hub.background(s.finish)
	}
}

// remove keeps the poller from looking at a socket until it is added again.
func (p *poller) remove(s *socket) {
	_ = p.sockets.control(syscall.EPOLL_CTL_DEL, s.out.fd.fd, &syscall.EpollEvent{}) // fails only when the hub has ended
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

// run is the poller's goroutine.
func (p *poller) run() {
	defer p.end()
	events := make([]syscall.EpollEvent, 256)
	buf := make([]byte, readBytes)
	var last time.Time
	for {
		if _, err := p.gate.wait(events[:1]); err != nil {
			return
		}
		// Rounds follow one another without the gate until one brings nothing.
		p.hub.alarms.hold(true)
		for more := true; more; {
			if now := time.Now(); now.Sub(last) < p.round {
				if p.sleep(p.hub.roundAfter(now).Sub(now), events) != nil {
					return
				}
			}
			last = time.Now()
			more = p.readAll(events, buf)
			p.hub.alarms.ring(last)
		}
		p.hub.alarms.hold(false)
		if p.arm(syscall.EPOLL_CTL_MOD) != nil {
			return
		}
	}
}

// sleep waits while the gate is shut for sockets. It fails when the hub has ended.
func (p *poller) sleep(wait time.Duration, events []syscall.EpollEvent) error {
	if err := p.clock.set(wait); err != nil {
		return err
	}
	_, err := p.gate.wait(events[:1])
	return err
}

// readAll reads every socket that has something, and reports whether one had.
func (p *poller) readAll(events []syscall.EpollEvent, buf []byte) (any bool) {
	for n := p.sockets.look(events); n > 0; n = p.sockets.look(events) {
		any = true
		for _, e := range events[:n] {
			if s := p.find(e); s != nil {
				p.read(s, buf)
			}
		}
	}
	return any
}

// end closes what nobody reads any more: the hub has given up waiting for it.
func (p *poller) end() {
	p.hub.alarms.hold(false)
	p.clock.close()
	p.sockets.close()
	p.mu.Lock()
	left := slices.Clone(p.slots)
	p.mu.Unlock()
	for _, slot := range left {
		if slot.socket != nil {
			_ = slot.socket.out.close()
			p.hub.forget(slot.socket)
		}
	}
}

// read takes what a socket has, at most one buffer, and handles it.
func (p *poller) read(s *socket, buf []byte) {
	n, err := s.out.fd.read(buf)
	if err == syscall.EAGAIN {
		return
	}
	if err != nil {
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
