package adoption

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/goals"
	"samrad/server/people"
)

// Service answers the REST operations about adoptions.
type Service struct {
	pool  *pgxpool.Pool
	audit *audit.Log
	goals *goals.Service
}

// New returns a Service that writes lists through goals.
func New(pool *pgxpool.Pool, lists *goals.Service) *Service {
	return &Service{pool: pool, audit: audit.New(pool), goals: lists}
}

// Register adds the operations about adoptions to the API.
func (s *Service) Register(api huma.API) {
	tags := []string{"goals"}
	huma.Register(api, huma.Operation{OperationID: "adopt-goal", Method: http.MethodPost, Path: "/api/v1/documents/{documentId}/goals/{goalId}/adopt",
		Summary: "Make a joint goal a municipality's own, with its indicators", Tags: tags, DefaultStatus: http.StatusCreated}, s.adopt)
	huma.Register(api, huma.Operation{OperationID: "list-adoptions", Method: http.MethodGet, Path: "/api/v1/documents/{documentId}/goals/{goalId}/adoptions",
		Summary: "Who has adopted a goal, and how far they are; of the lists you may see", Tags: tags}, s.list)
	huma.Register(api, huma.Operation{OperationID: "list-adopted-progress", Method: http.MethodGet, Path: "/api/v1/documents/{documentId}/adopted-progress",
		Summary: "How far the goals have come that other lists of the group adopted from goals of this one: they count for them as those below them do", Tags: tags}, s.parts)
}

// Part is a goal of another list that counts for a joint goal.
type Part struct {
	GoalID     string   `json:"goalId" doc:"The joint goal, of this list."`
	DocumentID string   `json:"documentId" format:"uuid" doc:"The other list, of the same group."`
	AdoptedID  string   `json:"adoptedId" doc:"The goal of the other list."`
	Progress   *float64 `json:"progress" nullable:"true" doc:"In percent."`
	Weight     *float64 `json:"weight" nullable:"true" doc:"Null counts as 1."`
}

type (
	partsInput struct {
		DocumentID string `path:"documentId"`
	}
	partsReply struct {
		Body struct {
			Items []Part `json:"items" nullable:"false"`
		}
	}
)

// parts tells what counts for the goals of a list beside its own. All of it is of
// the same group, so whoever reads the one may read the other.
func (s *Service) parts(ctx context.Context, in *partsInput) (*partsReply, error) {
	if _, _, err := s.goals.AsReader(ctx, collab.DocumentID(in.DocumentID)); err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, `SELECT k.to_id, g.document_id::text, g.id, g.progress, g.weight`+goals.AdoptedElsewhere+` ORDER BY 1, 2, 3`, in.DocumentID)
	if err != nil {
		return nil, fmt.Errorf("read what was adopted from doc=%s: %w", in.DocumentID, err)
	}
	out := &partsReply{}
	if out.Body.Items, err = pgx.AppendRows([]Part{}, rows, pgx.RowToStructByPos[Part]); err != nil {
		return nil, fmt.Errorf("read what was adopted from doc=%s: %w", in.DocumentID, err)
	}
	return out, nil
}

// Adoption is a municipality's own copy of a joint goal.
type Adoption struct {
	MunicipalityID string             `json:"municipalityId" doc:"Empty when the copy names none."`
	Municipality   *string            `json:"municipality" nullable:"true" doc:"Its name."`
	DocumentID     string             `json:"documentId" format:"uuid"`
	DocumentTitle  string             `json:"documentTitle"`
	GoalID         string             `json:"goalId"`
	Title          string             `json:"title"`
	Owner          people.Maybe       `json:"owner"`
	Due            *string            `json:"due" nullable:"true" format:"date"`
	Status         string             `json:"status" enum:"draft,proposed,adopted,in_progress,achieved,not_achieved,paused,dropped"`
	Health         string             `json:"health" enum:"on_track,at_risk,off_track,unknown"`
	Progress       *float64           `json:"progress" nullable:"true" doc:"In percent."`
	ProgressReason *string            `json:"progressReason" nullable:"true" enum:"no_value,nothing_to_measure,unmeasured"`
	Indicators     []AdoptedIndicator `json:"indicators" nullable:"false"`
}

// AdoptedIndicator is how an indicator of a copy stands.
type AdoptedIndicator struct {
	ID       string   `json:"id"`
	From     *string  `json:"adoptedFromIndicator" nullable:"true" doc:"The joint goal's indicator."`
	Name     string   `json:"name"`
	Unit     *string  `json:"unit" nullable:"true"`
	Target   *float64 `json:"target" nullable:"true"`
	Current  *float64 `json:"current" nullable:"true"`
	Progress *float64 `json:"progress" nullable:"true" doc:"In percent."`
	Reason   *string  `json:"reason" nullable:"true" enum:"no_baseline,no_target,no_value,target_is_baseline,qualitative"`
}

