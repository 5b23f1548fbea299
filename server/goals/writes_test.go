package goals_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/goals"
	"samrad/server/goals/tree"
	"samrad/server/identity"
)

// hubWorld is a goal list behind a real hub and journal.
func hubWorld(t testing.TB) (w *accesstest.World, hub *collab.Hub, path string) {
	t.Helper()
	w = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		hub = collab.NewHub(collab.HubConfig{Journal: journal.NewPostgres(pool), Access: access.New(pool)})
		goals.New(pool, hub, func(collab.DocumentID) {}).Register(api)
	})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := hub.Shutdown(ctx); err != nil {
			t.Error(err)
		}
	})
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	w.Exec(t, `UPDATE group_members SET role = 'coordinator'`)
	return w, hub, "/api/v1/documents/" + string(w.Document)
}

// fill writes n goals into the list, as an import would.
func fill(t testing.TB, w *accesstest.World, hub *collab.Hub, n int) []string {
	t.Helper()
	doc := ydoc.New()
	var ids []string
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
		order := ""
		for i := range n {
			order = tree.Between(order, "")
			id, fields := fmt.Sprintf("g%04d", i), ydoc.NewMap()
			for key, v := range map[string]any{"title": ydoc.NewText(fmt.Sprintf("Goal %d of many", i)), "description": ydoc.NewText("What it means, in a sentence or two."),
				"order": order, "status": "adopted", "due": "2030-06-30", "steps.2": true, "tags.care": true, "level": "goal"} {
				if err := fields.Set(nil, key, v); err != nil {
					return err
				}
			}
			if i >= 20 {
				if err := fields.Set(nil, "parent", ids[i/10-2]); err != nil {
					return err
				}
			}
			ids = append(ids, id)
			if err := doc.Map("goals").Set(tx, id, fields); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := hub.Write(t.Context(), w.Document, w.Coordinator.Person, update); err != nil {
		t.Fatal(err)
	}
	return ids
}

// Nine people, and whoever writes at once. Of what each was told to be kept, all
// is there, once, in the name of who did it; also beside somebody who writes in a
// browser.
func TestManyWriteAtOnce(t *testing.T) {
	w, hub, path := hubWorld(t)
	ids := fill(t, w, hub, 60)
	const writers, each = 9, 8
	var all sync.WaitGroup
	var made [writers][]string
	people := []identity.Identity{w.Coordinator, w.Ambassador, w.Observer}
	for who := range writers {
		all.Go(func() {
			for i := range each {
				title := fmt.Sprintf("%d/%d", who, i)
				if got := w.Do(people[who%3], "POST", path+"/goals", values{"title": title, "parentId": ids[i]}); got.Code != 201 {
					t.Errorf("%s: %d %s", title, got.Code, got.Body)
				} else if !strings.Contains(got.Body.String(), `"title":"`+title+`"`) {
					t.Errorf("%s: answered with %s", title, got.Body)
				}
				made[who] = append(made[who], title)
				if got := w.Do(people[who%3], "PATCH", path+"/goals/"+ids[who], values{"due": fmt.Sprintf("2031-01-%02d", i+1)}); got.Code != 200 {
					t.Errorf("%s: %d %s", title, got.Code, got.Body)
				}
			}
			if got := w.Do(people[who%3], "DELETE", path+"/goals/"+ids[30+who], nil); got.Code != 204 {
				t.Errorf("remove: %d %s", got.Code, got.Body)
			}
		})
	}
	all.Go(func() {
		doc := ydoc.New(ydoc.WithClientID(4242))
		for i := range each {
			update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
				fields := ydoc.NewMap()
				if err := fields.Set(nil, "title", fmt.Sprint("browser ", i)); err != nil {
					return err
				}
				return doc.Map("goals").Set(tx, fmt.Sprint("b", i), fields)
			})
			if err != nil {
				t.Error(err)
			}
			if err := hub.Write(t.Context(), w.Document, w.Ambassador.Person, update); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
	state, err := hub.State(t.Context(), w.Document)
	if err != nil {
		t.Fatal(err)
	}
	l, err := goals.Read(state)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, g := range l.Goals {
		count[g.Values.Text("title")]++
	}
	for who := range writers {
		for _, title := range made[who] {
			if count[title] != 1 {
				t.Errorf("%q is there %d times", title, count[title])
			}
		}
		if g, _ := l.Goal(ids[who]); g.Values.Text("due") != "2031-01-08" {
			t.Errorf("%s is due %q", ids[who], g.Values.Text("due"))
		}
		if l.Tree.Live(ids[30+who]) {
			t.Errorf("%s is not removed", ids[30+who])
		}
	}
	for i := range each {
		if count[fmt.Sprint("browser ", i)] != 1 {
			t.Errorf("what was written in the browser is there %d times", count[fmt.Sprint("browser ", i)])
		}
	}
	// What the service holds is what there is: its answers agree with the document.
	for _, g := range l.Goals {
		want := 404
		if l.Tree.Live(g.ID) {
			want = 200
		}
		got := w.Do(w.Coordinator, "GET", path+"/goals/"+g.ID, nil)
		if got.Code != want || want == 200 && !strings.Contains(got.Body.String(), `"code":"`+l.Tree.Code(g.ID)+`"`) {
			t.Errorf("%s: %d %s, want code %s", g.ID, got.Code, got.Body, l.Tree.Code(g.ID))
		}
	}
}

// BenchmarkWrites is nine people who add, change and remove goals in a list of
// 2,000, one request after the other each. Run with
// go test -run ^$ -bench Writes -benchtime 1x ./server/goals
func BenchmarkWrites(b *testing.B) {
	const writers, each = 9, 12
	w, hub, path := hubWorld(b)
	ids := fill(b, w, hub, 2000)
	for b.Loop() {
		took := map[string][]time.Duration{}
		var mu sync.Mutex
		var all sync.WaitGroup
		for who := range writers {
			all.Go(func() {
				timed := func(method, path string, body any) *httptest.ResponseRecorder {
					began := time.Now()
					got := w.Do(w.Coordinator, method, path, body)
					if got.Code >= 300 {
						b.Errorf("%s %s: %d %s", method, path, got.Code, got.Body)
					}
					mu.Lock()
					defer mu.Unlock()
					took[method], took["all"] = append(took[method], time.Since(began)), append(took["all"], time.Since(began))
					return got
				}
				for i := range each {
					timed("POST", path+"/goals", values{"title": "A new one", "parentId": ids[who*20+i]})
					timed("PATCH", path+"/goals/"+ids[200+who*20+i], values{"title": "Another name", "status": "in_progress"})
					timed("POST", path+"/indicators", values{"name": "Visits", "goalId": ids[who*20+i], "baselineValue": 3, "targetValue": 9})
					timed("DELETE", path+"/goals/"+ids[1000+who*20+i], nil)
				}
			})
		}
		all.Wait()
		for _, of := range []string{"POST", "PATCH", "DELETE", "all"} {
			slices.Sort(took[of])
			at := func(share float64) time.Duration { return took[of][int(share*float64(len(took[of])-1))] }
			b.ReportMetric(float64(at(0.5).Milliseconds()), "p50-ms-"+of)
			b.ReportMetric(float64(at(0.95).Milliseconds()), "p95-ms-"+of)
		}
	}
}
