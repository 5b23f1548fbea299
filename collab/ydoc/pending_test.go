package ydoc

import (
	"errors"
	"testing"
)

// Updates that wait for others are kept only up to Limits.MaxPendingBytes,
// whatever makes them wait; then the document refuses more, and is as before.
func TestPendingIsBounded(t *testing.T) {
	shapes := map[string]func(i uint64) []byte{
		"clocks left out": func(i uint64) []byte {
			return append(appendUvarint(appendUvarint([]byte{1, 1}, i+10), 7), 4, 1, 1, 't', 1, 'x', 0)
		},
		"an origin of somebody else": func(i uint64) []byte {
			return append(appendUvarint(append(appendUvarint([]byte{1, 1}, i+10), 0, 0x84), 5), 0, 1, 'x', 0)
		},
		"a parent of somebody else": func(i uint64) []byte {
			return append(appendUvarint(append(appendUvarint([]byte{1, 1}, i+10), 0, 4, 0), 5), 0, 1, 'x', 0)
		},
		"deletes of what is not there": func(i uint64) []byte {
			return append(appendUvarint(append(appendUvarint([]byte{0, 1}, i+10), 1), 2*i), 1)
		},
		"many sections": func(i uint64) []byte {
			b := []byte{100}
			for n := range uint64(100) {
				b = append(appendUvarint(append(appendUvarint(append(b, 1), 100*i+n+10), 0, 0x84), 5), 0, 1, 'x')
			}
			return append(b, 0)
		},
	}
	const limit = 64 << 10
	for name, shape := range shapes {
		d := New(WithLimits(Limits{MaxPendingBytes: limit}))
		refused := false
		for i := uint64(0); i < 20_000 && !refused; i++ {
			before := d.pending.bytes // Pending counts clients too, at length
			err := d.Apply(shape(i))
			after := d.pending.bytes
			if refused = errors.Is(err, ErrLimit); err != nil && !refused {
				t.Fatalf("%s: %v", name, err)
			}
			if after > limit || refused && after != before {
				t.Fatalf("%s: %d bytes are pending after %d, %v", name, after, before, err)
			}
		}
		if !refused {
			t.Errorf("%s: never refused", name)
		}
		// What waits for nothing is welcome still.
		if err := d.Apply(unhex(t, "0101010004010174016100")); err != nil || d.Text("t").String() != "a" {
			t.Errorf("%s: an ordinary update: %v, %q", name, err, d.Text("t"))
		}
	}
}

// 2,645 updates that each leave out a clock keep yjs busy for twenty seconds.
func TestUpdatesWithGapsCostLittle(t *testing.T) {
	gapped := func(n int) (updates [][]byte, bytes uint64) {
		for i := range n {
			u := append(appendUvarint([]byte{1, 1, 1}, uint64(2*i+1)), 0x84, 1)
			u = append(appendUvarint(u, uint64(2*i)), 1, 'x', 0)
			updates, bytes = append(updates, u), bytes+uint64(len(u))
		}
		return updates, bytes
	}
	for _, n := range []int{2645, 4 * 2645} {
		updates, bytes := gapped(n)
		d := New()
		claimed := exactlyClaimed(func() {
			for _, u := range updates {
				if err := d.Apply(u); err != nil {
					t.Fatal(err)
				}
			}
		})
		// Each is kept with what it waits for.
		if limit := 64*bytes + claimAllowed; claimed > limit {
			t.Errorf("%d updates with gaps: %d bytes claimed for %d", n, claimed, bytes)
		}
		if clients, kept := d.Pending(); clients != 1 || kept > 100*n {
			t.Errorf("%d clients, %d bytes pending", clients, kept)
		}
		s := NewStore(Limits{})
		for _, u := range updates {
			if _, err := s.Apply(u); !errors.Is(err, ErrGap) {
				t.Fatal(err)
			}
		}
		if s.Clients() > 0 {
			t.Error("the store kept something")
		}
		merged, err := MergeUpdates(updates...)
		if err != nil || uint64(len(merged)) > 2*bytes {
			t.Errorf("merged to %d bytes of %d, %v", len(merged), bytes, err)
		}
	}
}

// A state that waits for nothing is loaded however small that limit is.
func TestStatesThatWaitForNothingAreLoaded(t *testing.T) {
	children := unhex(t, "02010900280005000171017701760105002701016d016e0100") // listed before their parent
	d := New(WithLimits(Limits{MaxPendingBytes: 1}))
	if err := d.Apply(children); err != nil {
		t.Error(err)
	}
	circle := unhex(t, "0201020084010001610101008402000161"+"00")
	if err := d.Apply(circle); !errors.Is(err, ErrLimit) {
		t.Errorf("structs that wait for each other: %v", err)
	}
}
