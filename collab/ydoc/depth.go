package ydoc

// How deep an item stands is how many shared types are around it, its root not
// counted. A store bounds that (Limits.MaxDepth): yjs and editors read documents
// by recursion, and one that is nested some thousand deep ends them.
//
// A store does not know where items stand, but an item's depth follows from one
// reference: it is as deep as its origin, or one deeper than the item that holds
// its parent. Neighbours mostly share it, so each client's log has a list of the
// clocks where it changes. As long as nothing is nested there is no list at all.

// depthRun says how deep items stand from a clock on.
type depthRun struct {
	clock uint32
	depth int32
}

// depthAt returns how deep the item that holds clock stands.
func (l *clientLog) depthAt(clock uint32) int32 {
	n := len(l.depths)
	if n > 0 && l.depths[n-1].clock <= clock {
		return l.depths[n-1].depth
	}
	lo, hi := 0, n // depths[:lo] begin at or before clock, depths[hi:] after it
	for lo < hi {
		if mid := (lo + hi) / 2; l.depths[mid].clock <= clock {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return 0
	}
	return l.depths[lo-1].depth
}

// noteDepth says how deep items stand from the clock on, which must not lie
// before what was noted last.
func (l *clientLog) noteDepth(clock uint32, depth int32) {
	if n := len(l.depths); n == 0 && depth != 0 || n > 0 && l.depths[n-1].depth != depth {
		l.depths = append(l.depths, depthRun{clock, depth})
	}
}

// depthCheck finds out how deep the structs of an update stand. Sections may
// refer to later ones, so what is not known yet is noted by what it follows from.
type depthCheck struct {
	sections []depthSection
	runs     []openDepth
	index    map[uint64]int32 // client → section, if there are several
	stack    []int32
}

// depthSection is what an update adds to one client: its runs are
// runs[first:last].
type depthSection struct {
	client      uint64
	next        uint32 // what the store had
	first, last int32
}

// openDepth is a depthRun that may still depend on another section: then depth
// is to be added to that of on.
type openDepth struct {
	clock uint32
	depth int32
	open  bool
	on    id
}

// forget drops what was found out about the last update.
func (c *depthCheck) forget() { c.sections, c.runs = c.sections[:0], c.runs[:0] }

// check works out the depths of a whole update that was validated against s and
// holds no circle. It returns ErrTooDeep if one is above the limit.
func (c *depthCheck) check(update []byte, s *Store) error {
	var u updateReader
	u.reset(update, trusted)
	for u.next() {
		if u.began {
			c.begin(u.client, uint32(s.Clock(u.client)))
		}
		c.add(&u.rec, s)
	}
	return c.settle(s.lim.MaxDepth)
}

// checkOne is check for an update's only struct.
func (c *depthCheck) checkOne(rec *structRec, s *Store) error {
	c.begin(rec.client, uint32(s.Clock(rec.client)))
	c.add(rec, s)
	return c.settle(s.lim.MaxDepth)
}

func (c *depthCheck) begin(client uint64, next uint32) {
	n := int32(len(c.runs))
	c.sections = append(c.sections, depthSection{client, next, n, n})
}

// add notes the depth of the next struct of the section at hand.
func (c *depthCheck) add(rec *structRec, s *Store) {
	section := &c.sections[len(c.sections)-1]
	if rec.kind() == kindSkip || rec.end() <= section.next {
		return
	}
	var d openDepth
	switch {
	case rec.clock < section.next || rec.kind() == kindGC: // as what is before it
		if rec.clock > section.next {
			return
		}
		if section.next > 0 {
			d.depth = s.log(rec.client).depthAt(section.next - 1)
		}
	case rec.info&infoOrigin != 0:
		d = c.depthOf(rec.origin, section, s)
	case rec.info&infoRight != 0:
		d = c.depthOf(rec.right, section, s)
	case rec.parent == parentItem:
		d = c.depthOf(rec.parentID, section, s)
		d.depth++
	}
	d.clock = max(rec.clock, section.next)
	if n := section.last; n > section.first {
		if last := &c.runs[n-1]; last.depth == d.depth && last.open == d.open && last.on == d.on {
			return
		}
	}
	c.runs = append(c.runs, d)
	section.last++
}

// depthOf returns what is known of the depth of an item.
func (c *depthCheck) depthOf(v id, section *depthSection, s *Store) openDepth {
	if v.client == section.client && v.clock >= section.next {
		return c.runs[c.find(section, v.clock)]
	}
	if l := s.log(v.client); l != nil && v.clock < l.next {
		return openDepth{depth: l.depthAt(v.clock)}
	}
	return openDepth{open: true, on: v}
}

// find returns the run of a section that holds a clock it adds.
func (c *depthCheck) find(section *depthSection, clock uint32) int32 {
	lo, hi := section.first, section.last // runs[lo].clock <= clock
	if c.runs[hi-1].clock <= clock {
		return hi - 1
	}
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; c.runs[mid].clock <= clock {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// settle resolves what depends on other sections and compares with the limit.
func (c *depthCheck) settle(limit int) error {
	if len(c.sections) > 1 {
		c.index = make(map[uint64]int32, len(c.sections))
		for i := range c.sections {
			c.index[c.sections[i].client] = int32(i)
		}
	}
	for i := range c.runs {
		if c.runs[i].open {
			if err := c.resolve(int32(i)); err != nil {
				return err
			}
		}
		if int(c.runs[i].depth) > limit {
			return tooDeep(limit)
		}
	}
	return nil
}

// resolve follows what run i depends on to something known and back.
func (c *depthCheck) resolve(i int32) error {
	c.stack = append(c.stack[:0], i)
	for len(c.stack) > 0 {
		if len(c.stack) > len(c.runs) {
			return malformed("structs wait for each other")
		}
		r := &c.runs[c.stack[len(c.stack)-1]]
		at := c.find(&c.sections[c.index[r.on.client]], r.on.clock)
		if on := &c.runs[at]; on.open {
			c.stack = append(c.stack, at)
		} else {
			r.depth, r.open = r.depth+on.depth, false
			c.stack = c.stack[:len(c.stack)-1]
		}
	}
	return nil
}

// commit notes the depths in the store, which has got the update's structs.
func (c *depthCheck) commit(s *Store) {
	for _, section := range c.sections {
		l := s.log(section.client)
		for _, r := range c.runs[section.first:section.last] {
			l.noteDepth(r.clock, r.depth)
			s.nested = s.nested || r.depth > 0
		}
	}
	if cap(c.runs) > 1024 {
		*c = depthCheck{}
	}
}
