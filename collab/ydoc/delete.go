package ydoc

import (
	"cmp"
	"slices"
)

// delete marks an item deleted, and with a shared type all that is in it.
func (tx *Txn) delete(i itemIndex) {
	d := tx.doc
	if d.items.at(i).deleted() {
		return
	}
	d.walk = append(d.walk[:0], i)
	for len(d.walk) > 0 {
		i := d.walk[len(d.walk)-1]
		d.walk = d.walk[:len(d.walk)-1]
		it := d.items.at(i)
		if it.deleted() {
			// Collected later; it may join its neighbours then.
			if it.isItem() && it.clock < tx.before(it.client) {
				tx.split = append(tx.split, itemID{it.client, it.clock})
			}
			continue
		}
		if it.countable() && it.sub == 0 {
			d.types[it.parent].length -= it.length
		}
		it.flags |= flagDeleted
		tx.noteDeleted(it.client, it.clock, it.end())
		tx.changed(it.parent)
		if it.kind == kindType {
			t := &d.types[it.off]
			from := len(d.walk)
			for c := t.start; c != 0; c = d.items.at(c).right {
				d.walk = append(d.walk, c)
			}
			for _, e := range t.entries.all() {
				d.walk = append(d.walk, e.item)
			}
			slices.Reverse(d.walk[from:]) // yjs goes from the first to the last
		}
	}
}

// deleteRange deletes what is known of a stretch of a client's clocks.
func (tx *Txn) deleteRange(client int32, start, end uint32) {
	d := tx.doc
	c := &d.clients[client]
	end = min(end, c.next)
	if start >= end {
		return
	}
	at := c.find(start)
	if it := d.items.at(c.items.at(at).item); it.clock < start && !it.deleted() {
		d.split(client, at, start-it.clock)
		at++
	}
	for ; at < c.items.len() && c.items.at(at).clock < end; at++ {
		it := d.items.at(c.items.at(at).item)
		if it.deleted() {
			continue
		}
		if it.end() > end {
			d.split(client, at, end-it.clock)
		}
		tx.delete(c.items.at(at).item)
	}
}

// collect drops the content of what this transaction deleted: an item becomes
// kindDeleted, and everything inside of a deleted type a GC struct.
func (tx *Txn) collect() {
	d := tx.doc
	if d.keepAll {
		return
	}
	for _, run := range tx.deleted {
		c := &d.clients[run.client]
		for at := c.find(run.start); at < c.items.len() && c.items.at(at).clock < run.end; at++ {
			i := c.items.at(at).item
			it := d.items.at(i)
			if !it.isItem() || !it.deleted() || it.kind == kindDeleted {
				continue
			}
			if it.kind == kindType {
				tx.collectType(typeIndex(it.off))
			}
			d.forget(it)
			it.kind = kindDeleted
		}
	}
}

// forget drops an item's content.
func (d *Doc) forget(it *item) {
	if it.kind == kindType {
		it.off = 0
		return
	}
	d.dropBytes(it)
}

// collectType turns everything inside of a deleted type into GC structs.
func (tx *Txn) collectType(t typeIndex) {
	d := tx.doc
	open := []typeIndex{t}
	for len(open) > 0 {
		t := open[len(open)-1]
		open = open[:len(open)-1]
		ty := &d.types[t]
		for i := ty.start; i != 0; {
			i, open = d.collectChild(i, open, false)
		}
		for _, e := range ty.entries.all() {
			for i := e.item; i != 0; {
				i, open = d.collectChild(i, open, true)
			}
		}
		ty.start, ty.entries, ty.length, ty.dead = 0, entries{}, 0, true
	}
}

// collectChild turns one item into a GC struct and returns its neighbour.
func (d *Doc) collectChild(i itemIndex, open []typeIndex, leftwards bool) (itemIndex, []typeIndex) {
	it := d.items.at(i)
	next := it.right
	if leftwards {
		next = it.left
	}
	if it.kind == kindType {
		open = append(open, typeIndex(it.off))
	}
	d.forget(it)
	*it = item{client: it.client, clock: it.clock, length: it.length, kind: kindGC, flags: flagDeleted, originClient: -1, rightClient: -1}
	return next, open
}

// sortDescending puts client indices in the order in which yjs writes: highest
// id first.
func (d *Doc) sortDescending(clients []int32) {
	slices.SortFunc(clients, func(a, b int32) int { return cmp.Compare(d.clients[b].id, d.clients[a].id) })
}
