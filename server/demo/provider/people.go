package provider

import "samrad/server/identity"

// Organisation is a demo organisation with its own issuer.
type Organisation struct {
	ID, Name, ShortName, Country, Kind, Colour string
	// userinfoOnly: name and address come from userinfo alone, as with Feide.
	userinfoOnly bool
}

// Person is somebody the demo knows.
type Person struct {
	OrganisationID string
	Subject        string // stable, so that a restart finds the same account
	GivenName      string
	FamilyName     string
	Email          string
	Role           string // in the group "CONNECT demo": coordinator, ambassador or observer
	Locale         string // da nb sv fi is
}

// Name is the full name.
func (p Person) Name() string { return p.GivenName + " " + p.FamilyName }

// Account is the person as identity keys accounts; it holds before their first
// sign-in and whatever port the demo runs on.
func (p Person) Account() identity.Account {
	return identity.Account{
		OrganisationID: p.OrganisationID, Issuer: AccountIssuer(p.OrganisationID),
		Subject: p.Subject, Name: p.Name(), Email: p.Email,
	}
}

// AccountIssuer is the issuer half of the demo accounts' keys. The issuer's
// address holds the port and would make new people on another one.
func AccountIssuer(organisationID string) string { return "demo:" + organisationID }

// Organisations returns the demo organisations in the order of the picker.
func Organisations() []Organisation {
	return []Organisation{
		{ID: "odense", Name: "Odense Kommune", ShortName: "Odense", Country: "DK", Kind: "municipality", Colour: "blue"},
		{ID: "vasteras", Name: "Västerås stad", ShortName: "Västerås", Country: "SE", Kind: "municipality", Colour: "amber"},
		{ID: "lister", Name: "Listerregionen", ShortName: "Lister", Country: "NO", Kind: "region_cooperation", Colour: "green", userinfoOnly: true},
		{ID: "eksote", Name: "Eksote – Etelä-Karjala", ShortName: "Eksote", Country: "FI", Kind: "region_cooperation", Colour: "purple"},
		{ID: "reykjavik", Name: "Reykjavíkurborg", ShortName: "Reykjavík", Country: "IS", Kind: "municipality", Colour: "red"},
		{ID: "kl", Name: "KL – Kommunernes Landsforening", ShortName: "KL", Country: "DK", Kind: "association", Colour: "slate"},
	}
}

// People returns the demo people: coordinators, then ambassadors, then the
// observer.
func People() []Person {
	return []Person{
		{"odense", "demo-astrid", "Astrid", "Holm", "astrid@odense.example", "coordinator", "da"},
		{"vasteras", "demo-lars", "Lars", "Öberg", "lars@vasteras.example", "coordinator", "sv"},
		{"lister", "demo-ingrid", "Ingrid", "Haugland", "ingrid@lister.example", "coordinator", "nb"},
		{"eksote", "demo-aino", "Aino", "Mäkelä", "aino@eksote.example", "coordinator", "fi"},
		{"reykjavik", "demo-gudrun", "Guðrún", "Þórsdóttir", "gudrun@reykjavik.example", "coordinator", "is"},
		{"odense", "demo-freja", "Freja", "Lindegaard", "freja@odense.example", "ambassador", "da"},
		{"vasteras", "demo-elin", "Elin", "Sjögren", "elin@vasteras.example", "ambassador", "sv"},
		{"lister", "demo-olav", "Olav", "Kvinesdal", "olav@lister.example", "ambassador", "nb"},
		{"eksote", "demo-eero", "Eero", "Hämäläinen", "eero@eksote.example", "ambassador", "fi"},
		{"reykjavik", "demo-jon", "Jón", "Ægisson", "jon@reykjavik.example", "ambassador", "is"},
		{"kl", "demo-observer", "Karen", "Bruun", "observer@kl.example", "observer", "da"},
	}
}

// DemoPeople returns the people as the API lists them.
func DemoPeople() []identity.DemoPerson {
	var list []identity.DemoPerson
	for _, p := range People() {
		list = append(list, identity.DemoPerson{
			Name: p.Name(), Email: p.Email, Role: p.Role, OrganisationID: p.OrganisationID,
		})
	}
	return list
}

// peopleOf returns the people of one organisation.
func peopleOf(org string) []Person {
	var list []Person
	for _, p := range People() {
		if p.OrganisationID == org {
			list = append(list, p)
		}
	}
	return list
}
