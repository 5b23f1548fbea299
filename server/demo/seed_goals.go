package demo

import (
	"context"
	"fmt"
	"time"

	"samrad/server/goals"
	"samrad/server/goals/tree"
)

// goal is one entry of the sample list, with what lies below it. Days are counted
// from the day the demo is made.
type goal struct {
	key, level, title, status, health string
	owner, municipality, unit         string // owner: an e-mail address
	start, due, review                int    // 0 is not set
	steps                             []int
	below                             []goal
	more                              goals.Values
}

// vision is not all well, so that the pages have something to point out: a goal is
// overdue, one is off track, one has no check-in, one indicator no baseline.
var vision = goal{key: "vision", level: "vision", status: "adopted", health: "on_track", owner: "astrid@odense.example", steps: []int{1, 2}, review: 120,
	title: "Everyone can live a safe and independent life, with the help of people where people matter and of technology where it does better",
	more: goals.Values{"horizon": "continuous", "reviewCycle": "yearly", "description": "Adopted together by Odense, Västerås, Lister, Eksote and Reykjavík.",
		"reviewClause": "The five municipalities go through the whole list every year in March."},
	below: []goal{
		{key: "independent", level: "strategy_statement", status: "adopted", health: "on_track", owner: "astrid@odense.example", steps: []int{2, 4, 9}, review: 120,
			title: "Adults live independent lives, and rehabilitation is considered before other kinds of help",
			below: []goal{
				{key: "everyday", level: "goal", status: "in_progress", health: "at_risk", owner: "freja@odense.example", start: -300, due: 700, review: 20, steps: []int{4, 8},
					title: "Citizens manage more of their everyday life themselves", unit: "Home care",
					more: goals.Values{"departments": []string{"Home care", "Rehabilitation"}, "targetGroups": []string{"Adults at home"}, "confidence": 7.0, "weight": 2.0,
						"description": "Counted over all five: what people do themselves today that somebody did for them before.",
						"ethicsNote":  "A dispenser is offered and never demanded. Whoever says no keeps the visits they had."},
					below: []goal{
						{key: "dispenser", level: "subsidiary_goal", status: "in_progress", health: "at_risk", owner: "freja@odense.example", start: -240, due: 400, steps: []int{7, 8}, review: 14,
							title: "Half of those who receive help with medicine at home have been offered a dispenser",
							more:  goals.Values{"confidence": 6.0, "departments": []string{"Home care"}, "resourcesAmount": 1_450_000.0, "resourcesCurrency": "DKK", "tags": []string{"medicine"}}},
						{key: "course", level: "subsidiary_goal", status: "adopted", health: "unknown", owner: "aino@eksote.example", due: 580, steps: []int{4, 9},
							title: "Every rehabilitation course looks at which technology could make the result last",
							more:  goals.Values{"departments": []string{"Rehabilitation"}}},
						{key: "nights", level: "subsidiary_goal", status: "in_progress", health: "off_track", owner: "ingrid@lister.example", start: -150, due: 90, steps: []int{5, 8}, review: -6,
							title: "Safe nights at home: checks at night by sensor or camera, where people choose it", municipality: "lister",
							more: goals.Values{"confidence": 3.0, "departments": []string{"Home care", "IT"}, "tags": []string{"nights", "privacy"}, "ethicsNote": "No camera in a bedroom without a written consent that is asked for again every half year."}},
					}},
				{key: "dialogue", level: "goal", status: "in_progress", health: "on_track", owner: "lars@vasteras.example", start: -200, due: 330, steps: []int{3},
					title: "Employees and citizens talk with each other about what welfare technology can do",
					more:  goals.Values{"departments": []string{"Communication"}, "targetGroups": []string{"Citizens", "Employees"}},
					below: []goal{
						{key: "open-days", level: "subsidiary_goal", status: "achieved", health: "on_track", owner: "elin@vasteras.example", start: -380, due: -25, steps: []int{3},
							title: "Open days with citizens in each municipality, twice a year", more: goals.Values{"progress": 100.0}},
						{key: "council", level: "subsidiary_goal", status: "in_progress", health: "on_track", owner: "elin@vasteras.example", start: -60, due: -12, steps: []int{3, 4},
							title: "The councils of seniors and of disabled citizens have said what matters to them", municipality: "vasteras", more: goals.Values{"progress": 70.0}},
					}},
			}},
		{key: "workplace", level: "strategy_statement", status: "adopted", health: "on_track", owner: "lars@vasteras.example", steps: []int{2, 8}, review: 120,
			title: "Our municipalities are good places to work",
			below: []goal{
				{key: "environment", level: "goal", status: "in_progress", health: "on_track", owner: "lars@vasteras.example", start: -300, due: 760, steps: []int{8},
					title: "The working environment gets better", unit: "Human resources", more: goals.Values{"departments": []string{"Human resources", "Home care"}, "confidence": 8.0},
					below: []goal{
						{key: "training", level: "subsidiary_goal", status: "in_progress", health: "on_track", owner: "elin@vasteras.example", start: -250, due: 400, review: 60, steps: []int{8},
							title: "All employees who meet welfare technology are offered training every year",
							more:  goals.Values{"confidence": 8.0, "departments": []string{"Human resources"}, "tags": []string{"training"}, "resourcesFte": 1.5}},
						{key: "tedious", level: "subsidiary_goal", status: "proposed", health: "unknown", due: 760, steps: []int{4, 5},
							title: "Each ambassador may propose two tests a year of technology that takes over tedious work"},
					}},
			}},
		{key: "quality", level: "strategy_statement", status: "proposed", health: "unknown", owner: "gudrun@reykjavik.example", steps: []int{2, 9},
			title: "Services keep their quality while the cost stays the same or falls",
			below: []goal{
				{key: "growth", level: "goal", status: "draft", health: "unknown", steps: []int{5},
					title: "The work supports the growth policy of each municipality"},
				{key: "benefits", level: "goal", status: "in_progress", health: "on_track", owner: "gudrun@reykjavik.example", start: -120, due: 500, steps: []int{6, 9}, review: 45,
					title: "Benefits are followed up and published, also when they fail to appear", more: goals.Values{"departments": []string{"Finance"}},
					below: []goal{
						{key: "baseline", level: "subsidiary_goal", status: "in_progress", health: "on_track", owner: "gudrun@reykjavik.example", start: -100, due: 210, steps: []int{6, 7, 9},
							title: "No larger purchase without a baseline and a date for follow-up", municipality: "reykjavik", more: goals.Values{"confidence": 9.0, "departments": []string{"Procurement", "Finance"}}},
					}},
			}},
	}}

