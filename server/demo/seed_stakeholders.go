package demo

import "samrad/collab/ydoc"

// stakeholder is one entry of the sample map; the keys are those of the model.
type stakeholder struct {
	key, name, kind, category, role string
	involvement, expectations       string
	steps                           []any
	x, y                            int
}

var stakeholders = []stakeholder{
	{"citizens", "Citizens who receive help at home", "group", "user", "citizen", "collaborates",
		"To decide when help comes, and to stay in their own home.", []any{2, 4, 6, 9}, 420, 260},
	{"relatives", "Relatives", "group", "user", "relative", "consulted",
		"To know that all is well without having to call every day.", []any{4, 6}, 240, 200},
	{"care-staff", "Home care employees", "group", "user", "care_staff", "collaborates",
		"Fewer heavy lifts and less driving; training that fits the shifts.", []any{2, 4, 8}, 600, 220},
	{"ambassadors", "Network of ambassadors", "group", "user", "wt_staff", "collaborates",
		"To be asked early, and to hear what became of their proposals.", []any{2, 4, 6, 8}, 640, 360},
	{"managers", "Heads of home care", "role", "management", "care_manager", "decides",
		"Results that can be shown in the budget talks.", []any{1, 2, 8, 9}, 780, 160},
	{"procurement", "Procurement", "unit", "premise_setter", "procurement", "involved",
		"Clear requirements, well before the tender.", []any{5, 7}, 860, 320},
	{"legal", "Legal department", "unit", "premise_setter", "legal", "consulted",
		"That consent and logging are settled before a pilot starts.", []any{2, 7}, 960, 240},
	{"it", "IT and information security", "unit", "premise_setter", "it", "involved",
		"Open standards, and no new sign-in for each product.", []any{5, 7, 8}, 900, 440},
	{"finance", "Finance and administration", "unit", "premise_setter", "finance_admin", "consulted",
		"One model for benefits that all departments use.", []any{2, 9}, 1040, 360},
	{"council", "Senior citizens' council and council for disabled citizens", "council", "premise_setter", "citizen_council", "involved",
		"To test and discuss new technology before it is bought.", []any{2, 4, 6}, 320, 400},
	{"committee", "Social and health committee", "authority", "management", "politician", "decides",
		"A strategy that can be explained to voters in two minutes.", []any{1, 2, 9}, 760, 40},
	{"suppliers", "Suppliers of welfare technology", "supplier", "supplier", "company", "informed",
		"The same questions from all five municipalities.", []any{5, 7}, 1080, 520},
	{"living-lab", "Living lab Knuds Hus", "living_lab", "other", "research", "collaborates",
		"Real needs to test against, and employees with time for it.", []any{4, 6}, 480, 520},
}

var relations = []struct{ key, from, to, kind, quality string }{
	{"committee-managers", "committee", "managers", "governs", "good"},
	{"managers-staff", "managers", "care-staff", "governs", "good"},
	{"ambassadors-staff", "ambassadors", "care-staff", "member_of", "good"},
	{"staff-citizens", "care-staff", "citizens", "cares_for", "good"},
	{"relatives-citizens", "relatives", "citizens", "cares_for", "good"},
	{"council-citizens", "council", "citizens", "represents", "good"},
	{"council-committee", "council", "committee", "advises", "neutral"},
	{"suppliers-procurement", "suppliers", "procurement", "supplies", "neutral"},
	{"legal-procurement", "legal", "procurement", "advises", "strained"},
	{"lab-ambassadors", "living-lab", "ambassadors", "collaborates", "good"},
}

// stakeholderMap is the first content of the sample map.
func stakeholderMap() ([]byte, error) {
	return build(func(doc *ydoc.Doc, tx *ydoc.Txn) error {
		positions := ydoc.NewMap()
		if err := doc.Map("views").Set(tx, "network", positions); err != nil {
			return err
		}
		for _, s := range stakeholders {
			id := idOf("stakeholder:" + s.key)
			err := setAll(tx, doc.Map("stakeholders"), id, []field{
				{"name", s.name}, {"kind", s.kind}, {"main_category", s.category}, {"domain_role", s.role},
				{"involvement", s.involvement}, {"relevant_steps", s.steps},
				{"expectations", ydoc.NewText(s.expectations)}, {"personal_data", false},
			})
			if err != nil {
				return err
			}
			if err := positions.Set(tx, id, map[string]any{"x": s.x, "y": s.y, "pinned": false}); err != nil {
				return err
			}
		}
		for _, r := range relations {
			err := setAll(tx, doc.Map("relations"), idOf("relation:"+r.key), []field{
				{"from_id", idOf("stakeholder:" + r.from)}, {"to_id", idOf("stakeholder:" + r.to)}, {"type", r.kind},
				{"directed", r.kind != "collaborates"}, {"strength", 2}, {"quality", r.quality}, {"state", "current"},
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
