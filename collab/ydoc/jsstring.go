package ydoc

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// writeJSString prints a value as JavaScript's String() would, which is what
// yjs's XML strings hold: "[object Object]" for objects, elements of arrays
// separated by commas, and so on.
func writeJSString(b *strings.Builder, v any, depth int) error {
	if depth < 0 {
		return ErrTooDeep
	}
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case Undefined:
		b.WriteString("undefined")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case string:
		b.WriteString(v)
	case int64:
		b.WriteString(jsNumber(float64(v)))
	case float64:
		b.WriteString(jsNumber(v))
	case BigInt:
		b.WriteString(strconv.FormatInt(int64(v), 10))
	case []byte:
		for i, x := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strconv.Itoa(int(x)))
		}
	case []any:
		return writeJSArray(b, v, depth)
	case *XMLElement:
		return v.write(b, depth)
	case *XMLText:
		return v.write(b, depth)
	case *XMLFragment:
		return v.writeChildren(b, depth-1)
	case *Text:
		b.WriteString(v.String())
	default: // objects, maps, arrays, subdocuments
		b.WriteString("[object Object]")
	}
	return nil
}

func writeJSArray(b *strings.Builder, list []any, depth int) error {
	for i, x := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		switch x.(type) {
		case nil, Undefined:
			continue
		}
		if err := writeJSString(b, x, depth-1); err != nil {
			return err
		}
	}
	return nil
}

// jsNumber prints a number as JavaScript does: shortest digits, exponents from
// 1e21 and below 1e-6.
func jsNumber(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case f == 0:
		return "0"
	}
	if abs := math.Abs(f); abs >= 1e-6 && abs < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	sign := exponent[:1]
	return mantissa + "e" + sign + strings.TrimLeft(exponent[1:], "0")
}

// utf16Units splits text as JavaScript's split("") does: a character above
// U+FFFF becomes two halves, which no valid string can hold.
func utf16Units(b []byte) []string {
	units := make([]string, 0, len(b))
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if utf16.IsSurrogate(r) || r > 0xffff {
			units = append(units, replacement, replacement)
		} else {
			units = append(units, string(b[:n]))
		}
		b = b[n:]
	}
	return units
}

// attributeOrder returns the keys in the order JavaScript sorts them.
func (h *handle) attributeOrder() []string {
	keys := h.mapKeys()
	slices.SortFunc(keys, compareUTF16)
	return keys
}