type (
	listInput struct {
		DocumentID string `path:"documentId"`
		GoalID     string `path:"goalId"`
	}
	listReply struct {
		Body struct {
			Items []Adoption `json:"items" nullable:"false"`
		}
	}
)

// copies are the goals that were adopted from the goal $2 of the list $1, in the
// lists that the person $3 may see, as rows have them.
const copies = `
	FROM goal_links k
	JOIN goals g ON g.document_id = k.document_id AND g.id = k.from_goal
	JOIN documents d ON d.id = g.document_id AND d.ready AND d.archived_at IS NULL
	WHERE k.type = 'adopted_from' AND k.to_id = $2 AND coalesce(k.to_document, k.document_id::text) = $1
	  AND EXISTS (SELECT FROM group_members m WHERE m.group_id = d.group_id AND m.person_id = $3)`

func (s *Service) list(ctx context.Context, in *listInput) (*listReply, error) {
	who, _, err := s.goals.AsReader(ctx, collab.DocumentID(in.DocumentID))
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, `
		WITH c AS (SELECT g.*, d.title AS list `+copies+`)
		SELECT coalesce(c.municipality_id, ''), ofm.name, c.document_id::text, c.list, c.id, c.title, c.due, c.status, c.health, c.progress, c.progress_reason, `+people.Columns+`
		  FROM c LEFT JOIN organisations ofm ON ofm.id = c.municipality_id
		  LEFT JOIN people p ON p.id::text = c.owner_id LEFT JOIN organisations o ON o.id = p.organisation_id
		 ORDER BY ofm.name NULLS LAST, c.document_id, c.id`, in.DocumentID, in.GoalID, string(who.Person))
	if err != nil {
		return nil, fmt.Errorf("read adoptions of goal=%s: %w", in.GoalID, err)
	}
	out := &listReply{}
	out.Body.Items, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (a Adoption, err error) {
		var owner people.Row
		var due *time.Time
		err = r.Scan(append([]any{&a.MunicipalityID, &a.Municipality, &a.DocumentID, &a.DocumentTitle, &a.GoalID, &a.Title, &due,
			&a.Status, &a.Health, &a.Progress, &a.ProgressReason}, owner.Fields()...)...)
		a.Owner, a.Indicators = owner.Person(), []AdoptedIndicator{}
		if due != nil {
			day := due.Format(time.DateOnly)
			a.Due = &day
		}
		return a, err
	})
	if err != nil {
		return nil, fmt.Errorf("read adoptions of goal=%s: %w", in.GoalID, err)
	}
	return out, s.addIndicators(ctx, out.Body.Items)
}

func (s *Service) addIndicators(ctx context.Context, all []Adoption) error {
	documents, ids := make([]string, len(all)), make([]string, len(all))
	at := map[[2]string]int{}
	for i, a := range all {
		documents[i], ids[i] = a.DocumentID, a.GoalID
		at[[2]string{a.DocumentID, a.GoalID}] = i
	}
	rows, err := s.pool.Query(ctx, `
		SELECT i.document_id::text, i.goal_id, i.id, i.adopted_from_indicator, coalesce(i.name, ''), i.unit, i.target_value, i.current, i.progress, i.reason
		  FROM unnest($1::text[], $2::text[]) AS c (document, goal)
		  JOIN goal_indicators i ON i.document_id::text = c.document AND i.goal_id = c.goal
		 ORDER BY i.name, i.id`, documents, ids)
	if err != nil {
		return fmt.Errorf("read indicators of adoptions: %w", err)
	}
	var document, goal string
	var i AdoptedIndicator
	_, err = pgx.ForEachRow(rows, []any{&document, &goal, &i.ID, &i.From, &i.Name, &i.Unit, &i.Target, &i.Current, &i.Progress, &i.Reason}, func() error {
		a := &all[at[[2]string{document, goal}]]
		a.Indicators = append(a.Indicators, i)
		i = AdoptedIndicator{}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read indicators of adoptions: %w", err)
	}
	return nil
}

// demandFirst refuses a second copy of one municipality in any list that the person
// may see: others tell nothing, and hinder nobody.
func (s *Service) demandFirst(ctx context.Context, person collab.PersonID, doc collab.DocumentID, goal, municipality string) error {
	var there bool
	err := s.pool.QueryRow(ctx, `SELECT EXISTS (SELECT `+copies+` AND g.municipality_id = $4)`, string(doc), goal, string(person), municipality).Scan(&there)
	if err != nil {
		return fmt.Errorf("look for adoptions of goal=%s: %w", goal, err)
	}
	if there {
		return conflict()
	}
	return nil
}
