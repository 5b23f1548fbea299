package adoption_test

import (
	"context"
	"fmt"
	"strings"
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
	"samrad/server/goals/adoption"
	"samrad/server/projection"
)

type values = map[string]any

// world has a real hub on the database, whose commits are projected when asked.
type world struct {
	*accesstest.World
	worker      *projection.Worker
	path, other string // the joint list, and a list of the municipality's own
	goal        string // the joint goal
	indicator   string
}

func newWorld(t *testing.T) *world {
	w := &world{}
	var hub *collab.Hub
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		w.worker = projection.New(pool, journal.NewPostgres(pool), zerolog.Nop(), goals.Projector{})
		hub = collab.NewHub(collab.HubConfig{Journal: journal.NewPostgres(pool), Access: access.New(pool), Stored: w.worker.Note})
		lists := goals.New(pool, hub, w.worker.Note)
		lists.Register(api)
		adoption.New(pool, lists).Register(api)
	})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := hub.Shutdown(ctx); err != nil {
			t.Error(err)
		}
	})
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	w.path = "/api/v1/documents/" + string(w.Document)
	w.other = w.One(t, `INSERT INTO documents (group_id, kind, title, created_by) VALUES ($1, 'goal_list', 'Ours', $2) RETURNING id::text`, w.Group, w.Coordinator.Person)
	w.goal = w.post(t, "/goals", values{"title": "Safe nights", "description": "For all", "departments": []string{"Care"}, "status": "in_progress",
		"due": "2030-01-01", "ownerId": string(w.Coordinator.Person), "health": "at_risk", "resourcesAmount": 5000})["id"].(string)
	w.indicator = w.post(t, "/indicators", values{"goalId": w.goal, "name": "Visits", "unit": "per night", "kind": "number", "direction": "decrease",
		"baselineValue": 10, "targetValue": 4, "milestones": values{"2029-01-01": 6}})["id"].(string)
	return w
}

func (w *world) post(t *testing.T, path string, body values) (out values) {
	t.Helper()
	w.Must(t, 201, w.Coordinator, "POST", w.path+path, body, &out)
	return out
}

func (w *world) adopt(t *testing.T, status int, body values) (out struct{ DocumentID, GoalID string }) {
	t.Helper()
	w.Must(t, status, w.Coordinator, "POST", w.path+"/goals/"+w.goal+"/adopt", body, &out)
	return out
}

func (w *world) adoptions(t *testing.T, of string) (out []adoption.Adoption) {
	t.Helper()
	for _, doc := range []string{string(w.Document), w.other} {
		if err := w.worker.Project(t.Context(), collab.DocumentID(doc)); err != nil {
			t.Fatal(err)
		}
	}
	var body struct{ Items []adoption.Adoption }
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+of+"/adoptions", nil, &body)
	return body.Items
}

func TestAdoptingInTheSameList(t *testing.T) {
	w := newWorld(t)
	made := w.adopt(t, 201, values{"municipalityId": "odense", "ownerId": string(w.Ambassador.Person), "due": "2029-06-30",
		"targets": map[string]float64{w.indicator: 5}})
	var goal values
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+made.GoalID, nil, &goal)
	wanted := values{"title": "Safe nights", "description": "For all", "parentId": w.goal, "municipalityId": "odense",
		"ownerId": string(w.Ambassador.Person), "due": "2029-06-30", "status": nil, "health": nil, "resourcesAmount": nil}
	for field, want := range wanted {
		if goal[field] != want {
			t.Errorf("%s is %v, want %v", field, goal[field], want)
		}
	}
	var joint values
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+w.goal, nil, &joint)
	if joint["ownerId"] != string(w.Coordinator.Person) || joint["municipalityId"] != nil || joint["due"] != "2030-01-01" {
		t.Errorf("the joint goal became %v", joint)
	}
	all := w.adoptions(t, w.goal)
	if len(all) != 1 {
		t.Fatalf("got %+v", all)
	}
	one := all[0]
	if one.MunicipalityID != "odense" || *one.Municipality != "Odense Kommune" || one.GoalID != made.GoalID || one.DocumentID != string(w.Document) ||
		*one.Due != "2029-06-30" || one.Owner.Person.Name != "Elin" || one.Status != "draft" || one.Progress != nil || len(one.Indicators) != 1 {
		t.Fatalf("got %+v", one)
	}
	if i := one.Indicators[0]; *i.From != w.indicator || i.Name != "Visits" || *i.Unit != "per night" || *i.Target != 5 || i.Progress != nil || *i.Reason != "no_baseline" {
		t.Errorf("got %+v", i)
	}
	var copied values
	w.Must(t, 200, w.Observer, "GET", w.path+"/indicators/"+one.Indicators[0].ID, nil, &copied)
	if copied["baselineValue"] != nil || len(copied["milestones"].(values)) != 0 || copied["goalId"] != made.GoalID {
		t.Errorf("got %v", copied)
	}

	// Once only, and again after it was removed.
	w.adopt(t, 409, values{"municipalityId": "odense"})
	w.adopt(t, 409, values{"municipalityId": "odense", "intoDocumentId": w.other})
	w.adopt(t, 201, values{"municipalityId": "vasteras"})
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+made.GoalID, nil, nil)
	if all := w.adoptions(t, w.goal); len(all) != 1 || all[0].MunicipalityID != "vasteras" {
		t.Errorf("after the removal: %+v", all)
	}
	w.adopt(t, 201, values{"municipalityId": "odense"})
}

