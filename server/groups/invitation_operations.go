package groups

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"samrad/server/access"
	"samrad/server/identity"
)

type (
	inviteInput struct {
		GroupID string `path:"groupId"`
		Body    NewInvitation
	}
	inviteReply struct {
		CacheControl string `header:"Cache-Control"`
		Body         MadeInvitation
	}
	invitationsReply struct{ Body PendingInvitations }
	withdrawInput    struct {
		GroupID      string `path:"groupId"`
		InvitationID string `path:"invitationId"`
	}
	tokenInput  struct{ Body InvitationToken }
	lookUpReply struct {
		CacheControl string `header:"Cache-Control"`
		Body         InvitationView
	}
	acceptReply struct{ Body JoinedGroup }
)

func (s *Service) registerInvitations(api huma.API) {
	tags := []string{"invitations"}
	huma.Register(api, huma.Operation{OperationID: "invite", Method: http.MethodPost, Path: "/api/v1/groups/{groupId}/invitations",
		Summary: "Make a link that brings one person into the group", Tags: tags, DefaultStatus: http.StatusCreated}, s.invite)
	huma.Register(api, huma.Operation{OperationID: "list-invitations", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/invitations",
		Summary: "Invitations that can still be used", Tags: tags}, s.listInvitations)
	huma.Register(api, huma.Operation{OperationID: "withdraw-invitation", Method: http.MethodDelete, Path: "/api/v1/groups/{groupId}/invitations/{invitationId}",
		Summary: "Withdraw an invitation", Tags: tags}, s.withdrawInvitation)
	huma.Register(api, huma.Operation{OperationID: "look-up-invitation", Method: http.MethodPost, Path: "/api/v1/invitations/look-up",
		Summary: "See what you are invited to", Tags: tags}, s.lookUpInvitation)
	huma.Register(api, huma.Operation{OperationID: "accept-invitation", Method: http.MethodPost, Path: "/api/v1/invitations/accept",
		Summary: "Join the group you are invited to", Tags: tags}, s.acceptInvitation)
}

func (s *Service) invite(ctx context.Context, in *inviteInput) (*inviteReply, error) {
	group := access.GroupID(in.GroupID)
	person, err := s.asCoordinator(ctx, group, "invite people")
	if err != nil {
		return nil, err
	}
	made, token, err := s.store.invite(ctx, person, group, in.Body)
	if err != nil {
		return nil, err
	}
	return &inviteReply{CacheControl: "no-store",
		Body: MadeInvitation{Invitation: made, URL: s.publicURL + "/invitation#" + token}}, nil
}

func (s *Service) listInvitations(ctx context.Context, in *groupInput) (*invitationsReply, error) {
	group := access.GroupID(in.GroupID)
	if _, err := s.asCoordinator(ctx, group, "see who is invited"); err != nil {
		return nil, err
	}
	items, err := s.store.invitations(ctx, group)
	if err != nil {
		return nil, err
	}
	return &invitationsReply{Body: PendingInvitations{Items: items}}, nil
}

func (s *Service) withdrawInvitation(ctx context.Context, in *withdrawInput) (*struct{}, error) {
	group := access.GroupID(in.GroupID)
	person, err := s.asCoordinator(ctx, group, "withdraw invitations")
	if err != nil {
		return nil, err
	}
	return nil, s.store.withdraw(ctx, person, group, in.InvitationID)
}

func (s *Service) lookUpInvitation(ctx context.Context, in *tokenInput) (*lookUpReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	view, err := s.store.lookUp(ctx, who.Organisation.ID, in.Body.Token)
	if err != nil {
		return nil, err
	}
	return &lookUpReply{CacheControl: "no-store", Body: view}, nil
}

func (s *Service) acceptInvitation(ctx context.Context, in *tokenInput) (*acceptReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	joined, err := s.store.accept(ctx, who.Person, who.Organisation.ID, in.Body.Token)
	if err != nil {
		return nil, err
	}
	if joined.role != "" {
		s.tellRooms(joined.membership, who.Person, joined.role)
	}
	return &acceptReply{Body: JoinedGroup{GroupID: string(joined.group)}}, nil
}