// indicators of the sample list, by the goal they measure.
var sampleIndicators = []struct {
	key, goal, name, unit, kind, direction, aggregate, frequency string
	baseline, target                                             any
	more                                                         goals.Values
}{
	{"dispensers", "dispenser", "Offered a dispenser, of those who receive help with medicine", "%", "percent", "increase", "weighted_mean", "quarterly", 8.0, 50.0,
		goals.Values{"ownerId": "freja@odense.example", "benefitType": "saved_time", "effectPlace": "redeployed", "thresholdGreen": 60.0, "thresholdYellow": 30.0,
			"definition": "People with help to take medicine at home who were offered a dispenser, as a share of all who have such help on the last day of the period."}},
	{"visits", "dispenser", "Visits a week only for medicine", "visits", "count", "decrease", "sum", "quarterly", 4200.0, 2600.0,
		goals.Values{"ownerId": "freja@odense.example", "benefitType": "avoided_cost", "effectPlace": "own_budget"}},
	{"disturbed", "nights", "Nights with an unneeded visit", "%", "percent", "decrease", "mean", "tertial", 34.0, 10.0,
		goals.Values{"ownerId": "ingrid@lister.example", "benefitType": "increased_quality", "effectPlace": "citizen", "thresholdGreen": 70.0, "thresholdYellow": 40.0}},
	{"trained", "training", "Employees who took part in training this year", "%", "percent", "increase", "weighted_mean", "half_year", 35.0, 90.0,
		goals.Values{"ownerId": "elin@vasteras.example", "benefitType": "increased_quality"}},
	{"strain", "environment", "Heavy lifts for each employee and day", "lifts", "number", "decrease", "mean", "half_year", nil, 4.0,
		goals.Values{"baselineMissingReason": "Västerås counts from spring on; the others have not begun.", "benefitType": "increased_quality"}},
	{"baselines", "baseline", "Larger purchases with a baseline", "%", "percent", "increase", "latest", "tertial", 20.0, 100.0, goals.Values{"ownerId": "gudrun@reykjavik.example"}},
	{"satisfaction", "everyday", "Citizens who say that they manage better than a year ago", "%", "percent", "within_range", "mean", "yearly", nil, nil,
		goals.Values{"rangeLow": 60.0, "rangeHigh": 100.0, "source": "survey"}},
}

