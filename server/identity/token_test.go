package identity_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"samrad/collab"
	"samrad/server/identity"
)

func TestAccessTokenIsThePerson(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	token, err := identity.CreateToken(t.Context(), w.pool, identity.TokenRequest{Email: "ONE@town.example ", Name: "sync", Lifetime: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	bearer := func(header string) answer {
		return w.browser().send(http.MethodGet, "/api/v1/me", nil, http.Header{"Authorization": {header}})
	}
	if got := bearer("Bearer " + token); got.status != 200 || !strings.Contains(got.body, "Person One") {
		t.Errorf("answered %d %s", got.status, got.body)
	}
	who, err := w.service.AuthenticateToken(t.Context(), token)
	if err != nil || who.Name != "Person One" || who.Organisation != "town" || who.Person == "" || who.Session == "" {
		t.Errorf("socket: %+v, %v", who, err)
	}
	if alive, err := w.service.Alive(t.Context(), []identity.SessionID{who.Session}); err != nil || !alive[who.Session] {
		t.Errorf("alive: %v, %v", alive, err)
	}
	for _, bad := range []string{
		"Bearer " + token + "A", "Bearer " + strings.TrimPrefix(token, "samrad_"), "Bearer", "Bearer ",
		"Bearer samrad_AAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer " + b.cookie("samrad"),
	} {
		got := bearer(bad)
		if got.status != http.StatusUnauthorized || got.header.Get("Content-Type") != "application/problem+json" ||
			got.header.Get("WWW-Authenticate") == "" {
			t.Errorf("%q answered %d %s", bad, got.status, got.body)
		}
	}
	if got := bearer("Basic " + token); got.status != http.StatusUnauthorized {
		t.Errorf("a token by another scheme answered %d", got.status)
	}
	if got := b.send(http.MethodGet, "/api/v1/me", nil, http.Header{"Authorization": {"Basic Z2F0ZTprZWVwZXI="}}); got.status != http.StatusOK {
		t.Errorf("behind a gateway's own sign-in, the cookie answered %d", got.status)
	}
	// A cookie does not rescue a bad token.
	if got := b.send(http.MethodGet, "/api/v1/me", nil, http.Header{"Authorization": {"Bearer nonsense"}}); got.status != http.StatusUnauthorized {
		t.Errorf("bad token with good cookie answered %d", got.status)
	}
	if n := w.count(`SELECT count(*) FROM access_tokens WHERE position($1 in encode(token_hash, 'escape')) > 0`, token); n != 0 {
		t.Error("the token is stored in the clear")
	}
	w.later(time.Hour + time.Second)
	if got := bearer("Bearer " + token); got.status != http.StatusUnauthorized {
		t.Errorf("expired token answered %d", got.status)
	}
	if _, err := w.service.AuthenticateToken(t.Context(), token); !errors.Is(err, collab.ErrUnauthenticated) {
		t.Errorf("expired token at the socket: %v", err)
	}
	if alive, err := w.service.Alive(t.Context(), []identity.SessionID{who.Session}); err != nil || alive[who.Session] {
		t.Errorf("expired token alive: %v, %v", alive, err)
	}
}

func TestCookieOfASessionIsNoTokenAtTheSocket(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	if _, err := w.service.AuthenticateToken(t.Context(), b.cookie("samrad")); !errors.Is(err, collab.ErrUnauthenticated) {
		t.Errorf("got %v", err)
	}
}

func TestTokenIsMadeForExactlyOneKnownPerson(t *testing.T) {
	p, q := newIDP(t), newIDP(t)
	w := newWorld(t, func(*world) ([]identity.OrganisationConfig, []identity.DemoPerson) {
		return []identity.OrganisationConfig{p.town("town"), q.town("village")}, nil
	})
	create := func(r identity.TokenRequest) error {
		_, err := identity.CreateToken(t.Context(), w.pool, r)
		return err
	}
	email := "one@town.example"
	if err := create(identity.TokenRequest{Email: email, Lifetime: time.Hour}); !errors.Is(err, identity.ErrUnknown) || !strings.Contains(err.Error(), "has signed in") {
		t.Errorf("unknown address: %v", err)
	}
	w.browser().follow("/auth/town/start")
	w.browser().follow("/auth/village/start")
	if err := create(identity.TokenRequest{Email: email, Lifetime: time.Hour}); err == nil || !strings.Contains(err.Error(), "town, village") {
		t.Errorf("ambiguous address: %v", err)
	}
	if err := create(identity.TokenRequest{Email: email, Organisation: "village", Lifetime: time.Hour}); err != nil {
		t.Errorf("with its organisation: %v", err)
	}
	for _, lifetime := range []time.Duration{0, -time.Hour, 400 * 24 * time.Hour} {
		if err := create(identity.TokenRequest{Email: email, Organisation: "town", Lifetime: lifetime}); err == nil {
			t.Errorf("lifetime %s was taken", lifetime)
		}
	}
	if err := create(identity.TokenRequest{Email: "", Organisation: "town", Lifetime: time.Hour}); err == nil {
		t.Error("an empty address was taken")
	}
	if n := w.count(`SELECT count(*) FROM audit_log WHERE action = 'token.created'`); n != 1 {
		t.Errorf("%d tokens audited, want 1", n)
	}
}
