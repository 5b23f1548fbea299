package demo

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/demo/provider"
	"samrad/server/documents"
	"samrad/server/goals"
	"samrad/server/identity"
	"samrad/server/postgres/pgtest"
	"samrad/server/stakeholders"
	"samrad/server/strategy"
)

// rooms keeps what was written, as the hub's journal would.
type rooms map[collab.DocumentID][]byte

func (r rooms) Write(_ context.Context, doc collab.DocumentID, _ collab.PersonID, update []byte) error {
	r[doc] = update
	return nil
}
func (rooms) Broadcast(collab.DocumentID, string)                        {}
func (rooms) NoteRight(collab.DocumentID, collab.PersonID, collab.Right) {}
func newWorld(t *testing.T) (*pgxpool.Pool, rooms, func()) {
	t.Helper()
	pool := pgtest.New(t)
	p, err := provider.New(provider.Options{PublicURL: "http://127.0.0.1:8140", DataDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if err := identity.SyncOrganisations(t.Context(), pool, p.OrganisationConfigs()); err != nil {
		t.Fatal(err)
	}
	r := rooms{}
	return pool, r, func() {
		t.Helper()
		if err := Seed(t.Context(), pool, documents.New(pool, r)); err != nil {
			t.Fatal(err)
		}
	}
}

func count(t *testing.T, pool *pgxpool.Pool, sql string) (n int) {
	t.Helper()
	if err := pool.QueryRow(t.Context(), sql).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSeedMakesEverythingOnce(t *testing.T) {
	pool, _, seed := newWorld(t)
	seed()
	seed()
	for sql, want := range map[string]int{
		`SELECT count(*) FROM people`:                                   11,
		`SELECT count(*) FROM groups`:                                   1,
		`SELECT count(*) FROM group_members`:                            11,
		`SELECT count(*) FROM group_members WHERE role = 'coordinator'`: 5,
		`SELECT count(*) FROM group_steps`:                              len(steps),
		`SELECT count(DISTINCT state) FROM group_steps`:                 5,
		`SELECT count(*) FROM documents WHERE ready`:                    4,
		`SELECT count(DISTINCT kind) FROM documents`:                    3,
		`SELECT count(*) FROM comments`:                                 3,
	} {
		if got := count(t, pool, sql); got != want {
			t.Errorf("%s: got %d, want %d", sql, got, want)
		}
	}
}

func TestRestartKeepsWhatPeopleChanged(t *testing.T) {
	pool, r, seed := newWorld(t)
	seed()
	for _, sql := range []string{
		`UPDATE groups SET name = 'Ours now'`,
		`DELETE FROM group_members WHERE role = 'observer'`,
		`UPDATE group_steps SET state = 'adopted' WHERE step = 2`,
		`UPDATE documents SET archived_at = now() WHERE kind = 'goal_list'`,
		`UPDATE documents SET title = 'Renamed' WHERE kind = 'stakeholder_map'`,
		`DELETE FROM comments`,
	} {
		if _, err := pool.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	clear(r)
	seed()
	for sql, want := range map[string]int{
		`SELECT count(*) FROM groups WHERE name = 'Ours now'`:                   1,
		`SELECT count(*) FROM group_members`:                                    10,
		`SELECT count(*) FROM group_steps WHERE step = 2 AND state = 'adopted'`: 1,
		`SELECT count(*) FROM documents`:                                        4,
		`SELECT count(*) FROM documents WHERE archived_at IS NOT NULL`:          1,
		`SELECT count(*) FROM documents WHERE title = 'Renamed'`:                1,
		`SELECT count(*) FROM comments`:                                         0,
	} {
		if got := count(t, pool, sql); got != want {
			t.Errorf("%s: got %d, want %d", sql, got, want)
		}
	}
	if len(r) != 0 {
		t.Errorf("the second start wrote into %d documents", len(r))
	}
}

// A process that died between row and content left a document that nobody can
// see; the next start makes it whole.
func TestSeedMendsAHalfMadeDocument(t *testing.T) {
	pool, r, seed := newWorld(t)
	seed()
	if _, err := pool.Exec(t.Context(), `UPDATE documents SET ready = false WHERE kind = 'goal_list'`); err != nil {
		t.Fatal(err)
	}
	clear(r)
	seed()
	if got := count(t, pool, `SELECT count(*) FROM documents WHERE ready`); got != 4 || len(r) != 1 {
		t.Errorf("%d documents ready, %d written", got, len(r))
	}
}

func TestSeededContent(t *testing.T) {
	_, r, seed := newWorld(t)
	seed()
	content, language, err := strategy.Read(r[collab.DocumentID(idOf("document:strategy"))])
	if err != nil || language != "en" || len(content.Content) < 40 {
		t.Errorf("strategy: %d blocks, language %q, %v", len(content.Content), language, err)
	}
	for name, want := range map[string]map[string]int{
		"stakeholders": {"stakeholders": len(who), "relations": len(relations), "communications": 1, "views": 2},
		"goals":        {"goals": 17, "indicators": len(sampleIndicators), "plans": 1, "actions": len(activities), "links": 2},
	} {
		doc := ydoc.New()
		if err := doc.Apply(r[collab.DocumentID(idOf("document:"+name))]); err != nil {
			t.Fatal(err)
		}
		for root, n := range want {
			if got := doc.Map(root).Len(); got != n {
				t.Errorf("%s: root %s holds %d, want %d", name, root, got, n)
			}
		}
		all, err := doc.ToJSON()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := json.Marshal(all); err != nil {
			t.Fatal(err)
		}
	}
	m, err := stakeholders.Read(r[collab.DocumentID(idOf("document:stakeholders"))])
	if err != nil || len(m.Relations) != len(relations) || len(m.Communications) != 1 {
		t.Errorf("the map has %d relations between people who are on it, %d communications, %v", len(m.Relations), len(m.Communications), err)
	}
	placed, owned := 0, 0
	for _, s := range m.Stakeholders {
		if _, ok := s.Values.Number("interest"); ok {
			placed++
		}
		if s.Values.Text("ownerId") != "" {
			owned++
		}
	}
	if placed != len(who)-2 || owned < 8 {
		t.Errorf("%d are placed, %d have an owner", placed, owned)
	}
}

// What the sample list says must be read as it was meant: a value of a wrong kind
// would silently be "not set".
func TestSeededGoals(t *testing.T) {
	pool, r, seed := newWorld(t)
	seed()
	l, err := goals.Read(r[collab.DocumentID(idOf("document:goals"))])
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Tree.Flat()) != 17 || len(l.Indicators) != len(sampleIndicators) || len(l.Links) != 2 || len(l.Activities) != len(activities) || l.Tree.Flat()[0] != idOf("goal:vision") {
		t.Errorf("%d goals, %d indicators, %d links, %d activities", len(l.Tree.Flat()), len(l.Indicators), len(l.Links), len(l.Activities))
	}
	owned, dated, baselines, waiting := 0, 0, 0, 0
	for _, g := range l.Goals {
		if g.Values["ownerId"] != nil {
			owned++
		}
		if g.Values["due"] != nil {
			dated++
		}
		if g.Values["status"] == nil || g.Values["health"] == nil || len(g.Values["steps"].([]int)) == 0 {
			t.Errorf("incomplete: %v", g.Values)
		}
	}
	for _, i := range l.Indicators {
		if i.Values["baselineValue"] != nil {
			baselines++
		}
	}
	for _, a := range l.Activities {
		waiting += len(a.Values.Strings("dependsOn"))
	}
	if owned != 15 || dated != 12 || baselines != 5 || waiting != 6 {
		t.Errorf("%d owned, %d dated, %d baselines, %d dependencies", owned, dated, baselines, waiting)
	}
	for sql, want := range map[string]int{
		`SELECT count(DISTINCT municipality_id) FROM goal_values`:                 5,
		`SELECT count(*) FROM goal_values WHERE by_id IS NULL`:                    0,
		`SELECT count(*) FROM goal_checkins`:                                      len(checkIns),
		`SELECT count(*) FROM goal_values WHERE period_end > now() OR at > now()`: 0,
	} {
		if got := count(t, pool, sql); got != want {
			t.Errorf("%s: got %d, want %d", sql, got, want)
		}
	}
}

// One activity of the sample begins before what it waits for ends, so that the
// timeline has something to warn of; the others do not.
func TestOneEarlyStart(t *testing.T) {
	due := map[string]int{}
	for _, a := range activities {
		due[a.key] = a.due
	}
	early := 0
	for _, a := range activities {
		for _, before := range a.after {
			if _, there := due[before]; !there {
				t.Errorf("%s waits for %s, which is not there", a.key, before)
			}
			if a.start <= due[before] {
				early++
			}
		}
	}
	if early != 1 {
		t.Errorf("%d begin early", early)
	}
}
