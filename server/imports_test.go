package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"samrad/collab"
	"samrad/server/identity"
)

func importOf(person collab.PersonID, path string) *http.Request {
	r := httptest.NewRequest("POST", path, strings.NewReader("Name\nA\n"))
	return r.WithContext(identity.With(r.Context(), identity.Identity{Person: person}))
}

const anImport = "/api/v1/documents/x/stakeholders/import"

func TestImportsOfOnePersonAreFewAtOnce(t *testing.T) {
	gate := newImportGate(time.Now)
	started, end := make(chan struct{}), make(chan struct{})
	slow := gate.Middleware(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		started <- struct{}{}
		<-end
	}))
	done := make(chan struct{})
	for range importsAtOnce {
		go func() { answerOf(slow, importOf("anna", anImport)); done <- struct{}{} }()
		<-started
	}
	quick := gate.Middleware(ok)
	answer := answerOf(quick, importOf("anna", anImport))
	if answer.Code != 409 || answer.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("one more: %d %s", answer.Code, answer.Body)
	}
	for what, r := range map[string]*http.Request{"another person": importOf("bert", anImport), "another request": importOf("anna", "/api/v1/documents/x/stakeholders"),
		"nobody": httptest.NewRequest("POST", anImport, nil), "reading": httptest.NewRequest("GET", anImport, nil)} {
		if answer := answerOf(quick, r); answer.Code != 200 {
			t.Errorf("%s: %d", what, answer.Code)
		}
	}
	close(end)
	for range importsAtOnce {
		<-done
	}
	if answer := answerOf(quick, importOf("anna", anImport)); answer.Code != 200 {
		t.Errorf("after they were done: %d", answer.Code)
	}
	if len(gate.busy) != 0 {
		t.Errorf("still kept: %v", gate.busy)
	}
}

// A handler that panics has left, too: recoverPanics answers for it.
func TestAnImportThatPanicsIsOver(t *testing.T) {
	gate := newImportGate(time.Now)
	broken := recoverPanics(gate.Middleware(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a file") })))
	for range importsAtOnce + 1 {
		answerOf(broken, importOf("anna", anImport))
	}
	if answer := answerOf(gate.Middleware(ok), importOf("anna", anImport)); answer.Code != 200 {
		t.Errorf("got %d", answer.Code)
	}
}

func TestImportsOfOnePersonAreNotTooMany(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	gate := newImportGate(func() time.Time { return now }).Middleware(ok)
	for i := range importsInBurst {
		if answer := answerOf(gate, importOf("anna", anImport)); answer.Code != 200 {
			t.Fatalf("import %d: %d", i+1, answer.Code)
		}
	}
	answer := answerOf(gate, importOf("anna", "/api/v1/documents/y/goals/import"))
	if answer.Code != 429 || answer.Header().Get("Retry-After") != "6" || !strings.Contains(answer.Body.String(), "Wait 6 seconds") {
		t.Errorf("got %d, %v, %s", answer.Code, answer.Header(), answer.Body)
	}
	if answer := answerOf(gate, importOf("bert", anImport)); answer.Code != 200 {
		t.Errorf("another person: %d", answer.Code)
	}
	now = now.Add(importPause)
	if answer := answerOf(gate, importOf("anna", anImport)); answer.Code != 200 {
		t.Errorf("after waiting: %d", answer.Code)
	}
}
