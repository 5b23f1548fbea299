package server

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

// health answers the probes of a load balancer or container runtime.
type health struct {
	ping     func(context.Context) error // the database
	stopping atomic.Bool
}

// live: the process answers. It does not ask the database, since restarting
// the program would not bring that back.
func (h *health) live(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ok\n"))
}

// ready: requests can be served. Migrations are done before anything listens.
func (h *health) ready(w http.ResponseWriter, r *http.Request) {
	if h.stopping.Load() {
		writeProblem(w, http.StatusServiceUnavailable, "The program is stopping. Try again in a moment.")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := h.ping(ctx); err != nil {
		writeProblem(w, http.StatusServiceUnavailable,
			"The database does not answer. Nothing is lost: editors keep changes until it is back. Check PostgreSQL.")
		return
	}
	h.live(w, r)
}
