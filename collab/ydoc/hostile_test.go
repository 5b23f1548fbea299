package ydoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"testing"
)

// checkInput feeds bytes to every decoder and checks what must hold for any
// input. base is a valid document they may refer to. It reports whether a store
// took the input.
func checkInput(t testing.TB, base, input []byte) (taken bool) {
	_, errInspect := Inspect(input, Limits{})
	for _, start := range [][]byte{nil, base} {
		s := NewStore(Limits{})
		if start != nil {
			if _, err := s.Apply(start); err != nil {
				t.Fatalf("base: %v", err)
			}
		}
		before := s.EncodeState()
		_, err := s.Apply(input)
		if err != nil {
			if !errors.Is(err, ErrGap) && !errors.Is(err, ErrMalformed) && !errors.Is(err, ErrLimit) {
				t.Fatalf("%x: untyped error %v", input, err)
			}
			s.state = nil
			if !bytes.Equal(before, s.EncodeState()) {
				t.Fatalf("%x: refused with %v, but the store changed", input, err)
			}
		} else {
			taken = true
			checkAccepted(t, s, input)
		}
		if err == nil && errInspect != nil {
			t.Fatalf("%x: applied, but Inspect says %v", input, errInspect)
		}
		checkDocInput(t, start, input, err)
	}
	checkMerging(t, base, input, errInspect)
	return taken
}

// checkAccepted checks a store that took an input.
func checkAccepted(t testing.TB, s *Store, input []byte) {
	state := s.EncodeState()
	again := NewStore(Limits{})
	if _, err := again.Apply(state); err != nil {
		t.Fatalf("%x: own state %x refused: %v", input, state, err)
	}
	if !bytes.Equal(again.EncodeState(), state) {
		t.Fatalf("%x: state changes when loaded\n%x\n%x", input, state, again.EncodeState())
	}
	d := New()
	if err := d.Apply(state); err != nil {
		t.Fatalf("%x: the document refuses what the store took: %v", input, err)
	}
	if c, b := d.Pending(); c > 0 || b > 0 {
		t.Fatalf("%x: the document keeps %d clients, %d bytes of %x pending", input, c, b, state)
	}
	if !bytes.Equal(d.StateVector(), s.StateVector()) {
		t.Fatalf("%x: state vectors differ", input)
	}
	readEverything(t, d)
}

// checkDocInput applies an input to a document, which must take all that is well
// formed.
func checkDocInput(t testing.TB, start, input []byte, storeErr error) {
	d := New(WithClientID(5))
	if start != nil {
		if err := d.Apply(start); err != nil {
			t.Fatal(err)
		}
	}
	before := d.EncodeState()
	if err := d.Apply(input); err != nil {
		if !errors.Is(err, ErrMalformed) && !errors.Is(err, ErrLimit) {
			t.Fatalf("%x: untyped error %v", input, err)
		}
		if storeErr == nil {
			t.Fatalf("%x: the store takes what the document refuses: %v", input, err)
		}
		if !bytes.Equal(before, d.EncodeState()) {
			t.Fatalf("%x: refused, but the document changed", input)
		}
		return
	}
	readEverything(t, d)
	checkLinks(t, d)
	again := New()
	if err := again.Apply(d.EncodeState()); err != nil {
		t.Fatalf("%x: own state %x refused: %v", input, d.EncodeState(), err)
	}
	// It may know more: merging what is pending with what is there can cut off the
	// struct's first clocks, and with them what it waited for.
	for i := range d.clients {
		if c := &d.clients[i]; again.Clock(c.id) < uint64(c.next) {
			t.Fatalf("%x: client %d lost clocks when loaded", input, c.id)
		}
	}
	if _, err := d.Transact(nil, func(tx *Txn) error {
		return d.Text("t").Insert(tx, 0, "hi", nil)
	}); err != nil {
		t.Fatalf("%x: no edit after it: %v", input, err)
	}
}

