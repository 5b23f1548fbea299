package ydoc

import (
	"cmp"
	"slices"
)

// Applied says what an update added to a store. An update that was known
// already adds nothing.
type Applied struct {
	Structs int    // structs of which at least a part was new
	Clocks  uint64 // clocks they span
	GC      uint64 // clocks among these that GC structs claim
	Deleted uint64 // clocks deleted that were not before
}

// Empty reports whether the update brought nothing new: it need be neither
// stored nor passed on.
func (a Applied) Empty() bool { return a.Structs == 0 && a.Deleted == 0 }

// Apply validates an update and merges it in. It is all or nothing: on error the
// store is as before. Errors wrap ErrMalformed, ErrLimit (ErrTooDeep), or ErrGap (as
// *GapError) where the update refers to something, as origin, parent or
// deleted, that neither it nor the store holds, or leaves out clocks. The update
// is not kept; the caller may reuse its bytes.
func (s *Store) Apply(update []byte) (Applied, error) {
	u := &s.reader
	u.reset(update, s.lim)
	single, err := s.check(u)
	if err != nil {
		return Applied{}, err
	}
	var a Applied
	if single {
		s.commitStruct(&u.rec, &a) // rec still holds the only struct
	} else {
		u.reset(update, s.lim)
		for u.next() {
			s.commitStruct(&u.rec, &a)
		}
	}
	s.depths.commit(s)
	s.commitDeletes(&a)
	if !a.Empty() {
		s.state = nil
		if a.Deleted > 0 {
			s.deletes = nil
		}
	}
	return a, nil
}

// check reads the whole update and decides whether it may be applied. single
// reports that it holds just one struct, left in u.rec.
func (s *Store) check(u *updateReader) (single bool, err error) {
	s.deps.list, s.ends, s.ranges = s.deps.list[:0], s.ends[:0], s.ranges[:0]
	s.depths.forget()
	n, added, nested := 0, 0, s.nested
	for ; u.next(); n++ {
		if u.began {
			have := uint64(0)
			if l := s.log(u.rec.client); l != nil {
				have = uint64(l.next)
			} else if added++; len(s.logs)+added > s.lim.MaxClients {
				return false, overLimit("clients", uint64(s.lim.MaxClients))
			}
			s.ends = append(withRoom(s.ends, u.sections+1), clientClock{u.rec.client, have})
		}
		if u.rec.kind() == kindSkip {
			continue
		}
		nested = nested || u.rec.parent == parentItem
		end := &s.ends[len(s.ends)-1]
		if uint64(u.rec.clock) > end.clock {
			return false, &GapError{Client: end.client, Clock: uint64(u.rec.clock) - 1, Have: end.clock}
		}
		end.clock = max(end.clock, uint64(u.rec.end()))
		s.deps.ofStruct(&u.rec)
	}
	for u.nextDelete() {
		s.deps.need(id{u.del.client, u.del.end - 1})
		s.ranges = append(withRoom(s.ranges, unknown), u.del)
	}
	if u.err != nil {
		return false, u.err
	}
	if added > 1 {
		s.logs, s.byID = withRoomFor(s.logs, added), mapWithRoom(s.byID, added)
	}
	if err := s.checkDependencies(); err != nil {
		return false, err
	}
	if len(s.ends) > 1 {
		if err := s.order.check(u.buf, s); err != nil {
			return false, err
		}
	}
	single = n == 1 && u.rec.kind() != kindSkip
	switch {
	case !nested || n == 0:
	case single:
		err = s.depths.checkOne(&u.rec, s)
	default:
		err = s.depths.check(u.buf, s)
	}
	return single, err
}

// checkDependencies looks for every reference in the store and in the update.
func (s *Store) checkDependencies() error {
	needed := s.deps.list
	if len(needed) > 1 {
		needed = s.deps.highest()
	}
	sorted := false
	for _, d := range needed {
		have := s.Clock(d.client)
		if uint64(d.clock) < have {
			continue
		}
		if len(s.ends) > 8 && !sorted {
			sortByClient(s.ends)
			sorted = true
		}
		have = max(have, clockOf(s.ends, d.client, sorted))
		if uint64(d.clock) >= have {
			return &GapError{Client: d.client, Clock: uint64(d.clock), Have: have}
		}
	}
	return nil
}

// commitStruct appends what is new of rec. It has been checked.
func (s *Store) commitStruct(rec *structRec, a *Applied) {
	l := s.log(rec.client)
	if rec.kind() == kindSkip || l != nil && rec.end() <= l.next {
		return
	}
	if l == nil {
		l = s.addLog(rec.client)
	}
	n := uint64(rec.end() - l.next)
	a.Structs++
	a.Clocks += n
	switch rec.kind() {
	case kindGC:
		a.GC += n
		a.Deleted += n
	case kindDeleted:
		a.Deleted += n
	}
	l.append(rec, l.next-rec.clock)
}

// commitDeletes marks what an update deletes. Ranges are taken in the order of
// their clocks, so that a block's list only grows at its end.
func (s *Store) commitDeletes(a *Applied) {
	if len(s.ranges) > 1 {
		slices.SortFunc(s.ranges, func(a, b deleteRange) int {
			return cmp.Or(cmp.Compare(a.client, b.client), cmp.Compare(a.start, b.start))
		})
	}
	for _, r := range s.ranges {
		a.Deleted += uint64(s.log(r.client).delete(r.start, r.end))
	}
	if cap(s.ranges) > 1024 {
		s.ranges = nil
	}
}
