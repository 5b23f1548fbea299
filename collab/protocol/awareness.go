package protocol

// AwarenessEntry is the presence of one Yjs client: its state as JSON, "null"
// when it has gone, and a clock by which the newest state is known.
type AwarenessEntry struct {
	Client uint64
	Clock  uint64
	State  []byte // a view into the frame
}

// Gone reports whether the entry says that the client has left.
func (e AwarenessEntry) Gone() bool { return string(e.State) == "null" }

// minAwarenessEntry is the smallest entry on the wire: client, clock, length.
const minAwarenessEntry = 3

// DecodeAwareness decodes an awareness update.
func DecodeAwareness(update []byte) ([]AwarenessEntry, error) {
	r := &reader{b: update}
	n := r.uvarint()
	if r.err == nil && n > uint64(r.rest()/minAwarenessEntry) {
		r.fail("more entries than bytes")
	}
	if r.err != nil {
		return nil, r.err
	}
	entries := make([]AwarenessEntry, 0, n)
	for range n {
		e := AwarenessEntry{Client: r.uvarint(), Clock: r.uvarint(), State: r.text()}
		if r.err != nil {
			return nil, r.err
		}
		entries = append(entries, e)
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	return entries, nil
}

// AppendAwarenessUpdate appends the encoding of entries, without type or length.
func AppendAwarenessUpdate(b []byte, entries []AwarenessEntry) []byte {
	b = AppendUvarint(b, uint64(len(entries)))
	for _, e := range entries {
		b = AppendUvarint(b, e.Client)
		b = AppendUvarint(b, e.Clock)
		b = AppendBytes(b, e.State)
	}
	return b
}
