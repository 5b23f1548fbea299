package waiting_test

import (
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
	"samrad/server/goals/waiting"
	"samrad/server/identity"
)

func TestWhatWaits(t *testing.T) {
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) { waiting.New(pool).Register(api) })
	path := "/api/v1/groups/" + w.Group + "/waiting"
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	goal := func(id, owner, review, stale string, open, example bool) {
		w.Exec(t, `INSERT INTO goals (document_id, id, group_id, position, depth, code, title, level, status, health, departments, target_groups, steps, tags,
			owner_id, review_cycle, next_review_on, stale_on, progress_mode, measured, measurable, open, example)
			VALUES ($1, $2, $3, 1, 0, '1', 'Goal ' || $2, 'goal', 'in_progress', 'unknown', '{}', '{}', '{}', '{}', nullif($4, ''), 'tertial',
			current_date + nullif($5, '')::int, current_date + nullif($6, '')::int, 'manual', 0, 0, $7, $8)`,
			string(w.Document), id, w.Group, owner, review, stale, open, example)
	}
	activity := func(id, owner, due string, status any) {
		w.Exec(t, `INSERT INTO activities (document_id, id, group_id, title, responsible_id, due, status, milestone) VALUES ($1, $2, $3, 'Activity ' || $2, $4, current_date + $5::int, $6, false)`,
			string(w.Document), id, w.Group, owner, due, status)
	}
	me, other := string(w.Ambassador.Person), string(w.Observer.Person)
	goal("soon", me, "14", "", true, false)
	goal("later", me, "15", "", true, false)
	goal("stale", me, "-3", "0", true, false)
	goal("fresh", me, "", "1", true, false)
	goal("over", me, "-1", "-1", false, false)
	goal("example", me, "-1", "-1", true, true)
	goal("others", other, "-1", "-1", true, false)
	goal("nobodys", "", "-5", "-5", true, false)
	goal("strangers", "somebody who left", "14", "", true, false)
	goal("far", "", "15", "", true, false)
	activity("late", me, "-1", nil)
	activity("today", me, "0", "doing")
	activity("done", me, "-9", "done")
	activity("dropped", me, "-9", "dropped")
	activity("others", other, "-9", "todo")

	seen := func(who identity.Identity) string {
		var out struct{ Items []waiting.Item }
		w.Must(t, 200, who, "GET", path, nil, &out)
		var lines []string
		for _, one := range out.Items {
			goal := one.GoalID != nil
			if goal == (one.Kind == "activity" || one.Kind == "list") || one.DocumentTitle == "" || one.Day == "" || one.Kind != "list" && !strings.HasSuffix(one.Title, one.ID) {
				t.Errorf("got %+v", one)
			}
			lines = append(lines, strings.TrimSuffix(one.Kind+" "+one.ID, " "+string(w.Document)))
		}
		return strings.Join(lines, ", ")
	}
	if got := seen(w.Ambassador); got != "review stale, activity late, checkin stale, review soon" {
		t.Errorf("got %q", got)
	}
	// What nobody owns waits for those who coordinate, and so does the list.
	if got := seen(w.Coordinator); got != "review nobodys, review strangers" {
		t.Errorf("got %q", got)
	}
	w.Exec(t, `INSERT INTO goal_reviews VALUES ($1, $2, current_date + 15)`, string(w.Document), w.Group)
	if got := seen(w.Coordinator); got != "review nobodys, review strangers" {
		t.Errorf("too early: %q", got)
	}
	w.Exec(t, `UPDATE goal_reviews SET next_review_on = current_date - 1`)
	if got := seen(w.Coordinator); got != "review nobodys, list, review strangers" {
		t.Errorf("got %q", got)
	}
	if got := seen(w.Ambassador); strings.Contains(got, "list") {
		t.Errorf("the list waits for an ambassador: %q", got)
	}
	w.Must(t, 404, w.Stranger, "GET", path, nil, nil)
	w.Must(t, 401, w.Nobody, "GET", path, nil, nil)
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	if got := seen(w.Ambassador); got != "" {
		t.Errorf("of an archived list: %q", got)
	}
	if got := seen(w.Coordinator); got != "" {
		t.Errorf("of an archived list: %q", got)
	}
}
