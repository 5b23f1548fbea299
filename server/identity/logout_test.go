package identity_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"samrad/server/identity"
	"samrad/server/postgres/pgtest"
)

const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

// logoutToken is a good one, but for change.
func (p *idp) logoutToken(change func(header map[string]string, claims map[string]any)) string {
	header := map[string]string{"typ": "logout+jwt"}
	claims := map[string]any{
		"iss": p.url, "aud": "client", "sub": "person-1", "sid": "sid-1", "jti": rand.Text(),
		"iat": time.Now().Unix(), "exp": time.Now().Add(2 * time.Minute).Unix(),
		"events": map[string]any{logoutEvent: map[string]any{}},
	}
	if change != nil {
		change(header, claims)
	}
	return sign(p.t, p.key, "k1", header, claims)
}

func (w *world) logout(token string) answer {
	w.t.Helper()
	return w.browser().send(http.MethodPost, "/auth/town/backchannel-logout", url.Values{"logout_token": {token}}, nil)
}

const endsAudited = `SELECT count(*) FROM audit_log WHERE action = 'session.ended_by_provider'`

func TestProviderEndsAllSessionsOfThePerson(t *testing.T) {
	pool := pgtest.New(t)
	for name, change := range map[string]func(map[string]string, map[string]any){
		"by sub and sid": nil,
		"by sub alone":   func(_ map[string]string, c map[string]any) { delete(c, "sid") },
		"by sid alone":   func(_ map[string]string, c map[string]any) { delete(c, "sub") },
		"long type name": func(h map[string]string, _ map[string]any) { h["typ"] = "application/logout+jwt" },
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			w, p := idpWorldOn(t, pool, nil)
			before := w.count(endsAudited)
			office, phone, other := w.browser(), w.browser(), w.browser()
			office.follow("/auth/town/start")
			p.set(func(p *idp) { p.claims = map[string]any{"sid": "sid-2"} })
			phone.follow("/auth/town/start")
			p.set(func(p *idp) { p.claims = map[string]any{"sub": "person-2", "sid": "sid-3"} })
			other.follow("/auth/town/start")

			got := w.logout(p.logoutToken(change))
			if got.status != http.StatusOK || got.header.Get("Cache-Control") != "no-store" {
				t.Fatalf("answered %d %s", got.status, got.body)
			}
			w.wantEnded(2)
			if _, ok := office.me(); ok {
				t.Error("still signed in at the office")
			}
			if _, ok := phone.me(); ok {
				t.Error("still signed in on the phone")
			}
			if _, ok := other.me(); !ok {
				t.Error("somebody else was signed out")
			}
			if n := w.count(endsAudited) - before; n != 2 {
				t.Errorf("%d ends audited, want 2", n)
			}
		})
	}
}

func TestLogoutTokenThatBreaksARuleEndsNothing(t *testing.T) {
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	w, p := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	claim := func(name string, value any) string {
		return p.logoutToken(func(_ map[string]string, claims map[string]any) {
			if claims[name] = value; value == nil {
				delete(claims, name)
			}
		})
	}
	typed := func(typ string) string {
		return p.logoutToken(func(header map[string]string, _ map[string]any) {
			if header["typ"] = typ; typ == "" {
				delete(header, "typ")
			}
		})
	}
	p.mu.Lock()
	idToken := p.idToken()
	p.mu.Unlock()
	for name, raw := range map[string]string{
		"nothing":               "",
		"no token at all":       "hello",
		"an ID token":           idToken,
		"typ JWT":               typed("JWT"),
		"no typ":                typed(""),
		"typ at+jwt":            typed("at+jwt"),
		"no events":             claim("events", nil),
		"events of other kind":  claim("events", map[string]any{"http://other": map[string]any{}}),
		"event not an object":   claim("events", map[string]any{logoutEvent: true}),
		"event null":            claim("events", map[string]any{logoutEvent: nil}),
		"with nonce":            claim("nonce", "n"),
		"no jti":                claim("jti", nil),
		"NUL in jti":            claim("jti", "a\x00b"),
		"neither sub nor sid":   p.logoutToken(func(_ map[string]string, c map[string]any) { delete(c, "sub"); delete(c, "sid") }),
		"NUL in sid":            claim("sid", "a\x00b"),
		"no iat":                claim("iat", nil),
		"issued an hour ago":    claim("iat", time.Now().Add(-time.Hour).Unix()),
		"issued in the future":  claim("iat", time.Now().Add(time.Hour).Unix()),
		"no exp":                claim("exp", nil),
		"expired":               claim("exp", time.Now().Add(-time.Minute).Unix()),
		"another issuer":        claim("iss", "https://evil.example"),
		"another audience":      claim("aud", "other"),
		"signed by a stranger":  sign(t, stranger, "k1", map[string]string{"typ": "logout+jwt"}, map[string]any{"sub": "person-1"}),
		"too long":              claim("pad", strings.Repeat("x", 80<<10)),
		"payload after signing": tampered(p.logoutToken(nil)),
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			got := w.logout(raw)
			if got.status != http.StatusBadRequest || !strings.Contains(got.body, "invalid_request") {
				t.Errorf("answered %d %s", got.status, got.body)
			}
			w.wantEnded(0)
			if _, ok := b.me(); !ok {
				t.Fatal("the session ended")
			}
		})
	}
}

