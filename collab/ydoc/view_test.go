package ydoc

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"
	"testing"
)

// testView is what sessions.cjs calls a view, made from a Doc.
func testView(t testing.TB, d *Doc) map[string]any {
	t.Helper()
	d.Text("t")
	d.Map("m")
	d.Array("a")
	x := d.XMLFragment("x")
	all, err := d.ToJSON()
	if err != nil {
		t.Fatalf("ToJSON: %v", err)
	}
	deltas := []any{}
	for _, text := range xmlTexts(x) {
		deltas = append(deltas, testDelta(text.Delta()))
	}
	keys := []any{}
	for _, k := range d.Map("m").Keys() {
		keys = append(keys, k)
	}
	return map[string]any{
		"json": testPlain(all), "delta": testDelta(d.Text("t").Delta()), "xml": x.String(), "xmlDeltas": deltas, "keys": keys,
	}
}

func xmlTexts(x *XMLFragment) (out []*XMLText) {
	for _, c := range x.Children() {
		switch c := c.(type) {
		case *XMLText:
			out = append(out, c)
		case *XMLElement:
			out = append(out, xmlTexts(&c.XMLFragment)...)
		case *XMLFragment:
			out = append(out, xmlTexts(c)...)
		}
	}
	return out
}

func testDelta(ops []DeltaOp) any {
	out := []any{}
	for _, op := range ops {
		o := map[string]any{"insert": testPlain(op.Insert)}
		if len(op.Attributes) > 0 {
			o["attributes"] = testPlain(op.Attributes)
		}
		out = append(out, o)
	}
	return out
}

// testPlain is plain of sessions.cjs.
func testPlain(v any) any {
	switch v := v.(type) {
	case Undefined:
		return map[string]any{"$undefined": true}
	case BigInt:
		return map[string]any{"$bigint": strconv.FormatInt(int64(v), 10)}
	case []byte:
		return map[string]any{"$binary": base64.StdEncoding.EncodeToString(v)}
	case Subdocument:
		return map[string]any{"$doc": v.GUID}
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return map[string]any{"$number": jsNumber(v)}
		}
	case Shared:
		plain, err := plainValue(v, 100)
		if err != nil {
			return err.Error()
		}
		return map[string]any{"$type": testPlain(plain)}
	case []any:
		out := []any{}
		for _, x := range v {
			out = append(out, testPlain(x))
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = testPlain(x)
		}
		return out
	}
	return v
}

// canonical prints a view with sorted keys and uniform numbers.
func canonical(t testing.TB, view any) string {
	t.Helper()
	b, err := json.Marshal(view)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	b, err = json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
