package goals

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/paging"
)

type (
	listInput struct {
		DocumentID string `path:"documentId"`
		paging.Query
	}
	newInput[B any] struct {
		DocumentID string `path:"documentId"`
		Body       B
	}
	reply[T any]     struct{ Body T }
	pageReply[T any] struct{ Body paging.Page[T] }

	// GoalPath names a goal of a document in an address.
	GoalPath struct {
		DocumentID string `path:"documentId"`
		ID         string `path:"goalId"`
	}
	// LinkPath names a link of a document in an address.
	LinkPath struct {
		DocumentID string `path:"documentId"`
		ID         string `path:"linkId"`
	}
	// IndicatorPath names an indicator of a document in an address.
	IndicatorPath struct {
		DocumentID string `path:"documentId"`
		ID         string `path:"indicatorId"`
	}
	// PlanPath names an action plan of a document in an address.
	PlanPath struct {
		DocumentID string `path:"documentId"`
		ID         string `path:"planId"`
	}
	// ActivityPath names an activity of a document in an address.
	ActivityPath struct {
		DocumentID string `path:"documentId"`
		ID         string `path:"activityId"`
	}
	changeGoal struct {
		GoalPath
		Body goalFields
	}
	changeLink struct {
		LinkPath
		Body linkFields
	}
	changeIndicator struct {
		IndicatorPath
		Body indicatorFields
	}
	changePlan struct {
		PlanPath
		Body planFields
	}
	changeActivity struct {
		ActivityPath
		Body activityFields
	}
)

func (i GoalPath) named() (string, string)      { return i.DocumentID, i.ID }
func (i LinkPath) named() (string, string)      { return i.DocumentID, i.ID }
func (i IndicatorPath) named() (string, string) { return i.DocumentID, i.ID }
func (i PlanPath) named() (string, string)      { return i.DocumentID, i.ID }
func (i ActivityPath) named() (string, string)  { return i.DocumentID, i.ID }

func (f fields) body() map[string]any { return f }

// one is the operations on a kind of thing: what it is called in addresses and
// identifiers, and where its id stands in them.
type one struct {
	entity            *Entity
	plural, noun, key string // "goal-links", "goal-link", "linkId"
	order             string // how a list is sorted, in words
}

func (k one) path() string     { return "/api/v1/documents/{documentId}/" + k.plural }
func (k one) itemPath() string { return k.path() + "/{" + k.key + "}" }

// Register adds the operations about goal lists to the API.
func (s *Service) Register(api huma.API) {
	s.registerMeta(api)
	s.registerImport(api)
	s.registerCheckIns(api) // before goals: "stale" is no goal
	s.registerValues(api)
	register[Goal, newGoal, GoalPath, changeGoal](s, api, one{Goals, "goals", "goal", "goalId", "from top to bottom of the tree"})
	register[GoalLink, newLink, LinkPath, changeLink](s, api, one{Links, "goal-links", "goal-link", "linkId", "by id"})
	register[Indicator, newIndicator, IndicatorPath, changeIndicator](s, api, one{Indicators, "indicators", "indicator", "indicatorId", "by goal and order"})
	register[ActionPlan, newPlan, PlanPath, changePlan](s, api, one{Plans, "plans", "plan", "planId", "by id"})
	register[Activity, newActivity, ActivityPath, changeActivity](s, api, one{Activities, "activities", "activity", "activityId", "by plan and order"})
	s.registerMoves(api)
	s.registerGroup(api)
}

// named is an input that names a document and a thing in it.
type named interface{ named() (document, id string) }

type bodied interface{ body() map[string]any }

// changing is the input of a change, read through its methods: named is that of
// the embedded input.
type changing interface{ named }

