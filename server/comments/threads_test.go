package comments_test

import (
	"fmt"
	"strings"
	"testing"

	"samrad/server/comments"
	"samrad/server/idempotency"
	"samrad/server/identity"
)

func TestReadMarks(t *testing.T) {
	w := newWorld(t)
	one, two := w.begin(t, w.Ambassador, "1"), w.begin(t, w.Ambassador, "2")
	w.Must(t, 201, w.Coordinator, "POST", thread(one.ID, "/comments"), map[string]any{"body": "answer"}, nil)
	unread := func(who identity.Identity) string {
		t.Helper()
		var counts []string
		for _, item := range w.list(t, who, "").Items {
			counts = append(counts, fmt.Sprint(item.Unread))
		}
		return strings.Join(counts, " ") + " of " + fmt.Sprint(len(w.list(t, who, "?unread=true").Items))
	}
	check := func(ambassador, coordinator, observer string) {
		t.Helper()
		if a, c, o := unread(w.Ambassador), unread(w.Coordinator), unread(w.Observer); a != ambassador || c != coordinator || o != observer {
			t.Errorf("unread: %s, %s, %s; want %s, %s, %s", a, c, o, ambassador, coordinator, observer)
		}
	}
	check("1 0 of 1", "1 1 of 2", "2 1 of 2")
	w.Must(t, 204, w.Ambassador, "POST", thread(one.ID, "/read"), map[string]any{"upTo": 3}, nil)
	w.Must(t, 204, w.Observer, "POST", thread(one.ID, "/read"), map[string]any{"upTo": 1}, nil)
	check("0 0 of 0", "1 1 of 2", "1 1 of 2")
	w.Must(t, 204, w.Observer, "POST", thread(one.ID, "/read"), map[string]any{"upTo": 0}, nil) // a late device
	check("0 0 of 0", "1 1 of 2", "1 1 of 2")
	w.Must(t, 204, w.Observer, "POST", w.threads+"/read", map[string]any{"upTo": 1 << 40}, nil) // beyond what there is
	check("0 0 of 0", "1 1 of 2", "0 0 of 0")
	w.Must(t, 201, w.Ambassador, "POST", thread(two.ID, "/comments"), map[string]any{"body": "3"}, nil)
	check("0 0 of 0", "1 2 of 2", "0 1 of 1")
	if got := w.One(t, `SELECT max(seq)::text FROM comment_document_reads`); got != "3" {
		t.Errorf("read up to %s", got)
	}
}

func TestFilters(t *testing.T) {
	w := newWorld(t)
	person := func(who identity.Identity) string { return "@[N](person:" + string(who.Person) + ")" }
	a := w.begin(t, w.Ambassador, "@[Odense](organisation:odense) and @[all](role:observer)")
	b := w.begin(t, w.Coordinator, person(w.Ambassador))
	c := w.suggest(t, w.Coordinator, "x", "y")
	d := w.begin(t, w.Ambassador, "@[obs](role:observer@vasteras) @[amb](role:ambassador@vasteras) "+person(w.Stranger))
	w.Must(t, 200, w.Coordinator, "POST", thread(b.ID, "/resolve"), nil, nil)
	w.Must(t, 200, w.Coordinator, "POST", w.documents+"/anchors", map[string]any{"items": []any{
		map[string]any{"id": c.ID, "anchor": c.Anchor, "state": "orphaned", "anchorSeq": 1}}}, nil)
	for _, try := range []struct {
		who   identity.Identity
		query string
		want  []comments.Thread
	}{
		{w.Observer, "", []comments.Thread{a, b, c, d}},
		{w.Observer, "?state=open", []comments.Thread{a, c, d}},
		{w.Observer, "?state=resolved", []comments.Thread{b}},
		{w.Observer, "?kind=suggestion", []comments.Thread{c}},
		{w.Observer, "?orphaned=true", []comments.Thread{c}},
		{w.Observer, "?municipality=vasteras", []comments.Thread{a, d}},
		{w.Observer, "?municipality=nowhere", nil},
		{w.Observer, "?mine=true", nil},
		{w.Coordinator, "?mine=true", []comments.Thread{b, c}},
		{w.Coordinator, "?mine=true&state=open", []comments.Thread{c}},
		{w.Coordinator, "?mentions=true", []comments.Thread{a}},
		{w.Observer, "?mentions=true", []comments.Thread{a}},
		{w.Ambassador, "?mentions=true", []comments.Thread{b, d}},
	} {
		want := page{Items: try.want}.ids()
		if got := w.list(t, try.who, try.query).ids(); got != want {
			t.Errorf("%s %s: got %s, want %s", try.who.Name, try.query, got, want)
		}
	}
	if m := w.list(t, w.Observer, "").Items[3].Comments[0].Mentions; len(m) != 1 || m[0] != (comments.Mention{Kind: "role", Ref: "ambassador@vasteras"}) {
		t.Errorf("mentions of nobody count: %v", m)
	}
}

