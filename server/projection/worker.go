package projection

import (
	"context"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/journal"
)

const (
	// settle is how long edits are gathered before a projection.
	settle = 700 * time.Millisecond
	// sweepEvery is how often documents are looked for that nobody told of.
	sweepEvery = 30 * time.Second
	// patience is how long one document may take.
	patience = 30 * time.Second
	// mostRowless is how many documents without rows are remembered.
	mostRowless = 1 << 16
)

// Loader is what a projection needs of the journal.
type Loader interface {
	Load(ctx context.Context, document string) (journal.Loaded, error)
}

// Worker projects documents. Make it with New, run it with Run.
type Worker struct {
	pool   *pgxpool.Pool
	loader Loader
	logger zerolog.Logger
	wake   chan struct{} // sent by Note, received by Run
	after  func(time.Duration) <-chan time.Time

	projectors map[string]Projector // by kind
	kinds      []string             // and versions: of the projectors, for queries
	versions   []int

	// guarded by mu
	mu      sync.Mutex
	dirty   map[collab.DocumentID]time.Time // told of, and when first
	rowless map[collab.DocumentID]struct{}  // of kinds without a projector, which a document keeps
}

// New returns a worker that loads documents from loader and writes rows to pool,
// those of each kind as its projector says. Kinds without one have no rows.
func New(pool *pgxpool.Pool, loader Loader, logger zerolog.Logger, projectors ...Projector) *Worker {
	w := &Worker{pool: pool, loader: loader, logger: logger.With().Str("part", "projection").Logger(),
		wake: make(chan struct{}, 1), after: time.After, dirty: map[collab.DocumentID]time.Time{},
		rowless: map[collab.DocumentID]struct{}{}, projectors: map[string]Projector{}}
	for _, p := range projectors {
		w.projectors[p.Kind()] = p
		w.kinds, w.versions = append(w.kinds, p.Kind()), append(w.versions, p.Version())
	}
	return w
}

// Note tells that something of a document was committed. It returns at once.
func (w *Worker) Note(doc collab.DocumentID) {
	w.mu.Lock()
	_, rowless := w.rowless[doc]
	if _, told := w.dirty[doc]; !told && !rowless {
		w.dirty[doc] = time.Now()
	}
	w.mu.Unlock()
	if rowless {
		return
	}
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// hasRows reports whether a document may have rows.
func (w *Worker) hasRows(doc collab.DocumentID) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, rowless := w.rowless[doc]
	return !rowless
}

// noteRowless remembers that a document has none, so that the database is not
// asked for its kind again with every edit.
func (w *Worker) noteRowless(doc collab.DocumentID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.rowless) >= mostRowless {
		clear(w.rowless)
	}
	w.rowless[doc] = struct{}{}
}

// Run projects until ctx ends.
func (w *Worker) Run(ctx context.Context) {
	w.sweep(ctx)
	sweep := time.NewTicker(sweepEvery)
	defer sweep.Stop()
	var due <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-sweep.C:
			w.sweep(ctx)
		case <-w.wake:
			if due == nil {
				due = w.after(settle)
			}
		case <-due:
			due = nil
			if wait := w.projectDue(ctx); wait > 0 {
				due = w.after(wait)
			}
		}
	}
}

// projectDue projects what has settled, and tells when the next will have; 0
// when nothing waits.
func (w *Worker) projectDue(ctx context.Context) (wait time.Duration) {
	now := time.Now()
	w.mu.Lock()
	var ready []collab.DocumentID
	for doc, since := range w.dirty {
		left := settle - now.Sub(since)
		if left <= 0 {
			ready = append(ready, doc)
			delete(w.dirty, doc) // before it is loaded: what is committed from now on is told again
		} else if wait == 0 || left < wait {
			wait = left
		}
	}
	w.mu.Unlock()
	for _, doc := range ready {
		w.project(ctx, doc)
	}
	return wait
}

// project projects one document and logs what went wrong. When the database is
// away, the sweep finds the document again.
func (w *Worker) project(ctx context.Context, doc collab.DocumentID) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := w.Project(ctx, doc); err != nil && ctx.Err() == nil {
		w.logger.Warn().Err(err).Str("doc", string(doc)).Msg("a document was not projected; it is tried again")
	}
}

// sweep projects documents that have moved on since their projection.
func (w *Worker) sweep(ctx context.Context) {
	for ctx.Err() == nil {
		behind, err := w.behind(ctx)
		if err != nil {
			if ctx.Err() == nil {
				w.logger.Warn().Err(err).Msg("documents to project could not be looked for; it is tried again")
			}
			return
		}
		failed := 0
		for _, doc := range behind {
			if ctx.Err() != nil {
				return
			}
			if err := w.Project(ctx, doc); err != nil {
				failed++
			}
		}
		if len(behind) < sweepBatch || failed > 0 {
			return
		}
	}
}
