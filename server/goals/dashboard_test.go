package goals_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access/accesstest"
	"samrad/server/goals"
)

func TestDashboard(t *testing.T) {
	w := newLiveWorld(t)
	in := func(days int) string { return time.Now().UTC().AddDate(0, 0, days).Format(time.DateOnly) }
	add := func(body values) {
		t.Helper()
		w.post(t, "/goals", body)
	}
	add(values{"title": "Late", "level": "goal", "status": "in_progress", "health": "off_track", "due": in(-1), "start": "2020-01-01", "municipalityId": "odense", "steps": []int{2}, "nextReviewOn": in(3)})
	add(values{"title": "Soon", "level": "goal", "status": "adopted", "health": "at_risk", "due": in(30), "municipalityId": "odense", "progress": 40})
	add(values{"title": "Today", "level": "goal", "status": "adopted", "due": in(0), "municipalityId": "vasteras", "progress": 80, "steps": []int{2, 9}})
	add(values{"title": "Far", "level": "vision", "due": in(31)})
	add(values{"title": "Over", "level": "goal", "status": "achieved", "health": "off_track", "due": in(-300), "nextReviewOn": in(1)})
	add(values{"title": "Example", "status": "in_progress", "health": "off_track", "due": in(-5), "isTemplateExample": true, "start": "2020-01-01"})
	w.project(t)
	get := func(query string) (d goals.GoalDashboard) {
		t.Helper()
		w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group+"/goal-dashboard"+query, nil, &d)
		return d
	}
	titles := func(list []goals.ListedGoal) (s string) {
		for _, g := range list {
			s += g.Title + " "
		}
		return strings.TrimSpace(s)
	}
	d := get("")
	if got := fmt.Sprint(d.Goals, d.Measured, *d.Progress, d.Due30, d.Overdue, d.OffTrack, d.AtRisk, d.Unmeasured, d.Stale); got != "5 2 60 2 1 1 1 1 1" {
		t.Errorf("counts: %s", got)
	}
	if d.ByStatus["adopted"] != 2 || d.ByStatus["achieved"] != 1 || d.ByStatus["paused"] != 0 || d.ByHealth["unknown"] != 2 || len(d.ByStatus) != 8 {
		t.Errorf("by status %v, by health %v", d.ByStatus, d.ByHealth)
	}
	var lines []string
	for _, m := range d.ByMunicipality {
		name := "none"
		if m.Organisation != nil {
			name = *m.Organisation
		}
		lines = append(lines, fmt.Sprint(name, " ", m.Goals, m.Measured, m.Overdue, m.OffTrack, m.Unmeasured))
	}
	if got := strings.Join(lines, ", "); got != "Odense Kommune 2 1 1 1 1, Västerås stad 1 1 0 0 0, none 2 0 0 0 0" {
		t.Errorf("by municipality: %s", got)
	}
	if len(d.ByStep) != 2 || d.ByStep[0].Step != 2 || d.ByStep[0].Goals != 2 || d.ByStep[1].Goals != 1 || *d.ByStep[0].Progress != 80 {
		t.Errorf("by step: %+v", d.ByStep)
	}
	l := d.Lists
	if got := fmt.Sprint(titles(l.Overdue), "|", titles(l.OffTrack), "|", titles(l.Stale), "|", titles(l.Unmeasured), "|", titles(l.NextReviews)); got != "Late|Late|Late|Late|Late" {
		t.Errorf("lists: %s", got)
	}
	if d := get("?municipality=vasteras"); d.Goals != 1 || d.Due30 != 1 || len(d.ByMunicipality) != 1 || len(d.Lists.Overdue) != 0 {
		t.Errorf("of Västerås: %+v", d)
	}
	if d := get("?municipality=none"); d.Goals != 2 {
		t.Errorf("of none: %+v", d)
	}
	if d := get("?step=9"); d.Goals != 1 || d.Overdue != 0 || len(d.ByStep) != 1 {
		t.Errorf("of step 9: %+v", d)
	}
	if d := get("?municipality=nowhere"); d.Goals != 0 {
		t.Errorf("nonsense: %+v", d)
	}
	list := func(query string) string {
		var all []goals.ListedGoal
		for next := ""; ; {
			var page struct {
				Items []goals.ListedGoal
				Next  string
			}
			w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group+"/goals?limit=2"+query+"&cursor="+next, nil, &page)
			all = append(all, page.Items...)
			if next = page.Next; next == "" {
				return titles(all)
			}
		}
	}
	for query, want := range map[string]string{"": "Example Far Late Over Soon Today", "&status=adopted": "Soon Today", "&health=off_track": "Example Late Over", "&municipality=odense": "Late Soon",
		"&municipality=none": "Example Far Over", "&step=2": "Late Today", "&q=SO": "Soon", "&overdue=true": "Example Late", "&document=x": "", "&q=%25": ""} {
		if got := list(query); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
	for _, path := range []string{"/goals", "/goal-dashboard"} {
		w.Must(t, 404, w.Stranger, "GET", "/api/v1/groups/"+w.Group+path, nil, nil)
		w.Must(t, 401, w.Nobody, "GET", "/api/v1/groups/"+w.Group+path, nil, nil)
	}
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	if d := get(""); d.Goals+d.Overdue+d.Stale+len(d.Lists.OffTrack) != 0 || list("") != "" {
		t.Errorf("archived goals are counted: %+v", d)
	}
}

