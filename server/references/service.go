package references

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/callers"
	ft "samrad/server/fieldtable"
	"samrad/server/identity"
	"samrad/server/paging"
)

// The audit log's words.
const (
	added    audit.Action = "reference_goal.added"
	changed  audit.Action = "reference_goal.changed"
	removed  audit.Action = "reference_goal.removed"
	imported audit.Action = "reference_goals.imported"
)

// Service answers the REST operations about reference goals.
type Service struct {
	pool   *pgxpool.Pool
	access *access.Access
	audit  *audit.Log
}

// New returns a Service on the pool.
func New(pool *pgxpool.Pool) *Service {
	return &Service{pool: pool, access: access.New(pool), audit: audit.New(pool)}
}

type (
	listInput struct {
		GroupID string `path:"groupId"`
		paging.Query
	}
	listReply struct{ Body paging.Page[Reference] }
	addInput  struct {
		GroupID string `path:"groupId"`
		Body    newReference
	}
	changeInput struct {
		ID   string `path:"referenceId"`
		Body changeReference
	}
	removeInput struct {
		ID string `path:"referenceId"`
	}
	reply struct{ Body Reference }
)

// Register adds the operations about reference goals to the API.
func (s *Service) Register(api huma.API) {
	tags := []string{"reference goals"}
	huma.Register(api, huma.Operation{OperationID: "list-reference-goals", Method: http.MethodGet, Path: "/api/v1/groups/{groupId}/reference-goals",
		Summary: "The national and international goals that a group keeps", Tags: tags}, s.list)
	huma.Register(api, huma.Operation{OperationID: "add-reference-goal", Method: http.MethodPost, Path: "/api/v1/groups/{groupId}/reference-goals",
		Summary: "Add a reference goal", Tags: tags, DefaultStatus: http.StatusCreated}, s.add)
	huma.Register(api, huma.Operation{OperationID: "change-reference-goal", Method: http.MethodPatch, Path: "/api/v1/reference-goals/{referenceId}",
		Summary: "Change fields of a reference goal", Tags: tags}, s.change)
	huma.Register(api, huma.Operation{OperationID: "remove-reference-goal", Method: http.MethodDelete, Path: "/api/v1/reference-goals/{referenceId}",
		Summary: "Remove a reference goal; links to it keep its title", Tags: tags, DefaultStatus: http.StatusNoContent}, s.remove)
	s.registerImport(api)
}

func (s *Service) list(ctx context.Context, in *listInput) (*listReply, error) {
	group := access.GroupID(in.GroupID)
	if _, _, err := callers.Member(ctx, s.access, group); err != nil {
		return nil, err
	}
	page, err := list(ctx, s.pool, group, in.Query)
	return &listReply{page}, err
}

func (s *Service) add(ctx context.Context, in *addInput) (*reply, error) {
	group := access.GroupID(in.GroupID)
	person, err := s.asCoordinator(ctx, group, "group")
	if err != nil {
		return nil, err
	}
	values, err := taken(in.Body.fields, true)
	if err != nil {
		return nil, err
	}
	id := uuid.NewString()
	err = s.inGroup(ctx, group, func(tx pgx.Tx) error {
		if err := demandRoom(ctx, tx, group, 1); err != nil {
			return err
		}
		if err := add(ctx, tx, group, person, id, values); err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(person), Action: added, Object: "reference_goal:" + id})
	})
	return &reply{Reference{ID: id, Values: complete(values)}}, err
}

func (s *Service) change(ctx context.Context, in *changeInput) (*reply, error) {
	person, group, err := s.asCoordinatorOf(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	values, err := taken(in.Body.fields, false)
	if err != nil {
		return nil, err
	}
	out := &reply{}
	err = s.inGroup(ctx, group, func(tx pgx.Tx) error {
		var err error
		if out.Body, err = change(ctx, tx, person, in.ID, values); err != nil {
			return access.Problem(err, "reference goal")
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(person), Action: changed, Object: "reference_goal:" + in.ID})
	})
	return out, err
}

func (s *Service) remove(ctx context.Context, in *removeInput) (*struct{}, error) {
	person, group, err := s.asCoordinatorOf(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return nil, s.inGroup(ctx, group, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `DELETE FROM reference_goals WHERE id::text = $1`, in.ID); err != nil {
			return fmt.Errorf("remove reference=%s: %w", in.ID, err)
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(person), Action: removed, Object: "reference_goal:" + in.ID})
	})
}

// taken checks a body. A new one needs a country and a title, and no change may
// take them away.
func taken(body map[string]any, isNew bool) (ft.Values, error) {
	values, faults := entity.TakeAll(body, func(*ft.Field, any) string { return "" })
	for _, name := range []string{"country", "title"} {
		v, given := values[name]
		if (isNew && !given || given && (v == nil || v == "")) && !named(faults, name) {
			faults = append(faults, ft.Fault{Field: name, Value: v, Text: map[string]string{
				"country": "Say where the goal applies: DK, FI, IS, NO, SE, Nordic or UN.",
				"title":   "Write what the goal is called.",
			}[name]})
		}
	}
	if len(faults) > 0 {
		return nil, ft.Problem(entity.Noun, faults)
	}
	return values, nil
}

func named(faults []ft.Fault, field string) bool {
	for _, f := range faults {
		if f.Field == field {
			return true
		}
	}
	return false
}

// asCoordinator returns the caller, who coordinates the group, or a problem.
func (s *Service) asCoordinator(ctx context.Context, group access.GroupID, what string) (collab.PersonID, error) {
	who, err := callers.Coordinator(ctx, s.access, group, what, "change reference goals")
	return who.Person, err
}

// asCoordinatorOf is the same for a reference goal's group.
func (s *Service) asCoordinatorOf(ctx context.Context, id string) (collab.PersonID, access.GroupID, error) {
	if _, err := identity.Require(ctx); err != nil {
		return "", "", err
	}
	group, err := groupOf(ctx, s.pool, id)
	if err != nil {
		return "", "", access.Problem(err, "reference goal")
	}
	person, err := s.asCoordinator(ctx, group, "reference goal")
	return person, group, err
}

// inGroup runs f in a transaction in which nobody else changes the group's.
func (s *Service) inGroup(ctx context.Context, group access.GroupID, f func(pgx.Tx) error) error {
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended('reference_goals ' || $1, 0))`, string(group)); err != nil {
			return fmt.Errorf("wait for group=%s: %w", group, err)
		}
		return f(tx)
	})
}

func demandRoom(ctx context.Context, d db, group access.GroupID, more int) error {
	var count int
	if err := d.QueryRow(ctx, `SELECT count(*) FROM reference_goals WHERE group_id = $1`, string(group)).Scan(&count); err != nil {
		return fmt.Errorf("count reference goals of group=%s: %w", group, err)
	}
	if count+more > Most {
		return huma.Error409Conflict(fmt.Sprintf("A group keeps at most %d reference goals. Remove those that have expired first.", Most))
	}
	return nil
}
