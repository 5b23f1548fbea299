package ydoc

import (
	"bytes"
	"testing"
)

// TestStoreCollapsesDeletedTypes: of what stands in a deleted type one GC struct
// is left, also of what another client puts there later, and nothing beside it.
func TestStoreCollapsesDeletedTypes(t *testing.T) {
	a, b := New(WithClientID(1)), New(WithClientID(2))
	edit := func(d *Doc, f func(tx *Txn, x *XMLFragment) error) []byte {
		t.Helper()
		u, err := d.Transact(nil, func(tx *Txn) error { return f(tx, d.XMLFragment("x")) })
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	made := edit(a, func(tx *Txn, x *XMLFragment) error {
		gone := NewXMLElement("gone")
		for range 20 {
			if err := gone.Insert(nil, 0, NewXMLElement("child"), NewXMLText("some text")); err != nil {
				return err
			}
		}
		if err := gone.SetAttribute(nil, "key", "value"); err != nil {
			return err
		}
		return x.Append(tx, NewXMLElement("before"), gone, NewXMLElement("after"))
	})
	if err := b.Apply(made); err != nil {
		t.Fatal(err)
	}
	deleted := edit(a, func(tx *Txn, x *XMLFragment) error { return x.Delete(tx, 1, 1) })
	within := edit(b, func(tx *Txn, x *XMLFragment) error {
		return x.Children()[1].(*XMLElement).Append(tx, NewXMLElement("late"), NewXMLText("late text"))
	})

	s := NewStore(Limits{})
	apply := func(updates ...[]byte) {
		t.Helper()
		for _, u := range updates {
			if _, err := s.Apply(u); err != nil {
				t.Fatal(err)
			}
		}
	}
	apply(made, deleted)
	state := s.EncodeState()
	if bytes.Contains(state, []byte("child")) || bytes.Contains(state, []byte("value")) || s.logs[0].blocks[0].structs > 4 {
		t.Errorf("%d structs: %x", s.logs[0].blocks[0].structs, state)
	}
	if want := a.EncodeState(); len(state) > len(want) {
		t.Errorf("%d bytes, the document %d", len(state), len(want))
	}
	apply(within)
	if saved := s.Compact(); saved <= 0 {
		t.Errorf("what was put into the deleted element later saves %d bytes", saved)
	}
	if err := a.Apply(within); err != nil {
		t.Fatal(err)
	}
	d := New()
	mustApply(t, 0, d, [][]byte{s.EncodeState()})
	for what, doc := range map[string]*Doc{"the document": a, "from the store": d} {
		if got := doc.XMLFragment("x").String(); got != "<before></before><after></after>" {
			t.Errorf("%s: %s", what, got)
		}
	}
	if !bytes.Equal(d.EncodeState(), a.EncodeState()) {
		t.Errorf("a document from the store encodes as\n%x\nand not as\n%x", d.EncodeState(), a.EncodeState())
	}
	for _, u := range [][]byte{made, deleted, within} {
		if applied, err := s.Apply(u); err != nil || !applied.Empty() {
			t.Errorf("known already: %+v, %v", applied, err)
		}
	}
}

// TestCollapseFollowsLongChains: a chain of structs that each stand where the one
// before stands is followed without recursion, and stays if its type stays.
func TestCollapseFollowsLongChains(t *testing.T) {
	const n = 100_000
	// Element "p" of client 1, and in it n formats of client 2, none joining.
	b := append(appendUvarint([]byte{2}, n), 2, 0)
	b = append(b, 6, 0, 1, 0, 1, 'b', 1, '1')
	for i := 1; i < n; i++ {
		b = append(appendUvarint(append(b, 0x86, 2), uint64(i-1)), 1, 'b', 1, '1')
	}
	b = append(b, 1, 1, 0, 7, 1, 1, 'x', 3, 1, 'p', 0)
	s := NewStore(Limits{})
	if _, err := s.Apply(b); err != nil {
		t.Fatal(err)
	}
	before := len(s.EncodeState())
	if saved := s.Compact(); saved != 0 {
		t.Fatalf("%d of %d bytes were dropped from an element that is there", saved, before)
	}
	if _, err := s.Apply([]byte{0, 1, 1, 1, 0, 1}); err != nil {
		t.Fatal(err)
	}
	s.Compact()
	if after := len(s.EncodeState()); after > 64 {
		t.Errorf("%d bytes are left of %d", after, before)
	}
}
