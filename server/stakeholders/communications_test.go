package stakeholders_test

import (
	"fmt"
	"strings"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/access/accesstest"
)

func (w *world) tell(t *testing.T, to any, more values) values {
	t.Helper()
	body := values{"stakeholderId": to}
	for name, v := range more {
		body[name] = v
	}
	var out values
	w.Must(t, 201, w.Coordinator, "POST", w.path+"/communications", body, &out)
	return out
}

func TestLifeOfACommunication(t *testing.T) {
	w := newWorld(t)
	a, b := w.add(t, values{"name": "A"}), w.add(t, values{"name": "B"})
	made := w.tell(t, a["id"], values{"message": " Vi begynder\r\ni maj ", "channel": "meeting", "ownerId": w.Ambassador.Person,
		"start": "2027-05-01", "end": "2027-05-01", "status": "planned", "frequency": "hver måned"})
	other := w.tell(t, b["id"], nil)
	one := fmt.Sprint(w.path, "/communications/", made["id"])
	var got values
	w.Must(t, 200, w.Observer, "GET", one, nil, &got)
	for name, want := range (values{"stakeholderId": a["id"], "channel": "meeting", "ownerId": string(w.Ambassador.Person), "start": "2027-05-01",
		"end": "2027-05-01", "status": "planned", "frequency": "hver måned", "whyForThem": nil}) {
		if fmt.Sprint(got[name]) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", name, got[name], want)
		}
	}
	w.Must(t, 200, w.Coordinator, "PATCH", one, values{"status": "done", "channel": nil, "stakeholderId": b["id"]}, &got)
	if got["status"] != "done" || got["channel"] != nil || got["stakeholderId"] != b["id"] || got["start"] != "2027-05-01" {
		t.Errorf("got %v", got)
	}
	if w.hub.Authors[w.Document] != w.Coordinator.Person {
		t.Error("written in somebody else's name")
	}
	var list struct{ Items []values }
	w.Must(t, 200, w.Observer, "GET", w.path+"/communications", nil, &list)
	if len(list.Items) != 2 {
		t.Errorf("got %v", list.Items)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", one, nil, nil)
	w.Must(t, 204, w.Coordinator, "DELETE", one, nil, nil)
	w.Must(t, 404, w.Coordinator, "GET", one, nil, nil)
	w.Must(t, 404, w.Coordinator, "PATCH", one, values{"status": "done"}, nil)
	// Who removes a stakeholder removes what was planned to tell it.
	w.Must(t, 204, w.Coordinator, "DELETE", fmt.Sprint(w.path, "/stakeholders/", b["id"]), nil, nil)
	w.Must(t, 404, w.Coordinator, "GET", fmt.Sprint(w.path, "/communications/", other["id"]), nil, nil)
	doc := ydoc.New()
	if err := doc.Apply(w.hub.Content[w.Document]); err != nil {
		t.Fatal(err)
	}
	if got := doc.Map("communications").Keys(); len(got) != 0 {
		t.Errorf("the document still holds %q", got)
	}
}

func TestWhoMayNotCommunicate(t *testing.T) {
	w := newWorld(t)
	a := w.add(t, values{"name": "A"})
	c := w.tell(t, a["id"], nil)
	before := string(w.hub.Content[w.Document])
	all, one := w.path+"/communications", fmt.Sprint(w.path, "/communications/", c["id"])
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: all},
		{Method: "GET", Path: one},
		{Method: "POST", Path: all, Body: values{"stakeholderId": a["id"]}, Ambassador: 403, Observer: 403},
		{Method: "PATCH", Path: one, Body: values{"status": "done"}, Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: one, Ambassador: 403, Observer: 403},
	})
	if string(w.hub.Content[w.Document]) != before {
		t.Error("a refused request wrote")
	}
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	w.Must(t, 409, w.Coordinator, "DELETE", one, nil, nil)
	w.Must(t, 200, w.Observer, "GET", one, nil, nil)
	w.Exec(t, `UPDATE documents SET archived_at = NULL, kind = 'goal_list'`)
	w.Must(t, 404, w.Coordinator, "GET", all, nil, nil)
}

func TestBadCommunications(t *testing.T) {
	w := newWorld(t)
	a := w.add(t, values{"name": "A"})
	made := w.tell(t, a["id"], values{"start": "2027-05-01"})
	before := string(w.hub.Content[w.Document])
	with := func(name string, v any) values { return values{"stakeholderId": a["id"], name: v} }
	for name, body := range map[string]any{
		"nobody": values{}, "null": values{"stakeholderId": nil}, "unknown": values{"stakeholderId": "x"}, "number": values{"stakeholderId": 7},
		"channel": with("channel", "pigeon"), "status": with("status", "Done"), "long": with("message", strings.Repeat("å", 2001)),
		"owner": with("ownerId", w.Stranger.Person), "day": with("start", "2027-02-30"), "field": with("subject", "x"),
		"backwards": values{"stakeholderId": a["id"], "start": "2027-05-02", "end": "2027-05-01"}, "a list": `[]`,
	} {
		t.Run(name, func(t *testing.T) { w.Must(t, 422, w.Coordinator, "POST", w.path+"/communications", body, nil) })
	}
	one := fmt.Sprint(w.path, "/communications/", made["id"])
	for name, body := range map[string]values{"for nobody": {"stakeholderId": nil}, "ends before it starts": {"end": "2027-04-30"}} {
		t.Run(name, func(t *testing.T) { w.Must(t, 422, w.Coordinator, "PATCH", one, body, nil) })
	}
	if string(w.hub.Content[w.Document]) != before {
		t.Error("a refused request wrote")
	}
}
