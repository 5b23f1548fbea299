package main

import (
	"context"
	"fmt"
	"os"
	"time"
)

// The rate of saturation grows by this factor until a limit is passed.
const (
	rateFactor   = 1.25
	latencyLimit = 200 // ms
)

// saturation raises the rate of a crowd while every edit arrives in time, and
// returns the figures of the highest such rate.
func saturation(w crowd) func(*bench, server) (figures, error) {
	return func(b *bench, s server) (figures, error) {
		groups, err := gather(context.Background(), s, w)
		defer func() { leaveAll(groups) }()
		if err != nil {
			return nil, err
		}
		settle(groups)
		step := &bench{window: min(b.window, 5*time.Second), warm: time.Second}
		var best figures
		for w.rate = b.firstRate; ; w.rate *= rateFactor {
			f, err := phase(step, s, groups, w)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(os.Stderr, "  %.0f edits/s each: %.0f delivered/s, p99 %.0f ms, server %.0f %%, generator %.0f %%, lost %.0f\n",
				w.rate, f[delivered], f[p99], f[serverLoad], f[ownLoad], f[lost])
			// A generator that is late for itself shows as fewer than were due.
			due := w.rate * float64(w.typists*(w.perRoom-1))
			if f[p99] > latencyLimit || f[lost] > 0 || f[delivered] < 0.97*due {
				break
			}
			best = f
		}
		if best == nil {
			return nil, fmt.Errorf("the first rate was too high already")
		}
		return best, nil
	}
}
