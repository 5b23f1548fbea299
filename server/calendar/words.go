package calendar

// words are what stands before a title, in a person's language.
type words struct{ due, review, list, activity, milestone, name string }

var inLanguage = map[string]words{
	"da": {"Frist", "Opfølgning", "Opfølgning på hele listen", "Aktivitet", "Milepæl", "Mål"},
	"nb": {"Frist", "Oppfølging", "Oppfølging av hele listen", "Aktivitet", "Milepæl", "Mål"},
	"sv": {"Slutdatum", "Uppföljning", "Uppföljning av hela listan", "Aktivitet", "Milstolpe", "Mål"},
	"fi": {"Määräaika", "Tarkistus", "Koko luettelon tarkistus", "Toimenpide", "Välitavoite", "Tavoitteet"},
	"is": {"Frestur", "Yfirferð", "Yfirferð alls listans", "Aðgerð", "Áfangi", "Markmið"},
	"en": {"Due", "Review", "Review of the whole list", "Activity", "Milestone", "Goals"},
}

func wordsOf(language string) words {
	if w, ok := inLanguage[language]; ok {
		return w
	}
	return inLanguage["en"]
}

// Summary is how a day is called: what it is (due, review, activity, milestone, or
// list: the review of a whole one), in a language of the pages or else English, and
// of what.
func Summary(language, what, title string) string {
	w := wordsOf(language)
	before := map[string]string{"due": w.due, "review": w.review, "list": w.list, "activity": w.activity, "milestone": w.milestone}[what]
	if title == "" {
		title = "…"
	}
	return before + ": " + title
}
