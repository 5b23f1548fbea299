package ydoc

import "testing"

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
type deliveries struct{ sessions, bytesEqual, all, pending, tidied int }

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
