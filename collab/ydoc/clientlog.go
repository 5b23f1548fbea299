package ydoc

import "slices"

// Sizes of a log's blocks. A block is what has to be read to find a clock, and
// what is rewritten when content is dropped.
const (
	blockBytes   = 2048  // a new struct starts a new block beyond this
	blockBytesXL = 32768 // even a run that goes on starts a new block beyond this
	dropAfter    = 512   // deleted clocks after which a block is rewritten,
	dropShare    = 8     // if they are at least this part of it: one in eight
)

// clientLog is everything a store keeps of one client: blocks of encoded
// structs, of which only the last grows.
type clientLog struct {
	client  uint64
	next    uint32 // next expected clock
	emptied uint32 // shared types dropped since the store last collapsed
	whole   bool   // only built to be written: one block, in which no deletes are noted
	blocks  []block
	tail    openRun
	depths  []depthRun // where the depth of items changes, see depth.go
}

// block holds the structs of the clocks [start, end), encoded as in an update.
type block struct {
	start, end uint32
	structs    uint32
	stale      uint32 // clocks deleted since the block was last rewritten
	data       []byte
	deleted    spans
}

// openRun describes the last struct of a log, so that the next one may join it.
type openRun struct {
	info   byte
	closed bool   // nothing can join it
	prefix uint32 // where in the block's data its length stands
	right  id
}

// append adds rec from offset on. It must begin at l.next.
func (l *clientLog) append(rec *structRec, offset uint32) {
	if len(l.blocks) > 0 && l.continues(rec, offset) {
		l.extend(rec, offset)
	} else {
		l.start(rec, offset)
	}
	b := &l.blocks[len(l.blocks)-1]
	if k := rec.kind(); (k == kindDeleted || k == kindGC) && !l.whole {
		b.deleted.add(l.next, rec.end())
	}
	l.next = rec.end()
	b.end = l.next
}

// continues is joins for the open run.
func (l *clientLog) continues(rec *structRec, offset uint32) bool {
	t := &l.tail
	k := rec.kind()
	if t.closed || kind(t.info&infoKind) != k || !l.whole && len(l.blocks[len(l.blocks)-1].data) > blockBytesXL {
		return false
	}
	switch k {
	case kindGC:
		return true
	case kindString, kindDeleted:
	case kindAny, kindJSON:
		if (t.info|rec.info)&infoSub != 0 {
			return false
		}
	default:
		return false
	}
	return (offset > 0 || rec.info&infoOrigin != 0 && rec.origin == (id{l.client, l.next - 1})) &&
		t.info&infoRight == rec.info&infoRight &&
		(rec.info&infoRight == 0 || t.right == rec.right)
}

// extend appends the content of rec to the open run and rewrites its length.
func (l *clientLog) extend(rec *structRec, offset uint32) {
	b := &l.blocks[len(l.blocks)-1]
	k := rec.kind()
	content := rec.content
	add := uint64(rec.length - offset)
	if offset > 0 && len(content) > 0 {
		content = sliceContent(k, content, rec.length, offset, rec.length)
	}
	if k == kindString {
		add = uint64(len(content))
	}
	b.data = growLength(b.data, int(l.tail.prefix), add)
	b.data = append(b.data, content...)
}

// growLength adds to the variable-length integer at data[at:], making room if it
// gets longer.
func growLength(data []byte, at int, add uint64) []byte {
	if v := uint64(data[at]) + add; v < 0x80 {
		data[at] = byte(v)
		return data
	}
	r := reader{buf: data, pos: at}
	v := r.uvarint()
	old, size := r.pos-at, uvarintSize(v+add)
	for range size - old {
		data = append(data, 0)
	}
	copy(data[at+size:], data[at+old:len(data)-(size-old)])
	appendUvarint(data[at:at:at+size], v+add)
	return data
}

// start appends rec as a struct of its own.
func (l *clientLog) start(rec *structRec, offset uint32) {
	n := len(l.blocks)
	if n == 0 || !l.whole && len(l.blocks[n-1].data) > blockBytes {
		if n > 0 {
			l.blocks[n-1].seal()
		}
		l.blocks = append(l.blocks, block{start: l.next})
		n++
	}
	b := &l.blocks[n-1]
	at := len(b.data)
	b.data = appendStruct(b.data, rec, offset)
	b.structs++
	l.setTail(rec, offset, at)
}

// setTail notes the struct rec, written at offset at of the last block.
func (l *clientLog) setTail(rec *structRec, offset uint32, at int) {
	t := openRun{info: rec.info, right: rec.right}
	size := 0 // of what stands before the length
	switch rec.kind() {
	case kindGC:
		size = 1
	case kindString, kindDeleted, kindAny, kindJSON:
		size = headSize(rec, offset)
	default:
		t.closed = true
	}
	t.prefix = uint32(at + size)
	l.tail = t
}

// headSize is how many bytes appendStruct writes before the content of rec.
func headSize(rec *structRec, offset uint32) int {
	n := 1
	origin := rec.origin
	if offset > 0 {
		origin = id{rec.client, rec.clock + offset - 1}
	}
	if offset > 0 || rec.info&infoOrigin != 0 {
		n += idSize(origin)
	}
	if rec.info&infoRight != 0 {
		n += idSize(rec.right)
	}
	if offset == 0 && rec.info&(infoOrigin|infoRight) == 0 {
		if rec.parent == parentRoot {
			n += 1 + uvarintSize(uint64(len(rec.name))) + len(rec.name)
		} else {
			n += 1 + idSize(rec.parentID)
		}
		if rec.info&infoSub != 0 {
			n += uvarintSize(uint64(len(rec.sub))) + len(rec.sub)
		}
	}
	return n
}

func idSize(v id) int { return uvarintSize(v.client) + uvarintSize(uint64(v.clock)) }

// find returns the index of the block that holds clock, which must be below next.
func (l *clientLog) find(clock uint32) int {
	i, found := slices.BinarySearchFunc(l.blocks, clock, func(b block, c uint32) int {
		switch {
		case b.start < c:
			return -1
		case b.start > c:
			return 1
		}
		return 0
	})
	if found {
		return i
	}
	return i - 1
}

// delete marks [start, end) deleted and returns how many clocks were not before.
func (l *clientLog) delete(start, end uint32) (added uint32) {
	for i := l.find(start); i < len(l.blocks) && l.blocks[i].start < end; i++ {
		b := &l.blocks[i]
		n := b.deleted.add(max(start, b.start), min(end, b.end))
		if n == 0 {
			continue
		}
		added += n
		b.stale += n
		if b.stale >= max(dropAfter, (b.end-b.start)/dropShare) {
			l.rewrite(i)
		}
	}
	return added
}

// seal gives back the room a block grew into.
func (b *block) seal() {
	if cap(b.data)-len(b.data) > len(b.data)/16 {
		b.data = append(make([]byte, 0, len(b.data)), b.data...)
	}
	if cap(b.deleted)-len(b.deleted) > len(b.deleted)/8 {
		b.deleted = append(make(spans, 0, len(b.deleted)), b.deleted...)
	}
}
