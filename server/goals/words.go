package goals

// The words people head their columns with and write in their cells: Danish,
// Norwegian, Swedish, Finnish, Icelandic and English, lower case, parted by |. A
// header or value is also known by the key or JSON name itself. Words may serve
// several languages; within one list no word may stand for two things. Those of
// the pages are among them, which a test checks.

var goalHeaders = map[string]string{
	"id":                 "id|uuid|tunniste|auðkenni",
	"code":               "code|nummer|nr|nr.|numero|númer|no|kode|kod",
	"parentId":           "står under|ylempi tavoite|er undir|stands under|parent|parent id|parent goal|belongs to|part of|overordnet|overordnet mål|hører til|hører under|under|tilhører|överordnat mål|hör till|tillhör|ylätavoite|kuuluu|yläpuolella|yfirmarkmið|heyrir undir|tilheyrir",
	"title":              "mål|tavoite|markmið|goal|title|name|navn|titel|tittel|namn|otsikko|nimi|heiti|titill|nafn",
	"level":              "niveau|nivå|taso|stig|level|þrep",
	"description":        "beskrivelse|beskrivning|kuvaus|lýsing|description",
	"rationale":          "hvorfor|varför|perustelu|hvers vegna|why|rationale|reason|begrundelse|begrunnelse|motivering|rökstuðningur",
	"ethicsNote":         "etik|etikk|eettisyys|siðferði|ethics|ethics note|etiikka|siðfræði",
	"ownerId":            "ansvarlig|ansvarig|vastuuhenkilö|ábyrgð|owner|responsible|ansvarleg|ejer|eier|ägare|omistaja|ábyrgðarmaður|ábyrgur",
	"responsibleUnit":    "ansvarlig enhed|ansvarlig enhet|ansvarig enhet|vastuuyksikkö|ábyrg eining|responsible unit|unit|enhed|enhet|yksikkö|eining",
	"municipalityId":     "kommune|kommun|kunta|sveitarfélag|municipality|organisation|organization",
	"departments":        "afdelinger|avdelinger|avdelningar|osastot|deildir|departments|department|afdeling|avdeling|avdelning|osasto|deild|forvaltning|förvaltning",
	"targetGroups":       "målgrupper|kohderyhmät|markhópar|target groups|target group|målgruppe|målgrupp|kohderyhmä|markhópur",
	"steps":              "trin i connect|trinn i connect|steg i connect|connect-vaiheet|skref í connect|steps of connect|steps|step|connect steps|trin|steg|trinn|vaihe|vaiheet|skref",
	"start":              "start|aloitus|upphaf|start date|begin|startdato|startdatum|alku|alkaa|hefst|byrjar",
	"due":                "frist|slutdatum|määräpäivä|lokadagur|due|due date|deadline|end|slut|slutdato|forfald|sluttdato|tidsfrist|förfallodatum|määräaika|päättyy|loppu|gjalddagi|frestur|skiladagur",
	"horizon":            "tidshorisont|aikajänne|tímarammi|horizon|horisont",
	"reviewCycle":        "opfølges|følges opp|följs upp|tarkistusväli|yfirferð|reviewed|review cycle|opfølgning|oppfølging|uppföljning|seuranta|eftirfylgni|evalueres",
	"nextReviewOn":       "næste opfølgning|neste oppfølging|nästa uppföljning|seuraava tarkistus|næsta yfirferð|next review|next review on|næste evaluering|neste gjennomgang|nästa genomgång|næsta endurskoðun",
	"reviewClause":       "aftale om opfølgning|avtale om oppfølging|avtal om uppföljning|sovittu tarkistuksesta|samkomulag um yfirferð|what is agreed on review|review clause",
	"status":             "status|tila|staða|tilstand",
	"health":             "hvordan går det|hur går det|tilanne|gengi|how it goes|health|hvordan det går|hur det går|rag",
	"confidence":         "tiltro|tilltro|luottamus|tiltrú|confidence|tro på målet|tillit|sikkerhed|sikkerhet",
	"progressMode":       "progress mode|how progress is found",
	"progress":           "fremdrift|framsteg|edistyminen|framvinda|progress|framdrift|fremgang|%",
	"progressReason":     "progress reason",
	"weight":             "vægt|vekt|vikt|paino|vægi|weight|painoarvo",
	"resourcesAmount":    "beløb|beløp|belopp|summa|upphæð|amount|resources amount|budget|budsjett|talousarvio|budjetti|fjárhæð",
	"resourcesCurrency":  "valuta|valuutta|gjaldmiðill|currency|resources currency|mynt",
	"resourcesFte":       "årsværk|årsverk|årsarbetare|henkilötyövuodet|ársverk|full-time equivalents|resources fte|fte|heltidstjänster|henkilötyövuosi|stöðugildi",
	"resourcesText":      "andre ressourcer|andre ressurser|andra resurser|muut resurssit|önnur aðföng|other resources|resources text|resources|ressourcer|ressurser|resurser|resurssit|auðlindir|aðföng",
	"adoptedDecisionRef": "besluttet i|vedtatt i|beslutat i|päätös|samþykkt í|decided in|adopted decision ref|decision|beslutning|vedtak|beslut|ákvörðun",
	"tags":               "mærker|merker|taggar|tunnisteet|merki|tags|tag|merkelapper|nyckelord|stikord|nøgleord|nøkkelord|avainsanat|efnisorð|keywords|labels",
	"isTemplateExample":  "is template example|example|eksempel|exempel|esimerkki|dæmi",
}

