package ydoc

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// A nestedChain makes an update of one client: n shared types, each in the one
// before, the first in the root "x".
type nestedChain func(n int) []byte

func chainOf(first, next []byte, content ...byte) nestedChain {
	return func(n int) []byte {
		b := append(appendUvarint([]byte{1}, uint64(n)), 1, 0)
		b = append(append(b, first...), content...)
		for i := 1; i < n; i++ {
			b = append(append(b, next[0], 0, 1), appendUvarint(nil, uint64(i-1))...)
			b = append(append(b, next[1:]...), content...)
		}
		return append(b, 0)
	}
}

var (
	underRoot = []byte{7, 1, 1, 'x'}
	inType    = []byte{7}
	rootKey   = []byte{0x27, 1, 1, 'x', 1, 'k'}
	typeKey   = []byte{0x27, 1, 'k'}
)

var nestedChains = map[string]nestedChain{
	"maps":      chainOf(rootKey, typeKey, refMap),
	"arrays":    chainOf(underRoot, inType, refArray),
	"elements":  chainOf(underRoot, inType, refXMLElement, 1, 'p'),
	"fragments": chainOf(underRoot, inType, refXMLFragment),
	"texts":     chainOf(underRoot, inType, refText),
	"XML texts": chainOf(underRoot, inType, refXMLText),
}

// readAllWays reads the root "x" in every way and returns the first error.
func readAllWays(d *Doc) error {
	var errs []error
	note := func(err error) {
		if !errors.Is(err, ErrNotProseMirror) {
			errs = append(errs, err)
		}
	}
	for _, v := range []any{d.Map("x"), d.Array("x"), d.Text("x"), d.XMLFragment("x"), &XMLText{*d.Text("x")}} {
		plain, err := plainValue(v, d.lim.readDepth())
		note(err)
		_, err = JSONValue(v)
		note(err)
		_, err = JSONValue(plain)
		note(err)
	}
	_, err := d.XMLFragment("x").ProseMirror()
	note(err)
	for _, op := range d.Text("x").Delta() {
		_, err := op.MarshalJSON()
		note(err)
	}
	_ = d.XMLFragment("x").String()
	_, err = d.ToJSON("x")
	note(err)
	return errors.Join(errs...)
}

// What the store takes can be read in every way; one type deeper is refused.
func TestNestingAtTheLimit(t *testing.T) {
	limit := DefaultLimits().MaxDepth
	for name, chain := range nestedChains {
		s := NewStore(Limits{})
		if _, err := s.Apply(chain(limit + 1)); err != nil {
			t.Errorf("%s: a type in %d others: %v", name, limit, err)
			continue
		}
		d := New()
		if err := d.Apply(s.EncodeState()); err != nil {
			t.Fatal(err)
		}
		if err := readAllWays(d); err != nil {
			t.Errorf("%s: read: %v", name, err)
		}
		s = NewStore(Limits{})
		if _, err := s.Apply(chain(limit + 2)); !errors.Is(err, ErrTooDeep) || !errors.Is(err, ErrLimit) || s.Clients() > 0 {
			t.Errorf("%s: a type in %d others: %v", name, limit+1, err)
		}
	}
}

// A hub inspects an update, then gives it to the store: however long the chain,
// it ends there, and a document that gets it nevertheless can be loaded, encoded,
// compacted and deleted from, and refuses to be read.
func TestChainsOfAMillionTypes(t *testing.T) {
	for name, chain := range nestedChains {
		n := map[string]int{"maps": 1_000_000, "elements": 100_000}[name]
		if n == 0 {
			n = 20_000
		}
		update := chain(n)
		if _, err := Inspect(update, Limits{}); err != nil {
			t.Fatalf("%s: Inspect: %v", name, err)
		}
		s := NewStore(Limits{})
		if _, err := s.Apply(update); !errors.Is(err, ErrTooDeep) {
			t.Errorf("%s: %v", name, err)
		}
		if s.Clients() > 0 || len(s.EncodeState()) != 2 {
			t.Errorf("%s: the store changed", name)
		}
		d := New(WithClientID(2))
		if err := d.Apply(update); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := readAllWays(d); !errors.Is(err, ErrTooDeep) && !strings.Contains(name, "text") {
			t.Errorf("%s: read: %v", name, err)
		}
		if again := New(); again.Apply(d.EncodeState()) != nil || again.Clock(1) != uint64(n) {
			t.Errorf("%s: the state does not load", name)
		}
		if err := d.Apply([]byte{0, 1, 1, 1, 0, 1}); err != nil { // the outermost goes, and all that is in it
			t.Fatal(err)
		}
		if state := d.EncodeState(); len(state) > 32 {
			t.Errorf("%s: %d bytes are left of what was deleted", name, len(state))
		}
		if err := readAllWays(d); err != nil {
			t.Errorf("%s: read when deleted: %v", name, err)
		}
	}
}

