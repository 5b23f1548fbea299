package identity

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/ratelimit"
)

// SessionEnder closes the sockets that came in through a session. The hub is one.
type SessionEnder interface {
	EndSession(SessionID)
}

// Config is what a Service is built from.
type Config struct {
	Pool          *pgxpool.Pool
	Organisations []OrganisationConfig // validated, in the order of the picker
	PublicURL     string               // what browsers call this server, without a trailing slash
	Logger        zerolog.Logger

	// Demo lists the people the demo page offers; nil outside --demo.
	Demo []DemoPerson
	// RemoteAddr tells a request's sender, for limits and audit. nil means the
	// connection's own address; behind a proxy, give one that knows the proxy.
	RemoteAddr func(*http.Request) string
	// OpenSessions lists the sessions that hold sockets, for Run's check. May be nil.
	OpenSessions func() []SessionID
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// DemoPerson is somebody one can sign in as in --demo.
type DemoPerson struct {
	Name           string `json:"name" example:"Astrid Holm"`
	Email          string `json:"email" example:"astrid@odense.example" doc:"Pass it as login_hint to sign in with no further click"`
	Role           string `json:"role" enum:"coordinator,ambassador,observer"`
	OrganisationID string `json:"organisationId" example:"odense"`
}

// Service is sign-in and everything that follows from it. Safe for concurrent use.
type Service struct {
	// set at construction
	store
	organisations []Organisation
	issuers       map[string]*issuer // by organisation id
	public        string
	cookies       cookies
	audit         *audit.Log
	log           zerolog.Logger
	demo          []DemoPerson
	remoteAddr    func(*http.Request) string
	openSessions  func() []SessionID
	signInLimit   *ratelimit.Limiter // by address: a whole town hall may sit behind one
	logoutLimit   *ratelimit.Limiter

	// set once by EndSocketsWith, before serving
	sockets SessionEnder
}

var _ collab.Authenticator = (*Service)(nil)

// New checks cfg and builds a Service. It neither reads the database nor talks
// to a provider. Call [SyncOrganisations] before serving.
func New(cfg Config) (*Service, error) {
	if err := ValidateOrganisations(cfg.Organisations); err != nil {
		return nil, err
	}
	public, err := checkPublicURL(cfg.PublicURL)
	if err != nil {
		return nil, err
	}
	s := &Service{
		store:        store{pool: cfg.Pool, now: cfg.Now},
		issuers:      map[string]*issuer{},
		public:       strings.TrimSuffix(cfg.PublicURL, "/"),
		cookies:      newCookies(public),
		audit:        audit.New(cfg.Pool),
		log:          cfg.Logger,
		demo:         cfg.Demo,
		remoteAddr:   cfg.RemoteAddr,
		openSessions: cfg.OpenSessions,
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.remoteAddr == nil {
		s.remoteAddr = peerAddress
	}
	for _, o := range cfg.Organisations {
		s.organisations = append(s.organisations, o.Public())
		s.issuers[o.ID] = newIssuer(o, s.now)
	}
	// A workshop of a hundred people behind one address signs in within a
	// minute; each sign-in takes two requests.
	s.signInLimit = ratelimit.New(300, 5, s.now)
	s.logoutLimit = ratelimit.New(300, 20, s.now)
	return s, nil
}

// EndSocketsWith says who closes the sockets of ended sessions. Call it once,
// before serving. (The hub needs the Service to authenticate, so neither can be
// given to the other's constructor.)
func (s *Service) EndSocketsWith(e SessionEnder) { s.sockets = e }

func (s *Service) closeSockets(id SessionID) {
	if s.sockets != nil {
		s.sockets.EndSession(id)
	}
}

// Organisations returns the configured organisations in their order.
func (s *Service) Organisations() []Organisation { return s.organisations }

// AuthenticateToken turns an access token into the person behind a socket. A
// session's token is not accepted here: it never leaves its HttpOnly cookie.
func (s *Service) AuthenticateToken(ctx context.Context, token string) (collab.Identity, error) {
	id, err := s.byToken(ctx, token)
	if errors.Is(err, ErrUnknown) {
		return collab.Identity{}, collab.ErrUnauthenticated
	}
	if err != nil {
		return collab.Identity{}, err
	}
	return id.Socket(), nil
}

// Alive returns which of the sessions and access tokens still stand. An open
// socket counts as use: it keeps its session from going idle, up to the 12
// hours nothing prolongs, so that nobody is cut off in the middle of writing.
func (s *Service) Alive(ctx context.Context, ids []SessionID) (map[SessionID]bool, error) {
	if len(ids) == 0 {
		return map[SessionID]bool{}, nil
	}
	return s.alive(ctx, ids)
}

// Run checks open sockets' sessions every minute, which is the net under
// sign-outs on other nodes and under expiry, and sweeps out what has run out.
// It returns when ctx is done.
func (s *Service) Run(ctx context.Context) {
	check := time.NewTicker(time.Minute)
	defer check.Stop()
	sweep := time.NewTicker(10 * time.Minute)
	defer sweep.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-check.C:
			if err := s.checkSockets(ctx); err != nil && ctx.Err() == nil {
				s.log.Warn().Err(err).Msg("could not check the sessions of open sockets; next try in a minute")
			}
		case <-sweep.C:
			if err := s.sweep(ctx); err != nil && ctx.Err() == nil {
				s.log.Warn().Err(err).Msg("could not remove expired sessions; next try in ten minutes")
			}
		}
	}
}

func (s *Service) checkSockets(ctx context.Context) error {
	if s.openSessions == nil {
		return nil
	}
	ids := s.openSessions()
	alive, err := s.Alive(ctx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !alive[id] {
			s.closeSockets(id)
		}
	}
	return nil
}

func checkPublicURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" {
		return nil, fmt.Errorf("public URL %q: write scheme and host only, e.g. https://samrad.example.org", text)
	}
	if !secureOrLoopback(u) {
		return nil, fmt.Errorf("public URL %q: must be https; plain http works on loopback only, since sign-in cookies need https", text)
	}
	return u, nil
}

func peerAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
