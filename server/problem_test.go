package server

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-chi/chi/v5"
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
	} {
		t.Run(test.name, func(t *testing.T) {
			request := httptest.NewRequest("PUT", "/things", strings.NewReader(test.body))
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
