package goals_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/goals"
	"samrad/server/projection"
)

// liveWorld has a real hub on the database, whose commits are projected.
type liveWorld struct {
	*accesstest.World
	hub    *collab.Hub
	worker *projection.Worker
	path   string
}

func newLiveWorld(t *testing.T) *liveWorld {
	w := &liveWorld{}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		w.worker = projection.New(pool, journal.NewPostgres(pool), zerolog.Nop(), goals.Projector{})
		w.hub = collab.NewHub(collab.HubConfig{Journal: journal.NewPostgres(pool), Access: access.New(pool), Stored: w.worker.Note})
		goals.New(pool, w.hub, w.worker.Note).Register(api)
	})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := w.hub.Shutdown(ctx); err != nil {
			t.Error(err)
		}
	})
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	w.path = "/api/v1/documents/" + string(w.Document)
	return w
}

func (w *liveWorld) post(t *testing.T, path string, body values) values {
	t.Helper()
	var out values
	w.Must(t, 201, w.Coordinator, "POST", w.path+path, body, &out)
	return out
}

func (w *liveWorld) project(t *testing.T) {
	t.Helper()
	if err := w.worker.Project(t.Context(), w.Document); err != nil {
		t.Fatal(err)
	}
}

func (w *liveWorld) rows(t *testing.T, sql string) string {
	t.Helper()
	return w.One(t, `SELECT COALESCE(string_agg(s, '; '), '') FROM (`+sql+`) AS x (s)`)
}

