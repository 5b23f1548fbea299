package identity_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"samrad/server/identity"
	"samrad/server/postgres/pgtest"
)

// Behind https every cookie is bound to the host, hidden from scripts and sent
// on top-level navigation only.
func TestCookiesOnHTTPS(t *testing.T) {
	p := newIDP(t)
	orgs := []identity.OrganisationConfig{p.town("town")}
	pool := pgtest.New(t)
	if err := identity.SyncOrganisations(t.Context(), pool, orgs); err != nil {
		t.Fatal(err)
	}
	service, err := identity.New(identity.Config{
		Pool: pool, Organisations: orgs, PublicURL: "https://samrad.example", Logger: zerolog.Nop(),
	})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /auth/{org}/start", service.Start)
	mux.HandleFunc("GET /auth/{org}/callback", service.Callback)
	mux.HandleFunc("POST /auth/sign-out", service.SignOut)
	serve := func(method, target string, cookies ...*http.Cookie) *http.Response {
		request := httptest.NewRequestWithContext(t.Context(), method, target, nil)
		for _, c := range cookies {
			request.AddCookie(c)
		}
		recorder := httptest.NewRecorder()
		mux.ServeHTTP(recorder, request)
		return recorder.Result() //nolint:bodyclose // a recorder's body needs no closing
	}

	started := serve(http.MethodGet, "https://samrad.example/auth/town/start")
	flow := onlyCookie(t, started, "__Host-samrad-flow-")
	checkCookie(t, flow, 600)
	b := &browser{t: t, client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	back := b.get(started.Header.Get("Location")).location
	if !strings.HasPrefix(back, "https://samrad.example/auth/town/callback?") {
		t.Fatalf("sent back to %s", back)
	}

	// A cookie of that name planted beside the real one makes both worthless.
	doubled := serve(http.MethodGet, back, flow, &http.Cookie{Name: flow.Name, Value: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
	wantRefused(t, doubled.Header.Get("Location"), identity.CodeFlowExpired)

	finished := serve(http.MethodGet, back, flow)
	if place := finished.Header.Get("Location"); place != "/" {
		t.Fatalf("ended at %s", place)
	}
	session := onlyCookie(t, finished, "__Host-samrad")
	checkCookie(t, session, 12*60*60)
	if len(session.Value) != 26 || strings.Contains(back, session.Value) {
		t.Errorf("session token %q", session.Value)
	}
	gone := onlyCookie(t, serve(http.MethodPost, "https://samrad.example/auth/sign-out", session), "__Host-samrad")
	if gone.MaxAge >= 0 || gone.Value != "" || !gone.Secure || gone.Path != "/" {
		t.Errorf("sign-out leaves %+v", gone)
	}
}

func onlyCookie(t *testing.T, response *http.Response, prefix string) *http.Cookie {
	t.Helper()
	var found []*http.Cookie
	for _, c := range response.Cookies() {
		if strings.HasPrefix(c.Name, prefix) && (c.Value != "" || len(response.Cookies()) == 1) {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		t.Fatalf("cookies %v, want one named %s…", response.Cookies(), prefix)
	}
	return found[0]
}

func checkCookie(t *testing.T, c *http.Cookie, age int) {
	t.Helper()
	if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge != age {
		t.Errorf("cookie %s", c)
	}
}

// On loopback without TLS there is no __Host-, but everything else holds.
func TestCookiesOnLoopback(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	back := b.get(b.get("/auth/town/start").location).location
	header := b.get(back).header
	response := http.Response{Header: header}
	for _, c := range response.Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("cookie %s", c)
		}
	}
	if b.cookie("samrad") == "" {
		t.Error("no cookie named samrad")
	}
	if header.Get("Cache-Control") != "no-store" {
		t.Errorf("callback may be cached: %q", header.Get("Cache-Control"))
	}
	if u, _ := url.Parse(back); u.Query().Get("code") == "" {
		t.Error("no code in the callback; the test does not test")
	}
}
