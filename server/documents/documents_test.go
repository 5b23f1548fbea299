package documents_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access/accesstest"
	"samrad/server/documents"
	"samrad/server/stakeholders"
	"samrad/server/strategy"
	"samrad/server/strategy/markdown"
)

func newWorld(t *testing.T) (*accesstest.World, *accesstest.Recorder) {
	hub := accesstest.NewRecorder()
	return accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) { documents.New(pool, hub).Register(api) }), hub
}

func create(t *testing.T, w *accesstest.World, status int, body map[string]any) documents.Detail {
	t.Helper()
	var d documents.Detail
	w.Must(t, status, w.Coordinator, "POST", "/api/v1/groups/"+w.Group+"/documents", body, &d)
	return d
}

func TestWhoMayNot(t *testing.T) {
	w, hub := newWorld(t)
	group, doc := "/api/v1/groups/"+w.Group+"/documents", "/api/v1/documents/"+string(w.Document)
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: group},
		{Method: "POST", Path: group, Body: map[string]any{"kind": "strategy", "title": "Mine"}, Ambassador: 403, Observer: 403},
		{Method: "GET", Path: doc},
		{Method: "PATCH", Path: doc, Body: map[string]any{"title": "Mine"}, Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: doc, Ambassador: 403, Observer: 403},
	})
	for _, id := range []string{"nonsense", "00000000-0000-0000-0000-000000000000"} {
		w.Must(t, 404, w.Coordinator, "GET", "/api/v1/documents/"+id, nil, nil)
	}
	if len(hub.Content)+len(hub.Told)+len(hub.Rights) > 0 {
		t.Errorf("refused requests reached the hub: %+v", hub)
	}
}

// Whoever follows documents is told of a new one when it can be read, and not of
// one that never came to be.
func TestTellsOfWhatIsMade(t *testing.T) {
	hub := accesstest.NewRecorder()
	var told []collab.DocumentID
	var service *documents.Service
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		service = documents.New(pool, hub)
		service.Register(api)
	})
	visible := ""
	service.OnMade(func(doc collab.DocumentID) {
		told = append(told, doc)
		visible = w.One(t, `SELECT ready::text FROM documents WHERE id = '`+string(doc)+`'`)
	})
	d := create(t, w, 201, map[string]any{"kind": "stakeholder_map", "title": "Map", "template": "connect"})
	if len(told) != 1 || string(told[0]) != d.ID || visible != "true" {
		t.Errorf("told %q, visible %q", told, visible)
	}
	hub.Fail = errors.New("the database is away")
	create(t, w, 500, map[string]any{"kind": "stakeholder_map", "title": "Other", "template": "connect"})
	if len(told) != 1 {
		t.Errorf("told of a document that was not made: %q", told)
	}
}

func TestTemplate(t *testing.T) {
	w, hub := newWorld(t)
	d := create(t, w, 201, map[string]any{"kind": "strategy", "title": "Fælles", "template": "connect"})
	if d.Step == nil || *d.Step != 2 || d.Role != "coordinator" || len(d.Rights) != 5 || d.Group.Name != "Joint work" ||
		d.SchemaVersion != documents.SchemaVersion(documents.Strategy) || d.CreatedBy.Person == nil || d.CreatedBy.Name != "Astrid" {
		t.Errorf("got %+v", d)
	}
	schema, err := documents.NewStore(w.Pool).Schema(t.Context(), collab.DocumentID(d.ID))
	if want := (collab.Schema{Kind: "strategy", Version: strategy.SchemaVersion}); err != nil || schema != want {
		t.Errorf("the hub is told %+v, %v", schema, err)
	}
	schema, err = documents.NewStore(w.Pool).Schema(t.Context(), "00000000-0000-4000-8000-0000000000ff")
	if err != nil || schema != (collab.Schema{}) {
		t.Errorf("of no document the hub is told %+v, %v", schema, err)
	}
	content, language, err := strategy.Read(hub.Content[collab.DocumentID(d.ID)])
	if err != nil || language != "da" {
		t.Fatalf("language %q, %v", language, err)
	}
	text := markdown.Render(content)
	if !strings.Contains(text, "Joint work er et godt sted at arbejde") || strings.Contains(text, "{") {
		t.Errorf("the group's name does not stand in\n%s", text)
	}
	if hub.Authors[collab.DocumentID(d.ID)] != w.Coordinator.Person {
		t.Error("the content was written in somebody else's name")
	}

	// Within one municipality its own name stands in the text.
	w.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, w.Ambassador.Person)
	d = create(t, w, 201, map[string]any{"kind": "strategy", "title": "Own", "template": "connect", "language": "fi"})
	content, _, _ = strategy.Read(hub.Content[collab.DocumentID(d.ID)])
	if text := markdown.Render(content); !strings.Contains(text, "Odense Kommune") || strings.Contains(text, "{") {
		t.Errorf("the municipality's name does not stand in\n%s", text)
	}
}

