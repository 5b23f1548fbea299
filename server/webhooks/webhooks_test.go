package webhooks_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/server/access/accesstest"
	"samrad/server/comments"
	"samrad/server/documents"
	"samrad/server/notify"
	"samrad/server/webhooks"
)

// receiver is a program that hears of the group.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	got    []received
}

type received struct {
	header http.Header
	body   string
}

func (r *receiver) answers(status int) { r.mu.Lock(); defer r.mu.Unlock(); r.status = status }

// take returns what came, as "event title-of-document", and forgets it.
func (r *receiver) take() []received {
	r.mu.Lock()
	defer r.mu.Unlock()
	got := r.got
	r.got = nil
	return got
}

type world struct {
	*accesstest.World
	receiver *receiver
	worker   *webhooks.Worker
	path     string
	now      time.Time
}

func newWorld(t *testing.T) *world {
	w := &world{receiver: &receiver{status: 200}, now: ahead()}
	w.receiver.Server = httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		w.receiver.mu.Lock()
		defer w.receiver.mu.Unlock()
		w.receiver.got = append(w.receiver.got, received{r.Header, string(body)})
		if w.receiver.status == 302 {
			answer.Header().Set("Location", "/elsewhere")
		}
		answer.WriteHeader(w.receiver.status)
	}))
	t.Cleanup(w.receiver.Close)
	guard := webhooks.Guard{Loopback: true}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		hub := accesstest.NewRecorder()
		comments.New(pool, hub, notify.New(pool, hub, false)).Register(api)
		documents.New(pool, hub).Register(api)
		webhooks.New(pool, guard).Register(api)
	})
	w.path = "/api/v1/groups/" + w.Group + "/webhooks"
	w.worker = webhooks.NewWorker(w.Pool, guard, zerolog.Nop())
	w.worker.At(func() time.Time { return w.now })
	return w
}

func (w *world) hook(t *testing.T, events ...webhooks.Event) webhooks.Webhook {
	t.Helper()
	var made webhooks.Webhook
	w.Must(t, 201, w.Coordinator, "POST", w.path, map[string]any{"url": w.receiver.URL, "events": events}, &made)
	return made
}

func (w *world) say(t *testing.T, body string) comments.Thread {
	t.Helper()
	var made comments.Thread
	w.Must(t, 201, w.Ambassador, "POST", "/api/v1/documents/"+string(w.Document)+"/threads", map[string]any{"body": body}, &made)
	return made
}

// deliver sends what is due after a while and lists the events that came.
// ahead is where the worker's clock starts: rows are due by the database's clock,
// which would overtake one that starts at the same time on a slow machine.
func ahead() time.Time { return time.Now().Add(time.Minute) }

func (w *world) deliver(t *testing.T, later time.Duration) (events string, got []received) {
	t.Helper()
	w.now = w.now.Add(later)
	if err := w.worker.DeliverDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	got = w.receiver.take()
	for _, r := range got {
		events += r.header.Get("Samrad-Event") + " "
	}
	return strings.TrimSpace(events), got
}

func (w *world) log(t *testing.T, hook string) []webhooks.Delivery {
	t.Helper()
	var page struct{ Items []webhooks.Delivery }
	w.Must(t, 200, w.Coordinator, "GET", "/api/v1/webhooks/"+hook+"/deliveries", nil, &page)
	return page.Items
}

func TestWhoMayNot(t *testing.T) {
	w := newWorld(t)
	hook := w.hook(t, webhooks.CommentCreated)
	body := map[string]any{"url": "https://hook.example", "events": []string{"comment.created"}}
	one := "/api/v1/webhooks/" + hook.ID
	w.CheckRefusals(t, []accesstest.Refused{
		{Method: "GET", Path: w.path, Ambassador: 403, Observer: 403},
		{Method: "POST", Path: w.path, Body: body, Ambassador: 403, Observer: 403},
		{Method: "PATCH", Path: one, Body: map[string]any{"active": false}, Ambassador: 403, Observer: 403},
		{Method: "DELETE", Path: one, Ambassador: 403, Observer: 403},
		{Method: "GET", Path: one + "/deliveries", Ambassador: 403, Observer: 403},
		{Method: "POST", Path: one + "/test", Ambassador: 403, Observer: 403},
		{Method: "POST", Path: one + "/deliveries/x/retry", Ambassador: 403, Observer: 403},
	})
	for _, id := range []string{"x", "00000000-0000-0000-0000-000000000000"} {
		w.Must(t, 404, w.Coordinator, "DELETE", "/api/v1/webhooks/"+id, nil, nil)
		w.Must(t, 404, w.Coordinator, "POST", one+"/deliveries/"+id+"/retry", nil, nil)
	}
}

