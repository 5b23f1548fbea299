package identity

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/jackc/pgx/v5"
	"golang.org/x/oauth2"

	"samrad/server/audit"
	"samrad/server/ratelimit"
)

// callbackURL is the organisation's own, so that a provider that is taken over
// cannot answer for another (the mix-up attack).
func (s *Service) callbackURL(org string) string { return s.public + "/auth/" + org + "/callback" }

// Start handles GET /auth/{org}/start: it remembers the attempt and sends the
// browser to the organisation's provider.
func (s *Service) Start(w http.ResponseWriter, r *http.Request) {
	if !s.allowed(w, r, s.signInLimit) || s.toPublicHost(w, r) {
		return
	}
	org := r.PathValue("org")
	iss, ok := s.issuers[org]
	if !ok {
		s.turnAway(w, r, "", refuse(CodeUnknownOrganisation, fmt.Errorf("start at unknown organisation %.60q", org)))
		return
	}
	p, err := iss.get(r.Context())
	if err != nil {
		s.turnAway(w, r, org, refuse(CodeProviderUnavailable, err))
		return
	}
	client, err := iss.oauth(p, s.callbackURL(org))
	if err != nil {
		s.turnAway(w, r, org, err)
		return
	}
	f := newFlow(org, r.URL.Query().Get("return_to"))
	token, err := s.saveFlow(r.Context(), f)
	if err != nil {
		s.turnAway(w, r, org, err)
		return
	}
	s.cookies.set(w, s.cookies.flow(f.state), token, flowLifetime)
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, client.AuthCodeURL(f.state, iss.authOptions(f, r.URL.Query().Get("login_hint"))...), http.StatusFound)
}

func (i *issuer) authOptions(f flow, hint string) []oauth2.AuthCodeOption {
	options := []oauth2.AuthCodeOption{oidc.Nonce(f.nonce), oauth2.S256ChallengeOption(f.verifier)}
	for name, value := range i.org.AuthParams {
		options = append(options, oauth2.SetAuthURLParam(name, value))
	}
	if hint = cleanEmail(hint); hint != "" {
		options = append(options, oauth2.SetAuthURLParam("login_hint", hint))
	}
	return options
}

// toPublicHost sends a browser that came by another name of this host, say
// 127.0.0.1 for localhost, to the public one, once: the callback comes there,
// and would not find a flow cookie set here.
func (s *Service) toPublicHost(w http.ResponseWriter, r *http.Request) bool {
	const tried = "at_public_url"
	query := r.URL.Query()
	if s.public == "http://"+r.Host || s.public == "https://"+r.Host || query.Has(tried) {
		return false
	}
	query.Set(tried, "1")
	http.Redirect(w, r, s.public+r.URL.EscapedPath()+"?"+query.Encode(), http.StatusFound)
	return true
}

func (s *Service) allowed(w http.ResponseWriter, r *http.Request, l *ratelimit.Limiter) bool {
	ok, wait := l.Take(limitKey(s.remoteAddr(r)))
	if !ok {
		seconds := strconv.Itoa(int(math.Ceil(wait.Seconds())))
		w.Header().Set("Retry-After", seconds)
		http.Error(w, "Too many attempts from your network. Wait "+seconds+" seconds and try again.", http.StatusTooManyRequests)
	}
	return ok
}

