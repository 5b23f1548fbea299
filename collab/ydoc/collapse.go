package ydoc

// A document that deletes a shared type leaves one GC struct of all that stands
// in it. A store does not know where structs stand, but it can find out which
// are inside of a deleted type, as each stands where its origin stands, or in the
// type it names. That is done once enough types were deleted.

// collapseShare says when: if one type was deleted for so many bytes of state.
const collapseShare = 1024

// collapseEntry is a struct as far as collapsing is concerned.
type collapseEntry struct {
	clock    uint32
	refClock uint32 // the struct that tells where this one stands,
	refLog   int32  // -1: in a root type
	state    collapseState
	parent   bool // the reference is to the item that holds the type
	gone     bool // deleted, so if it held a type that is gone with all in it
}

type collapseState uint8

const (
	collapseUnknown collapseState = iota
	collapseAlive
	collapseDead // inside of a deleted type
)

type collapse struct {
	s       *Store
	entries []collapseEntry
	first   []int32 // of each log's entries, and the end of the last
	path    []int32
}

// Compact drops what is inside of deleted shared types, as yjs does: of many
// structs it leaves one. EncodeState does it now and then; it is not needed for
// correctness. State vector and content stay the same. It returns how many bytes
// the encoded state lost.
func (s *Store) Compact() (saved int) {
	before := len(s.EncodeState())
	s.collapse()
	s.state = nil
	return before - len(s.EncodeState())
}

// collapseSome collapses if it is worth it by now.
func (s *Store) collapseSome() {
	size, types := 0, 0
	for i := range s.logs {
		size += s.logs[i].rewriteStale(0)
		types += int(s.logs[i].emptied)
	}
	if types > 0 && types*collapseShare >= size {
		s.collapse()
	}
}

// collapse needs all deleted content to be dropped.
func (s *Store) collapse() {
	c := collapse{s: s}
	c.collect()
	for i := range s.logs {
		s.logs[i].emptied = 0
		if c.anyDead(i) {
			c.rebuild(i)
			s.deletes = nil
		}
	}
}

func (c *collapse) collect() {
	count := 0
	for i := range c.s.logs {
		for j := range c.s.logs[i].blocks {
			count += int(c.s.logs[i].blocks[j].structs)
		}
	}
	c.entries = make([]collapseEntry, 0, count)
	c.first = make([]int32, 0, len(c.s.logs)+1)
	for i := range c.s.logs {
		c.first = append(c.first, int32(len(c.entries)))
		for rec := range c.s.logs[i].structs() {
			c.entries = append(c.entries, c.entry(rec))
		}
	}
	c.first = append(c.first, int32(len(c.entries)))
}

func (c *collapse) entry(rec *structRec) collapseEntry {
	e := collapseEntry{clock: rec.clock, refLog: -1, state: collapseAlive}
	k := rec.kind()
	e.gone = k == kindDeleted || k == kindGC
	var ref id
	switch {
	case k == kindGC:
		e.state = collapseDead
		return e
	case rec.info&infoOrigin != 0:
		ref = rec.origin
	case rec.info&infoRight != 0:
		ref = rec.right
	case rec.parent == parentItem:
		ref, e.parent = rec.parentID, true
	default:
		return e
	}
	e.refLog, e.refClock, e.state = c.s.byID[ref.client], ref.clock, collapseUnknown
	return e
}

// dead reports whether entry i stands inside of a deleted type.
func (c *collapse) dead(i int32) bool {
	c.path = c.path[:0]
	for c.entries[i].state == collapseUnknown {
		e := &c.entries[i]
		c.path = append(c.path, i)
		on := c.find(e.refLog, e.refClock)
		if e.parent && c.entries[on].gone {
			e.state = collapseDead
			break
		}
		e.state = collapseAlive // so that a circle, which cannot be, would end
		if i = on; c.entries[i].state == collapseUnknown {
			continue
		}
		break
	}
	state := c.entries[i].state
	for _, p := range c.path {
		c.entries[p].state = state
	}
	return state == collapseDead
}

// find returns the entry of a log that holds clock.
func (c *collapse) find(log int32, clock uint32) int32 {
	lo, hi := c.first[log], c.first[log+1] // entries[lo].clock <= clock
	for hi-lo > 1 {
		if mid := int32(uint32(lo+hi) >> 1); c.entries[mid].clock <= clock {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

func (c *collapse) anyDead(log int) (any bool) {
	for i := c.first[log]; i < c.first[log+1]; i++ {
		any = c.dead(i) || any
	}
	return any
}

// rebuild writes a log anew, with GC structs for what is dead.
func (c *collapse) rebuild(log int) {
	old := &c.s.logs[log]
	l := clientLog{client: old.client, depths: old.depths}
	i := c.first[log]
	for rec := range old.structs() {
		if c.entries[i].state == collapseDead && rec.isItem() {
			*rec = structRec{client: rec.client, clock: rec.clock, length: rec.length, info: byte(kindGC)}
		}
		l.append(rec, 0)
		i++
	}
	deleted := old.deletedSpans(nil)
	for i := range l.blocks {
		b := &l.blocks[i]
		for len(deleted) > 0 && deleted[0].end <= b.start {
			deleted = deleted[1:]
		}
		for _, d := range deleted {
			if d.start >= b.end {
				break
			}
			b.deleted.add(max(d.start, b.start), min(d.end, b.end))
		}
		b.seal()
	}
	c.s.logs[log] = l
}

// structs goes through a log. What it yields holds until the next step.
func (l *clientLog) structs() func(yield func(*structRec) bool) {
	return func(yield func(*structRec) bool) {
		u := updateReader{lim: trusted}
		for i := range l.blocks {
			u.reader = reader{buf: l.blocks[i].data}
			for clock := l.blocks[i].start; u.pos < len(u.buf); {
				u.readStruct(&u.rec, l.client, clock)
				clock = u.rec.end()
				if !yield(&u.rec) {
					return
				}
			}
		}
	}
}
