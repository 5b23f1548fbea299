package main

import (
	"context"
	"fmt"
	"math/rand"
	"sync"
	"time"
)

// dialers is how many clients connect at the same time.
const dialers = 32

// gather makes the clients of a crowd, in rooms of their own, and joins them.
func gather(ctx context.Context, s server, w crowd) ([]*group, error) {
	names, err := s.rooms(ctx, w.rooms)
	if err != nil {
		return nil, err
	}
	groups := make([]*group, len(names))
	n := 0
	for i, name := range names {
		groups[i] = &group{name: name, typists: w.typists}
		for range w.perRoom {
			groups[i].add(s.person(n))
			n++
		}
	}
	return groups, joinAll(ctx, s, everybody(groups), 16<<10)
}

// add makes a client of a group, not connected yet.
func (g *group) add(who person) *client {
	c := &client{group: g, place: len(g.members), who: who, synced: make(chan struct{})}
	if c.place < g.typists {
		c.edits = &dueTimes{}
	}
	g.members = append(g.members, c)
	return c
}

func everybody(groups []*group) (all []*client) {
	for _, g := range groups {
		all = append(all, g.members...)
	}
	return all
}

// joinAll connects clients, some at a time; each shows its caret once.
func joinAll(ctx context.Context, s server, clients []*client, readBuffer int) error {
	next := make(chan *client)
	errs := make(chan error, dialers)
	var wg sync.WaitGroup
	for range dialers {
		wg.Go(func() {
			for c := range next {
				url := s.url()
				if c.url != "" {
					url = c.url
				}
				err := c.join(ctx, url, readBuffer)
				if err == nil {
					err = c.showCaret(0)
				}
				if err != nil {
					select {
					case errs <- fmt.Errorf("client %d of room %s: %w", c.place, c.group.name, err):
					default:
					}
				}
			}
		})
	}
	for _, c := range clients {
		next <- c
	}
	close(next)
	wg.Wait()
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}

func leaveAll(groups []*group) {
	for _, c := range everybody(groups) {
		c.leave()
	}
}

// firstError is what went wrong with a client, if anything.
func firstError(groups []*group) error {
	for _, c := range everybody(groups) {
		if err := c.err(); err != nil {
			return fmt.Errorf("client %d of room %s: %w", c.place, c.group.name, err)
		}
	}
	return nil
}

// typeAll lets all typists type, from start until end, and returns when they have.
func typeAll(groups []*group, w crowd, start, end int64) {
	var wg sync.WaitGroup
	for _, g := range groups {
		for _, c := range g.members[:g.typists] {
			wg.Go(func() { c.atRate(w.rate, start, end, c.typeEdit) })
			wg.Go(func() { c.atRate(w.presence, start, end, c.showCaret) })
		}
	}
	wg.Wait()
}

// atRate calls send when it is due, beginning at a random moment of the first
// interval. Who comes late does not skip.
func (c *client) atRate(rate float64, start, end int64, send func(due int64) error) {
	if rate == 0 {
		return
	}
	step := float64(time.Second) / rate
	for due := float64(start) + rand.Float64()*step; int64(due) < end; due += step {
		time.Sleep(time.Duration(int64(due) - clock()))
		if c.leaving.Load() {
			return
		}
		if err := send(int64(due)); err != nil {
			c.fail(err)
			return
		}
	}
}

// settle waits until nothing more arrives.
func settle(groups []*group) {
	for before := int64(-1); ; {
		time.Sleep(500 * time.Millisecond)
		now := sumOf(groups).frames
		if now-before < int64(len(groups)) && before >= 0 {
			return
		}
		before = now
	}
}

// drain waits until every member has every edit, or patience ends, and returns
// how many are missing.
func drain(groups []*group, patience time.Duration) (missing int) {
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		missing = 0
		for _, c := range everybody(groups) {
			missing += c.missing()
		}
		if missing == 0 || time.Now().After(end) {
			return missing
		}
	}
}