func TestMarkdownImport(t *testing.T) {
	w, hub := newWorld(t)
	d := create(t, w, 201, map[string]any{"kind": "strategy", "title": "Imported",
		"markdown": "# Plan\n\n![a map](x.png)\n\n- [x] done\n- [ ] open\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))"})
	if len(d.ImportNotes) != 3 {
		t.Errorf("notes: %q", d.ImportNotes)
	}
	content, _, err := strategy.Read(hub.Content[collab.DocumentID(d.ID)])
	if got := markdown.Render(content); err != nil || got != "# Plan\n\na map\n\n- [x] done\n- [ ] open\n\nx\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

// The text of a real plan's size: 20 pages with tables, nested lists and tasks.
func TestLongImport(t *testing.T) {
	w, hub := newWorld(t)
	var source strings.Builder
	for i := range 120 {
		fmt.Fprintf(&source, "## Part %d\n\nText with **bold** and [a link](https://odense.example/%d).\n\n"+
			"| Goal | Due |\n| --- | --- |\n| Nätter %d | 2027 |\n| æøåäöðþ | 2028 |\n\n"+
			"1. one\n   - a\n     - [x] deep\n   - b\n2. two\n\n> Why: …\n\n", i, i, i)
	}
	d := create(t, w, 201, map[string]any{"kind": "strategy", "title": "Long", "markdown": source.String()})
	if len(d.ImportNotes) != 0 {
		t.Errorf("notes: %q", d.ImportNotes)
	}
	content, _, err := strategy.Read(hub.Content[collab.DocumentID(d.ID)])
	if err != nil || len(content.Content) != 120*5 {
		t.Fatalf("%d blocks, %v", len(content.Content), err)
	}
	again, _, err := markdown.Parse([]byte(markdown.Render(content)))
	if err != nil || fmt.Sprint(again) == "" || markdown.Render(again) != markdown.Render(content) {
		t.Errorf("the export does not read back: %v", err)
	}
}

func TestEmptyAndOtherKinds(t *testing.T) {
	w, hub := newWorld(t)
	d := create(t, w, 201, map[string]any{"kind": "strategy", "title": "Empty"})
	content, _, err := strategy.Read(hub.Content[collab.DocumentID(d.ID)])
	if err != nil || len(content.Content) != 1 || content.Content[0].Type != "paragraph" {
		t.Errorf("got %+v, %v", content, err)
	}
	doc := ydoc.New()
	if err := doc.Apply(hub.Content[collab.DocumentID(d.ID)]); err != nil || doc.Map("meta").Get("template") != "empty" {
		t.Errorf("meta: %v %v", doc.Map("meta").Keys(), err)
	}
	for _, kind := range []string{"stakeholder_map", "goal_list"} {
		d := create(t, w, 201, map[string]any{"kind": kind, "title": kind, "step": 4})
		if hub.Content[collab.DocumentID(d.ID)] == nil || *d.Step != 4 {
			t.Errorf("%s: %+v", kind, d)
		}
	}
}

func TestBadInput(t *testing.T) {
	w, hub := newWorld(t)
	for name, body := range map[string]map[string]any{
		"no title":     {"kind": "strategy", "title": " "},
		"long title":   {"kind": "strategy", "title": strings.Repeat("å", 201)},
		"two lines":    {"kind": "strategy", "title": "a\nb"},
		"kind":         {"kind": "poem", "title": "x"},
		"step":         {"kind": "strategy", "title": "x", "step": 10},
		"template":     {"kind": "strategy", "title": "x", "template": "other"},
		"both":         {"kind": "strategy", "title": "x", "template": "connect", "markdown": "x"},
		"map markdown": {"kind": "stakeholder_map", "title": "x", "markdown": "x"},
		"language":     {"kind": "strategy", "title": "x", "language": "de"},
		"too big":      {"kind": "strategy", "title": "x", "markdown": strings.Repeat("a\n\n", markdown.MaxBytes/3+1)},
		"too deep":     {"kind": "strategy", "title": "x", "markdown": strings.Repeat("> ", 30) + "x"},
	} {
		t.Run(name, func(t *testing.T) { create(t, w, 422, body) })
	}
	doc := "/api/v1/documents/" + string(w.Document)
	for _, body := range []string{`{"title":""}`, `{"step":0}`, `{"step":"two"}`, `{"kind":"goal_list"}`} {
		w.Must(t, 422, w.Coordinator, "PATCH", doc, body, nil)
	}
	if len(hub.Content)+len(hub.Told) > 0 || w.One(t, `SELECT count(*)::text FROM documents`) != "1" {
		t.Error("a refused request left something behind")
	}
}

func TestStakeholderMap(t *testing.T) {
	w, hub := newWorld(t)
	for template, want := range map[string]int{"": 0, "empty": 0, "connect": 15} {
		body := map[string]any{"kind": "stakeholder_map", "title": "Who", "language": "sv"}
		if template != "" {
			body["template"] = template
		}
		d := create(t, w, 201, body)
		m, err := stakeholders.Read(hub.Content[collab.DocumentID(d.ID)])
		if err != nil || len(m.Stakeholders) != want {
			t.Fatalf("%q: %d stakeholders, %v", template, len(m.Stakeholders), err)
		}
		if want > 0 && !slices.ContainsFunc(m.Stakeholders, func(s stakeholders.Thing) bool { return s.Values["name"] == "Anhöriga" }) {
			t.Error("not in Swedish")
		}
	}
}

// Row and content stand or fall together.
func TestFailedWriteLeavesNothing(t *testing.T) {
	w, hub := newWorld(t)
	hub.Fail = errors.New("the database went away")
	create(t, w, 500, map[string]any{"kind": "strategy", "title": "x", "template": "connect"})
	if got := w.One(t, `SELECT count(*)::text FROM documents`); got != "1" {
		t.Errorf("%s documents", got)
	}
}

// What a process that died in the middle left behind is never seen, and swept
// away by a later creation.
func TestHalfMadeDocumentsAreUnseen(t *testing.T) {
	w, _ := newWorld(t)
	id := w.One(t, `INSERT INTO documents (group_id, kind, title, ready, created_at)
		VALUES ($1, 'strategy', 'Half', false, now() - interval '2 hours') RETURNING id::text`, w.Group)
	w.Must(t, 404, w.Coordinator, "GET", "/api/v1/documents/"+id, nil, nil)
	var list struct{ Items []documents.Document }
	w.Must(t, 200, w.Coordinator, "GET", "/api/v1/groups/"+w.Group+"/documents", nil, &list)
	if len(list.Items) != 1 {
		t.Errorf("got %+v", list.Items)
	}
	create(t, w, 201, map[string]any{"kind": "strategy", "title": "x"})
	if got := w.One(t, `SELECT count(*)::text FROM documents WHERE title = 'Half'`); got != "0" {
		t.Error("it was not swept away")
	}
}

func TestChange(t *testing.T) {
	w, hub := newWorld(t)
	path := "/api/v1/documents/" + string(w.Document)
	var d documents.Detail
	w.Must(t, 200, w.Coordinator, "PATCH", path, map[string]any{"title": " New "}, &d)
	if d.Title != "New" || d.Step == nil || *d.Step != 2 {
		t.Errorf("got %+v", d)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", path, `{"step":null}`, &d)
	if d.Title != "New" || d.Step != nil {
		t.Errorf("got %+v", d)
	}
	if len(hub.Told) != 2 || hub.Told[0] != `{"type":"document.changed"}` {
		t.Errorf("the room heard %q", hub.Told)
	}
	w.Must(t, 200, w.Observer, "GET", path, nil, &d)
	if len(d.Rights) != 1 || d.Rights[0] != "view" {
		t.Errorf("the observer has %v", d.Rights)
	}
}

// What is typed goes to the journal and not through here; the list must still
// say when the document was last changed.
func TestTypingCountsAsAChange(t *testing.T) {
	w, _ := newWorld(t)
	var before, after documents.Detail
	w.Must(t, 200, w.Observer, "GET", "/api/v1/documents/"+string(w.Document), nil, &before)
	w.Exec(t, `INSERT INTO document_updates (document_id, node_epoch, n, authors, payload, stored_at)
		VALUES ($1, 1, 1, '{}', '', now() + interval '1 hour')`, string(w.Document))
	w.Must(t, 200, w.Observer, "GET", "/api/v1/documents/"+string(w.Document), nil, &after)
	if !after.UpdatedAt.After(before.UpdatedAt) {
		t.Errorf("still %s", after.UpdatedAt)
	}
}

func TestArchive(t *testing.T) {
	w, hub := newWorld(t)
	path := "/api/v1/documents/" + string(w.Document)
	w.Must(t, 204, w.Coordinator, "DELETE", path, nil, nil)
	for _, who := range []collab.PersonID{w.Coordinator.Person, w.Ambassador.Person, w.Observer.Person} {
		if hub.Rights[who] != collab.RightRead {
			t.Errorf("%s has %v in the open room", who, hub.Rights[who])
		}
	}
	var d documents.Detail
	w.Must(t, 200, w.Coordinator, "GET", path, nil, &d)
	if !d.Archived || len(d.Rights) != 1 {
		t.Errorf("got %+v", d)
	}
	w.Must(t, 409, w.Coordinator, "PATCH", path, map[string]any{"title": "x"}, nil)
	w.Must(t, 204, w.Coordinator, "DELETE", path, nil, nil) // twice is once
	var list struct{ Items []documents.Document }
	w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group+"/documents", nil, &list)
	if len(list.Items) != 0 {
		t.Errorf("the list still shows %+v", list.Items)
	}
	w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group+"/documents?archived=true", nil, &list)
	if len(list.Items) != 1 {
		t.Errorf("the archive shows %+v", list.Items)
	}
	if got := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = 'document.archived'`); got != "1" {
		t.Errorf("%s lines in the audit log", got)
	}
}

func TestListPages(t *testing.T) {
	w, _ := newWorld(t)
	w.Exec(t, `INSERT INTO documents (group_id, kind, title, created_at) SELECT $1, 'goal_list', 'd' || i, now() FROM generate_series(1, 9) i`, w.Group)
	seen, path := map[string]int{}, "/api/v1/groups/"+w.Group+"/documents?limit=3"
	next := ""
	for range 10 {
		var page struct {
			Items []documents.Document
			Next  string
		}
		w.Must(t, 200, w.Observer, "GET", path+next, nil, &page)
		for _, d := range page.Items {
			seen[d.ID]++
		}
		if page.Next == "" {
			break
		}
		next = "&cursor=" + page.Next
	}
	if len(seen) != 10 {
		t.Errorf("saw %d of 10: %v", len(seen), seen)
	}
	for _, query := range []string{"?cursor=x", "?limit=0", "?limit=1000"} {
		if code := w.Do(w.Observer, "GET", "/api/v1/groups/"+w.Group+"/documents"+query, nil).Code; code != 400 && code != 422 {
			t.Errorf("%s: %d", query, code)
		}
	}
}

func TestConfidential(t *testing.T) {
	w, _ := newWorld(t)
	path := "/api/v1/documents/" + string(w.Document)
	var d documents.Detail
	w.Must(t, 403, w.Ambassador, "PATCH", path, map[string]any{"confidential": true}, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", path, map[string]any{"confidential": true}, &d)
	if !d.Confidential || d.Title != "Our strategy" {
		t.Errorf("got %+v", d)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", path, map[string]any{"title": "New"}, &d)
	if !d.Confidential {
		t.Error("a new title makes it public")
	}
}
