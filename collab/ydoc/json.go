package ydoc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
)

// ToJSON returns the named roots, or all that were asked for as some type so
// far, as yjs's doc.toJSON gives them: maps as map[string]any, arrays as []any,
// texts and XML as strings, numbers as int64 or float64. Values that JSON does
// not know stay Undefined, BigInt, []byte and Subdocument. It returns ErrTooDeep
// for what is nested deeper than a Store takes.
func (d *Doc) ToJSON(names ...string) (map[string]any, error) {
	if len(names) == 0 {
		for name, t := range d.roots {
			if d.types[t].ref != refUnknown {
				names = append(names, name)
			}
		}
	}
	out := make(map[string]any, len(names))
	for _, name := range names {
		t, ok := d.roots[name]
		if !ok {
			continue
		}
		v, err := plainValue(d.wrap(t), d.lim.readDepth())
		if err != nil {
			return nil, fmt.Errorf("root %q: %w", name, err)
		}
		out[name] = v
	}
	return out, nil
}

// ToJSON returns the map with all that is in it, see Doc.ToJSON.
func (m *Map) ToJSON() (map[string]any, error) {
	v, err := plainValue(m, m.readDepth())
	if err != nil {
		return nil, err
	}
	return v.(map[string]any), nil
}

// ToJSON returns the array with all that is in it, see Doc.ToJSON.
func (a *Array) ToJSON() ([]any, error) {
	v, err := plainValue(a, a.readDepth())
	if err != nil {
		return nil, err
	}
	return v.([]any), nil
}

// plainValue replaces shared types by what their toJSON gives.
func plainValue(v any, depth int) (any, error) {
	if depth < 0 {
		return nil, ErrTooDeep
	}
	switch v := v.(type) {
	case *Map:
		out := make(map[string]any)
		for _, k := range v.mapKeys() {
			x, _ := v.mapGet(k)
			x, err := plainValue(x, depth-1)
			if err != nil {
				return nil, err
			}
			out[k] = x
		}
		return out, nil
	case *Array:
		out := v.listElements()
		for i, x := range out {
			x, err := plainValue(x, depth-1)
			if err != nil {
				return nil, err
			}
			out[i] = x
		}
		if out == nil {
			out = []any{}
		}
		return out, nil
	case *Text:
		return v.String(), nil
	case *XMLText, *XMLElement, *XMLFragment:
		return v.(Shared).node().xmlString(depth)
	}
	return v, nil
}

// encodeJSON writes a value as JSON.stringify would as far as the same type of
// value goes; what JSON does not know is refused.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrType, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// jsonValue turns a value into what json.Marshal prints as JSON.stringify would:
// undefined members go, undefined elements become null, binary becomes an object
// of its bytes by index.
func jsonValue(v any, depth int) (any, error) {
	if depth < 0 {
		return nil, ErrTooDeep
	}
	v, err := plainValue(v, depth)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case Undefined:
		return nil, nil
	case BigInt:
		return int64(v), nil
	case []byte:
		bytes := make(map[string]any, len(v))
		for i, x := range v {
			bytes[jsonIndex(i)] = int64(x)
		}
		return bytes, nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, nil
		}
	case Subdocument:
		return map[string]any{}, nil // as a Y.Doc prints that is not loaded
	case map[string]any:
		for k, x := range v {
			if _, gone := x.(Undefined); gone {
				delete(v, k)
				continue
			}
			if v[k], err = jsonValue(x, depth-1); err != nil {
				return nil, err
			}
		}
	case []any:
		for i, x := range v {
			if v[i], err = jsonValue(x, depth-1); err != nil {
				return nil, err
			}
		}
	}
	return v, nil
}

// JSONValue turns what reading a document gives (with Undefined, BigInt, []byte
// and shared types in it) into values that encoding/json prints: undefined
// members are left out, undefined elements and numbers without a value become
// null, binary becomes an object of its bytes by index, as JSON.stringify prints
// it.
func JSONValue(v any) (any, error) { return jsonValue(v, DefaultLimits().readDepth()) }
