package ydoc

import "fmt"

// What Array, XMLFragment and XMLElement share: a list of elements.

// listLength counts the elements of a list.
func (h *handle) listLength() int {
	if t := h.shared(); t != nil {
		return int(t.length)
	}
	return 0
}

// listElements returns all elements.
func (h *handle) listElements() []any {
	t := h.shared()
	if t == nil {
		return nil
	}
	d := h.doc
	out := make([]any, 0, t.length)
	for i := t.start; i != 0; {
		it := d.items.at(i)
		if !it.deleted() && it.countable() {
			d.elementsOf(it, func(v any) bool { out = append(out, v); return true })
		}
		i = it.right
	}
	return out
}

// listFind returns the item after which position index begins, splitting one if
// need be; 0 is the start of the list.
func (h *handle) listFind(index int) (left itemIndex, err error) {
	t := h.shared()
	if index < 0 || index > int(t.length) {
		return 0, fmt.Errorf("%w: index %d of %d", ErrRange, index, t.length)
	}
	d := h.doc
	if index == 0 {
		return 0, nil
	}
	m := d.markFor(h.t, uint32(index))
	rest, walked := uint32(index)-m.index, 0
	for i := m.item; i != 0; {
		d.steps++
		it := d.items.at(i)
		if !it.deleted() && it.countable() {
			if rest < it.length {
				d.cleanStart(it.client, it.clock+rest)
				return i, nil
			}
			if rest -= it.length; rest == 0 {
				return i, nil
			}
		}
		i = it.right
		if walked++; walked%markEvery == 0 {
			d.remember(h.t, uint32(index)-rest, i, nil)
		}
	}
	return 0, fmt.Errorf("%w: index %d", ErrRange, index)
}

// listInsert puts values at index.
func (h *handle) listInsert(tx *Txn, index int, values []any) error {
	if err := h.writable(tx); err != nil {
		return err
	}
	left, err := h.listFind(index)
	if err != nil {
		return err
	}
	d := h.doc
	right := d.types[h.t].start
	if left != 0 {
		right = d.items.at(left).right
	}
	before := d.types[h.t].length
	defer func() {
		n := d.types[h.t].length - before
		d.inserted(h.t, uint32(index), n)
		if left != 0 && n > 0 {
			d.remember(h.t, uint32(index)+n-d.items.at(left).length, left, nil)
		}
	}()
	var plain []byte // encoded values that go into one item
	count := uint32(0)
	flush := func() {
		if count > 0 {
			left = tx.insert(placement{left, right, h.t, 0}, kindAny, count, plain)
			plain, count = nil, 0
		}
	}
	for _, v := range values {
		k, content, err := d.encodeContent(v)
		if err != nil {
			return err
		}
		if k == kindAny {
			plain, count = append(plain, content...), count+1
			continue
		}
		flush()
		if left, err = tx.insertValue(placement{left, right, h.t, 0}, k, content, v); err != nil {
			return err
		}
	}
	flush()
	return nil
}

// listDelete removes n elements from index on.
func (h *handle) listDelete(tx *Txn, index, n int) error {
	if err := h.writable(tx); err != nil {
		return err
	}
	d := h.doc
	if t := h.shared(); index < 0 || n < 0 || index+n > int(t.length) {
		return fmt.Errorf("%w: %d elements from %d of %d", ErrRange, n, index, t.length)
	}
	if n == 0 {
		return nil
	}
	i, err := h.listStart(index)
	if err != nil {
		return err
	}
	for rest := uint32(n); rest > 0 && i != 0; i = d.items.at(i).right {
		d.steps++
		it := d.items.at(i)
		if it.deleted() || !it.countable() {
			continue
		}
		if rest < it.length {
			d.cleanStart(it.client, it.clock+rest)
		}
		rest -= it.length
		tx.delete(i)
	}
	d.deletedAt(h.t, uint32(index), uint32(n))
	d.remember(h.t, uint32(index), i, nil)
	return nil
}

// listStart returns an item at which position index begins, what is deleted
// before it possibly left out. It splits one if need be.
func (h *handle) listStart(index int) (itemIndex, error) {
	if m := h.doc.markAt(h.t, uint32(index)); m.index == uint32(index) {
		return m.item, nil
	}
	left, err := h.listFind(index)
	if err != nil {
		return 0, err
	}
	return h.doc.items.at(left).right, nil
}
