package rounds

import (
	"time"

	"samrad/server/people"
)

// Status is where a round stands.
type Status string

// The statuses. A round that is closed without having been revealed is void:
// its placements are deleted.
const (
	Open     Status = "open"
	Revealed Status = "revealed"
	Closed   Status = "closed"
)

// fewPeople is below how many positions could be told apart: of what fewer have
// placed nothing is shown, by nobody and at no time.
const fewPeople = 3

// RoundSummary is a round in a list.
type RoundSummary struct {
	ID          string       `json:"id" format:"uuid"`
	DocumentID  string       `json:"documentId" format:"uuid"`
	Title       string       `json:"title"`
	Status      Status       `json:"status" enum:"open,revealed,closed"`
	OpenedBy    people.Maybe `json:"openedBy"`
	OpenedAt    time.Time    `json:"openedAt"`
	RevealedAt  *time.Time   `json:"revealedAt" nullable:"true"`
	ClosedAt    *time.Time   `json:"closedAt" nullable:"true"`
	PlacedCount int          `json:"placedCount" doc:"How many people have placed somebody."`
	MemberCount int          `json:"memberCount" doc:"How many people may."`
	FewPeople   bool         `json:"fewPeople" doc:"Fewer than three have, so nothing will be shown. Say so before revealing."`
}

// Round is a round as the caller may see it.
type Round struct {
	RoundSummary
	Mine    []Placement   `json:"mine" nullable:"false" doc:"The caller's own placements."`
	Results []RoundResult `json:"results,omitempty" nullable:"false" doc:"After the reveal, by stakeholder; only of those that three people or more have placed."`
	// Withheld are ids, without a count: that could tell who took part.
	Withheld []string `json:"withheld,omitempty" nullable:"false" doc:"Stakeholders that only one or two people have placed. Their positions are shown to nobody."`
}

// Placement is where one person sees a stakeholder.
type Placement struct {
	StakeholderID string  `json:"stakeholderId"`
	Interest      float64 `json:"interest" minimum:"0" maximum:"3"`
	Influence     float64 `json:"influence" minimum:"0" maximum:"3"`
	Note          string  `json:"note" maxLength:"500"`
}

// Point is a place on the grid, or a distance on it.
type Point struct {
	Interest  float64 `json:"interest"`
	Influence float64 `json:"influence"`
}

// RoundResult is what all placements of a stakeholder say together.
type RoundResult struct {
	StakeholderID string  `json:"stakeholderId"`
	Median        Point   `json:"median"`
	Spread        Point   `json:"spread" doc:"The interquartile range of each."`
	Count         int     `json:"count" doc:"How many people placed this stakeholder."`
	Placements    []Point `json:"placements" nullable:"false" doc:"Each person's, in an order that says nothing about whose."`
}