func TestEventsArriveSigned(t *testing.T) {
	w := newWorld(t)
	hook := w.hook(t, webhooks.Events...)
	if !strings.HasPrefix(hook.Secret, "whsec_") {
		t.Fatalf("secret %q", hook.Secret)
	}
	made := w.say(t, "Hi @[Astrid](person:"+string(w.Coordinator.Person)+")")
	w.Must(t, 200, w.Coordinator, "POST", "/api/v1/threads/"+made.ID+"/resolve", nil, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", "/api/v1/documents/"+string(w.Document), map[string]any{"title": "New"}, nil)
	w.Must(t, 201, w.Coordinator, "POST", "/api/v1/groups/"+w.Group+"/documents", map[string]any{"kind": "goal_list", "title": "Goals"}, nil)
	w.Must(t, 204, w.Coordinator, "DELETE", "/api/v1/documents/"+string(w.Document), nil, nil)
	events, got := w.deliver(t, time.Second)
	seen := map[string]int{}
	for _, e := range strings.Fields(events) {
		seen[e]++
	}
	for _, e := range []string{"comment.created", "comment.mention", "thread.resolved", "document.changed", "document.created", "document.archived"} {
		if seen[e] != 1 {
			t.Errorf("%s came %d times", e, seen[e])
		}
	}
	for _, r := range got {
		if want := webhooks.Sign(hook.Secret, w.now, r.body); r.header.Get("Samrad-Signature") != want {
			t.Errorf("signed %s, want %s", r.header.Get("Samrad-Signature"), want)
		}
		var body struct {
			ID, Event, GroupID, Body, ThreadID string
			Document                           struct{ ID, Title string }
			Author                             struct{ Name string }
		}
		if err := json.Unmarshal([]byte(r.body), &body); err != nil || body.ID != r.header.Get("Samrad-Delivery") || body.GroupID != w.Group || body.Event != r.header.Get("Samrad-Event") {
			t.Errorf("%v %s", err, r.body)
		}
		if body.Event == "comment.created" && (body.Author.Name != "Elin" || body.ThreadID != made.ID || body.Document.Title != "Our strategy") {
			t.Errorf("got %s", r.body)
		}
	}
	if events, _ := w.deliver(t, time.Hour); events != "" {
		t.Errorf("again: %s", events)
	}
	log := w.log(t, hook.ID)
	if len(log) != 6 || log[0].State != "delivered" || log[0].Status == nil || *log[0].Status != 200 || log[0].Attempts != 1 {
		t.Errorf("log %+v", log)
	}
	var list struct{ Items []webhooks.Webhook }
	w.Must(t, 200, w.Coordinator, "GET", w.path, nil, &list)
	if len(list.Items) != 1 || list.Items[0].Secret != "" || list.Items[0].Failing {
		t.Errorf("got %+v", list.Items)
	}
	if got := w.One(t, `SELECT string_agg(details::text, '') FROM audit_log`); strings.Contains(got, hook.Secret) {
		t.Error("the secret is in the audit log")
	}
}

func TestOnlyWhatIsWanted(t *testing.T) {
	w := newWorld(t)
	hook := w.hook(t, webhooks.ThreadResolved)
	made := w.say(t, "x")
	if events, _ := w.deliver(t, time.Second); events != "" {
		t.Errorf("got %s", events)
	}
	w.Must(t, 200, w.Coordinator, "POST", "/api/v1/threads/"+made.ID+"/resolve", nil, nil)
	w.Must(t, 200, w.Coordinator, "PATCH", "/api/v1/webhooks/"+hook.ID, map[string]any{"active": false}, nil)
	if events, _ := w.deliver(t, time.Second); events != "" || w.log(t, hook.ID)[0].State != "failed" {
		t.Errorf("got %s", events)
	}
	var changed webhooks.Webhook
	w.Must(t, 200, w.Coordinator, "PATCH", "/api/v1/webhooks/"+hook.ID, map[string]any{"active": true, "events": []string{"comment.created"}, "newSecret": true}, &changed)
	if changed.Secret == "" || changed.Secret == hook.Secret || len(changed.Events) != 1 {
		t.Errorf("got %+v", changed)
	}
	w.Exec(t, `UPDATE documents SET confidential = true, title = 'Takeover'`)
	w.say(t, "Secret words")
	events, got := w.deliver(t, time.Second)
	if events != "comment.created" || strings.Contains(got[0].body, "Takeover") || strings.Contains(got[0].body, "Secret") || !strings.Contains(got[0].body, "threadId") {
		t.Errorf("got %s %s", events, got)
	}
}

func TestRetries(t *testing.T) {
	w := newWorld(t)
	hook := w.hook(t, webhooks.CommentCreated)
	for _, status := range []int{500, 404, 302} {
		w.receiver.answers(status)
		w.say(t, "x")
		if events, _ := w.deliver(t, time.Second); events != "comment.created" {
			t.Errorf("%d: %s", status, events)
		}
		d := w.log(t, hook.ID)[0]
		if d.State != "pending" || *d.Status != status || d.Error != fmt.Sprintf("the receiver answered %d", status) {
			t.Errorf("log %+v", d)
		}
		if events, _ := w.deliver(t, 5*time.Second); events != "" {
			t.Errorf("tried again at once: %s", events)
		}
		w.receiver.answers(204)
		_, first := w.deliver(t, 10*time.Second)
		if len(first) != 1 || w.log(t, hook.ID)[0].State != "delivered" {
			t.Errorf("came %d times, %+v", len(first), w.log(t, hook.ID)[0])
		}
	}
	w.receiver.answers(503)
	w.say(t, "for ever")
	tries := 0
	for range 200 {
		events, _ := w.deliver(t, 30*time.Minute)
		tries += len(strings.Fields(events))
	}
	d := w.log(t, hook.ID)[0]
	if d.State != "failed" || tries < 8 || tries > 16 {
		t.Errorf("%d tries, %+v", tries, d)
	}
	var list struct{ Items []webhooks.Webhook }
	if w.Must(t, 200, w.Coordinator, "GET", w.path, nil, &list); !list.Items[0].Failing {
		t.Error("nobody sees that it fails")
	}
	w.receiver.answers(200)
	w.Must(t, 202, w.Coordinator, "POST", "/api/v1/webhooks/"+hook.ID+"/deliveries/"+d.ID+"/retry", nil, nil)
	if events, _ := w.deliver(t, time.Second); events != "comment.created" {
		t.Errorf("got %q", events)
	}
	w.Must(t, 202, w.Coordinator, "POST", "/api/v1/webhooks/"+hook.ID+"/test", nil, nil)
	if events, _ := w.deliver(t, time.Second); events != "test" {
		t.Errorf("got %q", events)
	}
	w.receiver.Close()
	w.now = ahead()
	w.say(t, "nobody listens")
	w.deliver(t, time.Second)
	if d := w.log(t, hook.ID)[0]; d.State != "pending" || !strings.HasPrefix(d.Error, "no connection") {
		t.Errorf("got %+v", d)
	}
}

func TestTwoNodesDeliverOnce(t *testing.T) {
	w := newWorld(t)
	w.hook(t, webhooks.CommentCreated)
	for range 30 {
		w.say(t, "x")
	}
	w.now = w.now.Add(time.Second)
	done := make(chan error)
	for range 3 {
		worker := webhooks.NewWorker(w.Pool, webhooks.Guard{Loopback: true}, zerolog.Nop())
		worker.At(func() time.Time { return w.now })
		go func() { done <- worker.DeliverDue(t.Context()) }()
	}
	for range 3 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	seen := map[string]bool{}
	for _, r := range w.receiver.take() {
		seen[r.header.Get("Samrad-Delivery")] = true
	}
	if n := w.One(t, `SELECT sum(attempts)::text FROM webhook_deliveries`); len(seen) != 30 || n != "30" {
		t.Errorf("%d came, %s tries", len(seen), n)
	}
}

func TestEdits(t *testing.T) {
	w := newWorld(t)
	w.hook(t, webhooks.DocumentChanged, webhooks.GoalChanged)
	goals := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Goals') RETURNING id::text`, w.Group)
	queue := func(want string) {
		t.Helper()
		if err := w.worker.QueueEdits(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.One(t, `SELECT COALESCE(string_agg(event || ' ' || (payload->'document'->>'kind'), ', ' ORDER BY event, payload->'document'->>'kind'), '') FROM webhook_deliveries`); got != want {
			t.Errorf("queued %q, want %q", got, want)
		}
	}
	w.worker.Note(w.Document)
	w.worker.Note(w.Document)
	queue("document.changed strategy")
	w.worker.Note(w.Document)
	queue("document.changed strategy") // nobody has fetched the first
	w.Exec(t, `DELETE FROM webhook_deliveries`)
	w.Exec(t, `INSERT INTO document_updates (document_id, node_epoch, n, authors, payload) VALUES ($1, 1, 1, '{}', '')`, goals)
	if err := webhooks.NoteRecent(w.worker, t.Context()); err != nil { // after a crash
		t.Fatal(err)
	}
	queue("document.changed goal_list")
	w.Exec(t, `UPDATE webhook_deliveries SET created_at = now() - interval '31 days'`)
	if err := w.worker.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	queue("")
}

// The server must not be made to knock at doors of its own network.
func TestGuard(t *testing.T) {
	closed := webhooks.Guard{}
	for _, ip := range []string{"127.0.0.1", "::1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "fe80::1", "fd00::1", "0.0.0.0", "::",
		"100.64.0.1", "224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "198.18.0.1", "192.0.0.1", "::127.0.0.1", "fec0::1"} {
		if closed.Admits(ip) {
			t.Errorf("%s is admitted", ip)
		}
	}
	for _, ip := range []string{"8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"} {
		if !closed.Admits(ip) {
			t.Errorf("%s is not admitted", ip)
		}
	}
	_, ten, err := net.ParseCIDR("10.1.0.0/16")
	if err != nil {
		t.Fatal(err)
	}
	open := webhooks.Guard{Allowed: []*net.IPNet{ten}}
	if !open.Admits("10.1.2.3") || open.Admits("10.2.2.3") || !open.Admits("::ffff:10.1.2.3") {
		t.Error("what the operator allows counts wrongly")
	}
}

func TestGuardAtDialling(t *testing.T) {
	w := newWorld(t)
	hook := w.hook(t, webhooks.CommentCreated)
	// The name was harmless when the webhook was made.
	w.Exec(t, `UPDATE webhooks SET url = replace(url, '127.0.0.1', 'localhost')`)
	guarded := webhooks.NewWorker(w.Pool, webhooks.Guard{}, zerolog.Nop())
	w.say(t, "x")
	if err := guarded.DeliverDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d := w.log(t, hook.ID)[0]; len(w.receiver.take()) != 0 || d.Error != "the address is not public" || d.Status != nil {
		t.Errorf("got %+v", d)
	}
}

func TestBadAddresses(t *testing.T) {
	w := newWorld(t)
	for _, url := range []string{"", "x", "ftp://a.example", "http://a.example", "https://", "https://u:p@a.example", "https://a.example/#x", "https://10.0.0.1/", "https://[fd00::1]/", "https://169.254.169.254/latest", "https://a.example/" + strings.Repeat("x", 2000)} {
		w.Must(t, 422, w.Coordinator, "POST", w.path, map[string]any{"url": url, "events": []string{"comment.created"}}, nil)
	}
	for _, events := range []any{[]string{}, []string{"everything"}, nil} {
		w.Must(t, 422, w.Coordinator, "POST", w.path, map[string]any{"url": "https://a.example", "events": events}, nil)
	}
	for range 20 {
		w.hook(t, webhooks.CommentCreated)
	}
	w.Must(t, 409, w.Coordinator, "POST", w.path, map[string]any{"url": "https://a.example", "events": []string{"comment.created"}}, nil)
}
