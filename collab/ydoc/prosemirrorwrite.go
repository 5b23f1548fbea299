package ydoc

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
)

// OverlappingMarks are the types of marks that may stand several times on one
// text (in ProseMirror: a mark type that does not exclude itself). Their format
// is named with a hash. Tiptap's own marks are none of these.
type OverlappingMarks map[string]bool

// WriteProseMirror makes the content of the fragment that of doc, a node of type
// "doc", the way y-prosemirror would: nodes become elements, runs of text nodes
// XML texts, marks formats; attributes that are null are left out. Children at
// the start and at the end that are equal already are left untouched, so that
// writing what is there writes nothing; what differs in between is replaced.
func WriteProseMirror(tx *Txn, x *XMLFragment, doc Node) error {
	return OverlappingMarks(nil).Write(tx, x, doc)
}

// Write is WriteProseMirror where some marks may overlap themselves.
func (o OverlappingMarks) Write(tx *Txn, x *XMLFragment, doc Node) error {
	if err := x.writable(tx); err != nil {
		return err
	}
	if doc.Type != "doc" {
		return fmt.Errorf("%w: a document is of type doc, not %q", ErrNotProseMirror, doc.Type)
	}
	wanted, err := o.normalize(doc.Content, x.readDepth())
	if err != nil {
		return err
	}
	have := x.Children()
	left := 0
	for left < len(have) && left < len(wanted) && o.same(have[left], wanted[left]) {
		left++
	}
	right := 0
	for right+left < len(have) && right+left < len(wanted) && o.same(have[len(have)-1-right], wanted[len(wanted)-1-right]) {
		right++
	}
	if n := len(have) - left - right; n > 0 {
		if err := x.Delete(tx, left, n); err != nil {
			return err
		}
	}
	var nodes []XMLNode
	for _, w := range wanted[left : len(wanted)-right] {
		n, err := o.build(w)
		if err != nil {
			return err
		}
		nodes = append(nodes, n)
	}
	return x.Insert(tx, left, nodes...)
}

// proseChild is a child in the form in which Yjs holds it: a run of text nodes,
// or an element.
type proseChild struct {
	texts []Node
	node  Node
	below []proseChild
}

// normalize puts adjacent text nodes together and checks what is to be written.
func (o OverlappingMarks) normalize(content []Node, depth int) ([]proseChild, error) {
	if depth < 0 {
		return nil, ErrTooDeep
	}
	var out []proseChild
	for _, n := range content {
		switch {
		case n.Type == "":
			return nil, fmt.Errorf("%w: a node without type", ErrNotProseMirror)
		case n.Type == "text" && n.Text == "":
			return nil, fmt.Errorf("%w: an empty text node", ErrNotProseMirror)
		case n.Type == "text":
			if k := len(out) - 1; k >= 0 && out[k].texts != nil {
				out[k].texts = append(out[k].texts, n)
			} else {
				out = append(out, proseChild{texts: []Node{n}})
			}
		default:
			below, err := o.normalize(n.Content, depth-1)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", n.Type, err)
			}
			out = append(out, proseChild{node: n, below: below})
		}
	}
	return out, nil
}

// build makes a new XML node.
func (o OverlappingMarks) build(c proseChild) (XMLNode, error) {
	if c.texts != nil {
		t := NewXMLText("")
		index := 0
		for _, n := range c.texts {
			attrs, err := o.formats(n.Marks)
			if err != nil {
				return nil, err
			}
			if err := t.Insert(nil, index, n.Text, attrs); err != nil {
				return nil, err
			}
			index += utf16LenString(toValid(n.Text))
		}
		return t, nil
	}
	e := NewXMLElement(c.node.Type)
	for _, k := range sortedKeys(c.node.Attrs) {
		if v := c.node.Attrs[k]; v != nil && k != "ychange" {
			if err := e.SetAttribute(nil, k, v); err != nil {
				return nil, err
			}
		}
	}
	for _, b := range c.below {
		n, err := o.build(b)
		if err != nil {
			return nil, err
		}
		if err := e.Append(nil, n); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// formats turns marks into formats.
func (o OverlappingMarks) formats(marks []Mark) (map[string]any, error) {
	out := make(map[string]any, len(marks))
	for _, m := range marks {
		if m.Type == "ychange" {
			continue
		}
		attrs := m.Attrs
		if attrs == nil {
			attrs = map[string]any{}
		}
		name := m.Type
		if o[m.Type] {
			hash, err := markHash(m)
			if err != nil {
				return nil, err
			}
			name += "--" + hash
		}
		out[name] = attrs
	}
	return out, nil
}

// markHash is y-prosemirror's hash of a mark: SHA-256 over its JSON value in
// lib0's encoding, folded to six bytes, in base64. The keys of the attributes
// are hashed in alphabetical order; JavaScript takes the order of the schema, so
// that the names agree for marks with at most one attribute, and otherwise only
// if the schema lists them so. A different hash is read just as well.
func markHash(m Mark) (string, error) {
	fields := uint64(1)
	if len(m.Attrs) > 0 {
		fields = 2
	}
	b := appendUvarint([]byte{anyObject}, fields)
	b = appendText(append(appendText(b, "type"), anyString), m.Type)
	if len(m.Attrs) > 0 {
		var err error
		if b, err = appendAny(appendText(b, "attrs"), m.Attrs, 16); err != nil {
			return "", err
		}
	}
	sum := sha256.Sum256(b)
	for i := 6; i < len(sum); i++ {
		sum[i%6] ^= sum[i]
	}
	return base64.StdEncoding.EncodeToString(sum[:6]), nil
}

// same reports whether an XML node already is what is wanted.
func (o OverlappingMarks) same(have XMLNode, want proseChild) bool {
	switch have := have.(type) {
	case *XMLText:
		return want.texts != nil && o.sameTexts(have, want.texts)
	case *XMLElement:
		if want.texts != nil || have.Name() != want.node.Type {
			return false
		}
		attrs := maps.Clone(want.node.Attrs)
		maps.DeleteFunc(attrs, func(k string, v any) bool { return v == nil || k == "ychange" })
		present := have.Attributes()
		maps.DeleteFunc(present, func(_ string, v any) bool { return v == nil })
		children := have.Children()
		return equalValues(present, attrs) && slices.EqualFunc(children, want.below, o.same)
	}
	return false
}

func (o OverlappingMarks) sameTexts(have *XMLText, want []Node) bool {
	i, same := 0, true
	have.runs(func(insert any, current attributes) {
		if !same || i >= len(want) {
			same = false
			return
		}
		formats, err := o.formats(want[i].Marks)
		same = err == nil && insert == any(want[i].Text) && len(formats) == len(current)
		for _, a := range current {
			w, ok := formats[a.key]
			same = same && ok && equalValues(parseJSON([]byte(a.value)), w)
		}
		i++
	})
	return same && i == len(want)
}

// equalValues compares values by what they are on the wire.
func equalValues(a, b any) bool {
	x, errX := appendAny(nil, a, DefaultLimits().MaxDepth)
	y, errY := appendAny(nil, b, DefaultLimits().MaxDepth)
	return errX == nil && errY == nil && string(x) == string(y)
}

func sortedAttributes(a attributes) attributes {
	sorted := slices.Clone(a)
	slices.SortFunc(sorted, func(a, b attribute) int { return compareUTF16(a.key, b.key) })
	return sorted
}
