package ydoc

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// value prints a value as JavaScript's String() would, which is what yjs's XML
// strings hold: "[object Object]" for objects, elements of arrays separated by
// commas, and so on.
func (w *xmlWriter) value(v any, depth int) error {
	if depth < 0 {
		return ErrTooDeep
	}
	switch v := v.(type) {
	case nil:
		w.WriteString("null")
	case Undefined:
		w.WriteString("undefined")
	case bool:
		w.WriteString(strconv.FormatBool(v))
	case string:
		w.WriteString(v)
	case int64:
		w.WriteString(jsNumber(float64(v)))
	case float64:
		w.WriteString(jsNumber(v))
	case BigInt:
		w.WriteString(strconv.FormatInt(int64(v), 10))
	case []byte:
		for i, x := range v {
			if i > 0 {
				w.WriteByte(',')
			}
			w.WriteString(strconv.Itoa(int(x)))
		}
	case []any:
		return w.array(v, depth)
	default: // objects, subdocuments
		w.WriteString("[object Object]")
	}
	return nil
}

func (w *xmlWriter) array(list []any, depth int) error {
	for i, x := range list {
		if i > 0 {
			w.WriteByte(',')
		}
		switch x.(type) {
		case nil, Undefined:
			continue
		}
		if err := w.value(x, depth-1); err != nil {
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
