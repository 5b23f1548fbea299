package projection_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/projection"
	"samrad/server/stakeholders"
	"samrad/server/stakeholders/rounds"
)

// world has a real hub on the database, whose commits are projected.
type world struct {
	*accesstest.World
	hub    *collab.Hub
	worker *projection.Worker
	log    *strings.Builder
	path   string
}

func newWorld(t *testing.T) *world {
	w := &world{log: &strings.Builder{}}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		w.worker = projection.New(pool, journal.NewPostgres(pool), zerolog.New(w.log), stakeholders.Projector{})
		w.hub = collab.NewHub(collab.HubConfig{Journal: journal.NewPostgres(pool), Access: access.New(pool), Stored: w.worker.Note})
		maps := stakeholders.New(pool, w.hub)
		maps.Register(api)
		rounds.New(pool, maps, w.hub).Register(api)
	})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := w.hub.Shutdown(ctx); err != nil {
			t.Error(err)
		}
	})
	w.Exec(t, `UPDATE documents SET kind = 'stakeholder_map'`)
	w.path = "/api/v1/documents/" + string(w.Document)
	return w
}

type values = map[string]any

func (w *world) add(t *testing.T, body values) string {
	t.Helper()
	var out values
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/stakeholders", body, &out)
	return out["id"].(string)
}

func (w *world) project(t *testing.T) {
	t.Helper()
	if err := w.worker.Project(t.Context(), w.Document); err != nil {
		t.Fatal(err)
	}
}

func (w *world) listed(t *testing.T, query string) (names []string) {
	t.Helper()
	for next := ""; ; {
		var page struct {
			Items []stakeholders.ListedStakeholder
			Next  string
		}
		w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group+"/stakeholders?limit=2"+query+"&cursor="+next, nil, &page)
		for _, s := range page.Items {
			names = append(names, s.Name)
		}
		if next = page.Next; next == "" {
			return names
		}
	}
}

// The whole way: REST → hub → journal → Note → Run → rows, and again when
// something changes. The deadline is only there to fail.
func TestRowsFollowTheMap(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { w.worker.Run(ctx); close(ended) }()
	defer func() { cancel(); <-ended }()
	wait := func(want string) {
		t.Helper()
		got := ""
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			if got = fmt.Sprint(w.listed(t, "")); got == want {
				return
			}
		}
		t.Fatalf("got %s, want %s; log %s", got, want, w.log)
	}
	id := w.add(t, values{"name": "Beta"})
	w.add(t, values{"name": "alfa"})
	wait("[alfa Beta]")
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/stakeholders/"+id, values{"name": "Omega"}, nil)
	wait("[alfa Omega]")
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/stakeholders/"+id, nil, nil)
	wait("[alfa]")
}

func TestQueries(t *testing.T) {
	w := newWorld(t)
	a := w.add(t, values{"name": "Jura", "kind": "unit", "mainCategory": "premise_setter", "domainRole": "legal", "tags": []string{"Fælles", "x"},
		"ownerId": w.Ambassador.Person, "interest": 1.3, "relevantSteps": []int{2, 7}})
	b := w.add(t, values{"name": "Åse", "kind": "person", "domainRole": "citizen", "retainUntil": "2020-01-01"})
	w.add(t, values{"name": "IT", "domainRole": "it", "parentId": a})
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/relations", values{"fromId": a, "toId": b, "type": "advises"}, nil)
	w.project(t)
	for query, want := range map[string]string{"": "[IT Jura Åse]", "&role=legal": "[Jura]", "&category=premise_setter": "[Jura]", "&kind=person": "[Åse]",
		"&q=ur": "[Jura]", "&q=FÆLLES": "[Jura]", "&q=%25": "[]", "&overdue=true": "[Åse]", "&document=" + string(w.Document): "[IT Jura Åse]", "&document=x": "[]"} {
		if got := fmt.Sprint(w.listed(t, query)); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
	var page struct {
		Items []stakeholders.ListedStakeholder
	}
	w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group+"/stakeholders?role=legal", nil, &page)
	s := page.Items[0]
	if s.Owner.Person == nil || s.Owner.Name != "Elin" || *s.Interest != 1.3 || fmt.Sprint(s.RelevantSteps, s.Tags) != "[2 7] [Fælles x]" || s.DocumentTitle != "Our strategy" {
		t.Errorf("got %+v", s)
	}
	if n := w.One(t, `SELECT count(*)::text FROM stakeholder_relations WHERE type = 'advises' AND NOT directed`); n != "1" {
		t.Errorf("%s relations", n)
	}
	w.Exec(t, `DELETE FROM people WHERE id = $1`, w.Ambassador.Person)
	w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group+"/stakeholders?role=legal", nil, &page)
	if page.Items[0].Owner.Person != nil || page.Items[0].OwnerID == nil {
		t.Errorf("an erased owner: %+v", page.Items[0])
	}
	w.Must(t, 404, w.Stranger, "GET", "/api/v1/groups/"+w.Group+"/stakeholders", nil, nil)
	w.Must(t, 401, w.Nobody, "GET", "/api/v1/groups/"+w.Group+"/stakeholders", nil, nil)
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	if got := w.listed(t, ""); len(got) != 0 {
		t.Errorf("an archived map is listed: %q", got)
	}
}

