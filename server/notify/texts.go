package notify

import "fmt"

// texts are the words of mails in one language. Each %s of a kind is who did it.
type texts struct {
	mention, reply, newThread, resolved           string
	accepted, rejected, overtaken                 string
	somebody, confidential                        string
	several                                       string // subject; %d is how many
	open, why, settings, unsubscribe              string
	stopTitle, stopAsk, stopButton, stopDone, bad string
}

var textsOf = map[string]texts{
	"da": {
		mention: "%s nævnte dig", reply: "%s svarede", newThread: "%s kommenterede", resolved: "%s markerede en tråd som løst",
		accepted: "%s godtog et forslag", rejected: "%s afviste et forslag", overtaken: "%s godtog et andet forslag i stedet",
		somebody: "Nogen", confidential: "et fortroligt dokument", several: "Samråd: %d nyheder til dig",
		open: "Åbn i Samråd", why: "Du får denne mail, fordi du er med i en gruppe i Samråd.", settings: "Vælg hvor ofte", unsubscribe: "Få ikke flere mails",
		stopTitle: "Mails fra Samråd", stopAsk: "Vil du ikke have flere mails fra Samråd? I selve Samråd ser du stadig alt.", stopButton: "Få ikke flere mails",
		stopDone: "Du får ikke flere mails fra Samråd. Du kan slå dem til igen under dine indstillinger.", bad: "Linket virker ikke. Kopiér hele adressen fra mailen.",
	},
	"nb": {
		mention: "%s nevnte deg", reply: "%s svarte", newThread: "%s kommenterte", resolved: "%s markerte en tråd som løst",
		accepted: "%s godtok et forslag", rejected: "%s avviste et forslag", overtaken: "%s godtok et annet forslag i stedet",
		somebody: "Noen", confidential: "et fortrolig dokument", several: "Samråd: %d nyheter til deg",
		open: "Åpne i Samråd", why: "Du får denne e-posten fordi du er med i en gruppe i Samråd.", settings: "Velg hvor ofte", unsubscribe: "Ikke få flere e-poster",
		stopTitle: "E-post fra Samråd", stopAsk: "Vil du ikke ha flere e-poster fra Samråd? I Samråd ser du fortsatt alt.", stopButton: "Ikke få flere e-poster",
		stopDone: "Du får ikke flere e-poster fra Samråd. Du kan slå dem på igjen i innstillingene dine.", bad: "Lenken virker ikke. Kopier hele adressen fra e-posten.",
	},
	"sv": {
		mention: "%s nämnde dig", reply: "%s svarade", newThread: "%s kommenterade", resolved: "%s markerade en tråd som löst",
		accepted: "%s godtog ett förslag", rejected: "%s avvisade ett förslag", overtaken: "%s godtog ett annat förslag i stället",
		somebody: "Någon", confidential: "ett konfidentiellt dokument", several: "Samråd: %d nyheter till dig",
		open: "Öppna i Samråd", why: "Du får det här mejlet för att du är med i en grupp i Samråd.", settings: "Välj hur ofta", unsubscribe: "Få inga fler mejl",
		stopTitle: "Mejl från Samråd", stopAsk: "Vill du inte ha fler mejl från Samråd? I Samråd ser du fortfarande allt.", stopButton: "Få inga fler mejl",
		stopDone: "Du får inga fler mejl från Samråd. Du kan slå på dem igen i dina inställningar.", bad: "Länken fungerar inte. Kopiera hela adressen från mejlet.",
	},
	"fi": {
		mention: "%s mainitsi sinut", reply: "%s vastasi", newThread: "%s kommentoi", resolved: "%s merkitsi keskustelun ratkaistuksi",
		accepted: "%s hyväksyi ehdotuksen", rejected: "%s hylkäsi ehdotuksen", overtaken: "%s hyväksyi toisen ehdotuksen sen sijaan",
		somebody: "Joku", confidential: "luottamuksellinen asiakirja", several: "Samråd: %d uutta asiaa sinulle",
		open: "Avaa Samrådissa", why: "Saat tämän viestin, koska kuulut ryhmään Samrådissa.", settings: "Valitse, kuinka usein", unsubscribe: "En halua enää viestejä",
		stopTitle: "Samrådin sähköpostit", stopAsk: "Etkö halua enää sähköpostia Samrådista? Samrådissa näet edelleen kaiken.", stopButton: "En halua enää viestejä",
		stopDone: "Et saa enää sähköpostia Samrådista. Voit ottaa viestit taas käyttöön asetuksissasi.", bad: "Linkki ei toimi. Kopioi koko osoite viestistä.",
	},
	"is": {
		mention: "%s nefndi þig", reply: "%s svaraði", newThread: "%s skrifaði athugasemd", resolved: "%s merkti þráð sem leystan",
		accepted: "%s samþykkti tillögu", rejected: "%s hafnaði tillögu", overtaken: "%s samþykkti aðra tillögu í staðinn",
		somebody: "Einhver", confidential: "trúnaðarskjal", several: "Samråd: %d nýjungar til þín",
		open: "Opna í Samråd", why: "Þú færð þennan póst af því að þú ert í hópi í Samråd.", settings: "Veldu hversu oft", unsubscribe: "Ekki fá fleiri pósta",
		stopTitle: "Póstur frá Samråd", stopAsk: "Viltu ekki fá fleiri pósta frá Samråd? Í Samråd sérðu áfram allt.", stopButton: "Ekki fá fleiri pósta",
		stopDone: "Þú færð ekki fleiri pósta frá Samråd. Þú getur kveikt aftur á þeim í stillingunum þínum.", bad: "Tengillinn virkar ekki. Afritaðu alla slóðina úr póstinum.",
	},
	"en": {
		mention: "%s mentioned you", reply: "%s answered", newThread: "%s commented", resolved: "%s marked a thread as resolved",
		accepted: "%s accepted a suggestion", rejected: "%s declined a suggestion", overtaken: "%s accepted another suggestion instead",
		somebody: "Somebody", confidential: "a confidential document", several: "Samråd: %d things to know",
		open: "Open in Samråd", why: "You get this mail because you are in a group in Samråd.", settings: "Choose how often", unsubscribe: "Get no more mail",
		stopTitle: "Mail from Samråd", stopAsk: "Do you want no more mail from Samråd? In Samråd itself you still see everything.", stopButton: "Get no more mail",
		stopDone: "You will get no more mail from Samråd. You can turn it on again in your settings.", bad: "This link does not work. Copy the whole address from the mail.",
	},
}

// languageOf is the language somebody chose, else their country's.
func languageOf(chosen, country string) string {
	byCountry := map[string]string{"DK": "da", "NO": "nb", "SE": "sv", "FI": "fi", "IS": "is"}
	for _, language := range []string{chosen, byCountry[country]} {
		if _, ok := textsOf[language]; ok {
			return language
		}
	}
	return "en"
}

func textsIn(language string) texts { return textsOf[language] }

// what says who did what, in a few words.
func (t texts) what(it item) string {
	who := it.actor
	if who == "" {
		who = t.somebody
	}
	format := map[Kind]string{Mentioned: t.mention, Replied: t.reply, NewThread: t.newThread, ThreadResolved: t.resolved}[it.kind]
	if it.kind == SuggestionDecided {
		format = map[string]string{"accepted": t.accepted, "rejected": t.rejected, "overtaken": t.overtaken}[it.decision]
	}
	if format == "" {
		format = t.newThread
	}
	return fmt.Sprintf(format, who)
}
