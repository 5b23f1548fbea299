package ydoc

import (
	"cmp"
	"slices"
)

// Apply validates an update and integrates it. What refers to something missing
// is kept aside and integrated once that arrives (see Pending). The update's bytes
// are not kept.
//
// Errors wrap ErrMalformed or ErrLimit; the document is then as before. An update
// made up so that placing its items takes time in the square of their number is
// taken too, but not placed exactly, see Inexact.
func (d *Doc) Apply(update []byte) error {
	if d.tx.active {
		return errBusy
	}
	if err := d.check(update); err != nil {
		return err
	}
	tx := d.begin(false, nil)
	d.scan.allow(len(update) + d.pending.bytes)
	in := &d.integrator
	in.tx = tx
	if !in.single(&d.reader.rec) {
		in.run()
	}
	for ready := d.pending.ready(d, tx.touched); len(ready) > 0; ready = d.pending.ready(d, tx.touched) {
		for _, p := range ready {
			in.sections = append(in.sections, p.cursor())
		}
		in.run()
	}
	tx.applyDeletes(d.ranges)
	d.pending.deleteKnown(tx)
	tx.finish()
	tx.active = false
	return nil
}

// applyDeletes takes the ranges client by client.
func (tx *Txn) applyDeletes(ranges []deleteRange) {
	list := tx.doc.spans[:0]
	for i, r := range ranges {
		list = append(withRoom(list, uint64(len(ranges)-i)), span{r.start, r.end})
		if i+1 == len(ranges) || ranges[i+1].client != r.client {
			tx.deleteOrWait(r.client, list)
			list = list[:0]
		}
	}
	if tx.doc.spans = list[:0]; cap(list) > 1024 {
		tx.doc.spans = nil
	}
}

// check validates an update before anything is changed, and notes its sections
// and deleted ranges.
func (d *Doc) check(update []byte) error {
	u, in := &d.reader, &d.integrator
	u.reset(update, d.lim)
	in.reset()
	if d.ranges = d.ranges[:0]; cap(d.ranges) > 1024 {
		d.ranges = nil
	}
	added := 0
	for u.next() {
		if u.began {
			if _, known := d.byClient[u.rec.client]; !known {
				added++
			}
			in.sections = append(withRoomFor(in.sections, int(u.sections)+1), sectionCursor{client: u.client, structs: u.structs + 1, clock: u.rec.clock, pos: u.recStart, buf: update})
		}
	}
	for u.nextDelete() {
		d.ranges = append(withRoom(d.ranges, unknown), u.del)
	}
	if u.err != nil {
		return u.err
	}
	in.sortSections()
	if len(d.clients)+added > d.lim.MaxClients {
		return overLimit("clients", uint64(d.lim.MaxClients))
	}
	if uint64(len(d.arena))+2*uint64(len(update)) > 1<<32-1 || len(d.types)+len(update)/3 > 1<<31-1 {
		return overLimit("document bytes", 1<<32-1)
	}
	if added > 1 {
		d.clients, d.byClient = withRoomFor(d.clients, added), mapWithRoom(d.byClient, added)
	}
	cost := len(update) + len(in.sections)*pendingOverhead + len(d.ranges)*pendingRange
	if d.pending.bytes+cost > d.lim.MaxPendingBytes && d.wouldWait(update) {
		return overLimit("pending bytes", uint64(d.lim.MaxPendingBytes))
	}
	return nil
}

// integrator works through sections of structs, going to another section first
// where one waits for it. Sections are numbered in the order they came.
type integrator struct {
	tx       *Txn
	sections []sectionCursor
	stack    []int32
	byClient map[uint64]int32 // only with several sections
	reader   updateReader
}

// reset forgets the last update.
func (in *integrator) reset() {
	clear(in.sections) // their bytes belong to the caller
	in.sections = in.sections[:0]
	if cap(in.sections) > 1024 {
		in.sections, in.stack, in.byClient = nil, nil, nil
	}
}

