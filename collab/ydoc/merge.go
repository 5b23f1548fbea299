package ydoc

import (
	"cmp"
	"slices"
	"sync"
)

// MergeUpdates combines updates into one that has the same effect, without a
// document. Adjacent runs are joined; clocks that none of them holds become
// skips; content that these updates delete themselves is left out where that
// makes the result smaller, as every document leaves it out that collects what
// is deleted. The result is the same for every order of the updates as long as
// they do not contradict each other. Every update is validated under the default
// limits.
func MergeUpdates(updates ...[]byte) ([]byte, error) { return merge(updates, false) }

// MergeKeepingDeleted is MergeUpdates for documents that keep what is deleted
// (WithDeletedContent; gc: false in yjs): all content stays.
func MergeKeepingDeleted(updates ...[]byte) ([]byte, error) { return merge(updates, true) }

func merge(updates [][]byte, keepDeleted bool) ([]byte, error) {
	m := mergers.Get().(*merger)
	m.updates = updates
	out, err := m.merge(keepDeleted)
	if m.forget(); m.small() {
		mergers.Put(m)
	}
	return out, err
}

// mergers are kept for the next merge, which then grows no buffers.
var mergers = sync.Pool{New: func() any { return &merger{byID: make(map[uint64]int32)} }}

type merger struct {
	updates [][]byte
	logs    []mergeLog
	used    int              // of logs; the rest is for reuse
	byID    map[uint64]int32 // client id → index into logs
	deletes deleteSet
	reader  updateReader

	sections []mergeSection
	ragged   bool // a log is

	order   []int32
	touched byte // see touch; nobody reads it
	list    spans
	spare   []byte // takes turns with the block that is rewritten
}

// mergeLog gathers the structs of one client in one block.
type mergeLog struct {
	clientLog
	first  uint32 // the clock it begins at
	ragged bool   // the structs did not come one after the other
}

// mergeSection is a cursor into one client's section of one update.
type mergeSection struct {
	client  uint64
	structs uint64 // left to read
	update  int32
	pos     int32
	clock   uint32
	log     int32
}

func (m *merger) merge(keepDeleted bool) ([]byte, error) {
	if err := m.collect(); err != nil {
		return nil, err
	}
	if m.ragged {
		m.mergeRagged()
	}
	m.order = m.order[:0]
	for i := range m.used {
		if len(m.logs[i].blocks) > 0 {
			m.order = append(m.order, int32(i))
		}
	}
	slices.SortFunc(m.order, func(a, b int32) int { return cmp.Compare(m.logs[b].client, m.logs[a].client) })
	m.deletes.sort()
	if !keepDeleted {
		m.dropDeleted()
	}
	size := 16 + 6*len(m.deletes)
	for _, i := range m.order {
		size += 16 + len(m.logs[i].blocks[0].data)
	}
	out := appendUvarint(make([]byte, 0, size), uint64(len(m.order)))
	for _, i := range m.order {
		out = m.logs[i].encode(out, m.logs[i].first)
	}
	return m.deletes.append(out), nil
}

// collect validates every update and appends what continues a client's log.
func (m *merger) collect() error {
	u, lim := &m.reader, DefaultLimits()
	for i, update := range m.updates {
		if i%touchAhead == 0 {
			m.touched += touch(m.updates[i:min(i+touchAhead, len(m.updates))])
		}
		u.reset(update, lim)
		var l *mergeLog
		for more := u.next(); more; more = u.next() {
			if u.began {
				at := m.logOf(u.client, u.sections+1)
				l = &m.logs[at]
				m.sections = append(withRoom(m.sections, u.sections+1), mergeSection{
					client: u.client, structs: u.structs + 1, update: int32(i), pos: int32(u.recStart), clock: u.rec.clock, log: at,
				})
			}
			switch {
			case l.ragged:
			case u.rec.kind() != kindSkip && len(l.blocks) == 0:
				l.begin(&u.rec)
			case u.rec.kind() != kindSkip && l.next == u.rec.clock:
				l.append(&u.rec, 0)
			default:
				l.ragged, m.ragged = true, true
			}
		}
		for u.nextDelete() {
			m.deletes.add(u.del)
		}
		if u.err != nil {
			return u.err
		}
	}
	return nil
}

// touchAhead is how many updates are fetched together.
const touchAhead = 128

// touch looks at both ends of updates soon to be read. They lie here and there in
// memory: waiting for many at once takes little longer than waiting for one.
func touch(updates [][]byte) (sum byte) {
	for _, u := range updates {
		if len(u) > 0 {
			sum += u[0] + u[len(u)-1]
		}
	}
	return sum
}

