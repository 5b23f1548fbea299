package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access/accesstest"
	"samrad/server/calendar"
	"samrad/server/comments"
	"samrad/server/documents"
	"samrad/server/exports"
	"samrad/server/goals"
	"samrad/server/goals/adoption"
	"samrad/server/goals/waiting"
	"samrad/server/groups"
	"samrad/server/identity"
	"samrad/server/notify"
	"samrad/server/privacy"
	"samrad/server/references"
	"samrad/server/stakeholders"
	"samrad/server/stakeholders/rounds"
	"samrad/server/webhooks"
)

// ownThings are the operations about nothing that belongs to a group, or whose secret
// is the right: they are open to whoever is signed in.
var ownThings = []string{"/api/v1/groups", "/api/v1/inbox", "/api/v1/me", "/api/v1/invitations/", "/api/v1/notification"}

// asking sends a request as somebody.
type asking func(who identity.Identity, method, address, contentType string, body []byte) *httptest.ResponseRecorder

// wholeAPI is every operation of every subject on the database of a world.
func wholeAPI(w *accesstest.World) (*restAPI, asking) {
	router, hub, pool := chi.NewRouter(), accesstest.NewRecorder(), w.Pool
	api := newAPI(router)
	lists, people := goals.New(pool, hub, func(collab.DocumentID) {}), stakeholders.New(pool, hub)
	told := notify.New(pool, hub, false)
	(&parts{identity: &identity.Service{}, groups: groups.New(pool, hub, "http://localhost"), documents: documents.New(pool, hub), comments: comments.New(pool, hub, told),
		notify: told, privacy: privacy.New(pool), webhooks: webhooks.New(pool, webhooks.Guard{}), exports: exports.New(pool, hub, people), stakeholders: people,
		rounds: rounds.New(pool, people, hub), goals: lists, references: references.New(pool), calendar: calendar.New(pool, "http://localhost"),
		adoption: adoption.New(pool, lists), waiting: waiting.New(pool)}).register(api)
	return api, func(who identity.Identity, method, address, contentType string, body []byte) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, address, bytes.NewReader(body))
		r.Header.Set("Content-Type", contentType)
		if who.Person != "" {
			r = r.WithContext(identity.With(r.Context(), who))
		}
		answer := httptest.NewRecorder()
		router.ServeHTTP(answer, r)
		return answer
	}
}

// Every operation about a group or what belongs to it, of every subject, answers 401 to
// nobody, and 404 to whoever is not, or no longer, a member: also a coordinator of
// another group in the same municipality. New operations are tried by themselves.
func TestNoOperationAnswersStrangers(t *testing.T) {
	w := accesstest.New(t, func(*pgxpool.Pool, huma.API) {})
	api, try := wholeAPI(w)
	made := func(path, body string) string {
		var out struct{ ID string }
		answer := try(w.Coordinator, "POST", path, "application/json", []byte(body))
		if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil || answer.Code != http.StatusCreated || out.ID == "" {
			t.Fatalf("%s: %d %s", path, answer.Code, answer.Body)
		}
		return out.ID
	}
	ids := map[string]string{"groupId": w.Group, "documentId": string(w.Document), "personId": string(w.Ambassador.Person), "key": "agree", "step": "2",
		"referenceId": made("/api/v1/groups/"+w.Group+"/reference-goals", `{"title": "Law", "country": "DK"}`),
		"webhookId":   made("/api/v1/groups/"+w.Group+"/webhooks", `{"url": "https://example.org/", "events": ["document.created"]}`),
		"threadId":    made("/api/v1/documents/"+string(w.Document)+"/threads", `{"body": "Words"}`)}
	ids["commentId"] = w.One(t, `SELECT id::text FROM comments`)
	w.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, w.Observer.Person)

	tried := 0
	for _, path := range slices.Sorted(maps.Keys(api.OpenAPI().Paths)) {
		if own := func(prefix string) bool { return strings.HasPrefix(path, prefix) }; !strings.Contains(path, "{") || slices.ContainsFunc(ownThings[1:], own) {
			continue
		}
		for method, op := range operations(api.OpenAPI().Paths[path]) {
			address := path
			for _, p := range op.Parameters {
				if p.In == "path" {
					address = strings.ReplaceAll(address, "{"+p.Name+"}", or(ids[p.Name], uuid.NewString()))
				}
			}
			tried++
			for who, want := range map[*identity.Identity]int{&w.Nobody: 401, &w.Stranger: 404, &w.Observer: 404} {
				contentType, body := request(api, op)
				if got := try(*who, method, address+query(api, op), contentType, body); got.Code != want {
					t.Errorf("%s %s as %q: got %d, want %d: %.300s", method, path, who.Name, got.Code, want, got.Body)
				}
			}
		}
	}
	if tried < 80 {
		t.Errorf("only %d operations were tried", tried)
	}
}

func operations(path *huma.PathItem) map[string]*huma.Operation {
	all := map[string]*huma.Operation{"GET": path.Get, "POST": path.Post, "PUT": path.Put, "PATCH": path.Patch, "DELETE": path.Delete}
	maps.DeleteFunc(all, func(_ string, op *huma.Operation) bool { return op == nil })
	return all
}

// query is the least that an operation wants to be asked.
func query(api huma.API, op *huma.Operation) string {
	values := url.Values{}
	for _, p := range op.Parameters {
		if p.In == "query" && p.Required {
			values.Set(p.Name, fmt.Sprint(example(api, p.Schema)))
		}
	}
	return "?" + values.Encode()
}

// request is the least body that an operation takes.
func request(api huma.API, op *huma.Operation) (contentType string, body []byte) {
	if op.RequestBody == nil {
		return "application/json", nil
	}
	if media := op.RequestBody.Content["application/json"]; media != nil {
		body, _ = json.Marshal(example(api, media.Schema))
		return "application/json", body
	}
	return "text/csv", []byte("title,name\nA,A\n")
}

// example is the least that a schema takes.
func example(api huma.API, s *huma.Schema) any {
	if s.Ref != "" {
		s = api.OpenAPI().Components.Schemas.SchemaFromRef(s.Ref)
	}
	if len(s.Enum) > 0 {
		return s.Enum[0]
	}
	switch s.Type {
	case huma.TypeObject:
		body := map[string]any{}
		for _, name := range s.Required {
			body[name] = example(api, s.Properties[name])
		}
		return body
	case huma.TypeArray:
		if s.MinItems != nil && *s.MinItems > 0 {
			return []any{example(api, s.Items)}
		}
		return []any{}
	case huma.TypeInteger, huma.TypeNumber:
		if s.Minimum != nil {
			return *s.Minimum
		}
		return 1
	case huma.TypeBoolean:
		return true
	}
	switch s.Format {
	case "uuid":
		return uuid.NewString()
	case "date":
		return "2027-01-01"
	case "date-time":
		return "2027-01-01T00:00:00Z"
	case "uri":
		return "https://example.org/"
	}
	return "words"
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
