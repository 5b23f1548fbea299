package server

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/rs/zerolog"
)

var testPublic = &url.URL{Scheme: "http", Host: "127.0.0.1:8080"}

func answerOf(handler http.Handler, request *http.Request) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer
}

var ok = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok "+r.RemoteAddr) })

func TestSecurityHeaders(t *testing.T) {
	answer := answerOf(securityHeaders(true)(ok), httptest.NewRequest("GET", "/", nil))
	policy := answer.Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %q: %s", want, policy)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy allows inline or eval: %s", policy)
	}
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Strict-Transport-Security": "max-age=63072000",
	} {
		if got := answer.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if answerOf(securityHeaders(false)(ok), httptest.NewRequest("GET", "/", nil)).Header().Get("Strict-Transport-Security") != "" {
		t.Error("HSTS over plain http would lock a developer's localhost")
	}
}

func TestOtherSitesCannotChangeAnything(t *testing.T) {
	protect, err := refuseCrossOrigin(testPublic)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, method string
		headers      map[string]string
		want         int
	}{
		{"same origin", "POST", map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": testPublic.String()}, 200},
		{"other site", "POST", map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 403},
		{"other port", "POST", map[string]string{"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9999"}, 403},
		{"old browser", "POST", map[string]string{"Origin": "https://evil.example"}, 403},
		{"opaque origin", "POST", map[string]string{"Origin": "null"}, 403},
		{"a program", "POST", nil, 200},
		{"reading", "GET", map[string]string{"Sec-Fetch-Site": "cross-site"}, 200},
		{"deleting", "DELETE", map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 403},
	} {
		request := httptest.NewRequest(test.method, testPublic.String()+"/api/v1/groups", nil)
		for name, value := range test.headers {
			request.Header.Set(name, value)
		}
		if got := answerOf(protect(ok), request).Code; got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

// The demo lets anyone sign in as anyone, so a name that a stranger points at
// this machine (DNS rebinding) must not reach it.
func TestDemoAnswersLoopbackNamesOnly(t *testing.T) {
	handler := keepToLoopback(testPublic)(ok)
	for _, test := range []struct {
		host, accept string
		want         int
		location     string
	}{
		{"127.0.0.1:8080", "text/html", 200, ""},
		{"evil.example:8080", "text/html", 421, ""},
		{"evil.example", "", 421, ""},
		{"127.0.0.1.evil.example:8080", "", 421, ""},
		{"localhost:8080", "text/html", 307, "http://127.0.0.1:8080/groups?a=b"},
		{"localhost:8080", "application/json", 200, ""},
		{"[::1]:8080", "", 200, ""},
	} {
		request := httptest.NewRequest("GET", "/groups?a=b", nil)
		request.Host = test.host
		request.Header.Set("Accept", test.accept)
		answer := answerOf(handler, request)
		if answer.Code != test.want || answer.Header().Get("Location") != test.location {
			t.Errorf("%s: %d %q, want %d %q", test.host, answer.Code, answer.Header().Get("Location"), test.want, test.location)
		}
	}
}

func TestCallersAddressBehindAProxy(t *testing.T) {
	trusted, err := Config{TrustedProxies: []string{"10.0.0.0/8", "192.0.2.7"}}.trustedNetworks()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, peer, forwarded, want string }{
		{"no proxy", "203.0.113.9:1", "", "203.0.113.9:1"},
		{"a stranger who claims", "203.0.113.9:1", "198.51.100.1", "203.0.113.9:1"},
		{"through the proxy", "10.0.0.1:1", "198.51.100.1", "198.51.100.1:0"},
		{"invented before the proxy", "10.0.0.1:1", "1.1.1.1, 198.51.100.1", "198.51.100.1:0"},
		{"two proxies", "192.0.2.7:1", "198.51.100.1, 10.0.0.2", "198.51.100.1:0"},
		{"nonsense", "10.0.0.1:1", "unknown", "10.0.0.1:1"},
	} {
		request := httptest.NewRequest("GET", "/", nil)
		request.RemoteAddr = test.peer
		if test.forwarded != "" {
			request.Header.Set("X-Forwarded-For", test.forwarded)
		}
		if got := strings.TrimPrefix(answerOf(believeProxies(trusted)(ok), request).Body.String(), "ok "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// logged runs one request through the chain as routes.go has it and returns
// the log's lines.
func logged(t *testing.T, handler http.HandlerFunc, request *http.Request) (*httptest.ResponseRecorder, string) {
	t.Helper()
	var log bytes.Buffer
	r := chi.NewRouter()
	r.Use(identify(zerolog.New(&log)), accessLog(newHTTPMetrics(newRegistry())), recoverPanics, limits.Limit)
	r.HandleFunc("/api/{thing}", handler)
	return answerOf(r, request), log.String()
}

func TestAccessLogHoldsNoSecrets(t *testing.T) {
	request := httptest.NewRequest("GET", "/api/callback?code=secret-code", nil)
	request.Header.Set("Authorization", "Bearer secret-token")
	request.Header.Set("Cookie", "samrad=secret-cookie")
	request.Header.Set(requestIDHeader, "forged")
	answer, log := logged(t, ok, request)
	if strings.Contains(log, "secret") || strings.Contains(log, "forged") {
		t.Fatalf("the log tells a secret: %s", log)
	}
	id := answer.Header().Get(requestIDHeader)
	if id == "" || !strings.Contains(log, id) || !strings.Contains(log, "/api/callback") {
		t.Fatalf("request %q is not in the log: %s", id, log)
	}
}

func TestPanicHurtsOneRequest(t *testing.T) {
	answer, log := logged(t, func(http.ResponseWriter, *http.Request) { panic("a defect") }, httptest.NewRequest("GET", "/api/x", nil))
	var body problem
	if err := json.Unmarshal(answer.Body.Bytes(), &body); err != nil || answer.Code != 500 || body.Status != 500 {
		t.Fatalf("%d %s (%v)", answer.Code, answer.Body, err)
	}
	if strings.Contains(answer.Body.String(), "a defect") || !strings.Contains(body.Detail, answer.Header().Get(requestIDHeader)) {
		t.Errorf("the answer should give a reference and no details: %s", body.Detail)
	}
	if !strings.Contains(log, "a defect") || !strings.Contains(log, "middleware_test.go") {
		t.Errorf("the log does not show where: %s", log)
	}
}

func TestBodyIsLimited(t *testing.T) {
	read := func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
		}
	}
	small, _ := logged(t, read, httptest.NewRequest("POST", "/api/x", bytes.NewReader(make([]byte, maxBody))))
	large, _ := logged(t, read, httptest.NewRequest("POST", "/api/x", bytes.NewReader(make([]byte, maxBody+1))))
	if small.Code != 200 || large.Code != http.StatusRequestEntityTooLarge {
		t.Fatalf("%d at the limit, %d above it", small.Code, large.Code)
	}
}
