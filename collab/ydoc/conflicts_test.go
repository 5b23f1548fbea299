package ydoc

import (
	"bytes"
	"math/rand"
	"strings"
	"testing"
	"time"
)

// atOnePlace is an update of n clients that each insert one letter at the start
// of the text "t". The sections stand in the given order of clients; with chained,
// each also waits for the one before it, so that none can be integrated sooner.
func atOnePlace(n int, client func(i int) int, chained bool) []byte {
	b := appendUvarint(nil, uint64(n))
	for i := range n {
		if !chained {
			b = append(appendUvarint(append(b, 1), uint64(client(i))), 0, 4, 1, 1, 't', 1, 'x')
			continue
		}
		b = append(appendUvarint(append(b, 2), uint64(client(i))), 0)
		if i == 0 {
			b = append(b, 4, 1, 1, 'u', 1, 'y')
		} else {
			b = append(appendUvarint(append(b, 0x84), uint64(client(i-1))), 0, 1, 'y')
		}
		b = append(b, 4, 1, 1, 't', 1, 'x')
	}
	return append(b, 0)
}

// shuffledAtOnePlace is atOnePlace as no memory of walks helps against.
func shuffledAtOnePlace(n int) []byte {
	order := rand.New(rand.NewSource(1)).Perm(n)
	return atOnePlace(n, func(i int) int { return order[i] + 1 }, true)
}

// fallingRightOrigins is an update of one client: a text of n letters, and n more
// at its start whose right origins lie further and further to the left.
func fallingRightOrigins(n int) []byte {
	b := append(appendUvarint([]byte{1}, uint64(n+1)), 1, 0)
	b = appendText(append(b, 4, 1, 1, 't'), strings.Repeat("a", n))
	for i := range n {
		b = append(appendUvarint(append(b, 0x44, 1), uint64(n-1-i/2)), 1, 'x')
	}
	return append(b, 0)
}

// TestUpdatesThatExceedTheBudget have all they hold in the document, in a bounded
// number of steps, and out of it again.
func TestUpdatesThatExceedTheBudget(t *testing.T) {
	for name, u := range exceeding() {
		d, s := New(), NewStore(Limits{})
		if err := d.Apply(u); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := s.Apply(u); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !d.Inexact() || d.steps > stepFloor+stepsPerByte*len(u) {
			t.Errorf("%s: %d steps, inexact: %v", name, d.steps, d.Inexact())
		}
		if !bytes.Equal(d.StateVector(), s.StateVector()) || !bytes.Equal(stored(t, d.EncodeState()), s.EncodeState()) {
			t.Errorf("%s: the document encodes something else than the store", name)
		}
		checkLinks(t, d)
		readEverything(t, d)
	}
}

// stored returns what a store makes of a state.
func stored(t testing.TB, state []byte) []byte {
	t.Helper()
	s := NewStore(Limits{})
	if _, err := s.Apply(state); err != nil {
		t.Fatal(err)
	}
	return s.EncodeState()
}

// exceeding are updates that no document places exactly.
func exceeding() map[string][]byte {
	return map[string][]byte{"many clients": shuffledAtOnePlace(3500), "many right origins": fallingRightOrigins(4000)}
}

// TestManyItemsAtOnePlace counts the steps of placing items that were all
// inserted at the same place.
func TestManyItemsAtOnePlace(t *testing.T) {
	n := 30_000
	shuffled := rand.New(rand.NewSource(1)).Perm(n)
	for name, c := range map[string]struct {
		client  func(i int) int
		chained bool
		inexact bool
	}{
		"rising":           {func(i int) int { return i + 1 }, false, false},
		"falling":          {func(i int) int { return n - i }, false, false},
		"shuffled":         {func(i int) int { return shuffled[i] + 1 }, false, false},
		"rising, forced":   {func(i int) int { return i + 1 }, true, false},
		"falling, forced":  {func(i int) int { return n - i }, true, false},
		"shuffled, forced": {func(i int) int { return shuffled[i] + 1 }, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			n := n
			if c.inexact {
				n /= 5
			}
			u := atOnePlace(n, c.client, c.chained)
			d, start := New(), time.Now()
			err := d.Apply(u)
			t.Logf("%d bytes, %d steps, %v", len(u), d.steps, time.Since(start))
			if d.steps > stepFloor+stepsPerByte*len(u) {
				t.Errorf("%d steps", d.steps)
			}
			if err != nil || d.Text("t").Len() != n || d.Inexact() != c.inexact {
				t.Fatalf("%d letters, inexact: %v, %v", d.Text("t").Len(), d.Inexact(), err)
			}
			if d.steps > 4*n && !c.inexact {
				t.Errorf("%d steps for %d items", d.steps, n)
			}
			s := NewStore(Limits{})
			if _, err := s.Apply(u); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(d.EncodeState(), s.EncodeState()) {
				t.Error("encodes to something else than the store")
			}
		})
	}
}

