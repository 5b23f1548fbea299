package exports

// goalWords is what stands where a text shows goals, in the words of the pages.
type goalWords struct{ goal, untitled, away, gone, empty, more, noDepartments, own, below string }

var goalWordsOf = map[string]goalWords{
	"da": {"Mål", "Mål uden titel", "Mållisten kan ikke åbnes her. Den findes ikke længere, eller du har ikke adgang til den.",
		"Målet er ikke længere i sin liste.", "Listen har ingen mål endnu.", "%d mere i listen.", "Ingen mål her siger, hvilke afdelinger de gælder.", "Ja", "Gennem mål under det"},
	"nb": {"Mål", "Mål uten tittel", "Mållisten kan ikke åpnes her. Den finnes ikke lenger, eller du har ikke tilgang til den.",
		"Målet er ikke lenger i listen sin.", "Listen har ingen mål ennå.", "%d til i listen.", "Ingen mål her sier hvilke avdelinger de gjelder.", "Ja", "Gjennom mål under det"},
	"sv": {"Mål", "Mål utan titel", "Mållistan kan inte öppnas här. Den finns inte längre, eller så får du inte läsa den.",
		"Målet finns inte längre i sin lista.", "Listan har inga mål än.", "%d till i listan.", "Inget mål här säger vilka förvaltningar det gäller.", "Ja", "Genom mål under det"},
	"fi": {"Tavoite", "Nimetön tavoite", "Tavoiteluetteloa ei voi avata tässä. Sitä ei enää ole, tai sinulla ei ole siihen lukuoikeutta.",
		"Tavoitetta ei enää ole luettelossaan.", "Luettelossa ei ole vielä tavoitteita.", "Luettelossa on vielä %d.", "Yksikään tavoite ei kerro, mitä yksiköitä se koskee.", "Kyllä", "Alempien tavoitteiden kautta"},
	"is": {"Markmið", "Markmið án titils", "Ekki er hægt að opna markmiðalistann hér. Hann er ekki lengur til eða þú mátt ekki lesa hann.",
		"Markmiðið er ekki lengur í listanum.", "Engin markmið eru í listanum enn.", "%d í viðbót í listanum.", "Ekkert markmið hér segir hvaða deildir það varðar.", "Já", "Með undirmarkmiðum"},
	"en": {"Goal", "Goal without a title", "The goal list cannot be opened here. It is gone, or you may not read it.",
		"This goal is not in its list any more.", "The list has no goals yet.", "%d more in the list.", "No goal here says which departments it concerns.", "Yes", "Through goals below"},
}

func goalWordsIn(language string) goalWords {
	if w, ok := goalWordsOf[language]; ok {
		return w
	}
	return goalWordsOf[readingLanguage]
}
