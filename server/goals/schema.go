package goals

import (
	"encoding/json"
	"maps"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"samrad/server/goals/progress"
)

type (
	// Goal is a goal in an answer, with its place and its progress.
	Goal struct {
		Thing
		ParentID       *string
		Order          string
		Code           string
		Depth          int
		Orphan         bool
		ProgressResult Progress
		Warnings       []Warning
	}
	// GoalLink is a link in an answer.
	GoalLink struct{ Thing }
	// Indicator is an indicator in an answer.
	Indicator struct {
		Thing
		Result   IndicatorProgress
		Warnings []Warning
	}
	// ActionPlan is an action plan in an answer.
	ActionPlan struct {
		Thing
		Warnings []Warning
	}
	// Activity is an activity in an answer.
	Activity struct{ Thing }

	// Progress is how far a goal has come.
	Progress struct {
		Value    *float64 `json:"value" nullable:"true" doc:"In percent. Null with a reason; never 0 for what is not known."`
		Measured int      `json:"measured" doc:"How many of the children, indicators or activities count."`
		Of       int      `json:"of"`
		Mode     string   `json:"mode" enum:"manual,indicators,children_weighted,actions"`
		Computed *float64 `json:"computed" nullable:"true" doc:"What it would be without the value set by hand."`
		Reason   *string  `json:"reason" nullable:"true" enum:"no_value,nothing_to_measure,unmeasured"`
	}
	// IndicatorProgress is how an indicator stands.
	IndicatorProgress struct {
		Current *float64 `json:"current" nullable:"true" doc:"Of all municipalities together."`
		Value   *float64 `json:"value" nullable:"true" doc:"Progress in percent."`
		Reason  *string  `json:"reason" nullable:"true" enum:"no_baseline,no_target,no_value,target_is_baseline,qualitative"`
		Colour  *string  `json:"colour" nullable:"true" enum:"green,yellow,red" doc:"By the thresholds; null where none is set."`
	}

	// fields is a body of a request, checked against the table and not by huma,
	// whose messages would say less.
	fields map[string]any

	newGoal         struct{ fields }
	goalFields      struct{ fields }
	newLink         struct{ fields }
	linkFields      struct{ fields }
	newIndicator    struct{ fields }
	indicatorFields struct{ fields }
	newPlan         struct{ fields }
	planFields      struct{ fields }
	newActivity     struct{ fields }
	activityFields  struct{ fields }
)

// UnmarshalJSON reads the fields.
func (f *fields) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, (*map[string]any)(f)) }

func joined(t Thing, more map[string]any) ([]byte, error) {
	all := maps.Clone(t.Values)
	all["id"] = t.ID
	maps.Copy(all, more)
	return json.Marshal(all)
}

// MarshalJSON writes fields, place and progress as one object.
func (g Goal) MarshalJSON() ([]byte, error) {
	return joined(g.Thing, map[string]any{"parentId": g.ParentID, "order": g.Order, "code": g.Code, "depth": g.Depth,
		"orphan": g.Orphan, "progressResult": g.ProgressResult, "warnings": g.Warnings})
}

// MarshalJSON writes fields and progress as one object.
func (i Indicator) MarshalJSON() ([]byte, error) {
	return joined(i.Thing, map[string]any{"result": i.Result, "warnings": i.Warnings})
}

// MarshalJSON writes fields and warnings as one object.
func (p ActionPlan) MarshalJSON() ([]byte, error) {
	return joined(p.Thing, map[string]any{"warnings": p.Warnings})
}

func progressOf(r progress.Result) Progress {
	return Progress{Value: r.Percent, Measured: r.Measured, Of: r.Of, Mode: r.Mode, Computed: r.Computed, Reason: orNull(string(r.Reason))}
}

func measuredOf(m progress.Measured) IndicatorProgress {
	return IndicatorProgress{Current: m.Current, Value: m.Percent, Reason: orNull(string(m.Reason)), Colour: orNull(m.Colour)}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func listOf[T any](r huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeArray, Items: r.Schema(reflect.TypeFor[T](), true, "")}
}

