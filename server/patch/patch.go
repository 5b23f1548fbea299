// Package patch holds the field of a PATCH body that may be absent (stays as
// it is), null (cleared) or a value; a plain Go pointer cannot tell the first
// two apart. Pure values. Allowed imports: huma, for the schema.
package patch

import (
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// Field is an optional, clearable T. Declare it with `json:"name,omitempty"`.
type Field[T any] struct {
	Given bool // the field was in the body
	Null  bool // and was null
	Value T
}

// UnmarshalJSON is only called when the field is in the body.
func (f *Field[T]) UnmarshalJSON(b []byte) error {
	f.Given = true
	if string(b) == "null" {
		f.Null = true
		return nil
	}
	return json.Unmarshal(b, &f.Value)
}

// Pointer returns the value, or nil for null. Meaningful when Given.
func (f Field[T]) Pointer() *T {
	if f.Null {
		return nil
	}
	return &f.Value
}

// Schema says "T or null".
func (Field[T]) Schema(r huma.Registry) *huma.Schema {
	s := *huma.SchemaFromType(r, reflect.TypeFor[T]())
	s.Nullable = true
	return &s
}
