package identity

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/jackc/pgx/v5"
	"golang.org/x/oauth2"
)

// flowLifetime is how long a person has for signing in at the provider.
const flowLifetime = 10 * time.Minute

// flow is one attempt to sign in: one row, used once.
type flow struct {
	organisation string
	state        string
	nonce        string
	verifier     string // PKCE
	returnTo     string
}

func newFlow(organisation, returnTo string) flow {
	return flow{
		organisation: organisation,
		state:        rand.Text(),
		nonce:        rand.Text(),
		verifier:     oauth2.GenerateVerifier(),
		returnTo:     localPath(returnTo),
	}
}

// saveFlow stores f and returns the token for the flow cookie.
func (s *store) saveFlow(ctx context.Context, f flow) (token string, err error) {
	token = rand.Text()
	_, err = s.pool.Exec(ctx, `
		INSERT INTO sign_in_flows (token_hash, organisation_id, state, nonce, pkce_verifier, return_to, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		hashSecret(token), f.organisation, f.state, f.nonce, f.verifier, f.returnTo, s.now().Add(flowLifetime))
	if err != nil {
		return "", fmt.Errorf("save sign-in flow org=%s: %w", f.organisation, err)
	}
	return token, nil
}

// takeFlow removes the flow with that token and returns it, or ErrUnknown when
// there is none, it was taken before, or its time is over.
func (s *store) takeFlow(ctx context.Context, token string) (flow, error) {
	if !secretPattern.MatchString(token) {
		return flow{}, ErrUnknown
	}
	var f flow
	var expires time.Time
	err := s.pool.QueryRow(ctx, `
		DELETE FROM sign_in_flows WHERE token_hash = $1
		RETURNING organisation_id, state, nonce, pkce_verifier, return_to, expires_at`,
		hashSecret(token)).Scan(&f.organisation, &f.state, &f.nonce, &f.verifier, &f.returnTo, &expires)
	if errors.Is(err, pgx.ErrNoRows) || err == nil && !s.now().Before(expires) {
		return flow{}, ErrUnknown
	}
	if err != nil {
		return flow{}, fmt.Errorf("take sign-in flow: %w", err)
	}
	return f, nil
}

// localPath returns target if a browser cannot read it as anything but a path
// on this site, else "/". Browsers take "//host", "/\host" and "/<tab>/host"
// for other sites.
func localPath(target string) string {
	const fallback = "/"
	if len(target) > 2048 || !strings.HasPrefix(target, "/") || strings.HasPrefix(target, "//") {
		return fallback
	}
	if strings.ContainsRune(target, '\\') || strings.ContainsFunc(target, unicode.IsControl) {
		return fallback
	}
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || strings.HasPrefix(u.Path, "//") ||
		strings.ContainsRune(u.Path, '\\') {
		return fallback
	}
	// Straight back into a sign-in would go round in circles.
	for _, prefix := range []string{"/auth/", "/demo/idp", "/sign-in"} {
		if strings.HasPrefix(u.Path, prefix) {
			return fallback
		}
	}
	return target
}
