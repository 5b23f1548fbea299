package ydoc

import (
	"bytes"
	"fmt"
	"math/rand"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

// TestMutations feeds updates of yjs, tampered with, to every decoder:
//
//	go test ./collab/ydoc -run TestMutations -timeout 0 -args -mutations 10000000
//
// None may panic, claim memory out of proportion, or change anything when it
// refuses; and what a store takes a document can load and read (checkInput), which
// is also done with updates too hard to place.
// Time is reported, not judged: a machine may be busy.
func TestMutations(t *testing.T) {
	updates, v2 := testdataUpdates(t), testdataHex(t, "testdata/updates-v2.hex")
	base := updates[0]
	decoders := newDecoders(t, base)
	var small [][]byte // snapshots and positions
	for _, u := range updates {
		if d := New(); d.Apply(u) == nil {
			small = append(small, d.Snapshot().Encode(), d.StateVector())
			if p, err := d.Text("t").RelativePosition(d.Text("t").Len()/2, 0); err == nil {
				small = append(small, p.Encode())
			}
		}
	}
	rnd := rand.New(rand.NewSource(int64(*firstSeed)))
	pick := func(list [][]byte) []byte { return list[rnd.Intn(len(list))] }
	start, taken := time.Now(), 0
	planted := exceeding()
	for i := range *mutationsWanted {
		switch {
		case i%20_000 == 1: // what must be taken though it is beyond the budget
			for name, input := range planted {
				decoders.feed(t, i, input)
				if !checkInput(t, base, input) {
					t.Errorf("%s: refused", name)
				}
			}
		case i%8 == 6:
			decoders.feed(t, i, mutateBytes(rnd, pick(v2)))
		case i%8 == 7:
			decoders.feed(t, i, mutateBytes(rnd, pick(small)))
		default:
			input := mutate(rnd, pick(updates), pick(updates))
			decoders.feed(t, i, input)
			if checkInput(t, base, input) {
				taken++
			}
		}
		if t.Failed() {
			return
		}
		if i > 0 && i%1_000_000 == 0 {
			t.Logf("%d mutated updates after %v", i, time.Since(start).Round(time.Second))
		}
	}
	t.Logf("%d mutated updates, of which a store took %d", *mutationsWanted, taken)
	for i := range decoders.list {
		t.Log(decoders.list[i].report())
	}
}

// decoder is one way in for bytes from outside, and what it cost at worst.
type decoder struct {
	name   string
	decode func(input []byte)
	times  int    // how many copies of the input it gets, if not one
	beyond uint64 // what it may claim anyhow

	bytes   uint64 // most claimed beyond 64 a byte of input
	slow    int    // how many inputs took more than 1 ms + 1 µs a byte, at best of several
	slowest time.Duration
	input   []byte // the slowest
}

type decoders struct {
	list []decoder
	heap []metrics.Sample
}

func newDecoders(t testing.TB, base []byte) *decoders {
	d := &decoders{heap: []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}}
	withBase := func() (*Store, *Doc) {
		s, doc := NewStore(Limits{}), New(WithClientID(5))
		if _, err := s.Apply(base); err != nil {
			t.Fatal(err)
		}
		if err := doc.Apply(base); err != nil {
			t.Fatal(err)
		}
		return s, doc
	}
	store, doc := withBase()
	vector := store.StateVector()
	d.list = []decoder{
		{name: "Inspect", decode: func(b []byte) { _, _ = Inspect(b, Limits{}) }},
		{name: "StateVectorOf", decode: func(b []byte) { _, _ = StateVectorOf(b) }},
		{name: "MergeUpdates", times: 2, decode: func(b []byte) { _, _ = MergeUpdates(b, base, b) }},
		{name: "DiffUpdate", decode: func(b []byte) { _, _ = DiffUpdate(b, vector) }},
		{name: "Store.Apply", decode: func(b []byte) { _, _ = NewStore(Limits{}).Apply(b) }},
		{name: "Store, encoded again", times: 2, decode: func(b []byte) {
			s := NewStore(Limits{})
			if _, err := s.Apply(b); err == nil {
				s.EncodeState()
			}
		}},
		{name: "Doc.Apply", decode: func(b []byte) { _ = New().Apply(b) }},
		{name: "Doc, encoded again", times: 2, decode: func(b []byte) {
			if x := New(); x.Apply(b) == nil {
				x.EncodeState()
			}
		}},
		{name: "ConvertV2", beyond: v2Claim, decode: func(b []byte) { _, _ = ConvertV2(b, Limits{}) }},
		{name: "Doc.ApplyV2", beyond: v2Claim, decode: func(b []byte) { _ = New().ApplyV2(b) }},
		{name: "state vector", decode: func(b []byte) { _, _ = store.Diff(b); _, _ = doc.Diff(b) }},
		{name: "snapshot", decode: func(b []byte) {
			if s, err := DecodeSnapshot(b); err == nil {
				_, _ = doc.At(s)
			}
		}},
		{name: "relative position", decode: func(b []byte) {
			if p, err := DecodeRelativePosition(b); err == nil {
				doc.Resolve(p)
			}
		}},
	}
	return d
}

// Beside 64 bytes for a byte of input, a decoder may claim what an empty
// document or store takes.
const (
	claimAllowed   = 64 << 10
	v2Claim        = 512 << 10 // run lengths: a small update may become one of 64 KiB
	claimScreening = 256 << 10
)

func (d *decoders) feed(t *testing.T, n int, input []byte) {
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("input %d %x: panic: %v", n, input, p)
			panic(p)
		}
	}()
	limit := 64 * uint64(len(input))
	before := d.claimed()
	for i := range d.list {
		start := time.Now()
		d.list[i].decode(input)
		d.list[i].time(time.Since(start), input)
	}
	// The running metric counts whole spans of the allocator and all decoders
	// together: where it is high, and now and then, each is measured exactly.
	if n%64 > 0 && d.claimed()-before < limit+claimScreening {
		return
	}
	for i := range d.list {
		c := &d.list[i]
		limit := limit * uint64(max(c.times, 1))
		claimed := exactlyClaimed(func() { c.decode(input) })
		if claimed > limit {
			c.bytes = max(c.bytes, claimed-limit)
		}
		if claimed > limit+claimAllowed+c.beyond {
			t.Errorf("%s claims %d bytes for the %d of %x", c.name, claimed, len(input), input)
		}
	}
}

func (d *decoders) claimed() uint64 {
	metrics.Read(d.heap)
	return d.heap[0].Value.Uint64()
}

// exactlyClaimed counts all bytes that f allocates, those freed again included.
func exactlyClaimed(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// time notes how long an input took, the best of several where it took long.
func (c *decoder) time(took time.Duration, input []byte) {
	limit := time.Millisecond + time.Duration(len(input))*time.Microsecond
	for n := 0; n < 8 && took > min(limit, c.slowest); n++ {
		start := time.Now()
		c.decode(input)
		took = min(took, time.Since(start))
	}
	if took > limit {
		c.slow++
	}
	if took > c.slowest {
		c.slowest, c.input = took, bytes.Clone(input)
	}
}

func (c *decoder) report() string {
	return fmt.Sprintf("%-20s claimed at most 64 n + %d bytes; slowest %v for %d bytes; %d above 1 ms + 1 µs a byte",
		c.name, c.bytes, c.slowest.Round(time.Microsecond), len(c.input), c.slow)
}
