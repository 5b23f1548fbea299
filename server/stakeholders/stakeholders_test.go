package stakeholders_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access/accesstest"
	"samrad/server/stakeholders"
)

// world is a map in the group, reachable through the REST operations.
type world struct {
	*accesstest.World
	hub  *accesstest.Recorder
	path string // of the document
}

func newWorld(t *testing.T) *world {
	hub := accesstest.NewRecorder()
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) { stakeholders.New(pool, hub).Register(api) })
	w.Exec(t, `UPDATE documents SET kind = 'stakeholder_map'`)
	return &world{World: w, hub: hub, path: "/api/v1/documents/" + string(w.Document)}
}

type values = map[string]any

func (w *world) add(t *testing.T, body values) values {
	t.Helper()
	var out values
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/stakeholders", body, &out)
	return out
}

func (w *world) join(t *testing.T, from, to any) values {
	t.Helper()
	var out values
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/relations", values{"fromId": from, "toId": to, "type": "advises"}, &out)
	return out
}

// write puts anything into the document, as a client might.
func (w *world) write(t *testing.T, f func(doc *ydoc.Doc, tx *ydoc.Txn)) {
	t.Helper()
	doc := ydoc.New()
	if state := w.hub.Content[w.Document]; state != nil {
		if err := doc.Apply(state); err != nil {
			t.Fatal(err)
		}
	}
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error { f(doc, tx); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := w.hub.Write(context.Background(), w.Document, w.Coordinator.Person, update); err != nil {
		t.Fatal(err)
	}
}

func TestWhoMayNot(t *testing.T) {
	w := newWorld(t)
	a, b := w.add(t, values{"name": "A"}), w.add(t, values{"name": "B"})
	r := w.join(t, a["id"], b["id"])
	before := string(w.hub.Content[w.Document])
	one, tie := fmt.Sprint(w.path, "/stakeholders/", a["id"]), fmt.Sprint(w.path, "/relations/", r["id"])
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: w.path + "/stakeholders"},
		{Method: "GET", Path: one},
		{Method: "GET", Path: one + "/positions"},
		{Method: "POST", Path: w.path + "/stakeholders", Body: values{"name": "x"}, Ambassador: 403, Observer: 403},
		{Method: "PATCH", Path: one, Body: values{"name": "x"}, Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: one, Ambassador: 403, Observer: 403},
		{Method: "GET", Path: w.path + "/relations"},
		{Method: "GET", Path: tie},
		{Method: "POST", Path: w.path + "/relations", Body: values{"fromId": a["id"], "toId": b["id"]}, Ambassador: 403, Observer: 403},
		{Method: "PATCH", Path: tie, Body: values{"strength": 3}, Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: tie, Ambassador: 403, Observer: 403},
	})
	if string(w.hub.Content[w.Document]) != before {
		t.Error("a refused request wrote")
	}
	w.Must(t, 200, w.Observer, "GET", one, nil, nil)
	w.Must(t, 404, w.Coordinator, "GET", w.path+"/stakeholders/nobody", nil, nil)
	w.Must(t, 404, w.Coordinator, "PATCH", w.path+"/stakeholders/nobody", values{"name": "x"}, nil)
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	w.Must(t, 409, w.Coordinator, "PATCH", one, values{"name": "x"}, nil)
	w.Must(t, 200, w.Coordinator, "GET", one, nil, nil)
	w.Exec(t, `UPDATE documents SET archived_at = NULL, kind = 'strategy'`)
	w.Must(t, 404, w.Coordinator, "GET", w.path+"/stakeholders", nil, nil)
}

func TestLifeOfAStakeholder(t *testing.T) {
	w := newWorld(t)
	parent := w.add(t, values{"name": "Odense Kommune"})
	got := w.add(t, values{"name": "  Legal ", "kind": "unit", "interest": 1.26, "attitude": -2, "relevantSteps": []int{7, 2, 7},
		"tags": []string{"jura", " å "}, "expectations": "Early\r\nword", "ownerId": w.Ambassador.Person, "municipalityId": "odense",
		"parentId": parent["id"], "assessedOn": "2027-02-28", "contactEmail": "jura@odense.example"})
	for name, want := range (values{"name": "Legal", "kind": "unit", "interest": 1.3, "attitude": -2.0, "influence": nil,
		"relevantSteps": []any{2.0, 7.0}, "tags": []any{"jura", "å"}, "expectations": "Early\nword", "concerns": "",
		"parentId": parent["id"], "personalData": false, "ownerId": string(w.Ambassador.Person)}) {
		if fmt.Sprint(got[name]) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", name, got[name], want)
		}
	}
	if w.hub.Authors[w.Document] != w.Coordinator.Person {
		t.Error("written in somebody else's name")
	}
	path := fmt.Sprint(w.path, "/stakeholders/", got["id"])
	var after values
	w.Must(t, 200, w.Coordinator, "PATCH", path, values{"interest": nil, "kind": "person", "tags": []string{"jura", "ny"}, "relevantSteps": []int{}}, &after)
	if after["interest"] != nil || after["personalData"] != true || after["name"] != "Legal" ||
		fmt.Sprint(after["tags"]) != "[jura ny]" || len(after["relevantSteps"].([]any)) != 0 {
		t.Errorf("got %v", after)
	}
	doc := ydoc.New()
	if err := doc.Apply(w.hub.Content[w.Document]); err != nil {
		t.Fatal(err)
	}
	fields := doc.Map("stakeholders").Get(got["id"].(string)).(*ydoc.Map)
	if fields.Has("interest") || fields.Get("tags.ny") != true || fields.Has("tags.å") || fields.Has("relevant_steps.2") {
		t.Errorf("the document holds %v", fields.Keys())
	}
	for _, text := range []string{"connection_text", "expectations", "benefits", "drawbacks", "success_criteria", "concerns", "note"} {
		if _, ok := fields.Get(text).(*ydoc.Text); !ok {
			t.Errorf("%s is no text that people can write together", text)
		}
	}
	w.Must(t, 204, w.Coordinator, "DELETE", path, nil, nil)
	w.Must(t, 204, w.Coordinator, "DELETE", path, nil, nil)
	w.Must(t, 404, w.Coordinator, "GET", path, nil, nil)
}

