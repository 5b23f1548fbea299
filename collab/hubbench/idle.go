package main

import (
	"context"
	"fmt"
	"time"
)

// idle holds connections that do nothing and takes the server's memory for each.
func idle(perRoom int) func(*bench, server) (figures, error) {
	return func(b *bench, s server) (figures, error) {
		ctx := context.Background()
		// The first connections pay for what is needed once.
		few, err := gather(ctx, s, crowd{rooms: 20, perRoom: perRoom})
		defer func() { leaveAll(few) }()
		if err != nil {
			return nil, err
		}
		time.Sleep(2 * time.Second)
		memory := residentOf(s.pid())
		cpu := loadOf(s)
		names, err := s.rooms(ctx, b.connections/perRoom)
		if err != nil {
			return nil, err
		}
		groups := make([]*group, len(names))
		for i, name := range names {
			groups[i] = &group{name: name}
			for j := range perRoom {
				groups[i].add(s.person(i*perRoom + j))
			}
		}
		defer leaveAll(groups)
		if err := joinAll(ctx, s, everybody(groups), 512); err != nil {
			return nil, err
		}
		joined := loadOf(s).since(cpu)
		time.Sleep(b.window)
		if err := firstError(groups); err != nil {
			return nil, fmt.Errorf("while holding: %w", err)
		}
		n := float64(len(everybody(groups)))
		return figures{memoryEach: (residentOf(s.pid()) - memory) / n, held: n, serverCPU: joined.server.Seconds()}, nil
	}
}
