package ydoc

import (
	"container/heap"
	"slices"
)

// pending holds what cannot be integrated yet: sections of structs by the client
// they wait for, and deletes of clocks that are not there.
type pending struct {
	waiting map[uint64]*waitQueue
	deletes map[uint64]spans
	bytes   int // of the sections kept
}

// pendingSection is the rest of a section, from the struct that waits on.
type pendingSection struct {
	need    uint32 // the clock of the queue's client it waits for
	client  uint64
	clock   uint32
	structs uint64
	data    []byte
}

// waitQueue is a heap, the lowest clock needed first.
type waitQueue []pendingSection

func (q waitQueue) Len() int           { return len(q) }
func (q waitQueue) Less(i, j int) bool { return q[i].need < q[j].need }
func (q waitQueue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *waitQueue) Push(x any)        { *q = append(*q, x.(pendingSection)) }
func (q *waitQueue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	(*q)[last] = pendingSection{}
	*q = (*q)[:last]
	return x
}

// keep stores what is left of a section until need is there.
func (p *pending) keep(s *sectionCursor, need id) {
	section := pendingSection{need: need.clock, client: s.client, clock: s.clock, structs: s.structs}
	if s.owned {
		section.data = s.buf[s.pos:]
	} else {
		u := updateReader{reader: reader{buf: s.buf, pos: s.pos}, lim: trusted}
		clock := s.clock
		for range s.structs {
			u.readStruct(&u.rec, s.client, clock)
			clock = u.rec.end()
		}
		section.data = slices.Clone(s.buf[s.pos:u.pos])
	}
	if p.waiting == nil {
		p.waiting = make(map[uint64]*waitQueue)
	}
	q := p.waiting[need.client]
	if q == nil {
		q = new(waitQueue)
		p.waiting[need.client] = q
	}
	heap.Push(q, section)
	p.bytes += len(section.data) + pendingOverhead
}

// pendingOverhead is about what a kept section costs beside its bytes.
const pendingOverhead = 64

func (s *pendingSection) cursor() sectionCursor {
	return sectionCursor{client: s.client, structs: s.structs, clock: s.clock, buf: s.data, owned: true}
}

// ready takes out the sections that wait for something the given clients have
// got by now, in the order of their clients' clocks.
func (p *pending) ready(d *Doc, clients []int32) (list []pendingSection) {
	if len(p.waiting) == 0 {
		return nil
	}
	for _, c := range clients {
		client := &d.clients[c]
		q := p.waiting[client.id]
		for q != nil && len(*q) > 0 && (*q)[0].need < client.next {
			s := heap.Pop(q).(pendingSection)
			p.bytes -= len(s.data) + pendingOverhead
			list = append(list, s)
		}
		if q != nil && len(*q) == 0 {
			delete(p.waiting, client.id)
		}
	}
	slices.SortFunc(list, func(a, b pendingSection) int {
		if a.client != b.client {
			if a.client > b.client {
				return -1
			}
			return 1
		}
		return int(int64(a.clock) - int64(b.clock))
	})
	return list
}

// deleteOrWait deletes a client's ranges as far as they are there; the rest
// waits. The ranges are sorted first, so that splitting a run is linear.
func (tx *Txn) deleteOrWait(client uint64, list []span) {
	d := tx.doc
	list = joinSpans(list)
	next := uint32(0)
	if c, ok := d.byClient[client]; ok {
		for _, r := range list {
			tx.deleteRange(c, r.start, r.end)
		}
		next = d.clients[c].next
	}
	for len(list) > 0 && list[0].end <= next {
		list = list[1:]
	}
	if len(list) == 0 {
		return
	}
	list[0].start = max(list[0].start, next)
	if d.pending.deletes == nil {
		d.pending.deletes = make(map[uint64]spans)
	}
	waiting := d.pending.deletes[client]
	d.pending.bytes -= len(waiting) * pendingRange
	if len(list) < 8 {
		for _, r := range list {
			waiting.add(r.start, r.end)
		}
	} else {
		waiting = joinSpans(append(waiting, list...))
	}
	d.pending.bytes += len(waiting) * pendingRange
	d.pending.deletes[client] = waiting
}

// pendingRange is what a waiting range counts for in the bytes kept.
const pendingRange = 16

// deleteKnown deletes what waited for structs that have come.
func (p *pending) deleteKnown(tx *Txn) {
	if len(p.deletes) == 0 {
		return
	}
	for _, c := range tx.touched {
		client := &tx.doc.clients[c]
		list := p.deletes[client.id]
		p.bytes -= len(list) * pendingRange
		for len(list) > 0 && list[0].start < client.next {
			tx.deleteRange(c, list[0].start, list[0].end)
			if list[0].end > client.next {
				list[0].start = client.next
				break
			}
			list = list[1:]
		}
		if len(list) == 0 {
			delete(p.deletes, client.id)
		} else {
			p.bytes += len(list) * pendingRange
			p.deletes[client.id] = list
		}
	}
}

// updates returns what is pending as updates.
func (p *pending) updates() (list [][]byte) {
	for _, q := range p.waiting {
		for i := range *q {
			s := &(*q)[i]
			b := appendUvarint([]byte{1}, s.structs)
			b = appendUvarint(appendUvarint(b, s.client), uint64(s.clock))
			list = append(list, append(append(b, s.data...), 0))
		}
	}
	var deletes deleteSet
	for client, spans := range p.deletes {
		for _, s := range spans {
			deletes = append(deletes, deleteRange{client, s.start, s.end})
		}
	}
	if len(deletes) > 0 {
		list = append(list, deletes.append([]byte{0}))
	}
	return list
}

// wouldWait reports whether anything of a valid update, its sections and deleted
// ranges noted, waits for something that is neither here nor in the update.
func (d *Doc) wouldWait(update []byte) bool {
	ends := make(map[uint64]uint32, len(d.integrator.sections))
	var deps dependencies
	var u updateReader
	u.reset(update, trusted)
	for u.next() {
		rec := &u.rec
		if u.began {
			ends[rec.client] = d.next(rec.client)
		}
		if rec.kind() == kindSkip {
			continue
		}
		if rec.clock > ends[rec.client] {
			return true
		}
		ends[rec.client] = max(ends[rec.client], rec.end())
		deps.ofStruct(rec)
	}
	for _, r := range d.ranges {
		deps.need(id{r.client, r.end - 1})
	}
	for _, v := range deps.highest() {
		if v.clock >= max(ends[v.client], d.next(v.client)) {
			return true
		}
	}
	var order causalOrder
	return order.check(update, d) != nil
}

// Pending returns how many clients are waited for, because structs or deletes
// refer to something of theirs that has not come, and how many bytes are kept.
func (d *Doc) Pending() (clients, bytes int) {
	seen := make(map[uint64]struct{})
	for c := range d.pending.waiting {
		seen[c] = struct{}{}
	}
	for c := range d.pending.deletes {
		seen[c] = struct{}{}
	}
	return len(seen), d.pending.bytes
}
