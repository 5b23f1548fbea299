package groups_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/groups"
	"samrad/server/identity"
)

func newWorld(t *testing.T) (*accesstest.World, *accesstest.Recorder) {
	hub := accesstest.NewRecorder()
	return accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) { groups.New(pool, hub, "https://samrad.example").Register(api) }), hub
}

func TestWhoMayNot(t *testing.T) {
	w, _ := newWorld(t)
	group := "/api/v1/groups/" + w.Group
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: group},
		{Method: "PATCH", Path: group, Body: map[string]any{"name": "Mine"}, Ambassador: 403, Observer: 403},
		{Method: "PATCH", Path: group + "/steps/2", Body: map[string]any{"state": "adopted"}, Ambassador: 403, Observer: 403},
		{Method: "PUT", Path: group + "/members/" + string(w.Ambassador.Person), Body: map[string]any{"role": "coordinator"}, Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: group + "/members/" + string(w.Coordinator.Person), Ambassador: 403, Observer: 403},
	})
	for _, path := range []string{"/api/v1/groups/nonsense", "/api/v1/groups/00000000-0000-0000-0000-000000000000"} {
		w.Must(t, 404, w.Coordinator, "GET", path, nil, nil)
	}
	w.Must(t, 401, w.Nobody, "GET", "/api/v1/groups", nil, nil)
	w.Must(t, 401, w.Nobody, "POST", "/api/v1/groups", map[string]any{"name": "x"}, nil)
	if got := w.One(t, `SELECT count(*)::text FROM audit_log`); got != "0" {
		t.Errorf("%s lines in the audit log after refusals only", got)
	}
}

func TestGroupLife(t *testing.T) {
	w, _ := newWorld(t)
	var g groups.Group
	w.Must(t, 201, w.Ambassador, "POST", "/api/v1/groups", map[string]any{"name": "  Nätter  ", "purpose": "Trygga nätter"}, &g)
	if g.Name != "Nätter" || g.Role != access.Coordinator || len(g.Members) != 1 || len(g.Steps) != 9 {
		t.Errorf("got %+v", g)
	}
	w.Must(t, 200, w.Ambassador, "PATCH", "/api/v1/groups/"+g.ID, map[string]any{"purpose": "Lugn"}, &g)
	if g.Name != "Nätter" || g.Purpose != "Lugn" {
		t.Errorf("got %+v", g)
	}
	var list struct{ Items []groups.Summary }
	w.Must(t, 200, w.Ambassador, "GET", "/api/v1/groups", nil, &list)
	if len(list.Items) != 2 || list.Items[0].Name != "Joint work" || list.Items[0].MemberCount != 3 ||
		list.Items[0].DocumentCount != 1 || list.Items[0].Role != access.Ambassador || list.Items[1].Role != access.Coordinator {
		t.Errorf("got %+v", list.Items)
	}
	w.Must(t, 200, w.Stranger, "GET", "/api/v1/groups", nil, &list)
	if len(list.Items) != 1 || list.Items[0].Name != "Elsewhere" {
		t.Errorf("the stranger sees %+v", list.Items)
	}
}

func TestListPages(t *testing.T) {
	w, _ := newWorld(t)
	want := []string{"Joint work"}
	for _, name := range []string{"aa", "Ab", "zz", "Åbo"} {
		w.Must(t, 201, w.Coordinator, "POST", "/api/v1/groups", map[string]any{"name": name}, nil)
		want = append(want, name)
	}
	seen := map[string]int{}
	path := "/api/v1/groups?limit=2"
	for range 4 {
		var page struct {
			Items []groups.Summary
			Next  string
		}
		w.Must(t, 200, w.Coordinator, "GET", path, nil, &page)
		for _, g := range page.Items {
			seen[g.Name]++
		}
		if page.Next == "" {
			break
		}
		path = "/api/v1/groups?limit=2&cursor=" + page.Next
	}
	for _, name := range want {
		if seen[name] != 1 {
			t.Errorf("%q came %d times: %v", name, seen[name], seen)
		}
	}
	w.Must(t, 400, w.Coordinator, "GET", "/api/v1/groups?cursor=forged", nil, nil)
}

