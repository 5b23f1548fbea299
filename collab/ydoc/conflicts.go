package ydoc

// conflictScan finds the place of an item among others inserted at the same
// spot. The rules are YATA's: an item with the same origin goes by client id; one
// whose origin lies between stays with that origin; anything else ends the search.
//
// Walking over everything that was ever inserted at one spot costs time in the
// square of its number, so a long walk is remembered, and goes on where it ended
// if the next item has the same origins and a higher client id. What this does
// not catch is bounded by a budget for each transaction: only made up updates come
// near it. Beyond it an item stays where its walk has come to (Doc.Inexact).
type conflictScan struct {
	seen []itemIndex // items between the left neighbour and the one at hand
	at   []int32     // item → where in seen it stands, if it does

	last      itemIndex // the item that the last long walk placed; 0: start anew
	start     itemIndex // where that walk began: after this item
	conflicts int       // how many of seen stand before last

	budget int // steps left
	most   int // a budget set by tests; 0: what allow says
}

const (
	manyConflicts = 24
	stepFloor     = 1 << 16 // steps any update may take, of 10 to 25 ns each,
	stepsPerByte  = 32      // and more for each of its bytes
)

// allow starts a transaction with the budget for an update of so many bytes.
func (s *conflictScan) allow(bytes int) {
	s.last, s.budget = 0, stepFloor+stepsPerByte*bytes
	if s.most > 0 {
		s.budget = s.most
	}
	if cap(s.at) > 1<<16 {
		s.at, s.seen = nil, nil
	}
}

// resolve returns the left neighbour that item i gets.
func (s *conflictScan) resolve(d *Doc, i itemIndex, it *item) itemIndex {
	left, o, conflicts := it.left, itemIndex(0), 0 // seen[conflicts:] conflict with it
	if s.goesOn(d, it) {
		s.seen = s.seen[:s.conflicts]
		s.note(d, s.last)
		left, conflicts, o = s.last, len(s.seen), d.items.at(s.last).right
	} else {
		s.seen, o = s.seen[:0], d.firstConflict(it)
	}
	for o != 0 && o != it.right {
		if s.budget == 0 {
			d.inexact, s.last = true, 0
			return left
		}
		s.budget--
		d.steps++
		s.note(d, o)
		other := d.items.at(o)
		if sameOrigin(it, other) {
			if d.clients[other.client].id < d.clients[it.client].id {
				left, conflicts = o, len(s.seen)
			} else if sameRight(it, other) {
				break
			}
		} else if at := s.originOf(d, other); at >= 0 {
			if at < conflicts {
				left, conflicts = o, len(s.seen)
			}
		} else {
			break
		}
		o = other.right
	}
	s.last = 0
	if len(s.seen) >= manyConflicts {
		s.last, s.start, s.conflicts = i, it.left, conflicts
	}
	return left
}

// goesOn reports whether the walk for it passes everything before the item that
// was placed last, and then that item itself.
func (s *conflictScan) goesOn(d *Doc, it *item) bool {
	if s.last == 0 {
		return false
	}
	l := d.items.at(s.last)
	return l.parent == it.parent && l.sub == it.sub && sameOrigin(l, it) && sameRight(l, it) &&
		d.clients[l.client].id < d.clients[it.client].id
}

// placed is told of an item that was placed without a walk. Where it stands among
// what was seen, that holds no longer.
func (s *conflictScan) placed(d *Doc, it *item) {
	if it.parent == d.items.at(s.last).parent && (it.left == s.start || s.has(it.left)) {
		s.last = 0
	}
}

// has reports whether an item was seen.
func (s *conflictScan) has(i itemIndex) bool { return s.position(i) >= 0 }

// position returns where in seen an item stands, or -1.
func (s *conflictScan) position(i itemIndex) int {
	if len(s.seen) < manyConflicts {
		for at, x := range s.seen {
			if x == i {
				return at
			}
		}
		return -1
	}
	if int(i) < len(s.at) {
		// What stands in at may be left over: seen tells.
		if at := int(s.at[i]); at < len(s.seen) && s.seen[at] == i {
			return at
		}
	}
	return -1
}

func (s *conflictScan) note(d *Doc, o itemIndex) {
	s.seen = append(s.seen, o)
	switch n := len(s.seen); {
	case n < manyConflicts:
	case n == manyConflicts:
		if need := int(d.items.used) + 1; len(s.at) < need {
			s.at = append(s.at, make([]int32, need-len(s.at)+need/4)...)
		}
		for at, x := range s.seen {
			s.at[x] = int32(at)
		}
	default:
		if int(o) >= len(s.at) {
			s.at = append(s.at, make([]int32, int(d.items.used)+1-len(s.at)+int(d.items.used)/4)...)
		}
		s.at[o] = int32(n - 1)
	}
}

// originOf returns the position in seen of the item that holds other's origin,
// or -1.
func (s *conflictScan) originOf(d *Doc, other *item) int {
	if !other.hasOrigin() {
		return -1
	}
	return s.position(d.itemAt(other.originClient, other.originClock))
}

func sameOrigin(a, b *item) bool {
	return a.originClient == b.originClient && (a.originClient < 0 || a.originClock == b.originClock)
}

func (d *Doc) firstConflict(it *item) itemIndex {
	switch {
	case it.left != 0:
		return d.items.at(it.left).right
	case it.sub != 0:
		return d.types[it.parent].entries.first(it.sub)
	default:
		return d.types[it.parent].start
	}
}

func sameRight(a, b *item) bool {
	return a.rightClient == b.rightClient && (a.rightClient < 0 || a.rightClock == b.rightClock)
}
