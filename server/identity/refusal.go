package identity

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"samrad/server/audit"
)

// Code says to the sign-in page why an attempt ended. The page has a text for
// each; the true cause stays in the log, under the same reference.
type Code string

// The codes.
const (
	CodeProviderUnavailable Code = "provider_unavailable" // the provider does not answer, or not sensibly
	CodeProviderRefused     Code = "provider_refused"     // the provider said no, or the person turned back
	CodeFlowExpired         Code = "flow_expired"         // too late, used before, or the cookie is gone
	CodeFlowForged          Code = "flow_forged"          // the answer does not belong to this attempt
	CodeClaimsMissing       Code = "claims_missing"       // the provider left out what we need to know
	CodeNotAllowed          Code = "not_allowed"          // known, but not let in by the organisation's rules
	CodeUnknownOrganisation Code = "unknown_organisation" // no such organisation here, or no longer
	CodeInternal            Code = "internal"             // our fault, e.g. the database is away
)

// refusal is a failed attempt: what the page says, and the cause for the log.
type refusal struct {
	code  Code
	cause error
}

func (r *refusal) Error() string { return string(r.code) + ": " + r.cause.Error() }
func (r *refusal) Unwrap() error { return r.cause }

func refuse(code Code, cause error) *refusal { return &refusal{code: code, cause: cause} }

// advice tells the operator where to look.
var advice = map[Code]string{
	CodeProviderUnavailable: "check the issuer address and that this server reaches it; other organisations are not affected",
	CodeProviderRefused:     "look the error up in the provider's own log; often the callback address or the client secret is not registered as configured",
	CodeFlowExpired:         "nothing to do; the person signs in again",
	CodeFlowForged:          "harmless once; if it repeats, somebody may be forging callbacks or two providers share a client",
	CodeClaimsMissing:       "have the provider send the claim, or change `claims` or `require` in the configuration",
	CodeNotAllowed:          "as configured by `require` and `refuse`; change them if the person should get in",
	CodeUnknownOrganisation: "the link names an organisation that is not configured; correct the link or the configuration",
	CodeInternal:            "see the cause; mostly the database is not reachable",
}

// turnAway logs and audits why the attempt failed and sends the browser to the
// sign-in page with a reference that finds the log line.
func (s *Service) turnAway(w http.ResponseWriter, r *http.Request, org string, err error) {
	no := &refusal{code: CodeInternal, cause: err}
	errors.As(err, &no)
	ref := requestRef(w)
	remote := s.remoteAddr(r)

	event := s.log.Warn()
	if no.code == CodeInternal {
		event = s.log.Error()
	}
	event.Str("ref", ref).Str("organisation", org).Str("code", string(no.code)).Str("remote", remote).
		AnErr("cause", no.cause).Str("todo", advice[no.code]).Msg("sign-in refused")
	s.auditRefusal(r.Context(), org, no.code, ref, remote)

	query := url.Values{"error": {string(no.code)}, "ref": {ref}}
	if org != "" {
		query.Set("org", org)
	}
	http.Redirect(w, r, "/sign-in?"+query.Encode(), http.StatusFound)
}

// requestRef is the request's id, if whoever serves us gave it one.
func requestRef(w http.ResponseWriter) string {
	if id := w.Header().Get("X-Request-Id"); id != "" {
		return id
	}
	return strings.ToLower(rand.Text()[:10])
}

// auditRefusal records refusals that say something about a person or an attack;
// the rest is weather, and writing it down would let anyone fill the table.
func (s *Service) auditRefusal(ctx context.Context, org string, code Code, ref, remote string) {
	switch code {
	case CodeFlowForged, CodeClaimsMissing, CodeNotAllowed:
	default:
		return
	}
	err := s.audit.Write(ctx, audit.Entry{
		Action: audit.SignInRefused, Object: "organisation:" + org, Remote: remote,
		Details: map[string]any{"code": code, "ref": ref},
	})
	if err != nil {
		s.log.Error().Err(err).Str("ref", ref).Msg("sign-in refusal not audited")
	}
}
