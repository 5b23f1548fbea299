package stakeholders

// The vocabularies. Keys are stable: they stand in documents and in the API;
// their labels are translated elsewhere.
var (
	kinds = []string{"person", "role", "group", "unit", "organisation", "council", "authority", "supplier", "living_lab"}

	mainCategories = []string{"management", "user", "supplier", "premise_setter", "other"}

	domainRoles = []string{"citizen", "relative", "care_staff", "wt_staff", "care_manager", "case_manager", "planner",
		"politician", "it", "legal", "procurement", "finance_admin", "communication", "hr_union", "citizen_council",
		"national_authority", "association", "company", "research", "media", "other"}

	involvements = []string{"none", "informed", "consulted", "involved", "collaborates", "decides"}

	engagements = []string{"unaware", "resistant", "neutral", "supportive", "leading"}

	confidences = []string{"guess", "some_evidence", "well_known"}

	relationTypes = []string{"reports_to", "member_of", "governs", "funds", "supplies", "advises", "represents", "informs",
		"influences", "collaborates", "depends_on", "cares_for", "competes", "in_conflict"}

	qualities = []string{"good", "neutral", "strained", "unknown"}

	states = []string{"current", "desired"}

	channels = []string{"meeting", "email", "intranet", "training", "network", "press", "other"}

	statuses = []string{"planned", "doing", "done", "dropped"}
)

// PersonKind is the kind of a stakeholder who is a named human being.
const PersonKind = "person"
