package documents

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/callers"
	"samrad/server/paging"
	"samrad/server/patch"
)

type (
	listInput struct {
		GroupID  string `path:"groupId"`
		Archived bool   `query:"archived" doc:"List the archived documents instead."`
		paging.Query
	}
	listReply struct{ Body paging.Page[Document] }

	createInput struct {
		GroupID string `path:"groupId"`
		Body    NewDocument
	}
	documentInput struct {
		DocumentID string `path:"documentId"`
	}
	changeInput struct {
		DocumentID string `path:"documentId"`
		Body       struct {
			Title *string          `json:"title,omitempty" doc:"1 to 200 characters."`
			Step  patch.Field[int] `json:"step,omitempty" doc:"1 to 9; null clears it."`
			// Coordinators only: it is about what leaves the house.
			Confidential *bool `json:"confidential,omitempty" doc:"Whether mail about the document must hold nothing of its content."`
		}
	}
	detailReply struct{ Body Detail }
)

// Register adds the operations about documents to the API.
func (s *Service) Register(api huma.API) {
	tags := []string{"documents"}
	huma.Register(api, huma.Operation{OperationID: "list-documents", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/documents",
		Summary: "The documents of a group, newest first", Tags: tags}, s.list)
	huma.Register(api, huma.Operation{OperationID: "create-document", Method: http.MethodPost, Path: "/api/v1/groups/{groupId}/documents",
		Summary: "Create a document: empty, from the CONNECT template or from Markdown", Tags: tags,
		DefaultStatus: http.StatusCreated, MaxBodyBytes: maxCreateBody}, s.create)
	huma.Register(api, huma.Operation{OperationID: "get-document", Method: http.MethodGet, Path: "/api/v1/documents/{documentId}",
		Summary: "A document and what you may do with it", Tags: tags}, s.get)
	huma.Register(api, huma.Operation{OperationID: "change-document", Method: http.MethodPatch, Path: "/api/v1/documents/{documentId}",
		Summary: "Change title, step or confidentiality", Tags: tags}, s.change)
	huma.Register(api, huma.Operation{OperationID: "archive-document", Method: http.MethodDelete, Path: "/api/v1/documents/{documentId}",
		Summary: "Archive: out of the lists and read-only", Tags: tags}, s.archive)
}

func (s *Service) list(ctx context.Context, in *listInput) (*listReply, error) {
	group := access.GroupID(in.GroupID)
	if _, _, err := callers.Member(ctx, s.access, group); err != nil {
		return nil, err
	}
	page, err := s.store.List(ctx, group, in.Archived, in.Query)
	return &listReply{Body: page}, err
}

func (s *Service) create(ctx context.Context, in *createInput) (*detailReply, error) {
	group := access.GroupID(in.GroupID)
	who, role, err := callers.Member(ctx, s.access, group)
	if err != nil {
		return nil, err
	}
	if err := access.Demand(role, access.Edit, "create documents"); err != nil {
		return nil, err
	}
	doc, notes, err := s.Create(ctx, who, group, in.Body)
	if err != nil {
		return nil, err
	}
	reply, err := s.reply(ctx, doc, access.Document{Group: group, Role: role})
	if err == nil {
		reply.Body.ImportNotes = notes
	}
	return reply, err
}

func (s *Service) get(ctx context.Context, in *documentInput) (*detailReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	_, standing, err := callers.Reader(ctx, s.access, doc)
	if err != nil {
		return nil, err
	}
	return s.reply(ctx, doc, standing)
}

func (s *Service) change(ctx context.Context, in *changeInput) (*detailReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := callers.Reader(ctx, s.access, doc)
	if err != nil {
		return nil, err
	}
	if err := access.Demand(standing.Role, access.Edit, "change the title or step of a document"); err != nil {
		return nil, err
	}
	if in.Body.Confidential != nil {
		if err := access.Demand(standing.Role, access.Manage, "say whether a document is confidential"); err != nil {
			return nil, err
		}
	}
	if err := access.DemandOpen(standing); err != nil {
		return nil, err
	}
	if in.Body.Title != nil {
		if *in.Body.Title, err = checkTitle(*in.Body.Title); err != nil {
			return nil, err
		}
	}
	step := in.Body.Step
	if step.Given {
		if err := checkStep(step.Pointer()); err != nil {
			return nil, err
		}
	}
	if err := s.store.Change(ctx, who.Person, doc, Change{Title: in.Body.Title, SetStep: step.Given, Step: step.Pointer(), Confidential: in.Body.Confidential}); err != nil {
		return nil, err
	}
	s.rooms.Broadcast(doc, changed)
	return s.reply(ctx, doc, standing)
}

func (s *Service) archive(ctx context.Context, in *documentInput) (*struct{}, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := callers.Reader(ctx, s.access, doc)
	if err != nil {
		return nil, err
	}
	if err := access.Demand(standing.Role, access.Manage, "archive documents"); err != nil {
		return nil, err
	}
	members, err := s.store.Archive(ctx, who.Person, doc)
	if err != nil {
		return nil, err
	}
	for person, role := range members {
		s.rooms.NoteRight(doc, person, role.Room(true))
	}
	s.rooms.Broadcast(doc, changed)
	return nil, nil
}

func (s *Service) reply(ctx context.Context, doc collab.DocumentID, standing access.Document) (*detailReply, error) {
	detail, err := s.store.Get(ctx, doc, standing)
	if err != nil {
		return nil, access.Problem(err, "document")
	}
	return &detailReply{Body: detail}, nil
}

func checkStep(step *int) error {
	if step != nil && (*step < 1 || *step > 9) {
		return huma.Error422UnprocessableEntity("There are nine steps. Choose 1 to 9, or leave the step out.")
	}
	return nil
}
