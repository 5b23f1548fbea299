// Package accesstest is a small world for tests of what people may do: one
// group of two municipalities with a coordinator, an ambassador and an
// observer, one strategy in it, and a stranger who coordinates another group.
// Requests go through real huma operations on a fresh database; a Recorder
// stands where the hub would. For tests only.
package accesstest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http/httptest"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/humatest"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/identity"
	"samrad/server/people"
	"samrad/server/postgres/pgtest"
)

// World is the people, the group and the document.
type World struct {
	Pool                                        *pgxpool.Pool
	Coordinator, Ambassador, Observer, Stranger identity.Identity
	Nobody                                      identity.Identity // not signed in
	Group, Other                                string
	Document                                    collab.DocumentID
	api                                         humatest.TestAPI
}

// New makes the world in a fresh database. register adds the operations under
// test; it gets the pool.
func New(t testing.TB, register func(pool *pgxpool.Pool, api huma.API)) *World {
	t.Helper()
	w := &World{Pool: pgtest.New(t)}
	w.exec(t, `INSERT INTO organisations (id, name, short_name, country, kind, issuer) VALUES
		('odense', 'Odense Kommune', 'Odense', 'DK', 'municipality', 'test'),
		('vasteras', 'Västerås stad', 'Västerås', 'SE', 'municipality', 'test')`)
	w.Coordinator = w.person(t, "odense", "Odense Kommune", "DK", "Astrid")
	w.Ambassador = w.person(t, "vasteras", "Västerås stad", "SE", "Elin")
	w.Observer = w.person(t, "odense", "Odense Kommune", "DK", "Karen")
	w.Stranger = w.person(t, "odense", "Odense Kommune", "DK", "Mallory")
	w.Group = w.One(t, `INSERT INTO groups (name) VALUES ('Joint work') RETURNING id::text`)
	w.Other = w.One(t, `INSERT INTO groups (name) VALUES ('Elsewhere') RETURNING id::text`)
	w.exec(t, `INSERT INTO group_members (group_id, person_id, role) VALUES
		($1, $3, 'coordinator'), ($1, $4, 'ambassador'), ($1, $5, 'observer'), ($2, $6, 'coordinator')`,
		w.Group, w.Other, w.Coordinator.Person, w.Ambassador.Person, w.Observer.Person, w.Stranger.Person)
	w.Document = collab.DocumentID(w.One(t, `INSERT INTO documents (group_id, kind, title, step, created_by)
		VALUES ($1, 'strategy', 'Our strategy', 2, $2) RETURNING id::text`, w.Group, w.Coordinator.Person))
	_, w.api = humatest.New(t)
	register(w.Pool, w.api)
	return w
}

func (w *World) person(t testing.TB, org, orgName, country, name string) identity.Identity {
	t.Helper()
	id := w.One(t, `INSERT INTO people (organisation_id, issuer, subject, name) VALUES ($1, 'test', $2, $2) RETURNING id::text`, org, name)
	return identity.Identity{Person: collab.PersonID(id), Name: name,
		Organisation: people.Organisation{ID: org, Name: orgName, Country: country}}
}

func (w *World) exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	if _, err := w.Pool.Exec(context.Background(), sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

// Exec runs a statement.
func (w *World) Exec(t testing.TB, sql string, args ...any) { t.Helper(); w.exec(t, sql, args...) }

// One reads one text.
func (w *World) One(t testing.TB, sql string, args ...any) (s string) {
	t.Helper()
	if err := w.Pool.QueryRow(context.Background(), sql, args...).Scan(&s); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return s
}

// Do sends a request as somebody. A nil body sends none.
func (w *World) Do(who identity.Identity, method, path string, body any) *httptest.ResponseRecorder {
	return w.DoWith(who, method, path, body)
}

// DoWith is Do with headers, each as "Name: value".
func (w *World) DoWith(who identity.Identity, method, path string, body any, headers ...string) *httptest.ResponseRecorder {
	ctx := context.Background()
	if who.Person != "" {
		ctx = identity.With(ctx, who)
	}
	var args []any
	for _, h := range headers {
		args = append(args, h)
	}
	if body == nil {
		return w.api.DoCtx(ctx, method, path, args...)
	}
	raw, ok := body.(string)
	if !ok {
		b, err := json.Marshal(body)
		if err != nil {
			panic(err)
		}
		raw = string(b)
	}
	return w.api.DoCtx(ctx, method, path, append(args, "Content-Type: application/json", bytes.NewReader([]byte(raw)))...)
}

// Send posts a file as somebody.
func (w *World) Send(who identity.Identity, path, contentType string, file []byte) *httptest.ResponseRecorder {
	ctx := context.Background()
	if who.Person != "" {
		ctx = identity.With(ctx, who)
	}
	return w.api.DoCtx(ctx, "POST", path, "Content-Type: "+contentType, bytes.NewReader(file))
}

// Must sends a request, demands the status and reads the answer into out,
// unless that is nil.
func (w *World) Must(t *testing.T, status int, who identity.Identity, method, path string, body, out any) {
	t.Helper()
	answer := w.Do(who, method, path, body)
	if answer.Code != status {
		t.Fatalf("%s %s as %q: got %d, want %d\n%s", method, path, who.Name, answer.Code, status, answer.Body)
	}
	if status >= 400 && answer.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s %s: an error of type %q", method, path, answer.Header().Get("Content-Type"))
	}
	if out != nil {
		if err := json.Unmarshal(answer.Body.Bytes(), out); err != nil {
			t.Fatalf("%s %s: %v\n%s", method, path, err, answer.Body)
		}
	}
}

