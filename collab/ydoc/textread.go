package ydoc

import (
	"encoding/json"
	"strings"
)

// String returns the characters of the text, without formats and embeds.
func (t *Text) String() string {
	s := t.shared()
	if s == nil {
		return ""
	}
	var b strings.Builder
	for i := s.start; i != 0; {
		it := t.doc.items.at(i)
		if it.kind == kindString && !it.deleted() {
			b.Write(t.doc.bytesOf(it))
		}
		i = it.right
	}
	return b.String()
}

// DeltaOp is one insert of a delta: a string, or an embedded value or shared
// type, with its formats.
type DeltaOp struct {
	Insert     any
	Attributes map[string]any
}

// MarshalJSON writes the op as yjs and Quill do. A shared type stands as its JSON.
func (o DeltaOp) MarshalJSON() ([]byte, error) {
	insert, err := jsonValue(o.Insert, DefaultLimits().readDepth())
	if err != nil {
		return nil, err
	}
	out := map[string]any{"insert": insert}
	if len(o.Attributes) > 0 {
		out["attributes"] = o.Attributes
	}
	return json.Marshal(out)
}

// Delta returns the content as yjs's toDelta: one op for every stretch between
// formats and embeds.
func (t *Text) Delta() []DeltaOp {
	var ops []DeltaOp
	t.runs(func(insert any, current attributes) {
		op := DeltaOp{Insert: insert}
		if len(current) > 0 {
			op.Attributes = make(map[string]any, len(current))
			for _, a := range current {
				op.Attributes[a.key] = parseJSON([]byte(a.value))
			}
		}
		ops = append(ops, op)
	})
	return ops
}

// runs calls yield for every stretch of text (a string) and embed (its value or
// shared type), with the formats in force, which must not be kept.
func (t *Text) runs(yield func(insert any, current attributes)) {
	s := t.shared()
	if s == nil {
		return
	}
	d := t.doc
	var current attributes
	var text []byte
	pack := func() {
		if len(text) > 0 {
			yield(string(text), current)
			text = text[:0]
		}
	}
	for i := s.start; i != 0; {
		it := d.items.at(i)
		i = it.right
		if it.deleted() {
			continue
		}
		switch it.kind {
		case kindString:
			text = append(text, d.bytesOf(it)...)
		case kindEmbed, kindType:
			pack()
			d.elementsOf(it, func(v any) bool { yield(v, current); return false })
		case kindFormat:
			pack()
			current.update(d.formatOf(it))
		}
	}
	pack()
}

// XMLText is a text within XML. It is a Text that prints its formats as tags.
type XMLText struct{ Text }

// NewXMLText returns an XML text to be put into a document.
func NewXMLText(s string) *XMLText { return &XMLText{*NewText(s)} }

func (t *XMLText) ref() int8 { return refXMLText }

func (t *XMLText) fill(tx *Txn) error { return t.Text.fill(tx) }

// String prints the text as yjs does, formats as tags in the order of their
// names. Nothing is escaped.
func (t *XMLText) String() string {
	s, _ := t.xmlString(t.readDepth()) // too deep: what fits
	return s
}
