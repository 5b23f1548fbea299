package goals_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access/accesstest"
	"samrad/server/goals"
)

// world is a goal list in the group, reachable through the REST operations.
type world struct {
	*accesstest.World
	hub   *accesstest.Recorder
	path  string // of the document
	noted int    // how often rows were asked to follow
}

func newWorld(t *testing.T) *world {
	w := &world{hub: accesstest.NewRecorder()}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		goals.New(pool, w.hub, func(collab.DocumentID) { w.noted++ }).Register(api)
	})
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	w.path = "/api/v1/documents/" + string(w.Document)
	return w
}

type values = map[string]any

func (w *world) post(t *testing.T, path string, body values) values {
	t.Helper()
	var out values
	w.Must(t, 201, w.Coordinator, "POST", w.path+path, body, &out)
	return out
}

func (w *world) goal(t *testing.T, title string, parent any) string {
	t.Helper()
	return w.post(t, "/goals", values{"title": title, "parentId": parent})["id"].(string)
}

func (w *world) get(t *testing.T, path string) values {
	t.Helper()
	var out values
	w.Must(t, 200, w.Observer, "GET", w.path+path, nil, &out)
	return out
}

// outline draws the list of goals as the API gives it, page by page.
func (w *world) outline(t *testing.T) string {
	t.Helper()
	var out []string
	for next := ""; ; {
		var page struct {
			Items []struct{ Code, Title string }
			Next  string
		}
		w.Must(t, 200, w.Observer, "GET", w.path+"/goals?limit=2&cursor="+next, nil, &page)
		for _, g := range page.Items {
			out = append(out, g.Code+" "+g.Title)
		}
		if next = page.Next; next == "" {
			return strings.Join(out, ", ")
		}
	}
}

// refused demands a 422 that names the field.
func (w *world) refused(t *testing.T, method, path string, body values, field string) {
	t.Helper()
	var out struct {
		Detail string
		Errors []struct{ Location string }
	}
	w.Must(t, 422, w.Coordinator, method, w.path+path, body, &out)
	for _, e := range out.Errors {
		if e.Location == "body."+field {
			return
		}
	}
	t.Errorf("%s %s %v: %s %v, want a word about %s", method, path, body, out.Detail, out.Errors, field)
}

// write puts anything into the document, as a client might.
func (w *world) write(t *testing.T, f func(doc *ydoc.Doc, tx *ydoc.Txn) error) {
	t.Helper()
	doc := ydoc.New()
	if state := w.hub.Content[w.Document]; state != nil {
		if err := doc.Apply(state); err != nil {
			t.Fatal(err)
		}
	}
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error { return f(doc, tx) })
	if err != nil {
		t.Fatal(err)
	}
	if err := w.hub.Write(context.Background(), w.Document, w.Coordinator.Person, update); err != nil {
		t.Fatal(err)
	}
}

