package goals

import (
	"context"

	"samrad/collab"
	"samrad/server/goals/progress"
)

// standing is a list with its values: all that an answer needs.
type standing struct {
	*List
	measured map[string]progress.Measured
	results  map[string]progress.Result
}

// stand computes how everything of a list stands.
func (s *Service) stand(ctx context.Context, doc collab.DocumentID, l *List) (standing, error) {
	values, err := valuesOf(ctx, s.pool, doc)
	if err != nil {
		return standing{}, err
	}
	adopted, err := adoptedElsewhere(ctx, s.pool, doc)
	if err != nil {
		return standing{}, err
	}
	measured := l.Measure(values)
	return standing{l, measured, l.Progress(measured, adopted)}, nil
}

// standOf computes how one thing stands; of the others it may know too little.
func (s *Service) standOf(ctx context.Context, doc collab.DocumentID, l *List, e *Entity, id string) (standing, error) {
	of := map[string]bool{}
	switch e {
	case Goals:
		of[id] = true
		for _, below := range l.Tree.Below(id) {
			of[below] = true
		}
	case Indicators:
	default:
		return standing{List: l}, nil
	}
	indicators := []string{}
	for _, t := range l.Indicators {
		if of[t.Values.Text("goalId")] || e == Indicators && t.ID == id {
			indicators = append(indicators, t.ID)
		}
	}
	var values map[string][]progress.Value
	if len(indicators) > 0 {
		var err error
		if values, err = valuesOfThese(ctx, s.pool, doc, indicators); err != nil {
			return standing{}, err
		}
	}
	out := standing{List: l, measured: l.Measure(values)}
	if e == Goals {
		adopted, err := adoptedElsewhere(ctx, s.pool, doc)
		if err != nil {
			return standing{}, err
		}
		out.results = l.Progress(out.measured, adopted)
	}
	return out, nil
}

func (l standing) goal(t Thing) Goal {
	g := Goal{Thing: t, ParentID: orNull(l.Tree.Parent(t.ID)), Order: l.Tree.Order(t.ID), Code: l.Tree.Code(t.ID), Depth: l.Tree.Depth(t.ID),
		Orphan: l.Tree.Orphan(t.ID), ProgressResult: progressOf(l.results[t.ID]), Warnings: []Warning{}}
	r := l.results[t.ID]
	if r.Mode == progress.Manual && r.Percent != nil && r.Computed != nil && *r.Percent != *r.Computed && t.Values["progressReason"] == nil {
		g.Warnings = append(g.Warnings, Warning{"reason_missing", "progressReason",
			"Say why the progress is set by hand: its indicators or the goals below give another value."})
	}
	return g
}

func (l standing) indicator(t Thing) Indicator {
	m := l.measured[t.ID]
	i := Indicator{Thing: t, Result: measuredOf(m), Warnings: []Warning{}}
	switch m.Reason {
	case progress.NoBaseline:
		if t.Values["baselineMissingReason"] == nil {
			i.Warnings = append(i.Warnings, Warning{"no_baseline", "baselineValue", "There is no baseline, so progress cannot be told. Measure one, or say why there is none."})
		}
	case progress.NoTarget:
		i.Warnings = append(i.Warnings, Warning{"no_target", "targetValue", "There is no target, so progress cannot be told."})
	case progress.TargetIsBaseline:
		i.Warnings = append(i.Warnings, Warning{"target_is_baseline", "targetValue", "The target equals the baseline, so there is no way to come. Change one of them, or the direction to keep."})
	}
	return i
}

// plan warns of what is missing when a plan is said to be done.
func (l standing) plan(t Thing) ActionPlan {
	p := ActionPlan{Thing: t, Warnings: []Warning{}}
	if t.Values.Text("status") != "done" {
		return p
	}
	warn := func(missing bool, code, field, words string) {
		if missing {
			p.Warnings = append(p.Warnings, Warning{code, field, words})
		}
	}
	warn(t.Values["operationalOwnerId"] == nil, "no_operational_owner", "operationalOwnerId", "The plan is done, and nobody is named who runs what it brought.")
	warn(t.Values["handoverOn"] == nil, "no_handover", "handoverOn", "The plan is done without a day of handover.")
	warn(!l.hasBaseline(t), "no_baseline", "indicators", "The plan is done, and none of its indicators has a baseline to compare with.")
	warn(t.Values.Text("training") == "", "no_training", "training", "The plan is done, and nothing is written about training.")
	warn(t.Values["followUpOn"] == nil, "no_follow_up", "followUpOn", "The plan is done without a day on which its effects are looked at again.")
	return p
}

// hasBaseline looks at the indicators of a plan, or of its goals if it names none.
func (l standing) hasBaseline(plan Thing) bool {
	named := map[string]bool{}
	for _, id := range plan.Values.Strings("indicators") {
		named[id] = true
	}
	served := map[string]bool{}
	for _, id := range plan.Values.Strings("goals") {
		served[id] = len(named) == 0
	}
	for _, t := range l.Indicators {
		if (named[t.ID] || served[t.Values.Text("goalId")]) && t.Values["baselineValue"] != nil {
			return true
		}
	}
	return false
}

// answerOf makes the answer about a thing of a kind.
func (l standing) answerOf(e *Entity, t Thing) any {
	switch e {
	case Goals:
		return l.goal(t)
	case Links:
		return GoalLink{t}
	case Indicators:
		return l.indicator(t)
	case Plans:
		return l.plan(t)
	}
	return Activity{t}
}