func TestBadInput(t *testing.T) {
	w, _ := newWorld(t)
	for _, name := range []string{"", "   ", "a\nb", "a\x00b", strings.Repeat("x", 121)} {
		w.Must(t, 422, w.Coordinator, "POST", "/api/v1/groups", map[string]any{"name": name}, nil)
	}
	w.Must(t, 422, w.Coordinator, "POST", "/api/v1/groups", map[string]any{"name": "x", "purpose": "a\x00"}, nil)
	w.Must(t, 422, w.Coordinator, "POST", "/api/v1/groups", map[string]any{"name": "x", "owner": "me"}, nil)
	w.Must(t, 400, w.Coordinator, "POST", "/api/v1/groups", `{"name":`, nil)
	step := "/api/v1/groups/" + w.Group + "/steps/"
	for _, body := range []map[string]any{
		{"state": "done"}, {"state": "skipped"}, {"state": "skipped", "skipReason": "  "}, {"due": "tomorrow"}, {"due": "2026-02-30"},
		{"ownerId": string(w.Stranger.Person)}, {"ownerId": "nonsense"}, {"ownerId": "a\x00"}, {"state": "skipped", "skipReason": "a\x00"},
	} {
		w.Must(t, 422, w.Coordinator, "PATCH", step+"2", body, nil)
	}
	for _, n := range []string{"0", "10", "x"} {
		w.Must(t, 422, w.Coordinator, "PATCH", step+n, map[string]any{"state": "adopted"}, nil)
	}
	if got := w.One(t, `SELECT count(*)::text FROM group_steps`); got != "0" {
		t.Errorf("refused changes left %s rows", got)
	}
}

