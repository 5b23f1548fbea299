package ydoc

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Text is a shared rich text: characters, embedded values and shared types, with
// formats. Positions and lengths count UTF-16 units; an embed counts one.
type Text struct {
	handle
	initial []func(tx *Txn, t *Text) error // of a new text
}

// NewText returns a text to be put into a document.
func NewText(s string) *Text {
	t := &Text{}
	if s != "" {
		_ = t.Insert(nil, 0, s, nil) // only noted: the text is in no document
	}
	return t
}

func (t *Text) ref() int8 { return refText }

func (t *Text) fill(tx *Txn) error {
	initial := t.initial
	t.initial = nil
	for _, f := range initial {
		if err := f(tx, t); err != nil {
			return err
		}
	}
	return nil
}

// later runs f now, or once a new text has become part of a document.
func (t *Text) later(tx *Txn, f func(tx *Txn, t *Text) error) error {
	if t.doc == nil {
		t.initial = append(t.initial, f)
		return nil
	}
	if err := t.writable(tx); err != nil {
		return err
	}
	return f(tx, t)
}

// Len returns the length in UTF-16 units.
func (t *Text) Len() int { return t.listLength() }

// Insert puts s at index. With attrs nil it takes on the formats in force there;
// otherwise it has exactly attrs.
func (t *Text) Insert(tx *Txn, index int, s string, attrs map[string]any) error {
	if s == "" {
		return nil
	}
	return t.later(tx, func(tx *Txn, t *Text) error {
		wanted, err := encodeAttributes(attrs)
		if err != nil {
			return err
		}
		p, err := t.position(index)
		if err != nil {
			return err
		}
		if attrs == nil {
			wanted = slices.Clone(p.current)
		}
		s := toValid(s)
		p.insert(tx, kindString, uint32(utf16LenString(s)), []byte(s), wanted, nil)
		return nil
	})
}

// InsertEmbed puts a value, or a new shared type, at index. It counts one.
func (t *Text) InsertEmbed(tx *Txn, index int, v any, attrs map[string]any) error {
	return t.later(tx, func(tx *Txn, t *Text) error {
		wanted, err := encodeAttributes(attrs)
		if err != nil {
			return err
		}
		k, content := kindEmbed, []byte(nil)
		if _, shared := v.(Shared); shared {
			k, content, err = t.doc.encodeContent(v)
		} else {
			content, err = encodeJSON(v)
			content = appendBytes(nil, content)
		}
		if err != nil {
			return fmt.Errorf("embed: %w", err)
		}
		p, err := t.position(index)
		if err != nil {
			return err
		}
		return p.insert(tx, k, 1, content, wanted, v)
	})
}

// Delete removes n units from index on.
func (t *Text) Delete(tx *Txn, index, n int) error {
	return t.later(tx, func(tx *Txn, t *Text) error {
		if index < 0 || n < 0 || index+n > t.Len() {
			return fmt.Errorf("%w: %d units from %d of %d", ErrRange, n, index, t.Len())
		}
		if n == 0 {
			return nil
		}
		p, err := t.position(index)
		if err != nil {
			return err
		}
		p.delete(tx, uint32(n))
		return nil
	})
}

// Format sets formats on n units from index on; a nil value removes one.
func (t *Text) Format(tx *Txn, index, n int, attrs map[string]any) error {
	return t.later(tx, func(tx *Txn, t *Text) error {
		if index < 0 || n < 0 || index+n > t.Len() {
			return fmt.Errorf("%w: %d units from %d of %d", ErrRange, n, index, t.Len())
		}
		wanted, err := encodeAttributes(attrs)
		if err != nil || n == 0 {
			return err
		}
		p, err := t.position(index)
		if err != nil {
			return err
		}
		p.format(tx, uint32(n), wanted)
		return nil
	})
}

// SetAttribute sets an attribute of the text as a whole.
func (t *Text) SetAttribute(tx *Txn, key string, v any) error {
	return t.later(tx, func(tx *Txn, t *Text) error { return t.mapSet(tx, key, v) })
}

// RemoveAttribute removes an attribute of the text as a whole.
func (t *Text) RemoveAttribute(tx *Txn, key string) error {
	return t.later(tx, func(tx *Txn, t *Text) error { return t.mapDelete(tx, key) })
}

// Attributes returns the attributes of the text as a whole.
func (t *Text) Attributes() map[string]any { return t.attributeMap() }

func (h *handle) attributeMap() map[string]any {
	out := make(map[string]any)
	for _, k := range h.mapKeys() {
		out[k], _ = h.mapGet(k)
	}
	return out
}

// encodeAttributes turns formats into JSON, in the order of their keys.
func encodeAttributes(attrs map[string]any) (attributes, error) {
	out := make(attributes, 0, len(attrs))
	for _, k := range sortedKeys(attrs) {
		b, err := encodeJSON(attrs[k])
		if err != nil {
			return nil, fmt.Errorf("attribute %q: %w", k, err)
		}
		out = append(out, attribute{toValid(k), string(b)})
	}
	return out, nil
}

func parseJSON(b []byte) any {
	if string(b) == "undefined" {
		return Undefined{}
	}
	var v any
	if json.Unmarshal(b, &v) != nil {
		return nil // cannot be: it was validated
	}
	return normalNumbers(v)
}

// normalNumbers makes whole numbers int64, as Map.Get gives them.
func normalNumbers(v any) any {
	switch v := v.(type) {
	case float64:
		return wholeNumber(v)
	case []any:
		for i := range v {
			v[i] = normalNumbers(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = normalNumbers(v[k])
		}
	}
	return v
}
