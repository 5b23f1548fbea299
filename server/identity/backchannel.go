package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"
	"github.com/jackc/pgx/v5"

	"samrad/server/audit"
)

const (
	maxLogoutBody = 64 << 10
	// logoutTokenAge: an older token is refused, so that remembering its jti
	// that long, or until it expires, is enough against replay.
	logoutTokenAge = 10 * time.Minute
	clockSkew      = 2 * time.Minute
)

// BackchannelLogout handles POST /auth/{org}/backchannel-logout (OpenID Connect
// Back-Channel Logout 1.0): the provider ends a person's sessions here without
// the browser. Providers wait few seconds and some call only once, so nothing
// here waits for sockets.
func (s *Service) BackchannelLogout(w http.ResponseWriter, r *http.Request) {
	if !s.allowed(w, r, s.logoutLimit) {
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	iss, ok := s.issuers[r.PathValue("org")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxLogoutBody)
	// A provider that hangs up early has still said that the person is out.
	ctx := context.WithoutCancel(r.Context())
	ended, err := s.obeyLogout(ctx, iss, r.PostFormValue("logout_token"))
	var refused *logoutRefusal
	switch {
	case errors.As(err, &refused):
		s.log.Warn().Str("organisation", iss.org.ID).Str("remote", s.remoteAddr(r)).Err(err).Msg("back-channel logout refused")
		logoutAnswer(w, http.StatusBadRequest, refused.Error())
	case err != nil:
		s.log.Error().Str("organisation", iss.org.ID).Err(err).Msg("back-channel logout failed; the sessions run out by themselves")
		logoutAnswer(w, http.StatusServiceUnavailable, "try again later")
	default:
		s.afterLogout(ctx, iss.org.ID, s.remoteAddr(r), ended)
		w.WriteHeader(http.StatusOK)
	}
}

func (s *Service) afterLogout(ctx context.Context, org, remote string, ended []endedSession) {
	for _, e := range ended {
		s.closeSockets(e.ID)
		err := s.audit.Write(ctx, audit.Entry{
			Person: string(e.Person), Action: audit.SessionEnded, Object: "organisation:" + org,
			Details: map[string]any{"session": e.ID}, Remote: remote,
		})
		if err != nil {
			s.log.Error().Err(err).Msg("back-channel logout not audited")
		}
	}
}

// logoutRefusal: the token does not count.
type logoutRefusal struct{ why string }

func (e *logoutRefusal) Error() string { return e.why }

func logoutRefused(format string, args ...any) error {
	return &logoutRefusal{why: fmt.Sprintf(format, args...)}
}

// logoutClaims are those that go-oidc does not hand out. (It has checked the
// signature, iss, aud, exp, and that there is no nonce.)
type logoutClaims struct {
	IssuedAt *float64                   `json:"iat"`
	Expiry   *float64                   `json:"exp"`
	Events   map[string]json.RawMessage `json:"events"`
}

const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

// obeyLogout verifies the token and deletes the sessions it means.
func (s *Service) obeyLogout(ctx context.Context, iss *issuer, raw string) ([]endedSession, error) {
	if raw == "" {
		return nil, logoutRefused("the form field logout_token is missing")
	}
	// First what costs nothing: an ID token or an unsigned one stops here,
	// before any key is fetched.
	if err := checkLogoutHeader(raw); err != nil {
		return nil, err
	}
	p, err := iss.get(ctx)
	if err != nil {
		return nil, err
	}
	token, err := p.verifier.VerifyLogout(iss.context(ctx), raw)
	if err != nil {
		return nil, logoutRefused("logout token: %v", shortened(err))
	}
	var claims logoutClaims
	if err := token.Claims(&claims); err != nil {
		return nil, logoutRefused("logout token: %v", err)
	}
	if err := s.checkLogoutClaims(claims, token.TokenID, token.Subject, token.SessionID); err != nil {
		return nil, err
	}
	return s.endOnce(ctx, iss.org.accountIssuer(), token)
}

// endOnce deletes the sessions and remembers the token in one transaction: a
// token is spent exactly if it was obeyed.
func (s *Service) endOnce(ctx context.Context, issuer string, token *oidc.LogoutToken) (ended []endedSession, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		first, err := s.noteLogoutToken(ctx, tx, issuer, token.TokenID)
		if err != nil {
			return err
		}
		if !first {
			return logoutRefused("logout token: jti was used before")
		}
		ended, err = s.endByProvider(ctx, tx, issuer, token.Subject, token.SessionID)
		return err
	})
	return ended, err
}

// checkLogoutHeader wants the explicit type, which no other token of the
// provider has.
func checkLogoutHeader(raw string) error {
	if len(raw) > maxLogoutBody {
		return logoutRefused("logout token: too long")
	}
	jws, err := jose.ParseSignedCompact(raw, []jose.SignatureAlgorithm{
		jose.RS256, jose.RS384, jose.RS512, jose.ES256, jose.ES384, jose.ES512,
		jose.PS256, jose.PS384, jose.PS512, jose.EdDSA,
	})
	if err != nil || len(jws.Signatures) != 1 {
		return logoutRefused("logout token: not a JWT with one asymmetric signature")
	}
	typ, _ := jws.Signatures[0].Protected.ExtraHeaders[jose.HeaderType].(string)
	if typ = strings.ToLower(typ); typ != "logout+jwt" && typ != "application/logout+jwt" {
		return logoutRefused("logout token: header typ is %.40q, not logout+jwt", typ)
	}
	return nil
}

func (s *Service) checkLogoutClaims(c logoutClaims, jti, sub, sid string) error {
	event, hasEvent := c.Events[logoutEvent]
	var members map[string]any
	switch {
	case !hasEvent || json.Unmarshal(event, &members) != nil || members == nil:
		return logoutRefused("logout token: claim events lacks the back-channel logout event")
	case !plainKey(jti):
		return logoutRefused("logout token: jti is missing or unusable")
	case sub == "" && sid == "":
		return logoutRefused("logout token: names neither sub nor sid")
	case sub != "" && !plainKey(sub), sid != "" && !plainKey(sid):
		return logoutRefused("logout token: sub or sid is unusable")
	case c.IssuedAt == nil || c.Expiry == nil:
		return logoutRefused("logout token: iat or exp is missing")
	}
	age := s.now().Sub(time.Unix(int64(*c.IssuedAt), 0))
	if age > logoutTokenAge || age < -clockSkew {
		return logoutRefused("logout token: issued %s ago; check the clocks", age.Round(time.Second))
	}
	return nil
}

// noteLogoutToken remembers the jti, on all nodes; false means it was known.
func (s *store) noteLogoutToken(ctx context.Context, db Querier, issuer, jti string) (first bool, err error) {
	tag, err := db.Exec(ctx,
		`INSERT INTO logout_tokens_used (issuer, jti, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
		issuer, jti, s.now().Add(logoutTokenAge+clockSkew))
	if err != nil {
		return false, fmt.Errorf("note logout token: %w", err)
	}
	return tag.RowsAffected() == 1, nil
}

func logoutAnswer(w http.ResponseWriter, status int, description string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// An error here means the provider has gone.
	_ = json.NewEncoder(w).Encode(map[string]string{"error": "invalid_request", "error_description": description})
}
