package ydoc

import (
	"bytes"
	"math/rand"
	"testing"
)

// checkStore runs a session through the store, merge and diff, and collects in
// states what yjs should read as the session.
func checkStore(t *testing.T, seed int, s session, rnd *rand.Rand, states map[string][]byte) {
	t.Helper()
	store := NewStore(Limits{})
	half := rnd.Intn(len(s.Updates) + 1)
	var midway []byte
	for i, update := range s.Updates {
		if i == half {
			midway = store.StateVector()
		}
		if _, err := store.Apply(update); err != nil {
			t.Fatalf("session %d update %d %x: %v", seed, i, update, err)
		}
		if rnd.Intn(20) == 0 {
			store.EncodeState()
		}
	}
	if !bytes.Equal(store.StateVector(), s.Vector) {
		t.Errorf("session %d: state vector %x, yjs %x", seed, store.StateVector(), s.Vector)
	}
	states["store"] = store.EncodeState()
	for i, update := range s.Updates {
		if a, err := store.Apply(update); err != nil || !a.Empty() {
			t.Fatalf("session %d update %d again: %+v, %v", seed, i, a, err)
		}
	}
	fromState := NewStore(Limits{})
	if _, err := fromState.Apply(store.EncodeState()); err != nil {
		t.Fatalf("session %d: own state: %v", seed, err)
	}
	if !bytes.Equal(fromState.EncodeState(), store.EncodeState()) {
		t.Errorf("session %d: state changes when loaded:\n%x\n%x", seed, store.EncodeState(), fromState.EncodeState())
	}
	states["merged updates"] = mustMerge(t, s.Updates)
	shuffled := append([][]byte(nil), s.Updates...)
	rnd.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if got := mustMerge(t, shuffled); !bytes.Equal(got, states["merged updates"]) {
		t.Errorf("session %d: merged in another order:\n%x\n%x", seed, got, states["merged updates"])
	}
	kept, err := MergeKeepingDeleted(s.Updates...)
	if err != nil || len(kept) < len(states["merged updates"]) {
		t.Errorf("session %d: %d bytes with deleted content, %d without, %v", seed, len(kept), len(states["merged updates"]), err)
	}
	states["merged with deleted content"] = kept
	var parts [][]byte
	for rest := shuffled; len(rest) > 0; {
		n := 1 + rnd.Intn(len(rest))
		parts = append(parts, mustMerge(t, rest[:n]))
		rest = rest[n:]
	}
	states["merged in pieces"] = mustMerge(t, append(parts, shuffled[0]))
	if midway != nil {
		diff, err := store.Diff(midway)
		if err != nil {
			t.Fatal(err)
		}
		states["first half with diff"] = mustMerge(t, append(append([][]byte(nil), s.Updates[:half]...), diff))
		diff, err = DiffUpdate(states["merged updates"], midway)
		if err != nil {
			t.Fatal(err)
		}
		states["first half with diff of merged"] = mustMerge(t, append(append([][]byte(nil), s.Updates[:half]...), diff))
	}
	if sv, err := StateVectorOf(states["merged updates"]); err != nil || !bytes.Equal(sv, s.Vector) {
		t.Errorf("session %d: vector of merged %x, %v, want %x", seed, sv, err, s.Vector)
	}
}

func mustMerge(t *testing.T, updates [][]byte) []byte {
	t.Helper()
	merged, err := MergeUpdates(updates...)
	if err != nil {
		t.Fatalf("merge: %v", err)
	}
	return merged
}
