package collab

import (
	"context"
	"errors"
)

// DocumentID names a document, and with it a room: a UUID in its canonical
// lower-case text form.
type DocumentID string

// Valid reports whether the id has the one form that names a room. Another
// spelling of the same UUID would be another room for the same rows.
func (d DocumentID) Valid() bool {
	if len(d) != 36 {
		return false
	}
	for i, c := range []byte(d) {
		switch {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if c != '-' {
				return false
			}
		case c >= '0' && c <= '9', c >= 'a' && c <= 'f':
		default:
			return false
		}
	}
	return true
}

// PersonID names a signed-in person: a UUID in its canonical lower-case text
// form. The nil value means "nobody".
type PersonID string

// SessionID names what a person signed in with: a browser session or an access
// token. Ending it closes every socket that came in through it.
type SessionID string

// Right is what a member may do in one room. It is an ordered scale: a higher
// right includes the lower ones.
type Right uint8

const (
	// RightNone: the room does not exist, as far as this person can tell.
	RightNone Right = iota
	// RightRead: sync, see and show presence.
	RightRead
	// RightComment: as read; comments themselves go through REST.
	RightComment
	// RightWrite: updates are taken.
	RightWrite
)

// Identity is who stands behind a connection. The hub shows Name and
// Organisation to nobody by itself; it uses them to refuse awareness that
// names somebody else.
type Identity struct {
	Person       PersonID
	Session      SessionID
	Name         string
	Organisation string // short name, e.g. "Odense"
}

// ErrUnauthenticated is returned by Authenticator for a token that is unknown,
// expired or withdrawn.
var ErrUnauthenticated = errors.New("collab: not signed in")

// Authenticator turns the token of a Hocuspocus auth message into a person.
// (Cookies and headers are resolved by the HTTP layer before the hub is called.)
type Authenticator interface {
	AuthenticateToken(ctx context.Context, token string) (Identity, error)
}

// Access answers what a person may do with a document at this moment. An
// unknown document and one that is not theirs are both RightNone, nil.
type Access interface {
	Right(ctx context.Context, person PersonID, doc DocumentID) (Right, error)
}
