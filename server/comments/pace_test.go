package comments_test

import (
	"strings"
	"testing"
	"time"

	"samrad/server/comments"
)

func TestOnePersonCannotFloodADocument(t *testing.T) {
	w := newWorld(t)
	now := time.Unix(1_000_000, 0)
	w.service.LimitAt(2, 4, func() time.Time { return now })
	one := w.begin(t, w.Ambassador, "1")
	said := one.Comments[0].ID
	w.Must(t, 201, w.Ambassador, "POST", thread(one.ID, "/comments"), map[string]any{"body": "2"}, nil)
	w.Must(t, 201, w.Ambassador, "POST", w.flat, map[string]any{"body": "3"}, nil)
	w.Must(t, 422, w.Ambassador, "POST", w.threads, map[string]any{"body": " "}, nil) // does not count
	w.Must(t, 200, w.Ambassador, "PATCH", comment(said, ""), map[string]any{"body": "4"}, nil)

	suggestion := map[string]any{"kind": "suggestion", "replacement": "b", "anchor": map[string]any{"kind": "text", "quote": "a", "start": "AAAA", "end": "AAAA"}}
	for what, try := range map[string]struct {
		method, path string
		body         any
	}{
		"a thread": {"POST", w.threads, map[string]any{"body": "5"}}, "a suggestion": {"POST", w.threads, suggestion},
		"an answer": {"POST", thread(one.ID, "/comments"), map[string]any{"body": "5"}}, "a plain comment": {"POST", w.flat, map[string]any{"body": "5"}},
		"other words": {"PATCH", comment(said, ""), map[string]any{"body": "5"}},
	} {
		answer := w.Do(w.Ambassador, try.method, try.path, try.body)
		if answer.Code != 429 || answer.Header().Get("Retry-After") != "30" || !strings.Contains(answer.Body.String(), "Wait 30 seconds and post it again.") {
			t.Errorf("%s: %d %v %s", what, answer.Code, answer.Header(), answer.Body)
		}
	}
	w.Must(t, 201, w.Coordinator, "POST", thread(one.ID, "/comments"), map[string]any{"body": "another person"}, nil)
	w.Must(t, 200, w.Ambassador, "PUT", comment(said, "/reactions/agree"), nil, nil)
	now = now.Add(30 * time.Second)
	w.Must(t, 201, w.Ambassador, "POST", w.threads, map[string]any{"body": "after the pause"}, nil)
	if p := w.list(t, w.Coordinator, ""); len(p.Items) != 3 {
		t.Errorf("%d threads stand there: what was refused was posted", len(p.Items))
	}
}

func TestOnePersonCannotKeepEveryScreenBusy(t *testing.T) {
	w := newWorld(t)
	now := time.Unix(1_000_000, 0)
	w.service.LimitAt(1, 2, func() time.Time { return now })
	one := w.begin(t, w.Coordinator, "1")
	agree := comment(one.Comments[0].ID, "/reactions/agree")
	for i := range 12 {
		w.Must(t, 200, w.Ambassador, []string{"PUT", "DELETE"}[i%2], agree, nil, nil)
	}
	other := w.suggest(t, w.Coordinator, "a", "b")
	for what, path := range map[string]string{"react": agree, "resolve": thread(one.ID, "/resolve"), "reopen": thread(one.ID, "/reopen"),
		"accept": thread(other.ID, "/accept"), "reject": thread(other.ID, "/reject")} {
		method, who := "POST", w.Ambassador
		if what == "react" {
			method = "PUT"
		}
		if what == "accept" || what == "reject" {
			who = w.Coordinator
			for range 12 { // hers too
				w.Do(who, "PUT", agree, nil)
			}
		}
		answer := w.Do(who, method, path, map[string]any{})
		if answer.Code != 429 || !strings.Contains(answer.Body.String(), "Wait 10 seconds") {
			t.Errorf("%s: %d %s", what, answer.Code, answer.Body)
		}
	}
	if answer := w.Do(w.Coordinator, "DELETE", comment(one.Comments[0].ID, ""), nil); answer.Code != 429 {
		t.Errorf("withdraw: %d", answer.Code)
	}
}

func TestThePaceMayBeWithoutEnd(t *testing.T) {
	w := newWorld(t)
	w.service.Limit(0)
	for range 10*comments.PerMinute + 3 {
		w.begin(t, w.Ambassador, "more")
	}
}
