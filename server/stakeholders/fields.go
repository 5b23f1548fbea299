package stakeholders

// Type is what kind of value a field holds.
type Type int

// The types. Canonical Go values: string for Line, Text, Choice, Date and the
// references; float64 for Scale and Whole; bool for Flag; []int for Steps;
// []string for Tags. nil is "not set", except that a Text is "", a Flag false
// and a set empty.
const (
	Line           Type = iota // one line of text
	Text                       // a Y.Text that people write together
	Choice                     // one of a vocabulary
	Scale                      // Min to Max in tenths
	Whole                      // Min to Max, integers
	Flag                       // yes or no
	Date                       // a day
	Email                      // an e-mail address
	Link                       // an http or https address
	ToStakeholder              // the id of a stakeholder of the same map
	ToPerson                   // the id of a member of the group
	ToOrganisation             // the id of an organisation
	Steps                      // a set of the nine CONNECT steps
	Tags                       // a set of words
)

// Field is one field of an entity.
type Field struct {
	Key     string // in the Yjs map
	Name    string // in JSON
	Type    Type
	Choices []string
	Min     float64
	Max     float64
	Limit   int // of characters, or of members of a set
	Doc     string
}

// Entity is one kind of thing on a map.
type Entity struct {
	Root   string // the Yjs root map that holds all of them by id
	Noun   string // in messages
	Fields []Field
	byName map[string]*Field
}

// Field returns the field with a JSON name, nil if there is none.
func (e *Entity) Field(name string) *Field { return e.byName[name] }

// Limits of one map. The interface is meant for some hundreds of each; these
// keep a program that runs wild from making a document nobody can open.
const (
	MaxStakeholders = 5000
	MaxRelations    = 10000
	maxIDBytes      = 64
)

