package ydoc

import (
	"cmp"
	"slices"
)

// Snapshot marks a state of a document: what was inserted and what was deleted
// by then. A document that keeps deleted content (WithDeletedContent) can be
// read as it was, see Doc.At.
type Snapshot struct {
	clocks  []clientClock
	deleted deleteSet
}

// Snapshot marks the present state.
func (d *Doc) Snapshot() Snapshot {
	var s Snapshot
	for i := range d.clients {
		c := &d.clients[i]
		s.clocks = append(s.clocks, clientClock{c.id, uint64(c.next)})
		for n := range c.items.len() {
			if it := d.items.at(c.items.at(n).item); it.deleted() {
				s.deleted = append(s.deleted, deleteRange{c.id, it.clock, it.end()})
			}
		}
	}
	return s
}

// Deletes lists what was deleted by then, also what nobody said: of two values set
// for one key at the same time, every peer deletes the same one by itself.
func (s Snapshot) Deletes() []DeleteRange {
	ranges := make([]DeleteRange, len(s.deleted))
	for i, r := range s.deleted {
		ranges[i] = DeleteRange{r.client, uint64(r.start), uint64(r.end - r.start)}
	}
	return ranges
}

// Encode writes the snapshot as yjs's encodeSnapshot does.
func (s Snapshot) Encode() []byte {
	return appendStateVector(slices.Clone(s.deleted).append(nil), slices.Clone(s.clocks))
}

// DecodeSnapshot reads what yjs's encodeSnapshot writes.
func DecodeSnapshot(b []byte) (Snapshot, error) {
	u := updateReader{reader: reader{buf: b}, lim: DefaultLimits()}
	var s Snapshot
	for clients := u.count(2); clients > 0 && u.err == nil; clients-- {
		client := u.uvarint()
		for ranges := u.count(2); ranges > 0 && u.err == nil; ranges-- {
			start, n := u.uvarint(), u.uvarint()
			if n == 0 || start > clockCeiling || n > clockCeiling || start+n > clockCeiling {
				u.fail(malformed("deleted range %d+%d", start, n))
				break
			}
			s.deleted = append(s.deleted, deleteRange{client, uint32(start), uint32(start + n)})
		}
	}
	for clients := u.count(2); clients > 0 && u.err == nil; clients-- {
		s.clocks = append(s.clocks, clientClock{u.uvarint(), u.uvarint()})
	}
	if u.err == nil && u.left() > 0 {
		u.fail(malformed("%d bytes after the snapshot", u.left()))
	}
	return s, u.err
}

// At returns the document as it was at a snapshot. What was deleted since then
// is there only if this document keeps deleted content. It returns a *GapError
// if the snapshot knows more than the document.
func (d *Doc) At(s Snapshot) (*Doc, error) {
	clocks := slices.Clone(s.clocks)
	slices.SortFunc(clocks, func(a, b clientClock) int { return cmp.Compare(b.client, a.client) })
	clocks = slices.DeleteFunc(clocks, func(c clientClock) bool { return c.clock == 0 })
	out := appendUvarint(nil, uint64(len(clocks)))
	for _, c := range clocks {
		have := d.Clock(c.client)
		if c.clock > have {
			return nil, &GapError{Client: c.client, Clock: c.clock - 1, Have: have}
		}
		out = d.appendUpTo(out, d.byClient[c.client], uint32(c.clock))
	}
	out = slices.Clone(s.deleted).append(out)
	then := New(WithLimits(d.lim))
	for name, t := range d.roots {
		then.root(name, d.types[t].ref)
	}
	return then, then.Apply(out)
}

// appendUpTo encodes a client's structs below a clock.
func (d *Doc) appendUpTo(out []byte, client int32, end uint32) []byte {
	c := &d.clients[client]
	n := c.find(end-1) + 1
	out = appendUvarint(appendUvarint(out, uint64(n)), c.id)
	out = append(out, 0)
	for i := range n {
		it := d.items.at(c.items.at(i).item)
		if it.end() <= end {
			out = d.appendItem(out, it, 0)
			continue
		}
		// The last one goes beyond: its first part.
		part := *it
		part.length = end - it.clock
		out = d.appendHead(out, &part)
		if it.kind == kindGC {
			out = appendUvarint(out, uint64(part.length))
			continue
		}
		content := sliceContent(it.kind, d.bytesOf(it), it.length, 0, part.length)
		out = appendContent(out, it.kind, content, part.length, 0)
	}
	return out
}
