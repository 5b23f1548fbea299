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
	groupListInput struct {
		GroupID  string `path:"groupId"`
		Role     string `query:"role" doc:"Only those with this domain role."`
		Category string `query:"category" doc:"Only those of this main category."`
		Kind     string `query:"kind" doc:"Only those of this kind."`
		Document string `query:"document" doc:"Only those of this map."`
		Q        string `query:"q" maxLength:"200" doc:"Only those whose name or tags hold this text."`
		Overdue  bool   `query:"overdue" doc:"Only those whose day to be removed has passed."`
		paging.Query
	}
	groupListReply struct {
		Body paging.Page[ListedStakeholder]
	}
)

// ListedStakeholder is a stakeholder of any map of a group, from rows that
// follow the maps within two seconds.
type ListedStakeholder struct {
	ID               string       `json:"id"`
	DocumentID       string       `json:"documentId" format:"uuid"`
	DocumentTitle    string       `json:"documentTitle"`
	Name             string       `json:"name"`
	Kind             *string      `json:"kind" nullable:"true"`
	MainCategory     *string      `json:"mainCategory" nullable:"true"`
	DomainRole       *string      `json:"domainRole" nullable:"true"`
	ParentID         *string      `json:"parentId" nullable:"true"`
	MunicipalityID   *string      `json:"municipalityId" nullable:"true"`
	OwnerID          *string      `json:"ownerId" nullable:"true" doc:"Also when that person is gone; owner is null then."`
	Owner            people.Maybe `json:"owner"`
	Involvement      *string      `json:"involvement" nullable:"true"`
	Interest         *float64     `json:"interest" nullable:"true"`
	Influence        *float64     `json:"influence" nullable:"true"`
	EngagementNow    *string      `json:"engagementNow" nullable:"true"`
	EngagementWanted *string      `json:"engagementWanted" nullable:"true"`
	RelevantSteps    []int        `json:"relevantSteps" nullable:"false"`
	Tags             []string     `json:"tags" nullable:"false"`
	PersonalData     bool         `json:"personalData"`
	RetainUntil      *string      `json:"retainUntil" nullable:"true" format:"date"`
	AssessedOn       *string      `json:"assessedOn" nullable:"true" format:"date"`
}

func (s *Service) registerGroupList(api huma.API) {
	huma.Register(api, huma.Operation{OperationID: "list-group-stakeholders", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/stakeholders",
		Summary: "The stakeholders of all maps of a group, by name", Tags: []string{"stakeholders"},
		Description: "From rows that follow the maps within two seconds. Archived maps are left out."}, s.listOfGroup)
}

func (s *Service) listOfGroup(ctx context.Context, in *groupListInput) (*groupListReply, error) {
	group := access.GroupID(in.GroupID)
	if _, _, err := callers.Member(ctx, s.access, group); err != nil {
		return nil, err
	}
	after, isNext, err := in.After()
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, `
		SELECT s.id, s.document_id::text, d.title, s.name, s.kind, s.main_category, s.domain_role, s.parent_id, s.municipality_id, s.owner_id,
		       s.involvement, s.interest, s.influence, s.engagement_now, s.engagement_wanted, s.relevant_steps, s.tags, s.personal_data,
		       s.retain_until, s.assessed_on, left(lower(s.name), 40), `+people.Columns+`
		  FROM stakeholders s JOIN documents d ON d.id = s.document_id AND d.group_id = s.group_id
		  LEFT JOIN people p ON p.id::text = s.owner_id LEFT JOIN organisations o ON o.id = p.organisation_id
		 WHERE s.group_id = $1 AND d.ready AND d.archived_at IS NULL
		   AND ($2 = '' OR s.domain_role = $2) AND ($3 = '' OR s.main_category = $3) AND ($4 = '' OR s.kind = $4)
		   AND ($5 = '' OR s.document_id::text = $5)
		   AND ($6 = '' OR strpos(lower(s.name), lower($6)) > 0 OR strpos(lower(array_to_string(s.tags, ' ')), lower($6)) > 0)
		   AND (NOT $7 OR s.retain_until < (now() AT TIME ZONE 'utc')::date)
		   AND (NOT $8 OR (left(lower(s.name), 40), s.document_id::text || s.id) > ($9, $10))
		 ORDER BY left(lower(s.name), 40), s.document_id::text || s.id LIMIT $11`,
		in.GroupID, in.Role, in.Category, in.Kind, in.Document, in.Q, in.Overdue, isNext, after.Sort, after.ID, in.Rows())
	if err != nil {
		return nil, fmt.Errorf("list stakeholders group=%s: %w", group, err)
	}
	page, err := paging.OfRows(in.Query, rows, scanListed)
	if err != nil {
		return nil, fmt.Errorf("list stakeholders group=%s: %w", group, err)
	}
	return &groupListReply{page}, nil
}

func scanListed(r pgx.CollectableRow) (l ListedStakeholder, at paging.Key, err error) {
	var owner people.Row
	var retain, assessed *time.Time
	err = r.Scan(append([]any{&l.ID, &l.DocumentID, &l.DocumentTitle, &l.Name, &l.Kind, &l.MainCategory, &l.DomainRole, &l.ParentID,
		&l.MunicipalityID, &l.OwnerID, &l.Involvement, &l.Interest, &l.Influence, &l.EngagementNow, &l.EngagementWanted, &l.RelevantSteps,
		&l.Tags, &l.PersonalData, &retain, &assessed, &at.Sort}, owner.Fields()...)...)
	l.Owner, l.RetainUntil, l.AssessedOn = owner.Person(), day(retain), day(assessed)
	at.ID = l.DocumentID + l.ID
	return l, at, err
}

func day(t *time.Time) *string {
	if t == nil {
		return nil
	}
	s := t.Format(time.DateOnly)
	return &s
}
