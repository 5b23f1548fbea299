package main

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// drainPatience is how long edits may be under way when a scenario ends.
const drainPatience = 10 * time.Second

// steady lets a crowd type at its rate.
func steady(w crowd) func(*bench, server) (figures, error) {
	return func(b *bench, s server) (figures, error) {
		groups, err := gather(context.Background(), s, w)
		defer func() { leaveAll(groups) }()
		if err != nil {
			return nil, err
		}
		settle(groups)
		return phase(b, s, groups, w)
	}
}

// phase lets all typists type and measures the window after the warm-up.
func phase(b *bench, s server, groups []*group, w crowd) (figures, error) {
	runtime.GC() // not in the window
	start := clock() + int64(20*time.Millisecond)
	from := start + int64(b.warm)
	to := from + int64(b.window)
	for _, c := range everybody(groups) {
		c.own.watch(from, to)
	}
	done := make(chan struct{})
	go func() {
		typeAll(groups, w, start, to)
		close(done)
	}()
	time.Sleep(time.Duration(from - clock()))
	cpu, seen := loadOf(s), sumOf(groups)
	time.Sleep(time.Duration(to - clock()))
	after, all := loadOf(s), sumOf(groups)
	used, window := after.since(cpu), after.at.Sub(cpu.at).Seconds()
	<-done
	missing := drain(groups, drainPatience)
	delay := sumOf(groups).delay
	if err := firstError(groups); err != nil {
		return nil, err
	}
	edits, presences := float64(all.arrived-seen.arrived), float64(all.presences-seen.presences)
	if edits == 0 {
		return nil, fmt.Errorf("nothing was delivered")
	}
	return figures{
		perDelivered: used.server.Seconds() / (edits + presences) * 1e5,
		postgresPer:  used.database.Seconds() / (edits + presences) * 1e5,
		delivered:    edits / window,
		deliveredAll: (edits + presences) / window,
		framesIn:     float64(all.frames-seen.frames) / window,
		serverLoad:   100 * used.server.Seconds() / window,
		waited:       100 * used.waited.Seconds() / window,
		ownLoad:      100 * used.itself.Seconds() / window,
		p50:          delay.quantile(0.5),
		p99:          delay.quantile(0.99),
		lost:         float64(missing),
	}, nil
}
