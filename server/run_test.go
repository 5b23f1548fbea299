package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5"

	"samrad/server"
	"samrad/server/postgres/pgtest"
)

// output is written by the server and read by the test.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

var addressPattern = regexp.MustCompile(`ready: (http://\S+)`)

// startDemo runs the whole server on a database of its own and returns its
// address, its log, and how to stop it.
func startDemo(t *testing.T) (address, databaseURL string, log *output, stop func() error) {
	t.Helper()
	config := server.DefaultConfig()
	config.Addr, config.Demo, config.DatabaseURL = "127.0.0.1:0", true, pgtest.URL(t)
	ctx, cancel := context.WithCancel(context.Background())
	out, log := &output{}, &output{}
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx, nil, config, out, log) }()
	stop = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(2 * time.Minute):
			t.Error("the server does not stop")
			return nil
		}
	})
	t.Cleanup(func() { stop() })
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if match := addressPattern.FindStringSubmatch(out.String()); match != nil {
			return match[1], config.DatabaseURL, log, stop
		}
		select {
		case err := <-ended:
			t.Fatalf("the server ended: %v\n%s", err, log)
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server is not ready:\n%s", log)
		}
	}
}

// browser keeps cookies and follows redirects.
func browser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, Timeout: time.Minute}
}

func send(t *testing.T, client *http.Client, method, address string, headers map[string]string, body string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	answer, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(text)
}

func signIn(t *testing.T, address, organisation, email string) *http.Client {
	t.Helper()
	client := browser(t)
	answer, body := send(t, client, "GET", address+"/auth/"+organisation+"/start?return_to=/healthz&login_hint="+url.QueryEscape(email), nil, "")
	if answer.StatusCode != 200 || answer.Request.URL.Path != "/healthz" {
		t.Fatalf("sign-in ended at %s: %d %s", answer.Request.URL, answer.StatusCode, body)
	}
	return client
}

// wantProblem checks an error answer: its form, and that it says something.
func wantProblem(t *testing.T, what string, answer *http.Response, body string, status int) {
	t.Helper()
	var problem struct {
		Title, Detail string
		Status        int
	}
	err := json.Unmarshal([]byte(body), &problem)
	if answer.StatusCode != status || err != nil || problem.Status != status || problem.Detail == "" ||
		!strings.HasPrefix(answer.Header.Get("Content-Type"), "application/problem+json") {
		t.Errorf("%s: got %d %q %s (%v), want a problem with status %d", what, answer.StatusCode, answer.Header.Get("Content-Type"), body, err, status)
	}
}

func TestServerFromSignInToSignOut(t *testing.T) {
	address, _, log, stop := startDemo(t)
	stranger := browser(t)
	answer, body := send(t, stranger, "GET", address+"/api/v1/me", nil, "")
	wantProblem(t, "me of nobody", answer, body, 401)

	astrid := signIn(t, address, "odense", "astrid@odense.example")
	answer, body = send(t, astrid, "GET", address+"/api/v1/me", nil, "")
	if answer.StatusCode != 200 || !strings.Contains(body, `"name":"Astrid Holm"`) || !strings.Contains(body, `"demo":true`) {
		t.Fatalf("me: %d %s", answer.StatusCode, body)
	}
	if cache := answer.Header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("me may be cached: %q", cache)
	}
	json := map[string]string{"Content-Type": "application/json"}
	answer, body = send(t, astrid, "POST", address+"/api/v1/groups", json, `{"name":"Test"}`)
	if answer.StatusCode != 201 {
		t.Fatalf("create a group: %d %s", answer.StatusCode, body)
	}
	evil := map[string]string{"Content-Type": "application/json", "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
	answer, body = send(t, astrid, "POST", address+"/api/v1/groups", evil, `{"name":"Stolen"}`)
	wantProblem(t, "a change from another site", answer, body, 403)

	answer, body = send(t, astrid, "POST", address+"/auth/sign-out", nil, "")
	if answer.StatusCode != 200 || !strings.Contains(body, "redirect") {
		t.Fatalf("sign-out: %d %s", answer.StatusCode, body)
	}
	answer, body = send(t, astrid, "GET", address+"/api/v1/me", nil, "")
	wantProblem(t, "me after sign-out", answer, body, 401)

	if err := stop(); err != nil {
		t.Fatalf("stop: %v", err)
	}
	if text := log.String(); strings.Contains(text, "panic") || strings.Contains(text, "code=") {
		t.Fatalf("the log holds a defect or a sign-in code:\n%s", text)
	}
}

