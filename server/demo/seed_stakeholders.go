package demo

import (
	"time"

	"samrad/server/stakeholders"
)

// stakeholder is one entry of the sample map; the keys are those of the model.
// Places on the grid are {interest, influence}; nil is not set.
type stakeholder struct {
	key, name, kind, category, role string
	involvement, expectations       string
	steps                           []int
	place                           []float64
	now, wanted                     string
	owner                           string // an e-mail address
	more                            stakeholders.Values
}

// who is on the sample map. Not everything is well on it, so that the page has
// something to point out: somebody strong has no owner, an assessment is old, a
// person is listed without a purpose, and some were never placed.
var who = []stakeholder{
	{"citizens", "Citizens who receive help at home", "group", "user", "citizen", "collaborates",
		"To decide when help comes, and to stay in their own home.", []int{2, 4, 6, 9}, []float64{2.8, 1.3}, "supportive", "supportive",
		"freja@odense.example", stakeholders.Values{"impactOnThem": 3.0, "attitude": 1.0, "tags": []string{"home care", "everyday life"},
			"concerns": "That a screen replaces the person who comes by."}},
	{"relatives", "Relatives", "group", "user", "relative", "consulted",
		"To know that all is well without having to call every day.", []int{4, 6}, []float64{2.3, 0.8}, "neutral", "supportive",
		"elin@vasteras.example", stakeholders.Values{"impactOnThem": 2.0, "tags": []string{"everyday life"}}},
	{"care-staff", "Home care employees", "group", "user", "care_staff", "collaborates",
		"Fewer heavy lifts and less driving; training that fits the shifts.", []int{2, 4, 8}, []float64{2.5, 1.8}, "neutral", "leading",
		"aino@eksote.example", stakeholders.Values{"attitude": 0.0, "concerns": "One more thing to learn, with no time to learn it.", "tags": []string{"home care"}}},
	{"ambassadors", "Network of ambassadors", "group", "user", "wt_staff", "collaborates",
		"To be asked early, and to hear what became of their proposals.", []int{2, 4, 6, 8}, []float64{2.9, 1.6}, "leading", "leading",
		"astrid@odense.example", stakeholders.Values{"attitude": 2.0, "confidence": "well_known"}},
	{"managers", "Heads of home care", "role", "management", "care_manager", "decides",
		"Results that can be shown in the budget talks.", []int{1, 2, 8, 9}, []float64{2.1, 2.7}, "supportive", "leading",
		"ingrid@lister.example", stakeholders.Values{"confidence": "well_known"}},
	{"procurement", "Procurement", "unit", "premise_setter", "procurement", "involved",
		"Clear requirements, well before the tender.", []int{5, 7}, []float64{1.2, 2.4}, "neutral", "supportive",
		"lars@vasteras.example", nil},
	{"legal", "Legal department", "unit", "premise_setter", "legal", "consulted",
		"That consent and logging are settled before a pilot starts.", []int{2, 7}, []float64{0.9, 2.1}, "resistant", "supportive",
		"", stakeholders.Values{"attitude": -1.0, "concerns": "Cameras in bedrooms, and who may see the pictures.", "tags": []string{"privacy"}}},
	{"it", "IT and information security", "unit", "premise_setter", "it", "involved",
		"Open standards, and no new sign-in for each product.", []int{5, 7, 8}, []float64{1.7, 2.6}, "neutral", "supportive",
		"gudrun@reykjavik.example", stakeholders.Values{"tags": []string{"privacy"}}},
	{"finance", "Finance and administration", "unit", "premise_setter", "finance_admin", "none",
		"One model for benefits that all departments use.", []int{2, 9}, []float64{0.7, 1.9}, "unaware", "neutral", "", nil},
	{"council", "Senior citizens' council and council for disabled citizens", "council", "premise_setter", "citizen_council", "involved",
		"To test and discuss new technology before it is bought.", []int{2, 4, 6}, []float64{2.4, 1.4}, "supportive", "supportive",
		"eero@eksote.example", nil},
	{"committee", "Social and health committee", "authority", "management", "politician", "decides",
		"A strategy that can be explained to voters in two minutes.", []int{1, 2, 9}, []float64{1.4, 3}, "neutral", "supportive",
		"astrid@odense.example", nil},
	{"chair", "Signe Dahl, chair of the committee", "person", "management", "politician", "informed",
		"", []int{1, 2}, []float64{1.8, 2.8}, "supportive", "supportive", "astrid@odense.example",
		stakeholders.Values{"personalData": true}},
	{"suppliers", "Suppliers of welfare technology", "supplier", "supplier", "company", "informed",
		"The same questions from all five municipalities.", []int{5, 7}, []float64{2.6, 0.9}, "supportive", "neutral", "", nil},
	{"living-lab", "Living lab Knuds Hus", "living_lab", "other", "research", "collaborates",
		"Real needs to test against, and employees with time for it.", []int{4, 6}, []float64{2.2, 0.5}, "leading", "leading",
		"freja@odense.example", nil},
	{"union", "Staff organisations", "organisation", "premise_setter", "hr_union", "none",
		"", []int{3, 8}, nil, "", "", "", nil},
	{"media", "Local newspapers", "organisation", "other", "media", "",
		"", nil, nil, "", "", "", nil},
}

