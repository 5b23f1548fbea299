package ydoc

// join puts items together again that one struct can say: around what was
// deleted, among what is new, and where items were split.
func (tx *Txn) join() {
	d := tx.doc
	for n := len(tx.deleted) - 1; n >= 0; n-- {
		run := tx.deleted[n]
		c := &d.clients[run.client]
		at := min(c.items.len()-1, 1+c.find(run.end-1))
		for at > 0 && c.items.at(at).clock >= run.start {
			at -= 1 + d.joinLeft(run.client, at)
		}
	}
	for _, client := range tx.touched {
		c := &d.clients[client]
		first := 1
		if c.before < c.next {
			first = max(c.find(c.before), 1)
		}
		for at := c.items.len() - 1; at >= first; {
			at -= 1 + d.joinLeft(client, at)
		}
	}
	for n := len(tx.split) - 1; n >= 0; n-- {
		s := tx.split[n]
		at := d.clients[s.client].find(s.clock)
		if at+1 < d.clients[s.client].items.len() && d.joinLeft(s.client, at+1) > 1 {
			continue
		}
		if at > 0 {
			d.joinLeft(s.client, at)
		}
	}
}

// joinLeft joins the item at position at of a client's list with as many before
// it as go together, and returns how many disappeared.
func (d *Doc) joinLeft(client int32, at int) int {
	c := &d.clients[client]
	first := at
	for first > 0 && d.joinable(c.items.at(first-1).item, c.items.at(first).item) {
		first--
	}
	if first == at {
		return 0
	}
	left := c.items.at(first).item
	for i := first + 1; i <= at; i++ {
		d.absorb(left, c.items.at(i).item)
	}
	c.items.remove(first+1, at+1)
	return at - first
}

// joinable reports whether b, which follows a in its client's clocks, also
// continues it in the document.
func (d *Doc) joinable(ai, bi itemIndex) bool {
	a, b := d.items.at(ai), d.items.at(bi)
	if a.kind != b.kind || (a.flags^b.flags)&flagDeleted != 0 {
		return false
	}
	if a.sub != 0 && !a.deleted() {
		return false // an inexact document keeps replaced values, each by itself
	}
	switch a.kind {
	case kindGC:
		return true
	case kindString, kindDeleted, kindAny, kindJSON:
	default:
		return false
	}
	return a.right == bi &&
		b.originClient == b.client && b.originClock == a.end()-1 &&
		a.rightClient == b.rightClient && (a.rightClient < 0 || a.rightClock == b.rightClock)
}

// absorb appends b to a.
func (d *Doc) absorb(ai, bi itemIndex) {
	a, b := d.items.at(ai), d.items.at(bi)
	if a.kind != kindGC {
		if a.kind != kindDeleted {
			d.joinBytes(a, b)
		}
		a.right = b.right
		if a.right != 0 {
			d.items.at(a.right).left = ai
		}
		if b.sub != 0 {
			if e := &d.types[b.parent].entries; e.get(b.sub) == bi {
				e.set(b.sub, ai)
			}
		}
	}
	a.length += b.length
	d.items.remove(bi)
}
