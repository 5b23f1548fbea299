package ydoc

import "slices"

// updateReader walks an update V1: sections of structs, one per client, then
// the delete set. The struct at hand is in rec until the next call.
//
//	for u.next() { … u.rec … }
//	for u.nextDelete() { … u.del … }
//	if u.err != nil { … }
type updateReader struct {
	reader
	lim Limits

	rec structRec

	sections uint64 // client sections not begun
	structs  uint64 // structs left in this section
	client   uint64
	clock    uint32
	began    bool // rec starts a section
	recStart int  // where rec begins

	several   bool     // there is more than one section
	clients   []uint64 // of the sections begun, if several
	unordered bool     // they do not fall

	del deleteRange
	// Delete sections not begun, and ranges left in this one.
	dsStart              int // where the delete set begins, for a second reading
	dsSections, dsRanges uint64
	dsOpen               bool
}

// deleteRange is a deleted stretch of one client's clocks.
type deleteRange struct {
	client     uint64
	start, end uint32
}

// reset starts over with another update. rec is left as it is: it is large, and
// read only after next has filled it.
func (u *updateReader) reset(update []byte, lim Limits) {
	u.buf, u.pos, u.err = update, 0, nil
	u.lim = lim
	u.sections, u.structs, u.client, u.clock, u.began = 0, 0, 0, 0, false
	u.clients, u.unordered = u.clients[:0], false
	u.dsStart, u.dsSections, u.dsRanges, u.dsOpen = 0, 0, 0, false
	if len(update) > lim.MaxUpdateBytes {
		u.fail(overLimit("update bytes", uint64(lim.MaxUpdateBytes)))
		return
	}
	u.sections = u.count(3)
	u.several = u.sections > 1
}

// count reads how many parts follow, each of at least size bytes.
func (u *updateReader) count(size int) uint64 {
	n := u.uvarint()
	if n > uint64(u.left()/size) {
		u.fail(malformed("%d parts in %d bytes", n, u.left()))
		return 0
	}
	return n
}

// next reads the next struct into rec.
func (u *updateReader) next() bool {
	u.began = false
	for u.structs == 0 {
		if u.sections == 0 || u.err != nil {
			u.checkSections()
			return false
		}
		u.sections--
		u.beginSection()
	}
	u.structs--
	u.recStart = u.pos
	u.readStruct(&u.rec, u.client, u.clock)
	if u.err != nil {
		return false
	}
	u.clock = u.rec.end()
	return true
}

func (u *updateReader) beginSection() {
	u.structs = u.uvarint()
	u.client = u.uvarint()
	clock := u.uvarint()
	if u.err != nil {
		return
	}
	if u.structs > uint64(u.left()/2) {
		u.fail(malformed("%d structs in %d bytes", u.structs, u.left()))
		return
	}
	if clock > u.lim.MaxClock {
		u.fail(overLimit("clock", u.lim.MaxClock))
		return
	}
	u.clock, u.began = uint32(clock), true
	if u.several {
		u.noteSection()
	}
}

// noteSection remembers the clients of an update's sections where they do not
// simply fall, as yjs writes them.
func (u *updateReader) noteSection() {
	if len(u.clients) > 0 && u.client >= u.clients[len(u.clients)-1] {
		u.unordered = true
	}
	u.clients = append(withRoom(u.clients, u.sections+1), u.client)
}

// checkSections refuses a client that has two sections: yjs would forget the
// first.
func (u *updateReader) checkSections() {
	if !u.unordered || u.err != nil {
		return
	}
	u.unordered = false
	slices.Sort(u.clients)
	for i := 1; i < len(u.clients); i++ {
		if u.clients[i] == u.clients[i-1] {
			u.fail(malformed("client %d has two sections", u.clients[i]))
			return
		}
	}
}

// nextDelete reads the next deleted range into del. Structs must have been read
// to their end.
func (u *updateReader) nextDelete() bool {
	if !u.dsOpen {
		if u.err != nil {
			return false
		}
		u.dsOpen, u.dsStart = true, u.pos
		u.dsSections = u.count(2)
	}
	for u.dsRanges == 0 {
		if u.err != nil {
			return false
		}
		if u.dsSections == 0 {
			if u.left() > 0 {
				u.fail(malformed("%d bytes after the end", u.left()))
			}
			return false
		}
		u.dsSections--
		u.del.client = u.uvarint()
		u.dsRanges = u.count(2)
	}
	u.dsRanges--
	start, n := u.uvarint(), u.uvarint()
	if u.err != nil {
		return false
	}
	if n == 0 {
		u.fail(malformed("deleted range of length zero"))
		return false
	}
	if start > u.lim.MaxClock || n > u.lim.MaxClock || start+n > u.lim.MaxClock {
		u.fail(overLimit("clock", u.lim.MaxClock))
		return false
	}
	u.del.start, u.del.end = uint32(start), uint32(start+n)
	return true
}
