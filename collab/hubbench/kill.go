package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// killed kills the server while a crowd types, starts it again on the same data,
// and counts what others had seen and is gone.
func killed(w crowd) func(*bench, server) (figures, error) {
	return func(b *bench, s server) (figures, error) {
		ctx := context.Background()
		groups, err := gather(ctx, s, w)
		defer func() { leaveAll(groups) }()
		if err != nil {
			return nil, err
		}
		g := groups[0]
		start := clock()
		var wg sync.WaitGroup
		wg.Go(func() { typeAll(groups, w, start, start+int64(b.warm+b.window)+int64(time.Minute)) })
		time.Sleep(b.warm + b.window)
		for _, c := range g.members {
			c.leaving.Store(true) // what fails now is no fault
		}
		if err := s.kill(); err != nil {
			return nil, err
		}
		leaveAll(groups)
		wg.Wait()
		seen := make([]int, g.typists)
		total := 0
		for i := range seen {
			for _, c := range g.members {
				c.own.mu.Lock()
				if i != c.place && i < len(c.own.edits) {
					seen[i] = max(seen[i], c.own.edits[i])
				}
				c.own.mu.Unlock()
			}
			total += seen[i]
		}
		if err := s.start(ctx); err != nil {
			return nil, fmt.Errorf("start again: %w", err)
		}
		kept, err := g.keptAfter(ctx, s)
		if err != nil {
			return nil, err
		}
		f := figures{lost: 0, delivered: float64(total)}
		for i, n := range seen {
			f[recovered] += float64(kept[i])
			f[lost] += float64(max(0, n-kept[i]))
		}
		return f, nil
	}
}

// keptAfter asks a server how many edits of each typist it holds.
func (g *group) keptAfter(ctx context.Context, s server) ([]int, error) {
	kept := make([]int, g.typists)
	var mu sync.Mutex
	reader := g.add(s.person(0))
	defer reader.leave()
	reader.onState = func(update []byte) {
		mu.Lock()
		defer mu.Unlock()
		_ = runs(update, func(id, at, n uint64) {
			if i := int(id) - firstID; i >= 0 && i < len(kept) {
				kept[i] = max(kept[i], int(at+n)/typed)
			}
		})
	}
	if err := reader.join(ctx, s.url(), 16<<10); err != nil {
		return nil, err
	}
	time.Sleep(time.Second) // for stores that load after they have answered
	if err := reader.askState(); err != nil {
		return nil, err
	}
	time.Sleep(time.Second)
	mu.Lock()
	defer mu.Unlock()
	return kept, reader.err()
}
