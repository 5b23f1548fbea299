package ydoc

import "slices"

// rewrite drops the deleted content of block i: deleted stretches of items
// become kindDeleted, joined where one struct can say it.
func (l *clientLog) rewrite(i int) {
	b := &l.blocks[i]
	b.stale = 0
	w := blockWriter{out: make([]byte, 0, len(b.data))}
	u := updateReader{reader: reader{buf: b.data}, lim: trusted}
	deleted := b.deleted
	for clock := b.start; u.pos < len(u.buf); {
		u.readStruct(&u.rec, l.client, clock)
		clock = u.rec.end()
		for len(deleted) > 0 && deleted[0].end <= u.rec.clock {
			deleted = deleted[1:]
		}
		w.addDropping(u.rec, deleted)
	}
	w.flush()
	b.data, b.structs = w.out, w.structs
	l.emptied += w.types
	b.seal()
	if i == len(l.blocks)-1 {
		l.setTail(&w.last, 0, w.lastAt)
	}
}

// trusted are the limits for reading what was validated before.
var trusted = Limits{MaxUpdateBytes: 1 << 62, MaxClock: clockCeiling, MaxDepth: 1 << 30}

// cutPiece takes from rec the longest part that is wholly deleted or wholly kept.
func cutPiece(rec *structRec, deleted spans) structRec {
	n := rec.length
	if k := rec.kind(); k != kindGC && k != kindDeleted && len(deleted) > 0 && deleted[0].start < rec.end() {
		if deleted[0].start > rec.clock {
			n = deleted[0].start - rec.clock
		} else {
			n = min(n, deleted[0].end-rec.clock)
		}
	}
	return rec.split(n)
}

// drop forgets the content of an item.
func (s *structRec) drop() {
	if s.isItem() {
		s.info = s.info&^infoKind | byte(kindDeleted)
		s.content = nil
	}
}

// split cuts the first n clocks off s, which becomes the rest (of length zero if
// nothing is left). A surrogate pair cut in two is overwritten in s.content, so
// that must not be shared.
func (s *structRec) split(n uint32) structRec {
	left := *s
	if n == s.length {
		s.clock, s.length = s.end(), 0
		return left
	}
	left.length = n
	left.content, s.content = splitContent(s.kind(), s.content, s.length, n)
	s.clock, s.length = s.clock+n, s.length-n
	if s.isItem() {
		s.info |= infoOrigin
		s.origin = id{s.client, s.clock - 1}
		s.parent, s.name, s.sub = parentNone, nil, nil
	}
	return left
}

// skip leaves the first n clocks of s away, without touching shared content.
func (s *structRec) skip(n uint32) {
	s.content = sliceContent(s.kind(), s.content, s.length, n, s.length)
	s.clock, s.length = s.clock+n, s.length-n
	s.info |= infoOrigin
	s.origin = id{s.client, s.clock - 1}
	s.parent, s.name, s.sub = parentNone, nil, nil
}

// splitContent cuts the payload of length clocks after n. Its cost depends on
// the left part only, so that cutting a struct to pieces is linear. Where it
// cuts a surrogate pair it writes into content.
func splitContent(k kind, content []byte, length, n uint32) (left, right []byte) {
	switch k {
	case kindString:
		at, inside := utf16Offset(content, int(length), int(n))
		if !inside {
			return content[:at:at], content[at:]
		}
		left = append(slices.Clone(content[:at]), replacement...)
		right = content[at+1:] // the pair's last three of four bytes
		copy(right, replacement)
		return left, right
	case kindAny, kindJSON:
		at := elementOffset(k, content, n)
		return content[:at:at], content[at:]
	default:
		return content, content
	}
}

// blockWriter writes structs one after the other, joining adjacent deleted ones.
type blockWriter struct {
	out     []byte
	structs uint32
	types   uint32    // shared types whose content was dropped
	last    structRec // the struct at hand, not yet written, if held
	held    bool
	lastAt  int
}

func (w *blockWriter) add(s *structRec) {
	if k := s.kind(); w.held && (k == kindDeleted || k == kindGC) && joins(&w.last, s) {
		w.last.length += s.length
		return
	}
	w.flush()
	w.last, w.held = *s, true
}

func (w *blockWriter) flush() {
	if w.held {
		w.lastAt = len(w.out)
		w.out = appendStruct(w.out, &w.last, 0)
		w.structs++
	}
	w.held = false
}
