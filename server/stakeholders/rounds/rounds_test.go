package rounds_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
	"samrad/server/identity"
	"samrad/server/stakeholders"
	"samrad/server/stakeholders/rounds"
)

type world struct {
	*accesstest.World
	hub  *accesstest.Recorder
	path string
	who  []string // ids of stakeholders on the map
}

func newWorld(t *testing.T) *world {
	hub := accesstest.NewRecorder()
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		maps := stakeholders.New(pool, hub)
		maps.Register(api)
		rounds.New(pool, maps, hub).Register(api)
	})
	w.Exec(t, `UPDATE documents SET kind = 'stakeholder_map'`)
	out := &world{World: w, hub: hub, path: "/api/v1/documents/" + string(w.Document)}
	for _, name := range []string{"Relatives", "Suppliers"} {
		var s map[string]any
		w.Must(t, 201, w.Coordinator, "POST", out.path+"/stakeholders", map[string]any{"name": name}, &s)
		out.who = append(out.who, s["id"].(string))
	}
	return out
}

func (w *world) open(t *testing.T) rounds.Round {
	t.Helper()
	var r rounds.Round
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/placement-rounds", map[string]any{"title": "Spring"}, &r)
	return r
}

func (w *world) place(t *testing.T, r rounds.Round, who identity.Identity, stakeholder int, interest, influence float64) {
	t.Helper()
	w.Must(t, 200, who, "PUT", at(r, "placements/"+w.who[stakeholder]), map[string]any{"interest": interest, "influence": influence}, nil)
}

func (w *world) see(t *testing.T, r rounds.Round, who identity.Identity) (out rounds.Round) {
	t.Helper()
	w.Must(t, 200, who, "GET", at(r, ""), nil, &out)
	return out
}

func at(r rounds.Round, rest string) string {
	return strings.TrimSuffix("/api/v1/placement-rounds/"+r.ID+"/"+rest, "/")
}

func TestWhoMayNot(t *testing.T) {
	w := newWorld(t)
	r := w.open(t)
	mine := at(r, "placements/"+w.who[0])
	position := map[string]any{"interest": 1, "influence": 1}
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: w.path + "/placement-rounds"},
		{Method: "POST", Path: w.path + "/placement-rounds", Body: map[string]any{"title": "x"}, Ambassador: 403, Observer: 403},
		{Method: "GET", Path: at(r, "")},
		{Method: "PUT", Path: mine, Body: position, Observer: 403},
		{Method: "DELETE", Path: mine, Observer: 403},
		{Method: "POST", Path: at(r, "reveal"), Ambassador: 403, Observer: 403},
		{Method: "POST", Path: at(r, "close"), Ambassador: 403, Observer: 403},
		{Method: "POST", Path: at(r, "agree"), Body: map[string]any{"stakeholderId": w.who[0], "interest": 1, "influence": 1}, Ambassador: 403, Observer: 403},
	})
	for _, id := range []string{"nonsense", "00000000-0000-4000-8000-000000000000"} {
		w.Must(t, 404, w.Coordinator, "GET", "/api/v1/placement-rounds/"+id, nil, nil)
		w.Must(t, 404, w.Coordinator, "POST", "/api/v1/placement-rounds/"+id+"/reveal", nil, nil)
	}
	if got := w.see(t, r, w.Coordinator); got.Status != rounds.Open || got.PlacedCount != 0 {
		t.Errorf("a refused request did something: %+v", got)
	}
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	w.Must(t, 409, w.Ambassador, "PUT", mine, position, nil)
	w.Must(t, 409, w.Coordinator, "POST", at(r, "reveal"), nil, nil)
}

