package identity_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/server/identity"
	"samrad/server/postgres/pgtest"
)

// world is a whole server around identity, on a real port and a real database.
type world struct {
	t       *testing.T
	url     string
	pool    *pgxpool.Pool
	service *identity.Service
	router  chi.Router
	log     *syncBuffer
	ended   chan identity.SessionID
	open    []identity.SessionID // what the hub would say holds sockets

	mu   sync.Mutex // guards skew
	skew time.Duration
}

// newWorld starts a server. configure gets its address, since issuers may live
// there, and returns the organisations and the demo people.
func newWorld(t *testing.T, configure func(w *world) ([]identity.OrganisationConfig, []identity.DemoPerson)) *world {
	t.Helper()
	return newWorldOn(t, pgtest.New(t), configure)
}

// newWorldOn is newWorld on a database that tests share to save time.
func newWorldOn(t *testing.T, pool *pgxpool.Pool, configure func(w *world) ([]identity.OrganisationConfig, []identity.DemoPerson)) *world {
	t.Helper()
	w := &world{t: t, pool: pool, router: chi.NewRouter(), log: &syncBuffer{}, ended: make(chan identity.SessionID, 16)}
	server := httptest.NewUnstartedServer(w.router)
	w.url = "http://" + server.Listener.Addr().String()
	orgs, demo := configure(w)
	service, err := identity.New(identity.Config{
		Pool: w.pool, Organisations: orgs, PublicURL: w.url, Demo: demo,
		Logger: zerolog.New(w.log), Now: w.now,
		OpenSessions: func() []identity.SessionID { return w.open },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := identity.SyncOrganisations(t.Context(), w.pool, orgs); err != nil {
		t.Fatal(err)
	}
	w.service = service
	service.EndSocketsWith(w)
	w.routes()
	server.Start()
	t.Cleanup(server.Close)
	return w
}

func (w *world) routes() {
	w.router.Group(func(r chi.Router) {
		r.Use(w.service.Middleware)
		identity.Register(humachi.New(r, huma.DefaultConfig("test", "1")), w.service)
	})
	w.router.Get("/auth/{org}/start", w.service.Start)
	w.router.Get("/auth/{org}/callback", w.service.Callback)
	w.router.Post("/auth/sign-out", w.service.SignOut)
	w.router.Post("/auth/{org}/backchannel-logout", w.service.BackchannelLogout)
	w.router.NotFound(func(rw http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(rw, "page "+r.URL.Path) // stands for the frontend
	})
}

// EndSession makes w the SessionEnder.
func (w *world) EndSession(id identity.SessionID) { w.ended <- id }

func (w *world) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return time.Now().Add(w.skew)
}

// later moves the server's clock, not the providers'.
func (w *world) later(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.skew += d
}

// wantEnded waits for n sessions' sockets to be closed.
func (w *world) wantEnded(n int) {
	w.t.Helper()
	for range n {
		select {
		case <-w.ended:
		case <-time.After(time.Minute):
			w.t.Fatal("the sockets of the ended session were not closed")
		}
	}
	select {
	case id := <-w.ended:
		w.t.Fatalf("sockets of one session too many closed: %s", id)
	default:
	}
}

// wantLogged checks that the log tells the operator.
func (w *world) wantLogged(text string) {
	w.t.Helper()
	if !strings.Contains(w.log.String(), text) {
		w.t.Errorf("log lacks %q:\n%s", text, w.log.String())
	}
}

func (w *world) count(sql string, args ...any) int {
	w.t.Helper()
	var n int
	if err := w.pool.QueryRow(w.t.Context(), sql, args...).Scan(&n); err != nil {
		w.t.Fatal(err)
	}
	return n
}

// browser keeps cookies and follows redirects only when told to.
type browser struct {
	t      *testing.T
	world  *world
	client *http.Client
}

func (w *world) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return &browser{t: w.t, world: w, client: &http.Client{
		Jar: jar, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// answer is a response read to its end.
type answer struct {
	status   int
	location string
	header   http.Header
	body     string
}

// get asks for one address, absolute or on the world's server.
func (b *browser) get(target string) answer {
	b.t.Helper()
	return b.send(http.MethodGet, target, nil, nil)
}

func (b *browser) send(method, target string, form url.Values, header http.Header) answer {
	b.t.Helper()
	if strings.HasPrefix(target, "/") {
		target = b.world.url + target
	}
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	request, err := http.NewRequestWithContext(b.t.Context(), method, target, body)
	if err != nil {
		b.t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, values := range header {
		request.Header[name] = values
	}
	response, err := b.client.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header.Get("Location"), response.Header, string(text)}
}

// follow goes on from target until there is no redirect, and returns where that is.
func (b *browser) follow(target string) (string, answer) {
	b.t.Helper()
	target = resolve(b.t, b.world.url, target)
	for range 12 {
		got := b.get(target)
		if got.location == "" {
			return strings.TrimPrefix(target, b.world.url), got
		}
		target = resolve(b.t, target, got.location)
	}
	b.t.Fatal("redirects go round in circles")
	return "", answer{}
}

func resolve(t *testing.T, from, location string) string {
	t.Helper()
	base, err := url.Parse(from)
	if err != nil {
		t.Fatal(err)
	}
	next, err := base.Parse(location)
	if err != nil {
		t.Fatal(err)
	}
	return next.String()
}

// me returns GET /api/v1/me; ok is false when nobody is signed in.
func (b *browser) me() (me identity.Me, ok bool) {
	b.t.Helper()
	got := b.get("/api/v1/me")
	switch got.status {
	case http.StatusOK:
		if err := json.Unmarshal([]byte(got.body), &me); err != nil {
			b.t.Fatal(err)
		}
		return me, true
	case http.StatusUnauthorized:
		return me, false
	default:
		b.t.Fatalf("me: %d %s", got.status, got.body)
		return me, false
	}
}

func (b *browser) cookie(name string) string {
	base, _ := url.Parse(b.world.url)
	for _, c := range b.client.Jar.Cookies(base) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

// wantRefused checks that location is the sign-in page with code.
func wantRefused(t *testing.T, location string, code identity.Code) {
	t.Helper()
	u, err := url.Parse(location)
	if err != nil {
		t.Fatal(err)
	}
	if u.Path != "/sign-in" || u.Query().Get("error") != string(code) || u.Query().Get("ref") == "" {
		t.Fatalf("ended at %s, want /sign-in?error=%s&ref=…", location, code)
	}
}

// syncBuffer is a log that may be read while it is written.
type syncBuffer struct {
	mu   sync.Mutex // guards text
	text strings.Builder
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
