package goals

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

// ListedGoal is a goal of any list of a group, from rows that follow the lists
// within two seconds.
type ListedGoal struct {
	ID             string       `json:"id"`
	DocumentID     string       `json:"documentId" format:"uuid"`
	DocumentTitle  string       `json:"documentTitle"`
	Code           string       `json:"code"`
	Title          string       `json:"title"`
	Level          string       `json:"level" enum:"vision,strategy_statement,goal,subsidiary_goal"`
	Status         string       `json:"status" enum:"draft,proposed,adopted,in_progress,achieved,not_achieved,paused,dropped"`
	Health         string       `json:"health" enum:"on_track,at_risk,off_track,unknown"`
	OwnerID        *string      `json:"ownerId" nullable:"true" doc:"Also when that person is gone; owner is null then."`
	Owner          people.Maybe `json:"owner"`
	MunicipalityID *string      `json:"municipalityId" nullable:"true"`
	Steps          []int        `json:"steps" nullable:"false"`
	Start          *string      `json:"start" nullable:"true" format:"date"`
	Due            *string      `json:"due" nullable:"true" format:"date"`
	NextReviewOn   *string      `json:"nextReviewOn" nullable:"true" format:"date"`
	StaleOn        *string      `json:"staleOn" nullable:"true" format:"date" doc:"From which day it wants a new check-in; null: not in progress."`
	Progress       *float64     `json:"progress" nullable:"true" doc:"In percent."`
	ProgressReason *string      `json:"progressReason" nullable:"true" enum:"no_value,nothing_to_measure,unmeasured"`
	Measured       int          `json:"measured"`
	Of             int          `json:"of"`
	Example        bool         `json:"example" doc:"An example of the template."`
}

type groupListInput struct {
	GroupID      string `path:"groupId"`
	Status       string `query:"status" doc:"Only those with this status."`
	Health       string `query:"health" doc:"Only those with this health."`
	Owner        string `query:"owner" doc:"Only those of this person."`
	Municipality string `query:"municipality" doc:"Only those of this organisation; \"none\" for those of none."`
	Step         int    `query:"step" minimum:"0" maximum:"9" doc:"Only those of this CONNECT step."`
	Document     string `query:"document" doc:"Only those of this list."`
	Q            string `query:"q" maxLength:"200" doc:"Only those whose title or tags hold this text."`
	Overdue      bool   `query:"overdue" doc:"Only open ones whose due day has passed."`
	paging.Query
}

// listed selects goals g of documents d that are to be seen.
const listed = `
	SELECT g.id, g.document_id::text, d.title, g.code, g.title, g.level, g.status, g.health, g.owner_id, g.municipality_id, g.steps, g.start, g.due,
	       g.next_review_on, g.stale_on, g.progress, g.progress_reason, g.measured, g.measurable, g.example, left(lower(g.title), 40), ` + people.Columns + `
	  FROM goals g JOIN documents d ON d.id = g.document_id AND d.group_id = g.group_id AND d.ready AND d.archived_at IS NULL
	  LEFT JOIN people p ON p.id::text = g.owner_id LEFT JOIN organisations o ON o.id = p.organisation_id`

func scanListed(r pgx.CollectableRow) (g ListedGoal, at paging.Key, err error) {
	var owner people.Row
	var start, due, review, stale *time.Time
	err = r.Scan(append([]any{&g.ID, &g.DocumentID, &g.DocumentTitle, &g.Code, &g.Title, &g.Level, &g.Status, &g.Health, &g.OwnerID, &g.MunicipalityID,
		&g.Steps, &start, &due, &review, &stale, &g.Progress, &g.ProgressReason, &g.Measured, &g.Of, &g.Example, &at.Sort}, owner.Fields()...)...)
	g.Owner, g.Start, g.Due, g.NextReviewOn, g.StaleOn = owner.Person(), day(start), day(due), day(review), day(stale)
	at.ID = g.DocumentID + g.ID
	return g, at, err
}

func day(t *time.Time) *string {
	if t == nil {
		return nil
	}
	s := t.Format(time.DateOnly)
	return &s
}

func (s *Service) registerGroup(api huma.API) {
	const fresh = "From rows that follow the lists within two seconds. Archived lists are left out."
	huma.Register(api, huma.Operation{OperationID: "list-group-goals", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/goals",
		Summary: "The goals of all lists of a group, by title", Tags: []string{"goals"}, Description: fresh}, s.listOfGroup)
	huma.Register(api, huma.Operation{OperationID: "get-goal-dashboard", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/goal-dashboard",
		Summary: "How the goals of a group stand: counts, and the lists that somebody should look at", Tags: []string{"goals"},
		Description: fresh + " Examples of the template are in no count. Overdue, unmeasured and the next reviews are of open goals: those neither achieved, not achieved nor dropped."}, s.dashboard)
}

func (s *Service) listOfGroup(ctx context.Context, in *groupListInput) (*pageReply[ListedGoal], error) {
	if _, _, err := callers.Member(ctx, s.access, access.GroupID(in.GroupID)); err != nil {
		return nil, err
	}
	after, isNext, err := in.After()
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, listed+`
		 WHERE g.group_id = $1
		   AND ($2 = '' OR g.status = $2) AND ($3 = '' OR g.health = $3) AND ($4 = '' OR g.owner_id = $4)
		   AND ($5 = '' OR g.municipality_id = $5 OR $5 = 'none' AND g.municipality_id IS NULL) AND ($6 = 0 OR $6 = ANY(g.steps))
		   AND ($7 = '' OR g.document_id::text = $7)
		   AND ($8 = '' OR strpos(lower(g.title), lower($8)) > 0 OR strpos(lower(array_to_string(g.tags, ' ')), lower($8)) > 0)
		   AND (NOT $9 OR g.open AND g.due < (now() AT TIME ZONE 'utc')::date)
		   AND (NOT $10 OR (left(lower(g.title), 40), g.document_id::text || g.id) > ($11, $12))
		 ORDER BY left(lower(g.title), 40), g.document_id::text || g.id LIMIT $13`,
		in.GroupID, in.Status, in.Health, in.Owner, in.Municipality, in.Step, in.Document, in.Q, in.Overdue, isNext, after.Sort, after.ID, in.Rows())
	if err != nil {
		return nil, fmt.Errorf("list goals group=%s: %w", in.GroupID, err)
	}
	page, err := paging.OfRows(in.Query, rows, scanListed)
	if err != nil {
		return nil, fmt.Errorf("list goals group=%s: %w", in.GroupID, err)
	}
	return &pageReply[ListedGoal]{page}, nil
}
