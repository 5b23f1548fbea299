package stakeholders

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"samrad/collab"
)

// Position is where a stakeholder stood at the end of a day on which that
// changed.
type Position struct {
	Day           string   `json:"day" format:"date" doc:"In UTC."`
	Interest      *float64 `json:"interest" nullable:"true" minimum:"0" maximum:"3"`
	Influence     *float64 `json:"influence" nullable:"true" minimum:"0" maximum:"3"`
	EngagementNow *string  `json:"engagementNow" nullable:"true" enum:"unaware,resistant,neutral,supportive,leading"`
	Source        string   `json:"source" enum:"edit,round" doc:"How it came about: somebody set it, or a round agreed on it."`
}

type positionsReply struct {
	Body struct {
		Items []Position `json:"items" nullable:"false"`
	}
}

func (s *Service) registerPositions(api huma.API) {
	huma.Register(api, huma.Operation{OperationID: "list-positions", Method: http.MethodGet,
		Path:    "/api/v1/documents/{documentId}/stakeholders/{stakeholderId}/positions",
		Summary: "Where a stakeholder stood, a line per day on which that changed, oldest first", Tags: []string{"stakeholders"},
		Description: "Kept a moment after each change. Positions of a stakeholder who was removed are not listed.",
	}, s.positions)
}

func (s *Service) positions(ctx context.Context, in *stakeholderInput) (*positionsReply, error) {
	m, err := s.read(ctx, in.DocumentID)
	if err != nil {
		return nil, err
	}
	if _, ok := m.Stakeholder(in.StakeholderID); !ok {
		return nil, notThere(Stakeholders)
	}
	rows, err := s.pool.Query(ctx, `
		SELECT day, interest, influence, engagement_now, source FROM stakeholder_positions
		 WHERE document_id = $1 AND stakeholder_id = $2 ORDER BY day`, in.DocumentID, in.StakeholderID)
	if err != nil {
		return nil, fmt.Errorf("list positions doc=%s: %w", in.DocumentID, err)
	}
	reply := &positionsReply{}
	reply.Body.Items, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (Position, error) {
		var p Position
		var day time.Time
		err := r.Scan(&day, &p.Interest, &p.Influence, &p.EngagementNow, &p.Source)
		p.Day = day.Format(time.DateOnly)
		return p, err
	})
	if err != nil {
		return nil, fmt.Errorf("list positions doc=%s: %w", in.DocumentID, err)
	}
	if reply.Body.Items == nil {
		reply.Body.Items = []Position{}
	}
	return reply, nil
}

// Execer is what rows are written through: a pool or a transaction.
type Execer interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// NoteAgreed keeps the position of a stakeholder as one that a round agreed on.
func NoteAgreed(ctx context.Context, db Execer, doc collab.DocumentID, t Thing) error {
	_, err := db.Exec(ctx, `
		INSERT INTO stakeholder_positions (document_id, stakeholder_id, day, interest, influence, engagement_now, source)
		VALUES ($1, $2, (now() AT TIME ZONE 'utc')::date, $3, $4, $5, 'round')
		ON CONFLICT (document_id, stakeholder_id, day) DO UPDATE SET interest = EXCLUDED.interest,
			influence = EXCLUDED.influence, engagement_now = EXCLUDED.engagement_now, source = EXCLUDED.source`,
		string(doc), t.ID, t.Values["interest"], t.Values["influence"], t.Values["engagementNow"])
	if err != nil {
		return fmt.Errorf("keep the agreed position doc=%s stakeholder=%s: %w", doc, t.ID, err)
	}
	return nil
}

// NotePositions keeps what has changed since the last position of each
// stakeholder, as today's. Who was never placed gets no line.
func NotePositions(ctx context.Context, db Execer, doc collab.DocumentID, all []Thing) error {
	ids := make([]string, len(all))
	interests, influences := make([]any, len(all)), make([]any, len(all))
	engagements := make([]any, len(all))
	for i, t := range all {
		ids[i], interests[i], influences[i], engagements[i] = t.ID, t.Values["interest"], t.Values["influence"], t.Values["engagementNow"]
	}
	_, err := db.Exec(ctx, `
		INSERT INTO stakeholder_positions AS p (document_id, stakeholder_id, day, interest, influence, engagement_now, source)
		SELECT $1, n.id, (now() AT TIME ZONE 'utc')::date, n.interest, n.influence, n.engagement, 'edit'
		  FROM unnest($2::text[], $3::float8[], $4::float8[], $5::text[]) AS n (id, interest, influence, engagement)
		  LEFT JOIN LATERAL (
			SELECT l.* FROM stakeholder_positions l WHERE l.document_id = $1 AND l.stakeholder_id = n.id ORDER BY l.day DESC LIMIT 1
		  ) last ON true
		 WHERE (last.interest, last.influence, last.engagement_now) IS DISTINCT FROM (n.interest, n.influence, n.engagement)
		ON CONFLICT (document_id, stakeholder_id, day) DO UPDATE SET interest = EXCLUDED.interest,
			influence = EXCLUDED.influence, engagement_now = EXCLUDED.engagement_now, source = EXCLUDED.source`,
		string(doc), ids, interests, influences, engagements)
	if err != nil {
		return fmt.Errorf("keep positions doc=%s: %w", doc, err)
	}
	return nil
}
