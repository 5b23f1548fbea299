package comments_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
	"samrad/server/comments"
	"samrad/server/identity"
	"samrad/server/notify"
)

// world is a document, its people, and what was said to its room.
type world struct {
	*accesstest.World
	hub       *accesstest.Recorder
	service   *comments.Service
	flat      string // address of the comments without threads
	threads   string
	documents string
}

func newWorld(t *testing.T) *world {
	hub := accesstest.NewRecorder()
	var service *comments.Service
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		inbox := notify.New(pool, hub, false)
		inbox.Register(api)
		service = comments.New(pool, hub, inbox)
		service.Register(api)
	})
	document := "/api/v1/documents/" + string(w.Document)
	return &world{World: w, hub: hub, service: service, flat: document + "/comments", threads: document + "/threads", documents: document}
}

type page struct {
	Items []comments.Thread
	Next  string
	Seq   int64
	Gone  []string
}

func (w *world) begin(t *testing.T, who identity.Identity, body string) comments.Thread {
	t.Helper()
	var made comments.Thread
	w.Must(t, 201, who, "POST", w.threads, map[string]any{"body": body}, &made)
	return made
}

func (w *world) suggest(t *testing.T, who identity.Identity, quote, replacement string) comments.Thread {
	t.Helper()
	var made comments.Thread
	w.Must(t, 201, who, "POST", w.threads, map[string]any{"kind": "suggestion", "replacement": replacement,
		"anchor": map[string]any{"kind": "text", "quote": quote, "start": "AAAA", "end": "AAAA"}}, &made)
	return made
}

func (w *world) list(t *testing.T, who identity.Identity, query string) page {
	t.Helper()
	var p page
	w.Must(t, 200, who, "GET", w.threads+query, nil, &p)
	return p
}

func thread(id, rest string) string  { return "/api/v1/threads/" + id + rest }
func comment(id, rest string) string { return "/api/v1/comments/" + id + rest }

// ids lists which threads a page holds.
func (p page) ids() string {
	var ids []string
	for _, t := range p.Items {
		ids = append(ids, t.ID)
	}
	return strings.Join(ids, " ")
}

