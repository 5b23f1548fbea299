package ydoc

// thin leaves content out of a log's only block where list says that it is
// deleted and the block gets smaller. It writes into spare and returns the room
// of the former block.
func (l *clientLog) thin(list spans, spare []byte) []byte {
	b := &l.blocks[0]
	w := blockWriter{out: spare[:0]}
	u := updateReader{reader: reader{buf: b.data}, lim: trusted}
	kept := 0 // b.data[kept:] is not written yet
	var drop spans
	for clock := b.start; u.pos < len(b.data); {
		at := u.pos
		u.readStruct(&u.rec, l.client, clock)
		clock = u.rec.end()
		for len(list) > 0 && list[0].end <= u.rec.clock {
			list = list[1:]
		}
		drop = worthDropping(drop[:0], &u.rec, list)
		if len(drop) == 0 && u.rec.kind() != kindDeleted {
			w.structs++
			continue
		}
		w.copied(b.data[kept:at])
		w.addDropping(u.rec, drop)
		kept = u.pos
	}
	w.copied(b.data[kept:])
	w.flush()
	spare, b.data, b.structs = b.data, w.out, w.structs
	return spare
}

// worthDropping appends those deleted stretches of a struct that are shorter to
// write as deleted: the whole of it, and parts longer than what must be written
// anew at the edges where the struct is cut.
func worthDropping(drop spans, rec *structRec, deleted spans) spans {
	if k := rec.kind(); k == kindDeleted || !rec.isItem() {
		return drop
	}
	for _, d := range deleted {
		if d.start >= rec.end() {
			break
		}
		start, end := max(d.start, rec.clock), min(d.end, rec.end())
		edge := uint32(3 + idSize(id{rec.client, start}))
		if rec.info&infoRight != 0 {
			edge += uint32(idSize(rec.right))
		}
		cost := uint32(0)
		if start > rec.clock {
			cost += edge
		}
		if end < rec.end() {
			cost += edge
		}
		if end-start > cost {
			drop = append(drop, span{start, end})
		}
	}
	return drop
}

// addDropping adds a struct without the content of some stretches of it. It may
// write into the struct's content.
func (w *blockWriter) addDropping(rec structRec, drop spans) {
	for rec.length > 0 {
		for len(drop) > 0 && drop[0].end <= rec.clock {
			drop = drop[1:]
		}
		piece := cutPiece(&rec, drop)
		if len(drop) > 0 && drop[0].start <= piece.clock {
			if piece.kind() == kindType {
				w.types++
			}
			piece.drop()
		}
		w.add(&piece)
	}
}

// copied writes encoded structs that have been counted.
func (w *blockWriter) copied(data []byte) {
	if len(data) > 0 {
		w.flush()
		w.out = append(w.out, data...)
	}
}
