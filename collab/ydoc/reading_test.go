package ydoc

import "testing"

// sameReading applies updates in the given order here and in yjs and compares
// the views, and what yjs makes of the state here. Everything is compared in
// full. Only what yjs is given differs in two cases:
//
//   - where yjs leaves structs pending that could be integrated, and
//   - where either side tidied formats: what yjs tidies depends on which structs
//     come to it in one transaction, and what was pending comes in another one
//     there than here.
//
// Then a yjs document gets the structs and deletes grouped as they took effect
// here, so that it need hold nothing back (groupsOf). For the same groups the two
// must tidy and read alike.
func (p *yjsProcess) sameReading(t *testing.T, seed int, how string, updates [][]byte, count *deliveries) {
	t.Helper()
	type reading struct {
		View            any
		Tidied, Pending bool
	}
	var answer reading
	p.ask(t, map[string]any{"cmd": "view", "updates": updates}, &answer)
	d := openDoc()
	mustApply(t, seed, d, updates)
	if c, b := d.Pending(); c > 0 || b > 0 {
		t.Errorf("session %d %s: %d clients, %d bytes left pending", seed, how, c, b)
	}
	got := canonical(t, testView(t, d))
	count.all++
	if answer.Pending || answer.Tidied || d.tidied > 0 {
		count.regrouped++
		if answer.Pending {
			count.pending++
		} else if canonical(t, answer.View) != got {
			count.differ++
		}
		answer = reading{}
		p.ask(t, map[string]any{"cmd": "view", "updates": groupsOf(t, seed, updates)}, &answer)
	}
	if want := canonical(t, answer.View); got != want || answer.Pending {
		t.Errorf("session %d %s:\n%s\nyjs\n%s\n%s", seed, how, got, want, hexOf(updates))
	}
	loaded := openDoc()
	mustApply(t, seed, loaded, [][]byte{d.EncodeState()})
	answer = reading{}
	p.ask(t, map[string]any{"cmd": "view", "updates": [][]byte{d.EncodeState()}}, &answer)
	if want, got := canonical(t, answer.View), canonical(t, testView(t, loaded)); got != want || answer.Pending {
		t.Errorf("session %d %s, state loaded:\n%s\nyjs\n%s\n%x", seed, how, got, want, d.EncodeState())
	}
}

// groupsOf returns for each update another with what takes effect when a
// document applies it: structs of that update, and of earlier ones that waited
// for something in it; and the deletes that have come so far of what is there.
func groupsOf(t *testing.T, seed int, updates [][]byte) (groups [][]byte) {
	t.Helper()
	d := New(WithDeletedContent()) // so that structs are encoded as they came
	defineRoots(d)
	var come deleteSet
	for _, update := range updates {
		mustApply(t, seed, d, [][]byte{update})
		info, err := Inspect(update, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range info.Deletes {
			come = append(come, deleteRange{r.Client, uint32(r.Clock), uint32(r.Clock + r.Len)})
		}
		var there deleteSet
		for _, r := range come {
			if r.end = min(r.end, d.next(r.client)); r.start < r.end {
				there = append(there, r)
			}
		}
		var fresh []int32 // clients that got something in the last transaction
		for c := range d.clients {
			if d.clients[c].epoch == d.epoch && d.clients[c].before < d.clients[c].next {
				fresh = append(fresh, int32(c))
			}
		}
		d.sortDescending(fresh)
		group := appendUvarint(nil, uint64(len(fresh)))
		for _, c := range fresh {
			group = d.appendSection(group, c, d.clients[c].before)
		}
		groups = append(groups, there.append(group))
	}
	return groups
}

// deliveries counts: all, those that yjs got regrouped, and of these where it had
// left something pending and where it had read otherwise.
type deliveries struct{ sessions, bytesEqual, all, regrouped, pending, differ int }

func openDoc() *Doc {
	d := New(WithClientID(1 << 40))
	defineRoots(d)
	return d
}

// defineRoots names the roots of sessions.cjs.
func defineRoots(d *Doc) {
	d.Text("t")
	d.Map("m")
	d.Array("a")
	d.XMLFragment("x")
}

func mustApply(t testing.TB, seed int, d *Doc, updates [][]byte) {
	t.Helper()
	for i, u := range updates {
		if err := d.Apply(u); err != nil {
			t.Fatalf("session %d, update %d %x: %v", seed, i, u, err)
		}
	}
}
