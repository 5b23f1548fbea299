package ydoc

import (
	"encoding/json"
	"fmt"
)

// ID names one position among everything ever inserted into a document.
type ID struct {
	Client uint64 `json:"client"`
	Clock  uint64 `json:"clock"`
}

// RelativePosition is a place in a text or list that stays where it is while
// others edit: beside an item, or at the end of a shared type. It is the anchor
// of comments and cursors. Its JSON and its encoding are those of yjs.
type RelativePosition struct {
	// Item is the item the position belongs to; nil for the end of the type.
	Item *ID
	// Type is the item that holds the shared type; nil for a root type.
	Type *ID
	// Root is the name of a root type.
	Root string
	// Assoc tells which side it belongs to: below 0 the item before, otherwise
	// the item after.
	Assoc int
}

type relativeJSON struct {
	Type  *ID     `json:"type,omitempty"`
	Root  *string `json:"tname,omitempty"`
	Item  *ID     `json:"item,omitempty"`
	Assoc int     `json:"assoc"`
}

// MarshalJSON writes what yjs's relativePositionToJSON gives.
func (p RelativePosition) MarshalJSON() ([]byte, error) {
	out := relativeJSON{Type: p.Type, Item: p.Item, Assoc: p.Assoc}
	if p.Type == nil && p.Root != "" {
		out.Root = &p.Root
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what yjs's relativePositionToJSON gives.
func (p *RelativePosition) UnmarshalJSON(b []byte) error {
	var in relativeJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return malformed("relative position: %v", err)
	}
	*p = RelativePosition{Item: in.Item, Type: in.Type, Assoc: in.Assoc}
	if in.Root != nil {
		p.Root = *in.Root
	}
	return nil
}

// Encode writes the position as yjs's encodeRelativePosition does.
func (p RelativePosition) Encode() []byte {
	var b []byte
	switch {
	case p.Item != nil:
		b = appendUvarint(appendUvarint([]byte{0}, p.Item.Client), p.Item.Clock)
	case p.Type != nil:
		b = appendUvarint(appendUvarint([]byte{2}, p.Type.Client), p.Type.Clock)
	default:
		b = appendText([]byte{1}, p.Root)
	}
	return appendVarint(b, int64(p.Assoc))
}

// DecodeRelativePosition reads what yjs's encodeRelativePosition writes.
func DecodeRelativePosition(b []byte) (RelativePosition, error) {
	r := reader{buf: b}
	var p RelativePosition
	switch kind := r.uvarint(); kind {
	case 0:
		p.Item = &ID{r.uvarint(), r.uvarint()}
	case 1:
		p.Root = string(r.text())
	case 2:
		p.Type = &ID{r.uvarint(), r.uvarint()}
	default:
		r.fail(malformed("relative position of kind %d", kind))
	}
	if r.left() > 0 {
		assoc, _ := r.varint()
		p.Assoc = int(assoc)
	}
	return p, r.err
}

// RelativePosition anchors index, counted in UTF-16 units or elements. assoc
// below 0 ties it to what stands before, otherwise to what stands after.
func (h *handle) RelativePosition(index, assoc int) (RelativePosition, error) {
	t := h.shared()
	if t == nil {
		return RelativePosition{}, fmt.Errorf("%w: not part of a document", ErrType)
	}
	if index < 0 || index > int(t.length) {
		return RelativePosition{}, fmt.Errorf("%w: index %d of %d", ErrRange, index, t.length)
	}
	d := h.doc
	p := RelativePosition{Assoc: assoc}
	if t.item == 0 {
		p.Root = t.name
	} else {
		p.Type = d.publicID(d.items.at(t.item), 0)
	}
	if assoc < 0 {
		if index == 0 {
			return p, nil
		}
		index--
	}
	rest := uint32(index)
	for i := t.start; i != 0; {
		it := d.items.at(i)
		if !it.deleted() && it.countable() {
			if it.length > rest {
				p.Item = d.publicID(it, rest)
				return p, nil
			}
			rest -= it.length
		}
		if it.right == 0 && assoc < 0 {
			p.Item = d.publicID(it, it.length-1)
		}
		i = it.right
	}
	return p, nil
}

func (d *Doc) publicID(it *item, offset uint32) *ID {
	return &ID{d.clients[it.client].id, uint64(it.clock + offset)}
}

// Resolve finds where a relative position is now: the shared type and the index
// in it. ok is false if it is not known here (yet), or its type is gone.
func (d *Doc) Resolve(p RelativePosition) (in Shared, index int, ok bool) {
	if p.Item != nil {
		return d.resolveItem(*p.Item, p.Assoc)
	}
	var t typeIndex
	switch {
	case p.Type != nil:
		it := d.known(*p.Type)
		if it == nil || it.kind != kindType {
			return nil, 0, false
		}
		t = typeIndex(it.off)
	default:
		root, ok := d.roots[p.Root]
		if !ok { // naming it here would let positions fill the document with roots
			return nil, 0, false
		}
		t = root
	}
	if p.Assoc >= 0 {
		index = int(d.types[t].length)
	}
	return d.wrap(t), index, true
}

// known returns the item that holds an id, nil if it is not here.
func (d *Doc) known(v ID) *item {
	c, ok := d.byClient[v.Client]
	if !ok || v.Clock >= uint64(d.clients[c].next) {
		return nil
	}
	return d.items.at(d.itemAt(c, uint32(v.Clock)))
}

func (d *Doc) resolveItem(v ID, assoc int) (in Shared, index int, ok bool) {
	it := d.known(v)
	if it == nil || !it.isItem() {
		return nil, 0, false
	}
	t := &d.types[it.parent]
	if t.item != 0 && d.items.at(t.item).deleted() {
		return d.wrap(it.parent), 0, true
	}
	if !it.deleted() && it.countable() {
		index = int(uint32(v.Clock) - it.clock)
		if assoc < 0 {
			index++
		}
	}
	for i := it.left; i != 0; {
		l := d.items.at(i)
		if !l.deleted() && l.countable() {
			index += int(l.length)
		}
		i = l.left
	}
	return d.wrap(it.parent), index, true
}
