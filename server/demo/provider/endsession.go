package provider

import (
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/go-jose/go-jose/v4"
)

// endSession is RP-initiated logout. There is no session here to end, so all it
// does is to check the request as a real provider would and go back.
func (p *Provider) endSession(w http.ResponseWriter, r *http.Request) {
	org, ok := p.organisation(w, r)
	if !ok {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 16<<10)
	if hint := r.FormValue("id_token_hint"); hint != "" && !p.isOurs(hint, org) {
		http.Error(w, "The id_token_hint is not a token of this issuer.", http.StatusBadRequest)
		return
	}
	if id := r.FormValue("client_id"); id != "" && id != clientID {
		http.Error(w, "Unknown client.", http.StatusBadRequest)
		return
	}
	target := r.FormValue("post_logout_redirect_uri")
	if target != p.public+"/sign-in" {
		http.Error(w, "The post_logout_redirect_uri is not registered for this client.", http.StatusBadRequest)
		return
	}
	if state := r.FormValue("state"); state != "" {
		target += "?" + url.Values{"state": {state}}.Encode()
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
}

// isOurs says whether the token was signed here for our client. It may well
// have expired: people sign out long after they signed in.
func (p *Provider) isOurs(token string, org Organisation) bool {
	jws, err := jose.ParseSignedCompact(token, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		return false
	}
	payload, err := jws.Verify(p.key.Public())
	if err != nil {
		return false
	}
	var claims struct {
		Issuer   string `json:"iss"`
		Audience string `json:"aud"`
	}
	return json.Unmarshal(payload, &claims) == nil && claims.Issuer == p.issuer(org.ID) && claims.Audience == clientID
}