var valueHeaders = map[string]string{
	"id":           "id|uuid|tunniste|auðkenni",
	"indicator":    "indicator|indicator id|name|indikator|indikaattori|mittari|vísir|mælikvarði|måltal",
	"municipality": "municipality|organisation|kommune|kommun|kunta|sveitarfélag",
	"period":       "period|periode|kausi|jakso|tímabil|year|år|vuosi|ár",
	"periodStart":  "period start|from|start|fra|från|alku|frá|upphaf",
	"periodEnd":    "period end|to|end|til|till|loppu|lok",
	"value":        "value|værdi|verdi|värde|arvo|gildi|result|resultat|tulos",
	"estimate":     "estimate|estimated|skøn|anslag|estimat|uppskattning|arvio|áætlun",
	"n":            "n|count|number|antal|antall|määrä|fjöldi",
	"note":         "note|notat|bemærkning|merknad|anteckning|kommentar|huomautus|athugasemd|comment",
}

// valueWords are the words for the keys of each vocabulary.
var valueWords = map[string]map[string]string{
	"level": {
		"vision":             "vision|visjon|visio|framtíðarsýn",
		"strategy_statement": "strategisk udsagn|strategisk utsagn|strategisk inriktning|strateginen linjaus|stefnuyfirlýsing|strategy statement",
		"goal":               "mål|tavoite|markmið|goal",
		"subsidiary_goal":    "delmål|osatavoite|undirmarkmið|subsidiary goal",
	},
	"horizon": {
		"continuous": "løbende|løpende|löpande|jatkuva|stöðugt|continuous",
		"one_year":   "et år|ett år|yksi vuosi|eitt ár|one year",
		"three_year": "tre år|kolme vuotta|þrjú ár|three years",
		"four_year":  "fire år|fyra år|neljä vuotta|fjögur ár|four years",
		"custom":     "efter datoerne|etter datoene|enligt datumen|päivämäärien mukaan|samkvæmt dagsetningum|by its dates",
	},
	"cycle": {
		"monthly":       "hver måned|varje månad|kuukausittain|mánaðarlega|every month",
		"tertial":       "hver fjerde måned|hvert tertial|varje tertial|neljän kuukauden välein|á fjögurra mánaða fresti|every four months",
		"half_year":     "hvert halve år|hvert halvår|varje halvår|puolivuosittain|á hálfs árs fresti|every half-year",
		"yearly":        "hvert år|varje år|vuosittain|árlega|every year",
		"every_3_years": "hvert tredje år|vart tredje år|kolmen vuoden välein|á þriggja ára fresti|every three years",
		"none":          "ikke|inte|ei tarkisteta|ekki|not",
	},
	"status": {
		"draft":        "udkast|utkast|luonnos|drög|draft|kladde",
		"proposed":     "foreslået|foreslått|föreslaget|ehdotettu|lagt til|proposed",
		"adopted":      "vedtaget|vedtatt|antaget|hyväksytty|samþykkt|adopted|approved|antagen",
		"in_progress":  "i gang|pågår|käynnissä|í gangi|in progress|igang|ongoing|doing|active|started",
		"achieved":     "nået|nådd|uppnått|saavutettu|náð|achieved|done|complete|completed|opnået|oppnådd|færdig|ferdig|klar|klart|valmis|lokið",
		"not_achieved": "ikke nået|ikke nådd|ej uppnått|ei saavutettu|náðist ekki|not achieved",
		"paused":       "på pause|pausat|tauolla|í bið|paused|on hold|pause|sat på pause|pausad",
		"dropped":      "opgivet|frafalt|nedlagt|luovuttu|hætt við|dropped|cancelled|droppet|slopad|fellt niður",
	},
	"health": {
		"on_track":  "på sporet|i rute|i fas|aikataulussa|á áætlun|on track|green|grøn|grønn|grön|vihreä|grænt|ok",
		"at_risk":   "i fare|utsatt|i riskzonen|vaarassa|í hættu|at risk|yellow|amber|gul|keltainen|gult",
		"off_track": "af sporet|ute av kurs|ur fas|jäljessä|af sporinu|off track|red|rød|röd|punainen|rautt",
		"unknown":   "ukendt|ukjent|okänt|ei tiedossa|óþekkt|unknown|grey|okänd",
	},
	"progressMode": {
		"manual":            "angivet|angitt|ilmoitettu|tilgreint|said",
		"indicators":        "efter indikatorer|etter indikatorer|mittareista|eftir vísum|from indicators",
		"children_weighted": "efter målene under|etter målene under|efter målen under|alatavoitteista|eftir undirmarkmiðum|from the goals below",
		"actions":           "efter aktiviteter|etter aktiviteter|toimenpiteistä|eftir verkefnum|from activities",
	},
	"flag": {
		"true":  "yes|ja|x|1|true|sant|sand|kyllä|joo|já|sann",
		"false": "no|nej|nei|0|false|usant|falsk|ei|falsk",
	},
}
