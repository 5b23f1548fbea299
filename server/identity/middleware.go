package identity

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"samrad/server/audit"
)

// Middleware puts the Identity of the session cookie or the bearer token into
// the request's context, if there is one; [From] reads it. No credentials at
// all, or a session that has ended, is nobody: the handler decides. A bearer
// token that does not hold is refused here with 401, since a program that sends
// one means it; and when the database cannot say, the answer is 503, so that no
// browser mistakes an outage for being signed out.
//
// Mount it on /api and /collab. The handlers of /auth read their own cookies and
// answer an outage with a page; static files need nobody.
func (s *Service) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, err := s.identify(r)
		switch {
		case err == nil:
			next.ServeHTTP(w, r.WithContext(audit.WithRemote(With(r.Context(), id), s.remoteAddr(r))))
		case errors.Is(err, errNobody):
			next.ServeHTTP(w, r)
		case errors.Is(err, ErrUnknown):
			w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
			problem(w, http.StatusUnauthorized, "Access token not accepted",
				"The access token is unknown, expired or withdrawn. Make a new one with `samrad token create`.")
		case r.Context().Err() != nil:
			return // the client has gone
		default:
			s.log.Error().Err(err).Msg("cannot tell who is signed in; check the database")
			w.Header().Set("Retry-After", "2")
			problem(w, http.StatusServiceUnavailable, "The database is away",
				"The server cannot look up your session at the moment. Nothing is lost; try again shortly.")
		}
	})
}

// errNobody: no credentials, or a session that is over.
var errNobody = errors.New("nobody is signed in")

func (s *Service) identify(r *http.Request) (Identity, error) {
	// Other schemes are not for us: a gateway in front may use Basic.
	if scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " "); strings.EqualFold(scheme, "Bearer") {
		return s.byToken(r.Context(), strings.TrimSpace(token))
	}
	token := s.cookies.value(r, s.cookies.session())
	if token == "" {
		return Identity{}, errNobody
	}
	id, err := s.bySession(r.Context(), token)
	if errors.Is(err, ErrUnknown) {
		return Identity{}, errNobody
	}
	return id, err
}

// problem writes an RFC 9457 answer.
func problem(w http.ResponseWriter, status int, title, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// An error here means the client has gone.
	_ = json.NewEncoder(w).Encode(map[string]any{
		"type": "about:blank", "title": title, "status": status, "detail": detail,
	})
}
