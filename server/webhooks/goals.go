package webhooks

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// MostGoals is how many goals one event names, of those that changed and of those
// that were deleted.
const MostGoals = 100

// ChangedGoals is what the event goal.changed says of the goals of a list.
type ChangedGoals struct {
	Changed []string `json:"changed" nullable:"false" doc:"Ids of goals that are new, have changed or were removed so that they can be restored. At most 100."`
	Deleted []string `json:"deleted" nullable:"false" doc:"Ids of goals that were deleted for good. At most 100."`
	More    bool     `json:"more" doc:"There are more than are named: read the list."`
}

// add makes one of two events that nobody has fetched.
func (c ChangedGoals) add(changed, deleted []string) ChangedGoals {
	join := func(had, more []string, gone []string) []string {
		all := slices.Concat(had, more)
		slices.Sort(all)
		all = slices.DeleteFunc(slices.Compact(all), func(id string) bool { return slices.Contains(gone, id) })
		if len(all) > MostGoals {
			all, c.More = all[:MostGoals], true
		}
		return append([]string{}, all...)
	}
	c.Deleted = join(c.Deleted, deleted, changed) // what came back is not deleted
	c.Changed = join(c.Changed, changed, c.Deleted)
	return c
}

// QueueGoals makes a delivery of goal.changed for every webhook that wants it, a
// minute from now. What changes until then is added to it.
func QueueGoals(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, changed, deleted []string) error {
	rows, err := tx.Query(ctx, `
		SELECT h.id::text, x.id::text, COALESCE(x.payload->'goals', '{}')
		  FROM documents d JOIN webhooks h ON h.group_id = d.group_id AND h.active AND 'goal.changed' = ANY(h.events)
		  LEFT JOIN LATERAL (SELECT id, payload FROM webhook_deliveries x WHERE x.webhook_id = h.id AND x.state = 'pending' AND x.attempts = 0
		       AND x.event = 'goal.changed' AND x.payload->'document'->>'id' = d.id::text LIMIT 1 FOR UPDATE SKIP LOCKED) x ON true
		 WHERE d.id = $1`, string(doc))
	if err != nil {
		return fmt.Errorf("look for webhooks of goals doc=%s: %w", doc, err)
	}
	type hook struct {
		id      string
		waiting *string
		said    ChangedGoals
	}
	hooks, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (h hook, err error) {
		return h, r.Scan(&h.id, &h.waiting, &h.said)
	})
	if err != nil {
		return fmt.Errorf("look for webhooks of goals doc=%s: %w", doc, err)
	}
	for _, h := range hooks {
		goals, err := json.Marshal(h.said.add(changed, deleted))
		if err != nil {
			return fmt.Errorf("queue goals doc=%s: %w", doc, err)
		}
		if h.waiting != nil {
			_, err = tx.Exec(ctx, `UPDATE webhook_deliveries SET payload = jsonb_set(payload, '{goals}', $2::jsonb) WHERE id = $1`, *h.waiting, string(goals))
		} else {
			_, err = tx.Exec(ctx, `
				INSERT INTO webhook_deliveries (webhook_id, event, payload, next_at)
				SELECT $2::uuid, 'goal.changed', jsonb_build_object('event', 'goal.changed', 'at', to_jsonb(now()), 'groupId', d.group_id, 'goals', $3::jsonb, 'document',
				       jsonb_build_object('id', d.id, 'kind', d.kind, 'title', CASE WHEN d.confidential THEN NULL ELSE d.title END, 'confidential', d.confidential)), now() + $4::interval
				  FROM documents d WHERE d.id = $1`, string(doc), h.id, string(goals), settle)
		}
		if err != nil {
			return fmt.Errorf("queue goals doc=%s: %w", doc, err)
		}
	}
	return nil
}
