package identity

import (
	"fmt"
	"os"
	"strings"
)

// OrganisationConfig is one organisation as the operator writes it in the
// configuration file, under `organisations:`. [ValidateOrganisations] must have
// passed before it is used.
type OrganisationConfig struct {
	// ID is the stable key: lower-case letters, digits and hyphens. It is part
	// of the callback path registered at the provider, so changing it breaks
	// sign-in until the provider is told.
	ID string `yaml:"id"`
	// Name in full, e.g. "Odense Kommune"; ShortName as shown beside a person.
	Name      string `yaml:"name"`
	ShortName string `yaml:"short_name"`
	// Country is ISO 3166 alpha-2: DK, FI, IS, NO, SE …
	Country string `yaml:"country"`
	// Kind is one of Kinds, e.g. municipality.
	Kind string `yaml:"kind"`
	// Colour is one of Colours; empty means blue.
	Colour string `yaml:"colour"`

	// Issuer is the provider's issuer, exactly as its discovery document says,
	// trailing slash included. https, or http on loopback.
	Issuer string `yaml:"issuer"`
	// ClientID and one of the three secrets as registered at the provider.
	// Prefer the environment variable or the file: the configuration file is
	// often copied around.
	ClientID         string `yaml:"client_id"`
	ClientSecret     string `yaml:"client_secret"`
	ClientSecretEnv  string `yaml:"client_secret_env"`
	ClientSecretFile string `yaml:"client_secret_file"`
	// TokenAuthMethod is client_secret_basic, client_secret_post or none; empty
	// takes what the provider advertises, basic first.
	TokenAuthMethod string `yaml:"token_auth_method"`
	// Scopes to ask for; empty means openid, profile, email.
	Scopes []string `yaml:"scopes"`
	// AuthParams are added to the authorisation request, e.g. acr_values.
	AuthParams map[string]string `yaml:"auth_params"`

	// Claims says where a person's data is found, if not in the usual claims.
	Claims ClaimNames `yaml:"claims"`
	// Require lists claims and the values that let a person in; every listed
	// claim must be present with one of its values (for a list claim: contain
	// one). Refuse lists claims and values that keep a person out. Prefer
	// Require: a claim that the provider leaves out passes Refuse.
	Require map[string][]any `yaml:"require"`
	Refuse  map[string][]any `yaml:"refuse"`

	// AccountIssuer replaces Issuer as the issuer half of the account key, so
	// that accounts stay when the issuer's address changes. Only the demo sets
	// it: its issuer's address holds a port.
	AccountIssuer string `yaml:"-"`
}

// ClaimNames maps a person's data to claims of the ID token or of userinfo.
// Empty fields mean the standard claims sub, name, given_name, family_name and
// email.
type ClaimNames struct {
	Subject    string `yaml:"subject"`
	Name       string `yaml:"name"`
	GivenName  string `yaml:"given_name"`
	FamilyName string `yaml:"family_name"`
	Email      string `yaml:"email"`
}

func (c ClaimNames) withDefaults() ClaimNames {
	for _, f := range []struct {
		field    *string
		standard string
	}{
		{&c.Subject, "sub"}, {&c.Name, "name"}, {&c.GivenName, "given_name"},
		{&c.FamilyName, "family_name"}, {&c.Email, "email"},
	} {
		if *f.field == "" {
			*f.field = f.standard
		}
	}
	return c
}

// Public returns what everybody may know of o.
func (o OrganisationConfig) Public() Organisation {
	return Organisation{
		ID: o.ID, Name: o.Name, ShortName: o.ShortName,
		Country: o.Country, Kind: o.Kind, Colour: o.colour(),
	}
}

func (o OrganisationConfig) colour() string {
	if o.Colour == "" {
		return Colours[0]
	}
	return o.Colour
}

// accountIssuer is the issuer half of the account key.
func (o OrganisationConfig) accountIssuer() string {
	if o.AccountIssuer != "" {
		return o.AccountIssuer
	}
	return o.Issuer
}

func (o OrganisationConfig) scopes() []string {
	if len(o.Scopes) == 0 {
		return []string{"openid", "profile", "email"}
	}
	return o.Scopes
}

// secret reads the client secret from wherever the configuration points.
func (o OrganisationConfig) secret() (string, error) {
	switch {
	case o.ClientSecretEnv != "":
		value := os.Getenv(o.ClientSecretEnv)
		if value == "" {
			return "", fmt.Errorf("client_secret_env: the environment variable %s is empty; set it, or use client_secret_file", o.ClientSecretEnv)
		}
		return value, nil
	case o.ClientSecretFile != "":
		body, err := os.ReadFile(o.ClientSecretFile)
		if err != nil {
			return "", fmt.Errorf("client_secret_file: %w; create the file with the secret alone in it, readable by the server", err)
		}
		value := strings.TrimSpace(string(body))
		if value == "" {
			return "", fmt.Errorf("client_secret_file: %s is empty; write the secret into it", o.ClientSecretFile)
		}
		return value, nil
	default:
		return o.ClientSecret, nil
	}
}
