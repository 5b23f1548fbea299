package ydoc

import "fmt"

// Shared is a shared type: *Map, *Array, *Text, *XMLFragment, *XMLElement,
// *XMLText. It is either part of a document, or new (made by NewMap and its
// like, and filled before or after it is put into one).
type Shared interface {
	node() *handle
	// ref is the type's number on the wire.
	ref() int8
	// fill writes what a new type was given before it became part of a document.
	fill(*Txn) error
}

// handle names a shared type of a document.
type handle struct {
	doc *Doc
	t   typeIndex
}

func (h *handle) node() *handle { return h }

// shared returns the type's record, nil if it is in no document or was deleted.
func (h *handle) shared() *sharedType {
	if h.doc == nil || h.doc.types[h.t].dead {
		return nil
	}
	return &h.doc.types[h.t]
}

// writable checks that the type can be written in this transaction.
func (h *handle) writable(tx *Txn) error {
	switch {
	case tx == nil || !tx.active || !tx.local:
		return fmt.Errorf("%w: no transaction is running", ErrType)
	case h.doc == nil:
		return fmt.Errorf("%w: not part of a document yet", ErrType)
	case h.doc != tx.doc:
		return fmt.Errorf("%w: part of another document", ErrType)
	case h.doc.types[h.t].dead:
		return fmt.Errorf("%w: deleted", ErrType)
	case h.doc.beyondDepth(h.t):
		return tooDeep(h.doc.lim.MaxDepth)
	}
	return nil
}

// beyondDepth reports whether what stands in a type is deeper than a store takes.
func (d *Doc) beyondDepth(t typeIndex) bool {
	depth := 0
	for i := d.types[t].item; i != 0; i = d.types[d.items.at(i).parent].item {
		if depth++; depth > d.lim.MaxDepth {
			return true
		}
	}
	return false
}

// Map returns the root map of a name, which springs into being when named.
func (d *Doc) Map(name string) *Map {
	return &Map{handle: handle{d, d.root(name, refMap)}}
}

// Array returns the root array of a name.
func (d *Doc) Array(name string) *Array {
	return &Array{handle: handle{d, d.root(name, refArray)}}
}

// Text returns the root text of a name.
func (d *Doc) Text(name string) *Text {
	return &Text{handle: handle{d, d.root(name, refText)}}
}

// XMLFragment returns the root XML fragment of a name.
func (d *Doc) XMLFragment(name string) *XMLFragment {
	return &XMLFragment{handle: handle{d, d.root(name, refXMLFragment)}}
}

// wrap returns the handle of a shared type by what it is.
func (d *Doc) wrap(t typeIndex) Shared {
	h := handle{d, t}
	switch d.types[t].ref {
	case refArray:
		return &Array{handle: h}
	case refText:
		return &Text{handle: h}
	case refXMLElement:
		return &XMLElement{XMLFragment: XMLFragment{handle: h}}
	case refXMLFragment:
		return &XMLFragment{handle: h}
	case refXMLText:
		return &XMLText{Text: Text{handle: h}}
	default: // maps, XML hooks and roots not asked for
		return &Map{handle: h}
	}
}

// valueOf reads the last element of an item's content, elements for arrays see
// elementsOf.
func (d *Doc) valueOf(it *item) any {
	var last any
	d.elementsOf(it, func(v any) bool { last = v; return true })
	return last
}

// elementsOf calls yield for every element of a countable item.
func (d *Doc) elementsOf(it *item, yield func(any) bool) bool {
	content := reader{buf: d.bytesOf(it)}
	switch it.kind {
	case kindAny:
		for content.left() > 0 {
			if !yield(content.any()) {
				return false
			}
		}
	case kindJSON:
		for content.left() > 0 {
			if !yield(parseJSON(content.bytes())) {
				return false
			}
		}
	case kindString:
		for _, unit := range utf16Units(content.buf) {
			if !yield(unit) {
				return false
			}
		}
	case kindBinary:
		return yield(append([]byte{}, content.bytes()...))
	case kindEmbed:
		return yield(parseJSON(content.bytes()))
	case kindType:
		return yield(d.wrap(typeIndex(it.off)))
	case kindDoc:
		guid := string(content.bytes())
		options, _ := content.any().(map[string]any)
		return yield(Subdocument{guid, options})
	}
	return true
}