func TestRows(t *testing.T) {
	w := newLiveWorld(t)
	vision := w.post(t, "/goals", values{"title": "Vision", "steps": []int{1, 2}})["id"]
	g := w.post(t, "/goals", values{"title": "Goal", "parentId": vision, "status": "in_progress", "start": "2026-01-01", "due": "2026-06-30", "municipalityId": "odense",
		"ownerId": w.Ambassador.Person, "reviewCycle": "monthly", "health": "off_track", "tags": []string{"a"}})["id"]
	w.post(t, "/goals", values{"title": "Example", "isTemplateExample": true})
	i := w.post(t, "/indicators", values{"goalId": g, "name": "I", "baselineValue": 10, "targetValue": 20, "milestones": values{"2026-03-31": 12.5}})["id"]
	p := w.post(t, "/plans", values{"title": "P", "goals": []any{g}, "step": 8})["id"]
	w.post(t, "/activities", values{"title": "A", "planId": p, "due": "2026-02-01", "raci": values{string(w.Ambassador.Person): "A"}})
	w.post(t, "/goal-links", values{"fromGoal": g, "type": "fulfils_obligation", "toKind": "reference_goal", "toId": "r1", "strength": 2})
	w.project(t)
	check := func(what, sql, want string) {
		t.Helper()
		if got := w.rows(t, sql); got != want {
			t.Errorf("%s: got %s, want %s", what, got, want)
		}
	}
	goalRows := `SELECT concat_ws(' ', code, title, level, status, health, open, example, progress, progress_reason, stale_on) FROM goals ORDER BY position`
	check("goals", goalRows, "1 Vision vision draft unknown t f unmeasured; 1.1 Goal strategy_statement in_progress off_track t f unmeasured 2026-02-01; 2 Example vision draft unknown t t no_value")
	check("counts", `SELECT concat_ws(' ', municipality_id, step, goals, measured, progress, unmeasured, statuses, healths) FROM goal_counts ORDER BY municipality_id, step`,
		" 0 1 0 0 0 {1,0,0,0,0,0,0,0} {0,0,0,1};  1 1 0 0 0 {1,0,0,0,0,0,0,0} {0,0,0,1};  2 1 0 0 0 {1,0,0,0,0,0,0,0} {0,0,0,1}; odense 0 1 0 0 0 {0,0,0,1,0,0,0,0} {0,0,1,0}")
	check("indicators", `SELECT concat_ws(' ', name, goal_id = '`+fmt.Sprint(g)+`', reason) FROM goal_indicators`, "I t no_value")
	check("links", `SELECT concat_ws(' ', type, to_kind, to_id, strength) FROM goal_links`, "fulfils_obligation reference_goal r1 2")
	check("plans", `SELECT concat_ws(' ', title, step, cardinality(goals)) FROM action_plans`, "P 8 1")
	check("activities", `SELECT concat_ws(' ', title, due, milestone) FROM activities`, "A 2026-02-01 f")

	review := func(day any, want string) {
		t.Helper()
		w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goal-list", values{"nextReviewOn": day}, nil)
		w.project(t)
		check("the review of the list", `SELECT concat_ws(' ', next_review_on, group_id = '`+w.Group+`') FROM goal_reviews`, want)
	}
	review("2027-03-01", "2027-03-01 t")
	review("2028-03-01", "2028-03-01 t")
	review(nil, "")

	// A value and a check-in change no document, and yet rows follow, also when
	// nobody told the worker: the document counts as behind.
	before := w.rows(t, `SELECT xmin::text FROM goals WHERE title = 'Vision' OR title = 'Example' ORDER BY title`)
	w.post(t, fmt.Sprint("/indicators/", i, "/values"), values{"value": 15, "periodStart": "2026-01-01", "periodEnd": "2026-03-31"})
	if behind := w.One(t, `SELECT (p.commits < (SELECT count(*) FROM document_updates u WHERE u.document_id = p.document_id))::text FROM projections p`); behind != "true" {
		t.Error("the sweep would not find it")
	}
	w.project(t)
	check("measured", goalRows, "1 Vision vision draft unknown t f 50; 1.1 Goal strategy_statement in_progress off_track t f 50 2026-02-01; 2 Example vision draft unknown t t no_value")
	w.post(t, fmt.Sprint("/goals/", g, "/check-ins"), values{"health": "off_track"})
	w.project(t)
	if got := w.rows(t, `SELECT (stale_on = (now() AT TIME ZONE 'utc')::date + 31)::text FROM goals WHERE title = 'Goal'`); got != "true" {
		t.Error("a check-in does not count")
	}
	if after := w.rows(t, `SELECT xmin::text FROM goals WHERE title = 'Example' ORDER BY title`); before == "" || before[len(before)-len(after):] != after && before[:len(after)] != after {
		t.Errorf("rows that did not change were written: %s, before %s", after, before)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", fmt.Sprint(w.path, "/goals/", vision), nil, nil)
	w.project(t)
	check("removed", `SELECT title FROM goals`, "Example")
	check("counts of what was removed", `SELECT goals::text FROM goal_counts`, "")
	check("indicators of what was removed", `SELECT name FROM goal_indicators`, "")
}

// Values and check-ins outlast what they are about by a month.
func TestValuesOfWhatIsGone(t *testing.T) {
	w := newLiveWorld(t)
	g := w.post(t, "/goals", values{"title": "G"})["id"]
	i := w.post(t, "/indicators", values{"goalId": g, "name": "I"})["id"]
	kept := w.post(t, "/goals", values{"title": "Kept"})["id"]
	w.post(t, fmt.Sprint("/indicators/", i, "/values"), values{"value": 15, "periodStart": "2026-01-01", "periodEnd": "2026-03-31"})
	for _, id := range []any{g, kept} {
		w.post(t, fmt.Sprint("/goals/", id, "/check-ins"), values{"health": "on_track"})
	}
	left := func() string {
		return w.One(t, `SELECT (SELECT count(*) FROM goal_values) || ' ' || (SELECT count(*) FROM goal_checkins)`)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", fmt.Sprint(w.path, "/goals/", g), nil, nil)
	w.Exec(t, `UPDATE goal_values SET at = at - interval '31 days'`)
	w.project(t)
	if got := left(); got != "1 2" {
		t.Errorf("removed: %s left", got)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", fmt.Sprint(w.path, "/goals/", g, "?forever=true"), nil, nil)
	w.project(t)
	if got := left(); got != "0 2" {
		t.Errorf("taken out for good, a value is old: %s left", got)
	}
	w.Exec(t, `UPDATE goal_checkins SET at = at - interval '31 days'`)
	w.Must(t, 200, w.Coordinator, "PATCH", fmt.Sprint(w.path, "/goals/", kept), values{"status": "adopted"}, nil)
	w.project(t)
	if got := left(); got != "0 1" {
		t.Errorf("after a month: %s left", got)
	}
}

func TestValues(t *testing.T) {
	w := newWorld(t)
	g := w.goal(t, "A", nil)
	i := w.post(t, "/indicators", values{"goalId": g, "name": "I", "ownerId": w.Ambassador.Person, "baselineValue": 0, "targetValue": 100, "aggregate": "mean"})["id"].(string)
	path := "/indicators/" + i + "/values"
	year := values{"periodStart": "2027-01-01", "periodEnd": "2027-12-31", "value": 40, "municipalityId": "odense", "id": uuid.NewString()}
	first := w.post(t, path, year)
	if again := w.post(t, path, year); again["id"] != first["id"] || again["correctedBy"] != nil {
		t.Errorf("a repeated request: %v", again)
	}
	w.Must(t, 201, w.Ambassador, "POST", w.path+path, values{"periodStart": "2027-01-01", "periodEnd": "2027-12-31", "value": 60, "municipalityId": "vasteras", "n": 3, "note": " x ", "estimate": true}, nil)
	year["id"], year["value"] = uuid.NewString(), 20
	second := w.post(t, path, year) // the same period again corrects
	wrong := w.post(t, path, values{"periodStart": "2028-01-01", "periodEnd": "2028-12-31", "value": 999, "municipalityId": "odense"})
	w.post(t, path, values{"periodStart": "2026-01-01", "periodEnd": "2026-12-31", "value": 1, "municipalityId": "odense", "corrects": wrong["id"]})
	var page struct{ Items []goals.IndicatorValue }
	w.Must(t, 200, w.Observer, "GET", w.path+"/indicator-values?indicator="+i, nil, &page)
	var got string
	for _, v := range page.Items {
		got += fmt.Sprint(v.Value, " ", v.By.Name, " ", v.CorrectedBy != nil, "; ")
	}
	if want := "40 Astrid true; 60 Elin false; 20 Astrid false; 999 Astrid true; 1 Astrid false; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if *page.Items[0].CorrectedBy != second["id"] || page.Items[1].Note != "x" || !page.Items[1].Estimate || *page.Items[1].N != 3 {
		t.Errorf("got %+v", page.Items[:2])
	}
	w.Must(t, 200, w.Observer, "GET", w.path+"/indicator-values?municipality=vasteras", nil, &page)
	if len(page.Items) != 1 {
		t.Errorf("%d of vasteras", len(page.Items))
	}
	if r := w.get(t, "/indicators/"+i)["result"].(values); r["current"] != 40.0 || r["value"] != 40.0 { // the mean of 20 and 60
		t.Errorf("got %v", r)
	}
	if w.noted != 6 || len(w.hub.Told) != 6 || w.hub.Told[0] != `{"indicator":"`+i+`","type":"goal.values"}` {
		t.Errorf("told %d times %q, noted %d", len(w.hub.Told), w.hub.Told[0], w.noted)
	}
	for field, body := range map[string]values{
		"periodEnd":      {"periodStart": "2027-02-01", "periodEnd": "2027-01-01", "value": 1},
		"periodStart":    {"periodStart": "1.2.2027", "periodEnd": "2027-12-31", "value": 1},
		"municipalityId": {"periodStart": "2027-01-01", "periodEnd": "2027-12-31", "value": 1, "municipalityId": "atlantis"},
		"value":          {"periodStart": "2027-01-01", "periodEnd": "2027-12-31", "value": 1e300},
		"n":              {"periodStart": "2027-01-01", "periodEnd": "2027-12-31", "value": 1, "n": -1},
	} {
		w.refused(t, "POST", path, body, field)
	}
	w.Must(t, 422, w.Coordinator, "POST", w.path+path, values{"periodStart": "2027-01-01", "periodEnd": "2027-12-31", "value": "1.234,5"}, nil)
	w.Must(t, 409, w.Coordinator, "POST", w.path+path, values{"periodStart": "2027-01-01", "periodEnd": "2027-12-31", "value": 1, "corrects": wrong["id"]}, nil)
	w.Must(t, 409, w.Ambassador, "POST", w.path+path, year, nil) // another's id
	w.Must(t, 404, w.Coordinator, "POST", w.path+"/indicators/nobody/values", year, nil)
	w.Exec(t, `DELETE FROM people WHERE id = $1`, w.Ambassador.Person)
	w.Must(t, 200, w.Observer, "GET", w.path+"/indicator-values?municipality=vasteras", nil, &page)
	if page.Items[0].By.Person != nil {
		t.Error("an erased person is named")
	}
}

func TestCheckIns(t *testing.T) {
	w := newLiveWorld(t)
	g := fmt.Sprint(w.post(t, "/goals", values{"title": "G", "ownerId": w.Ambassador.Person, "status": "in_progress", "start": "2020-01-01", "progressMode": "manual"})["id"])
	other := fmt.Sprint(w.post(t, "/goals", values{"title": "Other", "status": "in_progress", "start": "2019-01-01"})["id"])
	var stale struct{ Items []goals.StaleGoal }
	titles := func() (s string) {
		w.Must(t, 200, w.Observer, "GET", w.path+"/goals/stale", nil, &stale)
		for _, one := range stale.Items {
			s += one.Title + " "
		}
		return s
	}
	if got := titles(); got != "Other G " {
		t.Errorf("stale: %q", got)
	}
	path := w.path + "/goals/" + g + "/check-ins"
	body := values{"id": uuid.NewString(), "health": "at_risk", "confidence": 6, "progress": 30, "done": " Talked with all ", "obstacles": "Shifts", "next": "Films", "helpWanted": true}
	var out goals.CheckIn
	w.Must(t, 201, w.Ambassador, "POST", path, body, &out) // may not edit, but owns the goal
	if out.By.Name != "Elin" || out.Health != "at_risk" || out.Done != "Talked with all" || !out.HelpWanted || *out.Progress != 30 {
		t.Errorf("got %+v", out)
	}
	var goal values
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+g, nil, &goal)
	if goal["health"] != "at_risk" || goal["confidence"] != 6.0 || goal["progress"] != 30.0 {
		t.Errorf("the goal says %v %v %v", goal["health"], goal["confidence"], goal["progress"])
	}
	w.Must(t, 403, w.Ambassador, "POST", w.path+"/goals/"+other+"/check-ins", values{"health": "on_track"}, nil)
	if got := titles(); got != "Other " {
		t.Errorf("stale: %q", got)
	}
	w.Must(t, 201, w.Coordinator, "POST", path, values{"health": "on_track"}, nil)
	w.Must(t, 201, w.Ambassador, "POST", path, body, nil) // once more, late: the newer one stands
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+g, nil, &goal)
	if goal["health"] != "on_track" || goal["confidence"] != 6.0 {
		t.Errorf("an old check-in was written over a newer one: %v", goal["health"])
	}
	var page struct{ Items []goals.CheckIn }
	w.Must(t, 200, w.Observer, "GET", w.path+"/check-ins?goal="+g, nil, &page)
	if len(page.Items) != 2 || page.Items[0].Health != "on_track" {
		t.Errorf("got %+v", page.Items)
	}
	for _, bad := range []values{{"health": "fine"}, {"health": "on_track", "confidence": 11}, {"health": "on_track", "progress": -1}, {"health": "on_track", "id": "7"}, {}} {
		w.Must(t, 422, w.Coordinator, "POST", path, bad, nil)
	}
	w.Must(t, 409, w.Coordinator, "POST", path, body, nil) // another's id
	w.Must(t, 404, w.Coordinator, "POST", w.path+"/goals/nobody/check-ins", body, nil)
	// The same id with other words: the goal says what the check-in said.
	again := values{"id": uuid.NewString(), "health": "at_risk", "confidence": 7, "progress": 40}
	w.Must(t, 201, w.Ambassador, "POST", path, again, nil)
	w.Must(t, 201, w.Ambassador, "POST", path, values{"id": again["id"], "health": "off_track", "confidence": 1, "progress": 90}, &out)
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+g, nil, &goal)
	if out.Health != "at_risk" || goal["health"] != "at_risk" || goal["confidence"] != 7.0 || goal["progress"] != 40.0 {
		t.Errorf("the check-in says %s, the goal %v %v %v", out.Health, goal["health"], goal["confidence"], goal["progress"])
	}
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+g, values{"progress": 30}, nil)
	// Where progress is computed, a check-in does not set it.
	w.post(t, "/indicators", values{"goalId": g, "name": "I"})
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+g, values{"progressMode": nil}, nil)
	w.Must(t, 201, w.Coordinator, "POST", path, values{"health": "on_track", "progress": 99}, nil)
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+g, nil, &goal)
	if goal["progress"] != 30.0 {
		t.Errorf("progress set to %v", goal["progress"])
	}
}
