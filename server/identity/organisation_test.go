package identity_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"samrad/server/identity"
)

const goodYAML = `
id: odense
name: Odense Kommune
short_name: Odense
country: DK
kind: municipality
colour: blue
issuer: https://login.microsoftonline.com/0f0f0f0f-0000-0000-0000-000000000000/v2.0
client_id: abc
client_secret_env: IDENTITY_TEST_SECRET
scopes: [openid, profile]
auth_params: {acr_values: high}
claims: {subject: oid, email: preferred_username}
require: {acct: [0], tid: [0f0f]}
refuse: {groups: [pupils]}
`

func parse(t *testing.T, text string) identity.OrganisationConfig {
	t.Helper()
	var o identity.OrganisationConfig
	decoder := yaml.NewDecoder(strings.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestGoodConfigurationPasses(t *testing.T) {
	t.Setenv("IDENTITY_TEST_SECRET", "s")
	o := parse(t, goodYAML)
	if err := identity.ValidateOrganisations([]identity.OrganisationConfig{o}); err != nil {
		t.Error(err)
	}
	if o.Claims.Subject != "oid" || o.Require["acct"][0] != 0 {
		t.Errorf("read as %+v", o)
	}
}

// Every fault must name its field and say what to do.
func TestFaultyConfigurationIsNamed(t *testing.T) {
	t.Setenv("IDENTITY_TEST_SECRET", "s")
	cases := map[string]struct {
		change func(*identity.OrganisationConfig)
		says   string
	}{
		"id upper case":     {func(o *identity.OrganisationConfig) { o.ID = "Odense" }, "id: "},
		"id with slash":     {func(o *identity.OrganisationConfig) { o.ID = "a/b" }, "id: "},
		"no name":           {func(o *identity.OrganisationConfig) { o.Name = " " }, "name: "},
		"no short name":     {func(o *identity.OrganisationConfig) { o.ShortName = "" }, "short_name: "},
		"country in words":  {func(o *identity.OrganisationConfig) { o.Country = "Denmark" }, "country: "},
		"unknown kind":      {func(o *identity.OrganisationConfig) { o.Kind = "town" }, "kind: "},
		"colour as hex":     {func(o *identity.OrganisationConfig) { o.Colour = "#fff" }, "colour: "},
		"no issuer":         {func(o *identity.OrganisationConfig) { o.Issuer = "" }, "issuer: is empty"},
		"issuer in clear":   {func(o *identity.OrganisationConfig) { o.Issuer = "http://idp.odense.dk" }, "issuer: "},
		"issuer with query": {func(o *identity.OrganisationConfig) { o.Issuer = "https://idp.odense.dk?x=1" }, "issuer: "},
		"issuer with user":  {func(o *identity.OrganisationConfig) { o.Issuer = "https://u:p@idp.odense.dk" }, "issuer: "},
		"issuer a file":     {func(o *identity.OrganisationConfig) { o.Issuer = "file:///etc/passwd" }, "issuer: "},
		"any tenant":        {func(o *identity.OrganisationConfig) { o.Issuer = "https://login.microsoftonline.com/common/v2.0" }, "tenant"},
		"no client":         {func(o *identity.OrganisationConfig) { o.ClientID = "" }, "client_id: "},
		"two secrets":       {func(o *identity.OrganisationConfig) { o.ClientSecret = "x" }, "client_secret: is given more than once"},
		"no secret":         {func(o *identity.OrganisationConfig) { o.ClientSecretEnv = "" }, "client_secret: is missing"},
		"empty variable":    {func(o *identity.OrganisationConfig) { o.ClientSecretEnv = "IDENTITY_TEST_UNSET" }, "IDENTITY_TEST_UNSET"},
		"missing secret file": {func(o *identity.OrganisationConfig) {
			o.ClientSecretEnv, o.ClientSecretFile = "", "/nonexistent/secret"
		}, "client_secret_file: "},
		"unknown method":     {func(o *identity.OrganisationConfig) { o.TokenAuthMethod = "magic" }, "token_auth_method: "},
		"public with secret": {func(o *identity.OrganisationConfig) { o.TokenAuthMethod = "none" }, "token_auth_method: "},
		"scopes, no openid":  {func(o *identity.OrganisationConfig) { o.Scopes = []string{"profile"} }, "scopes: "},
		"own nonce":          {func(o *identity.OrganisationConfig) { o.AuthParams = map[string]string{"nonce": "x"} }, "auth_params.nonce: "},
		"require nothing":    {func(o *identity.OrganisationConfig) { o.Require = map[string][]any{"acr": {}} }, "require.acr: "},
		"refuse a list":      {func(o *identity.OrganisationConfig) { o.Refuse = map[string][]any{"acr": {[]any{1}}} }, "refuse.acr: "},
	}
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		o := parse(t, goodYAML)
		cases[name].change(&o)
		err := identity.ValidateOrganisations([]identity.OrganisationConfig{o})
		if err == nil || !strings.Contains(err.Error(), cases[name].says) || !strings.Contains(err.Error(), "organisations[0]") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSecretFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secret")
	o := parse(t, goodYAML)
	o.ClientSecretEnv, o.ClientSecretFile = "", file
	if err := os.WriteFile(file, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := identity.ValidateOrganisations([]identity.OrganisationConfig{o}); err == nil || !strings.Contains(err.Error(), "is empty") {
		t.Errorf("empty file: %v", err)
	}
	if err := os.WriteFile(file, []byte("s3cret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := identity.ValidateOrganisations([]identity.OrganisationConfig{o}); err != nil {
		t.Error(err)
	}
}

// Whoever has an account at a shared issuer could otherwise pick a municipality.
func TestSharedIssuerNeedsAClaimThatTellsPeopleApart(t *testing.T) {
	t.Setenv("IDENTITY_TEST_SECRET", "s")
	one, two := parse(t, goodYAML), parse(t, goodYAML)
	two.ID = "nyborg"
	two.Require = nil
	err := identity.ValidateOrganisations([]identity.OrganisationConfig{one, two})
	if err == nil || !strings.Contains(err.Error(), "organisations[1] (nyborg).require") {
		t.Errorf("got %v", err)
	}
	two.Require = map[string][]any{"org": {"nyborg"}}
	if err := identity.ValidateOrganisations([]identity.OrganisationConfig{one, two}); err != nil {
		t.Error(err)
	}
	two.ID = one.ID
	if err := identity.ValidateOrganisations([]identity.OrganisationConfig{one, two}); err == nil || !strings.Contains(err.Error(), "used twice") {
		t.Errorf("same id: %v", err)
	}
	// Nobody may claim another issuer's accounts by taking its account key.
	two = parse(t, goodYAML)
	two.ID, two.Issuer, two.AccountIssuer = "thief", "https://thief.example", one.Issuer
	if err := identity.ValidateOrganisations([]identity.OrganisationConfig{one, two}); err == nil || !strings.Contains(err.Error(), "claims the same accounts") {
		t.Errorf("same accounts: %v", err)
	}
}

func TestPublicURLMustKeepCookiesSafe(t *testing.T) {
	for _, bad := range []string{"", "samrad.example", "http://samrad.example", "https://samrad.example/app", "https://samrad.example?x", "ftp://localhost"} {
		if _, err := identity.New(identity.Config{PublicURL: bad}); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	for _, good := range []string{"https://samrad.example", "https://samrad.example/", "http://localhost:8080", "http://[::1]:8080", "http://127.0.0.1:8080"} {
		if _, err := identity.New(identity.Config{PublicURL: good}); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
}