// measured are values of the sample list: by indicator and municipality, one for
// each quarter, the last one ending lately.
var measured = []struct {
	indicator, municipality, by string
	n                           float64
	values                      []float64
}{
	{"dispensers", "odense", "freja@odense.example", 1900, []float64{8, 17, 29, 34}},
	{"dispensers", "vasteras", "elin@vasteras.example", 1300, []float64{11, 15, 22}},
	{"dispensers", "lister", "ingrid@lister.example", 420, []float64{4, 12, 19}},
	{"visits", "odense", "freja@odense.example", 0, []float64{1900, 1750, 1520, 1430}},
	{"visits", "vasteras", "elin@vasteras.example", 0, []float64{1450, 1400, 1290}},
	{"visits", "lister", "ingrid@lister.example", 0, []float64{700, 690, 660}},
	{"disturbed", "lister", "ingrid@lister.example", 0, []float64{33, 35, 31}},
	{"trained", "odense", "astrid@odense.example", 5200, []float64{41, 58, 66}},
	{"trained", "vasteras", "elin@vasteras.example", 3900, []float64{52, 71}},
	{"trained", "reykjavik", "gudrun@reykjavik.example", 2600, []float64{30, 49}},
	{"strain", "vasteras", "elin@vasteras.example", 0, []float64{7.5, 6.8}},
	{"baselines", "reykjavik", "gudrun@reykjavik.example", 0, []float64{20, 45, 70}},
	{"satisfaction", "odense", "astrid@odense.example", 0, []float64{58, 63}},
	{"satisfaction", "eksote", "aino@eksote.example", 0, []float64{66, 61}},
}

// checkIns of the sample list, oldest first.
var checkIns = []struct {
	goal, by, health      string
	daysAgo               int
	confidence            float64
	done, obstacles, next string
	help                  bool
}{
	{"dispenser", "freja@odense.example", "on_track", 130, 8, "Three districts have begun. Those who tried it kept it.", "", "Show it to the pharmacies.", false},
	{"dispenser", "freja@odense.example", "at_risk", 12, 6, "A third of all have been offered one.", "The pharmacies need two weeks to fill a new kind, and shifts change meanwhile.", "Agree on one day a week with the pharmacies.", true},
	{"nights", "ingrid@lister.example", "at_risk", 100, 5, "Eleven homes take part.", "The network is weak in two valleys.", "Try sensors that keep their own record.", false},
	{"nights", "ingrid@lister.example", "off_track", 8, 3, "The first supplier has withdrawn.", "No agreement covers a second one before the summer.", "Ask Västerås whether we may use theirs.", true},
	{"everyday", "freja@odense.example", "at_risk", 10, 7, "Both surveys are in.", "Results differ much between districts.", "Look at what the best two do.", false},
	{"training", "elin@vasteras.example", "on_track", 40, 8, "Short films of five minutes work between visits.", "", "Share the films with the other four.", false},
	{"open-days", "elin@vasteras.example", "on_track", 26, 9, "Ten open days, about 900 visitors.", "", "Write down which questions came most.", false},
	{"baseline", "gudrun@reykjavik.example", "on_track", 30, 9, "Procurement stops cases without a baseline.", "", "The same rule for extensions of contracts.", false},
	{"benefits", "gudrun@reykjavik.example", "on_track", 33, 7, "The first three reports are public, one of them about a benefit that did not come.", "", "One page for all five.", false},
	{"dialogue", "lars@vasteras.example", "on_track", 45, 8, "Open days are done for this year.", "", "Councils before the winter.", false},
}

