package fieldtable

import (
	"maps"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// AnswerSchema describes an entity with all its fields, always being those that
// have a value in every answer, and extra what stands beside the fields.
func (e *Entity) AnswerSchema(r huma.Registry, name string, always []string, extra map[string]*huma.Schema) *huma.Schema {
	return Named(r, name, func() *huma.Schema {
		s := e.object(func(f *Field) bool { return !slices.Contains(always, f.Name) && f.Empty() == nil })
		s.Properties["id"] = &huma.Schema{Type: huma.TypeString, Description: "Usually a UUID; at most 64 bytes."}
		s.Required = []string{"id"}
		for i := range e.Fields {
			s.Required = append(s.Required, e.Fields[i].Name)
		}
		for _, name := range slices.Sorted(maps.Keys(extra)) {
			s.Properties[name] = extra[name]
			s.Required = append(s.Required, name)
		}
		return s
	})
}

// RequestSchema describes a body in which every field but the required ones may
// be left out or null.
func (e *Entity) RequestSchema(r huma.Registry, name string, always, required []string, extra map[string]*huma.Schema) *huma.Schema {
	return Named(r, name, func() *huma.Schema {
		s := e.object(func(f *Field) bool { return !slices.Contains(always, f.Name) })
		s.Required = required
		maps.Copy(s.Properties, extra)
		return s
	})
}

// Named registers a schema by name, once.
func Named(r huma.Registry, name string, build func() *huma.Schema) *huma.Schema {
	if r.Map()[name] == nil {
		r.Map()[name] = build()
	}
	return &huma.Schema{Ref: "#/components/schemas/" + name}
}

func (e *Entity) object(nullable func(*Field) bool) *huma.Schema {
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
	one, nine := 1.0, float64(lastStep)
	switch f.Type {
	case Line, Note, Text, Email, Link:
		s.MaxLength = &f.Limit
	case Choice:
		s.Enum = f.enum(nullable)
	case Scale, Number, Whole:
		s.Type = huma.TypeNumber
		if f.Type == Whole {
			s.Type = huma.TypeInteger
		}
		if f.Min != 0 || f.Max != 0 {
			s.Minimum, s.Maximum = &f.Min, &f.Max
		}
	case Flag:
		s.Type = huma.TypeBoolean
	case Date:
		s.Format = "date"
	case ToPerson, ToDocument:
		s.Format = "uuid"
	case Steps:
		s.Type, s.UniqueItems = huma.TypeArray, true
		s.Items = &huma.Schema{Type: huma.TypeInteger, Minimum: &one, Maximum: &nine}
	case Tags:
		limit := f.each()
		s.Type, s.UniqueItems, s.MaxItems = huma.TypeArray, true, &f.Limit
		s.Items = &huma.Schema{Type: huma.TypeString, MaxLength: &limit}
	case Things:
		s.Type, s.UniqueItems, s.MaxItems = huma.TypeArray, true, &f.Limit
		s.Items = &huma.Schema{Type: huma.TypeString}
	case Series:
		s.Type, s.AdditionalProperties = huma.TypeObject, &huma.Schema{Type: huma.TypeNumber}
	case Roles:
		s.Type, s.AdditionalProperties = huma.TypeObject, &huma.Schema{Type: huma.TypeString, Enum: f.enum(false)}
	}
	return s
}

func (f *Field) enum(nullable bool) (out []any) {
	for _, c := range f.Choices {
		out = append(out, c)
	}
	if nullable {
		out = append(out, nil)
	}
	return out
}
