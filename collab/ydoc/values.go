package ydoc

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

// Undefined is JavaScript's undefined, which Yjs can hold and JSON cannot.
type Undefined struct{}

// BigInt is a JavaScript BigInt, kept apart from numbers.
type BigInt int64

// Subdocument is a document held by another. It is kept and passed on; its
// content travels under its GUID on its own.
type Subdocument struct {
	GUID    string
	Options map[string]any
}

// any reads a value. Whole numbers become int64, other numbers float64, objects
// map[string]any, arrays []any, binary []byte. Input must have been validated,
// which bounds the depth.
func (r *reader) any() any {
	switch tag := r.byte(); tag {
	case anyNull:
		return nil
	case anyInteger:
		v, _ := r.varint()
		return v
	case anyFloat32:
		return wholeNumber(r.float32())
	case anyFloat64:
		return wholeNumber(r.float64())
	case anyBigInt:
		return BigInt(r.int64())
	case anyFalse:
		return false
	case anyTrue:
		return true
	case anyString:
		return string(r.bytes())
	case anyBinary:
		return slices.Clone(r.bytes())
	case anyObject:
		n := r.uvarint()
		out := make(map[string]any)
		for ; n > 0 && r.err == nil; n-- {
			key := string(r.bytes())
			out[key] = r.any()
		}
		return out
	case anyArray:
		n := r.uvarint()
		out := make([]any, 0, min(n, uint64(r.left())))
		for ; n > 0 && r.err == nil; n-- {
			out = append(out, r.any())
		}
		return out
	default:
		return Undefined{}
	}
}

// wholeNumber turns floats without fraction, as far as JavaScript counts
// exactly, into int64: the wire writes whole numbers above 2^31 as floats.
func wholeNumber(f float64) any {
	if f == math.Trunc(f) && math.Abs(f) <= maxSafeInteger {
		return int64(f)
	}
	return f
}

const bits31 = 1<<31 - 1

// appendAny encodes a value as lib0 does. It takes what any returns and Go's
// other integers and floats.
func appendAny(b []byte, v any, depth int) ([]byte, error) {
	if depth < 0 {
		return b, ErrTooDeep
	}
	switch v := v.(type) {
	case nil:
		return append(b, anyNull), nil
	case Undefined:
		return append(b, anyUndefined), nil
	case bool:
		if v {
			return append(b, anyTrue), nil
		}
		return append(b, anyFalse), nil
	case string:
		return appendText(append(b, anyString), toValid(v)), nil
	case []byte:
		return appendBytes(append(b, anyBinary), v), nil
	case BigInt:
		return appendBigInt(b, v), nil
	case map[string]any:
		return appendObject(b, v, depth)
	case []any:
		b = appendUvarint(append(b, anyArray), uint64(len(v)))
		for _, x := range v {
			var err error
			if b, err = appendAny(b, x, depth-1); err != nil {
				return b, err
			}
		}
		return b, nil
	}
	f, ok := toNumber(v)
	if !ok {
		return b, fmt.Errorf("%w: %T", ErrType, v)
	}
	return appendNumber(b, f), nil
}

func appendBigInt(b []byte, v BigInt) []byte {
	b = append(b, anyBigInt)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func appendObject(b []byte, v map[string]any, depth int) ([]byte, error) {
	b = appendUvarint(append(b, anyObject), uint64(len(v)))
	for _, k := range sortedKeys(v) {
		var err error
		if b, err = appendAny(appendText(b, toValid(k)), v[k], depth-1); err != nil {
			return b, err
		}
	}
	return b, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func toNumber(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case int8:
		return float64(v), true
	case int16:
		return float64(v), true
	case int32:
		return float64(v), true
	case int64:
		return float64(v), true
	case uint:
		return float64(v), true
	case uint8:
		return float64(v), true
	case uint16:
		return float64(v), true
	case uint32:
		return float64(v), true
	case uint64:
		return float64(v), true
	case float32:
		return float64(v), true
	case float64:
		return v, true
	case json.Number:
		f, err := v.Float64()
		return f, err == nil
	}
	return 0, false
}

func appendNumber(b []byte, f float64) []byte {
	switch {
	case f == math.Trunc(f) && math.Abs(f) <= bits31:
		if f == 0 && math.Signbit(f) {
			return append(b, anyInteger, 0x40) // lib0 keeps the sign of -0
		}
		return appendVarint(append(b, anyInteger), int64(f))
	case float64(float32(f)) == f:
		return appendFloat32(append(b, anyFloat32), float32(f))
	default:
		return appendFloat64(append(b, anyFloat64), f)
	}
}