// Until the reveal nobody sees, in any answer, frame, record or document, what
// somebody else placed; afterwards nobody sees whose is whose.
func TestPrivateUntilRevealed(t *testing.T) {
	w := newWorld(t)
	third := w.Observer
	w.Exec(t, `UPDATE group_members SET role = 'ambassador' WHERE person_id = $1`, third.Person)
	before := string(w.hub.Content[w.Document])
	r := w.open(t)
	if r.MemberCount != 3 || !r.FewPeople || r.OpenedBy.Person == nil {
		t.Errorf("got %+v", r)
	}
	w.Must(t, 409, w.Coordinator, "POST", w.path+"/placement-rounds", map[string]any{"title": "Another"}, nil)
	w.place(t, r, w.Coordinator, 0, 0.5, 1.11)
	w.place(t, r, w.Coordinator, 0, 1, 1.1) // thought again
	w.place(t, r, w.Ambassador, 0, 2, 2.3)
	w.place(t, r, third, 0, 3, 0.7)
	w.place(t, r, third, 1, 3, 3)
	w.place(t, r, w.Ambassador, 1, 0, 0)
	w.Must(t, 204, w.Ambassador, "DELETE", at(r, "placements/"+w.who[1]), nil, nil)
	w.Must(t, 204, w.Ambassador, "DELETE", at(r, "placements/"+w.who[1]), nil, nil)
	w.Must(t, 409, w.Coordinator, "POST", at(r, "agree"), map[string]any{"stakeholderId": w.who[0], "interest": 1, "influence": 1}, nil)

	seen := w.see(t, r, w.Ambassador)
	if len(seen.Mine) != 1 || seen.Mine[0].Interest != 2 || seen.Results != nil || seen.PlacedCount != 3 || seen.FewPeople {
		t.Errorf("got %+v", seen)
	}
	raw := w.Do(w.Coordinator, "GET", at(r, ""), nil).Body.String()
	if strings.Contains(raw, "2.3") || strings.Contains(raw, "0.7") || strings.Contains(raw, "results") {
		t.Errorf("the answer tells what others placed: %s", raw)
	}
	if string(w.hub.Content[w.Document]) != before {
		t.Error("a placement got into the document")
	}
	for _, told := range w.hub.Told {
		if told != `{"id":"`+r.ID+`","type":"round.changed"}` {
			t.Errorf("the room heard %s", told)
		}
	}
	if log := w.One(t, `SELECT COALESCE(string_agg(action || object || details::text, ' '), '') FROM audit_log WHERE action LIKE 'placement_round%'`); strings.Contains(log, w.who[0]) || !strings.Contains(log, "opened") {
		t.Errorf("the audit log says %s", log)
	}

	var revealed rounds.Round
	w.Must(t, 200, w.Coordinator, "POST", at(r, "reveal"), nil, &revealed)
	w.Must(t, 200, w.Coordinator, "POST", at(r, "reveal"), nil, &revealed) // once more does nothing
	w.Must(t, 409, w.Ambassador, "PUT", at(r, "placements/"+w.who[0]), map[string]any{"interest": 1, "influence": 1}, nil)
	got := w.see(t, r, w.Observer)
	by := map[string]rounds.RoundResult{}
	for _, result := range got.Results {
		by[result.StakeholderID] = result
	}
	relatives := by[w.who[0]]
	if relatives.Median != (rounds.Point{Interest: 2, Influence: 1.1}) || relatives.Spread != (rounds.Point{Interest: 1, Influence: 0.8}) ||
		relatives.Count != 3 || len(relatives.Placements) != 3 {
		t.Errorf("got %+v", relatives)
	}
	if _, shown := by[w.who[1]]; shown || !slices.Equal(got.Withheld, []string{w.who[1]}) {
		t.Errorf("what one person placed is shown: %+v, withheld %v", by[w.who[1]], got.Withheld)
	}
	text, _ := json.Marshal(got.Results)
	for _, p := range []identity.Identity{w.Coordinator, w.Ambassador, third} {
		if strings.Contains(string(text), string(p.Person)) || strings.Contains(string(text), p.Name) {
			t.Errorf("the results name %s", p.Name)
		}
	}
	if n := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = 'placement_round.revealed'`); n != "1" {
		t.Errorf("%s reveals recorded", n)
	}
}

func TestAgreeing(t *testing.T) {
	w := newWorld(t)
	r := w.open(t)
	w.place(t, r, w.Ambassador, 0, 2, 3)
	var revealed rounds.Round
	w.Must(t, 200, w.Coordinator, "POST", at(r, "reveal"), nil, &revealed)
	if !revealed.FewPeople || len(revealed.Results) != 0 || len(revealed.Withheld) != 1 {
		t.Errorf("one person's round shows %+v", revealed)
	}
	var s map[string]any
	w.Must(t, 200, w.Coordinator, "POST", at(r, "agree"), map[string]any{"stakeholderId": w.who[0], "interest": 1.24, "influence": 2.5}, &s)
	today := time.Now().UTC().Format(time.DateOnly)
	if s["interest"] != 1.2 || s["influence"] != 2.5 || s["assessedOn"] != today {
		t.Errorf("got %v", s)
	}
	var trail struct{ Items []stakeholders.Position }
	w.Must(t, 200, w.Observer, "GET", w.path+"/stakeholders/"+w.who[0]+"/positions", nil, &trail)
	if len(trail.Items) != 1 || trail.Items[0].Source != "round" || *trail.Items[0].Interest != 1.2 || trail.Items[0].Day != today {
		t.Errorf("got %+v", trail.Items)
	}
	w.Must(t, 404, w.Coordinator, "POST", at(r, "agree"), map[string]any{"stakeholderId": "nobody", "interest": 1, "influence": 1}, nil)
	w.Must(t, 200, w.Coordinator, "POST", at(r, "close"), nil, &revealed)
	if got := w.see(t, r, w.Observer); got.Status != rounds.Closed || len(got.Results) != 0 {
		t.Errorf("got %+v", got)
	}
	w.open(t) // the next one may
	if n := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action LIKE 'placement_round.%'`); n != "5" {
		t.Errorf("%s entries in the audit log", n)
	}
}

