package groups

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/identity"
	"samrad/server/paging"
)

type (
	listInput struct{ paging.Query }
	listReply struct{ Body paging.Page[Summary] }

	createInput struct {
		Body struct {
			Name    string `json:"name" doc:"1 to 120 characters."`
			Purpose string `json:"purpose,omitempty" doc:"Up to 2000 characters."`
		}
	}
	groupInput struct {
		GroupID string `path:"groupId"`
	}
	renameInput struct {
		GroupID string `path:"groupId"`
		Body    struct {
			Name    *string `json:"name,omitempty"`
			Purpose *string `json:"purpose,omitempty"`
			// What becomes of comments when their author is erased.
			EraseComments *string `json:"eraseComments,omitempty" enum:"keep,remove"`
		}
	}
	groupReply struct{ Body Group }

	stepInput struct {
		GroupID string `path:"groupId"`
		Step    int    `path:"step" minimum:"1" maximum:"9"`
		Body    StepChange
	}
	stepReply struct{ Body Step }

	memberInput struct {
		GroupID  string `path:"groupId"`
		PersonID string `path:"personId"`
		Body     struct {
			Role access.Role `json:"role" enum:"coordinator,ambassador,observer"`
		}
	}
	removeInput struct {
		GroupID  string `path:"groupId"`
		PersonID string `path:"personId"`
	}
)

// Register adds the operations about groups to the API.
func (s *Service) Register(api huma.API) {
	tags := []string{"groups"}
	huma.Register(api, huma.Operation{OperationID: "list-groups", Method: http.MethodGet, Path: "/api/v1/groups",
		Summary: "The groups you are a member of", Tags: tags}, s.list)
	huma.Register(api, huma.Operation{OperationID: "create-group", Method: http.MethodPost, Path: "/api/v1/groups",
		Summary: "Create a group that you coordinate", Tags: tags, DefaultStatus: http.StatusCreated}, s.create)
	huma.Register(api, huma.Operation{OperationID: "get-group", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}",
		Summary: "A group with its members and steps", Tags: tags}, s.get)
	huma.Register(api, huma.Operation{OperationID: "change-group", Method: http.MethodPatch, Path: "/api/v1/groups/{groupId}",
		Summary: "Change name or purpose", Tags: tags}, s.rename)
	huma.Register(api, huma.Operation{OperationID: "change-step", Method: http.MethodPatch, Path: "/api/v1/groups/{groupId}/steps/{step}",
		Summary: "Say how far the group has come with a step", Tags: tags}, s.changeStep)
	huma.Register(api, huma.Operation{OperationID: "set-member", Method: http.MethodPut, Path: "/api/v1/groups/{groupId}/members/{personId}",
		Summary: "Add a member or change their role", Tags: tags}, s.setMember)
	huma.Register(api, huma.Operation{OperationID: "remove-member", Method: http.MethodDelete, Path: "/api/v1/groups/{groupId}/members/{personId}",
		Summary: "Remove a member, or leave the group", Tags: tags}, s.removeMember)
	s.registerInvitations(api)
}

func (s *Service) list(ctx context.Context, in *listInput) (*listReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	page, err := s.store.List(ctx, who.Person, in.Query)
	return &listReply{Body: page}, err
}

func (s *Service) create(ctx context.Context, in *createInput) (*groupReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	name, err := checkName(in.Body.Name)
	if err != nil {
		return nil, err
	}
	purpose, err := checkPurpose(in.Body.Purpose)
	if err != nil {
		return nil, err
	}
	id, err := s.store.Create(ctx, who.Person, name, purpose)
	if err != nil {
		return nil, err
	}
	return s.reply(ctx, access.GroupID(id), access.Coordinator)
}

func (s *Service) get(ctx context.Context, in *groupInput) (*groupReply, error) {
	group := access.GroupID(in.GroupID)
	_, role, err := s.asMember(ctx, group)
	if err != nil {
		return nil, err
	}
	return s.reply(ctx, group, role)
}

func (s *Service) rename(ctx context.Context, in *renameInput) (*groupReply, error) {
	group := access.GroupID(in.GroupID)
	person, err := s.asCoordinator(ctx, group, "change the group")
	if err != nil {
		return nil, err
	}
	if err := checkIfGiven(in.Body.Name, checkName); err != nil {
		return nil, err
	}
	if err := checkIfGiven(in.Body.Purpose, checkPurpose); err != nil {
		return nil, err
	}
	if err := s.store.Rename(ctx, person, group, in.Body.Name, in.Body.Purpose, in.Body.EraseComments); err != nil {
		return nil, err
	}
	return s.reply(ctx, group, access.Coordinator)
}

func (s *Service) changeStep(ctx context.Context, in *stepInput) (*stepReply, error) {
	group := access.GroupID(in.GroupID)
	person, err := s.asCoordinator(ctx, group, "change the state of a step")
	if err != nil {
		return nil, err
	}
	step, err := s.store.SetStep(ctx, person, group, in.Step, in.Body)
	if err != nil {
		return nil, err
	}
	return &stepReply{Body: step}, nil
}

func (s *Service) setMember(ctx context.Context, in *memberInput) (*groupReply, error) {
	group, member := access.GroupID(in.GroupID), collab.PersonID(in.PersonID)
	person, err := s.asCoordinator(ctx, group, "change members and their roles")
	if err != nil {
		return nil, err
	}
	changed, err := s.store.setRole(ctx, person, group, member, in.Body.Role)
	if err != nil {
		return nil, err
	}
	s.tellRooms(changed, member, in.Body.Role)
	role, err := s.access.InGroup(ctx, person, group) // the coordinator may have changed their own
	if err != nil {
		return nil, access.Problem(err, "group")
	}
	return s.reply(ctx, group, role)
}

func (s *Service) removeMember(ctx context.Context, in *removeInput) (*struct{}, error) {
	group, member := access.GroupID(in.GroupID), collab.PersonID(in.PersonID)
	person, role, err := s.asMember(ctx, group)
	if err != nil {
		return nil, err
	}
	if person != member { // anybody may leave; only coordinators remove others
		if err := access.Demand(role, access.Manage, "remove members"); err != nil {
			return nil, err
		}
	}
	changed, err := s.store.remove(ctx, person, group, member)
	if err != nil {
		return nil, err
	}
	s.tellRooms(changed, member, "")
	return nil, nil
}

func (s *Service) reply(ctx context.Context, group access.GroupID, role access.Role) (*groupReply, error) {
	g, err := s.store.Get(ctx, group, role)
	if err != nil {
		return nil, fmt.Errorf("answer with group: %w", access.Problem(err, "group"))
	}
	return &groupReply{Body: g}, nil
}

// checkIfGiven checks and tidies an optional text in place.
func checkIfGiven(text *string, check func(string) (string, error)) error {
	if text == nil {
		return nil
	}
	tidy, err := check(*text)
	if err != nil {
		return err
	}
	*text = tidy
	return nil
}