func checkMerging(t testing.TB, base, input []byte, errInspect error) {
	merged, err := MergeUpdates(input, base, input)
	if (err == nil) != (errInspect == nil) {
		t.Fatalf("%x: merge %v, Inspect %v", input, err, errInspect)
	}
	if err == nil {
		if _, err := Inspect(merged, Limits{}); err != nil {
			t.Fatalf("%x: merged to %x: %v", input, merged, err)
		}
	}
	sv, err := StateVectorOf(input)
	if (err == nil) != (errInspect == nil) {
		t.Fatalf("%x: state vector %v, Inspect %v", input, err, errInspect)
	}
	if err == nil {
		if diff, err := DiffUpdate(input, sv); err != nil {
			t.Fatalf("%x: diff: %v", input, err)
		} else if _, err := Inspect(diff, Limits{}); err != nil {
			t.Fatalf("%x: diffed to %x: %v", input, diff, err)
		}
	}
	_, _ = DiffUpdate(base, input)
	d := New()
	if err := d.Apply(base); err != nil {
		t.Fatal(err)
	}
	if diff, err := d.Diff(input); err == nil {
		if _, err := Inspect(diff, Limits{}); err != nil {
			t.Fatalf("diff against vector %x: %v", input, err)
		}
	}
}

// readEverything reads a document in every way.
func readEverything(t testing.TB, d *Doc) {
	for name := range d.roots {
		for _, v := range []any{d.Map(name), d.Array(name), d.Text(name), d.XMLFragment(name), &XMLText{*d.Text(name)}} {
			plain, err := plainValue(v, 64)
			if err == nil {
				plain, err = jsonValue(plain, 64)
			}
			if err == nil {
				_, err = json.Marshal(plain)
			}
			if err != nil && !errors.Is(err, ErrTooDeep) {
				t.Fatalf("%T %q: %v", v, name, err)
			}
		}
		d.Text(name).Delta()
		if _, err := d.XMLFragment(name).ProseMirror(); err != nil && !errors.Is(err, ErrTooDeep) && !errors.Is(err, ErrNotProseMirror) {
			t.Fatalf("%q: %v", name, err)
		}
	}
}

// checkLinks checks the web of items: neighbours agree, lists end, lengths add
// up, clocks are complete.
func checkLinks(t testing.TB, d *Doc) {
	for c := range d.clients {
		clock := uint32(0)
		items := &d.clients[c].items
		for i := range items.len() {
			r := items.at(i)
			it := d.items.at(r.item)
			if r.clock != clock || it.clock != clock || it.length == 0 || int(it.client) != c {
				t.Fatalf("client %d: item at clock %d is %+v", d.clients[c].id, clock, *it)
			}
			clock = it.end()
			if it.right != 0 && d.items.at(it.right).left != r.item {
				t.Fatalf("item %d and its right neighbour disagree", r.item)
			}
		}
		if clock != d.clients[c].next {
			t.Fatalf("client %d ends at %d, not %d", d.clients[c].id, clock, d.clients[c].next)
		}
	}
	for i := range d.types {
		length, steps := uint32(0), int32(0)
		for x := d.types[i].start; x != 0; x = d.items.at(x).right {
			it := d.items.at(x)
			if it.countable() && !it.deleted() {
				length += it.length
			}
			if steps++; steps > d.items.used {
				t.Fatalf("type %d is a circle", i)
			}
			if it.parent != typeIndex(i) {
				t.Fatalf("type %d holds an item of %d", i, it.parent)
			}
		}
		if length != d.types[i].length {
			t.Fatalf("type %d has length %d, says %d", i, length, d.types[i].length)
		}
	}
}

// testdataUpdates reads updates made by yjs, and others that gave trouble.
func testdataUpdates(t testing.TB) [][]byte {
	t.Helper()
	out := testdataHex(t, "testdata/updates.hex")
	for _, list := range troubled {
		for _, u := range list {
			out = append(out, unhex(t, u))
		}
	}
	return out
}

// testdataHex reads a file of one hex line each.
func testdataHex(t testing.TB, file string) (out [][]byte) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range bytes.Fields(b) {
		out = append(out, unhex(t, string(line)))
	}
	return out
}

func FuzzUpdate(f *testing.F) {
	updates := testdataUpdates(f)
	for _, u := range updates {
		f.Add(u)
	}
	base := updates[0]
	f.Fuzz(func(t *testing.T, input []byte) { checkInput(t, base, input) })
}

func FuzzStateVector(f *testing.F) {
	f.Add([]byte{0})
	f.Add([]byte{1, 5, 9})
	f.Fuzz(func(t *testing.T, input []byte) {
		sv, err := decodeStateVector(input)
		if err == nil && len(sv) > len(input) {
			t.Fatalf("%d clients in %d bytes", len(sv), len(input))
		}
	})
}
