package provider

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"

	"samrad/server/identity"
)

// Path is where the Provider must be mounted, with everything below it.
const Path = "/demo/idp"

const (
	clientID       = "samrad"
	codeLifetime   = time.Minute
	accessLifetime = 5 * time.Minute
	idLifetime     = 10 * time.Minute
	maxGrants      = 5000 // codes and access tokens held at once, each
)

// Options are what a Provider is built from.
type Options struct {
	// PublicURL is what browsers and the server itself call this server; its
	// host must be this machine.
	PublicURL string
	// DataDir keeps the signing key over restarts; empty means not at all.
	DataDir string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Provider serves every demo issuer. Mount it at Path.
type Provider struct {
	// set at construction
	public string
	key    jose.JSONWebKey
	signer jose.Signer
	secret string // of the one client at every issuer; new with each process
	orgs   map[string]Organisation
	now    func() time.Time
	mux    *http.ServeMux

	mu     sync.Mutex // guards all below
	codes  map[string]grant
	access map[string]grant
}

// grant is what a code or an access token stands for.
type grant struct {
	org       string
	person    Person
	redirect  string
	nonce     string
	challenge string
	sid       string
	expires   time.Time
}

var _ http.Handler = (*Provider)(nil)

// New builds a Provider, or says why the demo cannot run here.
func New(o Options) (*Provider, error) {
	public, err := url.Parse(o.PublicURL)
	if err != nil || public.Host == "" {
		return nil, fmt.Errorf("demo provider: public URL %q is not an address", o.PublicURL)
	}
	if host := public.Hostname(); host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return nil, fmt.Errorf("demo provider: anybody may sign in as anybody, so --demo runs on loopback only, not on %s; "+
			"use --public-url http://localhost:PORT, or leave --demo out", host)
	}
	file := ""
	if o.DataDir != "" {
		file = filepath.Join(o.DataDir, "demo-signing-key.pem")
	}
	key, err := loadKey(file)
	if err != nil {
		return nil, err
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: key}, (&jose.SignerOptions{}).WithType("JWT"))
	if err != nil {
		return nil, fmt.Errorf("demo provider: %w", err)
	}
	p := &Provider{
		public: strings.TrimSuffix(o.PublicURL, "/"), key: key, signer: signer, secret: rand.Text(),
		orgs: map[string]Organisation{}, now: o.Now,
		codes: map[string]grant{}, access: map[string]grant{},
	}
	if p.now == nil {
		p.now = time.Now
	}
	for _, org := range Organisations() {
		p.orgs[org.ID] = org
	}
	p.mux = p.routes()
	return p, nil
}

func (p *Provider) routes() *http.ServeMux {
	mux := http.NewServeMux()
	base := Path + "/{org}"
	mux.HandleFunc("GET "+base+"/.well-known/openid-configuration", p.discovery)
	mux.HandleFunc("GET "+base+"/jwks", p.jwks)
	mux.HandleFunc("GET "+base+"/authorize", p.authorize)
	mux.HandleFunc("POST "+base+"/authorize", p.authorize)
	mux.HandleFunc("POST "+base+"/token", p.token)
	mux.HandleFunc("GET "+base+"/userinfo", p.userinfo)
	mux.HandleFunc("POST "+base+"/userinfo", p.userinfo)
	mux.HandleFunc("GET "+base+"/end_session", p.endSession)
	mux.HandleFunc("POST "+base+"/end_session", p.endSession)
	mux.HandleFunc("GET "+Path+"/style.css", style)
	return mux
}

// ServeHTTP answers callers on this machine and refuses all others, should the
// server ever listen wider than it says.
func (p *Provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr // a proxy's middleware may have left out the port
	}
	if !net.ParseIP(host).IsLoopback() {
		http.Error(w, "The demo's sign-in answers this machine only.", http.StatusForbidden)
		return
	}
	p.mux.ServeHTTP(w, r)
}

// OrganisationConfigs is the configuration under which this server is a client
// of its own demo issuers.
func (p *Provider) OrganisationConfigs() []identity.OrganisationConfig {
	var list []identity.OrganisationConfig
	for _, o := range Organisations() {
		list = append(list, identity.OrganisationConfig{
			ID: o.ID, Name: o.Name, ShortName: o.ShortName, Country: o.Country, Kind: o.Kind, Colour: o.Colour,
			Issuer: p.issuer(o.ID), ClientID: clientID, ClientSecret: p.secret,
			AccountIssuer: AccountIssuer(o.ID),
		})
	}
	return list
}

func (p *Provider) issuer(org string) string      { return p.public + Path + "/" + org }
func (p *Provider) redirectURI(org string) string { return p.public + "/auth/" + org + "/callback" }

// organisation returns the issuer a request is for, or answers 404.
func (p *Provider) organisation(w http.ResponseWriter, r *http.Request) (Organisation, bool) {
	org, ok := p.orgs[r.PathValue("org")]
	if !ok {
		http.Error(w, "No demo organisation of this name.", http.StatusNotFound)
	}
	return org, ok
}

func (p *Provider) discovery(w http.ResponseWriter, r *http.Request) {
	org, ok := p.organisation(w, r)
	if !ok {
		return
	}
	issuer := p.issuer(org.ID)
	answer(w, http.StatusOK, map[string]any{
		"issuer":                                issuer,
		"authorization_endpoint":                issuer + "/authorize",
		"token_endpoint":                        issuer + "/token",
		"userinfo_endpoint":                     issuer + "/userinfo",
		"jwks_uri":                              issuer + "/jwks",
		"end_session_endpoint":                  issuer + "/end_session",
		"response_types_supported":              []string{"code"},
		"response_modes_supported":              []string{"query"},
		"grant_types_supported":                 []string{"authorization_code"},
		"subject_types_supported":               []string{"public"},
		"scopes_supported":                      []string{"openid", "profile", "email"},
		"id_token_signing_alg_values_supported": []string{string(jose.ES256)},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic", "client_secret_post"},
		"code_challenge_methods_supported":      []string{"S256"},
		"claims_supported": []string{
			"sub", "name", "given_name", "family_name", "email", "email_verified", "locale", "sid", "auth_time",
		},
		"authorization_response_iss_parameter_supported": true,
	})
}

func (p *Provider) jwks(w http.ResponseWriter, r *http.Request) {
	if _, ok := p.organisation(w, r); !ok {
		return
	}
	answer(w, http.StatusOK, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{p.key.Public()}})
}

// answer writes JSON that nobody may keep.
func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// An error here means the caller has gone.
	_ = json.NewEncoder(w).Encode(body)
}

// put stores g under a fresh secret in grants, dropping what has run out.
func (p *Provider) put(grants map[string]grant, g grant) (string, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(grants) >= maxGrants {
		for secret, old := range grants {
			if !p.now().Before(old.expires) {
				delete(grants, secret)
			}
		}
		if len(grants) >= maxGrants {
			return "", false
		}
	}
	secret := rand.Text()
	grants[secret] = g
	return secret, true
}

// take returns what secret stands for; once removes it.
func (p *Provider) take(grants map[string]grant, secret string, once bool) (grant, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g, ok := grants[secret]
	if once {
		delete(grants, secret)
	}
	return g, ok && p.now().Before(g.expires)
}
