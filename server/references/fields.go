package references

import (
	"encoding/json"
	"maps"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	ft "samrad/server/fieldtable"
)

// Most is how many reference goals a group may keep.
const Most = 2000

// Reference is one reference goal: its fields by name, as canonical values.
type Reference struct {
	ID     string
	Values ft.Values
}

// entity is the table of fields. Column names are those of the database.
var entity = ft.New("references", "reference goal", []ft.Field{
	{Key: "country", Name: "country", Type: ft.Choice, Choices: []string{"DK", "FI", "IS", "NO", "SE", "Nordic", "UN"},
		Doc: "Where it applies."},
	{Key: "issuer", Name: "issuer", Type: ft.Line, Limit: 200, Doc: "Who has set it."},
	{Key: "title", Name: "title", Type: ft.Line, Limit: 500},
	{Key: "url", Name: "url", Type: ft.Link, Limit: 2000, Doc: "Where it can be read."},
	{Key: "year", Name: "year", Type: ft.Whole, Min: 1900, Max: 2200},
	{Key: "obligatory", Name: "obligatory", Type: ft.Flag, Doc: "Municipalities must meet it."},
	{Key: "valid_to", Name: "validTo", Type: ft.Date, Doc: "Its last day; null: it has no end."},
	{Key: "text", Name: "text", Type: ft.Note, Limit: 20_000, Doc: "What it says."},
})

// always have a value in every answer: "" where nothing was written.
var always = []string{"country", "issuer", "title", "url", "obligatory", "text"}

// complete fills in what was left out.
func complete(v ft.Values) ft.Values {
	for _, name := range []string{"issuer", "title", "url", "text"} {
		if v[name] == nil {
			v[name] = ""
		}
	}
	for _, name := range []string{"year", "validTo"} {
		if _, there := v[name]; !there {
			v[name] = nil
		}
	}
	if v["obligatory"] == nil {
		v["obligatory"] = false
	}
	return v
}

// MarshalJSON writes the fields and the id as one object.
func (r Reference) MarshalJSON() ([]byte, error) {
	all := maps.Clone(r.Values)
	all["id"] = r.ID
	return json.Marshal(all)
}

// Schema describes the answer.
func (Reference) Schema(r huma.Registry) *huma.Schema {
	return entity.AnswerSchema(r, "ReferenceGoal", always, nil)
}

type (
	// fields is a body, checked by the table and not by huma, whose messages say less.
	fields map[string]any

	newReference    struct{ fields }
	changeReference struct{ fields }
)

// UnmarshalJSON reads the fields.
func (f *fields) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, (*map[string]any)(f)) }

// Schema describes the body that makes one.
func (newReference) Schema(r huma.Registry) *huma.Schema {
	return entity.RequestSchema(r, "NewReferenceGoal", nil, []string{"country", "title"}, nil)
}

// Schema describes the body that changes one.
func (changeReference) Schema(r huma.Registry) *huma.Schema {
	return entity.RequestSchema(r, "ChangeReferenceGoal", nil, nil, nil)
}

// headers are what people head columns with, in six languages.
var headers = map[string]string{
	"id":         "id",
	"country":    "country|land|maa|ríki",
	"issuer":     "issuer|issued by|udsteder|udgiver|utsteder|utgiver|utfärdare|utgivare|antaja|myöntäjä|útgefandi",
	"title":      "title|name|goal|reference goal|titel|mål|navn|tittel|namn|nimi|otsikko|tavoite|titill|heiti|markmið",
	"url":        "url|link|address|adresse|lenke|länk|adress|linkki|osoite|tengill|slóð",
	"year":       "year|år|vuosi|ár",
	"obligatory": "obligatory|mandatory|required|obligatorisk|bindende|pålagt|lovpligtig|lovpålagt|tvingande|bindande|pakollinen|velvoittava|skyldubundið|bindandi",
	"validTo":    "valid to|valid until|gyldig til|gælder til|gjelder til|giltig till|gäller till|voimassa asti|voimassa|gildir til",
	"text":       "text|description|tekst|beskrivelse|beskrivning|teksti|kuvaus|texti|lýsing",
}

var columns = sync.OnceValue(func() map[string]string { return entity.Columns(headers) })

// words are what people write in cells.
var words = sync.OnceValue(func() ft.Words {
	return ft.NewWords(map[string]map[string]string{
		"flag": {
			"true":  "yes|true|x|1|ja|kyllä|já|sant|sand",
			"false": "no|false|0|-|nej|nei|ei|usant|falsk",
		},
		"country": {
			"DK":     "denmark|danmark|tanska|danmörk",
			"FI":     "finland|suomi|finnland",
			"IS":     "iceland|island|islanti|ísland",
			"NO":     "norway|norge|norja|noregur",
			"SE":     "sweden|sverige|ruotsi|svíþjóð",
			"Nordic": "norden|nordisk|pohjoismaat|pohjoismainen|norðurlönd|nordic countries|nordic council",
			"UN":     "united nations|fn|forente nasjoner|förenta nationerna|yk|sþ|sameinuðu þjóðirnar",
		},
	})
})

// nameOf is by what people recognise one.
func nameOf(v ft.Values) string { return strings.TrimSpace(text(v, "title")) }

func text(v ft.Values, name string) string {
	s, _ := v[name].(string)
	return s
}
