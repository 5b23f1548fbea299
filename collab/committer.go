package collab

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

// The committer's patience.
const (
	commitTimeout = 10 * time.Second      // for one attempt
	awayAfter     = 2 * time.Second       // an attempt this slow counts as away
	retryFirst    = 20 * time.Millisecond // pause before the second attempt, doubled each time
	retryLongest  = 2 * time.Second       // and at most this
)

// committer writes what all rooms of the hub append: one commit at a time, with
// no timer. What arrives while a commit is on its way goes into the next.
type committer struct {
	// set at construction
	journal journal.Journal
	epoch   int64
	metrics *metrics
	logger  zerolog.Logger
	onAway  func(away bool)
	stored  func(DocumentID)
	wake    chan struct{} // sent by enqueue and stop, received by run
	ended   chan struct{} // closed by run

	// owned by run
	n int64 // of the last entry, in this life of the process

	// guarded by mu
	mu       sync.Mutex
	gathered []*batch
	of       map[*room]*batch   // the batch in gathered of each room
	busy     map[DocumentID]int // batches gathered or on their way
	stopping bool
	away     bool
}

// batch is one room's share of the next commit.
type batch struct {
	room    *room
	n       int64 // of the last update, as its room counts
	life    uint64
	updates [][]byte
	authors []string
	clients []journal.Binding
	spans   []Span
}

func newCommitter(j journal.Journal, epoch int64, m *metrics, logger zerolog.Logger, onAway func(bool), stored func(DocumentID)) *committer {
	return &committer{journal: j, epoch: epoch, metrics: m, logger: logger, onAway: onAway, stored: stored,
		wake: make(chan struct{}, 1), ended: make(chan struct{}), of: make(map[*room]*batch), busy: make(map[DocumentID]int)}
}

// enqueue takes an update for the next commit. It never waits. The room is
// posted Stored or StoreRefused.
func (c *committer) enqueue(r *room, a Append) {
	c.mu.Lock()
	b := c.of[r]
	if b != nil && b.life != a.Life {
		// The room has begun anew, since what it appended before was refused.
		*b = batch{room: r}
	}
	if b == nil {
		b = &batch{room: r}
		c.of[r] = b
		c.busy[r.doc]++
		c.gathered = append(c.gathered, b)
	}
	b.n, b.life = a.N, a.Life
	b.updates = append(b.updates, a.Update)
	if !slices.Contains(b.authors, string(a.Author)) {
		b.authors = append(b.authors, string(a.Author))
	}
	for _, client := range a.Clients {
		b.clients = append(b.clients, journal.Binding{Client: client, Person: string(a.Author)})
	}
	for _, s := range a.Spans {
		b.spans = addSpan(b.spans, s)
	}
	c.mu.Unlock()
	c.signal()
}

func (c *committer) signal() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// stop ends run once everything gathered is committed, or ctx is done.
func (c *committer) stop() {
	c.mu.Lock()
	c.stopping = true
	c.mu.Unlock()
	c.signal()
}

func (c *committer) take() (batches []*batch, stopping bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	batches, c.gathered = c.gathered, nil
	clear(c.of)
	return batches, c.stopping
}

// finish notes that batches are no longer on their way, whatever became of them.
func (c *committer) finish(batches []*batch) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, b := range batches {
		if c.busy[b.room.doc]--; c.busy[b.room.doc] == 0 {
			delete(c.busy, b.room.doc)
		}
	}
}