// A row is written only if it differs, and an older state never over a newer one.
func TestOnlyWhatDiffersAndNeverBackwards(t *testing.T) {
	w := newWorld(t)
	w.add(t, values{"name": "A"})
	w.add(t, values{"name": "B"})
	w.project(t)
	rows := func() string {
		return w.One(t, `SELECT string_agg(xmin::text || ' ' || name, ',' ORDER BY name) FROM stakeholders`)
	}
	before := rows()
	w.project(t)
	if got := rows(); got != before {
		t.Errorf("rewritten: %s, before %s", got, before)
	}
	w.Exec(t, `UPDATE projections SET commits = commits + 10`) // another node has projected more
	w.Exec(t, `UPDATE stakeholders SET name = 'newer' WHERE name = 'B'`)
	w.project(t)
	if got := rows(); !strings.Contains(got, "newer") {
		t.Errorf("an older state was written: %s", got)
	}
}

// What was committed while no worker ran is found, compacted or not.
func TestCatchesUp(t *testing.T) {
	w := newWorld(t)
	w.add(t, values{"name": "A"})
	w.add(t, values{"name": "B"})
	run := func(log *strings.Builder) {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		fresh := projection.New(w.Pool, journal.NewPostgres(w.Pool), zerolog.New(log), stakeholders.Projector{})
		go func() { fresh.Run(ctx); close(ended) }()
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			behind := w.One(t, `SELECT count(*)::text FROM documents d LEFT JOIN projections p ON p.document_id = d.id
				WHERE p.commits IS DISTINCT FROM COALESCE((SELECT s.updates FROM document_snapshots s WHERE s.document_id = d.id), 0)
				+ (SELECT count(*) FROM document_updates u WHERE u.document_id = d.id)`)
			if behind == "0" {
				break
			}
		}
		cancel()
		<-ended
	}
	run(w.log)
	if got := fmt.Sprint(w.listed(t, "")); got != "[A B]" {
		t.Fatalf("got %s", got)
	}
	if _, err := journal.NewPostgres(w.Pool).Compact(t.Context(), string(w.Document)); err != nil {
		t.Fatal(err)
	}
	w.add(t, values{"name": "C"})
	run(w.log)
	if got := fmt.Sprint(w.listed(t, "")); got != "[A B C]" {
		t.Errorf("got %s", got)
	}
}

// A document that cannot be read is logged once and holds up nobody.
func TestKindWithoutRowsIsAskedOnce(t *testing.T) {
	w := newWorld(t)
	ended, end := context.WithCancel(context.Background())
	end()
	if w.worker.Project(ended, w.Document) == nil {
		t.Fatal("a database that does not answer was not noticed")
	}
	w.Exec(t, `UPDATE documents SET kind = 'strategy'`)
	w.project(t)
	if err := w.worker.Project(ended, w.Document); err != nil {
		t.Errorf("the database was asked again: %v", err)
	}
}

func TestPoisonedDocument(t *testing.T) {
	w := newWorld(t)
	w.add(t, values{"name": "Good"})
	bad := w.One(t, `INSERT INTO documents (group_id, kind, title, created_by) VALUES ($1, 'stakeholder_map', 'Bad', $2) RETURNING id::text`, w.Group, w.Coordinator.Person)
	w.Exec(t, `INSERT INTO document_updates (document_id, node_epoch, n, authors, payload) VALUES ($1, 1, 1, '{}', '\xdeadbeef')`, bad)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { w.worker.Run(ctx); close(ended) }()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if w.One(t, `SELECT count(*)::text FROM projections`) == "2" {
			break
		}
	}
	cancel()
	<-ended
	if got := fmt.Sprint(w.listed(t, "")); got != "[Good]" {
		t.Errorf("got %s", got)
	}
	ctx, cancel = context.WithCancel(t.Context())
	again := projection.New(w.Pool, journal.NewPostgres(w.Pool), zerolog.New(w.log), stakeholders.Projector{})
	ended = make(chan struct{})
	go func() { again.Run(ctx); close(ended) }()
	time.Sleep(100 * time.Millisecond) // its first sweep finds nothing
	cancel()
	<-ended
	if n := strings.Count(w.log.String(), "cannot be projected"); n != 1 {
		t.Errorf("logged %d times: %s", n, w.log)
	}
	w.project(t)
}

