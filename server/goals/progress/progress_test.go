package progress_test

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"samrad/server/goals/progress"
	"samrad/server/goals/tree"
)

type indicator struct {
	ID, GoalID, Kind, Direction, Aggregate string
	BaselineValue, TargetValue             *float64
	RangeLow, RangeHigh                    *float64
	ThresholdGreen, ThresholdYellow        *float64
}

func (i indicator) plain() progress.Indicator {
	return progress.Indicator{Kind: i.Kind, Direction: i.Direction, Aggregate: i.Aggregate, Baseline: i.BaselineValue, Target: i.TargetValue,
		RangeLow: i.RangeLow, RangeHigh: i.RangeHigh, ThresholdGreen: i.ThresholdGreen, ThresholdYellow: i.ThresholdYellow}
}

type value struct {
	ID, IndicatorID, PeriodStart, PeriodEnd, At string
	MunicipalityID, CorrectedBy                 *string
	Value                                       float64
	N                                           *float64
}

func (v value) plain() progress.Value {
	out := progress.Value{ID: v.ID, Start: v.PeriodStart, End: v.PeriodEnd, At: v.At, Value: v.Value, N: v.N, Corrected: v.CorrectedBy != nil}
	if v.MunicipalityID != nil {
		out.MunicipalityID = *v.MunicipalityID
	}
	return out
}

type vectors struct {
	Indicators []struct {
		Name      string
		Indicator indicator
		Values    []value
		Want      struct {
			Current, Value *float64
			Reason, Colour *string
		}
	}
	Goals []struct {
		Name  string
		Goals []struct {
			ID, Parent, ProgressMode, Status, RemovedAt string
			Progress, Weight                            *float64
		}
		Indicators []indicator
		Values     []value
		Plans      []struct {
			ID    string
			Goals []string
		}
		Actions []struct{ ID, PlanID, Status string }
		Adopted []struct {
			GoalID           string
			Progress, Weight *float64
		}
		Want map[string]struct {
			Value, Computed *float64
			Measured, Of    int
			Mode            string
			Reason          *string
		}
	}
}

func read(t *testing.T) (all vectors) {
	t.Helper()
	text, err := os.ReadFile("../testdata/progress.json")
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil || len(all.Indicators) < 40 || len(all.Goals) < 30 {
		t.Fatalf("%d and %d cases: %v", len(all.Indicators), len(all.Goals), err)
	}
	return all
}

func same(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && math.Abs(*a-*b) < 1e-9
}

func shown(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestIndicatorVectors(t *testing.T) {
	for _, c := range read(t).Indicators {
		var values []progress.Value
		for _, v := range c.Values {
			values = append(values, v.plain())
		}
		got := progress.Measure(c.Indicator.plain(), values)
		if !same(got.Current, c.Want.Current) || !same(got.Percent, c.Want.Value) || string(got.Reason) != text(c.Want.Reason) || got.Colour != text(c.Want.Colour) {
			t.Errorf("%s: got %v %v %q %q, want %v %v %q %q", c.Name, shown(got.Current), shown(got.Percent), got.Reason, got.Colour,
				shown(c.Want.Current), shown(c.Want.Value), text(c.Want.Reason), text(c.Want.Colour))
		}
	}
}

func TestGoalVectors(t *testing.T) {
	for _, c := range read(t).Goals {
		goals := map[string]progress.Goal{}
		var places []tree.Place
		for _, g := range c.Goals {
			places = append(places, tree.Place{ID: g.ID, Parent: g.Parent, Removed: g.RemovedAt != ""})
			goal := progress.Goal{Mode: g.ProgressMode, ByHand: g.Progress, Weight: g.Weight, Dropped: g.Status == "dropped"}
			for _, i := range c.Indicators {
				if i.GoalID != g.ID {
					continue
				}
				var values []progress.Value
				for _, v := range c.Values {
					if v.IndicatorID == i.ID {
						values = append(values, v.plain())
					}
				}
				goal.Indicators = append(goal.Indicators, progress.Measure(i.plain(), values))
			}
			for _, p := range c.Plans {
				for _, a := range c.Actions {
					if a.PlanID != p.ID || len(p.Goals) != 1 || p.Goals[0] != g.ID || a.Status == "dropped" {
						continue
					}
					goal.All++
					if a.Status == "done" {
						goal.Done++
					}
				}
			}
			for _, part := range c.Adopted {
				if part.GoalID == g.ID {
					goal.Adopted = append(goal.Adopted, progress.Part{Percent: part.Progress, Weight: part.Weight})
				}
			}
			goals[g.ID] = goal
		}
		results := progress.Compute(tree.Build(places), goals)
		for id, want := range c.Want {
			got := results[id]
			if !same(got.Percent, want.Value) || !same(got.Computed, want.Computed) || got.Measured != want.Measured || got.Of != want.Of ||
				got.Mode != want.Mode || string(got.Reason) != text(want.Reason) {
				t.Errorf("%s: %s: got %v of which computed %v, %d of %d, %s %q", c.Name, id, shown(got.Percent), shown(got.Computed), got.Measured, got.Of, got.Mode, got.Reason)
			}
		}
	}
}