// TestConflictsAsYjs makes up items with origins chosen at random, many of them
// the same, and compares where they end up with yjs.
func TestConflictsAsYjs(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	for seed := range int64(150) {
		rnd := rand.New(rand.NewSource(seed))
		updates, whole := madeUp(rnd, 80+rnd.Intn(80))
		for what, list := range map[string][][]byte{"one by one": updates, "as one": {whole}} {
			d := openDoc()
			mustApply(t, int(seed), d, list)
			var answer struct {
				View struct{ JSON struct{ T string } }
			}
			yjs.ask(t, map[string]any{"cmd": "view", "updates": list}, &answer)
			if got, want := d.Text("t").String(), answer.View.JSON.T; got != want {
				t.Fatalf("seed %d, %s:\n%q\nyjs\n%q\n%s", seed, what, got, want, hexOf(list))
			}
		}
	}
}

// TestInexactDocumentsEncodeTheTruth lets documents place hardly anything exactly.
// They go on, and what they encode reads in yjs as the updates themselves do.
func TestInexactDocumentsEncodeTheTruth(t *testing.T) {
	yjs := startYjs(t, "sessions.cjs")
	inexact := 0
	for seed := 1; seed <= 300; seed++ {
		s := yjs.session(t, seed, 30)
		d := openDoc()
		d.scan.most = 1 + seed%3
		mustApply(t, seed, d, s.Updates)
		if !d.Inexact() {
			continue
		}
		inexact++
		if c, b := d.Pending(); c > 0 || b > 0 {
			t.Errorf("session %d: %d clients, %d bytes pending", seed, c, b)
		}
		if !bytes.Equal(d.StateVector(), s.Vector) {
			t.Errorf("session %d: state vector %x, yjs %x", seed, d.StateVector(), s.Vector)
		}
		readEverything(t, d)
		checkLinks(t, d)
		yjs.mustRead(t, seed, s, map[string][]byte{"what an inexact document encodes": d.EncodeState()})
		edit, err := d.Transact(nil, func(tx *Txn) error {
			if err := d.Map("m").Set(tx, "k", "new"); err != nil {
				return err
			}
			return d.Text("t").Insert(tx, 0, "new", nil)
		})
		if err != nil || d.Map("m").Get("k") != "new" {
			t.Errorf("session %d: an edit after it: %v, %v", seed, d.Map("m").Get("k"), err)
		}
		again := openDoc()
		mustApply(t, seed, again, append(s.Updates, edit))
		if !strings.Contains(again.Text("t").String(), "new") {
			t.Errorf("session %d: the edit is lost elsewhere", seed)
		}
	}
	t.Logf("%d inexact documents", inexact)
	if inexact < 60 {
		t.Errorf("only %d documents became inexact", inexact)
	}
}

// TestTracesStayExact applies real editing one update at a time and as one.
func TestTracesStayExact(t *testing.T) {
	for _, name := range traces {
		updates := traceUpdates(t, name)
		for what, list := range map[string][][]byte{"one by one": updates, "as one": {mustMerge(t, updates)}} {
			d, most := New(), 0
			for _, u := range list {
				before := d.steps
				if err := d.Apply(u); err != nil {
					t.Fatal(err)
				}
				most = max(most, d.steps-before)
			}
			t.Logf("%s, %s: %d steps, at most %d in a transaction", name, what, d.steps, most)
			if d.Inexact() {
				t.Errorf("%s, %s: inexact", name, what)
			}
		}
	}
}

// madeUp returns n items of as many clients, one update each and all as one. Most
// have one of few origins and right origins.
func madeUp(rnd *rand.Rand, n int) (updates [][]byte, whole []byte) {
	clients := rnd.Perm(4 * n)[:n]
	sections := make(map[int][]byte)
	ends := 1 + rnd.Intn(4) // how many different neighbours most have
	spread := rnd.Intn(30)
	for i := range n {
		pick := func() int {
			if rnd.Intn(100) < spread {
				return rnd.Intn(i + 1)
			}
			return rnd.Intn(min(i, ends) + 1)
		}
		left, right := pick(), pick() // 0: none
		client := clients[i] + 1
		if rnd.Intn(3) > 0 || right == left {
			right = 0
		}
		info, refs := byte(4), []byte(nil)
		if left > 0 {
			info |= infoOrigin
			refs = append(appendUvarint(refs, uint64(clients[left-1]+1)), 0)
		}
		if right > 0 {
			info |= infoRight
			refs = append(appendUvarint(refs, uint64(clients[right-1]+1)), 0)
		}
		if refs == nil {
			refs = []byte{1, 1, 't'}
		}
		s := append(appendUvarint([]byte{1}, uint64(client)), 0, info)
		s = append(appendText(append(s, refs...), string(rune('a'+i%26))), []byte(nil)...)
		sections[client] = s
		updates = append(updates, append(append([]byte{1}, s...), 0))
	}
	whole = appendUvarint(nil, uint64(n))
	for client := 4 * n; client > 0; client-- {
		whole = append(whole, sections[client]...)
	}
	return updates, append(whole, 0)
}
