package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// seed fills a room with a document, through connections of its own, and returns
// the number of characters it has typed, deleted ones included.
type seed func(ctx context.Context, b *bench, s server, g *group) (length uint64, err error)

// joiners lets people join a large document at once.
func joiners(fill seed, n int) func(*bench, server) (figures, error) {
	return func(b *bench, s server) (figures, error) {
		ctx := context.Background()
		names, err := s.rooms(ctx, 1)
		if err != nil {
			return nil, err
		}
		g := &group{name: names[0]}
		defer leaveAll([]*group{g})
		start, before := time.Now(), loadOf(s)
		length, err := fill(ctx, b, s, g)
		if err != nil {
			return nil, fmt.Errorf("seed: %w", err)
		}
		f := figures{seedSeconds: time.Since(start).Seconds(), seedCPU: loadOf(s).since(before).server.Seconds()}

		// Somebody stays, so that the room does; stores that are debounced happen now.
		watcher := g.add(s.person(999))
		whole := watcher.wantsWhole(length)
		if err := watcher.join(ctx, s.url(), 16<<10); err != nil {
			return nil, err
		}
		select {
		case n := <-whole:
			f[stateBytes] = float64(n)
		case <-time.After(2 * time.Minute):
			return nil, fmt.Errorf("the seeded document is not whole")
		}
		time.Sleep(3 * time.Second)
		return f, storm(ctx, s, g, n, length, f)
	}
}

// storm joins n people at once and waits until each has the whole document.
func storm(ctx context.Context, s server, g *group, n int, length uint64, f figures) error {
	var delay histogram
	var mu sync.Mutex
	errs := make(chan error, n)
	clients := make([]*client, n)
	for i := range clients {
		clients[i] = g.add(s.person(i))
	}
	before, start := loadOf(s), time.Now()
	for _, c := range clients {
		whole := c.wantsWhole(length)
		go func() {
			err := c.join(ctx, s.url(), 64<<10)
			if err == nil {
				select {
				case <-whole:
				case <-time.After(2 * time.Minute):
					err = fmt.Errorf("a joiner has not got the whole document")
				}
			}
			mu.Lock()
			delay.add(time.Since(start), 1)
			mu.Unlock()
			errs <- err
		}()
	}
	for range clients {
		if err := <-errs; err != nil {
			return err
		}
	}
	time.Sleep(500 * time.Millisecond)
	used := loadOf(s).since(before)
	f[serverCPU], f[postgresCPU] = used.server.Seconds(), used.database.Seconds()
	f[p50], f[p99] = delay.quantile(0.5), delay.quantile(0.99)
	return nil
}

// wantsWhole gets the size of the update with which the client had all of length
// characters. Adding up what updates hold is cheap and exact: nothing is told
// twice before the first step 2 is complete.
func (c *client) wantsWhole(length uint64) <-chan int {
	whole := make(chan int, 1)
	var have atomic.Uint64
	c.onState = func(update []byte) {
		_ = runs(update, func(_, _, n uint64) { have.Add(n) })
		if have.Load() >= length {
			select {
			case whole <- len(update):
			default:
			}
		}
	}
	return whole
}
