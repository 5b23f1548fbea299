package ydoc

import (
	"errors"
	"math/rand"
	"testing"
)

// TestUvarintsOfEveryLength reads integers with much, little and nothing after
// them, which take different ways, and what is none.
func TestUvarintsOfEveryLength(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 200_000 {
		v := rnd.Uint64() >> (11 + rnd.Intn(53)) // at most 53 bits
		b := appendUvarint(nil, v)
		for rnd.Intn(4) == 0 && len(b) < 8 { // longer than need be, which yjs takes
			b[len(b)-1] |= 0x80
			b = append(b, 0)
		}
		n := len(b)
		for range rnd.Intn(12) {
			b = append(b, byte(rnd.Intn(256)))
		}
		if r := (reader{buf: b}); r.uvarint() != v || r.pos != n || r.err != nil {
			t.Fatalf("%x: want %d in %d bytes, read %+v", b, v, n, r)
		}
	}
	for _, b := range [][]byte{
		{}, {0x80}, {0xff, 0xff, 0xff},
		{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f},                // 2^54-1
		{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 1},             // 2^53
		{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 1, 1, 1, 1}, // nine bytes
		{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1},
	} {
		r := reader{buf: b}
		if v := r.uvarint(); v != 0 || !errors.Is(r.err, ErrMalformed) {
			t.Errorf("%x: %d, %v", b, v, r.err)
		}
	}
	if r := (reader{buf: []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 9}}); r.uvarint() != maxSafeInteger || r.pos != 8 {
		t.Errorf("the largest integer: %+v", r)
	}
}
