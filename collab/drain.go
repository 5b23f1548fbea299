package collab

import (
	"context"
	"math/rand/v2"
	"time"
)

// drainPace is the most time a socket gets of a drain: ten people are not made
// to wait for seconds.
const drainPace = 10 * time.Millisecond

// Drain closes every socket with 1012, in random order and spread evenly over a
// time, so that the clients do not all come to another node, or to the next life
// of this one, in the same moment. Who is still connected goes on writing; new
// sockets are turned away with 1012. Shutdown is to follow. With few sockets it
// takes less time than it may; when ctx ends it returns at once.
func (h *Hub) Drain(ctx context.Context, over time.Duration) {
	h.mu.Lock()
	h.draining = true
	h.mu.Unlock()
	sockets := h.socketsOf(func(*socket) bool { return true })
	rand.Shuffle(len(sockets), func(i, j int) { sockets[i], sockets[j] = sockets[j], sockets[i] })
	began := time.Now()
	pace := min(over/time.Duration(max(len(sockets), 1)), drainPace)
	for i, s := range sockets {
		if wait := time.Until(began.Add(time.Duration(i) * pace)); wait > 0 {
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return
			}
		}
		s.close(CloseRestarting)
	}
}
