package stakeholders

import (
	"context"
	"fmt"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/audit"
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

// AsReader returns the caller and their standing to the map, or a problem.
func (s *Service) AsReader(ctx context.Context, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return who, access.Document{}, err
	}
	standing, err := s.access.InDocument(ctx, who.Person, doc)
	if err != nil {
		return who, access.Document{}, access.Problem(err, "document")
	}
	return who, standing, s.demandMap(ctx, doc)
}

// AsWriter is AsReader for those who may edit.
func (s *Service) AsWriter(ctx context.Context, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	who, standing, err := s.AsReader(ctx, doc)
	if err != nil {
		return who, standing, err
	}
	if err := access.Demand(standing.Role, access.Edit, "change stakeholder maps"); err != nil {
		return who, standing, err
	}
	return who, standing, access.DemandOpen(standing)
}

// demandMap refuses documents of other kinds.
func (s *Service) demandMap(ctx context.Context, doc collab.DocumentID) error {
	var kind string
	if err := s.pool.QueryRow(ctx, `SELECT kind FROM documents WHERE id = $1`, string(doc)).Scan(&kind); err != nil {
		return fmt.Errorf("read the kind of doc=%s: %w", doc, err)
	}
	if kind != "stakeholder_map" {
		return huma.Error404NotFound("This document is not a stakeholder map, so it has no stakeholders. Use the id of one that is.")
	}
	return nil
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
