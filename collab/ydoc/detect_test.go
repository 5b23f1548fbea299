package ydoc

import (
	"bytes"
	"errors"
	"slices"
	"testing"
)

// What a client may do and a server may not want is told, before and after the
// update is taken: GC structs, client ids, gaps, references and deletes.
func TestWhatTheCallerDecidesIsTold(t *testing.T) {
	s := NewStore(Limits{})
	if _, err := s.Apply(unhex(t, "01010700040101740361626300")); err != nil { // "abc" of client 7
		t.Fatal(err)
	}
	foreign := unhex(t, "02"+ // two clients
		"010903"+"8407020164"+ // client 9 leaves clocks 0 to 2 out, and writes after client 7
		"010703"+"0064"+ // as client 7: a GC struct of 100 clocks
		"01"+"07"+"01"+"0001") // and deletes its first letter
	info, err := Inspect(foreign, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := []StructRange{{9, 3, 1, Item}, {7, 3, 100, GC}}; !slices.Equal(info.Structs, want) {
		t.Errorf("structs %v, want %v", info.Structs, want)
	}
	if want := []DeleteRange{{7, 0, 1}}; !slices.Equal(info.Deletes, want) {
		t.Errorf("deletes %v, want %v", info.Deletes, want)
	}
	if want := []Dependency{{7, 2}}; !slices.Equal(info.Depends, want) {
		t.Errorf("depends on %v, want %v", info.Depends, want)
	}
	var gap *GapError
	if _, err := s.Apply(foreign); !errors.As(err, &gap) || *gap != (GapError{Client: 9, Clock: 2, Have: 0}) {
		t.Errorf("the gap: %v", err)
	}
	a, err := s.Apply(unhex(t, "0101070300640107010001")) // the GC struct and the delete alone
	if err != nil || a != (Applied{Structs: 1, Clocks: 100, GC: 100, Deleted: 101}) {
		t.Errorf("%+v, %v", a, err)
	}
	again, err := s.Apply(unhex(t, "0101070300640107010001"))
	if err != nil || !again.Empty() {
		t.Errorf("again: %+v, %v", again, err)
	}
}

// A store that is put away and brought back, or forgets its encodings, answers
// as before.
func TestStoresComeBackAsTheyWere(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	for seed := 1; seed <= 40; seed++ {
		s := yjs.session(t, seed, 40)
		store := NewStore(Limits{})
		var vectors [][]byte
		for _, u := range s.Updates {
			vectors = append(vectors, store.StateVector())
			if _, err := store.Apply(u); err != nil {
				t.Fatal(err)
			}
		}
		store.Compact()
		state, vector := store.EncodeState(), store.StateVector()
		if &state[0] != &store.EncodeState()[0] {
			t.Fatal("the state was encoded twice")
		}
		back := NewStore(Limits{})
		if _, err := back.Apply(state); err != nil {
			t.Fatal(err)
		}
		answers := func(s *Store) (list [][]byte) {
			for _, v := range vectors {
				diff, err := s.Diff(v)
				if err != nil {
					t.Fatal(err)
				}
				list = append(list, diff)
			}
			return append(list, s.EncodeState(), s.StateVector())
		}
		want := answers(store)
		if !bytes.Equal(want[len(want)-1], vector) {
			t.Fatal("the state vector changed")
		}
		store.ForgetEncoded()
		for name, got := range map[string][][]byte{"forgotten": answers(store), "brought back": answers(back)} {
			for i := range want {
				if !bytes.Equal(got[i], want[i]) {
					t.Fatalf("session %d, %s: answer %d is\n%x, was\n%x", seed, name, i, got[i], want[i])
				}
			}
		}
		// What was cached must not survive a change.
		d := New(WithClientID(1 << 41))
		update, err := d.Transact(nil, func(tx *Txn) error { return d.Text("t").Insert(tx, 0, "x", nil) })
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Apply(update); err != nil || bytes.Equal(store.EncodeState(), state) {
			t.Fatalf("session %d: the state stays after a change, %v", seed, err)
		}
	}
}