const (
	lineLimit  = 200
	noteLimit  = 2000
	textLimit  = 10_000
	tagLimit   = 60 // characters of one tag
	tagsLimit  = 30 // tags of one stakeholder
	lastStep   = 9
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
	Stakeholders = entity("stakeholders", "stakeholder", []Field{
		{Key: "name", Name: "name", Type: Line, Limit: lineLimit, Doc: "1 to 200 characters."},
		{Key: "kind", Name: "kind", Type: Choice, Choices: kinds, Doc: "Null is not set."},
		{Key: "main_category", Name: "mainCategory", Type: Choice, Choices: mainCategories, Doc: "Null is not set."},
		{Key: "domain_role", Name: "domainRole", Type: Choice, Choices: domainRoles, Doc: "The part played in welfare technology. Null is not set."},
		{Key: "parent_id", Name: "parentId", Type: ToStakeholder, Doc: parentDoc},
		{Key: "municipality_id", Name: "municipalityId", Type: ToOrganisation, Doc: "The id of an organisation."},
		{Key: "area", Name: "area", Type: Line, Limit: lineLimit},
		{Key: "contact_name", Name: "contactName", Type: Line, Limit: lineLimit},
		{Key: "contact_email", Name: "contactEmail", Type: Email, Limit: lineLimit},
		{Key: "contact_phone", Name: "contactPhone", Type: Line, Limit: lineLimit},
		{Key: "owner_id", Name: "ownerId", Type: ToPerson, Doc: ownerDoc},
		{Key: "involvement", Name: "involvement", Type: Choice, Choices: involvements, Doc: "How far they take part today."},
		{Key: "relevant_steps", Name: "relevantSteps", Type: Steps, Doc: "The CONNECT steps, 1 to 9, that concern them."},
		{Key: "tags", Name: "tags", Type: Tags, Limit: tagsLimit, Doc: "At most 30 words of at most 60 characters each."},
		{Key: "interest", Name: "interest", Type: Scale, Max: 3, Doc: scaleDoc},
		{Key: "influence", Name: "influence", Type: Scale, Max: 3, Doc: scaleDoc},
		{Key: "impact_on_them", Name: "impactOnThem", Type: Scale, Max: 3, Doc: scaleDoc},
		{Key: "attitude", Name: "attitude", Type: Whole, Min: -2, Max: 2, Doc: "-2 strongly against to 2 strongly for."},
		{Key: "power", Name: "power", Type: Scale, Max: 3, Doc: scaleDoc},
		{Key: "legitimacy", Name: "legitimacy", Type: Scale, Max: 3, Doc: scaleDoc},
		{Key: "urgency", Name: "urgency", Type: Scale, Max: 3, Doc: scaleDoc},
		{Key: "engagement_now", Name: "engagementNow", Type: Choice, Choices: engagements, Doc: engageDoc},
		{Key: "engagement_wanted", Name: "engagementWanted", Type: Choice, Choices: engagements, Doc: engageDoc},
		{Key: "confidence", Name: "confidence", Type: Choice, Choices: confidences, Doc: "How sure the assessment is."},
		{Key: "assessed_on", Name: "assessedOn", Type: Date, Doc: "The day of the assessment."},
		{Key: "personal_data", Name: "personalData", Type: Flag, Doc: "Holds data about a human being; always true for the kind person."},
		{Key: "purpose", Name: "purpose", Type: Line, Limit: noteLimit, Doc: purposeDoc},
		{Key: "retain_until", Name: "retainUntil", Type: Date, Doc: retainDoc},
		{Key: "connection_text", Name: "connectionText", Type: Text, Limit: textLimit, Doc: textDoc},
		{Key: "expectations", Name: "expectations", Type: Text, Limit: textLimit, Doc: textDoc},
		{Key: "benefits", Name: "benefits", Type: Text, Limit: textLimit, Doc: textDoc},
		{Key: "drawbacks", Name: "drawbacks", Type: Text, Limit: textLimit, Doc: textDoc},
		{Key: "success_criteria", Name: "successCriteria", Type: Text, Limit: textLimit, Doc: textDoc},
		{Key: "concerns", Name: "concerns", Type: Text, Limit: textLimit, Doc: textDoc},
		{Key: "note", Name: "note", Type: Text, Limit: textLimit, Doc: textDoc},
	})

	Relations = entity("relations", "relation", []Field{
		{Key: "from_id", Name: "fromId", Type: ToStakeholder, Doc: "A stakeholder of the same map."},
		{Key: "to_id", Name: "toId", Type: ToStakeholder, Doc: "Another stakeholder of the same map."},
		{Key: "type", Name: "type", Type: Choice, Choices: relationTypes, Doc: "Null is not set."},
		{Key: "directed", Name: "directed", Type: Flag, Doc: "It goes from the one to the other, and not both ways."},
		{Key: "strength", Name: "strength", Type: Whole, Min: 1, Max: 3, Doc: "1 weak to 3 strong."},
		{Key: "quality", Name: "quality", Type: Choice, Choices: qualities},
		{Key: "state", Name: "state", Type: Choice, Choices: states, Doc: "Whether it is there or wished for."},
		{Key: "note", Name: "note", Type: Line, Limit: noteLimit},
		{Key: "evidence_url", Name: "evidenceUrl", Type: Link, Limit: noteLimit, Doc: "An http or https address."},
	})

	Communications = entity("communications", "communication", []Field{
		{Key: "stakeholder_id", Name: "stakeholderId", Type: ToStakeholder},
		{Key: "message", Name: "message", Type: Line, Limit: noteLimit},
		{Key: "why_for_them", Name: "whyForThem", Type: Line, Limit: noteLimit},
		{Key: "channel", Name: "channel", Type: Choice, Choices: channels},
		{Key: "frequency", Name: "frequency", Type: Line, Limit: lineLimit},
		{Key: "owner_id", Name: "ownerId", Type: ToPerson},
		{Key: "start", Name: "start", Type: Date},
		{Key: "end", Name: "end", Type: Date},
		{Key: "status", Name: "status", Type: Choice, Choices: statuses},
	})
)

func entity(root, noun string, fields []Field) *Entity {
	e := &Entity{Root: root, Noun: noun, Fields: fields, byName: make(map[string]*Field, len(fields))}
	for i := range fields {
		e.byName[fields[i].Name] = &fields[i]
	}
	return e
}