func tampered(raw string) string {
	parts := strings.Split(raw, ".")
	return parts[0] + "." + parts[1][:len(parts[1])-4] + "AAAA." + parts[2]
}

func TestLogoutTokenServesOnce(t *testing.T) {
	w, p := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	token := p.logoutToken(nil)
	if got := w.logout(token); got.status != http.StatusOK {
		t.Fatalf("answered %d %s", got.status, got.body)
	}
	w.wantEnded(1)
	b.follow("/auth/town/start")
	if got := w.logout(token); got.status != http.StatusBadRequest {
		t.Errorf("replay answered %d", got.status)
	}
	if _, ok := b.me(); !ok {
		t.Error("the replay ended the new session")
	}
}

func TestLogoutOfNobodyIsFine(t *testing.T) {
	w, p := idpWorld(t, nil)
	if got := w.logout(p.logoutToken(nil)); got.status != http.StatusOK {
		t.Errorf("answered %d %s", got.status, got.body)
	}
	w.wantEnded(0)
}

// Two hundred forged tokens with made-up key ids once made two hundred fetches
// of a provider's keys.
func TestForgedTokensDoNotHammerTheProvider(t *testing.T) {
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	w, p := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	before := p.keyFetches.Load()
	for i := range 200 {
		got := w.logout(sign(t, stranger, fmt.Sprintf("made-up-%d", i), map[string]string{"typ": "logout+jwt"}, map[string]any{"sub": "person-1"}))
		if got.status != http.StatusBadRequest {
			t.Fatalf("answered %d", got.status)
		}
	}
	if n := p.keyFetches.Load() - before; n > 2 {
		t.Errorf("%d fetches of keys for 200 forged tokens", n)
	}
	// A key that the provider has really changed is found soon.
	fresh, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p.set(func(p *idp) { p.key = fresh })
	w.later(16 * time.Second)
	var got answer
	for range 2000 {
		got = w.logout(sign(t, fresh, "k1", map[string]string{"typ": "logout+jwt"}, map[string]any{
			"iss": p.url, "aud": "client", "sub": "person-1", "jti": "j", "iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(),
			"events": map[string]any{logoutEvent: map[string]any{}},
		}))
		if got.status == http.StatusOK {
			return
		}
		// go-oidc may still be tidying up the fetch before; its result is old.
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("token with the new key answered %d %s", got.status, got.body)
}

func TestSignOutDoesNotHangOnADeadProvider(t *testing.T) {
	w, p := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	p.set(func(p *idp) { p.down = true })
	w.later(13 * time.Hour) // the discovery document is stale, the session too
	got := b.send(http.MethodPost, "/auth/sign-out", nil, nil)
	if got.status != http.StatusOK || !strings.Contains(got.body, `"/sign-in"`) {
		t.Errorf("answered %d %s", got.status, got.body)
	}
}

func TestDeletedSessionIsNotAlive(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	var id identity.SessionID
	if err := w.pool.QueryRow(t.Context(), `DELETE FROM sessions RETURNING id::text`).Scan(&id); err != nil {
		t.Fatal(err)
	}
	alive, err := w.service.Alive(t.Context(), []identity.SessionID{id})
	if err != nil || alive[id] {
		t.Errorf("alive: %v, %v", alive, err)
	}
}
