package identity

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/people"
)

// PersonID is the id of a row of people.
type PersonID = collab.PersonID

// SessionID is the id of a row of sessions or of access_tokens.
type SessionID = collab.SessionID

// Organisation is what everybody may know about an organisation.
type Organisation = people.Organisation

// Identity is who stands behind a request.
type Identity struct {
	Person       PersonID
	Session      SessionID // the browser session or access token it came with
	ByToken      bool      // true for an access token, false for a browser session
	Name         string
	Email        string // may be empty; never a key
	Locale       string // da nb sv fi is en, or "" for the browser's
	Organisation Organisation
}

// Socket returns id as the hub wants it.
func (id Identity) Socket() collab.Identity {
	return collab.Identity{
		Person:       id.Person,
		Session:      id.Session,
		Name:         id.Name,
		Organisation: id.Organisation.ShortName,
	}
}

type contextKey struct{}

// With returns a context that carries id. Tests and the middleware use it.
func With(ctx context.Context, id Identity) context.Context {
	return context.WithValue(ctx, contextKey{}, id)
}

// From returns who is signed in; false means nobody.
func From(ctx context.Context) (Identity, bool) {
	id, ok := ctx.Value(contextKey{}).(Identity)
	return id, ok
}

// Require is From for huma handlers: nobody signed in is a 401 that says what
// to do.
func Require(ctx context.Context) (Identity, error) {
	id, ok := From(ctx)
	if !ok {
		return Identity{}, huma.Error401Unauthorized(
			"You are not signed in. Sign in again, or send Authorization: Bearer with an access token.")
	}
	return id, nil
}
