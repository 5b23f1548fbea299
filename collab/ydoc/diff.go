package ydoc

// DiffUpdate returns what of an update a peer with this state vector is missing,
// without a document. The delete set stays whole.
func DiffUpdate(update, stateVector []byte) ([]byte, error) {
	known, err := decodeStateVector(stateVector)
	if err != nil {
		return nil, err
	}
	var u updateReader
	u.reset(update, DefaultLimits())
	var l clientLog
	var body []byte
	first, clients := uint32(0), uint64(0)
	flush := func() {
		if len(l.blocks) > 0 {
			body = l.encode(body, first)
			clients++
		}
	}
	for u.next() {
		rec := &u.rec
		if u.began {
			flush()
			l = clientLog{client: rec.client, blocks: l.blocks[:0]}
		}
		from := known[rec.client]
		if uint64(rec.end()) <= from || len(l.blocks) == 0 && rec.kind() == kindSkip {
			continue
		}
		if len(l.blocks) == 0 {
			first = max(rec.clock, uint32(from))
			l.next = first
		}
		l.append(rec, l.next-rec.clock)
	}
	flush()
	var deletes deleteSet
	for u.nextDelete() {
		deletes.add(u.del)
	}
	if u.err != nil {
		return nil, u.err
	}
	out := appendUvarint(make([]byte, 0, len(body)+16+6*len(deletes)), clients)
	return deletes.append(append(out, body...)), nil
}
