package collab

import (
	"context"
	"fmt"

	"github.com/prometheus/client_golang/prometheus"
)

// gate lets so many in at the same time, and the others in the order they came.
// After a restart everybody comes back at once: thousands of documents loaded at the
// same moment would take all of the database, of the memory and of the time, and the
// first of them would be there as late as the last.
type gate struct {
	places  chan struct{} // holds one for each who is in
	waiting prometheus.Gauge
}

func newGate(places int, waiting prometheus.Gauge) *gate {
	return &gate{places: make(chan struct{}, places), waiting: waiting}
}

// enter waits for a place. Who is let in calls leave.
func (g *gate) enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-g.places }
	select {
	case g.places <- struct{}{}:
		return leave, nil
	default:
	}
	g.waiting.Inc()
	defer g.waiting.Dec()
	select {
	case g.places <- struct{}{}:
		return leave, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for others that use the journal: %w", ctx.Err())
	}
}
