package ydoc

// EncodeState returns the whole document as one update V1, together with what is
// pending.
func (d *Doc) EncodeState() []byte {
	b, _ := d.Diff([]byte{0}) // the empty state vector decodes
	return b
}

// StateVector returns the encoded state vector, without what is pending.
func (d *Doc) StateVector() []byte {
	entries := make([]clientClock, 0, len(d.clients))
	for i := range d.clients {
		if c := &d.clients[i]; c.next > 0 {
			entries = append(entries, clientClock{c.id, uint64(c.next)})
		}
	}
	return appendStateVector(nil, entries)
}

// Diff returns as an update what a peer with this state vector is missing. The
// delete set is always whole.
func (d *Doc) Diff(stateVector []byte) ([]byte, error) {
	known, err := decodeStateVector(stateVector)
	if err != nil {
		return nil, err
	}
	out := d.encode(known)
	waiting := d.pending.updates()
	if len(waiting) == 0 {
		return out, nil
	}
	for i, u := range waiting {
		// What has come otherwise meanwhile must not compete with what is here.
		if waiting[i], err = DiffUpdate(u, d.StateVector()); err != nil {
			return nil, err
		}
	}
	return MergeUpdates(append([][]byte{out}, waiting...)...)
}

func (d *Doc) encode(known stateVector) []byte {
	order := make([]int32, 0, len(d.clients))
	for i := range d.clients {
		order = append(order, int32(i))
	}
	d.sortDescending(order)
	sections := uint64(0)
	for _, c := range order {
		if uint64(d.clients[c].next) > known[d.clients[c].id] {
			sections++
		}
	}
	out := appendUvarint(make([]byte, 0, d.alive+d.alive/4+1024), sections)
	for _, c := range order {
		if from := known[d.clients[c].id]; uint64(d.clients[c].next) > from {
			out = d.appendSection(out, c, uint32(from))
		}
	}
	return d.appendDeleted(out, order)
}

// appendSection encodes a client's structs from a clock on.
func (d *Doc) appendSection(out []byte, client int32, from uint32) []byte {
	c := &d.clients[client]
	at := c.find(from)
	out = appendUvarint(out, uint64(c.items.len()-at))
	out = appendUvarint(appendUvarint(out, c.id), uint64(from))
	offset := from - c.items.at(at).clock
	for ; at < c.items.len(); at++ {
		out = d.appendItem(out, d.items.at(c.items.at(at).item), offset)
		offset = 0
	}
	return out
}

// appendHead encodes what stands before an item's content.
func (d *Doc) appendHead(b []byte, it *item) []byte {
	if it.kind == kindGC {
		return append(b, byte(kindGC))
	}
	return d.appendHeadFrom(b, it, 0)
}

// appendHeadFrom is appendHead for the part of an item from offset on.
func (d *Doc) appendHeadFrom(b []byte, it *item, offset uint32) []byte {
	info := byte(it.kind)
	origin := id{clock: it.originClock}
	switch {
	case offset > 0:
		info |= infoOrigin
		origin = id{d.clients[it.client].id, it.clock + offset - 1}
	case it.hasOrigin():
		info |= infoOrigin
		origin.client = d.clients[it.originClient].id
	}
	if it.hasRight() {
		info |= infoRight
	}
	if it.sub != 0 {
		info |= infoSub
	}
	b = append(b, info)
	if info&infoOrigin != 0 {
		b = appendID(b, origin)
	}
	if it.hasRight() {
		b = appendID(b, id{d.clients[it.rightClient].id, it.rightClock})
	}
	if info&(infoOrigin|infoRight) == 0 {
		b = d.appendParent(b, it)
	}
	return b
}

// appendItem encodes an item from offset on.
func (d *Doc) appendItem(b []byte, it *item, offset uint32) []byte {
	if it.kind == kindGC {
		return appendUvarint(append(b, byte(kindGC)), uint64(it.length-offset))
	}
	b = d.appendHeadFrom(b, it, offset)
	if it.kind == kindType {
		return d.appendTypeRef(b, &d.types[it.off])
	}
	return appendContent(b, it.kind, d.bytesOf(it), it.length, offset)
}

func (d *Doc) appendParent(b []byte, it *item) []byte {
	t := &d.types[it.parent]
	if t.item == 0 {
		b = appendText(append(b, 1), t.name)
	} else {
		holder := d.items.at(t.item)
		b = appendID(append(b, 0), id{d.clients[holder.client].id, holder.clock})
	}
	if it.sub != 0 {
		b = appendText(b, d.keyName(it.sub))
	}
	return b
}

func (d *Doc) appendTypeRef(b []byte, t *sharedType) []byte {
	b = append(b, byte(t.ref))
	if t.ref == refXMLElement || t.ref == refXMLHook {
		b = appendText(b, t.name)
	}
	return b
}

// appendDeleted encodes the delete set of everything here.
func (d *Doc) appendDeleted(out []byte, order []int32) []byte {
	count := uint64(0)
	var body []byte
	var list []span
	for _, c := range order {
		list = list[:0]
		items := &d.clients[c].items
		for i := range items.len() {
			it := d.items.at(items.at(i).item)
			if !it.deleted() {
				continue
			}
			if n := len(list); n > 0 && list[n-1].end == it.clock {
				list[n-1].end = it.end()
			} else {
				list = append(list, span{it.clock, it.end()})
			}
		}
		if len(list) > 0 {
			count++
			body = appendDeletes(body, d.clients[c].id, list)
		}
	}
	return append(appendUvarint(out, count), body...)
}

// encode returns what a transaction changed as an update, nil if nothing.
func (tx *Txn) encode() []byte {
	d := tx.doc
	if len(tx.touched) == 0 && len(tx.deleted) == 0 {
		return nil
	}
	d.sortDescending(tx.touched)
	out := appendUvarint(nil, uint64(len(tx.touched)))
	for _, c := range tx.touched {
		out = d.appendSection(out, c, d.clients[c].before)
	}
	var deletes deleteSet
	for _, r := range tx.deleted {
		deletes = append(deletes, deleteRange{d.clients[r.client].id, r.start, r.end})
	}
	return deletes.append(out)
}
