package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"
)

// restAPI is the REST API while its operations are being registered.
type restAPI struct {
	huma.API
	subject string // whose operations are registered now; see name
}

// newAPI mounts the REST operations on a router. Their OpenAPI document is
// made from the handlers' own types, so the two cannot differ.
func newAPI(router chi.Router) *restAPI {
	adviseOnRequests()
	api := &restAPI{}
	config := huma.DefaultConfig("Samråd", "1")
	config.Info.Description = "Groups, documents and comments of a Samråd workspace. " +
		"Programs send `Authorization: Bearer TOKEN`, made with `samrad token create`; " +
		"browsers use the session cookie. Lists are `items` with an optional `next` cursor. " +
		"A POST with an `Idempotency-Key` (a UUID, say) may be repeated for a day and is done once. " +
		"Threads and comments have an `ETag`; with it as `If-Match`, a change is refused with 412 if somebody was quicker."
	config.OpenAPIPath = "/api/v1/openapi"
	// No documentation page: it would load scripts from elsewhere.
	config.DocsPath = ""
	config.SchemasPath = ""
	config.CreateHooks = nil // no $schema field in every answer
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token":  {Type: "http", Scheme: "bearer", Description: "A personal access token."},
		"cookie": {Type: "apiKey", In: "cookie", Name: "__Host-samrad", Description: "A browser's session."},
	}
	config.Security = []map[string][]string{{"token": {}}, {"cookie": {}}}
	config.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", api.name)
	api.API = humachi.New(router, config)
	api.UseMiddleware(onlyText(api))
	return api
}

// onlyText refuses an address that holds what is no text: bytes that are not UTF-8,
// and NUL, which PostgreSQL cannot store. No operation has to look for them.
func onlyText(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		address := ctx.URL()
		query, err := url.QueryUnescape(address.RawQuery)
		if text := address.Path + query; err != nil || !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			_ = huma.WriteErr(api, ctx, http.StatusBadRequest,
				"The address holds what is no text. Write it in UTF-8, percent-encoded, without NUL.")
			return
		}
		next(ctx)
	}
}

// add registers the operations of one subject.
func (a *restAPI) add(subject string, register func(huma.API)) {
	a.subject = subject
	register(a.API)
}

// name is the name of a type in the document. A body without a name of its own
// gets its subject's, since several subjects have a "create".
func (a *restAPI) name(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	if t.Name() == "" {
		return a.subject + strings.Replace(strings.Replace(name, "Input", "", 1), "Output", "Answer", 1)
	}
	return name
}

// OpenAPI returns the OpenAPI 3.1 document as JSON. It needs no database.
func OpenAPI() ([]byte, error) {
	api := newAPI(chi.NewRouter())
	unbuilt().register(api)
	text, err := json.MarshalIndent(api.OpenAPI(), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the OpenAPI document: %w", err)
	}
	return text, nil
}
