package idempotency_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
	"samrad/server/idempotency"
	"samrad/server/identity"
)

// desk counts what reaches the handler behind the middleware, and answers as it is told.
type desk struct {
	t       *testing.T
	w       *accesstest.World
	keys    *idempotency.Keys
	handler http.Handler
	calls   int
	ids     []string
	status  int
	during  func() // runs while the request is under way, if not nil
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, status: 201}
	d.w = accesstest.New(t, func(*pgxpool.Pool, huma.API) {})
	d.keys = idempotency.New(d.w.Pool, func(w http.ResponseWriter, status int, detail string) { http.Error(w, detail, status) })
	d.handler = d.keys.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.calls++
		d.ids = append(d.ids, idempotency.ID(r.Context(), "thing"))
		if d.during != nil {
			d.during()
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("ETag", fmt.Sprint(d.calls))
		w.WriteHeader(d.status)
		fmt.Fprintf(w, "%d: %s", d.calls, body)
	}))
	return d
}

func (d *desk) send(who identity.Identity, method, path, key, body string) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if who.Person != "" {
		r = r.WithContext(identity.With(r.Context(), who))
	}
	if key != "" {
		r.Header.Set(idempotency.Header, key)
	}
	answer := httptest.NewRecorder()
	d.handler.ServeHTTP(answer, r)
	return answer
}

func (d *desk) want(answer *httptest.ResponseRecorder, status int, body string, calls int) {
	d.t.Helper()
	if answer.Code != status || body != "" && answer.Body.String() != body || d.calls != calls {
		d.t.Errorf("answered %d %q after %d calls; want %d %q after %d", answer.Code, answer.Body, d.calls, status, body, calls)
	}
}

func TestRepeatedRequests(t *testing.T) {
	d := newDesk(t)
	me := d.w.Coordinator
	d.want(d.send(me, "POST", "/a", "k1", "x"), 201, "1: x", 1)
	again := d.send(me, "POST", "/a", "k1", "x")
	d.want(again, 201, "1: x", 1)
	if again.Header().Get("ETag") != "1" || again.Header().Get("Idempotent-Replayed") != "true" {
		t.Errorf("header %v", again.Header())
	}
	d.want(d.send(me, "POST", "/a", "k1", "y"), 422, "", 1)
	d.want(d.send(me, "POST", "/b", "k1", "x"), 422, "", 1)
	// Somebody else's key, no key, nobody, and what is no POST are other matters.
	d.want(d.send(d.w.Observer, "POST", "/a", "k1", "x"), 201, "2: x", 2)
	d.want(d.send(me, "POST", "/a", "", "x"), 201, "3: x", 3)
	d.want(d.send(identity.Identity{}, "POST", "/a", "k1", "x"), 201, "4: x", 4)
	d.want(d.send(me, "PUT", "/a", "k1", "x"), 201, "5: x", 5)
	if d.ids[0] == "" || d.ids[1] == d.ids[0] || d.ids[2]+d.ids[3]+d.ids[4] != "" {
		t.Errorf("ids %q", d.ids)
	}
	for _, key := range []string{"a b", "ö", strings.Repeat("k", 256)} {
		d.want(d.send(me, "POST", "/a", key, "x"), 400, "", 5)
	}
	// Secrets are not kept.
	d.want(d.send(me, "POST", "/groups/1/invitations", "k2", ""), 201, "6: ", 6)
	d.want(d.send(me, "POST", "/groups/1/invitations", "k2", ""), 201, "7: ", 7)
}

func TestFailuresMayBeTriedAgain(t *testing.T) {
	d := newDesk(t)
	for i, status := range []int{503, 422, 409, 302} {
		d.status = status
		d.want(d.send(d.w.Observer, "POST", "/a", "k", "x"), status, "", i+1)
	}
	d.status = 200
	d.want(d.send(d.w.Observer, "POST", "/a", "k", "x"), 200, "5: x", 5)
	if d.ids[0] != d.ids[4] {
		t.Error("a repeated request makes other ids")
	}
	d.during = func() { panic("defect") }
	func() {
		defer func() { recover() }()
		d.send(d.w.Observer, "POST", "/a", "k2", "x")
	}()
	d.during = nil
	d.want(d.send(d.w.Observer, "POST", "/a", "k2", "x"), 200, "7: x", 7)
}

func TestUnderWay(t *testing.T) {
	d := newDesk(t)
	me := d.w.Coordinator
	d.during = func() {
		d.during = nil
		d.want(d.send(me, "POST", "/a", "k", "x"), 409, "", 1)
	}
	d.want(d.send(me, "POST", "/a", "k", "x"), 201, "1: x", 1)
	// The process died in the middle: after a while somebody else may.
	d.w.Exec(t, `UPDATE idempotency_keys SET status = NULL, begun_at = now() - interval '50 s'`)
	d.want(d.send(me, "POST", "/a", "k", "x"), 409, "", 1)
	d.w.Exec(t, `UPDATE idempotency_keys SET begun_at = now() - interval '70 s'`)
	d.want(d.send(me, "POST", "/a", "k", "x"), 201, "2: x", 2)
}

func TestForgottenAfterADay(t *testing.T) {
	d := newDesk(t)
	me := d.w.Coordinator
	d.send(me, "POST", "/a", "k", "x")
	d.w.Exec(t, `UPDATE idempotency_keys SET begun_at = now() - interval '23 h'`)
	if err := d.keys.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.want(d.send(me, "POST", "/a", "k", "x"), 201, "1: x", 1)
	d.w.Exec(t, `UPDATE idempotency_keys SET begun_at = now() - interval '25 h'`)
	d.want(d.send(me, "POST", "/a", "k", "y"), 201, "2: y", 2)
	d.w.Exec(t, `UPDATE idempotency_keys SET begun_at = now() - interval '25 h'`)
	if err := d.keys.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := d.w.One(t, `SELECT count(*)::text FROM idempotency_keys`); n != "0" {
		t.Errorf("%s keys are left", n)
	}
}

func TestDatabaseAway(t *testing.T) {
	d := newDesk(t)
	d.w.Pool.Close()
	d.want(d.send(d.w.Coordinator, "POST", "/a", "k", "x"), 503, "", 0)
}
