// Package callers finds out who asks, and how they stand to the group or the
// document that they ask about: the first lines of nearly every operation.
//
// Data flow: identity (who signed in) → access (how they stand) → the operation, or
// the problem to answer with: 401 for nobody, 404 alike for what is not there and
// what is not theirs, and only then 403 for what their role may not, or 409 for a
// document that is archived.
//
// Functions keep no state and may be called from any goroutine; each costs one query.
// Allowed imports: access, identity, collab (types), huma.
package callers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/identity"
)

// Member returns the caller and their role in the group.
func Member(ctx context.Context, a *access.Access, group access.GroupID) (identity.Identity, access.Role, error) {
	return memberFor(ctx, a, group, "group")
}

// Coordinator is Member for those who may manage the group. what is what they asked
// for, since "no such group" helps nobody who asked for a webhook; toDo is what only
// coordinators may.
func Coordinator(ctx context.Context, a *access.Access, group access.GroupID, what, toDo string) (identity.Identity, error) {
	who, role, err := memberFor(ctx, a, group, what)
	if err != nil {
		return who, err
	}
	return who, access.Demand(role, access.Manage, toDo)
}

func memberFor(ctx context.Context, a *access.Access, group access.GroupID, what string) (identity.Identity, access.Role, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return who, "", err
	}
	role, err := a.InGroup(ctx, who.Person, group)
	if err != nil {
		return who, "", access.Problem(err, what)
	}
	return who, role, nil
}

// Reader returns the caller and their standing to a document of any kind.
func Reader(ctx context.Context, a *access.Access, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return who, access.Document{}, err
	}
	standing, err := a.InDocument(ctx, who.Person, doc)
	if err != nil {
		return who, access.Document{}, access.Problem(err, "document")
	}
	return who, standing, nil
}

// Kind is a kind of document with operations of its own.
type Kind struct {
	Name  string // as it is kept with the document
	Other string // what to say about a document of another kind
	Edit  string // what only editors may, such as "change goal lists"
}

// Reader returns the caller and their standing to a document of this kind.
func (k Kind) Reader(ctx context.Context, a *access.Access, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	who, standing, err := Reader(ctx, a, doc)
	if err == nil && standing.Kind != k.Name {
		err = huma.Error404NotFound(k.Other)
	}
	return who, standing, err
}

// Writer is Reader for those who may edit the document now.
func (k Kind) Writer(ctx context.Context, a *access.Access, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	who, standing, err := k.Reader(ctx, a, doc)
	if err != nil {
		return who, standing, err
	}
	if err := access.Demand(standing.Role, access.Edit, k.Edit); err != nil {
		return who, standing, err
	}
	return who, standing, access.DemandOpen(standing)
}