// Callback handles GET /auth/{org}/callback: the provider's answer.
func (s *Service) Callback(w http.ResponseWriter, r *http.Request) {
	if !s.allowed(w, r, s.signInLimit) {
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer")
	org := r.PathValue("org")
	iss, ok := s.issuers[org]
	if !ok {
		s.turnAway(w, r, "", refuse(CodeUnknownOrganisation, fmt.Errorf("callback for unknown organisation %.60q", org)))
		return
	}
	f, err := s.ownFlow(w, r, org)
	if err != nil {
		s.turnAway(w, r, org, err)
		return
	}
	verified, err := s.askProvider(r.Context(), iss, f, r.URL.Query())
	if err != nil {
		s.turnAway(w, r, org, err)
		return
	}
	token, err := s.admitPerson(r, iss.org, verified)
	if err != nil {
		s.turnAway(w, r, org, err)
		return
	}
	s.dropFormerSession(r)
	s.cookies.set(w, s.cookies.session(), token, sessionLifetime)
	http.Redirect(w, r, f.returnTo, http.StatusFound)
}

// ownFlow takes the attempt this callback belongs to. Whatever comes of it, the
// attempt is spent.
func (s *Service) ownFlow(w http.ResponseWriter, r *http.Request, org string) (flow, error) {
	state := r.URL.Query().Get("state")
	if !secretPattern.MatchString(state) {
		return flow{}, refuse(CodeFlowForged, errors.New("callback without a state of ours"))
	}
	name := s.cookies.flow(state)
	token := s.cookies.value(r, name)
	if token == "" {
		return flow{}, refuse(CodeFlowExpired, errors.New("callback without its flow cookie: over 10 minutes late, used before, or begun in another browser"))
	}
	s.cookies.clear(w, name)
	f, err := s.takeFlow(r.Context(), token)
	if errors.Is(err, ErrUnknown) {
		return flow{}, refuse(CodeFlowExpired, errors.New("flow used before or older than 10 minutes"))
	}
	if err != nil {
		return flow{}, err
	}
	if subtle.ConstantTimeCompare([]byte(f.state), []byte(state)) != 1 {
		return flow{}, refuse(CodeFlowForged, errors.New("state differs from the flow's"))
	}
	if f.organisation != org {
		return flow{}, refuse(CodeFlowForged, fmt.Errorf("flow was begun for organisation %s", f.organisation))
	}
	return f, nil
}

// admitPerson applies the organisation's rules, makes or updates the person and
// opens a session, in one transaction with its audit entry.
func (s *Service) admitPerson(r *http.Request, org OrganisationConfig, v verifiedSignIn) (token string, err error) {
	if err := org.admit(v.claims); err != nil {
		return "", claimRefusal(err)
	}
	who, err := org.profile(v.claims)
	if err != nil {
		return "", claimRefusal(err)
	}
	ctx := r.Context()
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		person, moved, err := EnsurePerson(ctx, tx, Account{
			OrganisationID: org.ID, Issuer: org.accountIssuer(), Subject: who.subject, Name: who.name, Email: who.email,
		})
		if err != nil {
			return err
		}
		var session SessionID
		session, token, err = s.openSession(ctx, tx, newSession{
			person: person, organisation: org.ID, issuer: org.accountIssuer(), subject: v.subject, sid: v.sid,
			idToken: v.idToken, userAgent: userAgent(r),
		})
		if err != nil {
			return err
		}
		return s.auditSignIn(ctx, tx, person, session, org.ID, moved, s.remoteAddr(r))
	})
	if err != nil {
		return "", fmt.Errorf("sign in: %w", err)
	}
	return token, nil
}

func (s *Service) auditSignIn(ctx context.Context, tx pgx.Tx, person PersonID, session SessionID, org, moved, remote string) error {
	log := s.audit.In(tx)
	if moved != "" {
		err := log.Write(ctx, audit.Entry{
			Person: string(person), Action: audit.OrganisationChanged, Object: "person:" + string(person), Remote: remote,
			Details: map[string]any{"from": moved, "to": org},
		})
		if err != nil {
			return err
		}
	}
	return log.Write(ctx, audit.Entry{
		Person: string(person), Action: audit.SignInOK, Object: "organisation:" + org, Remote: remote,
		Details: map[string]any{"session": session},
	})
}

func claimRefusal(err error) error {
	if errors.Is(err, errNotAllowed) {
		return refuse(CodeNotAllowed, err)
	}
	return refuse(CodeClaimsMissing, err)
}

// dropFormerSession ends the session this browser held before, so that no
// socket of it outlives the change of person.
func (s *Service) dropFormerSession(r *http.Request) {
	ended, ok, err := s.endSession(r.Context(), s.cookies.value(r, s.cookies.session()))
	if err != nil {
		s.log.Warn().Err(err).Msg("former session not ended; it runs out by itself")
		return
	}
	if ok {
		s.closeSockets(ended.ID)
	}
}

func userAgent(r *http.Request) string {
	const most = 200
	agent := strings.ToValidUTF8(r.UserAgent(), "")
	if runes := []rune(agent); len(runes) > most {
		agent = string(runes[:most])
	}
	return strings.ReplaceAll(agent, "\x00", "")
}
