package ydoc

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// A format item says that from here on a key has a value (JSON), until another
// says otherwise; null ends it.

const nullJSON = "null"

// formatOf reads a format item.
func (d *Doc) formatOf(it *item) (key, value []byte) {
	r := reader{buf: d.bytesOf(it)}
	return r.bytes(), r.bytes()
}

// attribute is one format in force: its value is JSON.
type attribute struct{ key, value string }

// attributes are the formats in force at a place, in the order they began. A
// value of null is never kept by update, but may be by set.
type attributes []attribute

// get returns the value of key, null if there is none.
func (a attributes) get(key string) string {
	for _, x := range a {
		if x.key == key {
			return x.value
		}
	}
	return nullJSON
}

func (a attributes) has(key string) bool {
	for _, x := range a {
		if x.key == key {
			return true
		}
	}
	return false
}

func (a *attributes) set(key, value string) {
	for i := range *a {
		if (*a)[i].key == key {
			(*a)[i].value = value
			return
		}
	}
	*a = append(*a, attribute{key, value})
}

func (a *attributes) remove(key string) {
	for i := range *a {
		if (*a)[i].key == key {
			*a = append((*a)[:i], (*a)[i+1:]...)
			return
		}
	}
}

// update lets a format take effect.
func (a *attributes) update(key, value []byte) {
	if string(value) == nullJSON {
		a.remove(string(key))
		return
	}
	for i := range *a {
		if (*a)[i].key == string(key) {
			if (*a)[i].value != string(value) {
				(*a)[i].value = string(value)
			}
			return
		}
	}
	*a = append(*a, attribute{string(key), string(value)})
}

// sameValue compares JSON values as yjs compares attributes: primitives by
// value, objects and arrays by their members, which must be primitives.
func sameValue(a, b string) bool {
	if samePrimitive(a, b) {
		return true
	}
	return isContainer(a) && isContainer(b) && sameFlat(a, b)
}

// samePrimitive is JavaScript's === for values of different origin, where two
// objects are never the same.
func samePrimitive(a, b string) bool {
	if a == "" || b == "" || isContainer(a) || isContainer(b) || a[0] != b[0] {
		return false
	}
	if a == b {
		return true
	}
	if a[0] == '"' || a[0] == '-' || a[0] >= '0' && a[0] <= '9' {
		var x, y any
		return json.Unmarshal([]byte(a), &x) == nil && json.Unmarshal([]byte(b), &y) == nil && x == y
	}
	return false
}

func isContainer(s string) bool {
	s = string(bytes.TrimLeft([]byte(s[:min(len(s), 8)]), " \t\r\n"))
	return s != "" && (s[0] == '{' || s[0] == '[')
}

func sameFlat(a, b string) bool {
	x, y := members([]byte(a)), members([]byte(b))
	if x == nil || y == nil || len(x) != len(y) {
		return false
	}
	for k, v := range x {
		w, ok := y[k]
		if !ok || isComposite(v) || isComposite(w) || !reflect.DeepEqual(v, w) {
			return false
		}
	}
	return true
}

func isComposite(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

// members returns the members of a JSON object or array by key or index.
func members(b []byte) map[string]any {
	var v any
	if json.Unmarshal(b, &v) != nil {
		return nil
	}
	switch v := v.(type) {
	case map[string]any:
		return v
	case []any:
		out := make(map[string]any, len(v))
		for i, x := range v {
			out[jsonIndex(i)] = x
		}
		return out
	}
	return nil
}

func jsonIndex(i int) string {
	b, _ := json.Marshal(i) // an int always marshals
	return string(b)
}