// Schema implements huma.SchemaProvider.
func (Goal) Schema(r huma.Registry) *huma.Schema {
	return Goals.AnswerSchema(r, "Goal", nil, map[string]*huma.Schema{
		"parentId":       {Type: huma.TypeString, Nullable: true, Description: "The goal it stands below; null at the top."},
		"order":          {Type: huma.TypeString, Description: orderDoc},
		"code":           {Type: huma.TypeString, Description: "Its number in the tree, such as 1.2.3; changes when goals move."},
		"depth":          {Type: huma.TypeInteger, Description: "How many goals stand above it."},
		"orphan":         {Type: huma.TypeBoolean, Description: "It names a parent that is not there, and stands at the top."},
		"progressResult": r.Schema(reflect.TypeFor[Progress](), true, ""),
		"warnings":       listOf[Warning](r),
	})
}

// Schema implements huma.SchemaProvider.
func (GoalLink) Schema(r huma.Registry) *huma.Schema {
	return Links.AnswerSchema(r, "GoalLink", nil, nil)
}

// Schema implements huma.SchemaProvider.
func (Indicator) Schema(r huma.Registry) *huma.Schema {
	return Indicators.AnswerSchema(r, "Indicator", nil, map[string]*huma.Schema{
		"result": r.Schema(reflect.TypeFor[IndicatorProgress](), true, ""), "warnings": listOf[Warning](r)})
}

// Schema implements huma.SchemaProvider.
func (ActionPlan) Schema(r huma.Registry) *huma.Schema {
	return Plans.AnswerSchema(r, "ActionPlan", nil, map[string]*huma.Schema{"warnings": listOf[Warning](r)})
}

// Schema implements huma.SchemaProvider.
func (Activity) Schema(r huma.Registry) *huma.Schema {
	return Activities.AnswerSchema(r, "Activity", nil, nil)
}

var (
	parentSchema = huma.Schema{Type: huma.TypeString, Nullable: true, Description: "The goal to stand below; null or left out: the top."}
	afterSchema  = huma.Schema{Type: huma.TypeString, Nullable: true, Description: "The sibling to stand after; null: first; left out: last."}
)

func request(r huma.Registry, name string, e *Entity, extra map[string]*huma.Schema, required ...string) *huma.Schema {
	return e.RequestSchema(r, name, nil, required, extra)
}

// Schema implements huma.SchemaProvider.
func (newGoal) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewGoal", Goals, map[string]*huma.Schema{"parentId": &parentSchema, "afterId": &afterSchema,
		"id": {Type: huma.TypeString, Format: "uuid", Description: "Made by the client, so that a request can be repeated; left out: made here."}}, "title")
}

// Schema implements huma.SchemaProvider.
func (goalFields) Schema(r huma.Registry) *huma.Schema { return request(r, "GoalFields", Goals, nil) }

// Schema implements huma.SchemaProvider.
func (newLink) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewGoalLink", Links, nil, "fromGoal", "type", "toKind")
}

// Schema implements huma.SchemaProvider.
func (linkFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "GoalLinkFields", Links, nil)
}

// Schema implements huma.SchemaProvider.
func (newIndicator) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewIndicator", Indicators, nil, "goalId", "name")
}

// Schema implements huma.SchemaProvider.
func (indicatorFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "IndicatorFields", Indicators, nil)
}

// Schema implements huma.SchemaProvider.
func (newPlan) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewActionPlan", Plans, nil, "title")
}

// Schema implements huma.SchemaProvider.
func (planFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "ActionPlanFields", Plans, nil)
}

// Schema implements huma.SchemaProvider.
func (newActivity) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewActivity", Activities, nil, "planId", "title")
}

// Schema implements huma.SchemaProvider.
func (activityFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "ActivityFields", Activities, nil)
}
