package provider

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// token exchanges a code, once, for an ID token and an access token.
func (p *Provider) token(w http.ResponseWriter, r *http.Request) {
	org, ok := p.organisation(w, r)
	if !ok {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 16<<10)
	if !p.isClient(r) {
		w.Header().Set("WWW-Authenticate", `Basic realm="demo"`)
		answer(w, http.StatusUnauthorized, map[string]string{"error": "invalid_client"})
		return
	}
	if r.PostFormValue("grant_type") != "authorization_code" {
		answer(w, http.StatusBadRequest, map[string]string{"error": "unsupported_grant_type"})
		return
	}
	g, ok := p.take(p.codes, r.PostFormValue("code"), true)
	if !ok || g.org != org.ID || g.redirect != r.PostFormValue("redirect_uri") || !g.proves(r.PostFormValue("code_verifier")) {
		answer(w, http.StatusBadRequest, map[string]string{
			"error": "invalid_grant", "error_description": "the code is unknown, used, too old, or not this client's",
		})
		return
	}
	p.issueTokens(w, org, g)
}

func (p *Provider) issueTokens(w http.ResponseWriter, org Organisation, g grant) {
	g.expires = p.now().Add(accessLifetime)
	access, ok := p.put(p.access, g)
	if !ok {
		answer(w, http.StatusServiceUnavailable, map[string]string{"error": "temporarily_unavailable"})
		return
	}
	id, err := p.idToken(org, g, access)
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"error": "server_error", "error_description": err.Error()})
		return
	}
	answer(w, http.StatusOK, map[string]any{
		"access_token": access, "token_type": "Bearer", "expires_in": int(accessLifetime.Seconds()), "id_token": id,
	})
}

// isClient checks the client's secret, in the header or in the form.
func (p *Provider) isClient(r *http.Request) bool {
	id, secret, basic := r.BasicAuth()
	if basic {
		// RFC 6749 2.3.1: both are form-encoded inside the header.
		var errID, errSecret error
		id, errID = url.QueryUnescape(id)
		secret, errSecret = url.QueryUnescape(secret)
		if errID != nil || errSecret != nil {
			return false
		}
	} else {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	}
	return id == clientID && subtle.ConstantTimeCompare([]byte(secret), []byte(p.secret)) == 1
}

// proves says whether verifier belongs to the challenge (RFC 7636).
func (g grant) proves(verifier string) bool {
	sum := sha256.Sum256([]byte(verifier))
	want := base64.RawURLEncoding.EncodeToString(sum[:])
	return subtle.ConstantTimeCompare([]byte(want), []byte(g.challenge)) == 1
}

func (p *Provider) idToken(org Organisation, g grant, access string) (string, error) {
	half := sha256.Sum256([]byte(access))
	claims := map[string]any{
		"iss": p.issuer(org.ID), "sub": g.person.Subject, "aud": clientID, "sid": g.sid, "nonce": g.nonce,
		"iat": p.now().Unix(), "auth_time": p.now().Unix(), "exp": p.now().Add(idLifetime).Unix(),
		"at_hash": base64.RawURLEncoding.EncodeToString(half[:16]),
	}
	if !org.userinfoOnly {
		for name, value := range profileClaims(g.person) {
			claims[name] = value
		}
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", fmt.Errorf("encode ID token: %w", err)
	}
	jws, err := p.signer.Sign(payload)
	if err != nil {
		return "", fmt.Errorf("sign ID token: %w", err)
	}
	return jws.CompactSerialize()
}

func profileClaims(person Person) map[string]any {
	return map[string]any{
		"name": person.Name(), "given_name": person.GivenName, "family_name": person.FamilyName,
		"email": person.Email, "email_verified": true, "locale": person.Locale,
	}
}

// userinfo tells who the access token is about.
func (p *Provider) userinfo(w http.ResponseWriter, r *http.Request) {
	org, ok := p.organisation(w, r)
	if !ok {
		return
	}
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	g, ok := p.take(p.access, bearer, false)
	if !ok || g.org != org.ID {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		answer(w, http.StatusUnauthorized, map[string]string{"error": "invalid_token"})
		return
	}
	claims := profileClaims(g.person)
	claims["sub"] = g.person.Subject
	answer(w, http.StatusOK, claims)
}