// goalList is the first content of the sample list.
func (s *seeder) goalList() ([]byte, error) {
	return goals.Build(func(e goals.Editor) error {
		if err := e.Begin("sample", "en"); err != nil {
			return err
		}
		err := e.SetMeta(goals.Values{"nextReviewOn": daysFromNow(120), "strategyDocument": idOf("document:strategy"), "referenceCountries": []string{"DK", "FI", "IS", "NO", "SE"},
			"reviewClause": "The whole list is gone through every year in March, before the budgets are made."})
		if err != nil {
			return err
		}
		if err := s.addGoal(e, vision, "", tree.Between("", "")); err != nil {
			return err
		}
		if err := s.addIndicators(e); err != nil {
			return err
		}
		return s.addPlan(e)
	})
}

func (s *seeder) addGoal(e goals.Editor, g goal, parent, order string) error {
	id := idOf("goal:" + g.key)
	values := goals.Values{"title": g.title, "level": g.level, "status": g.status, "health": g.health, "horizon": "three_year", "reviewCycle": "tertial", "steps": g.steps}
	for name, v := range map[string]string{"municipalityId": g.municipality, "responsibleUnit": g.unit, "ownerId": string(s.people[g.owner])} {
		if v != "" {
			values[name] = v
		}
	}
	for name, days := range map[string]int{"start": g.start, "due": g.due, "nextReviewOn": g.review} {
		if days != 0 {
			values[name] = daysFromNow(days)
		}
	}
	for name, v := range g.more {
		values[name] = v
	}
	if err := e.AddGoal(id, parent, order, values); err != nil {
		return err
	}
	last := ""
	for _, below := range g.below {
		last = tree.Between(last, "")
		if err := s.addGoal(e, below, id, last); err != nil {
			return err
		}
	}
	return nil
}

func (s *seeder) addIndicators(e goals.Editor) error {
	last := ""
	for _, i := range sampleIndicators {
		last = tree.Between(last, "")
		values := goals.Values{"goalId": idOf("goal:" + i.goal), "name": i.name, "unit": i.unit, "kind": i.kind, "direction": i.direction, "aggregate": i.aggregate,
			"frequency": i.frequency, "source": "manual", "order": last}
		for name, v := range i.more {
			values[name] = v
		}
		if owner, ok := values["ownerId"].(string); ok {
			values["ownerId"] = string(s.people[owner])
		}
		if i.baseline != nil {
			values["baselineValue"], values["baselineDate"] = i.baseline, daysFromNow(-380)
		}
		if i.target != nil {
			values["targetValue"], values["targetDate"] = i.target, daysFromNow(400)
		}
		if err := e.Add(goals.Indicators, idOf("indicator:"+i.key), values); err != nil {
			return err
		}
	}
	err := e.Add(goals.Links, idOf("link:rehabilitation"), goals.Values{"fromGoal": idOf("goal:everyday"), "toKind": "initiative", "type": "supports_initiative",
		"toTitle": "Rehabilitation before care, which all five have already", "strength": 3.0})
	if err != nil {
		return err
	}
	return e.Add(goals.Links, idOf("link:training"), goals.Values{"fromGoal": idOf("goal:training"), "toKind": "goal", "toId": idOf("goal:dispenser"), "type": "contributes_to",
		"strength": 2.0, "note": "Whoever offers a dispenser must have tried one."})
}

// activities of the sample plan, each after others of the list.
var activities = []struct {
	key, title, responsible string
	start, due              int
	status                  string
	milestone               bool
	after                   []string
}{
	{"choose", "Choose the dispenser together, with the standards of IT", "gudrun@reykjavik.example", -230, -160, "done", false, nil},
	{"pharmacies", "Agree with the pharmacies on how packs are filled", "freja@odense.example", -170, -5, "doing", false, []string{"choose"}},
	{"films", "Make short training films in five languages", "elin@vasteras.example", -150, -40, "done", false, []string{"choose"}},
	{"districts", "Begin in three districts of each municipality", "freja@odense.example", -39, 60, "doing", false, []string{"films"}},
	{"half", "Half of all have been offered one", "freja@odense.example", 61, 400, "todo", true, []string{"districts", "pharmacies"}},
	{"evaluate", "Evaluate after a year, and publish it", "aino@eksote.example", 401, 460, "todo", false, []string{"half"}},
}

