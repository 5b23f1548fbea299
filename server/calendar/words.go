package calendar

// words are what stands before a title, in a person's language.
type words struct{ due, review, activity, milestone, name string }

var inLanguage = map[string]words{
	"da": {"Frist", "Gennemgang", "Aktivitet", "Milepæl", "Mål"},
	"nb": {"Frist", "Gjennomgang", "Aktivitet", "Milepæl", "Mål"},
	"sv": {"Sista dag", "Uppföljning", "Aktivitet", "Milstolpe", "Mål"},
	"fi": {"Määräpäivä", "Katselmus", "Toimenpide", "Välitavoite", "Tavoitteet"},
	"is": {"Skiladagur", "Endurskoðun", "Aðgerð", "Áfangi", "Markmið"},
	"en": {"Due", "Review", "Activity", "Milestone", "Goals"},
}

func wordsOf(language string) words {
	if w, ok := inLanguage[language]; ok {
		return w
	}
	return inLanguage["en"]
}

// Summary is how a day is called: what it is (due, review, activity or milestone),
// in a language of the pages or else English, and of what.
func Summary(language, what, title string) string {
	w := wordsOf(language)
	before := map[string]string{"due": w.due, "review": w.review, "activity": w.activity, "milestone": w.milestone}[what]
	if title == "" {
		title = "…"
	}
	return before + ": " + title
}
