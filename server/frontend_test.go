package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFrontendFiles(t *testing.T) {
	h, err := newFrontendHandler(fstest.MapFS{
		"dist/.keep":                {Data: nil},
		"dist/index.html":           {Data: []byte("<html>")},
		"dist/index.html.br":        {Data: []byte("BR-html")},
		"dist/assets/a-123.js":      {Data: []byte("js")},
		"dist/assets/a-123.js.br":   {Data: []byte("BR-js")},
		"dist/assets/font.woff2":    {Data: []byte("font")},
		"dist/favicon.svg":          {Data: []byte("<svg>")},
		"dist/assets/only-br.js.br": {Data: []byte("BR")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, method, path, accept string
		status                     int
		body, cache, encoding      string
	}{
		{name: "start page", path: "/", status: 200, body: "<html>", cache: "no-store"},
		{name: "start page by name", path: "/index.html", status: 200, body: "<html>", cache: "no-store"},
		{name: "start page brotli", path: "/", accept: "gzip, br", status: 200, body: "BR-html", cache: "no-store", encoding: "br"},
		{name: "a page of the application", path: "/documents/0198c0de", status: 200, body: "<html>", cache: "no-store"},
		{name: "hashed file", path: "/assets/a-123.js", status: 200, body: "js", cache: "public, max-age=31536000, immutable"},
		{name: "hashed file brotli", path: "/assets/a-123.js", accept: "br", status: 200, body: "BR-js", encoding: "br", cache: "public, max-age=31536000, immutable"},
		{name: "brotli not wanted", path: "/assets/a-123.js", accept: "br;q=0, gzip", status: 200, body: "js", cache: "public, max-age=31536000, immutable"},
		{name: "brotli wanted less", path: "/assets/a-123.js", accept: "gzip, br;q=0.5", status: 200, body: "BR-js", encoding: "br", cache: "public, max-age=31536000, immutable"},
		{name: "no brotli copy", path: "/assets/font.woff2", accept: "br", status: 200, body: "font", cache: "public, max-age=31536000, immutable"},
		{name: "other file", path: "/favicon.svg", status: 200, body: "<svg>", cache: "no-cache"},
		{name: "missing hashed file", path: "/assets/a-122.js", status: 404, cache: "no-store"},
		{name: "missing file", path: "/robots.txt", status: 404, cache: "no-store"},
		{name: "compressed copy is not a file", path: "/assets/a-123.js.br", status: 404, cache: "no-store"},
		{name: "climbing out", path: "/../../etc/passwd", status: 200, body: "<html>", cache: "no-store"},
		{name: "writing", method: "POST", path: "/", status: 405, cache: "no-store"},
		{name: "head", method: "HEAD", path: "/", status: 200, cache: "no-store"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.method == "" {
				test.method = "GET"
			}
			request := httptest.NewRequest(test.method, "http://samrad.test/", nil)
			request.URL.Path = test.path
			request.Header.Set("Accept-Encoding", test.accept)
			answer := httptest.NewRecorder()
			h.ServeHTTP(answer, request)
			if answer.Code != test.status {
				t.Errorf("status %d, want %d", answer.Code, test.status)
			}
			if test.status == 200 && answer.Body.String() != test.body {
				t.Errorf("body %q, want %q", answer.Body, test.body)
			}
			if got := answer.Header().Get("Cache-Control"); got != test.cache {
				t.Errorf("Cache-Control %q, want %q", got, test.cache)
			}
			if got := answer.Header().Get("Content-Encoding"); got != test.encoding {
				t.Errorf("Content-Encoding %q, want %q", got, test.encoding)
			}
		})
	}
}

func TestUnchangedFileIsNotSentAgain(t *testing.T) {
	h, err := newFrontendHandler(fstest.MapFS{"dist/favicon.svg": {Data: []byte("<svg>")}})
	if err != nil {
		t.Fatal(err)
	}
	first := httptest.NewRecorder()
	h.ServeHTTP(first, httptest.NewRequest("GET", "/favicon.svg", nil))
	again := httptest.NewRequest("GET", "/favicon.svg", nil)
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	second := httptest.NewRecorder()
	h.ServeHTTP(second, again)
	if second.Code != http.StatusNotModified || second.Body.Len() != 0 {
		t.Fatalf("status %d with %d bytes, want 304 with none", second.Code, second.Body.Len())
	}
}

// A binary built by `go build` alone has no frontend; it must say so.
func TestMissingFrontendIsExplained(t *testing.T) {
	h, err := newFrontendHandler(fstest.MapFS{"dist/.keep": {}})
	if err != nil {
		t.Fatal(err)
	}
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	if answer.Code != http.StatusServiceUnavailable || !strings.Contains(answer.Body.String(), "make build") {
		t.Fatalf("status %d: %s", answer.Code, answer.Body)
	}
}