// await waits until nothing of a document is on its way. A room that failed may
// have left something; who loads before it is stored would not know it.
func (c *committer) await(ctx context.Context, doc DocumentID) error {
	for {
		c.mu.Lock()
		busy := c.busy[doc] > 0
		c.mu.Unlock()
		if !busy {
			return nil
		}
		select {
		case <-time.After(5 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// refuse tells a room that an update will never be stored. Nothing else of that
// life of the room may be stored either: what was made after depends on what is
// missing, and a document with a gap cannot be opened.
func (c *committer) refuse(b *batch, err error) {
	b.room.refused = b.life + 1
	c.logger.Error().Err(err).Str("doc", string(b.room.doc)).Msg("an update cannot be stored")
	b.room.post(posted{event: StoreRefused{Err: err}})
}

// run is the committer's goroutine.
func (c *committer) run(ctx context.Context) {
	defer close(c.ended)
	for {
		batches, stopping := c.take()
		switch {
		case len(batches) > 0:
			c.commit(ctx, slices.Clone(batches))
			c.finish(batches)
		case stopping:
			return
		default:
			select {
			case <-c.wake:
				// Rooms that were woken by the same round of reading come first, so
				// that their updates are in this commit.
				runtime.Gosched()
			case <-ctx.Done():
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
	}
}

// commit stores batches and tells their rooms. If the database refuses one for
// good, each is tried alone, so that it hurts nobody else.
func (c *committer) commit(ctx context.Context, batches []*batch) {
	entries, updates := make([]journal.Entry, 0, len(batches)), 0
	good := batches[:0]
	for _, b := range batches {
		if b.room.refused > b.life {
			continue
		}
		e, err := c.entry(b)
		if err != nil {
			c.refuse(b, err)
			continue
		}
		entries, good, updates = append(entries, e), append(good, b), updates+len(b.updates)
	}
	if len(good) == 0 {
		return
	}
	started := time.Now()
	err := c.appendUntilDone(ctx, entries)
	switch {
	case err == nil:
		c.metrics.committed(len(entries), updates, time.Since(started))
		for i, b := range good {
			b.room.noteRow(len(entries[i].Update))
			b.room.post(posted{event: Stored{N: b.n}})
			if c.stored != nil {
				c.stored(b.room.doc)
			}
		}
	case ctx.Err() != nil:
	case len(good) == 1:
		c.refuse(good[0], err)
	default:
		for _, b := range good {
			c.commit(ctx, []*batch{b})
		}
	}
}

// entry makes a batch ready for the journal. Its key is counted here and not by
// the room, which counts anew whenever it is opened: the journal would take the
// edits of a reopened room for those of its former life, and pass them over.
func (c *committer) entry(b *batch) (journal.Entry, error) {
	update := b.updates[0]
	if len(b.updates) > 1 {
		var err error
		if update, err = ydoc.MergeUpdates(b.updates...); err != nil {
			return journal.Entry{}, fmt.Errorf("merge %d updates doc=%s: %w", len(b.updates), b.room.doc, err)
		}
	}
	c.n++
	return journal.Entry{Document: string(b.room.doc), Epoch: c.epoch, N: c.n, Authors: b.authors, Update: update, Clients: b.clients, Spans: b.spans}, nil
}

// appendUntilDone repeats the same append until it is stored, refused for good,
// or ctx is done. Rooms are told that storage is away when a second attempt
// fails, or one takes long, and that it is back.
func (c *committer) appendUntilDone(ctx context.Context, entries []journal.Entry) error {
	for attempt, pause := 1, retryFirst; ; attempt++ {
		err := c.attempt(ctx, entries)
		if err == nil || journal.IsPermanent(err) {
			c.setAway(false)
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		c.metrics.retries.Inc()
		if attempt > 1 {
			c.setAway(true)
		}
		if attempt == 2 {
			c.logger.Error().Err(err).Int("documents", len(entries)).Msg("the database does not take edits; they wait in memory and nobody is told they are saved")
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
		pause = min(2*pause, retryLongest)
	}
}

func (c *committer) attempt(ctx context.Context, entries []journal.Entry) error {
	ctx, cancel := context.WithTimeout(ctx, commitTimeout)
	defer cancel()
	slow := time.AfterFunc(awayAfter, func() { c.setAway(true) })
	defer slow.Stop()
	return c.journal.Append(ctx, entries)
}

func (c *committer) setAway(away bool) {
	c.mu.Lock()
	changed := c.away != away
	c.away = away
	c.mu.Unlock()
	if !changed {
		return
	}
	if away {
		c.metrics.away.Set(1)
	} else {
		c.metrics.away.Set(0)
		c.logger.Info().Msg("the database takes edits")
	}
	c.onAway(away)
}

func (c *committer) isAway() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.away
}
