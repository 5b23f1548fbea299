package stakeholders

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"samrad/server/access"
	"samrad/server/callers"
	"samrad/server/paging"
	"samrad/server/people"
)

type (
	communicationInput struct {
		DocumentID      string `path:"documentId"`
		CommunicationID string `path:"communicationId"`
	}
	newCommunicationInput struct {
		DocumentID string `path:"documentId"`
		Body       newCommunication
	}
	changeCommunicationInput struct {
		DocumentID      string `path:"documentId"`
		CommunicationID string `path:"communicationId"`
		Body            communicationFields
	}
	groupCommunicationsInput struct {
		GroupID  string `path:"groupId"`
		Document string `query:"document" doc:"Only those of this map."`
		Owner    string `query:"owner" doc:"Only those this person sees to."`
		Status   string `query:"status" doc:"Only those that stand so: planned, doing, done or dropped."`
		Overdue  bool   `query:"overdue" doc:"Only those planned or under way whose last day has passed."`
		paging.Query
	}

	communicationsReply      struct{ Body paging.Page[Communication] }
	communicationReply       struct{ Body Communication }
	groupCommunicationsReply struct {
		Body paging.Page[ListedCommunication]
	}
)

// ListedCommunication is a communication of any map of a group, from rows that
// follow the maps within two seconds.
type ListedCommunication struct {
	ID              string       `json:"id"`
	DocumentID      string       `json:"documentId" format:"uuid"`
	DocumentTitle   string       `json:"documentTitle"`
	StakeholderID   string       `json:"stakeholderId"`
	StakeholderName string       `json:"stakeholderName"`
	Message         *string      `json:"message" nullable:"true"`
	Channel         *string      `json:"channel" nullable:"true"`
	OwnerID         *string      `json:"ownerId" nullable:"true" doc:"Also when that person is gone; owner is null then."`
	Owner           people.Maybe `json:"owner"`
	Start           *string      `json:"start" nullable:"true" format:"date"`
	End             *string      `json:"end" nullable:"true" format:"date"`
	Status          *string      `json:"status" nullable:"true"`
}

func (s *Service) registerCommunications(api huma.API) {
	const (
		all = "/api/v1/documents/{documentId}/communications"
		one = all + "/{communicationId}"
	)
	huma.Register(api, operation("list-communications", http.MethodGet, all, "What is planned to be told to the stakeholders of a map, by id"),
		s.listCommunications)
	huma.Register(api, operation("add-communication", http.MethodPost, all, "Plan a communication"), s.addCommunication)
	huma.Register(api, operation("get-communication", http.MethodGet, one, "One communication"), s.getCommunication)
	huma.Register(api, operation("change-communication", http.MethodPatch, one,
		"Change the fields that are given; null is not set"), s.changeCommunication)
	huma.Register(api, operation("remove-communication", http.MethodDelete, one,
		"Remove a communication; one that is gone already is no error"), s.removeCommunication)
	huma.Register(api, huma.Operation{OperationID: "list-group-communications", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/communications",
		Summary: "What is planned to be told to the stakeholders of all maps of a group, by map", Tags: []string{"stakeholders"},
		Description: "From rows that follow the maps within two seconds. Archived maps are left out."}, s.communicationsOfGroup)
}

func (s *Service) listCommunications(ctx context.Context, in *listInput) (*communicationsReply, error) {
	m, after, err := s.listed(ctx, in)
	if err != nil {
		return nil, err
	}
	items := page(in.Query, m.Communications, after, func(t Thing) Communication { return Communication{t} })
	return &communicationsReply{paging.Cut(in.Query, items, func(i Communication) paging.Key { return paging.Key{ID: i.ID} })}, nil
}

func (s *Service) getCommunication(ctx context.Context, in *communicationInput) (*communicationReply, error) {
	m, err := s.read(ctx, in.DocumentID)
	if err != nil {
		return nil, err
	}
	t, ok := m.Communication(in.CommunicationID)
	if !ok {
		return nil, notThere(Communications)
	}
	return &communicationReply{Communication{t}}, nil
}

func (s *Service) addCommunication(ctx context.Context, in *newCommunicationInput) (*communicationReply, error) {
	t, err := s.put(ctx, in.DocumentID, Communications, "", in.Body.communicationFields)
	return &communicationReply{Communication{t}}, err
}

func (s *Service) changeCommunication(ctx context.Context, in *changeCommunicationInput) (*communicationReply, error) {
	t, err := s.put(ctx, in.DocumentID, Communications, in.CommunicationID, in.Body)
	return &communicationReply{Communication{t}}, err
}

func (s *Service) removeCommunication(ctx context.Context, in *communicationInput) (*struct{}, error) {
	return nil, s.takeOut(ctx, in.DocumentID, Communications, in.CommunicationID)
}

func (s *Service) communicationsOfGroup(ctx context.Context, in *groupCommunicationsInput) (*groupCommunicationsReply, error) {
	group := access.GroupID(in.GroupID)
	if _, _, err := callers.Member(ctx, s.access, group); err != nil {
		return nil, err
	}
	after, _, err := in.After()
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, `
		SELECT c.id, c.document_id::text, d.title, c.stakeholder_id, COALESCE(s.name, ''), c.message, c.channel, c.owner_id, c.start, c."end",
		       c.status, `+people.Columns+`
		  FROM stakeholder_communications c JOIN documents d ON d.id = c.document_id AND d.group_id = c.group_id
		  LEFT JOIN stakeholders s ON s.document_id = c.document_id AND s.id = c.stakeholder_id
		  LEFT JOIN people p ON p.id::text = c.owner_id LEFT JOIN organisations o ON o.id = p.organisation_id
		 WHERE c.group_id = $1 AND d.ready AND d.archived_at IS NULL
		   AND ($2 = '' OR c.document_id::text = $2) AND ($3 = '' OR c.owner_id = $3) AND ($4 = '' OR c.status = $4)
		   AND (NOT $5 OR c."end" < (now() AT TIME ZONE 'utc')::date AND COALESCE(c.status, 'planned') IN ('planned', 'doing'))
		   AND c.document_id::text || c.id > $6
		 ORDER BY c.document_id::text || c.id LIMIT $7`,
		in.GroupID, in.Document, in.Owner, in.Status, in.Overdue, after.ID, in.Rows())
	if err != nil {
		return nil, fmt.Errorf("list communications group=%s: %w", group, err)
	}
	page, err := paging.OfRows(in.Query, rows, scanCommunication)
	if err != nil {
		return nil, fmt.Errorf("list communications group=%s: %w", group, err)
	}
	return &groupCommunicationsReply{page}, nil
}

func scanCommunication(r pgx.CollectableRow) (c ListedCommunication, at paging.Key, err error) {
	var owner people.Row
	var start, end *time.Time
	err = r.Scan(append([]any{&c.ID, &c.DocumentID, &c.DocumentTitle, &c.StakeholderID, &c.StakeholderName, &c.Message, &c.Channel, &c.OwnerID,
		&start, &end, &c.Status}, owner.Fields()...)...)
	c.Owner, c.Start, c.End = owner.Person(), day(start), day(end)
	return c, paging.Key{ID: c.DocumentID + c.ID}, err
}
