package comments_test

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"

	"samrad/server/comments"
	"samrad/server/identity"
	"samrad/server/notify"
)

// told lists who was notified of what, "kind name" each, and forgets it.
func (w *world) told(t *testing.T) string {
	t.Helper()
	got := w.One(t, `SELECT COALESCE(string_agg(n.kind || ' ' || p.name, ', ' ORDER BY p.name, n.kind), '') FROM notifications n JOIN people p ON p.id = n.person_id`)
	w.Exec(t, `DELETE FROM notifications`)
	return got
}

func at(who identity.Identity) string { return "@[Name](person:" + string(who.Person) + ")" }

func TestWhoIsNotified(t *testing.T) {
	w := newWorld(t)
	check := func(when, want string) {
		t.Helper()
		if got := w.told(t); got != want {
			t.Errorf("%s: told %q, want %q", when, got, want)
		}
	}
	made := w.begin(t, w.Ambassador, "x")
	check("a new thread", "new_thread Astrid")
	w.begin(t, w.Coordinator, "x")
	check("a coordinator's own", "")
	w.begin(t, w.Ambassador, at(w.Coordinator)+at(w.Ambassador)+at(w.Stranger))
	check("a mention counts more, and not of oneself or strangers", "mention Astrid")
	w.begin(t, w.Ambassador, "@[Odense](organisation:odense)")
	check("an organisation", "mention Astrid, mention Karen")
	w.begin(t, w.Ambassador, "@[o](role:observer) @[a](role:ambassador@odense)")
	check("a role", "new_thread Astrid, mention Karen")

	reply := func(who identity.Identity, body string) comments.Thread {
		var got comments.Thread
		w.Must(t, 201, who, "POST", thread(made.ID, "/comments"), map[string]any{"body": body}, &got)
		return got
	}
	reply(w.Coordinator, "answer")
	check("an answer", "reply Elin")
	reply(w.Coordinator, at(w.Observer))
	check("an answer with a mention", "reply Elin, mention Karen")
	reply(w.Ambassador, "more")
	check("whoever was mentioned follows", "reply Astrid, reply Karen")
	w.Must(t, 204, w.Observer, "DELETE", thread(made.ID, "/following"), nil, nil)
	last := reply(w.Ambassador, "more")
	check("until they say no", "reply Astrid")
	reply(w.Ambassador, at(w.Observer))
	check("unless mentioned", "reply Astrid, mention Karen")

	remark := last.Comments[len(last.Comments)-1].ID
	w.Must(t, 200, w.Ambassador, "PATCH", comment(remark, ""), map[string]any{"body": "more " + at(w.Observer)}, nil)
	check("a mention added later", "mention Karen")
	w.Must(t, 200, w.Coordinator, "POST", thread(made.ID, "/resolve"), nil, nil)
	check("resolved", "resolved Elin")
	w.Must(t, 200, w.Coordinator, "POST", thread(made.ID, "/resolve"), nil, nil)
	w.Must(t, 200, w.Coordinator, "POST", thread(made.ID, "/reopen"), nil, nil)
	check("resolved again, and reopened", "")

	one, two := w.suggest(t, w.Ambassador, "a", "b"), w.suggest(t, w.Ambassador, "a", "c")
	w.told(t)
	w.Must(t, 200, w.Coordinator, "POST", thread(one.ID, "/accept"), map[string]any{"overtakes": []string{two.ID}}, nil)
	check("accepted and overtaken", "suggestion_decided Elin, suggestion_decided Elin")

	gone := w.begin(t, w.Ambassador, "oops")
	w.Must(t, 204, w.Ambassador, "DELETE", comment(gone.Comments[0].ID, ""), nil, nil)
	check("taken back", "")
	w.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, w.Coordinator.Person)
	reply(w.Ambassador, at(w.Coordinator))
	check("who has left", "")
}

