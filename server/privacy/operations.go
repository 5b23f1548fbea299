package privacy

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/audit"
	"samrad/server/identity"
)

// PersonExported is the audit log's word for an export.
const PersonExported audit.Action = "person.exported"

// Service answers the operation.
type Service struct{ pool *pgxpool.Pool }

// New returns a Service on pool.
func New(pool *pgxpool.Pool) *Service { return &Service{pool: pool} }

type exportMeReply struct {
	Disposition string                     `header:"Content-Disposition"`
	Body        map[string]json.RawMessage `doc:"By kind: person, memberships, comments, …"`
}

// Register adds the operation to the API.
func (s *Service) Register(api huma.API) {
	huma.Register(api, huma.Operation{OperationID: "export-me", Method: http.MethodGet, Path: "/api/v1/me/export",
		Summary: "Everything that is held about you, as a file", Tags: []string{"Me"}}, s.exportMe)
}

func (s *Service) exportMe(ctx context.Context, _ *struct{}) (*exportMeReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	found, err := Export(ctx, s.pool, who.Person)
	if err != nil {
		return nil, err
	}
	err = audit.New(s.pool).Write(ctx, audit.Entry{Person: string(who.Person), Action: PersonExported, Object: "person:" + string(who.Person)})
	return &exportMeReply{Disposition: `attachment; filename="samrad-my-data.json"`, Body: found}, err
}