// 1,200 municipalities with a list of 200 goals each, in one group. Run with
// go test -bench Dashboard ./server/goals
func BenchmarkDashboard(b *testing.B) {
	w := bigWorld(b)
	b.ResetTimer()
	for b.Loop() {
		if got := w.Do(w.Observer, "GET", "/api/v1/groups/"+w.Group+"/goal-dashboard", nil); got.Code != 200 {
			b.Fatal(got.Body)
		}
	}
}

// BenchmarkDashboardAfterEdits is the same after every fifth goal has changed, twice,
// and before PostgreSQL has tidied up after it. It also counts how often the table of
// goals was read from end to end instead of by an index.
func BenchmarkDashboardAfterEdits(b *testing.B) {
	w := bigWorld(b)
	for _, sql := range []string{
		`ALTER TABLE goals SET (autovacuum_enabled = off)`, `ALTER TABLE goal_counts SET (autovacuum_enabled = off)`,
		`UPDATE goals SET title = title || '.', health = 'at_risk', progress = 50 WHERE position % 5 = 2`,
		`UPDATE goals SET due = due + 1, next_review_on = now()::date + 5, stale_on = stale_on + 1 WHERE position % 5 = 2`,
		`UPDATE goal_counts SET progress = progress + 1`,
	} {
		w.Exec(b, sql)
	}
	scans := func() (n int) {
		w.Pool.Reset() // who leaves says what they have read
		time.Sleep(1500 * time.Millisecond)
		_, _ = fmt.Sscan(w.One(b, `SELECT seq_scan::text FROM pg_stat_user_tables WHERE relname = 'goals'`), &n)
		return n
	}
	before := scans()
	b.ResetTimer()
	for b.Loop() {
		if got := w.Do(w.Observer, "GET", "/api/v1/groups/"+w.Group+"/goal-dashboard", nil); got.Code != 200 {
			b.Fatal(got.Body)
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(scans()-before)/float64(b.N), "scans/op")
}

// BenchmarkDashboardOfOne is that of one municipality in the same group.
func BenchmarkDashboardOfOne(b *testing.B) {
	w := bigWorld(b)
	b.ResetTimer()
	for b.Loop() {
		if got := w.Do(w.Observer, "GET", "/api/v1/groups/"+w.Group+"/goal-dashboard?municipality=m600&step=2", nil); got.Code != 200 {
			b.Fatal(got.Body)
		}
	}
}

// bigWorld holds what the projector would have written: four goals of five open,
// one of twenty overdue or off track, one of ten unmeasured or stale.
func bigWorld(b *testing.B) *accesstest.World {
	b.Helper()
	w := accesstest.New(b, func(pool *pgxpool.Pool, api huma.API) {
		goals.New(pool, accesstest.NewRecorder(), func(collab.DocumentID) {}).Register(api)
	})
	for _, sql := range []string{
		`INSERT INTO organisations (id, name, short_name, country, kind, issuer) SELECT 'm' || i, 'Municipality ' || i, 'M' || i, 'SE', 'municipality', 'test' FROM generate_series(1, 1200) i`,
		`INSERT INTO documents (group_id, kind, title) SELECT '` + w.Group + `', 'goal_list', 'Goals of m' || i FROM generate_series(1, 1200) i`,
		`INSERT INTO goals SELECT d.id, gen_random_uuid()::text, d.group_id, NULL, i, i % 4, '1.' || i, 'Goal ' || i || ' of ' || d.title, 
			(ARRAY['vision','strategy_statement','goal','subsidiary_goal'])[1 + i % 4], (ARRAY['draft','proposed','adopted','in_progress','achieved'])[1 + i % 5],
			CASE WHEN i % 20 = 0 THEN 'off_track' ELSE 'on_track' END, NULL, NULL, replace(d.title, 'Goals of ', ''), '{}', '{}', ARRAY[1 + i % 9, 1 + (i + 1) % 9], '{}',
			NULL, now()::date + CASE WHEN i % 20 = 1 THEN -i ELSE 31 + i END, 'three_year', 'tertial', CASE WHEN i % 7 = 0 THEN now()::date + i END, NULL, NULL, 'manual',
			CASE WHEN i % 10 <> 3 THEN i % 100 END, NULL, NULL, 0, 0, i % 5 <> 4, false, CASE WHEN i % 10 = 3 THEN now()::date - i ELSE now()::date + i END
		   FROM documents d, generate_series(1, 200) i WHERE d.kind = 'goal_list'`,
		`INSERT INTO goal_counts SELECT document_id, group_id, municipality_id, step, count(*), count(progress), COALESCE(sum(progress), 0), count(*) FILTER (WHERE open AND progress IS NULL),
			ARRAY[count(*) FILTER (WHERE status = 'draft'), 0, 0, count(*) FILTER (WHERE status = 'in_progress'), 0, 0, 0, 0], ARRAY[0, 0, count(*) FILTER (WHERE health = 'off_track'), 0]
		   FROM goals, unnest(steps || 0::smallint) AS step GROUP BY document_id, group_id, municipality_id, step`,
		`VACUUM ANALYZE`,
	} {
		if _, err := w.Pool.Exec(b.Context(), sql); err != nil {
			b.Fatalf("%s: %v", sql, err)
		}
	}
	return w
}
