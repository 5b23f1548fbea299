package ydoc

import (
	"fmt"
	"slices"
)

// textPosition is a place between two items of a text, with the formats in
// force there.
type textPosition struct {
	d           *Doc
	parent      typeIndex
	left, right itemIndex
	current     attributes
	index       uint32 // of the place that was asked for
}

// position finds index, splitting an item if need be.
func (t *Text) position(index int) (*textPosition, error) {
	d := t.doc
	if index < 0 || index > t.Len() {
		return nil, fmt.Errorf("%w: index %d of %d", ErrRange, index, t.Len())
	}
	m := d.markFor(t.t, uint32(index))
	p := &textPosition{d: d, parent: t.t, right: m.item, current: slices.Clone(m.current), index: uint32(index)}
	if m.index > 0 {
		p.left = d.items.at(m.item).left
	}
	rest, walked := uint32(index)-m.index, 0
	for rest > 0 && p.right != 0 {
		d.steps++
		it := d.items.at(p.right)
		if !it.deleted() && it.kind != kindFormat {
			if rest < it.length {
				d.cleanStart(it.client, it.clock+rest)
			}
			rest -= it.length
		}
		p.forward()
		if walked++; walked%markEvery == 0 {
			d.remember(t.t, uint32(index)-rest, p.right, p.current)
		}
	}
	return p, nil
}

// forward steps over the next item.
func (p *textPosition) forward() {
	it := p.d.items.at(p.right)
	if it.kind == kindFormat && !it.deleted() {
		p.current.update(p.d.formatOf(it))
	}
	p.left, p.right = p.right, it.right
}

// put inserts an item here and steps over it.
func (p *textPosition) put(tx *Txn, k kind, length uint32, content []byte) itemIndex {
	i := tx.insert(placement{p.left, p.right, p.parent, 0}, k, length, content)
	p.right = i
	p.forward()
	return i
}

func (p *textPosition) putFormat(tx *Txn, a attribute) {
	p.put(tx, kindFormat, 1, appendText(appendText(nil, a.key), a.value))
}

// insert puts content here with exactly the wanted formats.
func (p *textPosition) insert(tx *Txn, k kind, length uint32, content []byte, wanted attributes, v any) error {
	for _, a := range p.current {
		if !wanted.has(a.key) {
			wanted.set(a.key, nullJSON)
		}
	}
	p.minimize(wanted)
	negated := p.begin(tx, wanted)
	p.d.inserted(p.parent, p.index, length)
	before := p.current
	i := p.put(tx, k, length, content)
	p.d.remember(p.parent, p.index, i, before)
	var err error
	if s, ok := v.(Shared); ok {
		err = tx.adopt(s, i)
	}
	p.end(tx, negated)
	return err
}

// minimize steps over formats that say what is wanted anyway.
func (p *textPosition) minimize(wanted attributes) {
	for p.right != 0 {
		it := p.d.items.at(p.right)
		if !it.deleted() {
			if it.kind != kindFormat {
				return
			}
			if key, value := p.d.formatOf(it); !sameOrNull(wanted.get(string(key)), string(value)) {
				return
			}
		}
		p.forward()
	}
}

// sameOrNull is sameValue where null equals null.
func sameOrNull(a, b string) bool {
	return a == nullJSON && b == nullJSON || sameValue(a, b)
}

// begin inserts the formats that are wanted and not in force, and returns what
// restores those that were.
func (p *textPosition) begin(tx *Txn, wanted attributes) (negated attributes) {
	for _, a := range wanted {
		if before := p.current.get(a.key); !sameOrNull(before, a.value) {
			negated.set(a.key, before)
			p.putFormat(tx, a)
		}
	}
	return negated
}

// end inserts what is left of negated, after formats that say it already.
func (p *textPosition) end(tx *Txn, negated attributes) {
	for p.right != 0 {
		it := p.d.items.at(p.right)
		if !it.deleted() {
			if it.kind != kindFormat {
				break
			}
			k, v := p.d.formatOf(it)
			key := string(k)
			if !negated.has(key) || !sameOrNull(negated.get(key), string(v)) {
				break
			}
			negated.remove(key)
		}
		p.forward()
	}
	for _, a := range negated {
		p.putFormat(tx, a)
	}
}

// format sets formats on the next n units.
func (p *textPosition) format(tx *Txn, n uint32, wanted attributes) {
	p.d.changedBetween(p.parent, p.index, p.index+n, 0)
	p.minimize(wanted)
	negated := p.begin(tx, wanted)
	for p.right != 0 {
		it := p.d.items.at(p.right)
		if n == 0 && (len(negated) == 0 || !it.deleted() && it.kind != kindFormat) {
			break
		}
		switch {
		case it.deleted():
		case it.kind == kindFormat:
			if !p.overFormat(tx, it, wanted, &negated, n) {
				p.end(tx, negated)
				return
			}
		default:
			if n < it.length {
				p.d.cleanStart(it.client, it.clock+n)
			}
			n -= it.length
		}
		p.forward()
	}
	p.end(tx, negated)
}

// overFormat handles a format within a stretch that gets formats. It returns
// false where the stretch is done.
func (p *textPosition) overFormat(tx *Txn, it *item, wanted attributes, negated *attributes, n uint32) bool {
	k, v := p.d.formatOf(it)
	key, value := string(k), string(v)
	if !wanted.has(key) {
		p.current.set(key, value)
		return true
	}
	if sameOrNull(wanted.get(key), value) {
		negated.remove(key)
	} else {
		if n == 0 {
			return false
		}
		negated.set(key, value)
	}
	tx.delete(p.right)
	return true
}

// delete removes the next n units, and formats that say nothing after that.
func (p *textPosition) delete(tx *Txn, n uint32) {
	p.d.deletedAt(p.parent, p.index, n)
	start := p.right
	atStart := append(attributes(nil), p.current...)
	for n > 0 && p.right != 0 {
		it := p.d.items.at(p.right)
		if !it.deleted() && it.kind != kindFormat {
			if n < it.length {
				p.d.cleanStart(it.client, it.clock+n)
			}
			n -= it.length
			tx.delete(p.right)
		}
		p.forward()
	}
	if start != 0 {
		tx.tidyGap(start, p.right, atStart, &p.current)
	}
}