// The journal is away for a moment: nothing is marked, and it works afterwards.
func TestDatabaseAway(t *testing.T) {
	w := newWorld(t)
	w.add(t, values{"name": "A"})
	away := projection.New(w.Pool, failing{}, zerolog.Nop(), stakeholders.Projector{})
	if err := away.Project(t.Context(), w.Document); err == nil {
		t.Error("no error")
	}
	if n := w.One(t, `SELECT count(*)::text FROM projections`); n != "0" {
		t.Errorf("%s marked", n)
	}
}

type failing struct{}

func (failing) Load(context.Context, string) (journal.Loaded, error) {
	return journal.Loaded{}, errors.New("away")
}

func TestTrailOfPositions(t *testing.T) {
	w := newWorld(t)
	id := w.add(t, values{"name": "A"})
	trail := func() string {
		var list struct{ Items []stakeholders.Position }
		w.Must(t, 200, w.Observer, "GET", w.path+"/stakeholders/"+id+"/positions", nil, &list)
		out := ""
		for _, p := range list.Items {
			show := func(n *float64) string {
				if n == nil {
					return "-"
				}
				return fmt.Sprint(*n)
			}
			out += fmt.Sprint(p.Day[8:] != "", show(p.Interest), show(p.Influence), p.Source, ";")
		}
		return out
	}
	step := func(body values, want string) {
		t.Helper()
		w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/stakeholders/"+id, body, nil)
		w.project(t)
		if got := trail(); got != want {
			t.Errorf("%v: got %q, want %q", body, got, want)
		}
	}
	step(values{"area": "x"}, "")
	step(values{"interest": 1}, "true1-edit;")
	step(values{"influence": 2.5}, "true12.5edit;")
	w.Exec(t, `UPDATE stakeholder_positions SET day = day - 7`)
	step(values{"area": "y"}, "true12.5edit;") // nothing moved
	step(values{"interest": nil}, "true12.5edit;true-2.5edit;")
	w.Exec(t, `UPDATE stakeholder_positions SET day = day - 7`)

	var r rounds.Round
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/placement-rounds", values{"title": "x"}, &r)
	w.Must(t, 200, w.Coordinator, "POST", "/api/v1/placement-rounds/"+r.ID+"/reveal", nil, nil)
	w.Must(t, 200, w.Coordinator, "POST", "/api/v1/placement-rounds/"+r.ID+"/agree", values{"stakeholderId": id, "interest": 3, "influence": 3}, nil)
	w.project(t)
	if got := trail(); got != "true12.5edit;true-2.5edit;true33round;" {
		t.Errorf("got %q", got)
	}
}

func TestCommunicationsAreRows(t *testing.T) {
	w := newWorld(t)
	a, b := w.add(t, values{"name": "Jura"}), w.add(t, values{"name": "IT"})
	for _, body := range []values{
		{"stakeholderId": a, "message": "late", "ownerId": w.Ambassador.Person, "start": "2020-01-01", "end": "2020-02-01", "status": "doing"},
		{"stakeholderId": a, "message": "over", "end": "2020-02-01", "status": "done"},
		{"stakeholderId": b, "message": "ahead", "end": "2120-02-01"},
	} {
		w.Must(t, 201, w.Coordinator, "POST", w.path+"/communications", body, nil)
	}
	w.project(t)
	list := "/api/v1/groups/" + w.Group + "/communications"
	listed := func(query string) []string {
		messages := []string{}
		for next := ""; ; {
			var page struct {
				Items []stakeholders.ListedCommunication
				Next  string
			}
			w.Must(t, 200, w.Observer, "GET", list+"?limit=1"+query+"&cursor="+next, nil, &page)
			for _, c := range page.Items {
				messages = append(messages, *c.Message+" to "+c.StakeholderName)
			}
			if next = page.Next; next == "" {
				slices.Sort(messages)
				return messages
			}
		}
	}
	for query, want := range map[string]string{"": "[ahead to IT late to Jura over to Jura]", "&overdue=true": "[late to Jura]", "&status=done": "[over to Jura]",
		"&owner=" + string(w.Ambassador.Person): "[late to Jura]", "&document=x": "[]", "&status=nonsense": "[]"} {
		if got := fmt.Sprint(listed(query)); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/stakeholders/"+a, nil, nil)
	w.project(t)
	if got := fmt.Sprint(listed("")); got != "[ahead to IT]" {
		t.Errorf("after the stakeholder was removed: %s", got)
	}
	w.Must(t, 404, w.Stranger, "GET", list, nil, nil)
	w.Must(t, 401, w.Nobody, "GET", list, nil, nil)
}