func TestWhoMayNot(t *testing.T) {
	w := newWorld(t)
	mine := w.begin(t, w.Coordinator, "Mine")
	idea := w.suggest(t, w.Coordinator, "old", "new")
	own := w.begin(t, w.Ambassador, "The ambassador's")
	before := w.One(t, `SELECT string_agg(c.body || c.version || t.status || t.seq || t.anchor_seq, ',' ORDER BY c.id) FROM comments c JOIN comment_threads t ON t.id = c.thread_id`)
	told := len(w.hub.Told)
	text := map[string]any{"body": "x"}
	anchor := map[string]any{"anchor": map[string]any{"kind": "document"}, "state": "placed", "anchorSeq": 1}
	heal := map[string]any{"items": []any{map[string]any{"id": mine.ID, "anchor": map[string]any{"kind": "document"}, "state": "orphaned", "anchorSeq": 1}}}
	suggestion := map[string]any{"kind": "suggestion", "replacement": "x", "anchor": map[string]any{"kind": "text", "quote": "y"}}
	remark := mine.Comments[0].ID
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: w.flat},
		{Method: "POST", Path: w.flat, Body: text, Observer: 403},
		{Method: "GET", Path: w.threads},
		{Method: "POST", Path: w.threads, Body: text, Observer: 403},
		{Method: "POST", Path: w.threads, Body: suggestion, Observer: 403},
		{Method: "POST", Path: w.threads + "/read", Body: map[string]any{"upTo": 1}},
		{Method: "POST", Path: w.documents + "/anchors", Body: heal, Ambassador: 403, Observer: 403},
		{Method: "GET", Path: thread(mine.ID, "")},
		{Method: "POST", Path: thread(mine.ID, "/comments"), Body: text, Observer: 403},
		{Method: "POST", Path: thread(mine.ID, "/resolve"), Observer: 403},
		{Method: "POST", Path: thread(mine.ID, "/reopen"), Observer: 403},
		{Method: "POST", Path: thread(idea.ID, "/claim"), Body: map[string]any{"claim": "c0000000-0000-4000-8000-000000000001"}, Ambassador: 403, Observer: 403},
		{Method: "POST", Path: thread(idea.ID, "/accept"), Body: map[string]any{}, Ambassador: 403, Observer: 403},
		{Method: "POST", Path: thread(idea.ID, "/reject"), Body: map[string]any{}, Ambassador: 403, Observer: 403},
		{Method: "POST", Path: thread(mine.ID, "/read"), Body: map[string]any{"upTo": 1}},
		{Method: "PUT", Path: thread(mine.ID, "/following")},
		{Method: "DELETE", Path: thread(mine.ID, "/following")},
		{Method: "PATCH", Path: thread(mine.ID, "/anchor"), Body: anchor, Ambassador: 403, Observer: 403},
		{Method: "PATCH", Path: comment(remark, ""), Body: text, Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: comment(remark, ""), Ambassador: 403, Observer: 403},
		{Method: "PUT", Path: comment(remark, "/reactions/agree"), Observer: 403},
		{Method: "DELETE", Path: comment(remark, "/reactions/agree"), Observer: 403},
	})
	// Not even a coordinator puts words into somebody's mouth.
	w.Must(t, 403, w.Coordinator, "PATCH", comment(own.Comments[0].ID, ""), text, nil)
	for _, id := range []string{"nonsense", "00000000-0000-0000-0000-000000000000", remark[:35] + "G"} {
		w.Must(t, 404, w.Coordinator, "DELETE", comment(id, ""), nil, nil)
		w.Must(t, 404, w.Coordinator, "PATCH", comment(id, ""), text, nil)
		w.Must(t, 404, w.Coordinator, "PUT", comment(id, "/reactions/agree"), nil, nil)
		w.Must(t, 404, w.Coordinator, "GET", "/api/v1/documents/"+id+"/threads", nil, nil)
		for verb, body := range map[string]any{"/comments": text, "/resolve": nil, "/reopen": nil, "/accept": map[string]any{},
			"/reject": map[string]any{}, "/read": map[string]any{"upTo": 1}} {
			w.Must(t, 404, w.Coordinator, "POST", thread(id, verb), body, nil)
		}
	}
	after := w.One(t, `SELECT string_agg(c.body || c.version || t.status || t.seq || t.anchor_seq, ',' ORDER BY c.id) FROM comments c JOIN comment_threads t ON t.id = c.thread_id`)
	if before != after || len(w.hub.Told) != told {
		t.Errorf("refused requests did something:\n%s\n%s\n%q", before, after, w.hub.Told[told:])
	}
}

