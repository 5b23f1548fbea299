package ydoc

// EncodeState returns the whole document as one update V1, with deleted content
// dropped, and mostly what is inside of deleted types too (see Compact). It is kept until the store changes and shared between callers, who
// must not modify it.
func (s *Store) EncodeState() []byte {
	if s.state == nil {
		s.collapseSome()
		s.state = s.encode(nil)
	}
	return s.state
}

// Diff returns as an update what a peer with this state vector is missing. Like
// yjs it always carries the whole delete set, as a state vector does not tell
// which deletes the peer knows.
func (s *Store) Diff(sv []byte) ([]byte, error) {
	known, err := decodeStateVector(sv)
	if err != nil {
		return nil, err
	}
	if len(known) == 0 {
		return s.EncodeState(), nil
	}
	return s.encode(known), nil
}

func (s *Store) encode(known stateVector) []byte {
	order := s.descending()
	deletes := s.encodeDeletes(order)
	sections, size := 0, len(deletes)+16
	for _, i := range order {
		l := &s.logs[i]
		if from := known[l.client]; from < uint64(l.next) {
			sections++
			size += 32 + l.rewriteStale(uint32(from))
		}
	}
	out := appendUvarint(make([]byte, 0, size), uint64(sections))
	for _, i := range order {
		l := &s.logs[i]
		if from := known[l.client]; from < uint64(l.next) {
			out = l.encode(out, uint32(from))
		}
	}
	return append(out, deletes...)
}

// rewriteStale drops deleted content from clock on and returns the bytes there.
func (l *clientLog) rewriteStale(from uint32) (size int) {
	for i := l.find(from); i < len(l.blocks); i++ {
		if l.blocks[i].stale > 0 {
			l.rewrite(i)
		}
		size += len(l.blocks[i].data)
	}
	return size
}

// encode appends the section of this client from a clock on.
func (l *clientLog) encode(out []byte, from uint32) []byte {
	first := l.find(from)
	b := &l.blocks[first]
	structs := uint64(0)
	for i := first; i < len(l.blocks); i++ {
		structs += uint64(l.blocks[i].structs)
	}
	data := b.data
	var head structRec
	offset := uint32(0)
	if from > b.start {
		u := updateReader{reader: reader{buf: b.data}, lim: trusted}
		for clock := b.start; clock <= from; clock = u.rec.end() {
			u.readStruct(&u.rec, l.client, clock)
			structs--
		}
		structs++ // the one that holds from is written
		head, offset, data = u.rec, from-u.rec.clock, b.data[u.pos:]
	}
	out = appendUvarint(appendUvarint(appendUvarint(out, structs), l.client), uint64(from))
	if from > b.start {
		out = appendStruct(out, &head, offset)
	}
	out = append(out, data...)
	for i := first + 1; i < len(l.blocks); i++ {
		out = append(out, l.blocks[i].data...)
	}
	return out
}

// encodeDeletes returns the encoded delete set, kept until something is deleted.
func (s *Store) encodeDeletes(order []int32) []byte {
	if s.deletes != nil {
		return s.deletes
	}
	clients := 0
	for _, i := range order {
		if s.logs[i].anyDeleted() {
			clients++
		}
	}
	out := appendUvarint(nil, uint64(clients))
	var list []span
	for _, i := range order {
		l := &s.logs[i]
		if !l.anyDeleted() {
			continue
		}
		list = l.deletedSpans(list[:0])
		out = appendDeletes(out, l.client, list)
	}
	s.deletes = out
	return out
}

func appendDeletes(out []byte, client uint64, list []span) []byte {
	out = appendUvarint(appendUvarint(out, client), uint64(len(list)))
	for _, d := range list {
		out = appendUvarint(appendUvarint(out, uint64(d.start)), uint64(d.end-d.start))
	}
	return out
}

func (l *clientLog) anyDeleted() bool {
	for i := range l.blocks {
		if len(l.blocks[i].deleted) > 0 {
			return true
		}
	}
	return false
}

// deletedSpans appends the client's deleted stretches, joined across blocks.
func (l *clientLog) deletedSpans(list []span) []span {
	for i := range l.blocks {
		for _, d := range l.blocks[i].deleted {
			if n := len(list); n > 0 && list[n-1].end == d.start {
				list[n-1].end = d.end
			} else {
				list = append(list, d)
			}
		}
	}
	return list
}

// ForgetEncoded drops the cached encodings, for a store that is kept but seldom
// joined. They are made again when asked for.
func (s *Store) ForgetEncoded() { s.state, s.deletes = nil, nil }