func TestWhoMayNot(t *testing.T) {
	w := newWorld(t)
	g := w.goal(t, "A", nil)
	i := w.post(t, "/indicators", values{"goalId": g, "name": "I"})["id"].(string)
	p := w.post(t, "/plans", values{"title": "P"})["id"].(string)
	a := w.post(t, "/activities", values{"title": "A", "planId": p})["id"].(string)
	l := w.post(t, "/goal-links", values{"fromGoal": g, "type": "supports_initiative", "toKind": "initiative", "toTitle": "Rehabilitation"})["id"].(string)
	before := string(w.hub.Content[w.Document])
	var list []accesstest.Refused
	for _, one := range []struct {
		path string
		body values
	}{{"/goals/" + g, values{"title": "x"}}, {"/indicators/" + i, values{"name": "x"}}, {"/plans/" + p, values{"title": "x"}},
		{"/activities/" + a, values{"title": "x"}}, {"/goal-links/" + l, values{"strength": 1}}} {
		plural := w.path + one.path[:strings.LastIndex(one.path, "/")]
		list = append(list, accesstest.Refused{Method: "GET", Path: plural}, accesstest.Refused{Method: "GET", Path: w.path + one.path},
			accesstest.Refused{Method: "POST", Path: plural, Body: one.body, Ambassador: 403, Observer: 403},
			accesstest.Refused{Method: "PATCH", Path: w.path + one.path, Body: one.body, Ambassador: 403, Observer: 403},
			accesstest.Refused{Method: "DELETE", Path: w.path + one.path, Ambassador: 403, Observer: 403})
	}
	goal := w.path + "/goals/" + g
	list = append(list,
		accesstest.Refused{Method: "POST", Path: goal + "/move", Body: values{}, Ambassador: 403, Observer: 403},
		accesstest.Refused{Method: "POST", Path: goal + "/restore", Ambassador: 403, Observer: 403},
		accesstest.Refused{Method: "DELETE", Path: goal + "?forever=true", Ambassador: 403, Observer: 403},
		accesstest.Refused{Method: "GET", Path: w.path + "/removed-goals"},
		accesstest.Refused{Method: "GET", Path: w.path + "/goals/stale"},
		accesstest.Refused{Method: "GET", Path: w.path + "/indicator-values"},
		accesstest.Refused{Method: "GET", Path: w.path + "/check-ins"},
		accesstest.Refused{Method: "POST", Path: w.path + "/indicators/" + i + "/values", Body: values{"value": 1, "periodStart": "2027-01-01", "periodEnd": "2027-12-31"}, Ambassador: 403, Observer: 403},
		accesstest.Refused{Method: "POST", Path: goal + "/check-ins", Body: values{"health": "on_track"}, Ambassador: 403, Observer: 403})
	w.CheckRefusals(t, list)
	if string(w.hub.Content[w.Document]) != before || w.One(t, `SELECT count(*)::text FROM goal_values`)+w.One(t, `SELECT count(*)::text FROM goal_checkins`) != "00" {
		t.Error("a refused request wrote")
	}
	w.Must(t, 404, w.Coordinator, "GET", w.path+"/goals/nobody", nil, nil)
	w.Must(t, 404, w.Coordinator, "POST", w.path+"/goals/nobody/move", values{}, nil)
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	w.Must(t, 409, w.Coordinator, "PATCH", goal, values{"title": "x"}, nil)
	w.Must(t, 409, w.Coordinator, "POST", goal+"/check-ins", values{"health": "on_track"}, nil)
	w.Must(t, 200, w.Coordinator, "GET", goal, nil, nil)
	w.Exec(t, `UPDATE documents SET archived_at = NULL, kind = 'strategy'`)
	w.Must(t, 404, w.Coordinator, "GET", w.path+"/goals", nil, nil)
}

func TestLifeOfAGoal(t *testing.T) {
	w := newWorld(t)
	vision := w.goal(t, "Vision", nil)
	got := w.post(t, "/goals", values{"title": " Safe\nnights ", "parentId": vision, "description": "a\r\nb", "ownerId": w.Ambassador.Person, "steps": []int{9, 2},
		"departments": []string{"Home care"}, "start": "2027-01-01", "due": "2027-12-31", "weight": 2.5, "confidence": 7, "resourcesAmount": 1250000.5, "resourcesCurrency": "DKK", "municipalityId": "odense"})
	for name, want := range (values{"title": "Safe nights", "description": "a\nb", "parentId": vision, "code": "1.1", "depth": 1.0, "steps": []any{2.0, 9.0},
		"weight": 2.5, "status": nil, "health": nil, "level": nil, "ethicsNote": "", "isTemplateExample": false, "orphan": false, "resourcesAmount": 1250000.5}) {
		if fmt.Sprint(got[name]) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", name, got[name], want)
		}
	}
	if w.hub.Authors[w.Document] != w.Coordinator.Person {
		t.Error("written in somebody else's name")
	}
	path := fmt.Sprint("/goals/", got["id"])
	var after values
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+path, values{"due": nil, "status": "in_progress", "departments": []string{"IT", "Home care"}, "title": "Safe nights at home"}, &after)
	if after["due"] != nil || after["status"] != "in_progress" || fmt.Sprint(after["departments"]) != "[Home care IT]" || after["title"] != "Safe nights at home" || after["start"] != "2027-01-01" {
		t.Errorf("got %v", after)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+vision, nil, nil)
	w.Must(t, 404, w.Coordinator, "GET", w.path+path, nil, nil)
	w.Must(t, 409, w.Coordinator, "DELETE", w.path+"/goals/"+w.goal(t, "Other", nil)+"?forever=true", nil, nil)
	removed := w.get(t, "/removed-goals")["items"].([]any)
	if len(removed) != 1 || removed[0].(values)["below"] != 1.0 || removed[0].(values)["title"] != "Vision" {
		t.Errorf("removed: %v", removed)
	}
	w.Must(t, 200, w.Coordinator, "POST", w.path+path+"/restore", nil, nil)
	if got := w.outline(t); got != "1 Vision, 1.1 Safe nights at home, 2 Other" {
		t.Errorf("restored: %s", got)
	}
	w.post(t, "/indicators", values{"goalId": got["id"], "name": "I"})
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+vision, nil, nil)
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+vision, nil, nil) // once more is no error
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+vision+"?forever=true", nil, nil)
	if n := len(w.get(t, "/indicators")["items"].([]any)) + len(w.get(t, "/removed-goals")["items"].([]any)); n != 0 {
		t.Errorf("%d things are left", n)
	}
	if n := w.One(t, `SELECT details->>'goals' FROM audit_log WHERE action = 'goals.erased' AND person_id = $1`, w.Coordinator.Person); n != "2" {
		t.Errorf("the audit log says %s", n)
	}
}

