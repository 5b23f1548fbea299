package stakeholders

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/callers"
	"samrad/server/fieldtable"
	"samrad/server/identity"
	"samrad/server/turns"
)

// Rooms is what stakeholder maps need of the hub.
type Rooms interface {
	// Write commits an update to the document in the author's name and shows it
	// to whoever has the document open. It returns after the commit.
	Write(ctx context.Context, doc collab.DocumentID, author collab.PersonID, update []byte) error
	// State returns the committed state of the document as one Yjs update.
	State(ctx context.Context, doc collab.DocumentID) ([]byte, error)
}

// Service answers the REST operations about stakeholders and relations.
type Service struct {
	pool   *pgxpool.Pool
	access *access.Access
	audit  *audit.Log
	rooms  Rooms
	turns  turns.Turns
}

// New returns a Service that reads rows from pool and maps through rooms.
func New(pool *pgxpool.Pool, rooms Rooms) *Service {
	return &Service{pool: pool, access: access.New(pool), audit: audit.New(pool), rooms: rooms}
}

// kind is what the operations of this package are about.
var kind = callers.Kind{Name: "stakeholder_map", Edit: "change stakeholder maps",
	Other: "This document is not a stakeholder map, so it has no stakeholders. Use the id of one that is."}

// AsReader returns the caller and their standing to the map, or a problem.
func (s *Service) AsReader(ctx context.Context, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	return kind.Reader(ctx, s.access, doc)
}

// AsWriter is AsReader for those who may edit.
func (s *Service) AsWriter(ctx context.Context, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	return kind.Writer(ctx, s.access, doc)
}

// Map reads the map as it is committed now. The caller's right was checked.
func (s *Service) Map(ctx context.Context, doc collab.DocumentID) (*Map, error) {
	d, err := s.open(ctx, doc)
	if err != nil {
		return nil, err
	}
	return readDoc(d), nil
}

func (s *Service) open(ctx context.Context, doc collab.DocumentID) (*ydoc.Doc, error) {
	state, err := s.rooms.State(ctx, doc)
	if err != nil {
		return nil, fmt.Errorf("read map doc=%s: %w", doc, err)
	}
	d, err := open(state)
	if err != nil {
		return nil, fmt.Errorf("doc=%s: %w", doc, err)
	}
	return d, nil
}

// Change runs f on the map and commits what it changed, in the author's name.
// It returns the map as it is after the commit, with what others did meanwhile.
// The author's right was checked.
func (s *Service) Change(ctx context.Context, doc collab.DocumentID, author collab.PersonID, f func(*Map, Editor) error) (*Map, error) {
	end, err := s.turns.Take(ctx, doc)
	if err != nil {
		return nil, err
	}
	defer end()
	d, err := s.open(ctx, doc)
	if err != nil {
		return nil, err
	}
	m := readDoc(d)
	update, err := edit(d, func(e Editor) error { return f(m, e) })
	if err != nil {
		return nil, err
	}
	if update == nil {
		return readDoc(d), nil
	}
	if err := s.rooms.Write(ctx, doc, author, update); err != nil {
		return nil, fmt.Errorf("change map doc=%s: %w", doc, err)
	}
	return s.Map(ctx, doc)
}

func (s *Service) directory(ctx context.Context, group access.GroupID) (directory, error) {
	return fieldtable.ReadDirectory(ctx, s.pool, group)
}