func TestLifeOfAThread(t *testing.T) {
	w := newWorld(t)
	var first comments.Thread
	w.Must(t, 201, w.Ambassador, "POST", w.threads, map[string]any{"body": " Är det **klart**? ",
		"anchor": map[string]any{"kind": "text", "start": "AQID", "end": "AQIE", "quote": "mål", "prefix": "våra ", "block": 4}}, &first)
	if len(first.Comments) != 1 || first.Comments[0].Body != "Är det **klart**?" || first.Comments[0].Author.Organisation.ID != "vasteras" ||
		first.Quote != "mål" || first.Anchor.Kind != "text" || *first.Anchor.Block != 4 || !first.Following || first.Unread != 0 || first.Seq != 1 {
		t.Errorf("got %+v", first)
	}
	var answered comments.Thread
	w.Must(t, 201, w.Coordinator, "POST", thread(first.ID, "/comments"), map[string]any{"body": "Ja"}, &answered)
	if len(answered.Comments) != 2 || answered.Seq != 2 || answered.Unread != 1 || answered.Comments[1].Seq != 2 {
		t.Errorf("got %+v", answered)
	}
	reply := answered.Comments[1]
	w.Must(t, 200, w.Coordinator, "PATCH", comment(reply.ID, ""), map[string]any{"body": "Nej"}, &answered)
	if c := answered.Comments[1]; c.Body != "Nej" || c.EditedAt == nil || c.Version != 3 || c.Seq != 2 {
		t.Errorf("got %+v", c)
	}
	w.Must(t, 200, w.Ambassador, "POST", thread(first.ID, "/resolve"), nil, &answered)
	if answered.Status != comments.Resolved || answered.ResolvedBy.ID != string(w.Ambassador.Person) || answered.ResolvedAt == nil {
		t.Errorf("got %+v", answered)
	}
	w.Must(t, 200, w.Coordinator, "POST", thread(first.ID, "/resolve"), nil, &answered)
	if answered.ResolvedBy.ID != string(w.Ambassador.Person) {
		t.Error("resolving again changes who did")
	}
	answered = comments.Thread{}
	w.Must(t, 200, w.Coordinator, "POST", thread(first.ID, "/reopen"), nil, &answered)
	if answered.Status != comments.Open || answered.ResolvedBy.Person != nil || answered.ResolvedAt != nil {
		t.Errorf("got %+v", answered)
	}

	w.Must(t, 204, w.Ambassador, "DELETE", comment(first.Comments[0].ID, ""), nil, nil)
	w.Must(t, 404, w.Ambassador, "DELETE", comment(first.Comments[0].ID, ""), nil, nil)
	w.Must(t, 200, w.Observer, "GET", thread(first.ID, ""), nil, &answered)
	if len(answered.Comments) != 2 || !answered.Comments[0].Deleted || answered.Comments[0].Body != "" || answered.Comments[1].Body != "Nej" {
		t.Errorf("got %+v", answered.Comments)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", comment(reply.ID, ""), nil, nil)
	w.Must(t, 404, w.Observer, "GET", thread(first.ID, ""), nil, nil)
	if got := w.One(t, `SELECT string_agg(body, '') FROM comments`); got != "" {
		t.Errorf("the withdrawn text is still stored: %q", got)
	}
	if p := w.list(t, w.Observer, ""); len(p.Items) != 0 || p.Seq != 8 {
		t.Errorf("got %+v", p)
	}
}

// What the room hears is enough to show the change, and says nothing of what is
// somebody's own.
func TestRoomHears(t *testing.T) {
	w := newWorld(t)
	made := w.begin(t, w.Ambassador, "x")
	w.Must(t, 200, w.Ambassador, "PUT", comment(made.Comments[0].ID, "/reactions/agree"), nil, nil)
	w.Must(t, 200, w.Ambassador, "PUT", comment(made.Comments[0].ID, "/reactions/agree"), nil, nil) // nothing new
	w.begin(t, w.Ambassador, strings.Repeat("<", 10_000))                                           // too large a message
	w.Must(t, 204, w.Ambassador, "DELETE", comment(made.Comments[0].ID, ""), nil, nil)
	var got []string
	for _, text := range w.hub.Told {
		var e struct {
			Type, ID string
			Seq      int64
			Thread   *comments.Thread
		}
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprintf("%s %d %t", e.Type, e.Seq, e.Thread != nil)
		if e.Thread != nil {
			r := e.Thread.Comments[0].Reactions
			line += fmt.Sprintf(" following=%t unread=%d read=%d reactions=%d", e.Thread.Following, e.Thread.Unread, e.Thread.ReadUpTo, len(r))
			if len(r) == 1 {
				line += fmt.Sprintf(" mine=%t count=%d by=%t", r[0].Mine, r[0].Count, r[0].By[0] == string(w.Ambassador.Person))
			}
		}
		got = append(got, line)
	}
	want := []string{
		"thread.changed 1 true following=false unread=0 read=0 reactions=0", "comment.created 0 false",
		"thread.changed 2 true following=false unread=0 read=0 reactions=1 mine=false count=1 by=true",
		"thread.changed 4 false", "comment.created 0 false", "thread.gone 5 false", "comment.deleted 0 false",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the room heard\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Of an answer in a long thread the room hears the answer, for those who have the rest.
func TestRoomHearsAnswersInLongThreads(t *testing.T) {
	w := newWorld(t)
	made := w.begin(t, w.Ambassador, strings.Repeat("<", 9_000))
	w.hub.Told = nil
	w.Must(t, 201, w.Coordinator, "POST", thread(made.ID, "/comments"), map[string]any{"body": "Nej"}, nil)
	w.Must(t, 201, w.Ambassador, "POST", thread(made.ID, "/comments"), map[string]any{"body": strings.Repeat("<", 9_000)}, nil)
	w.Must(t, 200, w.Ambassador, "POST", thread(made.ID, "/resolve"), nil, nil)
	var got []string
	for _, text := range w.hub.Told {
		var e struct {
			Type   string
			Seq    int64
			Thread *comments.Thread
			Part   *struct {
				After  int64
				Thread comments.Thread
			}
		}
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			t.Fatal(err)
		}
		if e.Type != "thread.changed" {
			continue
		}
		line := fmt.Sprintf("%d whole=%t", e.Seq, e.Thread != nil)
		if e.Part != nil {
			line += fmt.Sprintf(" after %d: %d %q", e.Part.After, len(e.Part.Thread.Comments), e.Part.Thread.Comments[0].Body)
		}
		got = append(got, line)
	}
	want := []string{`2 whole=false after 1: 1 "Nej"`, `3 whole=false`, `4 whole=false`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the room heard\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestProgramsWithoutThreads(t *testing.T) {
	w := newWorld(t)
	var first, second comments.Comment
	w.Must(t, 201, w.Ambassador, "POST", w.flat, map[string]any{"body": " Är det klart? ", "anchor": map[string]any{"quote": "mål", "of": "theirs"}}, &first)
	w.Must(t, 201, w.Coordinator, "POST", w.flat, `{"body":"Ja","anchor":null}`, &second)
	if first.Body != "Är det klart?" || first.Author.Person == nil || !strings.Contains(string(first.Anchor), "theirs") || string(second.Anchor) != "null" {
		t.Errorf("got %+v and %+v", first, second)
	}
	w.Must(t, 201, w.Coordinator, "POST", thread(first.ThreadID, "/comments"), map[string]any{"body": "An answer"}, nil)
	var list struct{ Items []comments.Comment }
	w.Must(t, 200, w.Observer, "GET", w.flat, nil, &list)
	if len(list.Items) != 3 || list.Items[0].ID != first.ID || list.Items[2].ThreadID != first.ThreadID {
		t.Errorf("got %+v", list.Items)
	}
	if p := w.list(t, w.Observer, ""); len(p.Items) != 2 || p.Items[0].Anchor.Kind != "document" {
		t.Errorf("a foreign anchor is not shown as the whole document: %+v", p.Items)
	}
	w.Must(t, 204, w.Ambassador, "DELETE", comment(first.ID, ""), nil, nil)
	w.Must(t, 200, w.Observer, "GET", w.flat, nil, &list)
	if len(list.Items) != 2 {
		t.Errorf("got %+v", list.Items)
	}
}

func TestErasedAuthorAndArchive(t *testing.T) {
	w := newWorld(t)
	made := w.begin(t, w.Ambassador, "x")
	idea := w.suggest(t, w.Ambassador, "a", "b")
	remark := made.Comments[0].ID
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	for path, body := range map[string]any{w.flat: map[string]any{"body": "x"}, w.threads: map[string]any{"body": "x"},
		thread(made.ID, "/comments"): map[string]any{"body": "x"}, thread(made.ID, "/resolve"): nil,
		thread(idea.ID, "/accept"): map[string]any{}, thread(idea.ID, "/reject"): map[string]any{}} {
		w.Must(t, 409, w.Coordinator, "POST", path, body, nil)
	}
	w.Must(t, 409, w.Ambassador, "DELETE", comment(remark, ""), nil, nil)
	w.Must(t, 409, w.Ambassador, "PATCH", comment(remark, ""), map[string]any{"body": "y"}, nil)
	w.Must(t, 409, w.Ambassador, "PUT", comment(remark, "/reactions/look"), nil, nil)
	w.Must(t, 204, w.Observer, "POST", thread(made.ID, "/read"), map[string]any{"upTo": 9}, nil)
	w.Exec(t, `DELETE FROM people WHERE id = $1`, w.Ambassador.Person)
	p := w.list(t, w.Observer, "")
	if len(p.Items) != 2 || p.Items[0].Comments[0].Author.Person != nil || p.Items[1].Comments[0].Author.Person != nil {
		t.Errorf("got %+v", p.Items)
	}
	w.Exec(t, `UPDATE documents SET archived_at = NULL`)
	w.Must(t, 204, w.Coordinator, "DELETE", comment(remark, ""), nil, nil)
	if got := w.One(t, `SELECT action || ' ' || object FROM audit_log`); got != "comment.removed comment:"+remark {
		t.Errorf("the audit log says %q", got)
	}
}

func TestBadInput(t *testing.T) {
	w := newWorld(t)
	text := func(kind, field string, v any) map[string]any {
		return map[string]any{"body": "x", "anchor": map[string]any{"kind": kind, field: v}}
	}
	suggestion := func(anchor any, more ...string) map[string]any {
		m := map[string]any{"kind": "suggestion", "anchor": anchor}
		if len(more) > 0 {
			m["replacement"] = more[0]
		}
		return m
	}
	for i, body := range []any{
		map[string]any{}, map[string]any{"body": ""}, map[string]any{"body": " \n"}, map[string]any{"body": "a\x00b"},
		map[string]any{"body": strings.Repeat("ö", 10_001)}, map[string]any{"body": 1},
		map[string]any{"body": "x", "anchor": "text"}, map[string]any{"body": "x", "anchor": []int{1}},
		map[string]any{"body": "x", "author": "somebody"}, map[string]any{"body": "x", "kind": "shout"},
		map[string]any{"body": "x", "replacement": "y"},
		text("", "quote", "x"), text("page", "quote", "x"), text("text", "quote", strings.Repeat("x", 1001)), text("text", "quote", "\x00"),
		text("text", "start", "%%%"), text("text", "end", strings.Repeat("A", 604)), text("text", "block", -1), text("text", "block", 1<<30),
		text("text", "prefix", strings.Repeat("x", 65)), text("text", "heading", strings.Repeat("x", 201)), text("text", "more", "x"),
		text("stakeholder", "quote", "x"), text("goal", "id", ""), text("goal", "id", strings.Repeat("x", 201)),
		suggestion(nil, "x"), suggestion(map[string]any{"kind": "document"}, "x"), suggestion(map[string]any{"kind": "text", "quote": "x"}),
		suggestion(map[string]any{"kind": "text", "quote": "x"}, "x"), suggestion(map[string]any{"kind": "text", "quote": "x"}, strings.Repeat("x", 10_001)),
		suggestion(map[string]any{"kind": "text", "quote": "x"}, "a\x00b"),
	} {
		if answer := w.Do(w.Ambassador, "POST", w.threads, body); answer.Code != 422 {
			t.Errorf("%d: %d %s", i, answer.Code, answer.Body)
		}
	}
	for _, anchor := range []any{"text", []int{1}, map[string]any{"q": "\x00"}, map[string]any{"q": strings.Repeat("x", 5000)}} {
		w.Must(t, 422, w.Ambassador, "POST", w.flat, map[string]any{"body": "x", "anchor": anchor}, nil)
	}
	made := w.begin(t, w.Ambassador, strings.Repeat("ö", 10_000))
	w.Must(t, 422, w.Ambassador, "PUT", comment(made.Comments[0].ID, "/reactions/hate"), nil, nil)
	w.Must(t, 422, w.Ambassador, "PATCH", comment(made.Comments[0].ID, ""), map[string]any{"body": " "}, nil)
	w.Must(t, 422, w.Ambassador, "POST", thread(made.ID, "/comments"), map[string]any{"body": ""}, nil)
	w.Must(t, 409, w.Coordinator, "POST", thread(made.ID, "/accept"), map[string]any{}, nil)
	idea := w.suggest(t, w.Ambassador, "a", "b")
	w.Must(t, 422, w.Coordinator, "POST", thread(idea.ID, "/accept"), map[string]any{"word": strings.Repeat("x", 1001)}, nil)
	w.Must(t, 422, w.Coordinator, "POST", thread(idea.ID, "/accept"), map[string]any{"overtakes": []string{"x"}}, nil)
	for _, query := range []string{"?state=gone", "?since=-2", "?since=x", "?cursor=x", "?since=0&cursor=x", "?limit=0", "?limit=201"} {
		if code := w.Do(w.Observer, "GET", w.threads+query, nil).Code; code != 422 && code != 400 {
			t.Errorf("%s: %d", query, code)
		}
	}
	if got := w.One(t, `SELECT count(*)::text FROM comments`); got != "2" {
		t.Errorf("%s comments are stored", got)
	}
}

func TestThreadIsFull(t *testing.T) {
	w := newWorld(t)
	made := w.begin(t, w.Ambassador, "x")
	w.Exec(t, `INSERT INTO comments (document_id, thread_id, body, seq) SELECT $1, $2, 'x', 1 FROM generate_series(1, 499)`, w.Document, made.ID)
	w.Must(t, 409, w.Ambassador, "POST", thread(made.ID, "/comments"), map[string]any{"body": "one too many"}, nil)
}

func count(t *testing.T, w *world, sql string, args ...any) (n int) {
	t.Helper()
	if err := w.Pool.QueryRow(context.Background(), sql, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
