package webhooks

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/paging"
)

// The deeds of this package in the audit log.
const (
	WebhookCreated audit.Action = "webhook.created"
	WebhookChanged audit.Action = "webhook.changed"
	WebhookDeleted audit.Action = "webhook.deleted"
)

// Webhook is a program that hears of a group.
type Webhook struct {
	ID        string    `json:"id" format:"uuid"`
	GroupID   string    `json:"groupId" format:"uuid"`
	URL       string    `json:"url"`
	Events    []Event   `json:"events" nullable:"false" enum:"comment.created,comment.mention,thread.resolved,document.created,document.changed,document.archived,goal.changed"`
	Active    bool      `json:"active"`
	CreatedAt time.Time `json:"createdAt"`
	Secret    string    `json:"secret,omitempty" doc:"Signs what is sent. Shown when it is made, and never again."`
	Failing   bool      `json:"failing" doc:"The last delivery that was tried did not arrive."`
}

// Delivery is one event on its way to one webhook.
type Delivery struct {
	ID        string     `json:"id" format:"uuid"`
	Event     Event      `json:"event"`
	State     string     `json:"state" enum:"pending,delivered,failed"`
	Attempts  int        `json:"attempts"`
	CreatedAt time.Time  `json:"createdAt"`
	NextAt    *time.Time `json:"nextAt,omitempty" doc:"Of a pending one: when it is tried next."`
	LastAt    *time.Time `json:"lastAt,omitempty"`
	Status    *int       `json:"status,omitempty" doc:"What the receiver answered last."`
	Error     string     `json:"error,omitempty"`
}

// Store reads and writes webhooks. It trusts that the caller's right was checked.
type Store struct {
	pool  *pgxpool.Pool
	audit *audit.Log
}

const webhookColumns = `w.id::text, w.group_id::text, w.url, w.events, w.active, w.created_at,
	COALESCE((SELECT x.state = 'failed' OR x.state = 'pending' AND x.attempts > 0 FROM webhook_deliveries x
	           WHERE x.webhook_id = w.id AND x.last_at IS NOT NULL ORDER BY x.last_at DESC LIMIT 1), false)`

func scanWebhook(r pgx.CollectableRow) (Webhook, error) {
	var w Webhook
	err := r.Scan(&w.ID, &w.GroupID, &w.URL, &w.Events, &w.Active, &w.CreatedAt, &w.Failing)
	return w, err
}

func (s *Store) list(ctx context.Context, group access.GroupID) ([]Webhook, error) {
	rows, err := s.pool.Query(ctx, `SELECT `+webhookColumns+` FROM webhooks w WHERE w.group_id = $1 ORDER BY w.created_at, w.id`, string(group))
	if err != nil {
		return nil, fmt.Errorf("list webhooks group=%s: %w", group, err)
	}
	list, err := pgx.AppendRows([]Webhook{}, rows, scanWebhook)
	if err != nil {
		return nil, fmt.Errorf("list webhooks group=%s: %w", group, err)
	}
	return list, nil
}

// get returns a webhook, or access.ErrNotFound.
func (s *Store) get(ctx context.Context, id string) (Webhook, error) {
	if parsed, err := uuid.Parse(id); err != nil || parsed.String() != id {
		return Webhook{}, access.ErrNotFound
	}
	rows, err := s.pool.Query(ctx, `SELECT `+webhookColumns+` FROM webhooks w WHERE w.id = $1`, id)
	if err != nil {
		return Webhook{}, fmt.Errorf("read webhook=%s: %w", id, err)
	}
	w, err := pgx.CollectExactlyOneRow(rows, scanWebhook)
	if errors.Is(err, pgx.ErrNoRows) {
		return Webhook{}, access.ErrNotFound
	}
	if err != nil {
		return Webhook{}, fmt.Errorf("read webhook=%s: %w", id, err)
	}
	return w, nil
}

// maxPerGroup bounds what one comment can set off.
const maxPerGroup = 20

var errTooMany = errors.New("webhooks: too many")

func (s *Store) create(ctx context.Context, by collab.PersonID, group access.GroupID, url string, events []Event) (id, secret string, err error) {
	secret = newSecret()
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		var there int
		if _, err := tx.Exec(ctx, `SELECT FROM groups WHERE id = $1 FOR UPDATE`, string(group)); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, `SELECT count(*) FROM webhooks WHERE group_id = $1`, string(group)).Scan(&there); err != nil {
			return err
		}
		if there >= maxPerGroup {
			return errTooMany
		}
		err := tx.QueryRow(ctx, `INSERT INTO webhooks (group_id, url, events, secret, created_by) VALUES ($1, $2, $3, $4, $5) RETURNING id::text`,
			string(group), url, texts(events), secret, string(by)).Scan(&id)
		if err != nil {
			return err
		}
		return s.note(ctx, tx, by, WebhookCreated, id, map[string]any{"group": group, "events": events})
	})
	if err != nil {
		return "", "", fmt.Errorf("create webhook group=%s: %w", group, err)
	}
	return id, secret, nil
}