func TestAddressesThatAreNotThere(t *testing.T) {
	address, _, _, _ := startDemo(t)
	client := browser(t)
	for _, path := range []string{"/api/v1/nothing", "/api", "/auth/odense/nothing", "/collab/a/b", "/assets/none.js"} {
		answer, body := send(t, client, "GET", address+path, nil, "")
		wantProblem(t, path, answer, body, 404)
	}
	answer, body := send(t, client, "DELETE", address+"/api/v1/me", nil, "")
	wantProblem(t, "a method that does not exist", answer, body, 405)
	answer, body = send(t, client, "GET", address+"/api/v1/openapi.json", nil, "")
	if answer.StatusCode != 200 || !strings.Contains(body, `"openapi":"3.1`) {
		t.Errorf("the API's description: %d", answer.StatusCode)
	}
	answer, body = send(t, client, "GET", address+"/metrics", nil, "")
	if strings.Contains(body, "samrad_http") {
		t.Errorf("metrics are public: %d", answer.StatusCode)
	}
}

// dial opens /collab… and returns how the server ends it, or the status of the
// refused handshake.
func dial(t *testing.T, address, path string, headers http.Header) int {
	t.Helper()
	conn, answer, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(address, "http")+path, headers)
	if err != nil {
		if answer == nil {
			t.Fatalf("dial %s: %v", path, err)
		}
		return answer.StatusCode
	}
	defer conn.Close()
	conn.SetReadDeadline(time.Now().Add(time.Minute))
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			var closed *websocket.CloseError
			if ok := asClose(err, &closed); !ok {
				t.Fatalf("read %s: %v", path, err)
			}
			return closed.Code
		}
	}
}

func asClose(err error, closed **websocket.CloseError) bool {
	c, ok := err.(*websocket.CloseError)
	*closed = c
	return ok
}

func TestSocketsThatAreRefused(t *testing.T) {
	address, _, _, _ := startDemo(t)
	const unknown = "/collab/00000000-0000-4000-8000-000000000000"
	if code := dial(t, address, unknown, nil); code != 4401 {
		t.Errorf("nobody: %d, want 4401", code)
	}
	if code := dial(t, address, unknown, http.Header{"Authorization": {"Bearer samrad_WRONG"}}); code != 401 {
		t.Errorf("a wrong token: %d, want 401", code)
	}
	if code := dial(t, address, "/collab", http.Header{"Origin": {"https://evil.example"}}); code != 403 {
		t.Errorf("another site's page: %d, want 403", code)
	}
	astrid := signIn(t, address, "odense", "astrid@odense.example")
	where, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	headers := http.Header{"Origin": {address}}
	for _, cookie := range astrid.Jar.Cookies(where) {
		headers.Add("Cookie", cookie.String())
	}
	if code := dial(t, address, unknown, headers); code != 4403 {
		t.Errorf("an unknown document: %d, want 4403", code)
	}
	headers.Set("Origin", "https://evil.example")
	if code := dial(t, address, unknown, headers); code != 403 {
		t.Errorf("another site's page with a cookie: %d, want 403", code)
	}
}

// A load balancer takes a node without its database out; the process stays.
func TestReadinessFollowsTheDatabase(t *testing.T) {
	address, databaseURL, _, stop := startDemo(t)
	client := browser(t)
	if answer, body := send(t, client, "GET", address+"/readyz", nil, ""); answer.StatusCode != 200 {
		t.Fatalf("readyz: %d %s", answer.StatusCode, body)
	}
	lose(t, databaseURL)
	answer, body := send(t, client, "GET", address+"/readyz", nil, "")
	wantProblem(t, "readyz without a database", answer, body, 503)
	if answer, _ := send(t, client, "GET", address+"/healthz", nil, ""); answer.StatusCode != 200 {
		t.Errorf("healthz without a database: %d, want 200", answer.StatusCode)
	}
	if err := stop(); err != nil {
		t.Errorf("stop without a database: %v", err)
	}
}

// lose drops the database under the running server.
func lose(t *testing.T, databaseURL string) {
	t.Helper()
	parsed, err := url.Parse(databaseURL)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimPrefix(parsed.Path, "/")
	parsed.Path = "/postgres"
	conn, err := pgx.Connect(context.Background(), parsed.String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
		t.Fatal(err)
	}
}