func TestMentionsOfThings(t *testing.T) {
	w := newWorld(t)
	elsewhere := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'x') RETURNING id::text`, w.Other)
	made := w.begin(t, w.Ambassador, "@[G](goal:"+string(w.Document)+"/g1) @[S](stakeholder:"+elsewhere+"/s1) @[S](stakeholder:"+string(w.Document)+") @[x](page:1)")
	if m := made.Comments[0].Mentions; len(m) != 1 || m[0].Kind != "goal" || m[0].Ref != string(w.Document)+"/g1" {
		t.Errorf("got %v", m)
	}
	// The goal is there now, and later called something else.
	for _, title := range []string{"Calm", "Calmer"} {
		w.Exec(t, `INSERT INTO goals (document_id, id, group_id, position, depth, code, title, level, status, health, departments, target_groups, open, steps, tags, review_cycle, progress_mode, measured, measurable, example)
			VALUES ($1, 'g1', $2, 0, 0, '1', $3, 'goal', 'draft', 'unknown', '{}', '{}', true, '{}', '{}', 'none', 'auto', 0, 0, false)
			ON CONFLICT (document_id, id) DO UPDATE SET title = EXCLUDED.title`, w.Document, w.Group, title)
		if m := w.list(t, w.Observer, "").Items[0].Comments[0].Mentions; len(m) != 1 || m[0].Name != title {
			t.Errorf("got %v, want the name %s", m, title)
		}
	}
	w.Must(t, 200, w.Ambassador, "PATCH", comment(made.Comments[0].ID, ""), map[string]any{"body": "none"}, &made)
	if len(made.Comments[0].Mentions) != 0 {
		t.Errorf("got %v", made.Comments[0].Mentions)
	}
}

// Reading on and reading what is new find everything once, whatever happens in
// between.
func TestPagesAndSince(t *testing.T) {
	w := newWorld(t)
	var all []comments.Thread
	for i := range 7 {
		all = append(all, w.begin(t, w.Ambassador, fmt.Sprint(i)))
	}
	first := w.list(t, w.Observer, "?limit=3")
	w.begin(t, w.Ambassador, "late")
	w.Must(t, 204, w.Ambassador, "DELETE", comment(all[1].Comments[0].ID, ""), nil, nil)
	w.Must(t, 200, w.Ambassador, "POST", thread(all[0].ID, "/resolve"), nil, nil)
	second := w.list(t, w.Observer, "?limit=3&cursor="+first.Next)
	third := w.list(t, w.Observer, "?limit=3&cursor="+second.Next)
	if first.ids() != (page{Items: all[:3]}).ids() || second.ids() != (page{Items: all[3:6]}).ids() || len(third.Items) != 2 || third.Next != "" || first.Seq != 7 {
		t.Errorf("got %s | %s | %s", first.ids(), second.ids(), third.ids())
	}
	news := w.list(t, w.Observer, fmt.Sprintf("?since=%d&limit=1", first.Seq))
	more := w.list(t, w.Observer, fmt.Sprintf("?since=%d&limit=1&cursor=%s", first.Seq, news.Next))
	if len(news.Items) != 1 || news.Items[0].Comments[0].Body != "late" || more.ids() != all[0].ID || more.Next != "" || more.Items[0].Status != comments.Resolved {
		t.Errorf("got %+v, then %+v", news, more)
	}
	if len(news.Gone) != 1 || news.Gone[0] != all[1].ID || news.Seq != 10 {
		t.Errorf("gone %v seq %d", news.Gone, news.Seq)
	}
	if p := w.list(t, w.Observer, "?since=10"); len(p.Items)+len(p.Gone) != 0 || p.Seq != 10 {
		t.Errorf("got %+v", p)
	}
	if p := w.list(t, w.Observer, "?since=0"); len(p.Items) != 7 || len(p.Gone) != 1 {
		t.Errorf("got %d and %d", len(p.Items), len(p.Gone))
	}
}

func TestSuggestions(t *testing.T) {
	w := newWorld(t)
	one, two, three := w.suggest(t, w.Ambassador, "a", "b"), w.suggest(t, w.Ambassador, "a", "c"), w.suggest(t, w.Coordinator, "a", "")
	other := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'strategy', 'x') RETURNING id::text`, w.Group)
	w.Exec(t, `UPDATE comment_threads SET document_id = $1 WHERE id = $2`, other, three.ID)
	w.hub.Told = nil
	var got comments.Thread
	w.Must(t, 200, w.Coordinator, "POST", thread(one.ID, "/accept"), map[string]any{"word": " Good ", "overtakes": []string{two.ID, three.ID, one.ID}}, &got)
	s := got.Suggestion
	if s == nil || s.State != comments.SuggestionAccepted || s.Word != "Good" || s.DecidedBy.ID != string(w.Coordinator.Person) || s.DecidedAt == nil ||
		got.Status != comments.Resolved || s.Base != "a" || s.Replacement != "b" || got.Comments[0].Author.ID != string(w.Ambassador.Person) {
		t.Errorf("got %+v %+v", got, s)
	}
	w.Must(t, 200, w.Observer, "GET", thread(two.ID, ""), nil, &got)
	if got.Suggestion.State != comments.SuggestionOvertaken || got.Status != comments.Resolved {
		t.Errorf("got %+v", got.Suggestion)
	}
	if state := w.One(t, `SELECT suggestion_state FROM comment_threads WHERE id = $1`, three.ID); state != "open" {
		t.Errorf("a suggestion of another document is %s", state)
	}
	if len(w.hub.Told) != 2 {
		t.Errorf("told %d times", len(w.hub.Told))
	}
	// Once more is no news; otherwise is too late.
	w.Must(t, 200, w.Coordinator, "POST", thread(one.ID, "/accept"), map[string]any{}, &got)
	w.Must(t, 409, w.Coordinator, "POST", thread(one.ID, "/reject"), map[string]any{}, nil)
	w.Must(t, 409, w.Coordinator, "POST", thread(two.ID, "/accept"), map[string]any{}, nil)
	if got.Suggestion.Word != "Good" || len(w.hub.Told) != 2 {
		t.Errorf("got %+v, told %d times", got.Suggestion, len(w.hub.Told))
	}
	if n := count(t, w, `SELECT count(*) FROM audit_log WHERE action = 'suggestion.decided' AND details->>'author' = $1 AND person_id = $2`,
		w.Ambassador.Person, w.Coordinator.Person); n != 1 {
		t.Errorf("%d lines in the audit log", n)
	}

	no := w.suggest(t, w.Ambassador, "a", "d")
	w.Must(t, 200, w.Coordinator, "POST", thread(no.ID, "/reject"), map[string]any{"word": "Too late"}, &got)
	if got.Suggestion.State != comments.SuggestionRejected || got.Suggestion.Word != "Too late" {
		t.Errorf("got %+v", got.Suggestion)
	}
	// Taken back while others have answered: the thread stays, the wording goes.
	back := w.suggest(t, w.Ambassador, "a", "e")
	w.Must(t, 201, w.Coordinator, "POST", thread(back.ID, "/comments"), map[string]any{"body": "Hm"}, nil)
	w.Must(t, 204, w.Ambassador, "DELETE", comment(back.Comments[0].ID, ""), nil, nil)
	got = comments.Thread{}
	w.Must(t, 200, w.Observer, "GET", thread(back.ID, ""), nil, &got)
	if got.Kind != comments.KindComment || got.Suggestion != nil || len(got.Comments) != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestHealing(t *testing.T) {
	w := newWorld(t)
	one, two := w.begin(t, w.Ambassador, "1"), w.begin(t, w.Ambassador, "2")
	w.hub.Told = nil
	item := func(id, quote, state string, seq int64) map[string]any {
		return map[string]any{"id": id, "anchor": map[string]any{"kind": "text", "quote": quote}, "state": state, "anchorSeq": seq}
	}
	heal := func(items ...any) []comments.HealedAnswer {
		t.Helper()
		var reply struct{ Items []comments.HealedAnswer }
		w.Must(t, 200, w.Coordinator, "POST", w.documents+"/anchors", map[string]any{"items": items}, &reply)
		return reply.Items
	}
	got := heal(item(one.ID, "new", "placed", 1), item("00000000-0000-0000-0000-000000000000", "x", "placed", 1))
	if len(got) != 1 || !got[0].Applied || got[0].AnchorSeq != 2 || got[0].Anchor.Quote != "new" {
		t.Errorf("got %+v", got)
	}
	if got := heal(item(one.ID, "stale", "orphaned", 1)); got[0].Applied || got[0].AnchorSeq != 2 || got[0].Anchor.Quote != "new" {
		t.Errorf("got %+v", got)
	}
	if p := w.list(t, w.Observer, "?since=2"); len(p.Items) != 0 || len(w.hub.Told) != 0 {
		t.Errorf("a moved place is news: %+v %q", p, w.hub.Told)
	}
	heal(item(one.ID, "new", "placed", 2), item(two.ID, "lost", "orphaned", 1))
	if p := w.list(t, w.Observer, "?since=2"); p.ids() != two.ID || p.Items[0].AnchorState != "orphaned" || len(w.hub.Told) != 1 || w.hub.Told[0] != `{"type":"threads.changed","seq":3}` {
		t.Errorf("got %+v %q", p, w.hub.Told)
	}
	// Whoever began the thread may show where it belongs; others need to edit.
	place := map[string]any{"anchor": map[string]any{"kind": "text", "quote": "found"}, "state": "placed", "anchorSeq": 2}
	var moved comments.Thread
	w.Must(t, 200, w.Ambassador, "PATCH", thread(two.ID, "/anchor"), place, &moved)
	if moved.AnchorState != "placed" || moved.Anchor.Quote != "found" || moved.AnchorSeq != 3 {
		t.Errorf("got %+v", moved)
	}
	w.Must(t, 412, w.Ambassador, "PATCH", thread(two.ID, "/anchor"), place, nil)
	w.Must(t, 422, w.Coordinator, "POST", w.documents+"/anchors", map[string]any{"items": []any{item("x", "q", "placed", 1)}}, nil)
	w.Must(t, 422, w.Coordinator, "POST", w.documents+"/anchors", map[string]any{"items": []any{}}, nil)
	w.Must(t, 422, w.Coordinator, "POST", w.documents+"/anchors", map[string]any{"items": []any{item(one.ID, "q", "lost", 1)}}, nil)
}

