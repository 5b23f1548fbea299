package identity_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"samrad/server/identity"
	"samrad/server/postgres/pgtest"
)

func TestHonestProviderSignsIn(t *testing.T) {
	w, p := idpWorld(t, func(o *identity.OrganisationConfig) {
		o.AuthParams = map[string]string{"acr_values": "level-substantial"}
	})
	b := w.browser()
	if place, _ := b.follow("/auth/town/start?return_to=/groups/1&login_hint=one@town.example"); place != "/groups/1" {
		t.Fatalf("ended at %s\n%s", place, w.log)
	}
	if me, ok := b.me(); !ok || me.Name != "Person One" || me.Demo {
		t.Errorf("me is %+v", me)
	}
	asked := p.lastAuth
	for name, want := range map[string]string{
		"response_type": "code", "client_id": "client", "code_challenge_method": "S256",
		"redirect_uri": w.url + "/auth/town/callback", "scope": "openid profile email",
		"acr_values": "level-substantial", "login_hint": "one@town.example",
	} {
		if asked.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, asked.Get(name), want)
		}
	}
	if len(asked.Get("state")) < 26 || len(asked.Get("nonce")) < 26 || asked.Get("state") == asked.Get("nonce") {
		t.Errorf("state %q and nonce %q", asked.Get("state"), asked.Get("nonce"))
	}
	if p.lastToken.Get("client_secret") != "" {
		t.Error("the secret was sent in the form though basic is the default")
	}
}

// Each case breaks one rule; the attempt must end at the sign-in page with the
// code, leave nobody signed in, and tell the operator why.
func TestProviderThatBreaksARuleSignsNobodyIn(t *testing.T) {
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	claim := func(name string, value any) func(*idp) {
		return func(p *idp) { p.claims = map[string]any{name: value} }
	}
	answers := func(name string, value ...string) func(*idp) {
		return func(p *idp) { p.response = url.Values{name: value} }
	}
	cases := map[string]struct {
		breaks func(*idp)
		code   identity.Code
		logged string
	}{
		"wrong nonce":             {claim("nonce", "another"), identity.CodeFlowForged, "nonce differs"},
		"no nonce":                {claim("nonce", nil), identity.CodeFlowForged, "nonce differs"},
		"wrong issuer":            {claim("iss", "https://evil.example"), identity.CodeFlowForged, "different provider"},
		"issuer plus slash":       {func(p *idp) { p.claims = map[string]any{"iss": p.url + "/"} }, identity.CodeFlowForged, "different provider"},
		"wrong audience":          {claim("aud", "someone-else"), identity.CodeFlowForged, "audience"},
		"two audiences, no azp":   {claim("aud", []string{"client", "other"}), identity.CodeFlowForged, "authorised party"},
		"another party's token":   {claim("azp", "other"), identity.CodeFlowForged, "authorised party"},
		"expired":                 {claim("exp", time.Now().Add(-time.Minute).Unix()), identity.CodeFlowForged, "expired"},
		"not yet valid":           {claim("nbf", time.Now().Add(time.Hour).Unix()), identity.CodeFlowForged, "nbf"},
		"wrong at_hash":           {claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"), identity.CodeFlowForged, "access token"},
		"no sub":                  {claim("sub", nil), identity.CodeFlowForged, "sub is empty"},
		"NUL in sub":              {claim("sub", "per\x00son"), identity.CodeFlowForged, "control characters"},
		"endless sub":             {claim("sub", strings.Repeat("s", 300)), identity.CodeFlowForged, "too long"},
		"no name":                 {claim("name", nil), identity.CodeClaimsMissing, "no name"},
		"name of nothing visible": {claim("name", "\u200b\u202e \u0007"), identity.CodeClaimsMissing, "no name"},
		"signed by a stranger":    {func(p *idp) { p.signWith = stranger }, identity.CodeFlowForged, "verify"},
		"tampered after signing":  {func(p *idp) { p.tamper = true }, identity.CodeFlowForged, "verify"},
		"no ID token":             {func(p *idp) { p.noIDToken = true }, identity.CodeClaimsMissing, "no ID token"},
		"another state":           {answers("state", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), identity.CodeFlowExpired, "flow cookie"},
		"no state":                {answers("state"), identity.CodeFlowForged, "without a state"},
		"another provider's iss":  {answers("iss", "https://evil.example"), identity.CodeFlowForged, "RFC 9207"},
		"iss promised, not sent": {func(p *idp) {
			p.meta = map[string]any{"authorization_response_iss_parameter_supported": true}
		}, identity.CodeFlowForged, "RFC 9207"},
		"person turned back":     {func(p *idp) { p.response = url.Values{"code": nil, "error": {"access_denied"}} }, identity.CodeProviderRefused, "access_denied"},
		"neither code nor error": {answers("code"), identity.CodeProviderRefused, "neither"},
		"userinfo about another": {func(p *idp) {
			p.claims = map[string]any{"name": nil}
			p.userinfo = map[string]any{"sub": "person-2", "name": "Two"}
		}, identity.CodeFlowForged, "userinfo"},
		"endless discovery":        {func(p *idp) { p.huge = "/.well-known/openid-configuration" }, identity.CodeProviderUnavailable, "1 MiB"},
		"endless keys":             {func(p *idp) { p.huge = "/keys" }, identity.CodeFlowForged, "1 MiB"},
		"down":                     {func(p *idp) { p.down = true }, identity.CodeProviderUnavailable, "503"},
		"discovery of another":     {func(p *idp) { p.meta = map[string]any{"issuer": "https://evil.example"} }, identity.CodeProviderUnavailable, "did not match"},
		"literal tenant in issuer": {func(p *idp) { p.meta = map[string]any{"issuer": p.url + "/{tenantid}/v2.0"} }, identity.CodeProviderUnavailable, "did not match"},
		"token endpoint in clear":  {func(p *idp) { p.meta = map[string]any{"token_endpoint": "http://10.0.0.1/token"} }, identity.CodeProviderUnavailable, "not an https address"},
		"no key address":           {func(p *idp) { p.meta = map[string]any{"jwks_uri": ""} }, identity.CodeProviderUnavailable, "no jwks_uri"},
		"only unusual client proof": {func(p *idp) {
			p.meta = map[string]any{"token_endpoint_auth_methods_supported": []string{"tls_client_auth"}}
		}, identity.CodeProviderUnavailable, "client_secret_basic"},
	}
	pool := pgtest.New(t)
	for name, c := range cases {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			w, p := idpWorldOn(t, pool, nil)
			p.set(c.breaks)
			b := w.browser()
			place, _ := b.follow("/auth/town/start?return_to=/x")
			wantRefused(t, place, c.code)
			wantNobody(t, w, b)
			w.wantLogged(c.logged)
			if ref := refOf(t, place); !strings.Contains(w.log.String(), ref) {
				t.Errorf("the log does not have the page's reference %s", ref)
			}
		})
	}
}

