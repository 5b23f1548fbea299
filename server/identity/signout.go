package identity

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"samrad/server/audit"
)

// maxHint: a longer id_token_hint (Entra's can list hundreds of groups) would
// not fit into an address; the provider then asks the person to confirm.
const maxHint = 6 << 10

// SignOut handles POST /auth/sign-out: it ends the browser's session here,
// closes its sockets and answers where to go to sign out at the provider too.
// (The page goes there by script: the content security policy lets no form
// leave this site.) Signing out twice is no error.
func (s *Service) SignOut(w http.ResponseWriter, r *http.Request) {
	ended, ok, err := s.endSession(r.Context(), s.cookies.value(r, s.cookies.session()))
	if err != nil {
		s.log.Error().Err(err).Msg("sign-out failed; check the database")
		problem(w, http.StatusServiceUnavailable, "Not signed out",
			"The server could not end your session just now. Try again shortly.")
		return
	}
	s.cookies.clear(w, s.cookies.session())
	redirect := "/sign-in"
	if ok {
		s.closeSockets(ended.ID)
		s.auditSignOut(r, ended)
		redirect = s.signOutURL(r.Context(), ended)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	// An error here means the client has gone.
	_ = json.NewEncoder(w).Encode(map[string]string{"redirect": redirect})
}

func (s *Service) auditSignOut(r *http.Request, ended endedSession) {
	err := s.audit.Write(r.Context(), audit.Entry{
		Person: string(ended.Person), Action: audit.SignOut, Object: "organisation:" + ended.organisation,
		Details: map[string]any{"session": ended.ID}, Remote: s.remoteAddr(r),
	})
	if err != nil {
		s.log.Error().Err(err).Msg("sign-out not audited")
	}
}

// signOutURL is the provider's end_session address (OpenID Connect RP-Initiated
// Logout 2), or the sign-in page if the provider has none or does not answer.
func (s *Service) signOutURL(ctx context.Context, ended endedSession) string {
	const here = "/sign-in"
	iss, ok := s.issuers[ended.organisation]
	if !ok {
		return here
	}
	// Signing out must not hang on a provider that is down.
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	p, err := iss.get(ctx)
	if err != nil || p.meta.EndSessionEndpoint == "" {
		return here
	}
	u, err := url.Parse(p.meta.EndSessionEndpoint)
	if err != nil {
		return here
	}
	query := u.Query()
	query.Set("client_id", iss.org.ClientID)
	query.Set("post_logout_redirect_uri", s.public+here)
	if n := len(ended.idToken); n > 0 && n <= maxHint {
		query.Set("id_token_hint", ended.idToken)
	}
	u.RawQuery = query.Encode()
	return u.String()
}