func TestIfMatch(t *testing.T) {
	w := newWorld(t)
	made := w.begin(t, w.Ambassador, "x")
	remark := made.Comments[0].ID
	w.Must(t, 200, w.Ambassador, "PATCH", comment(remark, ""), map[string]any{"body": "y"}, nil)
	send := func(want int, method, path, tag string, body any) {
		t.Helper()
		if got := w.DoWith(w.Ambassador, method, path, body, "If-Match: "+tag); got.Code != want {
			t.Errorf("%s %s with %s: %d, want %d\n%s", method, path, tag, got.Code, want, got.Body)
		}
	}
	send(412, "PATCH", comment(remark, ""), `"1"`, map[string]any{"body": "z"})
	send(412, "DELETE", comment(remark, ""), `"1"`, nil)
	send(412, "POST", thread(made.ID, "/resolve"), `"1"`, nil)
	send(400, "PATCH", comment(remark, ""), `nonsense`, map[string]any{"body": "z"})
	send(200, "POST", thread(made.ID, "/resolve"), `"1", "2"`, nil)
	send(200, "PATCH", comment(remark, ""), `W/"2"`, map[string]any{"body": "z"})
	send(200, "PATCH", comment(remark, ""), `*`, map[string]any{"body": "zz"})
	if got := w.Do(w.Observer, "GET", thread(made.ID, ""), nil).Header().Get("ETag"); got != `"5"` {
		t.Errorf("ETag %s", got)
	}
}