func newSecret() string { return "whsec_" + rand.Text() }

func texts(events []Event) []string {
	list := make([]string, len(events))
	for i, e := range events {
		list[i] = string(e)
	}
	return list
}

// change sets what is given. A webhook that is turned off gives up what waits.
func (s *Store) change(ctx context.Context, by collab.PersonID, id string, url *string, events []Event, active *bool, secret *string) error {
	var list []string
	if events != nil {
		list = texts(events)
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE webhooks SET url = COALESCE($2, url), events = COALESCE($3, events), active = COALESCE($4, active),
			secret = COALESCE($5, secret) WHERE id = $1`, id, url, list, active, secret)
		if err != nil {
			return err
		}
		return s.note(ctx, tx, by, WebhookChanged, id, map[string]any{"url": url != nil, "events": events, "active": active, "secret": secret != nil})
	})
	if err != nil {
		return fmt.Errorf("change webhook=%s: %w", id, err)
	}
	return nil
}

func (s *Store) delete(ctx context.Context, by collab.PersonID, id string) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `DELETE FROM webhooks WHERE id = $1`, id); err != nil {
			return err
		}
		return s.note(ctx, tx, by, WebhookDeleted, id, nil)
	})
	if err != nil {
		return fmt.Errorf("delete webhook=%s: %w", id, err)
	}
	return nil
}

func (s *Store) note(ctx context.Context, tx pgx.Tx, by collab.PersonID, action audit.Action, id string, details map[string]any) error {
	return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(by), Action: action, Object: "webhook:" + id, Details: details})
}

// deliveries lists what was sent, newest first.
func (s *Store) deliveries(ctx context.Context, webhook string, q paging.Query) (paging.Page[Delivery], error) {
	at, id, isNext, err := q.AfterTime()
	if err != nil {
		return paging.Page[Delivery]{}, err
	}
	rows, err := s.pool.Query(ctx, `
		SELECT id::text, event, state, attempts, created_at, CASE WHEN state = 'pending' THEN next_at END, last_at, last_status, last_error
		  FROM webhook_deliveries WHERE webhook_id = $1 AND (NOT $2 OR (created_at, id::text) < ($3, $4))
		 ORDER BY created_at DESC, id::text DESC LIMIT $5`, webhook, isNext, at, id, q.Rows())
	if err != nil {
		return paging.Page[Delivery]{}, fmt.Errorf("list deliveries webhook=%s: %w", webhook, err)
	}
	items, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Delivery, error) {
		var d Delivery
		err := r.Scan(&d.ID, &d.Event, &d.State, &d.Attempts, &d.CreatedAt, &d.NextAt, &d.LastAt, &d.Status, &d.Error)
		return d, err
	})
	if err != nil {
		return paging.Page[Delivery]{}, fmt.Errorf("list deliveries webhook=%s: %w", webhook, err)
	}
	return paging.Cut(q, items, func(d Delivery) paging.Key { return paging.TimeKey(d.CreatedAt, d.ID) }), nil
}

// retry makes a delivery due now, or returns access.ErrNotFound.
func (s *Store) retry(ctx context.Context, webhook, delivery string) error {
	tag, err := s.pool.Exec(ctx, `
		UPDATE webhook_deliveries SET state = 'pending', next_at = now(), attempts = 0, created_at = CASE WHEN state = 'failed' THEN now() ELSE created_at END
		 WHERE webhook_id = $1 AND id::text = $2`, webhook, delivery)
	if err != nil {
		return fmt.Errorf("retry delivery=%s: %w", delivery, err)
	}
	if tag.RowsAffected() == 0 {
		return access.ErrNotFound
	}
	return nil
}

// test queues an event that means nothing.
func (s *Store) test(ctx context.Context, w Webhook) (id string, err error) {
	err = s.pool.QueryRow(ctx, `
		INSERT INTO webhook_deliveries (webhook_id, event, payload)
		VALUES ($1, 'test', jsonb_build_object('event', 'test', 'at', to_jsonb(now()), 'groupId', $2::text)) RETURNING id::text`, w.ID, w.GroupID).Scan(&id)
	if err != nil {
		return "", fmt.Errorf("test webhook=%s: %w", w.ID, err)
	}
	return id, nil
}
