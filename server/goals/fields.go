package goals

import ft "samrad/server/fieldtable"

// Limits of one list. The interface is meant for some hundreds of each; these
// keep a program that runs wild from making a document nobody can open.
const (
	MaxGoals      = 5000
	MaxIndicators = 2000
	MaxPlans      = 500
	MaxActivities = 5000
	MaxLinks      = 10000
	MaxDepth      = 50 // of writers; what stands deeper is read all the same
)

const (
	lineLimit  = 300
	titleLimit = 500
	noteLimit  = 2000
	textLimit  = 20_000

	textDoc  = "Text that people write together; at most 20000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay."
	ownerDoc = "A member of the group. May name somebody who has left since."
	orgDoc   = "The id of an organisation."
	orderDoc = "Where it stands among the others: a fractional index, compared by code unit."
)

// Goals, Links, Indicators, Plans and Activities are what a list holds; Meta is
// the list itself, one Y.Map and not a map of things.
var (
	Goals = ft.New("goals", "goal", []ft.Field{
		{Key: "title", Name: "title", Type: ft.Text, Limit: titleLimit, OneLine: true, Doc: "1 to 500 characters. People write it together, as the other texts."},
		{Key: "level", Name: "level", Type: ft.Choice, Choices: levels, Doc: "Null: by its depth in the tree."},
		{Key: "description", Name: "description", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "rationale", Name: "rationale", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "owner_id", Name: "ownerId", Type: ft.ToPerson, Doc: ownerDoc},
		{Key: "responsible_unit", Name: "responsibleUnit", Type: ft.Line, Limit: lineLimit},
		{Key: "municipality_id", Name: "municipalityId", Type: ft.ToOrganisation, Doc: orgDoc},
		{Key: "departments", Name: "departments", Type: ft.Tags, Limit: 50, Each: 120},
		{Key: "target_groups", Name: "targetGroups", Type: ft.Tags, Limit: 50, Each: 120},
		{Key: "steps", Name: "steps", Type: ft.Steps, Doc: "The CONNECT steps, 1 to 9, that it concerns."},
		{Key: "start", Name: "start", Type: ft.Date},
		{Key: "due", Name: "due", Type: ft.Date, Doc: "Not before start."},
		{Key: "horizon", Name: "horizon", Type: ft.Choice, Choices: horizons},
		{Key: "review_cycle", Name: "reviewCycle", Type: ft.Choice, Choices: cycles, Words: "cycle", Doc: "How long a check-in holds; null counts as tertial."},
		{Key: "next_review_on", Name: "nextReviewOn", Type: ft.Date},
		{Key: "review_clause", Name: "reviewClause", Type: ft.Note, Limit: noteLimit},
		{Key: "status", Name: "status", Type: ft.Choice, Choices: statuses, Doc: "Null counts as draft."},
		{Key: "health", Name: "health", Type: ft.Choice, Choices: healths, Doc: "What the last check-in says; null counts as unknown."},
		{Key: "confidence", Name: "confidence", Type: ft.Number, Max: 10, Doc: "0 to 10: how sure the owner is to reach it."},
		{Key: "progress_mode", Name: "progressMode", Type: ft.Choice, Choices: modes, Doc: "Null: indicators if it has any, else children_weighted if it has children, else manual."},
		{Key: "progress", Name: "progress", Type: ft.Number, Max: 100, Doc: "The value set by hand, in percent; see progressResult for what counts."},
		{Key: "progress_reason", Name: "progressReason", Type: ft.Note, Limit: noteLimit, Doc: "Why the value is set by hand although there are others to compute it from."},
		{Key: "weight", Name: "weight", Type: ft.Number, Min: 0.01, Max: 1000, Doc: "Among its siblings; null counts as 1."},
		{Key: "resources_amount", Name: "resourcesAmount", Type: ft.Number, Max: 1e12},
		{Key: "resources_currency", Name: "resourcesCurrency", Type: ft.Line, Limit: 3, Doc: "ISO 4217, such as DKK."},
		{Key: "resources_fte", Name: "resourcesFte", Type: ft.Number, Max: 100_000, Doc: "Full-time positions."},
		{Key: "resources_text", Name: "resourcesText", Type: ft.Note, Limit: noteLimit},
		{Key: "ethics_note", Name: "ethicsNote", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "adopted_decision_ref", Name: "adoptedDecisionRef", Type: ft.Line, Limit: titleLimit, Doc: "The decision that adopted it."},
		{Key: "tags", Name: "tags", Type: ft.Tags, Limit: 30, Each: 60},
		{Key: "is_template_example", Name: "isTemplateExample", Type: ft.Flag, Doc: "An example of the template: left out of dashboards."},
	})

	Links = ft.New("links", "link", []ft.Field{
		{Key: "from_goal", Name: "fromGoal", Type: ft.ToThing, Of: "goals", Doc: "A goal of this list."},
		{Key: "to_kind", Name: "toKind", Type: ft.Choice, Choices: linkKinds},
		{Key: "to_document", Name: "toDocument", Type: ft.ToDocument, Doc: "The document it stands in; null is this one."},
		{Key: "to_id", Name: "toId", Type: ft.ToThing},
		{Key: "to_title", Name: "toTitle", Type: ft.Line, Limit: titleLimit, Doc: "Words for those who cannot read the other document; all there is for an initiative."},
		{Key: "to_url", Name: "toUrl", Type: ft.Link, Limit: noteLimit},
		{Key: "type", Name: "type", Type: ft.Choice, Choices: linkTypes, Words: "linkType"},
		{Key: "strength", Name: "strength", Type: ft.Whole, Min: 1, Max: 3, Doc: "1 weak to 3 strong."},
		{Key: "note", Name: "note", Type: ft.Note, Limit: noteLimit},
	})

	Indicators = ft.New("indicators", "indicator", []ft.Field{
		{Key: "goal_id", Name: "goalId", Type: ft.ToThing, Of: "goals", Doc: "The goal it measures."},
		{Key: "name", Name: "name", Type: ft.Line, Limit: lineLimit},
		{Key: "definition", Name: "definition", Type: ft.Note, Limit: 5000},
		{Key: "unit", Name: "unit", Type: ft.Line, Limit: 60},
		{Key: "kind", Name: "kind", Type: ft.Choice, Choices: indicatorKinds, Words: "indicatorKind"},
		{Key: "direction", Name: "direction", Type: ft.Choice, Choices: directions},
		{Key: "range_low", Name: "rangeLow", Type: ft.Number},
		{Key: "range_high", Name: "rangeHigh", Type: ft.Number, Doc: "Not below rangeLow."},
		{Key: "baseline_value", Name: "baselineValue", Type: ft.Number, Doc: "Without one there is no progress: never 0 %."},
		{Key: "baseline_date", Name: "baselineDate", Type: ft.Date},
		{Key: "baseline_method", Name: "baselineMethod", Type: ft.Note, Limit: noteLimit},
		{Key: "baseline_missing_reason", Name: "baselineMissingReason", Type: ft.Note, Limit: noteLimit},
		{Key: "target_value", Name: "targetValue", Type: ft.Number},
		{Key: "target_date", Name: "targetDate", Type: ft.Date, Doc: "Not before the day of the baseline."},
		{Key: "milestones", Name: "milestones", Type: ft.Series, Limit: 100, Doc: "What should be reached, by day."},
		{Key: "benefit_type", Name: "benefitType", Type: ft.Choice, Choices: benefitTypes},
		{Key: "effect_place", Name: "effectPlace", Type: ft.Choice, Choices: effectPlaces},
		{Key: "beneficiary_document", Name: "beneficiaryDocument", Type: ft.ToDocument, Doc: "The stakeholder map of the beneficiary."},
		{Key: "beneficiary_id", Name: "beneficiaryId", Type: ft.ToThing, Doc: "The stakeholder who benefits."},
		{Key: "owner_id", Name: "ownerId", Type: ft.ToPerson, Doc: ownerDoc},
		{Key: "frequency", Name: "frequency", Type: ft.Choice, Choices: frequencies},
		{Key: "source", Name: "source", Type: ft.Choice, Choices: sources},
		{Key: "threshold_green", Name: "thresholdGreen", Type: ft.Number, Max: 100, Doc: "From which progress on it is green, in percent."},
		{Key: "threshold_yellow", Name: "thresholdYellow", Type: ft.Number, Max: 100},
		{Key: "aggregate", Name: "aggregate", Type: ft.Choice, Choices: aggregates, Doc: "How the municipalities' latest values are joined; null counts as latest."},
		{Key: "adopted_from_indicator", Name: "adoptedFromIndicator", Type: ft.ToThing, Doc: "The indicator of the joint goal it was copied from."},
		{Key: "order", Name: "order", Type: ft.Line, Limit: lineLimit, Doc: orderDoc},
	})

	Plans = ft.New("plans", "action plan", []ft.Field{
		{Key: "title", Name: "title", Type: ft.Line, Limit: titleLimit},
		{Key: "template_version", Name: "templateVersion", Type: ft.Line, Limit: 60},
		{Key: "goals", Name: "goals", Type: ft.Things, Limit: 500, Of: "goals", Doc: "The goals it serves."},
		{Key: "indicators", Name: "indicators", Type: ft.Things, Limit: 500, Of: "indicators"},
		{Key: "step", Name: "step", Type: ft.Whole, Min: 1, Max: 9},
		{Key: "project_phase", Name: "projectPhase", Type: ft.Choice, Choices: phases},
		{Key: "owner_id", Name: "ownerId", Type: ft.ToPerson, Doc: ownerDoc},
		{Key: "operational_owner_id", Name: "operationalOwnerId", Type: ft.ToPerson, Doc: "Who runs it when the project has ended."},
		{Key: "handover_on", Name: "handoverOn", Type: ft.Date},
		{Key: "follow_up_on", Name: "followUpOn", Type: ft.Date},
		{Key: "steering", Name: "steering", Type: ft.Note, Limit: noteLimit},
		{Key: "budget_kind", Name: "budgetKind", Type: ft.Choice, Choices: budgetKinds},
		{Key: "privacy_dpia", Name: "privacyDpia", Type: ft.Choice, Choices: privacyStates},
		{Key: "stop_criteria", Name: "stopCriteria", Type: ft.Note, Limit: noteLimit},
		{Key: "status", Name: "status", Type: ft.Choice, Choices: planStatuses, Words: "planStatus"},
		{Key: "purpose", Name: "purpose", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "expected_effects", Name: "expectedEffects", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "ownership", Name: "ownership", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "training", Name: "training", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "organisation", Name: "organisation", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "support", Name: "support", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "communication", Name: "communication", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "risk", Name: "risk", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "ethics", Name: "ethics", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "lessons", Name: "lessons", Type: ft.Text, Limit: textLimit, Doc: textDoc},
	})

	Activities = ft.New("actions", "activity", []ft.Field{
		{Key: "plan_id", Name: "planId", Type: ft.ToThing, Of: "plans", Doc: "The action plan it belongs to."},
		{Key: "title", Name: "title", Type: ft.Line, Limit: titleLimit},
		{Key: "responsible_id", Name: "responsibleId", Type: ft.ToPerson, Doc: ownerDoc},
		{Key: "raci", Name: "raci", Type: ft.Roles, Limit: 50, Choices: raci, Doc: "By the ids of members: R responsible, A accountable, C consulted, I informed."},
		{Key: "start", Name: "start", Type: ft.Date},
		{Key: "due", Name: "due", Type: ft.Date, Doc: "Not before start."},
		{Key: "depends_on", Name: "dependsOn", Type: ft.Things, Limit: 100, Of: "actions", Doc: "Activities of this list that come first. Circles are refused."},
		{Key: "status", Name: "status", Type: ft.Choice, Choices: activityStatuses, Words: "activityStatus", Doc: "Null counts as todo."},
		{Key: "percent", Name: "percent", Type: ft.Number, Max: 100},
		{Key: "milestone", Name: "milestone", Type: ft.Flag},
		{Key: "order", Name: "order", Type: ft.Line, Limit: lineLimit, Doc: orderDoc},
	})

	Meta = ft.New("meta", "goal list", []ft.Field{
		{Key: "template", Name: "template", Type: ft.Line, Limit: 60},
		{Key: "language", Name: "language", Type: ft.Line, Limit: 10},
		{Key: "review_cycle", Name: "reviewCycle", Type: ft.Choice, Choices: cycles, Words: "cycle"},
		{Key: "next_review_on", Name: "nextReviewOn", Type: ft.Date},
		{Key: "review_clause", Name: "reviewClause", Type: ft.Note, Limit: noteLimit},
		{Key: "strategy_document", Name: "strategyDocument", Type: ft.ToDocument},
		{Key: "reference_countries", Name: "referenceCountries", Type: ft.Tags, Limit: 20, Each: 10},
	})
)

// most is how many of each a list holds.
var most = map[*ft.Entity]int{Goals: MaxGoals, Links: MaxLinks, Indicators: MaxIndicators, Plans: MaxPlans, Activities: MaxActivities}