// A request that comes again after its answer was lost, and even the note that it
// had been made, says nothing twice.
func TestRepeatedWithoutItsAnswer(t *testing.T) {
	w := newWorld(t)
	store := comments.NewStore(w.Pool)
	for range 2 {
		ctx := idempotency.With(t.Context(), string(w.Ambassador.Person), "key", "/threads")
		made, err := store.BeginPlain(ctx, w.Document, w.Ambassador.Person, "once")
		if err != nil {
			t.Fatal(err)
		}
		ctx = idempotency.With(t.Context(), string(w.Ambassador.Person), "key", "/threads/1/comments")
		if made, err = store.ReplyPlain(ctx, w.Document, w.Ambassador.Person, made.ID, "answer"); err != nil || len(made.Comments) != 2 {
			t.Fatalf("%+v %v", made, err)
		}
	}
	if n := count(t, w, `SELECT count(*) FROM comment_threads`); n != 1 {
		t.Errorf("%d threads", n)
	}
}

func TestReactions(t *testing.T) {
	w := newWorld(t)
	made := w.begin(t, w.Ambassador, "x")
	remark := made.Comments[0].ID
	var got comments.Thread
	w.Must(t, 200, w.Coordinator, "PUT", comment(remark, "/reactions/thanks"), nil, nil)
	w.Must(t, 200, w.Ambassador, "PUT", comment(remark, "/reactions/agree"), nil, nil)
	w.Must(t, 200, w.Ambassador, "PUT", comment(remark, "/reactions/thanks"), nil, &got)
	r := got.Comments[0].Reactions
	if len(r) != 2 || r[0].Key != "thanks" || r[0].Count != 2 || !r[0].Mine || r[1].Count != 1 {
		t.Errorf("got %+v", r)
	}
	w.Must(t, 200, w.Coordinator, "DELETE", comment(remark, "/reactions/thanks"), nil, &got)
	if r := got.Comments[0].Reactions; len(r) != 2 || r[1].Key != "thanks" || r[1].Mine || r[0].Mine {
		t.Errorf("got %+v", r)
	}
	if got := w.list(t, w.Observer, fmt.Sprintf("?since=%d", made.Seq)); len(got.Items) != 1 {
		t.Errorf("reactions are no news: %+v", got)
	}
}

func TestFollowing(t *testing.T) {
	w := newWorld(t)
	made := w.begin(t, w.Ambassador, "x")
	following := func(who identity.Identity) bool {
		var got comments.Thread
		w.Must(t, 200, who, "GET", thread(made.ID, ""), nil, &got)
		return got.Following
	}
	if !following(w.Ambassador) || following(w.Observer) {
		t.Error("authors follow, readers do not")
	}
	w.Must(t, 204, w.Observer, "PUT", thread(made.ID, "/following"), nil, nil)
	w.Must(t, 204, w.Ambassador, "DELETE", thread(made.ID, "/following"), nil, nil)
	if following(w.Ambassador) || !following(w.Observer) {
		t.Error("said otherwise")
	}
}
