package identity

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Kinds are the kinds of organisation, as in the database.
var Kinds = []string{
	"municipality", "region_cooperation", "county", "national_authority",
	"association", "secretariat", "council", "supplier", "citizen_group",
}

// Colours are the keys of the frontend's palette, tested for contrast and
// colour blindness there.
var Colours = []string{"blue", "teal", "green", "olive", "amber", "orange", "red", "magenta", "purple", "slate"}

var (
	slugPattern    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)
	countryPattern = regexp.MustCompile(`^[A-Z]{2}$`)

	tokenAuthMethods = []string{"", "client_secret_basic", "client_secret_post", "none"}

	// reservedParams are ours in the authorisation request; an operator who
	// could set them could switch the protections off.
	reservedParams = []string{
		"client_id", "client_secret", "redirect_uri", "response_type", "response_mode", "scope",
		"state", "nonce", "code_challenge", "code_challenge_method", "request", "request_uri",
	}
)

// ValidateOrganisations checks the whole list and returns every fault at once,
// each naming its field and saying what to do.
func ValidateOrganisations(list []OrganisationConfig) error {
	var faults []error
	seen := map[string]bool{}
	for i, o := range list {
		where := fmt.Sprintf("organisations[%d]", i)
		if o.ID != "" {
			where = fmt.Sprintf("organisations[%d] (%s)", i, o.ID)
		}
		for _, err := range o.validate() {
			faults = append(faults, fmt.Errorf("%s.%w", where, err))
		}
		if o.ID != "" && seen[o.ID] {
			faults = append(faults, fmt.Errorf("%s.id: %q is used twice; give every organisation its own id", where, o.ID))
		}
		seen[o.ID] = true
	}
	faults = append(faults, sharedIssuers(list)...)
	return errors.Join(faults...)
}

// sharedIssuers refuses organisations that share an issuer without a claim that
// tells their people apart: whoever has an account there could pick any of them.
func sharedIssuers(list []OrganisationConfig) []error {
	byIssuer := map[string][]OrganisationConfig{}
	for _, o := range list {
		if o.Issuer != "" {
			byIssuer[o.accountIssuer()] = append(byIssuer[o.accountIssuer()], o)
		}
	}
	var faults []error
	for i, o := range list {
		same := byIssuer[o.accountIssuer()]
		if len(same) < 2 {
			continue
		}
		if len(o.Require) == 0 {
			faults = append(faults, fmt.Errorf("organisations[%d] (%s).require: %d organisations share the issuer %s; "+
				"name a claim and the values that mark this organisation's own people", i, o.ID, len(same), o.Issuer))
		}
		if slices.ContainsFunc(same, func(other OrganisationConfig) bool { return other.Issuer != o.Issuer }) {
			faults = append(faults, fmt.Errorf("organisations[%d] (%s).issuer: another issuer claims the same accounts", i, o.ID))
		}
	}
	return faults
}

func (o OrganisationConfig) validate() []error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }

	if !slugPattern.MatchString(o.ID) {
		fault("id: %q is not usable; write 1 to 40 lower-case letters, digits and hyphens, e.g. odense", o.ID)
	}
	if strings.TrimSpace(o.Name) == "" {
		fault("name: is empty; write the organisation's full name, e.g. Odense Kommune")
	}
	if strings.TrimSpace(o.ShortName) == "" {
		fault("short_name: is empty; write the name shown beside a person, e.g. Odense")
	}
	if !countryPattern.MatchString(o.Country) {
		fault("country: %q is not a country code; write two capital letters, e.g. DK", o.Country)
	}
	if !slices.Contains(Kinds, o.Kind) {
		fault("kind: %q is unknown; write one of %s", o.Kind, strings.Join(Kinds, ", "))
	}
	if o.Colour != "" && !slices.Contains(Colours, o.Colour) {
		fault("colour: %q is not in the palette; write one of %s", o.Colour, strings.Join(Colours, ", "))
	}
	if err := checkIssuer(o.Issuer); err != nil {
		fault("issuer: %w", err)
	}
	if o.ClientID == "" {
		fault("client_id: is empty; write the id that the provider gave this application")
	}
	if !slices.Contains(tokenAuthMethods, o.TokenAuthMethod) {
		fault("token_auth_method: %q is unknown; write client_secret_basic, client_secret_post or none", o.TokenAuthMethod)
	}
	if err := o.checkSecret(); err != nil {
		faults = append(faults, err)
	}
	if len(o.Scopes) > 0 && !slices.Contains(o.Scopes, "openid") {
		fault("scopes: lacks openid; add it, the provider sends no ID token without it")
	}
	for name := range o.AuthParams {
		if slices.Contains(reservedParams, name) {
			fault("auth_params.%s: is set by the server itself; remove it", name)
		}
	}
	faults = append(faults, checkRules("require", o.Require)...)
	faults = append(faults, checkRules("refuse", o.Refuse)...)
	return faults
}

func (o OrganisationConfig) checkSecret() error {
	given := 0
	for _, s := range []string{o.ClientSecret, o.ClientSecretEnv, o.ClientSecretFile} {
		if s != "" {
			given++
		}
	}
	switch {
	case given > 1:
		return errors.New("client_secret: is given more than once; keep one of client_secret, client_secret_env and client_secret_file")
	case given == 0 && o.TokenAuthMethod != "none":
		return errors.New("client_secret: is missing; set client_secret_env or client_secret_file, or token_auth_method: none for a public client")
	case given == 1 && o.TokenAuthMethod == "none":
		return errors.New("token_auth_method: none takes no secret; remove the secret or the method")
	}
	_, err := o.secret()
	return err
}

func checkRules(field string, rules map[string][]any) []error {
	var faults []error
	for claim, values := range rules {
		if len(values) == 0 {
			faults = append(faults, fmt.Errorf("%s.%s: has no values; list the values that count, e.g. [\"0\"]", field, claim))
		}
		for _, v := range values {
			if _, ok := claimText(v); !ok {
				faults = append(faults, fmt.Errorf("%s.%s: %v is not a text, number or true/false", field, claim, v))
			}
		}
	}
	return faults
}

// checkIssuer refuses issuers that could not be trusted or could never match.
func checkIssuer(issuer string) error {
	if issuer == "" {
		return errors.New("is empty; write the provider's issuer address exactly as its discovery document has it")
	}
	u, err := url.Parse(issuer)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("%q is not a plain address; write https://host/path with nothing after it", issuer)
	}
	if !secureOrLoopback(u) {
		return fmt.Errorf("%q is not https; plain http is taken on loopback only", issuer)
	}
	if u.Hostname() == "login.microsoftonline.com" {
		switch first, _, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/"); first {
		case "common", "organizations", "consumers":
			return fmt.Errorf("%q takes people of any tenant; write your own tenant's id in place of %q", issuer, first)
		}
	}
	return nil
}

// secureOrLoopback says whether u keeps secrets on the way: https, or http that
// never leaves this machine.
func secureOrLoopback(u *url.URL) bool {
	return u.Scheme == "https" || u.Scheme == "http" && isLoopbackHost(u.Hostname())
}

func isLoopbackHost(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