// A request that is repeated makes one goal.
func TestAddingTwice(t *testing.T) {
	w := newWorld(t)
	id := uuid.NewString()
	for range 2 {
		if got := w.post(t, "/goals", values{"id": id, "title": "A"}); got["id"] != id {
			t.Errorf("got %v", got["id"])
		}
	}
	if got := w.outline(t); got != "1 A" {
		t.Errorf("got %s", got)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+id, nil, nil)
	w.refused(t, "POST", "/goals", values{"id": id, "title": "A"}, "id")
	w.refused(t, "POST", "/goals", values{"id": "7", "title": "A"}, "id")
}

func TestMoving(t *testing.T) {
	w := newWorld(t)
	a, b, c := w.goal(t, "A", nil), w.goal(t, "B", nil), w.goal(t, "C", nil)
	a1, a2 := w.goal(t, "A1", a), w.goal(t, "A2", a)
	move := func(id string, to values, want string) {
		t.Helper()
		w.Must(t, 200, w.Coordinator, "POST", w.path+"/goals/"+id+"/move", to, nil)
		if got := w.outline(t); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	move(c, values{"parentId": nil, "afterId": a}, "1 A, 1.1 A1, 1.2 A2, 2 C, 3 B")
	move(b, values{"afterId": ""}, "1 B, 2 A, 2.1 A1, 2.2 A2, 3 C")
	move(a1, values{"parentId": a}, "1 B, 2 A, 2.1 A2, 2.2 A1, 3 C")
	move(a, values{"parentId": b}, "1 B, 1.1 A, 1.1.1 A2, 1.1.2 A1, 2 C")
	move(c, values{"parentId": a, "afterId": a2}, "1 B, 1.1 A, 1.1.1 A2, 1.1.2 C, 1.1.3 A1")
	move(a2, values{}, "1 B, 1.1 A, 1.1.1 C, 1.1.2 A1, 2 A2")
	w.refused(t, "POST", "/goals/"+b+"/move", values{"parentId": a1}, "parentId")
	w.refused(t, "POST", "/goals/"+b+"/move", values{"parentId": b}, "parentId")
	w.refused(t, "POST", "/goals/"+b+"/move", values{"parentId": "nobody"}, "parentId")
	w.refused(t, "POST", "/goals/"+b+"/move", values{"afterId": c}, "afterId")
	w.refused(t, "POST", "/goals/"+b+"/move", values{"afterId": b}, "afterId")
	deep := a2
	for range goals.MaxDepth - 1 {
		deep = w.goal(t, "deeper", deep)
	}
	w.refused(t, "POST", "/goals", values{"title": "too deep", "parentId": deep}, "parentId")
	w.refused(t, "POST", "/goals/"+b+"/move", values{"parentId": deep}, "parentId")
}

func TestBadInput(t *testing.T) {
	w := newWorld(t)
	g := w.goal(t, "A", nil)
	other := w.goal(t, "B", nil)
	p := w.post(t, "/plans", values{"title": "P", "goals": []string{g}})["id"]
	for _, c := range []struct {
		path  string
		body  values
		field string
	}{
		{"/goals", values{}, "title"},
		{"/goals", values{"title": " \n "}, "title"},
		{"/goals", values{"title": strings.Repeat("å", 501)}, "title"},
		{"/goals", values{"title": "x", "due": "2026-01-01", "start": "2027-01-01"}, "due"},
		{"/goals", values{"title": "x", "due": "31.12.2027"}, "due"},
		{"/goals", values{"title": "x", "ownerId": w.Stranger.Person}, "ownerId"},
		{"/goals", values{"title": "x", "ownerId": "Elin"}, "ownerId"},
		{"/goals", values{"title": "x", "municipalityId": "atlantis"}, "municipalityId"},
		{"/goals", values{"title": "x", "weight": 0}, "weight"},
		{"/goals", values{"title": "x", "progress": 101}, "progress"},
		{"/goals", values{"title": "x", "progress": "1.234,5"}, "progress"},
		{"/goals", values{"title": "x", "steps": []int{10}}, "steps"},
		{"/goals", values{"title": "x", "resourcesCurrency": "kroner"}, "resourcesCurrency"},
		{"/goals", values{"title": "x", "status": "finished"}, "status"},
		{"/goals", values{"title": "x", "progressResult": 7}, "progressResult"},
		{"/goals", values{"title": "x", "parentId": 7}, "parentId"},
		{"/goals", values{"title": "x", "parentId": "nobody"}, "parentId"},
		{"/indicators", values{"name": "x"}, "goalId"},
		{"/indicators", values{"goalId": "nobody", "name": "x"}, "goalId"},
		{"/indicators", values{"goalId": g, "name": "x", "rangeLow": 5, "rangeHigh": 4}, "rangeHigh"},
		{"/indicators", values{"goalId": g, "name": "x", "baselineDate": "2028-01-01", "targetDate": "2027-01-01"}, "targetDate"},
		{"/indicators", values{"goalId": g, "name": "x", "milestones": values{"next year": 4}}, "milestones"},
		{"/goal-links", values{"fromGoal": g, "type": "contributes_to"}, "toKind"},
		{"/goal-links", values{"fromGoal": g, "type": "contributes_to", "toKind": "goal", "toId": g}, "toId"},
		{"/goal-links", values{"fromGoal": g, "type": "contributes_to", "toKind": "goal", "toId": "nobody"}, "toId"},
		{"/goal-links", values{"fromGoal": g, "type": "supports_initiative", "toKind": "initiative"}, "toTitle"},
		{"/goal-links", values{"fromGoal": "nobody", "type": "contributes_to", "toKind": "goal", "toId": g}, "fromGoal"},
		{"/goal-links", values{"fromGoal": g, "type": "contributes_to", "toKind": "goal", "toId": other, "toUrl": "javascript:alert(1)"}, "toUrl"},
		{"/plans", values{"title": "x", "goals": []string{"nobody"}}, "goals"},
		{"/activities", values{"title": "x"}, "planId"},
		{"/activities", values{"title": "x", "planId": p, "raci": values{string(w.Stranger.Person): "R"}}, "raci"},
		{"/activities", values{"title": "x", "planId": p, "raci": values{string(w.Ambassador.Person): "X"}}, "raci"},
		{"/activities", values{"title": "x", "planId": p, "start": "2027-02-01", "due": "2027-01-31"}, "due"},
		{"/activities", values{"title": "x", "planId": p, "dependsOn": []string{"nobody"}}, "dependsOn"},
	} {
		w.refused(t, "POST", c.path, c.body, c.field)
	}
	w.refused(t, "PATCH", "/goals/"+g, values{"title": nil}, "title")
	if got := w.outline(t); got != "1 A, 2 B" {
		t.Errorf("got %s", got)
	}
	// What a member owned stays theirs when they leave.
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+g, values{"ownerId": w.Ambassador.Person}, nil)
	w.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, w.Ambassador.Person)
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+g, values{"ownerId": w.Ambassador.Person, "status": "adopted"}, nil)
	w.refused(t, "PATCH", "/goals/"+other, values{"ownerId": w.Ambassador.Person}, "ownerId")
}