// One type a time, from several clients, in the order of the updates or all
// together with the children listed before their parents.
func TestNestingBySeveralClients(t *testing.T) {
	const limit = 20
	lim := Limits{MaxDepth: limit}
	step := func(i int) []byte { // client i+1 puts a map into that of client i
		if i == 0 {
			return []byte{1, 1, 1, 0, 0x27, 1, 1, 'x', 1, 'k', refMap, 0}
		}
		return []byte{1, 1, byte(i + 1), 0, 0x27, 0, byte(i), 0, 1, 'k', refMap, 0}
	}
	one, two := NewStore(lim), NewStore(lim)
	var all [][]byte
	for i := range limit + 1 {
		all = append(all, step(i))
		if _, err := one.Apply(step(i)); err != nil {
			t.Fatalf("map %d: %v", i, err)
		}
	}
	merged := mustMerge(t, all) // highest client first: children before their parents
	if _, err := two.Apply(merged); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*Store{one, two} {
		if _, err := s.Apply(step(limit + 1)); !errors.Is(err, ErrTooDeep) {
			t.Errorf("one more: %v", err)
		}
		loaded := NewStore(lim)
		if _, err := loaded.Apply(s.EncodeState()); err != nil {
			t.Fatal(err)
		}
		if _, err := loaded.Apply(step(limit + 1)); !errors.Is(err, ErrTooDeep) {
			t.Errorf("one more, loaded: %v", err)
		}
	}
	if _, err := NewStore(lim).Apply(mustMerge(t, append(all, step(limit+1)))); !errors.Is(err, ErrTooDeep) {
		t.Errorf("all at once: %v", err)
	}
}

// Depths must follow through neighbours, right origins and half-known structs:
// whatever yjs clients and mutations build, the store knows as deep as the
// document does.
func TestDepthsEqualThoseOfTheDocument(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	nested := 0
	for seed := 1; seed <= 150; seed++ {
		s := yjs.session(t, seed, 60)
		one, whole := NewStore(Limits{}), NewStore(Limits{})
		d := openDoc()
		mustApply(t, seed, d, s.Updates)
		for _, u := range s.Updates {
			if _, err := one.Apply(u); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := whole.Apply(mustMerge(t, s.Updates)); err != nil {
			t.Fatal(err)
		}
		for c := range d.clients {
			list := &d.clients[c].items
			for i := range list.len() {
				it := d.items.at(list.at(i).item)
				if !it.isItem() {
					continue
				}
				want := int32(0)
				for h := d.types[it.parent].item; h != 0; h = d.types[d.items.at(h).parent].item {
					want++
				}
				nested += int(want)
				for name, store := range map[string]*Store{"one by one": one, "whole": whole} {
					for _, clock := range []uint32{it.clock, it.end() - 1} {
						if got := store.log(d.clients[c].id).depthAt(clock); got != want {
							t.Fatalf("session %d, %s: client %d clock %d is %d deep, want %d", seed, name, d.clients[c].id, clock, got, want)
						}
					}
				}
			}
		}
	}
	if nested < 1000 {
		t.Errorf("too little was nested: %d", nested)
	}
}

func TestDocWritesNoDeeperThanAStoreTakes(t *testing.T) {
	d, s := New(WithClientID(1)), NewStore(Limits{})
	var inner Shared = NewText("x")
	for range DefaultLimits().MaxDepth - 1 {
		inner = NewArray(inner)
	}
	update, err := d.Transact(nil, func(tx *Txn) error { return d.Array("x").Push(tx, inner) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(update); err != nil {
		t.Fatal(err)
	}
	deep := NewArray()
	for range DefaultLimits().MaxDepth + 3 {
		deep = NewArray(deep)
	}
	update, err = d.Transact(nil, func(tx *Txn) error { return d.Array("x").Push(tx, deep) })
	if !errors.Is(err, ErrTooDeep) {
		t.Fatalf("got %v", err)
	}
	if _, err := s.Apply(update); err != nil {
		t.Fatalf("what was written before it failed: %v", err)
	}
	if !slices.Equal(s.StateVector(), d.StateVector()) {
		t.Error("the store lacks something")
	}
}