func TestSteps(t *testing.T) {
	w, _ := newWorld(t)
	path := "/api/v1/groups/" + w.Group + "/steps/3"
	var s groups.Step
	w.Must(t, 200, w.Coordinator, "PATCH", path, map[string]any{"state": "in_progress", "ownerId": w.Ambassador.Person, "due": "2027-03-31"}, &s)
	if s.State != groups.InProgress || s.Owner.Person == nil || s.Owner.Name != "Elin" || s.Due == nil || *s.Due != "2027-03-31" {
		t.Errorf("got %+v", s)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", path, map[string]any{"state": "skipped", "skipReason": "Later"}, &s)
	if s.SkipReason != "Later" || s.Owner.Person == nil || s.Due == nil {
		t.Errorf("fields that were not named changed: %+v", s)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", path, `{"state":"adopted","ownerId":null,"due":null}`, &s)
	if s.SkipReason != "" || s.Owner.Person != nil || s.Due != nil {
		t.Errorf("null did not clear: %+v", s)
	}
	var g groups.Group
	w.Must(t, 200, w.Observer, "GET", "/api/v1/groups/"+w.Group, nil, &g)
	if g.Steps[2].State != groups.Adopted || g.Steps[0].State != groups.NotStarted || g.Steps[0].UpdatedAt != nil {
		t.Errorf("got %+v", g.Steps)
	}
}

func TestMembers(t *testing.T) {
	w, hub := newWorld(t)
	members := "/api/v1/groups/" + w.Group + "/members/"
	put := func(status int, who identity.Identity, role string) {
		t.Helper()
		w.Must(t, status, w.Coordinator, "PUT", members+string(who.Person), map[string]any{"role": role}, nil)
	}
	put(200, w.Ambassador, "observer")
	if hub.Rights[w.Ambassador.Person] != collab.RightRead {
		t.Errorf("the room heard %v", hub.Rights)
	}
	put(200, w.Stranger, "ambassador")
	if hub.Rights[w.Stranger.Person] != collab.RightComment {
		t.Errorf("the room heard %v", hub.Rights)
	}
	put(422, w.Stranger, "admin")
	put(409, w.Coordinator, "observer") // the last one
	w.Must(t, 409, w.Coordinator, "DELETE", members+string(w.Coordinator.Person), nil, nil)
	put(200, w.Ambassador, "coordinator")
	put(200, w.Coordinator, "observer")
	w.Must(t, 403, w.Coordinator, "PUT", members+string(w.Stranger.Person), map[string]any{"role": "observer"}, nil)

	w.Must(t, 204, w.Stranger, "DELETE", members+string(w.Stranger.Person), nil, nil) // leaving is free
	if hub.Rights[w.Stranger.Person] != collab.RightNone {
		t.Errorf("the room still lets the one who left in: %v", hub.Rights)
	}
	w.Must(t, 404, w.Ambassador, "DELETE", members+string(w.Stranger.Person), nil, nil)
	for _, id := range []string{"nonsense", "00000000-0000-0000-0000-000000000000"} {
		w.Must(t, 404, w.Ambassador, "PUT", members+id, map[string]any{"role": "observer"}, nil)
	}
	if got := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = 'role.changed'`); got != "5" {
		t.Errorf("%s lines in the audit log for 5 changes of role", got)
	}
}

// Whoever joined saw hundreds of comments from years before as unread.
func TestWhatWasSaidBeforeOneJoinedIsNotUnread(t *testing.T) {
	w, _ := newWorld(t)
	member := "/api/v1/groups/" + w.Group + "/members/" + string(w.Stranger.Person)
	read := func() string {
		return w.One(t, `SELECT coalesce(string_agg(seq::text, ','), 'nothing') FROM comment_document_reads WHERE person_id = $1`, w.Stranger.Person)
	}
	w.Exec(t, `INSERT INTO comment_seqs (document_id, seq) VALUES ($1, 7)`, w.Document)
	w.Must(t, 200, w.Coordinator, "PUT", member, map[string]any{"role": "observer"}, nil)
	if got := read(); got != "7" {
		t.Errorf("joined: has read up to %s", got)
	}
	// Another role is no new beginning; coming back is.
	w.Exec(t, `UPDATE comment_seqs SET seq = 9`)
	w.Must(t, 200, w.Coordinator, "PUT", member, map[string]any{"role": "ambassador"}, nil)
	if got := read(); got != "7" {
		t.Errorf("promoted: has read up to %s", got)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", member, nil, nil)
	w.Must(t, 200, w.Coordinator, "PUT", member, map[string]any{"role": "observer"}, nil)
	if got := read(); got != "9" {
		t.Errorf("came back: has read up to %s", got)
	}
}

// Two coordinators who demote each other at the same moment must not leave the
// group without one.
func TestOneCoordinatorStays(t *testing.T) {
	w, _ := newWorld(t)
	for range 10 {
		w.Exec(t, `UPDATE group_members SET role = 'coordinator' WHERE person_id = ANY($1)`,
			[]string{string(w.Coordinator.Person), string(w.Ambassador.Person)})
		var wg sync.WaitGroup
		for _, pair := range [][2]identity.Identity{{w.Coordinator, w.Ambassador}, {w.Ambassador, w.Coordinator}} {
			wg.Go(func() {
				w.Do(pair[0], "PUT", "/api/v1/groups/"+w.Group+"/members/"+string(pair[1].Person), map[string]any{"role": "observer"})
			})
		}
		wg.Wait()
		if got := w.One(t, `SELECT count(*)::text FROM group_members WHERE role = 'coordinator' AND group_id = $1`, w.Group); got == "0" {
			t.Fatal("no coordinator is left")
		}
	}
}

func TestWhatBecomesOfErasedComments(t *testing.T) {
	w, _ := newWorld(t)
	path := "/api/v1/groups/" + w.Group
	var g groups.Group
	w.Must(t, 200, w.Observer, "GET", path, nil, &g)
	if g.EraseComments != "keep" {
		t.Errorf("got %q", g.EraseComments)
	}
	w.Must(t, 403, w.Ambassador, "PATCH", path, map[string]any{"eraseComments": "remove"}, nil)
	w.Must(t, 422, w.Coordinator, "PATCH", path, map[string]any{"eraseComments": "burn"}, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", path, map[string]any{"eraseComments": "remove"}, &g)
	if g.EraseComments != "remove" || g.Name != "Joint work" {
		t.Errorf("got %+v", g)
	}
}
