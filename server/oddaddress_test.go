package server

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access/accesstest"
)

// inhabited is a group with a document of each kind and a thing of each kind in
// them: the ids by the names they have in addresses, for each document.
func inhabited(t *testing.T, w *accesstest.World, try asking) (everywhere []map[string]string) {
	t.Helper()
	made := func(address, body string) string {
		t.Helper()
		var out struct{ ID string }
		answer := try(w.Coordinator, "POST", address, "application/json", []byte(body))
		if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil || answer.Code != http.StatusCreated || out.ID == "" {
			t.Fatalf("%s: %d %s", address, answer.Code, answer.Body)
		}
		return out.ID
	}
	group := map[string]string{"groupId": w.Group, "personId": string(w.Ambassador.Person), "step": "2",
		"referenceId": made("/api/v1/groups/"+w.Group+"/reference-goals", `{"title": "Law", "country": "DK"}`)}
	for _, kind := range []string{"strategy", "goal_list", "stakeholder_map"} {
		id := w.One(t, `INSERT INTO documents (group_id, kind, title) VALUES ($1, $2, 'Ours') RETURNING id::text`, w.Group, kind)
		at, ids := "/api/v1/documents/"+id, maps.Clone(group)
		ids["documentId"], ids["threadId"] = id, made(at+"/threads", `{"body": "Words"}`)
		switch kind {
		case "goal_list":
			ids["goalId"] = made(at+"/goals", `{"title": "Safe nights"}`)
			ids["indicatorId"] = made(at+"/indicators", `{"name": "Visits", "goalId": "`+ids["goalId"]+`"}`)
			ids["planId"] = made(at+"/plans", `{"title": "Training"}`)
			ids["activityId"] = made(at+"/activities", `{"title": "A day", "planId": "`+ids["planId"]+`"}`)
			ids["linkId"] = made(at+"/goal-links", `{"fromGoal": "`+ids["goalId"]+`", "type": "supports_initiative", "toKind": "initiative", "toTitle": "Another"}`)
		case "stakeholder_map":
			ids["stakeholderId"] = made(at+"/stakeholders", `{"name": "Relatives"}`)
		}
		everywhere = append(everywhere, ids)
	}
	return everywhere
}

// addressOf fills in the parameters of an operation: odd instead of the one, if that
// is not nil.
func addressOf(api huma.API, path string, op *huma.Operation, ids map[string]string, one *huma.Param, odd string) string {
	values := url.Values{}
	for _, p := range op.Parameters {
		switch {
		case p.In == "path" && p == one:
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(odd))
		case p.In == "path":
			path = strings.ReplaceAll(path, "{"+p.Name+"}", or(ids[p.Name], uuid.NewString()))
		case p.In == "query" && p == one:
			values.Set(p.Name, odd)
		case p.In == "query" && p.Required:
			values.Set(p.Name, fmt.Sprint(example(api, p.Schema)))
		}
	}
	return path + "?" + values.Encode()
}

// answers tells whether an operation answers anything but "not there" here: a
// document of another kind has none of these.
func answers(w *accesstest.World, api huma.API, try asking, method, path string, op *huma.Operation, ids map[string]string) bool {
	if path == "/api/v1/me" { // of identity, which these tests have not
		return false
	}
	contentType, body := request(api, op)
	return method == "DELETE" || try(w.Coordinator, method, addressOf(api, path, op, ids, nil, ""), contentType, body).Code != http.StatusNotFound
}

// No address breaks an operation: what is no text, or no id, is refused or not there,
// wherever in the address it stands. New operations are tried by themselves.
func TestNoAddressBreaksAnOperation(t *testing.T) {
	w := accesstest.New(t, func(*pgxpool.Pool, huma.API) {})
	api, try := wholeAPI(w)
	odd := []string{"\x00", "a\x00b", "\xff", "\xc3", "' OR 1=1", strings.Repeat("9", 200), "-1", "NaN", "{" + uuid.NewString() + "}"}
	tried := 0
	for _, ids := range inhabited(t, w, try) {
		for _, path := range slices.Sorted(maps.Keys(api.OpenAPI().Paths)) {
			for method, op := range operations(api.OpenAPI().Paths[path]) {
				contentType, body := request(api, op)
				if !answers(w, api, try, method, path, op, ids) {
					continue
				}
				for _, p := range op.Parameters {
					for _, text := range odd {
						tried++
						if got := try(w.Coordinator, method, addressOf(api, path, op, ids, p, text), contentType, body); got.Code >= http.StatusInternalServerError {
							t.Errorf("%s %s with %s=%q: %d %.200s", method, path, p.Name, text, got.Code, got.Body)
						}
					}
				}
			}
		}
	}
	if tried < 1000 {
		t.Errorf("only %d addresses were tried", tried)
	}
}

// No value breaks an operation: each field of each body in turn is something that no
// form of ours would send.
func TestNoBodyBreaksAnOperation(t *testing.T) {
	w := accesstest.New(t, func(*pgxpool.Pool, huma.API) {})
	api, try := wholeAPI(w)
	odd := []string{`"a\u0000b"`, `null`, `-1`, `1e308`, `true`, `[null]`, `["\u0000"]`, `{"\u0000": 1}`, `"9999-12-31"`}
	tried, taken, done := 0, 0, map[string]bool{}
	for _, ids := range inhabited(t, w, try) {
		for _, path := range slices.Sorted(maps.Keys(api.OpenAPI().Paths)) {
			for method, op := range operations(api.OpenAPI().Paths[path]) {
				contentType, least := request(api, op)
				if contentType != "application/json" || least == nil || done[method+path] || !answers(w, api, try, method, path, op, ids) {
					continue
				}
				done[method+path] = true
				var fields map[string]json.RawMessage
				if err := json.Unmarshal(least, &fields); err != nil {
					continue // a list
				}
				schema := op.RequestBody.Content["application/json"].Schema
				if schema.Ref != "" {
					schema = api.OpenAPI().Components.Schemas.SchemaFromRef(schema.Ref)
				}
				for name := range schema.Properties {
					for _, value := range odd {
						body := maps.Clone(fields)
						for field, id := range map[string]string{"goalId": ids["goalId"], "fromGoal": ids["goalId"], "planId": ids["planId"], "municipalityId": "odense"} {
							if _, there := body[field]; there {
								body[field], _ = json.Marshal(id)
							}
						}
						body[name] = json.RawMessage(value)
						text, err := json.Marshal(body)
						if err != nil {
							t.Fatal(err)
						}
						tried++
						got := try(w.Coordinator, method, addressOf(api, path, op, ids, nil, ""), contentType, text)
						if got.Code >= http.StatusInternalServerError {
							t.Errorf("%s %s with %s: %.60s: %d %.300s", method, path, name, value, got.Code, got.Body)
						}
						if got.Code < http.StatusBadRequest {
							taken++
						}
					}
				}
			}
		}
	}
	if tried < 1000 || taken < 100 {
		t.Errorf("only %d bodies were tried, and %d taken", tried, taken)
	}
}