var relations = []struct{ key, from, to, kind, quality, state string }{
	{"committee-managers", "committee", "managers", "governs", "good", "current"},
	{"chair-committee", "chair", "committee", "member_of", "good", "current"},
	{"managers-staff", "managers", "care-staff", "governs", "good", "current"},
	{"ambassadors-staff", "ambassadors", "care-staff", "member_of", "good", "current"},
	{"staff-citizens", "care-staff", "citizens", "cares_for", "good", "current"},
	{"relatives-citizens", "relatives", "citizens", "cares_for", "good", "current"},
	{"council-citizens", "council", "citizens", "represents", "good", "current"},
	{"council-committee", "council", "committee", "advises", "neutral", "current"},
	{"suppliers-procurement", "suppliers", "procurement", "supplies", "neutral", "current"},
	{"legal-procurement", "legal", "procurement", "advises", "strained", "current"},
	{"lab-ambassadors", "living-lab", "ambassadors", "collaborates", "good", "current"},
	{"lab-suppliers", "living-lab", "suppliers", "collaborates", "unknown", "desired"},
	{"legal-ambassadors", "legal", "ambassadors", "advises", "unknown", "desired"},
	{"finance-managers", "finance", "managers", "advises", "unknown", "desired"},
	{"union-staff", "union", "care-staff", "represents", "unknown", "current"},
}

// stakeholderMap is the first content of the sample map.
func (s *seeder) stakeholderMap() ([]byte, error) {
	return stakeholders.Build(func(e stakeholders.Editor) error {
		if err := e.Begin(stakeholders.EmptyTemplate, "en"); err != nil {
			return err
		}
		for i, w := range who {
			if err := e.Add(stakeholders.Stakeholders, idOf("stakeholder:"+w.key), s.valuesOf(i, w)); err != nil {
				return err
			}
		}
		for _, r := range relations {
			err := e.Add(stakeholders.Relations, idOf("relation:"+r.key), stakeholders.Values{
				"fromId": idOf("stakeholder:" + r.from), "toId": idOf("stakeholder:" + r.to), "type": r.kind,
				"directed": r.kind != "collaborates", "strength": 2.0, "quality": r.quality, "state": r.state,
			})
			if err != nil {
				return err
			}
		}
		return e.Add(stakeholders.Communications, idOf("communication:it"), stakeholders.Values{
			"stakeholderId": idOf("stakeholder:it"), "message": "The list of standards that every product must meet",
			"whyForThem": "Fewer exceptions to keep running for years", "channel": "meeting", "frequency": "Every quarter",
			"ownerId": string(s.people["gudrun@reykjavik.example"]), "start": daysFromNow(-30), "status": "doing",
		})
	})
}

func (s *seeder) valuesOf(i int, w stakeholder) stakeholders.Values {
	values := stakeholders.Values{"name": w.name, "kind": w.kind, "mainCategory": w.category, "domainRole": w.role,
		"expectations": w.expectations, "relevantSteps": w.steps}
	for name, v := range w.more {
		values[name] = v
	}
	for name, v := range map[string]string{"involvement": w.involvement, "engagementNow": w.now, "engagementWanted": w.wanted,
		"ownerId": string(s.people[w.owner])} {
		if v != "" {
			values[name] = v
		}
	}
	if w.place != nil {
		values["interest"], values["influence"] = w.place[0], w.place[1]
		values["assessedOn"] = daysFromNow(-9 * (i + 1))
	}
	if w.key == "procurement" {
		values["assessedOn"] = daysFromNow(-300) // older than the review cycle
	}
	return values
}

func daysFromNow(days int) string { return time.Now().AddDate(0, 0, days).Format(time.DateOnly) }
