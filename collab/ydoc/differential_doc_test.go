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
	bytesEqual, sessions := 0, 500
	var count deliveries
	for seed := 1; seed <= sessions && !t.Failed(); seed++ {
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
		yjs.sameReading(t, seed, "shuffled", updates, &count)

		var pieces [][]byte
		for rest := updates; len(rest) > 0; {
			n := 1 + rnd.Intn(min(8, len(rest)))
			pieces = append(pieces, mustMerge(t, rest[:n]))
			rest = rest[n:]
		}
		yjs.sameReading(t, seed, "in pieces", pieces, &count)

		loaded := openDoc()
		mustApply(t, seed, loaded, [][]byte{inOrder.EncodeState()})
		if got := canonical(t, testView(t, loaded)); got != want {
			t.Fatalf("session %d loaded:\n%s\nyjs\n%s\n%s", seed, got, want, hexOf(s.Updates))
		}
		yjs.mustRead(t, seed, states)
	}
	t.Logf("in order, bytes are equal to yjs's in %d of %d sessions", bytesEqual, sessions)
	t.Logf("of %d other deliveries yjs left %d pending and tidied formats in %d", count.all, count.pending, count.tidied)
}

// sameReading applies updates in the given order here and in yjs and compares
// the views, and what yjs makes of the state here.
//
// Two faults of yjs are allowed for. Where it leaves structs pending that could
// be integrated, only our own completeness is checked. And where it tidies
// formats, the outcome depends on which structs came together, so that two yjs
// documents differ as well; then formats are not compared.
func (p *yjsProcess) sameReading(t *testing.T, seed int, how string, updates [][]byte, count *deliveries) {
	t.Helper()
	var answer struct {
		View            any
		Tidied, Pending bool
	}
	p.ask(t, map[string]any{"cmd": "view", "updates": updates}, &answer)
	d := openDoc()
	mustApply(t, seed, d, updates)
	if c, b := d.Pending(); c > 0 || b > 0 {
		t.Errorf("session %d %s: %d clients, %d bytes left pending", seed, how, c, b)
	}
	count.all++
	if answer.Pending {
		count.pending++
		return
	}
	view := any(testView(t, d))
	if answer.Tidied || d.tidied > 0 {
		count.tidied++
		view, answer.View = withoutFormats(view), withoutFormats(answer.View)
	}
	if want, got := canonical(t, answer.View), canonical(t, view); got != want {
		t.Errorf("session %d %s:\n%s\nyjs\n%s\n%s", seed, how, got, want, hexOf(updates))
	}
	loaded := openDoc()
	mustApply(t, seed, loaded, [][]byte{d.EncodeState()})
	p.ask(t, map[string]any{"cmd": "view", "updates": [][]byte{d.EncodeState()}}, &answer)
	if want, got := canonical(t, answer.View), canonical(t, testView(t, loaded)); got != want || answer.Pending {
		t.Errorf("session %d %s, state loaded:\n%s\nyjs\n%s\n%x", seed, how, got, want, d.EncodeState())
	}
}

// deliveries counts what sameReading could not compare in full.
type deliveries struct{ all, pending, tidied int }

// withoutFormats leaves of a view what does not depend on formats.
func withoutFormats(view any) any {
	v, ok := view.(map[string]any)
	if !ok {
		return view
	}
	bare := func(delta any) []any {
		var out []any
		for _, op := range delta.([]any) {
			insert := op.(map[string]any)["insert"]
			if s, ok := insert.(string); ok && len(out) > 0 {
				if before, ok := out[len(out)-1].(string); ok {
					out[len(out)-1] = before + s
					continue
				}
			}
			out = append(out, insert)
		}
		return out
	}
	texts := []any{}
	for _, delta := range v["xmlDeltas"].([]any) {
		texts = append(texts, bare(delta))
	}
	return map[string]any{"delta": bare(v["delta"]), "texts": texts, "keys": v["keys"], "t": v["json"].(map[string]any)["t"]}
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
