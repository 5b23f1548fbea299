package stakeholders

import (
	"encoding/json"
	"maps"

	"github.com/danielgtaylor/huma/v2"
)

type (
	// Stakeholder is a stakeholder in an answer.
	Stakeholder struct{ Thing }
	// Relation is a relation in an answer.
	Relation struct{ Thing }

	// stakeholderFields and relationFields are bodies of requests, checked
	// against the table and not by huma, whose messages would say less.
	stakeholderFields map[string]any
	relationFields    map[string]any
	newStakeholder    struct{ stakeholderFields }
	newRelation       struct{ relationFields }
)

// MarshalJSON writes id and fields as one object.
func (t Thing) MarshalJSON() ([]byte, error) {
	all := maps.Clone(t.Values)
	all["id"] = t.ID
	return json.Marshal(all)
}

// UnmarshalJSON reads what MarshalJSON writes, without judging it.
func (t *Thing) UnmarshalJSON(b []byte) error {
	if err := json.Unmarshal(b, &t.Values); err != nil {
		return err
	}
	t.ID, _ = t.Values["id"].(string)
	delete(t.Values, "id")
	return nil
}

// UnmarshalJSON reads the fields.
func (n *newStakeholder) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &n.stakeholderFields)
}

// UnmarshalJSON reads the fields.
func (n *newRelation) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &n.relationFields) }

// Schema implements huma.SchemaProvider.
func (Stakeholder) Schema(r huma.Registry) *huma.Schema {
	return answer(r, "Stakeholder", Stakeholders)
}

// Schema implements huma.SchemaProvider.
func (Relation) Schema(r huma.Registry) *huma.Schema { return answer(r, "Relation", Relations) }

// Schema implements huma.SchemaProvider.
func (newStakeholder) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewStakeholder", Stakeholders, "name")
}

// Schema implements huma.SchemaProvider.
func (newRelation) Schema(r huma.Registry) *huma.Schema {
	return request(r, "NewRelation", Relations, "fromId", "toId")
}

// Schema implements huma.SchemaProvider.
func (stakeholderFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "StakeholderFields", Stakeholders)
}

// Schema implements huma.SchemaProvider.
func (relationFields) Schema(r huma.Registry) *huma.Schema {
	return request(r, "RelationFields", Relations)
}

// never are the fields that always have a value in an answer.
var never = map[string]bool{"name": true, "fromId": true, "toId": true}

// answer describes an entity with all its fields.
func answer(r huma.Registry, name string, e *Entity) *huma.Schema {
	return named(r, name, func() *huma.Schema {
		s := object(e, func(f *Field) bool { return !never[f.Name] && f.empty() == nil })
		s.Properties["id"] = &huma.Schema{Type: huma.TypeString, Description: "Usually a UUID; at most 64 bytes."}
		s.Required = []string{"id"}
		for i := range e.Fields {
			s.Required = append(s.Required, e.Fields[i].Name)
		}
		return s
	})
}

// request describes a body in which every field but the required ones may be
// left out or null.
func request(r huma.Registry, name string, e *Entity, required ...string) *huma.Schema {
	return named(r, name, func() *huma.Schema {
		s := object(e, func(f *Field) bool { return !never[f.Name] })
		s.Required = required
		return s
	})
}

func named(r huma.Registry, name string, build func() *huma.Schema) *huma.Schema {
	if r.Map()[name] == nil {
		r.Map()[name] = build()
	}
	return &huma.Schema{Ref: "#/components/schemas/" + name}
}

func object(e *Entity, nullable func(*Field) bool) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{}, AdditionalProperties: false}
	for i := range e.Fields {
		f := &e.Fields[i]
		s.Properties[f.Name] = f.schema(nullable(f))
	}
	return s
}

// schema describes a field.
func (f *Field) schema(nullable bool) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString, Description: f.Doc, Nullable: nullable}
	switch f.Type {
	case Line, Text, Email, Link:
		s.MaxLength = &f.Limit
	case Choice:
		for _, c := range f.Choices {
			s.Enum = append(s.Enum, c)
		}
		if nullable {
			s.Enum = append(s.Enum, nil)
		}
	case Scale:
		s.Type, s.Minimum, s.Maximum = huma.TypeNumber, &f.Min, &f.Max
	case Whole:
		s.Type, s.Minimum, s.Maximum = huma.TypeInteger, &f.Min, &f.Max
	case Flag:
		s.Type = huma.TypeBoolean
	case Date:
		s.Format = "date"
	case ToPerson:
		s.Format = "uuid"
	case Steps:
		one, nine, unique := 1.0, float64(lastStep), true
		s.Type, s.UniqueItems = huma.TypeArray, unique
		s.Items = &huma.Schema{Type: huma.TypeInteger, Minimum: &one, Maximum: &nine}
	case Tags:
		limit, members := tagLimit, tagsLimit
		s.Type, s.UniqueItems, s.MaxItems = huma.TypeArray, true, &members
		s.Items = &huma.Schema{Type: huma.TypeString, MaxLength: &limit}
	}
	return s
}