func refOf(t *testing.T, place string) string {
	t.Helper()
	u, err := url.Parse(place)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get("ref")
}

// An unsigned token, and one signed with the public key as an HMAC secret, are
// the two classic ways around a signature.
func TestTokenWithoutAsymmetricSignatureIsRefused(t *testing.T) {
	for _, alg := range []string{"none", "HS256"} {
		t.Run(alg, func(t *testing.T) {
			w, p := idpWorld(t, nil)
			p.set(func(p *idp) { p.meta = map[string]any{"id_token_signing_alg_values_supported": []string{alg, "ES256"}} })
			header := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"` + alg + `","typ":"logout+jwt"}`))
			body := base64.RawURLEncoding.EncodeToString([]byte(`{"sub":"person-1"}`))
			raw := header + "." + body + "." + base64.RawURLEncoding.EncodeToString([]byte("sig"))
			got := w.browser().send(http.MethodPost, "/auth/town/backchannel-logout", url.Values{"logout_token": {raw}}, nil)
			if got.status != http.StatusBadRequest {
				t.Errorf("answered %d", got.status)
			}
		})
	}
}

func TestCallbackServesOnce(t *testing.T) {
	w, p := idpWorld(t, nil)
	b := w.browser()
	toProvider := b.get("/auth/town/start").location
	callback := b.get(toProvider).location
	flowCookie := b.flowCookie()
	if place := b.get(callback).location; place != "/" {
		t.Fatalf("ended at %s", place)
	}
	// The browser's back button: the cookie is gone.
	wantRefused(t, b.get(callback).location, identity.CodeFlowExpired)
	// Somebody who copied the cookie too: the row is gone.
	thief := w.browser().send(http.MethodGet, callback, nil, http.Header{"Cookie": {flowCookie}})
	wantRefused(t, thief.location, identity.CodeFlowExpired)
	if n := p.exchanges.Load(); n != 1 {
		t.Errorf("%d codes exchanged, want 1", n)
	}
	if _, ok := b.me(); !ok {
		t.Error("a replayed callback ended the good session")
	}
}

func (b *browser) flowCookie() string {
	base, _ := url.Parse(b.world.url)
	for _, c := range b.client.Jar.Cookies(base) {
		if strings.HasPrefix(c.Name, "samrad-flow-") {
			return c.Name + "=" + c.Value
		}
	}
	b.t.Fatal("no flow cookie")
	return ""
}

func TestFailedAttemptIsSpentToo(t *testing.T) {
	w, p := idpWorld(t, nil)
	p.set(func(p *idp) { p.claims = map[string]any{"nonce": "another"} })
	b := w.browser()
	callback := b.get(b.get("/auth/town/start").location).location
	flowCookie := b.flowCookie()
	wantRefused(t, b.get(callback).location, identity.CodeFlowForged)
	p.set(func(p *idp) { p.claims = nil })
	again := w.browser().send(http.MethodGet, callback, nil, http.Header{"Cookie": {flowCookie}})
	wantRefused(t, again.location, identity.CodeFlowExpired)
	wantNobody(t, w, b)
}

// Sign-in forgery: the attacker makes the victim's browser open a callback with
// the attacker's code. It lacks the attempt's cookie.
func TestCallbackInAnotherBrowserIsRefused(t *testing.T) {
	w, _ := idpWorld(t, nil)
	attacker, victim := w.browser(), w.browser()
	callback := attacker.get(attacker.get("/auth/town/start").location).location
	wantRefused(t, victim.get(callback).location, identity.CodeFlowExpired)
	wantNobody(t, w, victim)
}

func TestStateOfAnotherAttemptIsForged(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	first := b.get(b.get("/auth/town/start").location).location
	cookie := b.flowCookie()
	name, token, _ := strings.Cut(cookie, "=")
	// Same cookie name (it holds 8 characters of the state), another state.
	u, _ := url.Parse(first)
	query := u.Query()
	state := query.Get("state")
	query.Set("state", state[:8]+"AAAAAAAAAAAAAAAAAA")
	u.RawQuery = query.Encode()
	got := w.browser().send(http.MethodGet, u.String(), nil, http.Header{"Cookie": {name + "=" + token}})
	wantRefused(t, got.location, identity.CodeFlowForged)
	wantNobody(t, w, b)
	if n := w.count(`SELECT count(*) FROM audit_log WHERE action = 'sign_in.refused' AND details->>'code' = 'flow_forged'`); n != 1 {
		t.Errorf("%d forgeries audited, want 1", n)
	}
}

func TestFlowRunsOutAfterTenMinutes(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	callback := b.get(b.get("/auth/town/start").location).location
	w.later(10*time.Minute + time.Second)
	wantRefused(t, b.get(callback).location, identity.CodeFlowExpired)
	wantNobody(t, w, b)
}

// Mix-up: an attempt begun with one organisation must not be finished at
// another's callback.
func TestFlowOfAnotherOrganisationIsForged(t *testing.T) {
	p, q := newIDP(t), newIDP(t)
	w := newWorld(t, func(*world) ([]identity.OrganisationConfig, []identity.DemoPerson) {
		return []identity.OrganisationConfig{p.town("town"), q.town("village")}, nil
	})
	b := w.browser()
	callback := b.get(b.get("/auth/town/start").location).location
	wantRefused(t, b.get(strings.Replace(callback, "/auth/town/", "/auth/village/", 1)).location, identity.CodeFlowForged)
	if q.exchanges.Load() != 0 || p.exchanges.Load() != 0 {
		t.Error("a code was sent to a provider")
	}
}

func TestTwoTabsSignInSideBySide(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	one := b.get("/auth/town/start?return_to=/one").location
	two := b.get("/auth/town/start?return_to=/two").location
	oneBack := b.get(one).location
	if place := b.get(oneBack).location; place != "/one" {
		t.Errorf("first tab ended at %s", place)
	}
	twoBack := b.get(two).location
	if place := b.get(twoBack).location; place != "/two" {
		t.Errorf("second tab ended at %s", place)
	}
}

// nOAuth: whoever may write the e-mail claim of their own account must not get
// into the account of that address.
func TestEmailNeverSelectsAnAccount(t *testing.T) {
	w, p := idpWorld(t, nil)
	honest, taker := w.browser(), w.browser()
	honest.follow("/auth/town/start")
	p.set(func(p *idp) { p.claims = map[string]any{"sub": "person-2", "name": "Taker"} }) // same e-mail
	taker.follow("/auth/town/start")
	a, _ := honest.me()
	b, _ := taker.me()
	if a.ID == b.ID || a.Email != b.Email {
		t.Errorf("%+v and %+v", a, b)
	}
}

func TestChangedNameAndAddressAreTakenOver(t *testing.T) {
	w, p := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	before, _ := b.me()
	p.set(func(p *idp) {
		p.claims = map[string]any{"name": "  Person\tOne-Berg\u202e ", "email": "berg@town.example"}
	})
	b.follow("/auth/town/start")
	after, _ := b.me()
	if after.ID != before.ID || after.Name != "Person One-Berg" || after.Email != "berg@town.example" {
		t.Errorf("%+v became %+v", before, after)
	}
}

func TestNameFromUserinfoAndFromItsParts(t *testing.T) {
	w, p := idpWorld(t, nil)
	p.set(func(p *idp) {
		p.claims = map[string]any{"name": nil, "email": nil}
		p.userinfo = map[string]any{"sub": "person-1", "given_name": "Åse", "family_name": "Øye", "email": "ase@town.example", "email_verified": false}
	})
	b := w.browser()
	b.follow("/auth/town/start")
	if me, _ := b.me(); me.Name != "Åse Øye" || me.Email != "ase@town.example" {
		t.Errorf("me is %+v\n%s", me, w.log)
	}
}

func TestMissingAddressIsNoObstacle(t *testing.T) {
	w, p := idpWorld(t, nil)
	p.set(func(p *idp) { p.claims = map[string]any{"email": nil} })
	b := w.browser()
	b.follow("/auth/town/start")
	if me, ok := b.me(); !ok || me.Email != "" {
		t.Errorf("me is %+v\n%s", me, w.log)
	}
}

func TestClaimValuesDecideWhoGetsIn(t *testing.T) {
	cases := map[string]struct {
		require, refuse map[string][]any
		claims          map[string]any
		code            identity.Code // empty: gets in
	}{
		"guest of an Entra tenant":   {refuse: map[string][]any{"acct": {1}}, claims: map[string]any{"acct": 1}, code: identity.CodeNotAllowed},
		"guest written as text":      {refuse: map[string][]any{"acct": {1}}, claims: map[string]any{"acct": "1"}, code: identity.CodeNotAllowed},
		"guest written as decimal":   {refuse: map[string][]any{"acct": {"1"}}, claims: map[string]any{"acct": 1.0}, code: identity.CodeNotAllowed},
		"guest in a strange shape":   {refuse: map[string][]any{"acct": {1}}, claims: map[string]any{"acct": map[string]any{"v": 1}}, code: identity.CodeNotAllowed},
		"member":                     {refuse: map[string][]any{"acct": {1}}, claims: map[string]any{"acct": 0}},
		"required and there":         {require: map[string][]any{"acct": {0}}, claims: map[string]any{"acct": 0}},
		"required and left out":      {require: map[string][]any{"acct": {0}}, code: identity.CodeClaimsMissing},
		"level too low":              {require: map[string][]any{"acr": {"high", "substantial"}}, claims: map[string]any{"acr": "low"}, code: identity.CodeNotAllowed},
		"level high enough":          {require: map[string][]any{"acr": {"high", "substantial"}}, claims: map[string]any{"acr": "substantial"}},
		"present but false":          {require: map[string][]any{"coordinator": {true}}, claims: map[string]any{"coordinator": false}, code: identity.CodeNotAllowed},
		"one of the groups":          {require: map[string][]any{"groups": {"samrad"}}, claims: map[string]any{"groups": []string{"staff", "samrad"}}},
		"none of the groups":         {require: map[string][]any{"groups": {"samrad"}}, claims: map[string]any{"groups": []string{"staff", "samrad-old"}}, code: identity.CodeNotAllowed},
		"one of the refused groups":  {refuse: map[string][]any{"groups": {"pupils"}}, claims: map[string]any{"groups": []string{"staff", "pupils"}}, code: identity.CodeNotAllowed},
		"all required, one fails":    {require: map[string][]any{"acr": {"high"}, "groups": {"samrad"}}, claims: map[string]any{"acr": "high", "groups": "x"}, code: identity.CodeNotAllowed},
		"required list, null claim":  {require: map[string][]any{"groups": {"samrad"}}, claims: map[string]any{"groups": []string{}}, code: identity.CodeNotAllowed},
		"large number is not near":   {require: map[string][]any{"unit": {"9007199254740993"}}, claims: map[string]any{"unit": int64(9007199254740992)}, code: identity.CodeNotAllowed},
		"a subject of another claim": {require: map[string][]any{"sub": {"person-2"}}, code: identity.CodeNotAllowed},
	}
	pool := pgtest.New(t)
	for name, c := range cases {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			w, p := idpWorldOn(t, pool, func(o *identity.OrganisationConfig) { o.Require, o.Refuse = c.require, c.refuse })
			p.set(func(p *idp) { p.claims = c.claims })
			b := w.browser()
			place, _ := b.follow("/auth/town/start")
			if c.code == "" {
				if _, ok := b.me(); !ok {
					t.Fatalf("not let in: %s\n%s", place, w.log)
				}
				return
			}
			wantRefused(t, place, c.code)
			wantNobody(t, w, b)
		})
	}
}

// A claim that only userinfo has must be asked for, or a refusal would be
// escaped by leaving it out of the token.
func TestRulesSeeUserinfoToo(t *testing.T) {
	w, p := idpWorld(t, func(o *identity.OrganisationConfig) { o.Refuse = map[string][]any{"guest": {true}} })
	p.set(func(p *idp) { p.userinfo = map[string]any{"sub": "person-1", "guest": true} })
	b := w.browser()
	place, _ := b.follow("/auth/town/start")
	wantRefused(t, place, identity.CodeNotAllowed)
	wantNobody(t, w, b)
}

func TestSubjectMayComeFromAnotherClaim(t *testing.T) {
	w, p := idpWorld(t, func(o *identity.OrganisationConfig) { o.Claims.Subject = "oid" })
	p.set(func(p *idp) { p.claims = map[string]any{"oid": "object-7"} })
	w.browser().follow("/auth/town/start")
	if n := w.count(`SELECT count(*) FROM people WHERE subject = 'object-7'`); n != 1 {
		t.Errorf("%d people keyed by oid\n%s", n, w.log)
	}
}

func TestOneDeadProviderStopsNobodyElse(t *testing.T) {
	dead, alive := newIDP(t), newIDP(t)
	dead.set(func(p *idp) { p.down = true })
	w := newWorld(t, func(*world) ([]identity.OrganisationConfig, []identity.DemoPerson) {
		return []identity.OrganisationConfig{dead.town("dead"), alive.town("alive")}, nil
	})
	place, _ := w.browser().follow("/auth/dead/start")
	wantRefused(t, place, identity.CodeProviderUnavailable)
	b := w.browser()
	b.follow("/auth/alive/start")
	if _, ok := b.me(); !ok {
		t.Fatal("the other organisation cannot sign in")
	}
	// It is left alone for a while, then tried again.
	for range 20 {
		w.browser().follow("/auth/dead/start")
	}
	dead.set(func(p *idp) { p.down = false })
	if n := dead.discoveries.Load(); n != 0 {
		t.Fatalf("%d discoveries got through while down", n)
	}
	w.later(2 * time.Second)
	b = w.browser()
	b.follow("/auth/dead/start")
	if _, ok := b.me(); !ok {
		t.Errorf("still out after the provider came back\n%s", w.log)
	}
}

func TestDiscoveryIsSharedAndKept(t *testing.T) {
	w, p := idpWorld(t, nil)
	done := make(chan struct{})
	for range 10 {
		b := w.browser()
		go func() { b.client.Get(w.url + "/auth/town/start"); done <- struct{}{} }() //nolint:bodyclose // closed with the server
	}
	for range 10 {
		<-done
	}
	if n := p.discoveries.Load(); n != 1 {
		t.Errorf("%d discoveries for ten people at once", n)
	}
	// Once known, a provider that cannot be rediscovered serves on.
	p.set(func(p *idp) { p.meta = map[string]any{"issuer": "https://evil.example"} })
	w.later(13 * time.Hour)
	b := w.browser()
	b.follow("/auth/town/start")
	if got := b.get("/auth/town/start"); !strings.HasPrefix(got.location, p.url) {
		t.Errorf("sent to %s", got.location)
	}
}

func TestReturnToStaysHere(t *testing.T) {
	w, _ := idpWorld(t, nil)
	for target, want := range map[string]string{
		"/documents/1?x=y":              "/documents/1?x=y",
		"/groups/å#h":                   "/groups/%c3%a5#h",
		"":                              "/",
		"//evil.example":                "/",
		"/\\evil.example":               "/",
		"\\\\evil.example":              "/",
		"/\t/evil.example":              "/",
		"/%09/evil.example":             "/%09/evil.example", // a path of ours, as it stays encoded
		"https://evil.example/":         "/",
		"javascript:alert(1)":           "/",
		"/%2F/evil.example":             "/",
		"/%5Cevil.example":              "/",
		"evil.example":                  "/",
		"/a\r\nSet-Cookie: x=y":         "/",
		"/auth/town/start":              "/",
		"/demo/idp/odense/authorize":    "/",
		"/" + strings.Repeat("x", 3000): "/",
	} {
		b := w.browser()
		back := b.get(b.get("/auth/town/start?return_to=" + url.QueryEscape(target)).location).location
		if got := b.get(back).location; got != want {
			t.Errorf("return_to %q leads to %q, want %q", target, got, want)
		}
	}
}

func TestUnknownOrganisation(t *testing.T) {
	w, _ := idpWorld(t, nil)
	for _, path := range []string{"/auth/nowhere/start", "/auth/nowhere/callback?code=1&state=2"} {
		got := w.browser().get(path)
		wantRefused(t, got.location, identity.CodeUnknownOrganisation)
	}
}

func TestStartByAnotherNameOfTheHostMovesToThePublicOneOnce(t *testing.T) {
	w, _ := idpWorld(t, nil)
	alias := strings.Replace(w.url, "127.0.0.1", "localhost", 1)
	got := w.browser().get(alias + "/auth/town/start?return_to=/x")
	if !strings.HasPrefix(got.location, w.url+"/auth/town/start?") || !strings.Contains(got.location, "return_to=%2Fx") {
		t.Fatalf("sent to %s", got.location)
	}
	// A proxy that rewrites Host must not make a loop of it.
	got = w.browser().get(strings.Replace(got.location, "127.0.0.1", "localhost", 1))
	if strings.Contains(got.location, "/auth/town/start") {
		t.Errorf("goes round in circles: %s", got.location)
	}
}

func TestTooManyAttemptsFromOneAddressWait(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	limited := 0
	for range 320 {
		if got := b.get("/auth/nowhere/start"); got.status == http.StatusTooManyRequests {
			limited++
			if got.header.Get("Retry-After") == "" {
				t.Fatal("does not say how long to wait")
			}
		}
	}
	if limited == 0 {
		t.Error("never limited")
	}
	w.later(time.Minute)
	if got := b.get("/auth/nowhere/start"); got.status != http.StatusFound {
		t.Errorf("still limited after a minute: %d", got.status)
	}
}

func TestDatabaseAwayIsNotSignedOut(t *testing.T) {
	w, _ := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	w.pool.Close()
	if got := b.get("/api/v1/me"); got.status != http.StatusServiceUnavailable {
		t.Errorf("answered %d, want 503", got.status)
	}
	if got := b.send(http.MethodPost, "/auth/sign-out", nil, nil); got.status != http.StatusServiceUnavailable {
		t.Errorf("sign-out answered %d, want 503", got.status)
	}
	wantRefused(t, b.get("/auth/town/start").location, identity.CodeInternal)
}

func TestOrganisationNoLongerConfiguredEndsItsSessions(t *testing.T) {
	w, p := idpWorld(t, nil)
	b := w.browser()
	b.follow("/auth/town/start")
	if err := identity.SyncOrganisations(t.Context(), w.pool, []identity.OrganisationConfig{p.town("other")}); err != nil {
		t.Fatal(err)
	}
	if _, ok := b.me(); ok {
		t.Error("still signed in")
	}
	if err := identity.SyncOrganisations(t.Context(), w.pool, []identity.OrganisationConfig{p.town("town")}); err != nil {
		t.Fatal(err)
	}
	if _, ok := b.me(); !ok {
		t.Error("not signed in again after the organisation came back")
	}
}