func register[T any, N bodied, I named, C interface {
	changing
	fieldsOf() map[string]any
}](s *Service, api huma.API, k one) {
	huma.Register(api, operation("list-"+k.plural, http.MethodGet, k.path(), "The "+nounsOf(k)+" of a list, "+k.order),
		func(ctx context.Context, in *listInput) (*pageReply[T], error) { return list[T](ctx, s, k, in) })
	huma.Register(api, operation("add-"+k.noun, http.MethodPost, k.path(), "Add "+article(k.entity.Noun)),
		func(ctx context.Context, in *newInput[N]) (*reply[T], error) {
			return answer[T](s.put(ctx, in.DocumentID, k.entity, "", in.Body.body()))
		})
	huma.Register(api, operation("get-"+k.noun, http.MethodGet, k.itemPath(), "One "+k.entity.Noun),
		func(ctx context.Context, in *I) (*reply[T], error) {
			document, id := (*in).named()
			return answer[T](s.get(ctx, document, k.entity, id))
		})
	huma.Register(api, operation("change-"+k.noun, http.MethodPatch, k.itemPath(), "Change the fields that are given; null is not set"),
		func(ctx context.Context, in *C) (*reply[T], error) {
			document, id := (*in).named()
			return answer[T](s.put(ctx, document, k.entity, id, (*in).fieldsOf()))
		})
	if k.entity == Goals {
		return // see registerMoves
	}
	huma.Register(api, operation("remove-"+k.noun, http.MethodDelete, k.itemPath(), "Remove "+article(k.entity.Noun)+"; one that is gone already is no error"),
		func(ctx context.Context, in *I) (*struct{}, error) {
			document, id := (*in).named()
			return nil, s.takeOut(ctx, document, k.entity, id)
		})
}

func (c changeGoal) fieldsOf() map[string]any      { return c.Body.fields }
func (c changeLink) fieldsOf() map[string]any      { return c.Body.fields }
func (c changeIndicator) fieldsOf() map[string]any { return c.Body.fields }
func (c changePlan) fieldsOf() map[string]any      { return c.Body.fields }
func (c changeActivity) fieldsOf() map[string]any  { return c.Body.fields }

func nounsOf(k one) string {
	if k.entity == Activities {
		return "activities"
	}
	return k.entity.Noun + "s"
}

func article(noun string) string {
	if slices.Contains([]byte("aeiou"), noun[0]) {
		return "an " + noun
	}
	return "a " + noun
}

func operation(id, method, path, summary string) huma.Operation {
	o := huma.Operation{OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{"goals"},
		Description: "Open lists show a change at once. Lists and answers come from what is committed."}
	if method == http.MethodPost {
		o.DefaultStatus = http.StatusCreated
	}
	if method == http.MethodPost || method == http.MethodPatch {
		o.SkipValidateBody = true // take says what to do, field by field
	}
	return o
}

func answer[T any](v any, err error) (*reply[T], error) {
	if err != nil {
		return nil, err
	}
	return &reply[T]{v.(T)}, nil
}

// list answers with a page of what the list shows, in its order. A cursor names
// the last thing sent; if that was removed meanwhile, it starts anew after as
// many as had been sent.
func list[T any](ctx context.Context, s *Service, k one, in *listInput) (*pageReply[T], error) {
	l, err := s.read(ctx, in.DocumentID)
	if err != nil {
		return nil, err
	}
	after, isNext, err := in.After()
	if err != nil {
		return nil, err
	}
	all := l.all(k.entity)
	start := 0
	if isNext {
		if start = slices.IndexFunc(all, func(t Thing) bool { return t.ID == after.ID }) + 1; start == 0 {
			_, _ = fmt.Sscan(after.Sort, &start)
			start = min(max(start, 0), len(all))
		}
	}
	items := []T{}
	at := map[string]int{}
	for i, t := range all[start:min(len(all), start+in.Rows())] {
		items = append(items, l.answerOf(k.entity, t).(T))
		at[t.ID] = start + i + 1
	}
	return &pageReply[T]{paging.Cut(in.Query, items, func(item T) paging.Key {
		id := idOf(item)
		return paging.Key{Sort: fmt.Sprint(at[id]), ID: id}
	})}, nil
}

func idOf(item any) string {
	switch item := item.(type) {
	case Goal:
		return item.ID
	case GoalLink:
		return item.ID
	case Indicator:
		return item.ID
	case ActionPlan:
		return item.ID
	case Activity:
		return item.ID
	}
	return ""
}

func (s *Service) read(ctx context.Context, document string) (standing, error) {
	doc := collab.DocumentID(document)
	if _, _, err := s.AsReader(ctx, doc); err != nil {
		return standing{}, err
	}
	l, err := s.List(ctx, doc)
	if err != nil {
		return standing{}, err
	}
	return s.stand(ctx, doc, l)
}

func (s *Service) get(ctx context.Context, document string, e *Entity, id string) (any, error) {
	l, err := s.read(ctx, document)
	if err != nil {
		return nil, err
	}
	t, ok := l.find(e, id)
	if !ok {
		return nil, notThere(e)
	}
	return l.answerOf(e, t), nil
}

func notThere(e *Entity) error {
	return huma.Error404NotFound(fmt.Sprintf("There is no such %s in this list. It may have been removed; list them again.", e.Noun))
}
