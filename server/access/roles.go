package access

import (
	"slices"

	"samrad/collab"
)

// Role is what a member is in a group, as stored in group_members.role.
type Role string

// The three roles. Their order matters nowhere; what they allow is Rights.
const (
	Coordinator Role = "coordinator"
	Ambassador  Role = "ambassador"
	Observer    Role = "observer"
)

// Right is one thing a role allows. The names are those the REST API shows.
type Right string

// View: read everything of the group. Comment: write comments. Suggest: propose
// another wording, which somebody with Edit takes over or not. Edit: change the
// content and title of documents. Manage: members, steps, archive, and withdrawing
// others' comments.
const (
	View    Right = "view"
	Comment Right = "comment"
	Suggest Right = "suggest"
	Edit    Right = "edit"
	Manage  Right = "manage"
)

// Valid tells whether r is one of the three roles.
func (r Role) Valid() bool { return len(r.Rights()) > 0 }

// Rights lists what the role allows, weakest first; an unknown role allows
// nothing. The slice is the caller's own.
func (r Role) Rights() []Right {
	switch r {
	case Coordinator:
		return []Right{View, Comment, Suggest, Edit, Manage}
	case Ambassador:
		return []Right{View, Comment, Suggest}
	case Observer:
		return []Right{View}
	}
	return nil
}

// Can tells whether the role allows right.
func (r Role) Can(right Right) bool { return slices.Contains(r.Rights(), right) }

// Room translates the role into the hub's scale. An archived document can be
// read and nothing more, by whoever could read it before.
func (r Role) Room(archived bool) collab.Right {
	switch {
	case !r.Can(View):
		return collab.RightNone
	case archived || !r.Can(Comment):
		return collab.RightRead
	case r.Can(Edit):
		return collab.RightWrite
	}
	return collab.RightComment
}
