package ydoc

// causalOrder finds circles among the structs of one update: struct a refers to
// b, b (or something after which it must come) to a. No peer could ever
// integrate them, and yjs would keep them pending for good.
//
// Only references to other sections of the same update matter; those within a
// client point back, and everything in the store is integrable. Each section is
// walked as far as its references allow, descending into the section it waits
// for. Meeting a section that is itself waiting further up is a circle.
type causalOrder struct {
	sections []causalSection
	needs    []causalNeed
	stack    []int32
	index    map[uint64]int32
}

type causalSection struct {
	client     uint64
	next, last int32 // needs not yet met: needs[next:last]
	waiting    bool
}

// causalNeed says that from clock at on, a section needs client's clock.
type causalNeed struct {
	at    uint32
	clock uint32
	on    int32
}

// clocks is a store or document: for each client the next expected clock.
type clocks interface{ Clock(client uint64) uint64 }

// check returns an error if update, already validated against known, holds a circle.
func (c *causalOrder) check(update []byte, known clocks) error {
	c.sections, c.needs, c.stack = c.sections[:0], c.needs[:0], c.stack[:0]
	c.collect(update, known)
	for i := range c.sections {
		if err := c.walk(int32(i)); err != nil {
			return err
		}
	}
	return nil
}

func (c *causalOrder) collect(update []byte, known clocks) {
	var u updateReader
	u.reset(update, trusted)
	c.index = make(map[uint64]int32, u.sections)
	c.sections = withRoomFor(c.sections, int(u.sections))
	for u.next() {
		if u.began {
			c.index[u.client] = int32(len(c.index))
			c.sections = append(c.sections, causalSection{client: u.client})
		}
	}
	u.reset(update, trusted)
	for at := int32(-1); u.next(); {
		if u.began {
			at++
			c.sections[at].next = int32(len(c.needs))
		}
		if rec := &u.rec; rec.isItem() && uint64(rec.end()) > known.Clock(rec.client) {
			if rec.info&infoOrigin != 0 {
				c.need(known, rec, rec.origin)
			}
			if rec.info&infoRight != 0 {
				c.need(known, rec, rec.right)
			}
			if rec.parent == parentItem {
				c.need(known, rec, rec.parentID)
			}
		}
		c.sections[at].last = int32(len(c.needs))
	}
}

func (c *causalOrder) need(known clocks, rec *structRec, v id) {
	if v.client == rec.client || uint64(v.clock) < known.Clock(v.client) {
		return
	}
	if on, ok := c.index[v.client]; ok {
		c.needs = append(c.needs, causalNeed{at: rec.clock, clock: v.clock, on: on})
	}
}

// walk takes section i to its end, and others as far as it needs them.
func (c *causalOrder) walk(i int32) error {
	c.stack = append(c.stack[:0], i)
	c.sections[i].waiting = true
	for len(c.stack) > 0 {
		top := c.stack[len(c.stack)-1]
		s := &c.sections[top]
		limit := uint32(clockCeiling) // how far this section must come
		if n := len(c.stack); n > 1 {
			limit = c.wanted(c.stack[n-2])
		}
		if s.next == s.last || c.needs[s.next].at > limit {
			s.waiting = false
			c.stack = c.stack[:len(c.stack)-1]
			if n := len(c.stack); n > 0 {
				c.sections[c.stack[n-1]].next++ // what it waited for is there
			}
			continue
		}
		need := c.needs[s.next]
		on := &c.sections[need.on]
		if on.next == on.last || c.needs[on.next].at > need.clock {
			s.next++
			continue
		}
		if on.waiting {
			return malformed("structs of clients %d and %d wait for each other", s.client, on.client)
		}
		on.waiting = true
		c.stack = append(c.stack, need.on)
	}
	return nil
}

// wanted is the clock that the section waiting at i needs of the one above it.
func (c *causalOrder) wanted(i int32) uint32 { return c.needs[c.sections[i].next].clock }
