package identity

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

const (
	// metadataFreshFor is how long a discovery document serves before it is read
	// again. If that fails, the old one serves on.
	metadataFreshFor = 12 * time.Hour
	firstBackoff     = time.Second
	maxBackoff       = time.Minute
)

// issuer is one organisation's provider. It is discovered when first needed, so
// that a provider that is down holds up nobody else and no start of the server;
// after a failure it is left alone for a while, longer each time.
type issuer struct {
	// set at construction
	org    OrganisationConfig
	client *http.Client
	keys   *keyCache
	now    func() time.Time

	mu       sync.Mutex // guards all below; never held across I/O
	current  *provider
	read     time.Time     // when current was read
	inflight chan struct{} // closed when the running discovery is over
	failure  error         // of the last discovery
	retryAt  time.Time     // no new discovery before
	backoff  time.Duration
}

// provider is a discovered issuer, ready for use; it does not change.
type provider struct {
	*oidc.Provider
	verifier *oidc.IDTokenVerifier
	endpoint oauth2.Endpoint
	meta     metadata
}

// metadata is what we need of the discovery document beyond go-oidc's part.
type metadata struct {
	AuthorizationEndpoint string   `json:"authorization_endpoint"`
	TokenEndpoint         string   `json:"token_endpoint"`
	UserinfoEndpoint      string   `json:"userinfo_endpoint"`
	EndSessionEndpoint    string   `json:"end_session_endpoint"`
	JWKSURI               string   `json:"jwks_uri"`
	IssInResponse         bool     `json:"authorization_response_iss_parameter_supported"`
	TokenAuthMethods      []string `json:"token_endpoint_auth_methods_supported"`
}

func newIssuer(org OrganisationConfig, now func() time.Time) *issuer {
	client, keys := newProviderClient(now)
	return &issuer{org: org, client: client, keys: keys, now: now}
}

// get returns the provider, discovering it if need be. Concurrent callers share
// one discovery; a caller that gives up does not stop it for the others.
func (i *issuer) get(ctx context.Context) (*provider, error) {
	for {
		i.mu.Lock()
		fresh := i.current != nil && i.now().Sub(i.read) < metadataFreshFor
		resting := i.now().Before(i.retryAt)
		if fresh || i.current != nil && resting {
			defer i.mu.Unlock()
			return i.current, nil
		}
		if i.current == nil && resting {
			defer i.mu.Unlock()
			return nil, fmt.Errorf("%w (next try in %s)", i.failure, i.retryAt.Sub(i.now()).Round(time.Second))
		}
		if i.inflight == nil {
			i.inflight = make(chan struct{})
			// Ends by itself within providerTimeout.
			go i.discover(context.WithoutCancel(ctx))
		}
		wait := i.inflight
		i.mu.Unlock()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-wait:
		}
	}
}

// discover reads the discovery document and closes inflight.
func (i *issuer) discover(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, providerTimeout)
	defer cancel()
	found, err := i.readDocument(ctx)

	i.mu.Lock()
	defer i.mu.Unlock()
	close(i.inflight)
	i.inflight = nil
	if err != nil {
		i.backoff = min(max(2*i.backoff, firstBackoff), maxBackoff)
		i.retryAt = i.now().Add(i.backoff)
		i.failure = fmt.Errorf("discover %s: %w", i.org.Issuer, err)
		return
	}
	i.keys.use(found.meta.JWKSURI)
	i.current, i.read = found, i.now()
	i.failure, i.backoff, i.retryAt = nil, 0, time.Time{}
}

func (i *issuer) readDocument(ctx context.Context) (*provider, error) {
	discovered, err := oidc.NewProvider(oidc.ClientContext(ctx, i.client), i.org.Issuer)
	if err != nil {
		return nil, shortened(err)
	}
	p := &provider{
		Provider: discovered,
		endpoint: discovered.Endpoint(),
		verifier: discovered.Verifier(&oidc.Config{ClientID: i.org.ClientID, Now: i.now}),
	}
	if err := discovered.Claims(&p.meta); err != nil {
		return nil, fmt.Errorf("read discovery document: %w", err)
	}
	if err := p.meta.check(); err != nil {
		return nil, err
	}
	p.endpoint.AuthStyle, err = authStyle(i.org.TokenAuthMethod, p.meta.TokenAuthMethods)
	return p, err
}

// check refuses documents that would send secrets in the clear or nowhere.
func (m metadata) check() error {
	for _, e := range []struct {
		name, address string
		needed        bool
	}{
		{"authorization_endpoint", m.AuthorizationEndpoint, true},
		{"token_endpoint", m.TokenEndpoint, true},
		{"jwks_uri", m.JWKSURI, true},
		{"userinfo_endpoint", m.UserinfoEndpoint, false},
		{"end_session_endpoint", m.EndSessionEndpoint, false},
	} {
		if e.address == "" {
			if e.needed {
				return fmt.Errorf("the discovery document has no %s", e.name)
			}
			continue
		}
		u, err := url.Parse(e.address)
		if err != nil || u.Host == "" || !secureOrLoopback(u) {
			return fmt.Errorf("the discovery document's %s %q is not an https address", e.name, e.address)
		}
	}
	return nil
}

// authStyle chooses how the client proves itself at the token endpoint. It is
// never left to trial and error, which would spend the code on the first try.
func authStyle(configured string, advertised []string) (oauth2.AuthStyle, error) {
	if configured == "" {
		configured = "client_secret_basic" // OpenID Connect Discovery 3: the default
		if len(advertised) > 0 && !slices.Contains(advertised, configured) {
			configured = "client_secret_post"
			if !slices.Contains(advertised, configured) {
				return 0, fmt.Errorf("the provider takes only %v at its token endpoint; "+
					"have it allow client_secret_basic or client_secret_post for this client", advertised)
			}
		}
	}
	if configured == "client_secret_basic" {
		return oauth2.AuthStyleInHeader, nil
	}
	return oauth2.AuthStyleInParams, nil
}

// oauth returns the client configuration for one exchange.
func (i *issuer) oauth(p *provider, redirectURL string) (*oauth2.Config, error) {
	secret, err := i.org.secret()
	if err != nil {
		return nil, fmt.Errorf("organisation %s: %w", i.org.ID, err)
	}
	return &oauth2.Config{
		ClientID: i.org.ClientID, ClientSecret: secret, Endpoint: p.endpoint,
		RedirectURL: redirectURL, Scopes: i.org.scopes(),
	}, nil
}

// context carries the provider's HTTP client to go-oidc and oauth2.
func (i *issuer) context(ctx context.Context) context.Context {
	return oidc.ClientContext(ctx, i.client)
}

// shortened keeps a provider's whole answer out of our log.
func shortened(err error) error {
	const most = 500
	if text := err.Error(); len(text) > most {
		return errors.New(text[:most] + "…")
	}
	return err
}
