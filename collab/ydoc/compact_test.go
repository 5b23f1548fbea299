package ydoc

import (
	"bytes"
	"testing"
)

func TestCompactKeepsTheDocument(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	saved := 0
	for seed := 1; seed <= 40; seed++ {
		s := yjs.session(t, seed, 40)
		store := NewStore(Limits{})
		for _, u := range s.Updates {
			if _, err := store.Apply(u); err != nil {
				t.Fatal(err)
			}
		}
		vector := store.StateVector()
		saved += store.Compact()
		if !bytes.Equal(vector, store.StateVector()) {
			t.Fatalf("session %d: the state vector changed", seed)
		}
		for i, u := range s.Updates {
			if a, err := store.Apply(u); err != nil || !a.Empty() {
				t.Fatalf("session %d: update %d is new again: %+v, %v", seed, i, a, err)
			}
		}
		yjs.mustRead(t, seed, s, map[string][]byte{"compacted": store.EncodeState()})
	}
	if saved == 0 {
		t.Error("nothing was ever saved")
	}
}
