package access

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
)

// ErrNotFound: it does not exist, or not for this person. The two cannot be
// told apart, on purpose.
var ErrNotFound = errors.New("access: not found")

// GroupID names a group: a UUID in its canonical lower-case text form.
type GroupID string

// Access answers questions about rights from the database, each with one
// query. It satisfies collab.Access.
type Access struct{ pool *pgxpool.Pool }

var _ collab.Access = (*Access)(nil)

// New returns an Access that reads from pool.
func New(pool *pgxpool.Pool) *Access { return &Access{pool: pool} }

// Document is how a person stands to one document.
type Document struct {
	Group    GroupID
	Kind     string
	Role     Role
	Archived bool
}

// Rights lists what the person may do with the document right now: the role's
// rights, or only view once the document is archived. Manage stays with the
// role, since it is about the group and its list of documents.
func (d Document) Rights() []Right {
	if d.Archived {
		return []Right{View}
	}
	return d.Role.Rights()
}

// InGroup returns the person's role in the group, or ErrNotFound.
func (a *Access) InGroup(ctx context.Context, person collab.PersonID, group GroupID) (Role, error) {
	if !isID(string(person)) || !isID(string(group)) {
		return "", ErrNotFound
	}
	var role Role
	err := a.pool.QueryRow(ctx,
		`SELECT role FROM group_members WHERE person_id = $1 AND group_id = $2`,
		string(person), string(group)).Scan(&role)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("look up role person=%s group=%s: %w", person, group, err)
	}
	return role, nil
}

// InDocument returns how the person stands to the document, or ErrNotFound. A
// document whose first content is still being written is not found either.
func (a *Access) InDocument(ctx context.Context, person collab.PersonID, doc collab.DocumentID) (Document, error) {
	if !isID(string(person)) || !isID(string(doc)) {
		return Document{}, ErrNotFound
	}
	var d Document
	err := a.pool.QueryRow(ctx,
		`SELECT d.group_id::text, d.kind, m.role, d.archived_at IS NOT NULL
		   FROM group_members m JOIN documents d ON d.group_id = m.group_id
		  WHERE m.person_id = $1 AND d.id = $2 AND d.ready`,
		string(person), string(doc)).Scan(&d.Group, &d.Kind, &d.Role, &d.Archived)
	if errors.Is(err, pgx.ErrNoRows) {
		return Document{}, ErrNotFound
	}
	if err != nil {
		return Document{}, fmt.Errorf("look up rights person=%s doc=%s: %w", person, doc, err)
	}
	return d, nil
}

// Right is the hub's question. "Not there" and "not theirs" are RightNone.
func (a *Access) Right(ctx context.Context, person collab.PersonID, doc collab.DocumentID) (collab.Right, error) {
	d, err := a.InDocument(ctx, person, doc)
	if errors.Is(err, ErrNotFound) {
		return collab.RightNone, nil
	}
	if err != nil {
		return collab.RightNone, err
	}
	return d.Role.Room(d.Archived), nil
}

// isID keeps text that is no UUID away from the database, which would answer
// with an error where "not found" is the truth.
func isID(s string) bool {
	id, err := uuid.Parse(s)
	return err == nil && id.String() == s
}