func TestClosedUnrevealedIsVoid(t *testing.T) {
	w := newWorld(t)
	r := w.open(t)
	w.place(t, r, w.Ambassador, 0, 2, 3)
	w.Must(t, 200, w.Coordinator, "POST", at(r, "close"), nil, nil)
	w.Must(t, 409, w.Coordinator, "POST", at(r, "reveal"), nil, nil)
	if got := w.see(t, r, w.Ambassador); got.Results != nil || len(got.Mine) != 0 {
		t.Errorf("got %+v", got)
	}
	if n := w.One(t, `SELECT count(*)::text FROM placements`); n != "0" {
		t.Errorf("%s placements are kept", n)
	}
}

func TestBadInput(t *testing.T) {
	w := newWorld(t)
	for _, title := range []any{"", " ", strings.Repeat("x", 201), "a\nb", 1, nil} {
		w.Must(t, 422, w.Coordinator, "POST", w.path+"/placement-rounds", map[string]any{"title": title}, nil)
	}
	r := w.open(t)
	for _, body := range []map[string]any{
		{}, {"interest": 1}, {"interest": 3.1, "influence": 1}, {"interest": -1, "influence": 1}, {"interest": "1", "influence": 1},
		{"interest": nil, "influence": 1}, {"interest": 1, "influence": 1, "note": strings.Repeat("å", 501)},
		{"interest": 1, "influence": 1, "note": "a\x00"}, {"interest": 1, "influence": 1, "personId": w.Coordinator.Person},
	} {
		w.Must(t, 422, w.Ambassador, "PUT", at(r, "placements/"+w.who[0]), body, nil)
	}
	w.Must(t, 404, w.Ambassador, "PUT", at(r, "placements/nobody"), map[string]any{"interest": 1, "influence": 1}, nil)
	w.Exec(t, `UPDATE documents SET kind = 'strategy'`)
	w.Must(t, 404, w.Coordinator, "POST", w.path+"/placement-rounds", map[string]any{"title": "x"}, nil)
	w.Must(t, 404, w.Coordinator, "GET", at(r, ""), nil, nil)
}

func TestListNewestFirst(t *testing.T) {
	w := newWorld(t)
	var ids []string
	for range 3 {
		r := w.open(t)
		ids = append([]string{r.ID}, ids...)
		w.Must(t, 200, w.Coordinator, "POST", at(r, "close"), nil, nil)
	}
	var page struct {
		Items []rounds.RoundSummary
		Next  string
	}
	w.Must(t, 200, w.Observer, "GET", w.path+"/placement-rounds?limit=2", nil, &page)
	got := []string{page.Items[0].ID, page.Items[1].ID}
	w.Must(t, 200, w.Observer, "GET", w.path+"/placement-rounds?limit=2&cursor="+page.Next, nil, &page)
	if got = append(got, page.Items[0].ID); fmt.Sprint(got) != fmt.Sprint(ids) {
		t.Errorf("got %v, want %v", got, ids)
	}
}