// logOf finds or adds the log of a client, one of so many that may come.
func (m *merger) logOf(client uint64, coming uint64) int32 {
	if n := len(m.sections); n > 0 && m.sections[n-1].client == client {
		return m.sections[n-1].log
	}
	at, ok := m.byID[client]
	if !ok {
		at = int32(m.used)
		if m.used++; m.used > len(m.logs) {
			m.logs = append(withRoom(m.logs, coming), mergeLog{})
		}
		m.logs[at].client = client
		m.byID[client] = at
	}
	return at
}

// begin starts a log, in the room of its last use.
func (l *mergeLog) begin(rec *structRec) {
	if cap(l.blocks) == 0 {
		l.blocks = make([]block, 1)
	}
	l.blocks = l.blocks[:1]
	l.blocks[0] = block{start: rec.clock, data: l.blocks[0].data[:0]}
	l.first, l.next, l.whole, l.tail.closed = rec.clock, rec.clock, true, true
	l.append(rec, 0)
}

// clear empties a log and keeps its room.
func (l *mergeLog) clear() {
	l.blocks, l.ragged = l.blocks[:0], false
}

// mergeRagged does those clients again whose structs overlap, repeat or leave
// gaps: it takes always the struct that begins first, and of it what is new.
func (m *merger) mergeRagged() {
	rest := slices.DeleteFunc(m.sections, func(s mergeSection) bool { return !m.logs[s.log].ragged })
	slices.SortFunc(rest, func(a, b mergeSection) int {
		return cmp.Or(cmp.Compare(a.log, b.log), cmp.Compare(a.clock, b.clock), cmp.Compare(a.update, b.update))
	})
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && rest[n].log == rest[0].log {
			n++
		}
		l := &m.logs[rest[0].log]
		l.clear()
		queue := mergeQueue(rest[:n]) // sorted by clock, so a heap already
		for len(queue) > 0 {
			l.fill(m.advance(&queue))
		}
		rest = rest[n:]
	}
}

// fill appends what is new of a struct that begins no earlier than those before.
func (l *mergeLog) fill(rec *structRec) {
	switch {
	case rec.kind() == kindSkip || len(l.blocks) > 0 && rec.end() <= l.next:
		return
	case len(l.blocks) == 0:
		l.begin(rec)
		return
	case rec.clock > l.next:
		gap := structRec{client: l.client, clock: l.next, length: rec.clock - l.next, info: byte(kindSkip)}
		l.append(&gap, 0)
	}
	l.append(rec, l.next-rec.clock)
}

// advance reads the struct under the foremost cursor.
func (m *merger) advance(queue *mergeQueue) *structRec {
	s := &(*queue)[0]
	u := &m.reader
	u.reader, u.lim = reader{buf: m.updates[s.update], pos: int(s.pos)}, trusted
	u.readStruct(&u.rec, s.client, s.clock)
	s.pos, s.clock = int32(u.pos), u.rec.end()
	s.structs--
	queue.settle()
	return &u.rec
}

// dropDeleted leaves deleted content out of the logs where that saves bytes.
func (m *merger) dropDeleted() {
	for rest := m.deletes; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].client == rest[0].client {
			n++
		}
		if at, ok := m.byID[rest[0].client]; ok && len(m.logs[at].blocks) > 0 {
			l := &m.logs[at]
			m.list = m.list[:0]
			for _, d := range rest[:n] {
				m.list = append(m.list, span{d.start, d.end})
			}
			m.spare = l.thin(m.list, m.spare)
		}
		rest = rest[n:]
	}
}

// forget lets go of what belongs to the caller, and empties the logs.
func (m *merger) forget() {
	m.updates = nil
	m.reader.buf, m.reader.rec = nil, structRec{}
	m.reader.err = nil
	for i := range m.used {
		m.logs[i].clear()
	}
	clear(m.byID)
	m.used, m.ragged = 0, false
	m.sections, m.deletes = m.sections[:0], m.deletes[:0]
}

// small reports whether a merger is worth keeping: a large one would hold memory
// that is hardly ever needed.
func (m *merger) small() bool {
	room := cap(m.spare) + 32*cap(m.sections) + 16*cap(m.deletes) + 256*cap(m.logs)
	for i := range m.logs {
		if blocks := m.logs[i].blocks; cap(blocks) > 0 {
			room += cap(blocks[:1][0].data)
		}
	}
	return room < 1<<20
}
