package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// signals are what the operator, or the service manager, tells the program: SIGINT
// and SIGTERM. The first asks it to end. The second ends the process at once, unless
// the command wants to know of it; then the third does.
type signals struct {
	wanted atomic.Bool
	again  chan struct{}
}

// hearSignals returns a context that the first signal ends.
func hearSignals() (context.Context, *signals) {
	ctx, end := context.WithCancel(context.Background())
	s := &signals{again: make(chan struct{})}
	heard := make(chan os.Signal, 2)
	signal.Notify(heard, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		<-heard
		end()
		if s.wanted.Load() {
			<-heard
			close(s.again)
		}
		signal.Stop(heard) // the next has its usual effect
	}()
	return ctx, s
}

// second is closed by the second signal, which from now on is no longer the end.
func (s *signals) second() <-chan struct{} {
	if s == nil {
		return nil
	}
	s.wanted.Store(true)
	return s.again
}