func TestInbox(t *testing.T) {
	w := newWorld(t)
	inbox := func(who identity.Identity, query string) notify.Inbox {
		t.Helper()
		var got notify.Inbox
		w.Must(t, 200, who, "GET", "/api/v1/me/inbox"+query, nil, &got)
		return got
	}
	rung := func() string {
		t.Helper()
		names := strings.NewReplacer(string(w.Coordinator.Person), "Astrid", string(w.Ambassador.Person), "Elin", string(w.Observer.Person), "Karen")
		var heard []string
		for _, line := range w.hub.Rung {
			who, payload, _ := strings.Cut(line, ": ")
			var e struct {
				Type   string
				Unread int
				Seq    int
			}
			if err := json.Unmarshal([]byte(payload), &e); err != nil {
				t.Fatal(err)
			}
			heard = append(heard, fmt.Sprintf("%s %s %d", names.Replace(who), e.Type, e.Unread+e.Seq))
		}
		w.hub.Rung = nil
		sort.Strings(heard)
		return strings.Join(heard, ", ")
	}
	one := w.begin(t, w.Ambassador, "**Is** @[Odense](organisation:odense) [here](https://x.example)?")
	if got := rung(); got != "Astrid inbox.changed 1, Karen inbox.changed 1" {
		t.Errorf("rang at %s", got)
	}
	two := w.begin(t, w.Ambassador, "second")
	w.Must(t, 201, w.Ambassador, "POST", thread(one.ID, "/comments"), map[string]any{"body": at(w.Coordinator)}, nil)
	rung()
	got := inbox(w.Coordinator, "")
	if len(got.Items) != 2 || got.Unread != 3 || got.Items[0].Thread.ID != one.ID || got.Items[0].Unread != 2 || len(got.Items[0].Notifications) != 2 ||
		got.Items[1].Thread.ID != two.ID || got.Items[0].Thread.DocumentTitle != "Our strategy" || got.Items[0].Thread.GroupName != "Joint work" {
		t.Fatalf("got %+v", got)
	}
	if n := got.Items[0].Notifications[1]; n.Kind != notify.Mentioned || n.Excerpt != "Is @Odense here?" || n.Actor.Name != "Elin" || n.ReadAt != nil {
		t.Errorf("got %+v", n)
	}
	first := inbox(w.Coordinator, "?limit=1")
	if next := inbox(w.Coordinator, "?limit=1&cursor="+first.Next); len(next.Items) != 1 || next.Items[0].Thread.ID != two.ID || next.Next != "" {
		t.Errorf("got %+v", next)
	}
	// Reading the thread beside the document reads it here.
	w.Must(t, 204, w.Coordinator, "POST", thread(one.ID, "/read"), map[string]any{"upTo": 1}, nil)
	if got := rung(); got != "Astrid inbox.changed 2, Astrid thread.read 1" {
		t.Errorf("rang at %s", got)
	}
	w.Must(t, 204, w.Coordinator, "POST", w.threads+"/read", map[string]any{"upTo": 2}, nil)
	if got := inbox(w.Coordinator, "?unread=true"); got.Unread != 1 || len(got.Items) != 1 || got.Items[0].Unread != 1 {
		t.Errorf("got %+v", got)
	}
	rung()
	w.Must(t, 204, w.Coordinator, "POST", "/api/v1/me/inbox/read", map[string]any{"all": true}, nil)
	if got := rung(); got != "Astrid inbox.changed 0" || inbox(w.Coordinator, "?unread=true").Unread != 0 || len(inbox(w.Coordinator, "").Items) != 2 {
		t.Errorf("rang at %s", got)
	}
	// One's own only.
	theirs := inbox(w.Observer, "").Items[0].Notifications[0].ID
	w.Must(t, 204, w.Coordinator, "POST", "/api/v1/me/inbox/read", map[string]any{"ids": []string{theirs}, "threads": []string{one.ID}}, nil)
	if inbox(w.Observer, "").Unread != 1 {
		t.Error("somebody else's notification was read")
	}
	w.Must(t, 204, w.Observer, "POST", "/api/v1/me/inbox/read", map[string]any{"ids": []string{theirs}}, nil)
	if inbox(w.Observer, "").Unread != 0 {
		t.Error("it is still unread")
	}
	w.Exec(t, `UPDATE notifications SET read_at = now() - interval '91 days' WHERE person_id = $1 AND thread_id = $2`, w.Coordinator.Person, two.ID)
	if err := notify.New(w.Pool, w.hub, false).Sweep(t.Context()); err != nil || len(inbox(w.Coordinator, "").Items) != 1 || len(inbox(w.Observer, "").Items) != 1 {
		t.Errorf("swept wrongly: %v", err)
	}
	// Who has lost the right reads nothing of it any more.
	w.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, w.Observer.Person)
	if got := inbox(w.Observer, ""); len(got.Items) != 0 {
		t.Errorf("got %+v", got)
	}
	w.Must(t, 401, w.Nobody, "GET", "/api/v1/me/inbox", nil, nil)
	w.Must(t, 401, w.Nobody, "POST", "/api/v1/me/inbox/read", map[string]any{"all": true}, nil)
	w.Must(t, 422, w.Observer, "POST", "/api/v1/me/inbox/read", map[string]any{"ids": []string{"x"}}, nil)
	w.Must(t, 400, w.Observer, "GET", "/api/v1/me/inbox?cursor=x", nil, nil)
}

func TestNotificationSettings(t *testing.T) {
	w := newWorld(t)
	const path = "/api/v1/me/notification-settings"
	var got struct {
		notify.Settings
		Mail    bool
		Address string
	}
	w.Must(t, 200, w.Observer, "GET", path, nil, &got)
	if got.Default != notify.Daily || len(got.Groups) != 0 || got.Mail {
		t.Errorf("got %+v", got)
	}
	w.Must(t, 200, w.Observer, "PUT", path, map[string]any{"default": "none", "groups": map[string]any{w.Group: "immediate", w.Other: "weekly"}}, &got)
	if got.Default != notify.None || len(got.Groups) != 1 || got.Groups[w.Group] != notify.Immediate {
		t.Errorf("got %+v", got)
	}
	w.Must(t, 422, w.Observer, "PUT", path, map[string]any{"default": "hourly", "groups": map[string]any{}}, nil)
	w.Must(t, 422, w.Observer, "PUT", path, map[string]any{"default": "none", "groups": map[string]any{w.Group: "hourly"}}, nil)
	w.Must(t, 401, w.Nobody, "GET", path, nil, nil)
	w.Must(t, 401, w.Nobody, "PUT", path, map[string]any{"default": "none", "groups": map[string]any{}}, nil)
}
