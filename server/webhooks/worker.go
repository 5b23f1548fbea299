package webhooks

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
)

const (
	// lookEvery is how often is looked for deliveries that are due.
	lookEvery = 2 * time.Second
	// settle is over how long the edits of a document are one event.
	settle = time.Minute
	// claimedFor is longer than a request may take.
	claimedFor = time.Minute
	// requestPatience bounds one request.
	requestPatience = 10 * time.Second
	// giveUpAfter is how long a delivery is tried.
	giveUpAfter = 3 * 24 * time.Hour
	// logKept is how long the log stays.
	logKept = 30 * 24 * time.Hour
	// atOnce is how many requests are under way at a time.
	atOnce = 8
)

// Worker delivers.
type Worker struct {
	pool   *pgxpool.Pool
	guard  Guard
	logger zerolog.Logger
	now    func() time.Time

	// guarded by mu
	mu     sync.Mutex
	edited map[collab.DocumentID]struct{}
}

// NewWorker returns a Worker; Run runs it.
func NewWorker(pool *pgxpool.Pool, guard Guard, logger zerolog.Logger) *Worker {
	return &Worker{pool: pool, guard: guard, logger: logger.With().Str("part", "webhooks").Logger(), now: time.Now,
		edited: map[collab.DocumentID]struct{}{}}
}

// Note tells that something of a document was committed. It returns at once.
func (w *Worker) Note(doc collab.DocumentID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.edited[doc] = struct{}{}
}

// Run delivers until ctx ends. What was edited shortly before the process died is
// found again at the start: such an event may come twice.
func (w *Worker) Run(ctx context.Context) {
	w.warn(ctx, w.noteRecent(ctx), "recent edits could not be looked for")
	look, edits, sweep := time.NewTicker(lookEvery), time.NewTicker(settle), time.NewTicker(time.Hour)
	defer look.Stop()
	defer edits.Stop()
	defer sweep.Stop()
	for {
		select {
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			w.warn(last, w.QueueEdits(last), "edits were not queued for webhooks")
			return
		case <-look.C:
			w.warn(ctx, w.DeliverDue(ctx), "webhooks could not be looked for; it is tried again")
		case <-edits.C:
			w.warn(ctx, w.QueueEdits(ctx), "edits were not queued for webhooks; it is tried again")
		case <-sweep.C:
			w.warn(ctx, w.Sweep(ctx), "the log of webhooks was not cleared; next try in an hour")
		}
	}
}

func (w *Worker) warn(ctx context.Context, err error, what string) {
	if err != nil && ctx.Err() == nil {
		w.logger.Warn().Err(err).Msg(what)
	}
}

// noteRecent notes documents that were edited within the last two minutes, in
// groups that have webhooks.
func (w *Worker) noteRecent(ctx context.Context) error {
	rows, err := w.pool.Query(ctx, `
		SELECT DISTINCT d.id::text FROM documents d JOIN webhooks h ON h.group_id = d.group_id AND h.active
		  JOIN document_updates u ON u.document_id = d.id WHERE u.stored_at > now() - $1::interval`, 2*settle)
	if err != nil {
		return fmt.Errorf("look for recent edits: %w", err)
	}
	var doc collab.DocumentID
	_, err = pgx.ForEachRow(rows, []any{&doc}, func() error { w.Note(doc); return nil })
	return err
}

// QueueEdits queues an event for each document that was edited since the last
// time. Of several that nobody has fetched yet, one is enough.
func (w *Worker) QueueEdits(ctx context.Context) error {
	w.mu.Lock()
	edited := make([]string, 0, len(w.edited))
	for doc := range w.edited {
		edited = append(edited, string(doc))
	}
	clear(w.edited)
	w.mu.Unlock()
	if len(edited) == 0 {
		return nil
	}
	_, err := w.pool.Exec(ctx, `
		INSERT INTO webhook_deliveries (webhook_id, event, payload)
		SELECT h.id, 'document.changed', jsonb_build_object('event', 'document.changed', 'at', to_jsonb(now()), 'groupId', d.group_id, 'document',
		       jsonb_build_object('id', d.id, 'kind', d.kind, 'title', CASE WHEN d.confidential THEN NULL ELSE d.title END, 'confidential', d.confidential))
		  FROM documents d JOIN webhooks h ON h.group_id = d.group_id AND h.active
		 WHERE d.id = ANY($1::uuid[]) AND d.ready AND 'document.changed' = ANY(h.events)
		   AND NOT EXISTS (SELECT FROM webhook_deliveries x WHERE x.webhook_id = h.id AND x.state = 'pending' AND x.attempts = 0
		                   AND x.event = 'document.changed' AND x.payload->'document'->>'id' = d.id::text)`, edited)
	if err != nil {
		for _, doc := range edited {
			w.Note(collab.DocumentID(doc))
		}
		return fmt.Errorf("queue edits of %d documents: %w", len(edited), err)
	}
	return nil
}

// due is a claimed delivery.
type due struct {
	id, event, payload string
	url, secret        string
	attempts           int
	created            time.Time
	active             bool
}

// DeliverDue sends what is due now, and waits for it. An error means that the
// database failed.
func (w *Worker) DeliverDue(ctx context.Context) error {
	for ctx.Err() == nil {
		batch, err := w.claim(ctx)
		if err != nil || len(batch) == 0 {
			return err
		}
		var sending sync.WaitGroup
		for _, d := range batch {
			sending.Go(func() { w.warn(ctx, w.deliver(ctx, d), "the outcome of a delivery was not noted; it is repeated") })
		}
		sending.Wait()
	}
	return ctx.Err()
}

func (w *Worker) claim(ctx context.Context) ([]due, error) {
	rows, err := w.pool.Query(ctx, `
		UPDATE webhook_deliveries x SET next_at = $1::timestamptz + $2::interval, attempts = x.attempts + 1
		  FROM webhooks h
		 WHERE h.id = x.webhook_id AND x.id IN (SELECT id FROM webhook_deliveries WHERE state = 'pending' AND next_at <= $1
		                 ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED)
		RETURNING x.id::text, x.event, x.payload::text, h.url, h.secret, x.attempts, x.created_at, h.active`, w.now(), claimedFor, atOnce)
	if err != nil {
		return nil, fmt.Errorf("claim deliveries: %w", err)
	}
	batch, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (due, error) {
		var d due
		err := r.Scan(&d.id, &d.event, &d.payload, &d.url, &d.secret, &d.attempts, &d.created, &d.active)
		return d, err
	})
	if err != nil {
		return nil, fmt.Errorf("claim deliveries: %w", err)
	}
	return batch, nil
}

// Sweep forgets deliveries older than the log.
func (w *Worker) Sweep(ctx context.Context) error {
	_, err := w.pool.Exec(ctx, `DELETE FROM webhook_deliveries WHERE created_at < $1`, w.now().Add(-logKept))
	if err != nil {
		return fmt.Errorf("sweep deliveries: %w", err)
	}
	return nil
}
