package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-chi/chi/v5"
	"github.com/rs/zerolog"
)

// What does not fit the API is refused with words that say what to do.
func TestRefusalsAdvise(t *testing.T) {
	router := chi.NewRouter()
	api := newAPI(router)
	huma.Register(api, huma.Operation{OperationID: "put", Method: "PUT", Path: "/things", MaxBodyBytes: 200},
		func(context.Context, *struct {
			Body struct {
				Title string `json:"title" maxLength:"5"`
				Year  int    `json:"year" minimum:"1900"`
			}
		}) (*struct{}, error) {
			return nil, huma.Error409Conflict("Own words stay. Do this.")
		})
	huma.Register(api, huma.Operation{OperationID: "file", Method: "PUT", Path: "/files", MaxBodyBytes: 200,
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"text/csv": {Schema: &huma.Schema{Type: "string", Format: "binary"}}}}},
		func(context.Context, *struct {
			RawBody []byte `contentType:"text/csv"`
		}) (*struct{}, error) {
			return nil, nil
		})
	for _, test := range []struct {
		name, contentType, body string
		status                  int
		words                   []string
	}{
		{"fine", "application/json", `{"title":"a","year":2027}`, 409, []string{"Own words stay. Do this."}},
		{"no body", "application/json", "", 400, []string{"no body", "Send the JSON"}},
		{"cut off", "application/json", `{"title":`, 400, []string{"not valid JSON", "Send one JSON object"}},
		{"comma", "application/json", `{"title":"a",}`, 400, []string{"not valid JSON"}},
		{"no JSON", "application/json", "title=a", 400, []string{"not valid JSON"}},
		{"long", "application/json", `{"title":"abcdef","year":2027}`, 422, []string{"body.title", "Correct it"}},
		{"two faults", "application/json", `{"title":"abcdef","year":1}`, 422, []string{"1 more", "openapi.json"}},
		{"missing", "application/json", `{"title":"a"}`, 422, []string{"year", "Correct it"}},
		{"a form", "text/csv", "a;b", 415, []string{"content type", "application/json"}},
		{"large", "application/json", `{"title":"` + strings.Repeat("a", 300) + `"}`, 413, []string{"too large", "Send less"}},
		{"larger than everything", "application/json", `{"title":"` + strings.Repeat("a", 150) + `"}`, 413, []string{"too large", "Send less"}},
		{"file, none", "text/csv", "", 400, []string{"file is empty", "headers"}},
		{"file, large", "text/csv", strings.Repeat("a", 300), 413, []string{"file is too large", "5 MB"}},
		{"file, larger than everything", "text/csv", strings.Repeat("a", 150), 413, []string{"file is too large", "5 MB"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := "/things"
			if strings.HasPrefix(test.name, "file") {
				path = "/files"
			}
			request := httptest.NewRequest("PUT", path, strings.NewReader(test.body))
			if strings.HasSuffix(test.name, "everything") { // what no request may send, see bodies
				request.Body = http.MaxBytesReader(nil, request.Body, 100)
			}
			request.Header.Set("Content-Type", test.contentType)
			answer := httptest.NewRecorder()
			router.ServeHTTP(answer, request)
			var told problem
			if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil {
				t.Fatal(err)
			}
			if answer.Code != test.status || told.Status != test.status || told.Title != http.StatusText(test.status) {
				t.Errorf("got %d: %s", answer.Code, answer.Body)
			}
			for _, words := range test.words {
				if !strings.Contains(told.Detail, words) {
					t.Errorf("%q does not say %q", told.Detail, words)
				}
			}
		})
	}
}

// What broke an operation is told to the operator and not to its caller, who gets a
// reference to name.
func TestWhatBrokeIsNotTold(t *testing.T) {
	var log bytes.Buffer
	router := chi.NewRouter()
	router.Use(identify(zerolog.New(&log)))
	gone, leave := context.WithCancel(t.Context())
	huma.Register(newAPI(router), huma.Operation{OperationID: "break", Method: "GET", Path: "/broken"}, func(ctx context.Context, _ *struct{}) (*struct{}, error) {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("read: %w", ctx.Err())
		}
		return nil, errors.New("dial user=samrad host=db.internal: refused")
	})
	answer := httptest.NewRecorder()
	router.ServeHTTP(answer, httptest.NewRequest("GET", "/broken", nil))
	var told problem
	if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil || answer.Code != 500 || told.Status != 500 {
		t.Errorf("%d %v: %s", answer.Code, err, answer.Body)
	}
	reference := answer.Header().Get(requestIDHeader)
	if strings.Contains(answer.Body.String(), "samrad") || reference == "" || !strings.Contains(told.Detail, "reference "+reference) {
		t.Errorf("the caller is told %s", answer.Body)
	}
	for _, want := range []string{`"level":"error"`, "db.internal", `"operation":"break"`, reference} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %s: %s", want, &log)
		}
	}
	log.Reset()
	leave()
	router.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(gone, "GET", "/broken", nil))
	if strings.Contains(log.String(), `"level":"error"`) {
		t.Errorf("who went away is a defect: %s", &log)
	}
}
