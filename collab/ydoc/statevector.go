package ydoc

import (
	"cmp"
	"slices"
)

// stateVector maps clients to their next expected clock.
type stateVector map[uint64]uint64

func decodeStateVector(b []byte) (stateVector, error) {
	r := reader{buf: b}
	n := r.uvarint()
	if n > uint64(r.left()/2) {
		return nil, malformed("state vector of %d clients in %d bytes", n, len(b))
	}
	sv := make(stateVector, n)
	for ; n > 0 && r.err == nil; n-- {
		client := r.uvarint()
		sv[client] = r.uvarint()
	}
	if r.err == nil && r.left() > 0 {
		r.fail(malformed("%d bytes after the state vector", r.left()))
	}
	return sv, r.err
}

// clientClock is one entry of a state vector.
type clientClock struct{ client, clock uint64 }

// appendStateVector encodes entries, highest client first as yjs does. It sorts
// them in place.
func appendStateVector(b []byte, entries []clientClock) []byte {
	slices.SortFunc(entries, func(a, c clientClock) int { return cmp.Compare(c.client, a.client) })
	b = appendUvarint(b, uint64(len(entries)))
	for _, e := range entries {
		b = appendUvarint(appendUvarint(b, e.client), e.clock)
	}
	return b
}

// StateVectorOf returns the state vector a document has after applying just this
// update: clients whose structs do not begin at clock 0 are left out, and a skip
// ends the count.
func StateVectorOf(update []byte) ([]byte, error) {
	var u updateReader
	u.reset(update, DefaultLimits().withDefaults())
	var entries []clientClock
	counting := false
	for u.next() {
		if u.began {
			counting = u.rec.clock == 0
			if counting {
				entries = append(entries, clientClock{client: u.rec.client})
			}
		}
		if u.rec.kind() == kindSkip {
			counting = false
		}
		if counting {
			entries[len(entries)-1].clock = uint64(u.rec.end())
		}
	}
	for u.nextDelete() {
		continue
	}
	if u.err != nil {
		return nil, u.err
	}
	entries = slices.DeleteFunc(entries, func(e clientClock) bool { return e.clock == 0 })
	return appendStateVector(nil, entries), nil
}

func sortByClient(list []clientClock) {
	slices.SortFunc(list, func(a, b clientClock) int { return cmp.Compare(a.client, b.client) })
}

// clockOf finds a client's clock in a list, 0 if it is not there.
func clockOf(list []clientClock, client uint64, sorted bool) uint64 {
	if sorted {
		i, ok := slices.BinarySearchFunc(list, client, func(e clientClock, c uint64) int { return cmp.Compare(e.client, c) })
		if ok {
			return list[i].clock
		}
		return 0
	}
	for _, e := range list {
		if e.client == client {
			return e.clock
		}
	}
	return 0
}
