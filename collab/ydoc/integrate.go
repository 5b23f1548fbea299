package ydoc

// integrate places a struct, of which the first offset clocks are known already.
// Everything it refers to must be there.
func (tx *Txn) integrate(rec *structRec, offset uint32) {
	d := tx.doc
	client := d.clientIndex(rec.client)
	tx.touch(client)
	if rec.kind() == kindGC {
		tx.addGC(client, rec.end())
		return
	}
	p := d.resolve(client, rec)
	if offset > 0 {
		rec.skip(offset)
		// It continues what is there, whatever it claims to be.
		p.left = d.cleanEnd(client, rec.clock-1)
		l := d.items.at(p.left)
		p.parent, p.sub = l.parent, l.sub
	}
	if p.parent == 0 {
		tx.addGC(client, rec.end())
		return
	}
	i := d.items.add()
	it := d.items.at(i)
	*it = item{
		client: client, clock: rec.clock, length: rec.length, kind: rec.kind(),
		originClient: -1, rightClient: -1, left: p.left, right: p.right, parent: p.parent, sub: p.sub,
	}
	if rec.info&infoOrigin != 0 {
		it.originClient, it.originClock = d.byClient[rec.origin.client], rec.origin.clock
	}
	if rec.info&infoRight != 0 {
		it.rightClient, it.rightClock = d.byClient[rec.right.client], rec.right.clock
	}
	d.takeContent(i, it, rec.content)
	tx.place(i, it)
}

// placement is where a struct wants to stand.
type placement struct {
	left, right itemIndex
	parent      typeIndex // 0: the parent is gone, so a GC struct takes its place
	sub         int32
}

// resolve finds the neighbours and the parent a struct names, splitting items
// so that its origins stand at their edges.
func (d *Doc) resolve(client int32, rec *structRec) (p placement) {
	if rec.info&infoOrigin != 0 {
		p.left = d.cleanEnd(d.byClient[rec.origin.client], rec.origin.clock)
	}
	if rec.info&infoRight != 0 {
		p.right = d.cleanStart(d.byClient[rec.right.client], rec.right.clock)
	}
	switch {
	case p.left != 0 && !d.items.at(p.left).isItem(), p.right != 0 && !d.items.at(p.right).isItem():
		return placement{}
	case rec.parent == parentRoot:
		p.parent = d.root(string(rec.name), refUnknown)
	case rec.parent == parentItem:
		holder := d.items.at(d.itemAt(d.byClient[rec.parentID.client], rec.parentID.clock))
		if holder.kind == kindType {
			p.parent = typeIndex(holder.off)
		}
	case p.left != 0:
		l := d.items.at(p.left)
		p.parent, p.sub = l.parent, l.sub
	default:
		r := d.items.at(p.right)
		p.parent, p.sub = r.parent, r.sub
	}
	if rec.parent != parentNone && rec.info&infoSub != 0 {
		p.sub = d.key(string(rec.sub))
	}
	return p
}

// takeContent stores the payload of a new item. Types are added with it.
func (d *Doc) takeContent(i itemIndex, it *item, content []byte) {
	switch it.kind {
	case kindDeleted:
	case kindType:
		r := reader{buf: content}
		t := sharedType{ref: int8(r.uvarint()), item: i}
		if r.left() > 0 {
			t.name = d.keyName(d.key(string(r.bytes())))
		}
		it.off = uint32(d.addType(t))
	default:
		d.setBytes(it, content)
	}
}

// addGC appends a GC struct up to end, extending one that stands last.
func (tx *Txn) addGC(client int32, end uint32) {
	d := tx.doc
	c := &d.clients[client]
	if n := c.items.len(); n > 0 {
		if last := d.items.at(c.items.at(n - 1).item); last.kind == kindGC {
			last.length = end - last.clock
			c.next = end
			return
		}
	}
	i := d.items.add()
	*d.items.at(i) = item{client: client, clock: c.next, length: end - c.next, kind: kindGC, flags: flagDeleted, originClient: -1, rightClient: -1}
	c.items.add(itemRef{c.next, i})
	c.next = end
}

// place links a new item into its parent where YATA wants it, and gives it its
// effect.
func (tx *Txn) place(i itemIndex, it *item) {
	d := tx.doc
	if it.left == 0 && (it.right == 0 || d.items.at(it.right).left != 0) ||
		it.left != 0 && d.items.at(it.left).right != it.right {
		it.left = d.scan.resolve(d, i, it)
	} else if d.scan.last != 0 {
		d.scan.placed(d, it)
	}
	d.link(i, it)
	if it.right == 0 && it.sub != 0 {
		d.types[it.parent].entries.set(it.sub, i)
		if it.left != 0 && !d.inexact {
			tx.delete(it.left)
		}
	}
	if it.sub == 0 && it.countable() {
		d.types[it.parent].length += it.length
	}
	c := &d.clients[it.client]
	c.items.add(itemRef{it.clock, i})
	c.next = it.end()
	tx.effect(it)
	tx.changed(it.parent)
	if holder := d.types[it.parent].item; holder != 0 && d.items.at(holder).deleted() || it.sub != 0 && it.right != 0 && !d.inexact {
		tx.delete(i)
	}
}

// link puts the item between its left neighbour and what follows that.
func (d *Doc) link(i itemIndex, it *item) {
	t := &d.types[it.parent]
	switch {
	case it.left != 0:
		l := d.items.at(it.left)
		it.right = l.right
		l.right = i
	case it.sub != 0:
		it.right = t.entries.first(it.sub)
		t.entries.setFirst(it.sub, i)
	default:
		it.right = t.start
		t.start = i
	}
	if it.right != 0 {
		d.items.at(it.right).left = i
	}
}

// effect does what content does on arrival.
func (tx *Txn) effect(it *item) {
	switch it.kind {
	case kindDeleted:
		tx.noteDeleted(it.client, it.clock, it.end())
		it.flags |= flagDeleted
	case kindFormat:
		tx.doc.types[it.parent].formatting = true
	}
}
