package goals

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/goals/progress"
	"samrad/server/webhooks"
)

// digests say in a number each what the goals of a list are: their words, their
// place and their progress, and what belongs to them; not their number in the
// tree, which changes with every goal above them.
func (l *List) digests(results map[string]progress.Result) map[string]int64 {
	parts := make(map[string][]any, len(l.Goals))
	for _, t := range l.Goals {
		parts[t.ID] = []any{t.Values, l.Tree.Parent(t.ID), l.Tree.Order(t.ID), l.Tree.Live(t.ID), results[t.ID].Percent}
	}
	for _, t := range l.Indicators {
		if goal := t.Values.Text("goalId"); parts[goal] != nil {
			parts[goal] = append(parts[goal], t)
		}
	}
	for _, t := range l.Links {
		if goal := t.Values.Text("fromGoal"); parts[goal] != nil {
			parts[goal] = append(parts[goal], t)
		}
	}
	out := make(map[string]int64, len(parts))
	for id, part := range parts {
		h := fnv.New64a()
		_ = json.NewEncoder(h).Encode(part) // maps are written in the order of their keys
		out[id] = int64(h.Sum64())
	}
	return out
}

// announce tells webhooks which goals have changed since the last time, and the
// audit log which were deleted for good, however that was done.
func (w *rowWriter) announce(l *List, results map[string]progress.Result, hadRows bool) error {
	before := map[string]int64{}
	rows, err := w.tx.Query(w.ctx, `SELECT goal_id, digest FROM goal_digests WHERE document_id = $1`, w.doc)
	if err != nil {
		return fmt.Errorf("read digests of goals: %w", err)
	}
	var id string
	var digest int64
	if _, err := pgx.ForEachRow(rows, []any{&id, &digest}, func() error { before[id] = digest; return nil }); err != nil {
		return fmt.Errorf("read digests of goals: %w", err)
	}
	now := l.digests(results)
	var changed, gone []string
	var digests []int64
	for _, t := range l.Goals { // by id
		if was, there := before[t.ID]; !there || was != now[t.ID] {
			changed, digests = append(changed, t.ID), append(digests, now[t.ID])
		}
	}
	for id := range before {
		if _, there := now[id]; !there {
			gone = append(gone, id)
		}
	}
	if len(changed)+len(gone) == 0 {
		return nil
	}
	slices.Sort(gone)
	w.changed = changed
	if err := w.tellOrigins(); err != nil { // of links that may go now
		return err
	}
	_, err = w.tx.Exec(w.ctx, `INSERT INTO goal_digests SELECT $1, id, digest FROM unnest($2::text[], $3::bigint[]) AS g (id, digest)
		ON CONFLICT (document_id, goal_id) DO UPDATE SET digest = EXCLUDED.digest`, w.doc, changed, digests)
	if err != nil {
		return fmt.Errorf("write digests of goals: %w", err)
	}
	if _, err := w.tx.Exec(w.ctx, `DELETE FROM goal_digests WHERE document_id = $1 AND goal_id = ANY($2)`, w.doc, gone); err != nil {
		return fmt.Errorf("forget digests of goals: %w", err)
	}
	if hadRows && len(before) == 0 {
		return nil // rows were there before digests were: nothing is known to have changed
	}
	if err := webhooks.QueueGoals(w.ctx, w.tx, collab.DocumentID(w.doc), changed, gone); err != nil {
		return err
	}
	return w.auditErased(gone)
}

// mostNamed is how many goals one entry of the audit log names.
const mostNamed = 50

// auditErased notes what was deleted for good. A deletion does not say whose it
// is, so everybody is named who wrote in the list in the minute before; mostly
// that is one.
func (w *rowWriter) auditErased(gone []string) error {
	if len(gone) == 0 {
		return nil
	}
	var writers []string
	err := w.tx.QueryRow(w.ctx, `SELECT COALESCE(array_agg(DISTINCT a::text), '{}') FROM document_updates u, unnest(u.authors) a
		WHERE u.document_id = $1 AND u.stored_at > now() - interval '1 minute'`, w.doc).Scan(&writers)
	if err != nil {
		return fmt.Errorf("read who wrote last: %w", err)
	}
	entry := audit.Entry{Action: goalsErased, Object: "document:" + w.doc,
		Details: map[string]any{"goals": len(gone), "ids": gone[:min(len(gone), mostNamed)], "writers": writers}}
	if len(writers) == 1 {
		entry.Person = writers[0]
	}
	return audit.New(w.tx).Write(w.ctx, entry)
}
