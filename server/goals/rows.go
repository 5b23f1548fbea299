package goals

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/goals/progress"
)

// Projector writes the rows of goal lists; see projection. It calls Note, unless
// that is nil, with lists whose rows must follow, since goals adopted from them
// have come further.
type Projector struct{ Note func(collab.DocumentID) }

// Kind is the kind of document it projects.
func (Projector) Kind() string { return "goal_list" }

// Version of what is projected; a higher one projects every list anew.
func (Projector) Version() int { return 2 }

// Read reads a list from its state.
func (Projector) Read(state []byte) (any, error) { return Read(state) }

// Write writes what differs from the rows there are.
func (p Projector) Write(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, group string, read any) error {
	l := read.(*List)
	values, err := valuesOf(ctx, tx, doc)
	if err != nil {
		return err
	}
	last, err := lastCheckIns(ctx, tx, doc)
	if err != nil {
		return err
	}
	made, err := madeAt(ctx, tx, doc)
	if err != nil {
		return err
	}
	adopted, err := adoptedElsewhere(ctx, tx, doc)
	if err != nil {
		return err
	}
	measured := l.Measure(values)
	results := l.Progress(measured, adopted)
	goalRows := make([]row, 0, len(l.Goals))
	for position, t := range l.all(Goals) {
		r := l.goalRow(t, results[t.ID])
		r["position"] = position
		r["stale_on"] = nil
		if day, ok := l.staleOn(t, last, made); ok {
			r["stale_on"] = day
		}
		goalRows = append(goalRows, r)
	}
	w := &rowWriter{ctx: ctx, tx: tx, doc: string(doc), group: group, note: p.Note}
	var hadRows bool
	if err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM goals WHERE document_id = $1)`, string(doc)).Scan(&hadRows); err != nil {
		return fmt.Errorf("look for rows of doc=%s: %w", doc, err)
	}
	return firstError(
		func() error { return w.announce(l, results, hadRows) },
		func() error { return w.write("goals", "id", goalRows) },
		func() error { return w.write("goal_counts", "municipality_id, step", counted(goalRows)) },
		func() error { return w.write("goal_links", "id", l.rowsOf(Links, linkColumns)) },
		func() error { return w.write("goal_indicators", "id", l.indicatorRows(measured)) },
		func() error { return w.write("action_plans", "id", l.rowsOf(Plans, planColumns)) },
		func() error { return w.write("activities", "id", l.rowsOf(Activities, activityColumns)) },
		func() error { return w.review(l) },
		func() error { return w.forget(l) },
		func() error { return w.tellOrigins() },
	)
}

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// row is a row by its columns.
type row map[string]any

// Columns by the field they hold.
var (
	goalColumns = map[string]string{"title": "title", "ownerId": "owner_id", "responsibleUnit": "responsible_unit", "municipalityId": "municipality_id",
		"departments": "departments", "targetGroups": "target_groups", "steps": "steps", "tags": "tags", "start": "start", "due": "due",
		"horizon": "horizon", "nextReviewOn": "next_review_on", "confidence": "confidence", "weight": "weight", "isTemplateExample": "example"}
	linkColumns = map[string]string{"fromGoal": "from_goal", "toKind": "to_kind", "toDocument": "to_document", "toId": "to_id", "toTitle": "to_title",
		"type": "type", "strength": "strength"}
	indicatorColumns = map[string]string{"goalId": "goal_id", "name": "name", "unit": "unit", "kind": "kind", "direction": "direction",
		"baselineValue": "baseline_value", "baselineDate": "baseline_date", "targetValue": "target_value", "targetDate": "target_date",
		"benefitType": "benefit_type", "ownerId": "owner_id", "frequency": "frequency", "adoptedFromIndicator": "adopted_from_indicator"}
	planColumns = map[string]string{"title": "title", "goals": "goals", "step": "step", "projectPhase": "project_phase", "ownerId": "owner_id",
		"operationalOwnerId": "operational_owner_id", "handoverOn": "handover_on", "followUpOn": "follow_up_on", "status": "status"}
	activityColumns = map[string]string{"planId": "plan_id", "title": "title", "responsibleId": "responsible_id", "start": "start", "due": "due",
		"status": "status", "milestone": "milestone"}
)

func rowOf(t Thing, columns map[string]string) row {
	r := row{"id": t.ID}
	for field, column := range columns {
		r[column] = t.Values[field]
	}
	return r
}

func (l *List) rowsOf(e *Entity, columns map[string]string) []row {
	rows := []row{}
	for _, t := range l.all(e) {
		rows = append(rows, rowOf(t, columns))
	}
	return rows
}

func (l *List) goalRow(t Thing, p progress.Result) row {
	r := rowOf(t, goalColumns)
	level, status, health, cycle := l.Effective(t)
	maps.Copy(r, row{"parent_id": orNull(l.Tree.Parent(t.ID)), "depth": l.Tree.Depth(t.ID), "code": l.Tree.Code(t.ID), "level": level,
		"status": status, "health": health, "review_cycle": cycle, "open": !over[status], "progress_mode": p.Mode, "progress": p.Percent,
		"progress_computed": p.Computed, "progress_reason": orNull(string(p.Reason)), "measured": p.Measured, "measurable": p.Of})
	return r
}

func (l *List) indicatorRows(measured map[string]progress.Measured) []row {
	rows := l.rowsOf(Indicators, indicatorColumns)
	for i, t := range l.Indicators {
		m := measured[t.ID]
		maps.Copy(rows[i], row{"current": m.Current, "progress": m.Percent, "reason": orNull(string(m.Reason)), "colour": orNull(m.Colour)})
	}
	return rows
}

// counted adds the goals up by municipality and step; examples of the template
// are in no count.
func counted(goalRows []row) []row {
	type key struct {
		municipality string
		step         int
	}
	counts := map[key]row{}
	for _, g := range goalRows {
		if g["example"] == true {
			continue
		}
		municipality, _ := g["municipality_id"].(string)
		steps, _ := g["steps"].([]int)
		for _, step := range append([]int{0}, steps...) {
			k := key{municipality, step}
			if counts[k] == nil {
				counts[k] = row{"municipality_id": municipality, "step": step, "goals": 0, "measured": 0, "progress": 0.0, "unmeasured": 0,
					"statuses": make([]int, len(statuses)), "healths": make([]int, len(healths))}
			}
			counts[k].count(g)
		}
	}
	return slices.Collect(maps.Values(counts))
}

func (c row) count(g row) {
	c["goals"] = c["goals"].(int) + 1
	open := g["open"].(bool)
	if p := g["progress"].(*float64); p != nil {
		c["measured"] = c["measured"].(int) + 1
		c["progress"] = c["progress"].(float64) + *p
	} else if level := g["level"].(string); open && (level == "goal" || level == "subsidiary_goal") {
		c["unmeasured"] = c["unmeasured"].(int) + 1
	}
	c["statuses"].([]int)[slices.Index(statuses, g["status"].(string))]++
	if open {
		c["healths"].([]int)[slices.Index(healths, g["health"].(string))]++
	}
}

// rowWriter writes the rows of one document.
type rowWriter struct {
	ctx        context.Context
	tx         pgx.Tx
	doc, group string
	note       func(collab.DocumentID)
	changed    []string // goals, see announce
}

// write brings a table to hold the rows, touching those that differ. They travel
// as one JSON array: json_populate_recordset makes rows of the very types of the
// table, which lists of columns of arrays cannot. Tables and columns are ours, and
// never what somebody wrote. Nobody else writes rows of the document meanwhile, see
// projection; so what is there already need not be locked to be left alone.
func (w *rowWriter) write(table, key string, rows []row) error {
	if rows == nil {
		rows = []row{} // null is no array
	}
	for _, r := range rows {
		r["document_id"], r["group_id"] = w.doc, w.group
	}
	text, err := json.Marshal(rows)
	if err != nil {
		return fmt.Errorf("write %d rows of %s: %w", len(rows), table, err)
	}
	wanted := `WITH r AS MATERIALIZED (SELECT r FROM json_populate_recordset(NULL::` + table + `, $2::json) r)`
	same := `t.document_id = $1 AND (` + prefixed("t", key) + `) = (` + prefixed("(r.r)", key) + `)`
	_, err = w.tx.Exec(w.ctx, wanted+` DELETE FROM `+table+` t WHERE t.document_id = $1 AND NOT EXISTS (SELECT FROM r WHERE `+same+`)`, w.doc, string(text))
	if err != nil {
		return fmt.Errorf("remove rows of %s: %w", table, err)
	}
	if len(rows) == 0 {
		return nil
	}
	columns := slices.Sorted(maps.Keys(rows[0]))
	var set []string
	for _, c := range columns {
		set = append(set, "EXCLUDED."+c)
	}
	_, err = w.tx.Exec(w.ctx, wanted+` INSERT INTO `+table+` SELECT (r.r).* FROM r
		 WHERE NOT EXISTS (SELECT FROM `+table+` t WHERE `+same+` AND t IS NOT DISTINCT FROM r.r)
		ON CONFLICT (document_id, `+key+`) DO UPDATE SET (`+strings.Join(columns, ", ")+`) = (`+strings.Join(set, ", ")+`)`, w.doc, string(text))
	if err != nil {
		return fmt.Errorf("write %d rows of %s: %w", len(rows), table, err)
	}
	return nil
}

func prefixed(alias, key string) string {
	parts := strings.Split(key, ", ")
	for i := range parts {
		parts[i] = alias + "." + parts[i]
	}
	return strings.Join(parts, ", ")
}

// review keeps the day on which the list is gone through as a whole, if there is one.
func (w *rowWriter) review(l *List) error {
	day := l.Meta.Text("nextReviewOn")
	if day == "" {
		if _, err := w.tx.Exec(w.ctx, `DELETE FROM goal_reviews WHERE document_id = $1`, w.doc); err != nil {
			return fmt.Errorf("remove the review of doc=%s: %w", w.doc, err)
		}
		return nil
	}
	_, err := w.tx.Exec(w.ctx, `INSERT INTO goal_reviews AS t (document_id, group_id, next_review_on) VALUES ($1, $2, $3::date)
		ON CONFLICT (document_id) DO UPDATE SET (group_id, next_review_on) = (EXCLUDED.group_id, EXCLUDED.next_review_on) WHERE t IS DISTINCT FROM EXCLUDED`,
		w.doc, w.group, day)
	if err != nil {
		return fmt.Errorf("write the review of doc=%s: %w", w.doc, err)
	}
	return nil
}

// forget deletes values and check-ins of what was taken out for good, a month
// after they were written at the earliest: an undo may bring it back meanwhile.
func (w *rowWriter) forget(l *List) error {
	goals := make([]string, len(l.Goals))
	for i, t := range l.Goals {
		goals[i] = t.ID
	}
	if _, err := w.tx.Exec(w.ctx, `DELETE FROM goal_checkins WHERE document_id = $1 AND NOT goal_id = ANY($2) AND at < now() - interval '30 days'`, w.doc, goals); err != nil {
		return fmt.Errorf("forget check-ins: %w", err)
	}
	if _, err := w.tx.Exec(w.ctx, `DELETE FROM goal_values WHERE document_id = $1 AND NOT indicator_id = ANY($2) AND at < now() - interval '30 days'`, w.doc, l.everyIndicator); err != nil {
		return fmt.Errorf("forget values: %w", err)
	}
	return nil
}
