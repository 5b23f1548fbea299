package provider_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"samrad/server/demo/provider"
	"samrad/server/identity"
)

// demo is a Provider on a real port and a client that follows no redirects.
type demo struct {
	t        *testing.T
	provider *provider.Provider
	url      string
	secret   string
	client   *http.Client
}

func start(t *testing.T) *demo {
	t.Helper()
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	p, err := provider.New(provider.Options{PublicURL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle(provider.Path+"/", p)
	return &demo{
		t: t, provider: p, url: server.URL, secret: p.OrganisationConfigs()[0].ClientSecret,
		client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
}

func (d *demo) do(method, path string, form url.Values, change func(*http.Request)) (int, http.Header, string) {
	d.t.Helper()
	request, err := http.NewRequestWithContext(d.t.Context(), method, d.url+path, strings.NewReader(form.Encode()))
	if err != nil {
		d.t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if change != nil {
		change(request)
	}
	response, err := d.client.Do(request)
	if err != nil {
		d.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(body)
}

const verifier = "a-verifier-that-is-long-enough-for-the-standard-0123456789"

// request is a good authorisation request at odense, but for change.
func (d *demo) request(change url.Values) string {
	sum := sha256.Sum256([]byte(verifier))
	query := url.Values{
		"client_id": {"samrad"}, "redirect_uri": {d.url + "/auth/odense/callback"}, "response_type": {"code"},
		"scope": {"openid profile email"}, "state": {"s1"}, "nonce": {"n1"}, "login_hint": {"astrid@odense.example"},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"},
	}
	for name, values := range change {
		query[name] = values
	}
	return provider.Path + "/odense/authorize?" + query.Encode()
}

func (d *demo) code() string {
	d.t.Helper()
	status, header, body := d.do(http.MethodGet, d.request(nil), nil, nil)
	back, err := url.Parse(header.Get("Location"))
	if err != nil || status != http.StatusSeeOther {
		d.t.Fatalf("authorize: %d %s", status, body)
	}
	if q := back.Query(); q.Get("state") != "s1" || q.Get("iss") != d.url+provider.Path+"/odense" {
		d.t.Fatalf("answered %s", back)
	}
	return back.Query().Get("code")
}

func (d *demo) exchange(code string, change url.Values) (int, map[string]any) {
	d.t.Helper()
	form := url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {d.url + "/auth/odense/callback"},
		"code_verifier": {verifier}, "client_id": {"samrad"}, "client_secret": {d.secret},
	}
	for name, values := range change {
		form[name] = values
	}
	status, _, body := d.do(http.MethodPost, provider.Path+"/odense/token", form, nil)
	var out map[string]any
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		d.t.Fatalf("token: %v: %s", err, body)
	}
	return status, out
}

func TestCodeServesOnceAndOnlyItsClient(t *testing.T) {
	d := start(t)
	code := d.code()
	if status, out := d.exchange(code, nil); status != http.StatusOK || out["id_token"] == nil {
		t.Fatalf("%d %v", status, out)
	}
	if status, out := d.exchange(code, nil); status != http.StatusBadRequest || out["error"] != "invalid_grant" {
		t.Errorf("second use: %d %v", status, out)
	}
	for name, c := range map[string]struct {
		change url.Values
		want   string
	}{
		"wrong secret":       {url.Values{"client_secret": {"guess"}}, "invalid_client"},
		"no secret":          {url.Values{"client_secret": nil}, "invalid_client"},
		"another client":     {url.Values{"client_id": {"other"}}, "invalid_client"},
		"wrong verifier":     {url.Values{"code_verifier": {"guess"}}, "invalid_grant"},
		"no verifier":        {url.Values{"code_verifier": nil}, "invalid_grant"},
		"another redirect":   {url.Values{"redirect_uri": {"https://evil.example/"}}, "invalid_grant"},
		"another grant type": {url.Values{"grant_type": {"password"}}, "unsupported_grant_type"},
		"made-up code":       {url.Values{"code": {"x"}}, "invalid_grant"},
	} {
		if status, out := d.exchange(d.code(), c.change); status < 400 || out["error"] != c.want {
			t.Errorf("%s: %d %v, want %s", name, status, out, c.want)
		}
	}
}

func TestCodeOfOneOrganisationIsNothingAtAnother(t *testing.T) {
	d := start(t)
	form := url.Values{
		"grant_type": {"authorization_code"}, "code": {d.code()}, "redirect_uri": {d.url + "/auth/odense/callback"},
		"code_verifier": {verifier}, "client_id": {"samrad"}, "client_secret": {d.secret},
	}
	if status, _, body := d.do(http.MethodPost, provider.Path+"/kl/token", form, nil); status != http.StatusBadRequest {
		t.Errorf("answered %d %s", status, body)
	}
}

func TestFaultyAuthorisationRequests(t *testing.T) {
	d := start(t)
	// These must never be redirected anywhere.
	for name, change := range map[string]url.Values{
		"unknown client":                     {"client_id": {"other"}},
		"somebody else's callback":           {"redirect_uri": {"https://evil.example/auth/odense/callback"}},
		"another organisation's callback":    {"redirect_uri": {d.url + "/auth/kl/callback"}},
		"callback with something after it":   {"redirect_uri": {d.url + "/auth/odense/callback/../x"}},
		"callback that is missing":           {"redirect_uri": nil},
		"two clients, the second is unknown": {"client_id": {"other", "samrad"}},
	} {
		if status, header, _ := d.do(http.MethodGet, d.request(change), nil, nil); status != http.StatusBadRequest || header.Get("Location") != "" {
			t.Errorf("%s: %d to %q", name, status, header.Get("Location"))
		}
	}
	for name, c := range map[string]struct {
		change url.Values
		want   string
	}{
		"no PKCE":        {url.Values{"code_challenge": nil}, "invalid_request"},
		"plain PKCE":     {url.Values{"code_challenge_method": {"plain"}}, "invalid_request"},
		"implicit":       {url.Values{"response_type": {"token"}}, "unsupported_response_type"},
		"no openid":      {url.Values{"scope": {"profile"}}, "invalid_scope"},
		"silent, no one": {url.Values{"prompt": {"none"}, "login_hint": {"who@odense.example"}}, "login_required"},
	} {
		_, header, _ := d.do(http.MethodGet, d.request(c.change), nil, nil)
		back, _ := url.Parse(header.Get("Location"))
		if q := back.Query(); q.Get("error") != c.want || q.Get("code") != "" || q.Get("state") != "s1" || q.Get("iss") == "" {
			t.Errorf("%s: %s, want %s", name, back, c.want)
		}
	}
	if status, _, _ := d.do(http.MethodGet, provider.Path+"/nowhere/authorize", nil, nil); status != http.StatusNotFound {
		t.Errorf("unknown organisation: %d", status)
	}
}

func TestHintOfAnotherOrganisationShowsThePage(t *testing.T) {
	d := start(t)
	status, _, body := d.do(http.MethodGet, d.request(url.Values{"login_hint": {"lars@vasteras.example"}}), nil, nil)
	if status != http.StatusOK || !strings.Contains(body, "Astrid Holm") || strings.Contains(body, "Lars") {
		t.Errorf("%d %s", status, body)
	}
	// The form must not let through a person of another organisation either.
	status, header, body := d.do(http.MethodPost, d.request(nil), url.Values{"person": {"demo-lars"}}, nil)
	if status != http.StatusOK || header.Get("Location") != "" {
		t.Errorf("%d %s", status, body)
	}
}

func TestPageQuotesWhatItIsGiven(t *testing.T) {
	d := start(t)
	_, _, body := d.do(http.MethodGet, d.request(url.Values{"login_hint": nil, "state": {`"><script>alert(1)</script>`}}), nil, nil)
	if strings.Contains(body, "<script") {
		t.Errorf("page runs what the address says:\n%s", body)
	}
	if regexp.MustCompile(`\sstyle=|\son[a-z]+=|<style`).MatchString(body) {
		t.Error("page has inline style or script, which its policy forbids")
	}
}

func TestUserinfoNeedsItsToken(t *testing.T) {
	d := start(t)
	_, out := d.exchange(d.code(), nil)
	bearer := func(org, token string) (int, string) {
		status, _, body := d.do(http.MethodGet, provider.Path+"/"+org+"/userinfo", nil, func(r *http.Request) {
			r.Header.Set("Authorization", "Bearer "+token)
		})
		return status, body
	}
	access := out["access_token"].(string)
	if status, body := bearer("odense", access); status != http.StatusOK || !strings.Contains(body, `"sub":"demo-astrid"`) {
		t.Errorf("%d %s", status, body)
	}
	for _, c := range [][2]string{{"odense", "guess"}, {"odense", ""}, {"kl", access}} {
		if status, body := bearer(c[0], c[1]); status != http.StatusUnauthorized {
			t.Errorf("%v: %d %s", c, status, body)
		}
	}
}

func TestSignOutGoesOnlyWhereRegistered(t *testing.T) {
	d := start(t)
	_, out := d.exchange(d.code(), nil)
	end := func(query url.Values) (int, string) {
		status, header, _ := d.do(http.MethodGet, provider.Path+"/odense/end_session?"+query.Encode(), nil, nil)
		return status, header.Get("Location")
	}
	good := url.Values{"client_id": {"samrad"}, "id_token_hint": {out["id_token"].(string)}, "post_logout_redirect_uri": {d.url + "/sign-in"}, "state": {"z"}}
	if status, place := end(good); status != http.StatusSeeOther || place != d.url+"/sign-in?state=z" {
		t.Errorf("%d to %s", status, place)
	}
	for name, change := range map[string]url.Values{
		"another place":  {"post_logout_redirect_uri": {"https://evil.example/sign-in"}},
		"no place":       {"post_logout_redirect_uri": nil},
		"forged hint":    {"id_token_hint": {out["id_token"].(string) + "x"}},
		"another client": {"client_id": {"other"}},
	} {
		query := url.Values{}
		for _, part := range []url.Values{good, change} {
			for k, v := range part {
				query[k] = v
			}
		}
		if status, place := end(query); status != http.StatusBadRequest || place != "" {
			t.Errorf("%s: %d to %q", name, status, place)
		}
	}
}

func TestOnlyLoopback(t *testing.T) {
	for _, bad := range []string{"https://samrad.example", "http://192.0.2.1:8080", "http://localhost.evil.example", "nonsense", ""} {
		if _, err := provider.New(provider.Options{PublicURL: bad}); err == nil {
			t.Errorf("the demo runs on %q", bad)
		}
	}
	d := start(t)
	for remote, want := range map[string]int{
		"192.0.2.7:1234": http.StatusForbidden, "192.0.2.7": http.StatusForbidden, "": http.StatusForbidden,
		"127.0.0.1:1234": http.StatusOK, "[::1]:1234": http.StatusOK, "127.0.0.1": http.StatusOK,
	} {
		request := httptest.NewRequestWithContext(context.Background(), http.MethodGet, provider.Path+"/odense/jwks", nil)
		request.RemoteAddr = remote
		recorder := httptest.NewRecorder()
		d.provider.ServeHTTP(recorder, request)
		if recorder.Code != want {
			t.Errorf("%q is answered %d, want %d", remote, recorder.Code, want)
		}
	}
}

func TestSigningKeyIsKept(t *testing.T) {
	folder := t.TempDir()
	keyID := func() string {
		p, err := provider.New(provider.Options{PublicURL: "http://localhost:8130", DataDir: folder})
		if err != nil {
			t.Fatal(err)
		}
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, provider.Path+"/kl/jwks", nil)
		request.RemoteAddr = "127.0.0.1:1"
		recorder := httptest.NewRecorder()
		p.ServeHTTP(recorder, request)
		if body := recorder.Body.String(); strings.Contains(body, `"d"`) {
			t.Fatalf("the private key is published: %s", body)
		}
		return recorder.Body.String()
	}
	if first := keyID(); first != keyID() {
		t.Error("a restart changed the key")
	}
	file := filepath.Join(folder, "demo-signing-key.pem")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("key file: %v, %v", info, err)
	}
	if err := os.WriteFile(file, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := provider.New(provider.Options{PublicURL: "http://localhost:8130", DataDir: folder}); err == nil || !strings.Contains(err.Error(), "delete it") {
		t.Errorf("broken key file: %v", err)
	}
}

func TestDemoDataIsConsistent(t *testing.T) {
	d := start(t)
	if err := identity.ValidateOrganisations(d.provider.OrganisationConfigs()); err != nil {
		t.Error(err)
	}
	orgs := map[string]bool{}
	for _, o := range provider.Organisations() {
		orgs[o.ID] = true
	}
	subjects, roles := map[string]bool{}, map[string]int{}
	for _, p := range provider.People() {
		if !orgs[p.OrganisationID] || subjects[p.Subject] || !strings.HasSuffix(p.Email, "@"+p.OrganisationID+".example") {
			t.Errorf("odd person %+v", p)
		}
		subjects[p.Subject] = true
		roles[p.Role]++
	}
	if roles["coordinator"] != 5 || roles["ambassador"] != 5 || roles["observer"] != 1 {
		t.Errorf("roles %v", roles)
	}
}
