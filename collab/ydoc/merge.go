package ydoc

import (
	"cmp"
	"container/heap"
	"slices"
)

// MergeUpdates combines updates into one that has the same effect, without a
// document. Adjacent runs are joined; clocks that none of them holds become
// skips. The result is the same for every order of the updates as long as they
// do not contradict each other. Every update is validated under the default
// limits.
func MergeUpdates(updates ...[]byte) ([]byte, error) {
	m := merger{updates: updates}
	if err := m.collect(); err != nil {
		return nil, err
	}
	slices.SortFunc(m.sections, func(a, b mergeSection) int {
		return cmp.Or(cmp.Compare(b.client, a.client), cmp.Compare(a.clock, b.clock), cmp.Compare(a.update, b.update))
	})
	var body []byte
	clients := uint64(0)
	for rest := m.sections; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].client == rest[0].client {
			n++
		}
		before := len(body)
		if body = m.mergeClient(body, rest[:n]); len(body) > before {
			clients++
		}
		rest = rest[n:]
	}
	out := appendUvarint(make([]byte, 0, len(body)+16+6*len(m.deletes)), clients)
	return m.deletes.append(append(out, body...)), nil
}

type merger struct {
	updates  [][]byte
	sections []mergeSection
	deletes  deleteSet
	reader   updateReader
	log      clientLog
}

// mergeSection is a cursor into one client's section of one update.
type mergeSection struct {
	client  uint64
	structs uint64 // left to read
	update  int32
	pos     int32
	clock   uint32
}

// collect validates every update and notes where its sections stand.
func (m *merger) collect() error {
	u := &m.reader
	for i, update := range m.updates {
		u.reset(update, DefaultLimits())
		for more := u.next(); more; more = u.next() {
			if u.began {
				m.sections = append(m.sections, mergeSection{
					client: u.client, structs: u.structs + 1, update: int32(i), pos: int32(u.recStart), clock: u.rec.clock,
				})
			}
		}
		for u.nextDelete() {
			m.deletes = append(m.deletes, u.del)
		}
		if u.err != nil {
			return u.err
		}
	}
	return nil
}

// mergeClient appends the section of one client, taking always the struct that
// begins first and of it what is not written yet.
func (m *merger) mergeClient(out []byte, sections []mergeSection) []byte {
	l := &m.log
	*l = clientLog{client: sections[0].client, blocks: l.blocks[:0]}
	first := uint32(0)
	queue := mergeQueue(sections) // sorted by clock, so a heap already
	for len(queue) > 0 {
		rec := m.advance(&queue)
		if rec.kind() == kindSkip || len(l.blocks) > 0 && rec.end() <= l.next {
			continue
		}
		if len(l.blocks) == 0 {
			first, l.next = rec.clock, rec.clock
		} else if rec.clock > l.next {
			gap := structRec{client: l.client, clock: l.next, length: rec.clock - l.next, info: byte(kindSkip)}
			l.append(&gap, 0)
		}
		l.append(rec, l.next-rec.clock)
	}
	if len(l.blocks) == 0 {
		return out
	}
	return l.encode(out, first)
}

// advance reads the struct under the foremost cursor.
func (m *merger) advance(queue *mergeQueue) *structRec {
	s := &(*queue)[0]
	u := &m.reader
	u.reader, u.lim = reader{buf: m.updates[s.update], pos: int(s.pos)}, trusted
	u.readStruct(&u.rec, s.client, s.clock)
	s.pos, s.clock = int32(u.pos), u.rec.end()
	if s.structs--; s.structs > 0 {
		heap.Fix(queue, 0)
	} else {
		heap.Pop(queue)
	}
	return &u.rec
}

// mergeQueue is a heap of cursors, the lowest clock first.
type mergeQueue []mergeSection

func (q mergeQueue) Len() int { return len(q) }
func (q mergeQueue) Less(i, j int) bool {
	return q[i].clock < q[j].clock || q[i].clock == q[j].clock && q[i].update < q[j].update
}
func (q mergeQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *mergeQueue) Push(x any)   { *q = append(*q, x.(mergeSection)) }
func (q *mergeQueue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}

// deleteSet is a list of deleted ranges on its way into an encoding.
type deleteSet []deleteRange

// append encodes the set: highest client first, ranges sorted and joined.
func (d deleteSet) append(out []byte) []byte {
	slices.SortFunc(d, func(a, b deleteRange) int {
		return cmp.Or(cmp.Compare(b.client, a.client), cmp.Compare(a.start, b.start))
	})
	clients := uint64(0)
	for i := range d {
		if i == 0 || d[i].client != d[i-1].client {
			clients++
		}
	}
	out = appendUvarint(out, clients)
	var list spans
	for i := range d {
		if n := len(list); n > 0 && d[i].start <= list[n-1].end {
			list[n-1].end = max(list[n-1].end, d[i].end)
		} else {
			list = append(list, span{d[i].start, d[i].end})
		}
		if i+1 == len(d) || d[i+1].client != d[i].client {
			out = appendDeletes(out, d[i].client, list)
			list = list[:0]
		}
	}
	return out
}
