package stakeholders

import ft "samrad/server/fieldtable"

// Limits of one map. The interface is meant for some hundreds of each; these
// keep a program that runs wild from making a document nobody can open.
const (
	MaxStakeholders   = 5000
	MaxRelations      = 10000
	MaxCommunications = 10000
)

const (
	lineLimit  = 200
	noteLimit  = 2000
	textLimit  = 10_000
	tagsLimit  = 30 // tags of one stakeholder
	scaleDoc   = "0 none, 1 low, 2 medium, 3 high, in tenths; null is not set."
	engageDoc  = "Null is not set."
	textDoc    = "Text that people write together; at most 10000 characters. A change keeps what beginning and end have in common, so that others' edits around it stay."
	ownerDoc   = "The member of the group who keeps the relationship. May name somebody who has left since."
	parentDoc  = "The stakeholder it belongs to, in the same map. Null also when that one was removed."
	retainDoc  = "For a person: the day after which the entry should be removed."
	purposeDoc = "For a person: why the entry is kept."
)

// Stakeholders, Relations and Communications are the three entities.
var (
	Stakeholders = ft.New("stakeholders", "stakeholder", []Field{
		{Key: "name", Name: "name", Type: ft.Line, Limit: lineLimit, Doc: "1 to 200 characters."},
		{Key: "kind", Name: "kind", Type: ft.Choice, Choices: kinds, Doc: "Null is not set."},
		{Key: "main_category", Name: "mainCategory", Type: ft.Choice, Choices: mainCategories, Doc: "Null is not set."},
		{Key: "domain_role", Name: "domainRole", Type: ft.Choice, Choices: domainRoles, Doc: "The part played in welfare technology. Null is not set."},
		{Key: "parent_id", Name: "parentId", Type: ft.ToThing, Of: "stakeholders", Doc: parentDoc},
		{Key: "municipality_id", Name: "municipalityId", Type: ft.ToOrganisation, Doc: "The id of an organisation."},
		{Key: "area", Name: "area", Type: ft.Line, Limit: lineLimit},
		{Key: "contact_name", Name: "contactName", Type: ft.Line, Limit: lineLimit},
		{Key: "contact_email", Name: "contactEmail", Type: ft.Email, Limit: lineLimit},
		{Key: "contact_phone", Name: "contactPhone", Type: ft.Line, Limit: lineLimit},
		{Key: "owner_id", Name: "ownerId", Type: ft.ToPerson, Doc: ownerDoc},
		{Key: "involvement", Name: "involvement", Type: ft.Choice, Choices: involvements, Doc: "How far they take part today."},
		{Key: "relevant_steps", Name: "relevantSteps", Type: ft.Steps, Doc: "The CONNECT steps, 1 to 9, that concern them."},
		{Key: "tags", Name: "tags", Type: ft.Tags, Limit: tagsLimit, Doc: "At most 30 words of at most 60 characters each."},
		{Key: "interest", Name: "interest", Type: ft.Scale, Max: 3, Doc: scaleDoc},
		{Key: "influence", Name: "influence", Type: ft.Scale, Max: 3, Doc: scaleDoc},
		{Key: "impact_on_them", Name: "impactOnThem", Type: ft.Scale, Max: 3, Doc: scaleDoc},
		{Key: "attitude", Name: "attitude", Type: ft.Whole, Min: -2, Max: 2, Doc: "-2 strongly against to 2 strongly for."},
		{Key: "power", Name: "power", Type: ft.Scale, Max: 3, Doc: scaleDoc},
		{Key: "legitimacy", Name: "legitimacy", Type: ft.Scale, Max: 3, Doc: scaleDoc},
		{Key: "urgency", Name: "urgency", Type: ft.Scale, Max: 3, Doc: scaleDoc},
		{Key: "engagement_now", Name: "engagementNow", Type: ft.Choice, Choices: engagements, Words: "engagement", Doc: engageDoc},
		{Key: "engagement_wanted", Name: "engagementWanted", Type: ft.Choice, Choices: engagements, Words: "engagement", Doc: engageDoc},
		{Key: "confidence", Name: "confidence", Type: ft.Choice, Choices: confidences, Doc: "How sure the assessment is."},
		{Key: "assessed_on", Name: "assessedOn", Type: ft.Date, Doc: "The day of the assessment."},
		{Key: "personal_data", Name: "personalData", Type: ft.Flag, Doc: "Holds data about a human being; always true for the kind person."},
		{Key: "purpose", Name: "purpose", Type: ft.Note, Limit: noteLimit, Doc: purposeDoc},
		{Key: "retain_until", Name: "retainUntil", Type: ft.Date, Doc: retainDoc},
		{Key: "connection_text", Name: "connectionText", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "expectations", Name: "expectations", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "benefits", Name: "benefits", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "drawbacks", Name: "drawbacks", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "success_criteria", Name: "successCriteria", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "concerns", Name: "concerns", Type: ft.Text, Limit: textLimit, Doc: textDoc},
		{Key: "note", Name: "note", Type: ft.Text, Limit: textLimit, Doc: textDoc},
	})

	Relations = ft.New("relations", "relation", []Field{
		{Key: "from_id", Name: "fromId", Type: ft.ToThing, Of: "stakeholders", Doc: "A stakeholder of the same map."},
		{Key: "to_id", Name: "toId", Type: ft.ToThing, Of: "stakeholders", Doc: "Another stakeholder of the same map."},
		{Key: "type", Name: "type", Type: ft.Choice, Choices: relationTypes, Doc: "Null is not set."},
		{Key: "directed", Name: "directed", Type: ft.Flag, Doc: "It goes from the one to the other, and not both ways."},
		{Key: "strength", Name: "strength", Type: ft.Whole, Min: 1, Max: 3, Doc: "1 weak to 3 strong."},
		{Key: "quality", Name: "quality", Type: ft.Choice, Choices: qualities},
		{Key: "state", Name: "state", Type: ft.Choice, Choices: states, Doc: "Whether it is there or wished for."},
		{Key: "note", Name: "note", Type: ft.Note, Limit: noteLimit},
		{Key: "evidence_url", Name: "evidenceUrl", Type: ft.Link, Limit: noteLimit, Doc: "An http or https address."},
	})

	Communications = ft.New("communications", "communication", []Field{
		{Key: "stakeholder_id", Name: "stakeholderId", Type: ft.ToThing, Of: "stakeholders", Doc: "Whom it is for: a stakeholder of the same map."},
		{Key: "message", Name: "message", Type: ft.Note, Limit: noteLimit, Doc: "What they are to know."},
		{Key: "why_for_them", Name: "whyForThem", Type: ft.Note, Limit: noteLimit, Doc: "What it means for them."},
		{Key: "channel", Name: "channel", Type: ft.Choice, Choices: channels, Doc: "Null is not set."},
		{Key: "frequency", Name: "frequency", Type: ft.Line, Limit: lineLimit, Doc: "How often, in words."},
		{Key: "owner_id", Name: "ownerId", Type: ft.ToPerson, Doc: "The member of the group who sees to it."},
		{Key: "start", Name: "start", Type: ft.Date},
		{Key: "end", Name: "end", Type: ft.Date, Doc: "Not before the start."},
		{Key: "status", Name: "status", Type: ft.Choice, Choices: statuses, Doc: "Null is not set."},
	})
)
