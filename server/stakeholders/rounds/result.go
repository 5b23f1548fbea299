package rounds

import (
	"cmp"
	"math"
	"slices"
)

// results summarises placements per stakeholder, in the order of their ids, and
// names the stakeholders that too few have placed: a median of one is that
// person's position, and of two each knows the other's. The order of the input
// must not matter: it could tell whose a position is.
func results(all []Placement) (shown []RoundResult, withheld []string) {
	by := map[string][]Point{}
	for _, p := range all {
		by[p.StakeholderID] = append(by[p.StakeholderID], Point{p.Interest, p.Influence})
	}
	shown = make([]RoundResult, 0, len(by))
	for id, points := range by {
		if len(points) < fewPeople {
			withheld = append(withheld, id)
		} else {
			shown = append(shown, result(id, points))
		}
	}
	slices.Sort(withheld)
	slices.SortFunc(shown, func(a, b RoundResult) int { return cmp.Compare(a.StakeholderID, b.StakeholderID) })
	return shown, withheld
}

func result(id string, points []Point) RoundResult {
	interests, influences := make([]float64, len(points)), make([]float64, len(points))
	for i, p := range points {
		interests[i], influences[i] = p.Interest, p.Influence
	}
	slices.Sort(interests)
	slices.Sort(influences)
	slices.SortFunc(points, func(a, b Point) int {
		return cmp.Or(cmp.Compare(a.Interest, b.Interest), cmp.Compare(a.Influence, b.Influence))
	})
	return RoundResult{StakeholderID: id, Count: len(points),
		Median: Point{quantile(interests, 0.5), quantile(influences, 0.5)},
		Spread: Point{spread(interests), spread(influences)}, Placements: points}
}

func spread(sorted []float64) float64 {
	return hundredths(quantile(sorted, 0.75) - quantile(sorted, 0.25))
}

// quantile interpolates between the neighbours, as spreadsheets do (type 7 of
// Hyndman and Fan, 1996).
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return hundredths(sorted[below] + (at-float64(below))*(sorted[above]-sorted[below]))
}

func hundredths(n float64) float64 { return math.Round(n*100) / 100 }
