// Package waiting tells a person what of a group's goals waits for them: goals of
// theirs to review within two weeks, check-ins that are too old, activities that
// are late. Goals to review that no member owns, and whole lists, wait for the
// coordinators. It reads rows, which follow the lists within two seconds, and keeps
// nothing. Safe for concurrent use. Allowed imports: access, identity, huma, pgx.
package waiting

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/access"
	"samrad/server/callers"
)

// Item is one thing to look at.
type Item struct {
	Kind          string  `json:"kind" enum:"review,checkin,activity,list" doc:"A goal to review, one that wants a check-in, a late activity, or a whole list to review."`
	DocumentID    string  `json:"documentId" format:"uuid"`
	DocumentTitle string  `json:"documentTitle"`
	GoalID        *string `json:"goalId" nullable:"true" doc:"Null for an activity and a list."`
	ID            string  `json:"id" doc:"Of the goal, the activity or the list."`
	Title         string  `json:"title"`
	Day           string  `json:"day" format:"date" doc:"Since when or until when."`
}

// Service answers what waits.
type Service struct {
	pool   *pgxpool.Pool
	access *access.Access
}

// New returns a Service on the pool.
func New(pool *pgxpool.Pool) *Service { return &Service{pool: pool, access: access.New(pool)} }

type (
	input struct {
		GroupID string `path:"groupId"`
	}
	reply struct {
		Body struct {
			Items []Item `json:"items" nullable:"false"`
		}
	}
)

// Register adds the operation to the API.
func (s *Service) Register(api huma.API) {
	huma.Register(api, huma.Operation{OperationID: "list-waiting", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/waiting",
		Summary: "What of the group's goals waits for you, earliest day first; at most 100", Tags: []string{"goals"}}, s.list)
}

const mine = `
	SELECT w.kind, w.document_id::text, d.title, w.goal_id, w.id, w.title, w.day FROM (
		SELECT 'review' AS kind, document_id, id AS goal_id, id, title, next_review_on AS day FROM goals
		 WHERE owner_id = $2 AND group_id = $1 AND open AND NOT example AND next_review_on <= current_date + 14
		UNION ALL
		SELECT 'review', document_id, id, id, title, next_review_on FROM goals g
		 WHERE $3 AND group_id = $1 AND open AND NOT example AND next_review_on <= current_date + 14
		   AND NOT EXISTS (SELECT FROM group_members m WHERE m.group_id = $1 AND m.person_id::text = g.owner_id)
		UNION ALL
		SELECT 'list', r.document_id, NULL, r.document_id::text, l.title, r.next_review_on
		  FROM goal_reviews r JOIN documents l ON l.id = r.document_id
		 WHERE $3 AND r.group_id = $1 AND r.next_review_on <= current_date + 14
		UNION ALL
		SELECT 'checkin', document_id, id, id, title, stale_on FROM goals
		 WHERE owner_id = $2 AND group_id = $1 AND open AND NOT example AND stale_on <= current_date
		UNION ALL
		SELECT 'activity', document_id, NULL, id, coalesce(title, ''), due FROM activities
		 WHERE responsible_id = $2 AND group_id = $1 AND due < current_date AND coalesce(status, 'todo') NOT IN ('done', 'dropped')
	) w JOIN documents d ON d.id = w.document_id AND d.group_id = $1 AND d.ready AND d.archived_at IS NULL
	 ORDER BY w.day, w.kind, w.document_id, w.id LIMIT 100`

func (s *Service) list(ctx context.Context, in *input) (*reply, error) {
	who, role, err := callers.Member(ctx, s.access, access.GroupID(in.GroupID))
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, mine, in.GroupID, string(who.Person), role.Can(access.Manage))
	if err != nil {
		return nil, fmt.Errorf("read what waits for person=%s: %w", who.Person, err)
	}
	out := &reply{}
	out.Body.Items, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (i Item, err error) {
		var day time.Time
		err = r.Scan(&i.Kind, &i.DocumentID, &i.DocumentTitle, &i.GoalID, &i.ID, &i.Title, &day)
		i.Day = day.Format(time.DateOnly)
		return i, err
	})
	if err != nil {
		return nil, fmt.Errorf("read what waits for person=%s: %w", who.Person, err)
	}
	return out, nil
}
