package identity

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// Me is the signed-in person as the API shows them to themselves.
type Me struct {
	ID           string       `json:"id" format:"uuid"`
	Name         string       `json:"name"`
	Email        string       `json:"email" doc:"May be empty"`
	Locale       string       `json:"locale" enum:"da,nb,sv,fi,is,en," doc:"Chosen language; empty means the browser's"`
	Organisation Organisation `json:"organisation"`
	Demo         bool         `json:"demo" doc:"The server runs with --demo: nothing here is private"`
}

type (
	organisationsOutput struct {
		CacheControl string `header:"Cache-Control"`
		Body         struct {
			Items []Organisation `json:"items" nullable:"false"`
		}
	}
	demoOutput struct {
		Body struct {
			Enabled bool         `json:"enabled"`
			People  []DemoPerson `json:"people" nullable:"false"`
		}
	}
	meOutput struct {
		CacheControl string `header:"Cache-Control"`
		Body         Me
	}
	changeMeInput struct {
		Body struct {
			Locale string `json:"locale" enum:"da,nb,sv,fi,is,en," doc:"Empty means the browser's language"`
		}
	}
)

// Register adds the identity operations to api. For printing the OpenAPI
// document alone, a zero Service will do.
func Register(api huma.API, s *Service) {
	huma.Register(api, huma.Operation{
		OperationID: "list-organisations", Method: http.MethodGet, Path: "/api/v1/organisations",
		Summary: "Organisations one can sign in from", Tags: []string{"Sign-in"},
	}, s.listOrganisations)
	huma.Register(api, huma.Operation{
		OperationID: "get-demo", Method: http.MethodGet, Path: "/api/v1/demo",
		Summary: "Demo people, if this is a demo", Tags: []string{"Sign-in"},
	}, s.getDemo)
	huma.Register(api, huma.Operation{
		OperationID: "get-me", Method: http.MethodGet, Path: "/api/v1/me",
		Summary: "Who is signed in", Tags: []string{"Me"}, Errors: []int{http.StatusUnauthorized},
	}, s.getMe)
	huma.Register(api, huma.Operation{
		OperationID: "change-me", Method: http.MethodPatch, Path: "/api/v1/me",
		Summary: "Change one's language", Tags: []string{"Me"}, Errors: []int{http.StatusUnauthorized},
	}, s.changeMe)
}

func (s *Service) listOrganisations(context.Context, *struct{}) (*organisationsOutput, error) {
	out := &organisationsOutput{CacheControl: "no-cache"}
	out.Body.Items = append([]Organisation{}, s.organisations...)
	return out, nil
}

func (s *Service) getDemo(context.Context, *struct{}) (*demoOutput, error) {
	out := &demoOutput{}
	out.Body.Enabled = s.demo != nil
	out.Body.People = append([]DemoPerson{}, s.demo...)
	return out, nil
}

func (s *Service) getMe(ctx context.Context, _ *struct{}) (*meOutput, error) {
	id, err := Require(ctx)
	if err != nil {
		return nil, err
	}
	return s.me(id), nil
}

func (s *Service) changeMe(ctx context.Context, in *changeMeInput) (*meOutput, error) {
	id, err := Require(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.setLocale(ctx, id.Person, in.Body.Locale); err != nil {
		s.log.Error().Err(err).Msg("language not stored; check the database")
		return nil, huma.Error503ServiceUnavailable("Your language could not be stored just now. Try again shortly.")
	}
	id.Locale = in.Body.Locale
	return s.me(id), nil
}

func (s *Service) me(id Identity) *meOutput {
	return &meOutput{CacheControl: "no-store", Body: Me{
		ID: string(id.Person), Name: id.Name, Email: id.Email, Locale: id.Locale,
		Organisation: id.Organisation, Demo: s.demo != nil,
	}}
}
