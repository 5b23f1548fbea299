package goals

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/fieldtable"
)

type (
	// ListMeta is what a goal list says of itself.
	ListMeta struct {
		Title              string   `json:"title" doc:"The document's; changed there."`
		Template           *string  `json:"template" nullable:"true" doc:"What the list was made from, such as connect@1."`
		Language           *string  `json:"language" nullable:"true"`
		ReviewCycle        *string  `json:"reviewCycle" nullable:"true" enum:"monthly,tertial,half_year,yearly,every_3_years,none"`
		NextReviewOn       *string  `json:"nextReviewOn" nullable:"true" format:"date"`
		ReviewClause       *string  `json:"reviewClause" nullable:"true" doc:"What was agreed on reviewing the whole list, such as that it is evaluated every year."`
		StrategyDocument   *string  `json:"strategyDocument" nullable:"true" format:"uuid" doc:"The strategy whose goals these are, of the same group."`
		ReferenceCountries []string `json:"referenceCountries" nullable:"false" doc:"Whose reference goals the list is held against: DK, FI, IS, NO, SE, Nordic, UN."`
	}
	metaInput struct {
		DocumentID string `path:"documentId"`
	}
	metaChangeInput struct {
		DocumentID string `path:"documentId"`
		Body       metaFields
	}
	metaFields struct{ fields }
)

// Schema implements huma.SchemaProvider.
func (metaFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "GoalListFields", Meta, nil)
}

// metaUnchangeable are fields that say how the list came about.
var metaUnchangeable = []string{"template"}

var referenceCountries = []string{"DK", "FI", "IS", "NO", "SE", "Nordic", "UN"}

func (s *Service) registerMeta(api huma.API) {
	const path = "/api/v1/documents/{documentId}/goal-list"
	huma.Register(api, operation("get-goal-list", http.MethodGet, path, "What a goal list says of itself: its review and what it belongs to"), s.meta)
	huma.Register(api, operation("change-goal-list", http.MethodPatch, path, "Change the fields that are given; null is not set"), s.changeMeta)
}

func (s *Service) meta(ctx context.Context, in *metaInput) (*reply[ListMeta], error) {
	doc := collab.DocumentID(in.DocumentID)
	if _, _, err := s.AsReader(ctx, doc); err != nil {
		return nil, err
	}
	l, err := s.List(ctx, doc)
	if err != nil {
		return nil, err
	}
	return s.answerMeta(ctx, doc, l)
}

func (s *Service) answerMeta(ctx context.Context, doc collab.DocumentID, l *List) (*reply[ListMeta], error) {
	out := ListMeta{Template: orNull(l.Meta.Text("template")), Language: orNull(l.Meta.Text("language")), ReviewCycle: orNull(l.Meta.Text("reviewCycle")),
		NextReviewOn: orNull(l.Meta.Text("nextReviewOn")), ReviewClause: orNull(l.Meta.Text("reviewClause")),
		StrategyDocument: orNull(l.Meta.Text("strategyDocument")), ReferenceCountries: append([]string{}, l.Meta.Strings("referenceCountries")...)}
	if err := s.pool.QueryRow(ctx, `SELECT title FROM documents WHERE id = $1`, string(doc)).Scan(&out.Title); err != nil {
		return nil, fmt.Errorf("read the title of doc=%s: %w", doc, err)
	}
	return &reply[ListMeta]{out}, nil
}

func (s *Service) changeMeta(ctx context.Context, in *metaChangeInput) (*reply[ListMeta], error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	values, faults := Meta.TakeAll(in.Body.fields, func(*fieldtable.Field, any) string { return "" })
	more, err := s.checkMeta(ctx, standing, values)
	if err != nil {
		return nil, err
	}
	if faults = append(faults, more...); len(faults) > 0 {
		return nil, fieldtable.Problem(Meta.Noun, faults)
	}
	l, err := s.Change(ctx, doc, who.Person, func(_ *List, edit Editor) error {
		return edit.Write(Meta, edit.Doc.Map(Meta.Root), values)
	})
	if err != nil {
		return nil, err
	}
	return s.answerMeta(ctx, doc, l)
}

// checkMeta says what the table of fields cannot know.
func (s *Service) checkMeta(ctx context.Context, standing access.Document, values Values) (faults []fault, err error) {
	for _, name := range metaUnchangeable {
		if v, given := values[name]; given {
			faults = append(faults, fault{Field: name, Value: v, Text: "It says how the list came about and cannot be changed. Leave it out."})
		}
	}
	for _, country := range values.Strings("referenceCountries") {
		if !slices.Contains(referenceCountries, country) {
			faults = append(faults, fault{Field: "referenceCountries", Value: country, Text: "Use some of " + strings.Join(referenceCountries, ", ") + "."})
		}
	}
	if id := values.Text("strategyDocument"); id != "" {
		var there bool
		err := s.pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM documents WHERE id::text = $1 AND group_id = $2 AND kind = 'strategy' AND ready)`,
			id, string(standing.Group)).Scan(&there)
		if err != nil {
			return nil, fmt.Errorf("look for strategy %s: %w", id, err)
		}
		if !there {
			faults = append(faults, fault{Field: "strategyDocument", Value: id, Text: "There is no such strategy in this group. Use the id of one that is."})
		}
	}
	return faults, nil
}
