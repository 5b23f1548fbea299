package identity

import (
	"net/http"
	"strings"
)

// Credential returns what a request is signed in with, the bearer token or the
// session cookie, without looking it up; empty if it brings neither. What was
// opened with a credential, and is ended when that ends, may go by it.
func (s *Service) Credential(r *http.Request) string {
	if scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " "); strings.EqualFold(scheme, "Bearer") {
		return strings.TrimSpace(token)
	}
	return s.cookies.value(r, s.cookies.session())
}