func TestPlansAndActivities(t *testing.T) {
	w := newWorld(t)
	g := w.goal(t, "A", nil)
	p := w.post(t, "/plans", values{"title": "P", "goals": []string{g}, "status": "done", "training": "Twice a year"})
	var codes []string
	for _, warning := range p["warnings"].([]any) {
		codes = append(codes, warning.(values)["code"].(string))
	}
	if fmt.Sprint(codes) != "[no_operational_owner no_handover no_baseline no_follow_up]" || p["templateVersion"] != goals.PlanTemplate {
		t.Errorf("got %v, %v", codes, p["templateVersion"])
	}
	add := func(title string, after ...string) string {
		return w.post(t, "/activities", values{"title": title, "planId": p["id"], "dependsOn": after})["id"].(string)
	}
	one := add("one")
	two := add("two", one)
	three := add("three", two)
	w.refused(t, "PATCH", "/activities/"+one, values{"dependsOn": []string{three}}, "dependsOn")
	w.refused(t, "PATCH", "/activities/"+one, values{"dependsOn": []string{one}}, "dependsOn")
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+g, values{"progressMode": "actions"}, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/activities/"+one, values{"status": "done"}, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/activities/"+two, values{"status": "dropped"}, nil)
	if r := w.get(t, "/goals/"+g)["progressResult"].(values); r["value"] != 50.0 || r["measured"] != 1.0 || r["of"] != 2.0 {
		t.Errorf("got %v", r)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/activities/"+two, nil, nil)
	if got := w.get(t, "/activities/"+three)["dependsOn"]; fmt.Sprint(got) != "[]" {
		t.Errorf("waits for what is gone: %v", got)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", fmt.Sprint(w.path, "/plans/", p["id"]), nil, nil)
	if n := len(w.get(t, "/activities")["items"].([]any)); n != 0 {
		t.Errorf("%d activities without a plan", n)
	}
}

// Whatever a client has put into the document, it can be read.
func TestNonsenseInTheDocument(t *testing.T) {
	w := newWorld(t)
	g := w.goal(t, "A", nil)
	w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) error {
		root := doc.Map("goals")
		for i, v := range []any{"text", 7, nil, true, []any{1}} {
			if err := root.Set(tx, fmt.Sprint("odd", i), v); err != nil {
				return err
			}
		}
		return set(tx, root, "b", map[string]any{"title": 7, "parent": 8, "order": 9, "moved": "x", "due": "soon", "steps.11": true, "steps.2": "yes",
			"weight": -1, "owner_id": "x", "departments.": true, "tags": "not a list", "description": "old text"})
	})
	if got := w.outline(t); got != "1 , 2 A" && got != "1 A, 2 " {
		t.Errorf("got %q", got)
	}
	b := w.get(t, "/goals/b")
	if b["due"] != nil || b["weight"] != nil || fmt.Sprint(b["steps"], b["departments"], b["tags"]) != "[] [] []" || b["description"] != "old text" {
		t.Errorf("got %v", b)
	}
	w.post(t, "/goals", values{"title": "C", "parentId": "b", "afterId": nil})
	w.Must(t, 200, w.Coordinator, "POST", w.path+"/goals/"+g+"/move", values{"parentId": "b", "afterId": ""}, nil)
	if got := w.outline(t); got != "1 , 1.1 A, 1.2 C" {
		t.Errorf("got %q", got)
	}
}

// Another node's change comes between: the answer is of the change, the goal is gone
// all the same, and whoever comes next is told.
func TestSomebodyRemovesItAtThatMoment(t *testing.T) {
	w := newWorld(t)
	g := w.goal(t, "A", nil)
	w.hub.Before = func(collab.DocumentID) {
		w.hub.Before = nil
		w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) error { return doc.Map("goals").Delete(tx, g) })
	}
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+g, values{"status": "adopted"}, nil)
	w.Must(t, 404, w.Coordinator, "PATCH", w.path+"/goals/"+g, values{"status": "proposed"}, nil)
	w.Must(t, 404, w.Observer, "GET", w.path+"/goals/"+g, nil, nil)
	if got := w.outline(t); got != "" {
		t.Errorf("it came back: %q", got)
	}
}
