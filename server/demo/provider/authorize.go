package provider

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// authorize shows the organisation's people as buttons, or, when login_hint
// names one of them, answers at once. The form posts back to the same address,
// so that the request is checked anew.
func (p *Provider) authorize(w http.ResponseWriter, r *http.Request) {
	org, ok := p.organisation(w, r)
	if !ok {
		return
	}
	query := r.URL.Query()
	// Without a known client and its own callback there is nowhere safe to
	// send an error to.
	if query.Get("client_id") != clientID || query.Get("redirect_uri") != p.redirectURI(org.ID) {
		http.Error(w, "This is not a request of this demo. Start from its sign-in page.", http.StatusBadRequest)
		return
	}
	if code, description := requestFault(query); code != "" {
		p.answerClient(w, r, org, query, url.Values{"error": {code}, "error_description": {description}})
		return
	}
	person, chosen := p.chosen(r, org, query)
	if !chosen {
		if query.Get("prompt") == "none" {
			p.answerClient(w, r, org, query, url.Values{"error": {"login_required"}})
			return
		}
		showPeople(w, r, org)
		return
	}
	p.grantCode(w, r, org, query, person)
}

// requestFault names what is wrong with an authorisation request.
func requestFault(query url.Values) (code, description string) {
	switch {
	case query.Get("response_type") != "code":
		return "unsupported_response_type", "response_type must be code"
	case !slices.Contains(strings.Fields(query.Get("scope")), "openid"):
		return "invalid_scope", "scope must contain openid"
	case query.Get("code_challenge_method") != "S256" || len(query.Get("code_challenge")) != 43:
		return "invalid_request", "PKCE with S256 is required"
	default:
		return "", ""
	}
}

// chosen tells whom the form or the hint names. The form speaks of subjects,
// the hint of addresses.
func (p *Provider) chosen(r *http.Request, org Organisation, query url.Values) (Person, bool) {
	subject, email := "", ""
	if r.Method == http.MethodPost {
		subject = r.PostFormValue("person")
	} else if query.Get("prompt") != "select_account" {
		email = query.Get("login_hint")
	}
	for _, person := range peopleOf(org.ID) {
		if subject == person.Subject || strings.EqualFold(email, person.Email) {
			return person, true
		}
	}
	return Person{}, false
}

func (p *Provider) grantCode(w http.ResponseWriter, r *http.Request, org Organisation, query url.Values, person Person) {
	code, ok := p.put(p.codes, grant{
		org: org.ID, person: person, redirect: query.Get("redirect_uri"), nonce: query.Get("nonce"),
		challenge: query.Get("code_challenge"), sid: rand.Text(), expires: p.now().Add(codeLifetime),
	})
	if !ok {
		p.answerClient(w, r, org, query, url.Values{"error": {"temporarily_unavailable"}})
		return
	}
	p.answerClient(w, r, org, query, url.Values{"code": {code}})
}

// answerClient sends the browser back with values, state and iss (RFC 9207).
func (p *Provider) answerClient(w http.ResponseWriter, r *http.Request, org Organisation, query, values url.Values) {
	values.Set("iss", p.issuer(org.ID))
	if state := query.Get("state"); state != "" {
		values.Set("state", state)
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, p.redirectURI(org.ID)+"?"+values.Encode(), http.StatusSeeOther)
}