// Refused is one request that each but the coordinator should be refused.
type Refused struct {
	Method, Path string
	Body         any
	// The status for each; 0 means allowed, and is not tried.
	Ambassador, Observer int
}

// CheckRefusals tries the requests as everybody who should be refused: nobody
// 401, the stranger 404, the members as listed.
func (w *World) CheckRefusals(t *testing.T, list []Refused) {
	t.Helper()
	for _, r := range list {
		for _, try := range []struct {
			who    identity.Identity
			status int
		}{{w.Nobody, 401}, {w.Stranger, 404}, {w.Ambassador, r.Ambassador}, {w.Observer, r.Observer}} {
			if try.status == 0 {
				continue
			}
			t.Run(r.Method+" "+r.Path+" "+try.who.Name, func(t *testing.T) {
				w.Must(t, try.status, try.who, r.Method, r.Path, r.Body, nil)
			})
		}
	}
}

// Recorder stands where the hub would be and remembers what it was told.
type Recorder struct {
	Content map[collab.DocumentID][]byte
	Authors map[collab.DocumentID]collab.PersonID
	Told    []string // payloads to rooms, in order
	Rung    []string // person: payload, to people's inboxes, in order
	Rights  map[collab.PersonID]collab.Right
	Fail    error                   // what Write answers, if not nil
	Before  func(collab.DocumentID) // runs first in Write, if not nil: somebody else was quicker
}

// NewRecorder returns an empty Recorder.
func NewRecorder() *Recorder {
	return &Recorder{Content: map[collab.DocumentID][]byte{}, Authors: map[collab.DocumentID]collab.PersonID{},
		Rights: map[collab.PersonID]collab.Right{}}
}

// Write adds the update to what the document holds.
func (r *Recorder) Write(_ context.Context, doc collab.DocumentID, author collab.PersonID, update []byte) error {
	if r.Fail != nil {
		return r.Fail
	}
	if r.Before != nil {
		r.Before(doc)
	}
	r.Authors[doc] = author
	if r.Content[doc] == nil {
		r.Content[doc] = update
		return nil
	}
	merged, err := ydoc.MergeUpdates(r.Content[doc], update)
	r.Content[doc] = merged
	return err
}

// Submit is Write.
func (r *Recorder) Submit(ctx context.Context, doc collab.DocumentID, author collab.PersonID, update []byte) (func(context.Context) error, error) {
	err := r.Write(ctx, doc, author, update)
	return func(context.Context) error { return err }, nil
}

// Since returns what a state vector lacks of what was written.
func (r *Recorder) Since(ctx context.Context, doc collab.DocumentID, stateVector []byte) ([]byte, error) {
	state, err := r.State(ctx, doc)
	if err != nil || state == nil {
		return ydoc.New().EncodeState(), err
	}
	return ydoc.DiffUpdate(state, stateVector)
}

// State returns what was written.
func (r *Recorder) State(_ context.Context, doc collab.DocumentID) ([]byte, error) {
	return r.Content[doc], nil
}

// Broadcast keeps the payload.
func (r *Recorder) Broadcast(_ collab.DocumentID, payload string) { r.Told = append(r.Told, payload) }

// TellPeople keeps the payload, once for each person.
func (r *Recorder) TellPeople(people []collab.PersonID, payload string) {
	for _, p := range people {
		r.Rung = append(r.Rung, string(p)+": "+payload)
	}
}

// NoteRight keeps the person's last right.
func (r *Recorder) NoteRight(_ collab.DocumentID, person collab.PersonID, right collab.Right) {
	r.Rights[person] = right
}