func TestAdoptingIntoAnotherList(t *testing.T) {
	w := newWorld(t)
	var parent values
	w.Must(t, 201, w.Coordinator, "POST", "/api/v1/documents/"+w.other+"/goals", values{"title": "Our vision"}, &parent)
	made := w.adopt(t, 201, values{"municipalityId": "vasteras", "intoDocumentId": w.other, "parentId": parent["id"]})
	var goal values
	w.Must(t, 200, w.Observer, "GET", "/api/v1/documents/"+w.other+"/goals/"+made.GoalID, nil, &goal)
	if made.DocumentID != w.other || goal["parentId"] != parent["id"] || goal["title"] != "Safe nights" {
		t.Errorf("got %+v, %v", made, goal)
	}
	var links struct{ Items []values }
	w.Must(t, 200, w.Observer, "GET", "/api/v1/documents/"+w.other+"/goal-links", nil, &links)
	if len(links.Items) != 1 || links.Items[0]["type"] != "adopted_from" || links.Items[0]["toDocument"] != string(w.Document) || links.Items[0]["toId"] != w.goal || links.Items[0]["toTitle"] != "Safe nights" {
		t.Errorf("got %v", links.Items)
	}
	if all := w.adoptions(t, w.goal); len(all) != 1 || all[0].DocumentTitle != "Ours" || len(all[0].Indicators) != 1 || *all[0].Indicators[0].Target != 4 {
		t.Errorf("got %+v", all)
	}
	w.adopt(t, 409, values{"municipalityId": "vasteras"})
	// Of a list the caller may not see nothing is told.
	w.Exec(t, `UPDATE documents SET group_id = $1 WHERE id = $2`, w.Other, w.other)
	if all := w.adoptions(t, w.goal); len(all) != 0 {
		t.Errorf("got %+v", all)
	}
	// Nor does it keep anybody from adopting: whoever knows the ids could do that to
	// every municipality, from a group that has nothing to do with this one.
	w.adopt(t, 201, values{"municipalityId": "vasteras"})
}