func (s *seeder) addPlan(e goals.Editor) error {
	plan := idOf("plan:dispenser")
	err := e.Add(goals.Plans, plan, goals.Values{"title": "Medicine dispensers in five municipalities", "templateVersion": goals.PlanTemplate,
		"goals": []string{idOf("goal:dispenser")}, "indicators": []string{idOf("indicator:dispensers"), idOf("indicator:visits")}, "step": 8.0, "projectPhase": "implementation",
		"ownerId": string(s.people["freja@odense.example"]), "operationalOwnerId": string(s.people["astrid@odense.example"]), "followUpOn": daysFromNow(460),
		"budgetKind": "operating", "privacyDpia": "done", "status": "running", "steering": "The five coordinators, every second month.",
		"stopCriteria":    "Fewer than one in four keep it after three months.",
		"purpose":         "People take the right medicine at the right time without waiting for a visit, and employees drive less.",
		"expectedEffects": "About 1,600 visits a week fewer; fewer missed doses.",
		"ownership":       "Home care runs it from the first day. The project only helps to begin.",
		"training":        "Films of five minutes, and one hour with a dispenser on the table. Ambassadors answer questions in their unit.",
		"organisation":    "One contact for each district, one for the pharmacies, one at IT.",
		"support":         "A telephone that is answered day and night, at first by the supplier, later by our own alarm centre.",
		"communication":   "A letter to citizens and relatives before each district begins, and open days.",
		"risk":            "Shortage of packs at the pharmacies. Power cuts in the north.",
		"ethics":          "Nobody is asked twice by the same person. Visits are not taken away from those who are lonely."})
	if err != nil {
		return err
	}
	last := ""
	for _, a := range activities {
		last = tree.Between(last, "")
		values := goals.Values{"planId": plan, "title": a.title, "responsibleId": string(s.people[a.responsible]), "start": daysFromNow(a.start), "due": daysFromNow(a.due),
			"status": a.status, "milestone": a.milestone, "order": last}
		for _, key := range a.after {
			values["dependsOn"] = append(values.Strings("dependsOn"), idOf("activity:"+key))
		}
		if err := e.Add(goals.Activities, idOf("activity:"+a.key), values); err != nil {
			return err
		}
	}
	return nil
}

// statements adds the values and check-ins of the sample list, as their authors
// would have, a quarter apart.
func (s *seeder) statements(ctx context.Context, doc string) error {
	for _, m := range measured {
		for i, value := range m.values {
			end := time.Now().AddDate(0, 0, -9-91*(len(m.values)-1-i))
			var n *float64
			if m.n > 0 {
				n = &m.n
			}
			_, err := s.pool.Exec(ctx, `
				INSERT INTO goal_values (id, document_id, indicator_id, municipality_id, period_start, period_end, value, n, by_id, at)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
				idOf(fmt.Sprint("value:", m.indicator, m.municipality, i)), doc, idOf("indicator:"+m.indicator), m.municipality,
				end.AddDate(0, 0, -90).Format(time.DateOnly), end.Format(time.DateOnly), value, n, string(s.people[m.by]), end.AddDate(0, 0, 4))
			if err != nil {
				return fmt.Errorf("value of %s: %w", m.indicator, err)
			}
		}
	}
	for i, c := range checkIns {
		_, err := s.pool.Exec(ctx, `
			INSERT INTO goal_checkins (id, document_id, goal_id, health, confidence, done, obstacles, next, help_wanted, by_id, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING`,
			idOf(fmt.Sprint("check-in:", c.goal, i)), doc, idOf("goal:"+c.goal), c.health, c.confidence, c.done, c.obstacles, c.next, c.help,
			string(s.people[c.by]), time.Now().AddDate(0, 0, -c.daysAgo))
		if err != nil {
			return fmt.Errorf("check-in on %s: %w", c.goal, err)
		}
	}
	return nil
}
