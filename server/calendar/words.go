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