// sortSections puts the highest client first, as yjs does: items inserted at one
// place are then found to stand in their order at once.
func (in *integrator) sortSections() {
	falling := func(a, b sectionCursor) int { return cmp.Compare(b.client, a.client) }
	if !slices.IsSortedFunc(in.sections, falling) {
		slices.SortFunc(in.sections, falling)
	}
}

// single integrates an update's only struct, which the check has left in rec: a
// keystroke. It returns false if there is more, or something is missing.
func (in *integrator) single(rec *structRec) bool {
	if len(in.sections) != 1 || in.sections[0].structs != 1 || rec.kind() == kindSkip {
		return false
	}
	d := in.tx.doc
	next := d.next(rec.client)
	if rec.clock > next {
		return false
	}
	if rec.end() > next {
		if _, missing := d.missing(rec); missing {
			return false
		}
		in.tx.integrate(rec, next-rec.clock)
	}
	in.sections = in.sections[:0]
	return true
}

// sectionCursor is what is left to integrate of a section.
type sectionCursor struct {
	client  uint64
	structs uint64
	clock   uint32
	pos     int
	buf     []byte
	owned   bool // buf holds nothing else and nobody else's
	waiting bool // on the stack
}

// run integrates all sections as far as they go; the rest is kept pending.
func (in *integrator) run() {
	clear(in.byClient)
	if len(in.sections) > 1 {
		if in.byClient == nil {
			in.byClient = make(map[uint64]int32)
		}
		for i := range in.sections {
			// Several sections of a client come only from what was pending; they
			// are in the order of their clocks, so the first is what others need.
			if _, dup := in.byClient[in.sections[i].client]; !dup {
				in.byClient[in.sections[i].client] = int32(i)
			}
		}
	}
	for i := range in.sections {
		if in.sections[i].structs > 0 {
			in.runSection(int32(i))
		}
	}
	in.sections = in.sections[:0]
}

// runSection integrates section i, and others as far as it waits for them. What
// waits for something that is not there goes to the pending structs with all
// that waits for it.
func (in *integrator) runSection(i int32) {
	in.stack = append(in.stack[:0], i)
	in.sections[i].waiting = true
	for len(in.stack) > 0 {
		s := &in.sections[in.stack[len(in.stack)-1]]
		need, missing := in.advance(s)
		if !missing {
			s.waiting = false
			in.stack = in.stack[:len(in.stack)-1]
			continue
		}
		if other, ok := in.byClient[need.client]; ok && need.client != s.client {
			if o := &in.sections[other]; o.structs > 0 && !o.waiting {
				o.waiting = true
				in.stack = append(in.stack, other)
				continue
			}
		}
		in.tx.doc.pending.keep(s, need)
		s.structs, s.waiting = 0, false
		in.stack = in.stack[:len(in.stack)-1]
	}
}

// advance integrates structs of a section until it is empty or one refers to
// something missing.
func (in *integrator) advance(s *sectionCursor) (need id, missing bool) {
	d := in.tx.doc
	u := &in.reader
	u.lim = trusted
	u.reader = reader{buf: s.buf, pos: s.pos}
	for s.structs > 0 {
		u.readStruct(&u.rec, s.client, s.clock)
		rec := &u.rec
		end := rec.end()
		if rec.kind() != kindSkip {
			next := d.next(s.client)
			if rec.clock > next {
				return id{s.client, rec.clock - 1}, true
			}
			if end > next {
				if need, missing := d.missing(rec); missing {
					return need, true
				}
				in.tx.integrate(rec, next-rec.clock)
			}
		}
		s.structs--
		s.pos, s.clock = u.pos, end
	}
	return id{}, false
}

// missing returns the first reference of a struct that is not there.
func (d *Doc) missing(rec *structRec) (id, bool) {
	if !rec.isItem() {
		return id{}, false
	}
	if rec.info&infoOrigin != 0 && rec.origin.clock >= d.next(rec.origin.client) {
		return rec.origin, true
	}
	if rec.info&infoRight != 0 && rec.right.clock >= d.next(rec.right.client) {
		return rec.right, true
	}
	if rec.parent == parentItem && rec.parentID.clock >= d.next(rec.parentID.client) {
		return rec.parentID, true
	}
	return id{}, false
}
