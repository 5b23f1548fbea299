package provider

import (
	_ "embed"
	"html/template"
	"net/http"
)

//go:embed page.html
var pageSource string

//go:embed style.css
var styleSource []byte

var page = template.Must(template.New("page").Parse(pageSource))

// words are the page's few texts, in the organisation's language.
type words struct{ Lang, Heading, Explain, Coordinator, Ambassador, Observer string }

var wordsByCountry = map[string]words{
	"DK": {"da", "Log ind som", "Dette er en demo. Vælg, hvem du vil være; der kræves ingen adgangskode.", "Koordinator", "Ambassadør", "Observatør"},
	"SE": {"sv", "Logga in som", "Detta är en demo. Välj vem du vill vara; inget lösenord behövs.", "Koordinator", "Ambassadör", "Observatör"},
	"NO": {"nb", "Logg inn som", "Dette er en demo. Velg hvem du vil være; du trenger ikke passord.", "Koordinator", "Ambassadør", "Observatør"},
	"FI": {"fi", "Kirjaudu sisään", "Tämä on demo. Valitse, kuka haluat olla; salasanaa ei tarvita.", "Koordinaattori", "Lähettiläs", "Tarkkailija"},
	"IS": {"is", "Skrá inn sem", "Þetta er sýniútgáfa. Veldu hver þú vilt vera; lykilorð þarf ekki.", "Samræmingaraðili", "Sendiherra", "Áheyrnarfulltrúi"},
}

func (w words) role(key string) string {
	switch key {
	case "coordinator":
		return w.Coordinator
	case "ambassador":
		return w.Ambassador
	default:
		return w.Observer
	}
}

type choice struct{ Subject, Name, Email, Role string }

// showPeople is the page with one button for each person.
func showPeople(w http.ResponseWriter, r *http.Request, org Organisation) {
	texts := wordsByCountry[org.Country]
	var choices []choice
	for _, p := range peopleOf(org.ID) {
		choices = append(choices, choice{p.Subject, p.Name(), p.Email, texts.role(p.Role)})
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy",
		"default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	// An error here means the browser has gone.
	_ = page.Execute(w, map[string]any{
		"Words": texts, "Organisation": org.Name, "Style": Path + "/style.css",
		"Action": r.URL.RequestURI(), "People": choices,
	})
}

func style(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=3600")
	// An error here means the browser has gone.
	_, _ = w.Write(styleSource)
}
