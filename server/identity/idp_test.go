package identity_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/identity"
	"samrad/server/postgres/pgtest"
)

// idp is a provider that can be told to misbehave. Each field that a test sets
// breaks one rule; unset, it is an honest provider.
type idp struct {
	t   *testing.T
	url string
	key *ecdsa.PrivateKey

	discoveries atomic.Int32
	keyFetches  atomic.Int32
	exchanges   atomic.Int32

	mu        sync.Mutex     // guards all below
	down      bool           // answers 503 to everything
	meta      map[string]any // replaces fields of the discovery document
	huge      string         // path whose body never seems to end
	claims    map[string]any // replaces claims of the ID token; nil removes one
	userinfo  map[string]any // nil: no userinfo endpoint is advertised
	response  url.Values     // replaces values of the authorisation response
	signWith  *ecdsa.PrivateKey
	header    map[string]string // of the ID token
	tamper    bool              // changes the payload after signing
	noIDToken bool
	challenge string
	nonce     string
	lastAuth  url.Values
	lastToken url.Values
}

func newIDP(t *testing.T) *idp {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p := &idp{t: t, key: key}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", p.discovery)
	mux.HandleFunc("/keys", p.keys)
	mux.HandleFunc("/authorize", p.authorize)
	mux.HandleFunc("/token", p.token)
	mux.HandleFunc("/userinfo", p.userInfo)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		down, huge := p.down, p.huge
		p.mu.Unlock()
		if down {
			http.Error(w, "down for maintenance", http.StatusServiceUnavailable)
			return
		}
		if huge == r.URL.Path {
			endless(w)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p.url = server.URL
	return p
}

// endless writes JSON that would fill 64 MiB.
func endless(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte(`{"padding":"`))
	chunk := []byte(strings.Repeat("x", 64<<10))
	for range 1024 {
		if _, err := w.Write(chunk); err != nil {
			return // the reader had enough
		}
	}
}

// set changes behaviour.
func (p *idp) set(change func(*idp)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(p)
}

func (p *idp) discovery(w http.ResponseWriter, _ *http.Request) {
	p.discoveries.Add(1)
	p.mu.Lock()
	defer p.mu.Unlock()
	document := map[string]any{
		"issuer": p.url, "authorization_endpoint": p.url + "/authorize", "token_endpoint": p.url + "/token",
		"jwks_uri": p.url + "/keys", "id_token_signing_alg_values_supported": []string{"ES256"},
	}
	if p.userinfo != nil {
		document["userinfo_endpoint"] = p.url + "/userinfo"
	}
	for name, value := range p.meta {
		document[name] = value
	}
	writeJSON(w, document)
}

func (p *idp) keys(w http.ResponseWriter, _ *http.Request) {
	p.keyFetches.Add(1)
	p.mu.Lock()
	defer p.mu.Unlock()
	writeJSON(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{
		{Key: &p.key.PublicKey, KeyID: "k1", Algorithm: "ES256", Use: "sig"},
	}})
}

func (p *idp) authorize(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lastAuth = query
	p.nonce, p.challenge = query.Get("nonce"), query.Get("code_challenge")
	answer := url.Values{"code": {"code-1"}, "state": {query.Get("state")}}
	for name, values := range p.response {
		answer.Del(name)
		if values != nil {
			answer[name] = values
		}
	}
	http.Redirect(w, r, query.Get("redirect_uri")+"?"+answer.Encode(), http.StatusFound)
}

func (p *idp) token(w http.ResponseWriter, r *http.Request) {
	p.exchanges.Add(1)
	_ = r.ParseForm()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lastToken = r.PostForm
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if base64.RawURLEncoding.EncodeToString(sum[:]) != p.challenge {
		w.WriteHeader(http.StatusBadRequest)
		writeJSON(w, map[string]string{"error": "invalid_grant", "error_description": "PKCE"})
		return
	}
	out := map[string]any{"access_token": "access-1", "token_type": "Bearer", "expires_in": 60}
	if !p.noIDToken {
		out["id_token"] = p.idToken()
	}
	w.Header().Set("Content-Type", "application/json")
	writeJSON(w, out)
}

// idToken is called with mu held.
func (p *idp) idToken() string {
	claims := map[string]any{
		"iss": p.url, "sub": "person-1", "aud": "client", "nonce": p.nonce, "sid": "sid-1",
		"iat": time.Now().Unix(), "exp": time.Now().Add(5 * time.Minute).Unix(),
		"name": "Person One", "email": "one@town.example",
	}
	for name, value := range p.claims {
		if value == nil {
			delete(claims, name)
		} else {
			claims[name] = value
		}
	}
	key := p.signWith
	if key == nil {
		key = p.key
	}
	header := p.header
	if header == nil {
		header = map[string]string{"typ": "JWT"}
	}
	raw := sign(p.t, key, "k1", header, claims)
	if p.tamper {
		parts := strings.Split(raw, ".")
		claims["sub"] = "person-2"
		payload, _ := json.Marshal(claims)
		parts[1] = base64.RawURLEncoding.EncodeToString(payload)
		raw = strings.Join(parts, ".")
	}
	return raw
}

func (p *idp) userInfo(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r.Header.Get("Authorization") != "Bearer access-1" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	writeJSON(w, p.userinfo)
}

func writeJSON(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

// sign makes a JWT with the given header and claims.
func sign(t *testing.T, key *ecdsa.PrivateKey, kid string, header map[string]string, claims map[string]any) string {
	t.Helper()
	options := &jose.SignerOptions{}
	for name, value := range header {
		options.WithHeader(jose.HeaderKey(name), value)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: key, KeyID: kid}}, options)
	if err != nil {
		t.Fatal(err)
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	jws, err := signer.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := jws.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// town is an organisation whose provider p is.
func (p *idp) town(id string) identity.OrganisationConfig {
	return identity.OrganisationConfig{
		ID: id, Name: "Town of " + id, ShortName: id, Country: "SE", Kind: "municipality",
		Issuer: p.url, ClientID: "client", ClientSecret: "secret/with:odd characters",
	}
}

// idpWorld is a server with the one organisation "town", whose provider
// misbehaves as told. change may adapt the organisation.
func idpWorld(t *testing.T, change func(*identity.OrganisationConfig)) (*world, *idp) {
	t.Helper()
	return idpWorldOn(t, pgtest.New(t), change)
}

// idpWorldOn is idpWorld on a database that cases share: whoever got in before
// is forgotten.
func idpWorldOn(t *testing.T, pool *pgxpool.Pool, change func(*identity.OrganisationConfig)) (*world, *idp) {
	t.Helper()
	if _, err := pool.Exec(t.Context(), `DELETE FROM people; DELETE FROM sign_in_flows`); err != nil {
		t.Fatal(err)
	}
	p := newIDP(t)
	w := newWorldOn(t, pool, func(*world) ([]identity.OrganisationConfig, []identity.DemoPerson) {
		org := p.town("town")
		if change != nil {
			change(&org)
		}
		return []identity.OrganisationConfig{org}, nil
	})
	return w, p
}

// wantNobody checks that the attempt left neither a session nor a person.
func wantNobody(t *testing.T, w *world, b *browser) {
	t.Helper()
	if _, ok := b.me(); ok {
		t.Error("somebody is signed in")
	}
	if n := w.count(`SELECT count(*) FROM sessions`); n != 0 {
		t.Errorf("%d sessions opened", n)
	}
	if n := w.count(`SELECT count(*) FROM people`); n != 0 {
		t.Errorf("%d people made", n)
	}
}
