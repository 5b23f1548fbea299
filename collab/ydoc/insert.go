package ydoc

import (
	"fmt"
	"slices"
)

// encodeContent tells which kind of item holds a value and encodes it. A shared
// type is encoded as its reference; it is filled once it has its place.
func (d *Doc) encodeContent(v any) (kind, []byte, error) {
	switch v := v.(type) {
	case Shared:
		if v.node().doc != nil {
			return 0, nil, fmt.Errorf("%w: already part of a document", ErrType)
		}
		b := []byte{byte(v.ref())}
		if e, ok := v.(*XMLElement); ok {
			b = appendText(b, toValid(e.name))
		}
		return kindType, b, nil
	case []byte:
		return kindBinary, appendBytes(nil, v), nil
	case Subdocument:
		options := v.Options
		if options == nil {
			options = map[string]any{}
		}
		b, err := appendAny(appendText(nil, toValid(v.GUID)), options, d.lim.MaxDepth)
		return kindDoc, b, err
	default:
		b, err := appendAny(nil, v, d.lim.MaxDepth)
		return kindAny, b, err
	}
}

// insertValue inserts one encoded value; a new shared type gets its place and is
// filled.
func (tx *Txn) insertValue(p placement, k kind, content []byte, v any) (itemIndex, error) {
	i := tx.insert(p, k, 1, content)
	if s, ok := v.(Shared); ok {
		return i, tx.adopt(s, i)
	}
	return i, nil
}

// adopt makes a new shared type part of the document, in item i, and fills it.
func (tx *Txn) adopt(s Shared, i itemIndex) error {
	h := s.node()
	h.doc, h.t = tx.doc, typeIndex(tx.doc.items.at(i).off)
	return s.fill(tx) // ends at the latest where nesting gets too deep
}

// insert adds an item of this document's own client at a place where it fits
// exactly.
func (tx *Txn) insert(p placement, k kind, length uint32, content []byte) itemIndex {
	d := tx.doc
	client := d.clientIndex(d.clientID)
	tx.touch(client)
	i := d.items.add()
	it := d.items.at(i)
	*it = item{
		client: client, clock: d.clients[client].next, length: length, kind: k,
		originClient: -1, rightClient: -1, left: p.left, right: p.right, parent: p.parent, sub: p.sub,
	}
	if p.left != 0 {
		l := d.items.at(p.left)
		it.originClient, it.originClock = l.client, l.end()-1
	}
	if p.right != 0 {
		r := d.items.at(p.right)
		it.rightClient, it.rightClock = r.client, r.clock
	}
	d.takeContent(i, it, content)
	tx.place(i, it)
	return i
}

// mapSet sets a key of a type.
func (h *handle) mapSet(tx *Txn, key string, v any) error {
	if err := h.writable(tx); err != nil {
		return err
	}
	d := h.doc
	k, content, err := d.encodeContent(v)
	if err != nil {
		return fmt.Errorf("set %q: %w", key, err)
	}
	sub := d.key(toValid(key))
	_, err = tx.insertValue(placement{left: d.types[h.t].entries.get(sub), parent: h.t, sub: sub}, k, content, v)
	return err
}

// mapDelete removes a key of a type, if it is there.
func (h *handle) mapDelete(tx *Txn, key string) error {
	if err := h.writable(tx); err != nil {
		return err
	}
	if i := h.mapItem(key); i != 0 {
		tx.delete(i)
	}
	return nil
}

// mapItem returns the item that holds the present value of a key, 0 if there is
// none.
func (h *handle) mapItem(key string) itemIndex {
	t := h.shared()
	if t == nil {
		return 0
	}
	if key == "" {
		key = emptyKey
	}
	sub, ok := h.doc.byKey[key]
	if !ok {
		return 0
	}
	i := t.entries.get(sub)
	if i == 0 || h.doc.items.at(i).deleted() {
		return 0
	}
	return i
}

// mapGet returns the value of a key and whether there is one.
func (h *handle) mapGet(key string) (any, bool) {
	i := h.mapItem(key)
	if i == 0 {
		return nil, false
	}
	return h.doc.valueOf(h.doc.items.at(i)), true
}

// mapKeys returns the keys that have a value, sorted.
func (h *handle) mapKeys() []string {
	t := h.shared()
	if t == nil {
		return nil
	}
	var keys []string
	for _, e := range t.entries.all() {
		if !h.doc.items.at(e.item).deleted() {
			keys = append(keys, h.doc.keyName(e.key))
		}
	}
	slices.Sort(keys)
	return keys
}
