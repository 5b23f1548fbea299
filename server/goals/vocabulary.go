package goals

// The vocabularies. Keys are stable: they stand in documents and in the API;
// their labels are translated elsewhere.
var (
	levels   = []string{"vision", "strategy_statement", "goal", "subsidiary_goal"}
	horizons = []string{"continuous", "one_year", "three_year", "four_year", "custom"}
	cycles   = []string{"monthly", "tertial", "half_year", "yearly", "every_3_years", "none"}
	statuses = []string{"draft", "proposed", "adopted", "in_progress", "achieved", "not_achieved", "paused", "dropped"}
	healths  = []string{"on_track", "at_risk", "off_track", "unknown"}
	modes    = []string{"manual", "indicators", "children_weighted", "actions"}

	linkKinds = []string{"goal", "reference_goal", "initiative", "indicator", "stakeholder", "action"}
	linkTypes = []string{"contributes_to", "aligns_with", "fulfils_obligation", "supports_initiative", "depends_on", "conflicts_with", "adopted_from", "duplicates"}

	indicatorKinds = []string{"number", "percent", "currency", "hours", "count", "scale", "yes_no", "qualitative"}
	directions     = []string{"increase", "decrease", "keep", "within_range"}
	benefitTypes   = []string{"avoided_cost", "saved_time", "increased_quality"}
	effectPlaces   = []string{"own_budget", "redeployed", "other_public", "citizen", "unpriced"}
	frequencies    = []string{"weekly", "monthly", "quarterly", "tertial", "half_year", "yearly"}
	sources        = []string{"manual", "survey", "import", "api"}
	aggregates     = []string{"sum", "mean", "weighted_mean", "latest", "max", "min"}

	phases           = []string{"idea", "pilot", "evaluation", "procurement", "implementation", "operation", "closed"}
	budgetKinds      = []string{"none", "operating", "investment"}
	privacyStates    = []string{"not_needed", "planned", "done"}
	planStatuses     = []string{"draft", "approved", "running", "on_hold", "done", "cancelled"}
	activityStatuses = []string{"todo", "doing", "blocked", "done", "dropped"}
	raci             = []string{"R", "A", "C", "I"}
)

// PlanTemplate is the version of the common template that new plans follow.
const PlanTemplate = "connect-plan@1"

// What a goal is as long as nobody says otherwise.
const (
	DefaultStatus = "draft"
	DefaultHealth = "unknown"
	DefaultCycle  = "tertial"
)

// LevelAt is the level of a goal that names none, by how many stand above it.
func LevelAt(depth int) string { return levels[min(depth, len(levels)-1)] }

// cycleDays is how long a check-in holds.
var cycleDays = map[string]int{"monthly": 31, "tertial": 123, "half_year": 184, "yearly": 366, "every_3_years": 1096}

// over are the statuses of goals nobody works on any more.
var over = map[string]bool{"achieved": true, "not_achieved": true, "dropped": true}
