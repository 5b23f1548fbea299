package demo

import "samrad/collab/ydoc"

// goal is one entry of the sample list, with what lies below it.
type goal struct {
	key, level, title, status, health string
	due                               string
	below                             []goal
}

var vision = goal{key: "vision", level: "vision", status: "adopted", health: "unknown",
	title: "Everyone can live a safe and independent life, with the help of people where people matter and of technology where it does better",
	below: []goal{
		{key: "independent", level: "strategy_statement", status: "adopted", health: "on_track",
			title: "Adults live independent lives, and rehabilitation is considered before other kinds of help",
			below: []goal{
				{key: "everyday", level: "goal", status: "in_progress", health: "on_track",
					title: "Citizens manage more of their everyday life themselves",
					below: []goal{
						{key: "dispenser", level: "subsidiary_goal", status: "in_progress", health: "at_risk", due: "2027-12-31",
							title: "Half of those who receive help with medicine at home have been offered a dispenser"},
						{key: "course", level: "subsidiary_goal", status: "adopted", health: "unknown", due: "2028-06-30",
							title: "Every rehabilitation course looks at which technology could make the result last"},
					}},
				{key: "dialogue", level: "goal", status: "in_progress", health: "on_track",
					title: "Employees and citizens talk with each other about what welfare technology can do",
					below: []goal{
						{key: "open-days", level: "subsidiary_goal", status: "achieved", health: "on_track", due: "2026-10-31",
							title: "Open days with citizens in each municipality, twice a year"},
					}},
			}},
		{key: "workplace", level: "strategy_statement", status: "adopted", health: "on_track",
			title: "Our municipalities are good places to work",
			below: []goal{
				{key: "environment", level: "goal", status: "in_progress", health: "on_track",
					title: "The working environment gets better",
					below: []goal{
						{key: "training", level: "subsidiary_goal", status: "in_progress", health: "on_track", due: "2027-12-31",
							title: "All employees who meet welfare technology are offered training every year"},
						{key: "tedious", level: "subsidiary_goal", status: "proposed", health: "unknown", due: "2028-12-31",
							title: "Each ambassador may propose two tests a year of technology that takes over tedious work"},
					}},
			}},
		{key: "quality", level: "strategy_statement", status: "proposed", health: "unknown",
			title: "Services keep their quality while the cost stays the same or falls",
			below: []goal{
				{key: "growth", level: "goal", status: "draft", health: "unknown",
					title: "The work supports the growth policy of each municipality"},
				{key: "benefits", level: "goal", status: "proposed", health: "unknown",
					title: "Benefits are followed up and published, also when they fail to appear",
					below: []goal{
						{key: "baseline", level: "subsidiary_goal", status: "proposed", health: "unknown", due: "2027-06-30",
							title: "No larger purchase without a baseline and a date for follow-up"},
					}},
			}},
	}}

// goalList is the first content of the sample list.
func goalList() ([]byte, error) {
	return build(func(doc *ydoc.Doc, tx *ydoc.Txn) error {
		return addGoal(tx, doc.Map("goals"), vision, nil, "a0")
	})
}

// addGoal adds a goal and what lies below it. Orders are fractional keys ("a0"
// < "a1"), so that one can be put between two others without touching them.
func addGoal(tx *ydoc.Txn, goals *ydoc.Map, g goal, parent any, order string) error {
	id := idOf("goal:" + g.key)
	fields := []field{
		{"title", g.title}, {"level", g.level}, {"parent", parent}, {"order", order},
		{"status", g.status}, {"health", g.health}, {"horizon", "three_year"}, {"review_cycle", "yearly"},
		{"is_template_example", false},
	}
	if g.due != "" {
		fields = append(fields, field{"due", g.due})
	}
	if err := setAll(tx, goals, id, fields); err != nil {
		return err
	}
	for i, below := range g.below {
		if err := addGoal(tx, goals, below, id, "a"+string(rune('0'+i))); err != nil {
			return err
		}
	}
	return nil
}
