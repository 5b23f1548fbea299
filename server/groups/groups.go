package groups

import (
	"time"

	"samrad/server/access"
	"samrad/server/patch"
	"samrad/server/people"
)

// Summary is a group in a list.
type Summary struct {
	ID            string      `json:"id" format:"uuid"`
	Name          string      `json:"name"`
	Purpose       string      `json:"purpose"`
	Role          access.Role `json:"role" enum:"coordinator,ambassador,observer" doc:"The caller's own role."`
	MemberCount   int         `json:"memberCount"`
	DocumentCount int         `json:"documentCount" doc:"Without archived documents."`
	UpdatedAt     time.Time   `json:"updatedAt" doc:"The last change to the group, its steps or its documents."`
}

// Group is a group with its members and its nine steps.
type Group struct {
	ID      string      `json:"id" format:"uuid"`
	Name    string      `json:"name"`
	Purpose string      `json:"purpose"`
	Role    access.Role `json:"role" enum:"coordinator,ambassador,observer" doc:"The caller's own role."`
	Members []Member    `json:"members" nullable:"false"`
	Steps   []Step      `json:"steps" nullable:"false" doc:"Always nine, in order."`
	// EraseComments is what becomes of the comments of a member who is erased.
	EraseComments string `json:"eraseComments" enum:"keep,remove" doc:"When a member is erased: keep the text of their comments or remove it. Their name goes in any case."`
}

// Member is a person with a role in the group.
type Member struct {
	Person people.Person `json:"person"`
	Role   access.Role   `json:"role" enum:"coordinator,ambassador,observer"`
}

// StepState is how far a group has come with one of the nine steps.
type StepState string

// Steps is how many steps the CONNECT process has. They overlap and may be
// skipped, so no state depends on the step before.
const Steps = 9

// The states of a step. Skipped carries a reason.
const (
	NotStarted    StepState = "not_started"
	LookedThrough StepState = "looked_through"
	InProgress    StepState = "in_progress"
	InReview      StepState = "in_review"
	Adopted       StepState = "adopted"
	Skipped       StepState = "skipped"
)

// Step is one of the nine steps of a group. A step that nobody has touched
// reads as not_started with a nil UpdatedAt.
type Step struct {
	Step       int          `json:"step" minimum:"1" maximum:"9"`
	State      StepState    `json:"state" enum:"not_started,looked_through,in_progress,in_review,adopted,skipped"`
	SkipReason string       `json:"skipReason"`
	Owner      people.Maybe `json:"owner"`
	Due        *string      `json:"due" nullable:"true" format:"date"`
	UpdatedAt  *time.Time   `json:"updatedAt" nullable:"true"`
}

// StepChange sets what is given and leaves the rest.
type StepChange struct {
	State      *StepState          `json:"state,omitempty" enum:"not_started,looked_through,in_progress,in_review,adopted,skipped"`
	SkipReason *string             `json:"skipReason,omitempty" maxLength:"1000" doc:"Required when the state is skipped."`
	OwnerID    patch.Field[string] `json:"ownerId,omitempty" doc:"A member of the group; null clears it."`
	Due        patch.Field[string] `json:"due,omitempty" doc:"A date as 2026-12-31; null clears it."`
}
