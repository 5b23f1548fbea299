package ydoc

import (
	"cmp"
	"errors"
	"slices"
)

// Txn is a running transaction. It is handed to the function given to
// Doc.Transact and must not be kept.
type Txn struct {
	// Origin is what Transact was given: who or what makes the change.
	Origin any

	doc    *Doc
	active bool
	local  bool

	touched []int32      // clients that got new structs
	deleted []deletedRun // what was deleted, in the order it was
	split   []itemID     // right parts of splits and others worth joining again

	gaps         map[itemIndex]struct{} // deleted items in gaps that are tidied
	changedTexts []typeIndex            // texts that were there before and changed, repeats possible
	hasTidied    bool                   // formats were tidied at the end, see Changed
}

// deletedRun is a deleted stretch by client index.
type deletedRun struct {
	client     int32
	start, end uint32
}

var errBusy = errors.New("ydoc: a transaction is running")

func (d *Doc) begin(local bool, origin any) *Txn {
	tx := &d.tx
	tx.doc, tx.active, tx.local, tx.Origin = d, true, local, origin
	tx.touched, tx.deleted, tx.split = tx.touched[:0], tx.deleted[:0], tx.split[:0]
	tx.changedTexts, tx.hasTidied = tx.changedTexts[:0], false
	d.scan.allow(0)
	d.epoch++
	return tx
}

// Transact runs f, in which the document may be changed, and returns the change
// as one update V1 for other peers: nil if nothing changed. Errors of f are
// returned; what f did before it failed stays done, as in yjs, and is in the
// update. Transactions do not nest.
func (d *Doc) Transact(origin any, f func(*Txn) error) (update []byte, err error) {
	if d.tx.active {
		return nil, errBusy
	}
	tx := d.begin(true, origin)
	defer func() { tx.active, d.marks = false, nil }()
	err = f(tx)
	tx.finish()
	return tx.encode(), err
}

// touch notes that a client is about to get a new struct.
func (tx *Txn) touch(client int32) {
	c := &tx.doc.clients[client]
	if c.epoch == tx.doc.epoch {
		return
	}
	c.epoch, c.before = tx.doc.epoch, c.next
	tx.touched = append(tx.touched, client)
}

// before returns the next clock of a client when the transaction began.
func (tx *Txn) before(client int32) uint32 {
	c := &tx.doc.clients[client]
	if c.epoch == tx.doc.epoch {
		return c.before
	}
	return c.next
}

// noteDeleted records a deleted stretch; what follows the last one extends it.
func (tx *Txn) noteDeleted(client int32, start, end uint32) {
	if n := len(tx.deleted); n > 0 {
		if last := &tx.deleted[n-1]; last.client == client && last.end == start {
			last.end = end
			return
		}
	}
	tx.deleted = append(withRoom(tx.deleted, unknown), deletedRun{client, start, end})
}

// sortDeleted sorts and joins what was deleted, client by client in the order in
// which they first had something deleted: tidying depends on that.
func (tx *Txn) sortDeleted() {
	if len(tx.deleted) < 2 {
		return
	}
	rank := make(map[int32]int)
	for _, r := range tx.deleted {
		if _, ok := rank[r.client]; !ok {
			rank[r.client] = len(rank)
		}
	}
	slices.SortFunc(tx.deleted, func(a, b deletedRun) int {
		if a.client != b.client {
			return cmp.Compare(rank[a.client], rank[b.client])
		}
		return cmp.Compare(a.start, b.start)
	})
	out := tx.deleted[:1]
	for _, r := range tx.deleted[1:] {
		if last := &out[len(out)-1]; last.client == r.client && last.end >= r.start {
			last.end = max(last.end, r.end)
		} else {
			out = append(out, r)
		}
	}
	tx.deleted = out
}

// changed notes that something under parent changed, which matters to texts:
// yjs tidies their formats after a remote change.
func (tx *Txn) changed(parent typeIndex) {
	if tx.local {
		return
	}
	t := &tx.doc.types[parent]
	if t.ref != refText && t.ref != refXMLText {
		return
	}
	if n := len(tx.changedTexts); n > 0 && tx.changedTexts[n-1] == parent {
		return
	}
	if t.item != 0 {
		if it := tx.doc.items.at(t.item); it.deleted() || it.clock >= tx.before(it.client) {
			return
		}
	}
	tx.changedTexts = append(tx.changedTexts, parent)
}

// needsTidying reports whether a text that changed, and is still there, holds
// formats.
func (tx *Txn) needsTidying() bool {
	for _, i := range tx.changedTexts {
		t := &tx.doc.types[i]
		if t.formatting && (t.item == 0 || !tx.doc.items.at(t.item).deleted()) {
			return true
		}
	}
	return false
}

// finish collects deleted content and joins what can be joined.
func (tx *Txn) finish() {
	tx.sortDeleted()
	var tidied []deletedRun
	if !tx.doc.inexact && tx.needsTidying() {
		tidied = tx.tidyTexts()
	}
	tx.collect()
	tx.join()
	if len(tidied) > 0 {
		// yjs tidies in a transaction of its own, after this one.
		tx.doc.tidied += len(tidied)
		tx.hasTidied = true
		tx.deleted, tx.touched, tx.split = tidied, tx.touched[:0], tx.split[:0]
		tx.sortDeleted()
		tx.collect()
		tx.join()
	}
	tx.doc.compactArena()
}
