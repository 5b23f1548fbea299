package stakeholders

import (
	"context"
	"fmt"
	"net/http"
	"sort"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/paging"
)

type (
	listInput struct {
		DocumentID string `path:"documentId"`
		paging.Query
	}
	stakeholderInput struct {
		DocumentID    string `path:"documentId"`
		StakeholderID string `path:"stakeholderId"`
	}
	relationInput struct {
		DocumentID string `path:"documentId"`
		RelationID string `path:"relationId"`
	}
	newStakeholderInput struct {
		DocumentID string `path:"documentId"`
		Body       newStakeholder
	}
	newRelationInput struct {
		DocumentID string `path:"documentId"`
		Body       newRelation
	}
	changeStakeholderInput struct {
		DocumentID    string `path:"documentId"`
		StakeholderID string `path:"stakeholderId"`
		Body          stakeholderFields
	}
	changeRelationInput struct {
		DocumentID string `path:"documentId"`
		RelationID string `path:"relationId"`
		Body       relationFields
	}

	stakeholdersReply struct{ Body paging.Page[Stakeholder] }
	relationsReply    struct{ Body paging.Page[Relation] }
	stakeholderReply  struct{ Body Stakeholder }
	relationReply     struct{ Body Relation }
)

// Register adds the operations about stakeholders and relations to the API.
func (s *Service) Register(api huma.API) {
	const (
		people = "/api/v1/documents/{documentId}/stakeholders"
		person = people + "/{stakeholderId}"
		ties   = "/api/v1/documents/{documentId}/relations"
		tie    = ties + "/{relationId}"
	)
	huma.Register(api, operation("list-stakeholders", http.MethodGet, people, "The stakeholders of a map, by id"), s.list)
	huma.Register(api, operation("add-stakeholder", http.MethodPost, people, "Add a stakeholder"), s.add)
	huma.Register(api, operation("get-stakeholder", http.MethodGet, person, "One stakeholder"), s.get)
	huma.Register(api, operation("change-stakeholder", http.MethodPatch, person,
		"Change the fields that are given; null is not set"), s.change)
	huma.Register(api, operation("remove-stakeholder", http.MethodDelete, person,
		"Remove a stakeholder and its relations; one that is gone already is no error"), s.remove)
	huma.Register(api, operation("list-relations", http.MethodGet, ties, "The relations of a map, by id"), s.listRelations)
	huma.Register(api, operation("add-relation", http.MethodPost, ties, "Join two stakeholders"), s.addRelation)
	huma.Register(api, operation("get-relation", http.MethodGet, tie, "One relation"), s.getRelation)
	huma.Register(api, operation("change-relation", http.MethodPatch, tie,
		"Change the fields that are given; null is not set"), s.changeRelation)
	huma.Register(api, operation("remove-relation", http.MethodDelete, tie,
		"Remove a relation; one that is gone already is no error"), s.removeRelation)
	s.registerCommunications(api)
	s.registerPositions(api)
	s.registerImport(api)
	s.registerGroupList(api)
}

func operation(id, method, path, summary string) huma.Operation {
	o := huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{"stakeholders"},
		Description: "Open maps show a change at once. Lists and answers come from what is committed."}
	if method == http.MethodPost {
		o.DefaultStatus = http.StatusCreated
	}
	if method == http.MethodPost || method == http.MethodPatch {
		o.SkipValidateBody = true // take says what to do, field by field
	}
	return o
}

func (s *Service) list(ctx context.Context, in *listInput) (*stakeholdersReply, error) {
	m, after, err := s.listed(ctx, in)
	if err != nil {
		return nil, err
	}
	items := page(in.Query, m.Stakeholders, after, func(t Thing) Stakeholder { return Stakeholder{t} })
	return &stakeholdersReply{paging.Cut(in.Query, items, func(i Stakeholder) paging.Key { return paging.Key{ID: i.ID} })}, nil
}

func (s *Service) listRelations(ctx context.Context, in *listInput) (*relationsReply, error) {
	m, after, err := s.listed(ctx, in)
	if err != nil {
		return nil, err
	}
	items := page(in.Query, m.Relations, after, func(t Thing) Relation { return Relation{t} })
	return &relationsReply{paging.Cut(in.Query, items, func(i Relation) paging.Key { return paging.Key{ID: i.ID} })}, nil
}

func (s *Service) listed(ctx context.Context, in *listInput) (*Map, string, error) {
	doc := collab.DocumentID(in.DocumentID)
	if _, _, err := s.AsReader(ctx, doc); err != nil {
		return nil, "", err
	}
	after, _, err := in.After()
	if err != nil {
		return nil, "", err
	}
	m, err := s.Map(ctx, doc)
	return m, after.ID, err
}

// page takes what comes after an id, one more than fits.
func page[T any](q paging.Query, all []Thing, after string, as func(Thing) T) []T {
	start := sort.Search(len(all), func(i int) bool { return all[i].ID > after })
	var items []T
	for _, t := range all[start:min(len(all), start+q.Rows())] {
		items = append(items, as(t))
	}
	return items
}

func (s *Service) get(ctx context.Context, in *stakeholderInput) (*stakeholderReply, error) {
	m, err := s.read(ctx, in.DocumentID)
	if err != nil {
		return nil, err
	}
	t, ok := m.Stakeholder(in.StakeholderID)
	if !ok {
		return nil, notThere(Stakeholders)
	}
	return &stakeholderReply{Stakeholder{t}}, nil
}

func (s *Service) getRelation(ctx context.Context, in *relationInput) (*relationReply, error) {
	m, err := s.read(ctx, in.DocumentID)
	if err != nil {
		return nil, err
	}
	t, ok := m.Relation(in.RelationID)
	if !ok {
		return nil, notThere(Relations)
	}
	return &relationReply{Relation{t}}, nil
}

func (s *Service) read(ctx context.Context, document string) (*Map, error) {
	doc := collab.DocumentID(document)
	if _, _, err := s.AsReader(ctx, doc); err != nil {
		return nil, err
	}
	return s.Map(ctx, doc)
}

func notThere(e *Entity) error {
	return huma.Error404NotFound(fmt.Sprintf("There is no such %s on this map. It may have been removed; list them again.", e.Noun))
}

func (s *Service) add(ctx context.Context, in *newStakeholderInput) (*stakeholderReply, error) {
	t, err := s.put(ctx, in.DocumentID, Stakeholders, "", in.Body.stakeholderFields)
	return &stakeholderReply{Stakeholder{t}}, err
}

func (s *Service) addRelation(ctx context.Context, in *newRelationInput) (*relationReply, error) {
	t, err := s.put(ctx, in.DocumentID, Relations, "", in.Body.relationFields)
	return &relationReply{Relation{t}}, err
}

func (s *Service) change(ctx context.Context, in *changeStakeholderInput) (*stakeholderReply, error) {
	t, err := s.put(ctx, in.DocumentID, Stakeholders, in.StakeholderID, in.Body)
	return &stakeholderReply{Stakeholder{t}}, err
}

func (s *Service) changeRelation(ctx context.Context, in *changeRelationInput) (*relationReply, error) {
	t, err := s.put(ctx, in.DocumentID, Relations, in.RelationID, in.Body)
	return &relationReply{Relation{t}}, err
}

func (s *Service) remove(ctx context.Context, in *stakeholderInput) (*struct{}, error) {
	return nil, s.takeOut(ctx, in.DocumentID, Stakeholders, in.StakeholderID)
}

func (s *Service) removeRelation(ctx context.Context, in *relationInput) (*struct{}, error) {
	return nil, s.takeOut(ctx, in.DocumentID, Relations, in.RelationID)
}
