package ydoc

import (
	"bytes"
	"errors"
	"testing"
)

// hostileUpdates are inputs made to hurt, by what they hold and what the store
// says: nil if it takes them.
var hostileUpdates = map[string]struct {
	update func() []byte
	want   error
}{
	"a GC struct of 2^40 in 11 bytes": {func() []byte {
		return append(appendUvarint([]byte{1, 1, 1, 0, 0}, 1<<40), 0)
	}, ErrLimit},
	"a GC struct of 2^31-1": {func() []byte {
		return append(appendUvarint([]byte{1, 1, 1, 0, 0}, 1<<31-1), 0)
	}, nil},
	"deleted content of 2^31-1": {func() []byte {
		return append(appendUvarint([]byte{1, 1, 1, 0, 1, 1, 1, 't'}, 1<<31-1), 0)
	}, nil},
	"clocks from 2^53": {func() []byte {
		return append(appendUvarint([]byte{1, 1, 1}, 1<<53-1), 4, 1, 1, 't', 1, 'x', 0)
	}, ErrLimit},
	"the highest client id": {func() []byte {
		return append(appendUvarint([]byte{1, 1}, 1<<53-1), 0, 4, 1, 1, 't', 1, 'x', 0)
	}, nil},
	"a client id of 2^60": {func() []byte {
		return append(appendUvarint([]byte{1, 1}, 1<<60), 0, 4, 1, 1, 't', 1, 'x', 0)
	}, ErrMalformed},
	"a reference forward": {func() []byte { return []byte{1, 1, 1, 0, 0x84, 1, 9, 1, 'x', 0} }, ErrMalformed},
	"malformed UTF-8":     {func() []byte { return []byte{1, 1, 1, 0, 4, 1, 1, 't', 2, 0xc3, 0x28, 0} }, ErrMalformed},
	"half a character":    {func() []byte { return []byte{1, 1, 1, 0, 4, 1, 1, 't', 3, 0xed, 0xa0, 0x80, 0} }, ErrMalformed},
	"a struct of length zero": {func() []byte {
		return []byte{1, 2, 1, 0, 1, 1, 1, 't', 0, 4, 1, 1, 't', 1, 'x', 0}
	}, ErrMalformed},
	"a section of 2^40 structs": {func() []byte { return append(appendUvarint([]byte{1}, 1<<40), 1, 0, 0, 1, 0) }, ErrMalformed},
	"2^40 values":               {func() []byte { return append(appendUvarint([]byte{1, 1, 1, 0, 8, 1, 1, 'a'}, 1<<40), anyNull, 0) }, ErrMalformed},
	"a text of 2^40 bytes":      {func() []byte { return append(appendUvarint([]byte{1, 1, 1, 0, 4, 1, 1, 't'}, 1<<40), 'x', 0) }, ErrMalformed},
	"an object of 2^40 members": {func() []byte { return append(appendUvarint([]byte{1, 1, 1, 0, 8, 1, 1, 'a', 1, anyObject}, 1<<40), 0) }, ErrMalformed},
	"2^40 deleted ranges":       {func() []byte { return append(appendUvarint([]byte{0, 1, 1}, 1<<40), 0, 1) }, ErrMalformed},
	"arrays 100,000 deep": {func() []byte {
		return append(append([]byte{1, 1, 1, 0, 8, 1, 1, 'a', 1}, bytes.Repeat([]byte{anyArray, 1}, 100_000)...), anyNull, 0)
	}, ErrLimit},
	"JSON 100,000 deep": {func() []byte {
		return append(appendText([]byte{1, 1, 1, 0, 5, 1, 1, 't'}, string(bytes.Repeat([]byte{'['}, 100_000))), 0)
	}, ErrLimit},
	"deletes of many clients": {func() []byte {
		b := appendUvarint([]byte{0}, 20_000)
		for i := range 20_000 {
			b = append(appendUvarint(b, uint64(i)), 1, 0, 1)
		}
		return b
	}, ErrGap},
	"100,000 maps in each other": {func() []byte { return nestedChains["maps"](100_000) }, ErrTooDeep},
	"100,000 clients":            {func() []byte { return hostileShapes["many clients"](100_000) }, nil},
	"300,000 clients":            {func() []byte { return hostileShapes["many clients"](300_000) }, ErrLimit},
}

// TestHostileInputsClaimLittle feeds hostile inputs and shapes to every decoder.
// None may allocate more than 64 bytes for one of input, what is freed again
// included.
func TestHostileInputsClaimLittle(t *testing.T) {
	decoders := newDecoders(t, unhex(t, "0101010004010174016100"))
	check := func(name string, update []byte) {
		for _, c := range decoders.list {
			limit := 64*uint64(len(update))*uint64(max(c.times, 1)) + claimAllowed + c.beyond
			claimed := exactlyClaimed(func() { c.decode(update) })
			t.Logf("%-45s %-20s %8d bytes %6.1f for one", name, c.name, claimed, float64(claimed)/float64(len(update)))
			if claimed > limit {
				t.Errorf("%s: %s claims %d bytes for %d", name, c.name, claimed, len(update))
			}
		}
	}
	for name, c := range hostileUpdates {
		update := c.update()
		check(name, update)
		s := NewStore(Limits{})
		if _, err := s.Apply(update); !errors.Is(err, c.want) {
			t.Errorf("%s: the store says %v, want %v", name, err, c.want)
		}
	}
	for name, shape := range hostileShapes {
		check(name, shape(16_000))
	}
}