// What others write around a change of a text at the same moment must stay.
func TestTextsAreEditedAndNotReplaced(t *testing.T) {
	w := newWorld(t)
	s := w.add(t, values{"name": "A", "note": "En lang tekst om 😀 naboer"})
	id := s["id"].(string)
	behind := w.hub.Content[w.Document] // an editor that has not seen the change
	var after values
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/stakeholders/"+id, values{"note": "En lang tekst om 😁 naboer"}, &after)
	editor := ydoc.New()
	if err := editor.Apply(behind); err != nil {
		t.Fatal(err)
	}
	text := editor.Map("stakeholders").Get(id).(*ydoc.Map).Get("note").(*ydoc.Text)
	update, err := editor.Transact(nil, func(tx *ydoc.Txn) error { return text.Insert(tx, 3, "meget ", nil) })
	if err != nil {
		t.Fatal(err)
	}
	if err := w.hub.Write(context.Background(), w.Document, "", update); err != nil {
		t.Fatal(err)
	}
	w.Must(t, 200, w.Coordinator, "GET", w.path+"/stakeholders/"+id, nil, &after)
	if after["note"] != "En meget lang tekst om 😁 naboer" {
		t.Errorf("got %q", after["note"])
	}
}

func TestRelationsGoWithTheirStakeholder(t *testing.T) {
	w := newWorld(t)
	a, b, c := w.add(t, values{"name": "A"}), w.add(t, values{"name": "B"}), w.add(t, values{"name": "C"})
	ab, bc := w.join(t, a["id"], b["id"]), w.join(t, b["id"], c["id"])
	child := w.add(t, values{"name": "Child", "parentId": a["id"]})
	w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) {
		for _, to := range []values{a, b} {
			planned := ydoc.NewMap()
			_ = doc.Map("communications").Set(tx, "to-"+to["name"].(string), planned)
			_ = planned.Set(tx, "stakeholder_id", to["id"])
			_ = planned.Set(tx, "message", "about "+to["name"].(string))
		}
	})
	var changed values
	w.Must(t, 200, w.Coordinator, "PATCH", fmt.Sprint(w.path, "/relations/", ab["id"]),
		values{"strength": 3, "state": "desired", "evidenceUrl": "https://odense.example/x"}, &changed)
	if changed["strength"] != 3.0 || changed["state"] != "desired" || changed["type"] != "advises" {
		t.Errorf("got %v", changed)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", fmt.Sprint(w.path, "/stakeholders/", a["id"]), nil, nil)
	doc := ydoc.New()
	if err := doc.Apply(w.hub.Content[w.Document]); err != nil {
		t.Fatal(err)
	}
	if got := doc.Map("relations").Keys(); len(got) != 1 { // gone, and not merely hidden
		t.Errorf("the document still holds %q", got)
	}
	if got := fmt.Sprint(doc.Map("communications").Keys()); got != "[to-B]" { // what was planned to tell the removed one
		t.Errorf("the document still holds %q", got)
	}
	if fields := doc.Map("stakeholders").Get(child["id"].(string)).(*ydoc.Map); fields.Has("parent_id") {
		t.Error("the child still belongs to it")
	}
	w.Must(t, 404, w.Coordinator, "GET", fmt.Sprint(w.path, "/relations/", ab["id"]), nil, nil)
	w.Must(t, 204, w.Coordinator, "DELETE", fmt.Sprint(w.path, "/relations/", ab["id"]), nil, nil)
	var list struct{ Items []values }
	w.Must(t, 200, w.Observer, "GET", w.path+"/relations", nil, &list)
	if len(list.Items) != 1 || list.Items[0]["id"] != bc["id"] {
		t.Errorf("got %v", list.Items)
	}
	// A client deleted the stakeholder alone: the relation hides.
	w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) { doc.Map("stakeholders").Delete(tx, c["id"].(string)) })
	w.Must(t, 200, w.Observer, "GET", w.path+"/relations", nil, &list)
	if len(list.Items) != 0 {
		t.Errorf("got %v", list.Items)
	}
}

