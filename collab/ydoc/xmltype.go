package ydoc

import (
	"fmt"
	"slices"
)

// XMLNode is a child of an XML fragment or element: *XMLElement or *XMLText (or,
// from other writers, any other shared type).
type XMLNode interface{ Shared }

// XMLFragment is a list of XML nodes.
type XMLFragment struct {
	handle
	children []any // of a new fragment
}

// NewXMLFragment returns a fragment to be put into a document.
func NewXMLFragment() *XMLFragment { return &XMLFragment{} }

func (x *XMLFragment) ref() int8 { return refXMLFragment }

func (x *XMLFragment) fill(tx *Txn) error {
	children := x.children
	x.children = nil
	return x.listInsert(tx, 0, children)
}

// Len returns the number of children.
func (x *XMLFragment) Len() int {
	if x.doc == nil {
		return len(x.children)
	}
	return x.listLength()
}

// Children returns the child nodes, those that are no shared types left out.
func (x *XMLFragment) Children() []XMLNode {
	var out []XMLNode
	for _, v := range x.listElements() {
		if n, ok := v.(Shared); ok {
			out = append(out, n)
		}
	}
	return out
}

// Insert puts new nodes before position index.
func (x *XMLFragment) Insert(tx *Txn, index int, nodes ...XMLNode) error {
	values := make([]any, len(nodes))
	for i, n := range nodes {
		values[i] = n
	}
	if x.doc != nil {
		return x.listInsert(tx, index, values)
	}
	if index < 0 || index > len(x.children) {
		return fmt.Errorf("%w: index %d of %d", ErrRange, index, len(x.children))
	}
	x.children = slices.Insert(x.children, index, values...)
	return nil
}

// Append puts new nodes at the end.
func (x *XMLFragment) Append(tx *Txn, nodes ...XMLNode) error { return x.Insert(tx, x.Len(), nodes...) }

// Delete removes n children from position index on.
func (x *XMLFragment) Delete(tx *Txn, index, n int) error { return x.listDelete(tx, index, n) }

// String prints the children as yjs does. Nothing is escaped.
func (x *XMLFragment) String() string {
	s, _ := x.xmlString(x.readDepth()) // too deep: what fits
	return s
}

// readDepth is how deep reading goes: MaxDepth types around the innermost, and
// as much within a value there.
func (h *handle) readDepth() int {
	if h.doc == nil {
		return DefaultLimits().readDepth()
	}
	return h.doc.lim.readDepth()
}

// XMLElement is a named XML node with attributes and children.
type XMLElement struct {
	XMLFragment
	name  string     // of a new element
	attrs []mapEntry // of a new element
}

// NewXMLElement returns an element to be put into a document.
func NewXMLElement(name string) *XMLElement { return &XMLElement{name: name} }

func (e *XMLElement) ref() int8 { return refXMLElement }

func (e *XMLElement) fill(tx *Txn) error {
	// yjs writes the children first, then the attributes.
	if err := e.XMLFragment.fill(tx); err != nil {
		return err
	}
	attrs := e.attrs
	e.attrs = nil
	for _, a := range attrs {
		if err := e.mapSet(tx, a.key, a.value); err != nil {
			return err
		}
	}
	return nil
}

// Name returns the node name.
func (e *XMLElement) Name() string {
	if s := e.shared(); s != nil {
		return s.name
	}
	return e.name
}

// SetAttribute sets an attribute, to any value that Map.Set takes.
func (e *XMLElement) SetAttribute(tx *Txn, key string, v any) error {
	if e.doc == nil {
		e.attrs = append(e.attrs, mapEntry{key, v})
		return nil
	}
	return e.mapSet(tx, key, v)
}

// RemoveAttribute removes an attribute. It is no error if it is not there.
func (e *XMLElement) RemoveAttribute(tx *Txn, key string) error { return e.mapDelete(tx, key) }

// Attribute returns the value of an attribute and whether there is one.
func (e *XMLElement) Attribute(key string) (any, bool) { return e.mapGet(key) }

// Attributes returns all attributes.
func (e *XMLElement) Attributes() map[string]any { return e.attributeMap() }

// String prints the element as yjs does: the name in lower case, attributes in
// the order of their names, nothing escaped.
func (e *XMLElement) String() string {
	s, _ := e.xmlString(e.readDepth()) // too deep: what fits
	return s
}
