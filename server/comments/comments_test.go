package comments_test

import (
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
	"samrad/server/comments"
)

func newWorld(t *testing.T) (*accesstest.World, *accesstest.Recorder, string) {
	hub := accesstest.NewRecorder()
	w := accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) { comments.New(pool, hub).Register(api) })
	return w, hub, "/api/v1/documents/" + string(w.Document) + "/comments"
}

func TestWhoMayNot(t *testing.T) {
	w, hub, path := newWorld(t)
	var c comments.Comment
	w.Must(t, 201, w.Coordinator, "POST", path, map[string]any{"body": "Mine"}, &c)
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: path},
		{Method: "POST", Path: path, Body: map[string]any{"body": "x"}, Observer: 403},
		{Method: "DELETE", Path: "/api/v1/comments/" + c.ID, Ambassador: 403, Observer: 403},
	})
	for _, id := range []string{"nonsense", "00000000-0000-0000-0000-000000000000"} {
		w.Must(t, 404, w.Coordinator, "DELETE", "/api/v1/comments/"+id, nil, nil)
		w.Must(t, 404, w.Coordinator, "GET", "/api/v1/documents/"+id+"/comments", nil, nil)
	}
	if len(hub.Told) != 1 || w.One(t, `SELECT count(*)::text FROM comments WHERE deleted_at IS NULL`) != "1" {
		t.Errorf("refused requests did something: %q", hub.Told)
	}
}

func TestLife(t *testing.T) {
	w, hub, path := newWorld(t)
	var first, second comments.Comment
	w.Must(t, 201, w.Ambassador, "POST", path, map[string]any{"body": " Är det klart? ", "anchor": map[string]any{"quote": "mål"}}, &first)
	w.Must(t, 201, w.Coordinator, "POST", path, `{"body":"Ja","anchor":null}`, &second)
	if first.Body != "Är det klart?" || first.Author.Person == nil || first.Author.Organisation.ID != "vasteras" ||
		!strings.Contains(string(first.Anchor), "mål") || string(second.Anchor) != "null" {
		t.Errorf("got %+v and %+v", first, second)
	}
	var list struct{ Items []comments.Comment }
	w.Must(t, 200, w.Observer, "GET", path, nil, &list)
	if len(list.Items) != 2 || list.Items[0].ID != first.ID {
		t.Errorf("got %+v", list.Items)
	}
	w.Must(t, 204, w.Ambassador, "DELETE", "/api/v1/comments/"+first.ID, nil, nil)
	w.Must(t, 404, w.Ambassador, "DELETE", "/api/v1/comments/"+first.ID, nil, nil)
	w.Must(t, 200, w.Observer, "GET", path, nil, &list)
	if len(list.Items) != 1 {
		t.Errorf("got %+v", list.Items)
	}
	if got := w.One(t, `SELECT body FROM comments WHERE id = $1`, first.ID); got != "" {
		t.Errorf("the withdrawn text is still stored: %q", got)
	}
	want := []string{`{"id":"` + first.ID + `","type":"comment.created"}`, `{"id":"` + second.ID + `","type":"comment.created"}`,
		`{"id":"` + first.ID + `","type":"comment.deleted"}`}
	if strings.Join(hub.Told, "\n") != strings.Join(want, "\n") {
		t.Errorf("the room heard %q", hub.Told)
	}
}

func TestErasedAuthorAndArchive(t *testing.T) {
	w, _, path := newWorld(t)
	var c comments.Comment
	w.Must(t, 201, w.Ambassador, "POST", path, map[string]any{"body": "x"}, &c)
	w.Exec(t, `UPDATE documents SET archived_at = now()`)
	w.Must(t, 409, w.Ambassador, "POST", path, map[string]any{"body": "x"}, nil)
	w.Must(t, 409, w.Ambassador, "DELETE", "/api/v1/comments/"+c.ID, nil, nil)
	w.Exec(t, `DELETE FROM people WHERE id = $1`, w.Ambassador.Person)
	var list struct{ Items []comments.Comment }
	w.Must(t, 200, w.Observer, "GET", path, nil, &list)
	if len(list.Items) != 1 || list.Items[0].Author.Person != nil {
		t.Errorf("got %+v", list.Items)
	}
	w.Must(t, 403, w.Coordinator, "DELETE", "/api/v1/comments/"+c.ID, nil, nil)
}

func TestBadInput(t *testing.T) {
	w, _, path := newWorld(t)
	for _, body := range []any{
		map[string]any{}, map[string]any{"body": ""}, map[string]any{"body": " \n"}, map[string]any{"body": "a\x00b"},
		map[string]any{"body": strings.Repeat("ö", 10_001)}, map[string]any{"body": 1},
		map[string]any{"body": "x", "anchor": "text"}, map[string]any{"body": "x", "anchor": []int{1}},
		map[string]any{"body": "x", "anchor": map[string]any{"q": "\x00"}},
		map[string]any{"body": "x", "anchor": map[string]any{"q": strings.Repeat("x", 5000)}},
		map[string]any{"body": "x", "author": "somebody"},
	} {
		w.Must(t, 422, w.Ambassador, "POST", path, body, nil)
	}
	w.Must(t, 201, w.Ambassador, "POST", path, map[string]any{"body": strings.Repeat("ö", 10_000)}, nil)
}
