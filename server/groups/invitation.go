package groups

import (
	"crypto/rand"
	"crypto/sha256"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/people"
)

// An invitation is a link that brings one person of one organisation into a
// group. The link's token is shown once and stored as a hash.
const (
	invitationLife = 14 * 24 * time.Hour
	maxPending     = 100 // per group, so that the list stays one that somebody reads
)

// The deeds about invitations in the audit log. Who joined is role.changed as
// well, so that every change of role is found under one name.
const (
	InvitationMade      audit.Action = "invitation.created"
	InvitationWithdrawn audit.Action = "invitation.withdrawn"
	InvitationAccepted  audit.Action = "invitation.accepted"
)

// NewInvitation is what a coordinator asks for.
type NewInvitation struct {
	OrganisationID string      `json:"organisationId" maxLength:"100" doc:"Only somebody who signs in there can use the link."`
	Role           access.Role `json:"role" enum:"coordinator,ambassador,observer"`
}

// Invitation is one that is waiting to be used. It does not hold the token.
type Invitation struct {
	ID           string              `json:"id" format:"uuid"`
	Organisation people.Organisation `json:"organisation"`
	Role         access.Role         `json:"role" enum:"coordinator,ambassador,observer"`
	CreatedBy    people.Maybe        `json:"createdBy"`
	CreatedAt    time.Time           `json:"createdAt"`
	ExpiresAt    time.Time           `json:"expiresAt"`
}

// MadeInvitation is an invitation just made, with its link. The link cannot be
// read again.
type MadeInvitation struct {
	Invitation
	URL string `json:"url" format:"uri" doc:"Give it to the person. The token is in the fragment, which browsers send to no server."`
}

// PendingInvitations are those of a group that can still be used.
type PendingInvitations struct {
	Items []Invitation `json:"items" nullable:"false"`
}

// InvitationToken is the part of the link after the #.
type InvitationToken struct {
	Token string `json:"token"`
}

// InvitationView is what the invited person sees before joining.
type InvitationView struct {
	Group        InvitingGroup       `json:"group"`
	Role         access.Role         `json:"role" enum:"coordinator,ambassador,observer"`
	Organisation people.Organisation `json:"organisation"`
	InvitedBy    people.Maybe        `json:"invitedBy"`
}

// InvitingGroup is as much of a group as an invitation tells.
type InvitingGroup struct {
	ID      string `json:"id" format:"uuid"`
	Name    string `json:"name"`
	Purpose string `json:"purpose"`
}

// JoinedGroup is where an accepted invitation leads.
type JoinedGroup struct {
	GroupID string `json:"groupId" format:"uuid"`
}

// newToken returns 26 random characters, 130 bits.
func newToken() string { return rand.Text() }

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// deadInvitation is the one answer for used, expired, withdrawn and invented:
// nobody learns by trying which tokens there once were.
func deadInvitation() error {
	return huma.Error404NotFound(
		"This invitation cannot be used. It may have been used already, withdrawn, or be older than 14 days. Ask a coordinator of the group for a new one.")
}

// notInvited names the organisation twice: in words, and for programs that say
// it in another language.
func notInvited(o people.Organisation) error {
	return huma.Error403Forbidden(
		"This invitation is for somebody at "+o.Name+". Sign in with an account there, or ask for an invitation for your own organisation.",
		&huma.ErrorDetail{Message: "The invitation is for another organisation.", Location: "organisation", Value: o.Name})
}
