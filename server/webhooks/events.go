package webhooks

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"samrad/collab"
)

// Event is something other programs can hear of.
type Event string

// The events.
const (
	CommentCreated   Event = "comment.created"
	CommentMention   Event = "comment.mention"
	ThreadResolved   Event = "thread.resolved"
	DocumentCreated  Event = "document.created"
	DocumentChanged  Event = "document.changed"
	DocumentArchived Event = "document.archived"
	GoalChanged      Event = "goal.changed"
	Test             Event = "test" // on demand only
)

// Events are those that can be chosen.
var Events = []Event{CommentCreated, CommentMention, ThreadResolved, DocumentCreated, DocumentChanged, DocumentArchived, GoalChanged}

// DB is a transaction, or a pool where nothing else stands or falls with it.
type DB interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// Queue makes a delivery of the event for every webhook of the document's group
// that wants it. about is what the event adds to the document; content is what it
// adds besides, unless the document is confidential.
func Queue(ctx context.Context, db DB, event Event, doc collab.DocumentID, about, content map[string]any) error {
	if about == nil {
		about = map[string]any{}
	}
	open := map[string]any{}
	for _, part := range []map[string]any{about, content} {
		for name, value := range part {
			open[name] = value
		}
	}
	closed, err := json.Marshal(about)
	if err != nil {
		return fmt.Errorf("queue %s: %w", event, err)
	}
	whole, err := json.Marshal(open)
	if err != nil {
		return fmt.Errorf("queue %s: %w", event, err)
	}
	_, err = db.Exec(ctx, `
		INSERT INTO webhook_deliveries (webhook_id, event, payload)
		SELECT w.id, $2::text, jsonb_build_object('event', $2::text, 'at', to_jsonb(now()), 'groupId', d.group_id,
		       'document', jsonb_build_object('id', d.id, 'kind', d.kind, 'title', CASE WHEN d.confidential THEN NULL ELSE d.title END,
		                                      'confidential', d.confidential))
		       || CASE WHEN d.confidential THEN $3::jsonb ELSE $4::jsonb END
		  FROM documents d JOIN webhooks w ON w.group_id = d.group_id
		 WHERE d.id = $1 AND w.active AND $2::text = ANY(w.events)`, string(doc), string(event), string(closed), string(whole))
	if err != nil {
		return fmt.Errorf("queue %s doc=%s: %w", event, doc, err)
	}
	return nil
}
