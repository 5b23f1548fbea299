package goals_test

import (
	"fmt"
	"strings"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/webhooks"
)

// write changes the list as a browser would, in the ambassador's name.
func (w *liveWorld) write(t *testing.T, f func(doc *ydoc.Doc, tx *ydoc.Txn) error) {
	t.Helper()
	state, err := w.hub.State(t.Context(), w.Document)
	if err != nil {
		t.Fatal(err)
	}
	doc := ydoc.New()
	if err := doc.Apply(state); err != nil {
		t.Fatal(err)
	}
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error { return f(doc, tx) })
	if err != nil {
		t.Fatal(err)
	}
	if err := w.hub.Write(t.Context(), w.Document, w.Ambassador.Person, update); err != nil {
		t.Fatal(err)
	}
}

// Webhooks are told which goals changed, together, and never of all the others.
func TestWebhooksNameTheGoals(t *testing.T) {
	w := newLiveWorld(t)
	w.Exec(t, `INSERT INTO webhooks (group_id, url, events, secret) VALUES ($1, 'https://a.example', '{goal.changed}', 'x'), ($1, 'https://b.example', '{document.changed}', 'x')`, w.Group)
	names := map[string]string{}
	add := func(title string, parent any) string {
		id := w.post(t, "/goals", values{"title": title, "parentId": parent})["id"].(string)
		names[id] = title
		return id
	}
	told := func(want string) {
		t.Helper()
		w.project(t)
		got := w.One(t, `SELECT COALESCE(string_agg(concat(payload->'goals'->'changed', payload->'goals'->'deleted', payload->'goals'->'more'), '; '), '') FROM webhook_deliveries`)
		for id, title := range names {
			got = strings.ReplaceAll(got, `"`+id+`"`, title)
		}
		if strings.Count(got, ",") == 1 && strings.Contains(got, "B, A") {
			got = strings.ReplaceAll(got, "B, A", "A, B")
		}
		if got != want {
			t.Errorf("told %q, want %q", got, want)
		}
		w.Exec(t, `DELETE FROM webhook_deliveries`)
	}
	a := add("A", nil)
	w.project(t)
	b := add("B", nil) // what nobody has fetched grows
	told("[A, B][]false")
	told("")
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+b, values{"description": "Words."}, nil)
	told("[B][]false")
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/goals", values{"id": "0a0a0a0a-0000-4000-8000-000000000001", "title": "First", "afterId": nil}, nil)
	w.Must(t, 200, w.Coordinator, "POST", w.path+"/goals/0a0a0a0a-0000-4000-8000-000000000001/move", values{"afterId": ""}, nil)
	names["0a0a0a0a-0000-4000-8000-000000000001"] = "First"
	told("[First][]false") // A and B have other numbers now; that is no change of theirs
	w.post(t, "/indicators", values{"goalId": a, "name": "I"})
	told("[A][]false")
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+b, nil, nil)
	told("[B][]false")
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+b+"?forever=true", nil, nil)
	told("[][B]false")
	for i := range webhooks.MostGoals + 1 {
		w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) error {
			return doc.Map("goals").Set(tx, fmt.Sprintf("many%03d", i), ydoc.NewMap())
		})
	}
	w.project(t)
	if got := w.One(t, `SELECT jsonb_array_length(payload->'goals'->'changed') || ' ' || (payload->'goals'->>'more') FROM webhook_deliveries`); got != "100 true" {
		t.Errorf("of many: %s", got)
	}
	if n := w.One(t, `SELECT count(*)::text FROM webhook_deliveries x JOIN webhooks h ON h.id = x.webhook_id WHERE h.url LIKE '%b.example'`); n != "0" {
		t.Errorf("%s deliveries to who did not ask", n)
	}
}

// A list whose rows are older than digests are tells nobody that all of it changed.
func TestNothingIsToldOfOldLists(t *testing.T) {
	w := newLiveWorld(t)
	w.Exec(t, `INSERT INTO webhooks (group_id, url, events, secret) VALUES ($1, 'https://a.example', '{goal.changed}', 'x')`, w.Group)
	w.post(t, "/goals", values{"title": "A"})
	w.project(t)
	w.Exec(t, `DELETE FROM webhook_deliveries`)
	w.Exec(t, `DELETE FROM goal_digests`)
	w.project(t)
	if n := w.One(t, `SELECT (SELECT count(*) FROM webhook_deliveries) || ' ' || (SELECT count(*) FROM goal_digests)`); n != "0 1" {
		t.Errorf("got %s", n)
	}
}

// Whatever way a goal is deleted for good, the audit log says so once.
func TestDeletedForGoodIsInTheAuditLog(t *testing.T) {
	w := newLiveWorld(t)
	ids := map[string]string{}
	for _, title := range []string{"A", "B", "C"} {
		ids[title] = w.post(t, "/goals", values{"title": title})["id"].(string)
	}
	w.project(t)
	log := func() string {
		return w.One(t, `SELECT COALESCE(string_agg(COALESCE(person_id::text, 'somebody') || ' ' || (details->>'goals') || ' ' || COALESCE(details->>'ids', details->>'goal'), '; ' ORDER BY id), '')
			FROM audit_log WHERE action = 'goals.erased'`)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+ids["A"], nil, nil)
	w.project(t)
	if got := log(); got != "" {
		t.Errorf("what can be restored is not deleted: %s", got)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+ids["A"]+"?forever=true", nil, nil)
	w.project(t)
	want := fmt.Sprintf("%s 1 %s", w.Coordinator.Person, ids["A"])
	if got := log(); got != want {
		t.Errorf("through REST: %s, want %s", got, want)
	}
	w.Exec(t, `UPDATE document_updates SET stored_at = now() - interval '1 hour'`)
	w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) error { return doc.Map("goals").Delete(tx, ids["B"]) })
	w.project(t)
	if got := log(); got != want+fmt.Sprintf(`; %s 1 ["%s"]`, w.Ambassador.Person, ids["B"]) {
		t.Errorf("in the browser: %s", got)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goals/"+ids["C"], values{"title": "D"}, nil)
	w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) error { return doc.Map("goals").Delete(tx, ids["C"]) })
	w.project(t)
	if got := log(); !strings.Contains(got, fmt.Sprintf(`; somebody 1 ["%s"]`, ids["C"])) {
		t.Errorf("by one of two: %s", got)
	}
}
