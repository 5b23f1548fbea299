package ydoc

import (
	"bytes"
	"math/rand"
	"testing"
)

// TestDocAgainstYjs integrates random sessions, delivered in order, shuffled,
// doubled and in pieces, and compares what the document reads as, and what yjs
// makes of its encodings.
func TestDocAgainstYjs(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	bytesEqual, count := 0, 400
	for seed := 1; seed <= count && !t.Failed(); seed++ {
		s := yjs.session(t, seed, 60)
		rnd := rand.New(rand.NewSource(int64(seed)))
		states := map[string][]byte{}
		want := canonical(t, s.View)

		inOrder := openDoc()
		mustApply(t, seed, inOrder, s.Updates)
		if got := canonical(t, testView(t, inOrder)); got != want {
			t.Fatalf("session %d in order:\n%s\nyjs\n%s\n%s", seed, got, want, hexOf(s.Updates))
		}
		if got := inOrder.StateVector(); !bytes.Equal(got, s.Vector) {
			t.Errorf("session %d: state vector %x, yjs %x", seed, got, s.Vector)
		}
		states["in order"] = inOrder.EncodeState()
		if bytes.Equal(states["in order"], s.State) {
			bytesEqual++
		} else if testing.Verbose() {
			t.Logf("session %d: bytes\n%x\nyjs\n%x", seed, states["in order"], s.State)
		}

		updates := append([][]byte(nil), s.Updates...)
		for range 1 + len(updates)/4 {
			updates = append(updates, updates[rnd.Intn(len(updates))])
		}
		rnd.Shuffle(len(updates), func(i, j int) { updates[i], updates[j] = updates[j], updates[i] })
		yjs.sameReading(t, seed, "shuffled", updates)

		var pieces [][]byte
		for rest := updates; len(rest) > 0; {
			n := 1 + rnd.Intn(min(8, len(rest)))
			pieces = append(pieces, mustMerge(t, rest[:n]))
			rest = rest[n:]
		}
		yjs.sameReading(t, seed, "in pieces", pieces)

		loaded := openDoc()
		mustApply(t, seed, loaded, [][]byte{inOrder.EncodeState()})
		if got := canonical(t, testView(t, loaded)); got != want {
			t.Fatalf("session %d loaded:\n%s\nyjs\n%s\n%s", seed, got, want, hexOf(s.Updates))
		}
		yjs.mustRead(t, seed, states)
	}
	t.Logf("bytes equal to yjs in %d of %d sessions", bytesEqual, count)
}

// sameReading applies updates in the given order here and in yjs and compares
// the views, and what yjs makes of the state here. Where yjs leaves structs
// pending that could be integrated, which is its fault, only our own
// completeness is checked.
func (p *yjsProcess) sameReading(t *testing.T, seed int, how string, updates [][]byte) {
	t.Helper()
	var answer struct {
		View    any
		Pending bool
	}
	p.ask(t, map[string]any{"cmd": "view", "updates": updates}, &answer)
	d := openDoc()
	mustApply(t, seed, d, updates)
	if c, b := d.Pending(); c > 0 || b > 0 {
		t.Errorf("session %d %s: %d clients, %d bytes left pending", seed, how, c, b)
	}
	if answer.Pending {
		t.Logf("session %d %s: yjs leaves structs pending", seed, how)
		return
	}
	want, got := canonical(t, answer.View), canonical(t, testView(t, d))
	if got != want {
		t.Errorf("session %d %s:\n%s\nyjs\n%s\n%s", seed, how, got, want, hexOf(updates))
	}
	loaded := openDoc()
	mustApply(t, seed, loaded, [][]byte{d.EncodeState()})
	p.ask(t, map[string]any{"cmd": "view", "updates": [][]byte{d.EncodeState()}}, &answer)
	if want, got := canonical(t, answer.View), canonical(t, testView(t, loaded)); got != want || answer.Pending {
		t.Errorf("session %d %s, state loaded:\n%s\nyjs\n%s\n%x", seed, how, got, want, d.EncodeState())
	}
}

func openDoc() *Doc {
	d := New(WithClientID(1 << 40))
	d.Text("t")
	d.Map("m")
	d.Array("a")
	d.XMLFragment("x")
	return d
}

func mustApply(t testing.TB, seed int, d *Doc, updates [][]byte) {
	t.Helper()
	for i, u := range updates {
		if err := d.Apply(u); err != nil {
			t.Fatalf("session %d, update %d %x: %v", seed, i, u, err)
		}
	}
}