func TestBadInput(t *testing.T) {
	w := newWorld(t)
	a := w.add(t, values{"name": "A"})
	b := w.add(t, values{"name": "B", "parentId": a["id"]})
	before := string(w.hub.Content[w.Document])
	people := w.path + "/stakeholders"
	for name, body := range map[string]any{
		"no name": values{}, "empty name": values{"name": " \n "}, "null name": values{"name": nil}, "name is a number": values{"name": 1},
		"long name": values{"name": strings.Repeat("å", 201)}, "unknown field": values{"name": "x", "nmae": "y"},
		"id":   values{"name": "x", "id": "mine"},
		"kind": values{"name": "x", "kind": "alien"}, "snake": values{"name": "x", "main_category": "user"},
		"high": values{"name": "x", "interest": 3.1}, "low": values{"name": "x", "influence": -0.1}, "text": values{"name": "x", "interest": "2"},
		"half attitude": values{"name": "x", "attitude": 0.5}, "day": values{"name": "x", "assessedOn": "2027-02-29"},
		"day first": values{"name": "x", "retainUntil": "28.02.2027"}, "step": values{"name": "x", "relevantSteps": []int{10}},
		"many tags": values{"name": "x", "tags": strings.Split(strings.Repeat("a,b,c,", 20)+"1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28", ",")},
		"long text": values{"name": "x", "note": strings.Repeat("å", 10_001)}, "e-mail": values{"name": "x", "contactEmail": "nobody"},
		"owner": values{"name": "x", "ownerId": w.Stranger.Person}, "parent": values{"name": "x", "parentId": "00000000-0000-4000-8000-000000000000"},
		"organisation": values{"name": "x", "municipalityId": "atlantis"}, "flag": values{"name": "x", "personalData": "yes"},
		"list": `[]`, "null": `null`, "text body": `"x"`,
	} {
		t.Run(name, func(t *testing.T) { w.Must(t, 422, w.Coordinator, "POST", people, body, nil) })
	}
	for name, body := range map[string]values{
		"itself": {"parentId": a["id"]}, "a cycle": {"parentId": b["id"]},
	} {
		t.Run(name, func(t *testing.T) {
			w.Must(t, 422, w.Coordinator, "PATCH", fmt.Sprint(people, "/", a["id"]), body, nil)
		})
	}
	for name, body := range map[string]values{
		"nothing": {}, "one end": {"fromId": a["id"]}, "itself": {"fromId": a["id"], "toId": a["id"]},
		"nobody":   {"fromId": a["id"], "toId": "x"},
		"strength": {"fromId": a["id"], "toId": b["id"], "strength": 4}, "half": {"fromId": a["id"], "toId": b["id"], "strength": 1.5},
		"script": {"fromId": a["id"], "toId": b["id"], "evidenceUrl": "javascript:alert(1)"},
	} {
		t.Run("relation "+name, func(t *testing.T) { w.Must(t, 422, w.Coordinator, "POST", w.path+"/relations", body, nil) })
	}
	if string(w.hub.Content[w.Document]) != before {
		t.Error("a refused request wrote")
	}
}

func TestPagesInTheOrderOfIDs(t *testing.T) {
	w := newWorld(t)
	for i := range 7 {
		w.add(t, values{"name": fmt.Sprint("S", i)})
	}
	var seen []string
	for next := ""; ; {
		var page struct {
			Items []values
			Next  string
		}
		w.Must(t, 200, w.Observer, "GET", w.path+"/stakeholders?limit=3&cursor="+next, nil, &page)
		for _, s := range page.Items {
			seen = append(seen, s["id"].(string))
		}
		if next = page.Next; next == "" {
			break
		}
	}
	if len(seen) != 7 || !slices.IsSorted(seen) {
		t.Errorf("got %q", seen)
	}
}

// Somebody in a browser removes the stakeholder between reading and writing.
func TestDeletedWhileItIsChanged(t *testing.T) {
	w := newWorld(t)
	s := w.add(t, values{"name": "A"})
	id := s["id"].(string)
	deletion := ydoc.New()
	if err := deletion.Apply(w.hub.Content[w.Document]); err != nil {
		t.Fatal(err)
	}
	update, err := deletion.Transact(nil, func(tx *ydoc.Txn) error { return deletion.Map("stakeholders").Delete(tx, id) })
	if err != nil {
		t.Fatal(err)
	}
	w.hub.Before = func(doc collab.DocumentID) {
		w.hub.Content[doc], _ = ydoc.MergeUpdates(w.hub.Content[doc], update)
	}
	w.Must(t, 409, w.Coordinator, "PATCH", w.path+"/stakeholders/"+id, values{"name": "B"}, nil)
	w.hub.Before = nil
	w.Must(t, 404, w.Coordinator, "GET", w.path+"/stakeholders/"+id, nil, nil)
	w.Must(t, 200, w.Coordinator, "GET", w.path+"/stakeholders", nil, nil)
}
