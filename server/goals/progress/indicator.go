// Package progress computes how far indicators and goals have come, as a
// percentage from 0 to 100. What cannot be said is nil with a reason, and never 0.
//
// The TypeScript twin is frontend/src/features/goals/model/progress.ts; both are
// held to ../testdata/progress.json. Pure values, no concurrency. Allowed
// imports: goals/tree.
package progress

import (
	"math"
	"slices"
	"strings"
)

// Reason is why there is no figure. The codes are part of the API.
type Reason string

// The reasons of indicators (the first six) and of goals.
const (
	NoBaseline       Reason = "no_baseline"
	NoTarget         Reason = "no_target"
	NoValue          Reason = "no_value"
	TargetIsBaseline Reason = "target_is_baseline"
	Qualitative      Reason = "qualitative"

	NothingToMeasure Reason = "nothing_to_measure"
	Unmeasured       Reason = "unmeasured"
)

// Indicator is what progress needs of an indicator; nil is not set.
type Indicator struct {
	Kind, Direction, Aggregate            string
	Baseline, Target, RangeLow, RangeHigh *float64
	ThresholdGreen, ThresholdYellow       *float64
}

// Value is one measured value. Start, End and At sort as text.
type Value struct {
	ID, MunicipalityID, Start, End, At string
	Value                              float64
	N                                  *float64 // how many it stands for
	Corrected                          bool     // a later value takes its place
}

// Measured is how an indicator stands.
type Measured struct {
	Current *float64 // of all municipalities together
	Percent *float64
	Reason  Reason // why Percent is nil
	Colour  string // green, yellow, red; "" without thresholds or percentage
}

// Measure computes how an indicator stands.
func Measure(i Indicator, values []Value) Measured {
	values = slices.DeleteFunc(slices.Clone(values), func(v Value) bool { return v.Corrected || math.IsNaN(v.Value) || math.IsInf(v.Value, 0) })
	m := Measured{Current: current(i.Aggregate, values)}
	m.Percent, m.Reason = percent(i, values, m.Current)
	if m.Percent != nil {
		m.Colour = colour(i, *m.Percent)
	}
	return m
}

// current joins the latest values of the municipalities.
func current(aggregate string, values []Value) *float64 {
	latest := latestOfEach(values)
	if len(latest) == 0 {
		return nil
	}
	var out float64
	switch aggregate {
	case "sum":
		for _, v := range latest {
			out += v.Value
		}
	case "mean":
		out = mean(latest, func(Value) float64 { return 1 })
	case "weighted_mean":
		out = mean(latest, weightOf)
	case "max":
		out = slices.MaxFunc(latest, byValue).Value
	case "min":
		out = slices.MinFunc(latest, byValue).Value
	default:
		out = slices.MaxFunc(latest, byTime).Value
	}
	return &out
}

func byValue(a, b Value) int {
	switch {
	case a.Value < b.Value:
		return -1
	case a.Value > b.Value:
		return 1
	}
	return 0
}

func byTime(a, b Value) int {
	for _, c := range []int{strings.Compare(a.End, b.End), strings.Compare(a.Start, b.Start), strings.Compare(a.At, b.At)} {
		if c != 0 {
			return c
		}
	}
	return strings.Compare(a.ID, b.ID)
}

// latestOfEach keeps the latest value of each municipality, by municipality, so
// that sums are the same on every machine.
func latestOfEach(values []Value) []Value {
	by := map[string]Value{}
	for _, v := range values {
		if have, there := by[v.MunicipalityID]; !there || byTime(v, have) > 0 {
			by[v.MunicipalityID] = v
		}
	}
	out := make([]Value, 0, len(by))
	for _, v := range by {
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b Value) int { return strings.Compare(a.MunicipalityID, b.MunicipalityID) })
	return out
}

func weightOf(v Value) float64 {
	if v.N == nil {
		return 1
	}
	return max(*v.N, 0)
}

func mean(values []Value, weigh func(Value) float64) float64 {
	var sum, weights float64
	for _, v := range values {
		sum += v.Value * weigh(v)
		weights += weigh(v)
	}
	if weights == 0 {
		return mean(values, func(Value) float64 { return 1 })
	}
	return sum / weights
}

func percent(i Indicator, values []Value, current *float64) (*float64, Reason) {
	switch {
	case i.Kind == "qualitative":
		return nil, Qualitative
	case i.Kind == "yes_no":
		return percentOfYes(i, current)
	case i.Direction == "keep" || i.Direction == "within_range":
		return shareInside(i, values)
	case i.Baseline == nil:
		return nil, NoBaseline
	case i.Target == nil:
		return nil, NoTarget
	case *i.Target == *i.Baseline:
		return nil, TargetIsBaseline
	case current == nil:
		return nil, NoValue
	}
	return clamped((*current - *i.Baseline) / (*i.Target - *i.Baseline)), ""
}

func clamped(share float64) *float64 {
	p := 100 * min(max(share, 0), 1)
	return &p
}

// percentOfYes is all or nothing for one answer, and the share of those who
// answered yes for their mean. A target of 0 wants a no.
func percentOfYes(i Indicator, current *float64) (*float64, Reason) {
	if current == nil {
		return nil, NoValue
	}
	share := min(max(*current, 0), 1)
	if i.Target != nil && *i.Target == 0 {
		share = 1 - share
	}
	return clamped(share), ""
}

// shareInside is the share of all values inside the range, or where there is
// none, between baseline and target.
func shareInside(i Indicator, values []Value) (*float64, Reason) {
	low, high := i.RangeLow, i.RangeHigh
	if low == nil && high == nil {
		low, high = i.Baseline, i.Target
		switch {
		case low == nil && high == nil:
			return nil, NoTarget
		case low == nil:
			low = high
		case high == nil:
			high = low
		case *low > *high:
			low, high = high, low
		}
	}
	if len(values) == 0 {
		return nil, NoValue
	}
	inside := 0
	for _, v := range values {
		if (low == nil || v.Value >= *low) && (high == nil || v.Value <= *high) {
			inside++
		}
	}
	return clamped(float64(inside) / float64(len(values))), ""
}

func colour(i Indicator, percent float64) string {
	switch {
	case i.ThresholdGreen == nil && i.ThresholdYellow == nil:
		return ""
	case i.ThresholdGreen != nil && percent >= *i.ThresholdGreen:
		return "green"
	case i.ThresholdYellow != nil && percent >= *i.ThresholdYellow:
		return "yellow"
	}
	return "red"
}