func TestAdoptionsThatAreRefused(t *testing.T) {
	w := newWorld(t)
	for field, body := range map[string]values{
		"municipalityId":         {"municipalityId": "atlantis"},
		"ownerId":                {"municipalityId": "odense", "ownerId": string(w.Stranger.Person)},
		"due":                    {"municipalityId": "odense", "due": "2029-02-30"},
		"parentId":               {"municipalityId": "odense", "parentId": uuid.NewString()},
		"targets":                {"municipalityId": "odense", "targets": values{"nothing": 3}},
		"targets." + w.indicator: {"municipalityId": "odense", "targets": values{w.indicator: 1e16}},
	} {
		answer := w.Do(w.Coordinator, "POST", w.path+"/goals/"+w.goal+"/adopt", body)
		if answer.Code != 422 || !strings.Contains(answer.Body.String(), "body."+field) {
			t.Errorf("%s: got %d %s", field, answer.Code, answer.Body)
		}
	}
	good := values{"municipalityId": "odense"}
	at := w.path + "/goals/" + w.goal + "/adopt"
	w.Must(t, 403, w.Ambassador, "POST", at, good, nil)
	w.Must(t, 403, w.Observer, "POST", at, good, nil)
	w.Must(t, 404, w.Stranger, "POST", at, good, nil)
	w.Must(t, 401, w.Nobody, "POST", at, good, nil)
	w.Must(t, 404, w.Stranger, "GET", w.path+"/goals/"+w.goal+"/adoptions", nil, nil)
	w.Must(t, 404, w.Coordinator, "POST", w.path+"/goals/nothing/adopt", good, nil)
	foreign := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Theirs') RETURNING id::text`, w.Other)
	strategy := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'strategy', 'Text') RETURNING id::text`, w.Group)
	for _, into := range []string{foreign, strategy, uuid.NewString()} {
		w.Must(t, 404, w.Coordinator, "POST", at, values{"municipalityId": "odense", "intoDocumentId": into}, nil)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+w.goal, nil, nil)
	w.Must(t, 404, w.Coordinator, "POST", at, good, nil)
}

// Of many who adopt at the same moment for one municipality, one does.
func TestAdoptingAtOnce(t *testing.T) {
	w := newWorld(t)
	const people = 8
	answers := make(chan int, people)
	for range people {
		go func() {
			answers <- w.Do(w.Coordinator, "POST", w.path+"/goals/"+w.goal+"/adopt", values{"municipalityId": "odense"}).Code
		}()
	}
	count := map[int]int{}
	for range people {
		count[<-answers]++
	}
	if count[201] != 1 || count[409] != people-1 {
		t.Errorf("got %v", count)
	}
	var list struct{ Items []values }
	w.Must(t, 200, w.Observer, "GET", w.path+"/goals", nil, &list)
	if len(list.Items) != 2 {
		t.Errorf("there are %s", fmt.Sprint(list.Items))
	}
}

// A joint goal adds up what municipalities have come to in lists of their own, each
// against its own target; and says nothing of lists that not all its readers may see.
func TestJointProgressOverLists(t *testing.T) {
	w := newWorld(t)
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+w.goal, values{"progressMode": "children_weighted"}, nil)
	here := w.adopt(t, 201, values{"municipalityId": "odense", "targets": map[string]float64{w.indicator: 5}})
	there := w.adopt(t, 201, values{"municipalityId": "vasteras", "intoDocumentId": w.other, "targets": map[string]float64{w.indicator: 8}})
	all := w.adoptions(t, w.goal)
	if len(all) != 2 {
		t.Fatalf("got %+v", all)
	}
	measure := func(a adoption.Adoption, value float64) {
		t.Helper()
		at := "/api/v1/documents/" + a.DocumentID + "/indicators/" + a.Indicators[0].ID
		w.Must(t, 200, w.Coordinator, "PATCH", at, values{"baselineValue": 10}, nil)
		w.Must(t, 201, w.Coordinator, "POST", at+"/values", values{"value": value, "periodStart": "2027-01-01", "periodEnd": "2027-03-31"}, nil)
	}
	measure(all[0], 9) // of 10 to 5: 20 %
	measure(all[1], 9) // of 10 to 8: 50 %
	joint := func(value any, measured, of int) {
		t.Helper()
		w.adoptions(t, w.goal) // rows of both
		w.adoptions(t, w.goal) // and what follows from them
		var goal struct {
			ProgressResult struct {
				Value        any
				Measured, Of int
			}
		}
		w.Must(t, 200, w.Observer, "GET", w.path+"/goals/"+w.goal, nil, &goal)
		if got := goal.ProgressResult; got.Value != value || got.Measured != measured || got.Of != of {
			t.Errorf("the goal says %+v, want %v, %d of %d", got, value, measured, of)
		}
		row := w.One(t, `SELECT concat(progress, ' ', measured, ' ', measurable) FROM goals WHERE id = $1`, w.goal)
		if want := strings.TrimPrefix(fmt.Sprint(value, " ", measured, " ", of), "<nil>"); row != want {
			t.Errorf("the row says %q, want %q", row, want)
		}
	}
	joint(35.0, 2, 2)
	if all := w.adoptions(t, w.goal); *all[0].Progress != 20 || *all[1].Progress != 50 || *all[0].Indicators[0].Target != 5 || *all[1].Indicators[0].Target != 8 {
		t.Errorf("own targets: %+v", all)
	}
	var parts struct {
		Items []adoption.Part
	}
	w.Must(t, 200, w.Observer, "GET", w.path+"/adopted-progress", nil, &parts)
	if len(parts.Items) != 1 || parts.Items[0].GoalID != w.goal || parts.Items[0].DocumentID != w.other || *parts.Items[0].Progress != 50 {
		t.Errorf("parts: %+v", parts)
	}
	w.Must(t, 404, w.Stranger, "GET", w.path+"/adopted-progress", nil, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", "/api/v1/documents/"+w.other+"/goals/"+there.GoalID, values{"weight": 3}, nil)
	joint(42.5, 2, 2)
	w.Must(t, 200, w.Coordinator, "PATCH", "/api/v1/documents/"+w.other+"/goals/"+there.GoalID, values{"status": "dropped"}, nil)
	joint(20.0, 1, 1)
	w.Must(t, 200, w.Coordinator, "PATCH", "/api/v1/documents/"+w.other+"/goals/"+there.GoalID, values{"status": "adopted"}, nil)
	joint(42.5, 2, 2)
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+here.GoalID, nil, nil)
	joint(50.0, 1, 1)
	// A list of another group is nobody's business here.
	w.Exec(t, `UPDATE documents SET group_id = $1 WHERE id = $2`, w.Other, w.other)
	w.Exec(t, `UPDATE goals SET group_id = $1 WHERE document_id = $2`, w.Other, w.other)
	w.Exec(t, `UPDATE goal_links SET group_id = $1 WHERE document_id = $2`, w.Other, w.other)
	w.Exec(t, `UPDATE projections SET commits = 0`)
	joint(nil, 0, 0)
	w.Must(t, 200, w.Observer, "GET", w.path+"/adopted-progress", nil, &parts)
	if len(parts.Items) != 0 || len(w.adoptions(t, w.goal)) != 0 {
		t.Errorf("told of another group: %+v", parts)
	}
}
