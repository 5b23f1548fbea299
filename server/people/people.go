// Package people is how other subjects show a person: id, name and
// organisation, as one JSON value and the SQL that reads it. It knows nothing
// of sign-in and reads no request. Pure values,
// safe anywhere. Allowed imports: huma, for the schema.
package people

import (
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// Organisation is a municipality or other body: what everybody may know of it.
type Organisation struct {
	ID        string `json:"id" example:"odense" doc:"Stable key, used in sign-in paths."`
	Name      string `json:"name" example:"Odense Kommune"`
	ShortName string `json:"shortName" example:"Odense"`
	Country   string `json:"country" example:"DK" doc:"ISO 3166 alpha-2."`
	Kind      string `json:"kind" enum:"municipality,region_cooperation,county,national_authority,association,secretariat,council,supplier,citizen_group"`
	Colour    string `json:"colour" example:"blue" doc:"A key of the palette, not a colour value."`
}

// Person is somebody, as the other members of a group see them. E-mail
// addresses are not part of it.
type Person struct {
	ID           string       `json:"id" format:"uuid"`
	Name         string       `json:"name"`
	Organisation Organisation `json:"organisation"`
}

// Maybe is a person or nobody, which is null in JSON: an author who was
// erased, an owner who was never set.
type Maybe struct{ *Person }

// MarshalJSON writes the person or null.
func (m Maybe) MarshalJSON() ([]byte, error) { return json.Marshal(m.Person) }

// UnmarshalJSON reads the person or null.
func (m *Maybe) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &m.Person) }

// Schema says "Person or null"; huma cannot say it of a reference by itself.
func (Maybe) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{
		r.Schema(reflect.TypeFor[Person](), true, "Person"), {Type: "null"},
	}}
}

// Columns selects a person from people p and organisations o, in the order of
// Row.Fields. Written for LEFT JOINs: a missing person is all NULL.
const Columns = `p.id::text, p.name, o.id, o.name, o.short_name, o.country, o.kind, o.colour`

// Row receives Columns.
type Row struct {
	id, name                                        *string
	orgID, orgName, orgShort, country, kind, colour *string
}

// Fields are the destinations for Scan, in the order of Columns.
func (r *Row) Fields() []any {
	return []any{&r.id, &r.name, &r.orgID, &r.orgName, &r.orgShort, &r.country, &r.kind, &r.colour}
}

// Person returns the person, or nobody when there was none.
func (r *Row) Person() Maybe {
	if r.id == nil {
		return Maybe{}
	}
	return Maybe{&Person{ID: *r.id, Name: text(r.name), Organisation: Organisation{
		ID: text(r.orgID), Name: text(r.orgName), ShortName: text(r.orgShort),
		Country: text(r.country), Kind: text(r.kind), Colour: text(r.colour),
	}}}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
