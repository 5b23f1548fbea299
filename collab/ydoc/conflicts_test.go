package ydoc

import (
	"errors"
	"math/rand"
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

// TestManyItemsAtOnePlace counts the steps of placing items that were all
// inserted at the same place.
func TestManyItemsAtOnePlace(t *testing.T) {
	n := 100_000
	shuffled := rand.New(rand.NewSource(1)).Perm(n)
	for name, c := range map[string]struct {
		client  func(i int) int
		chained bool
		refused bool
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
			if c.refused {
				n /= 4
			}
			u := atOnePlace(n, c.client, c.chained)
			d, start := New(), time.Now()
			err := d.Apply(u)
			t.Logf("%d bytes, %d steps, %v", len(u), d.steps, time.Since(start))
			if d.steps > stepFloor+stepsPerByte*len(u)+1 {
				t.Errorf("%d steps", d.steps)
			}
			if c.refused {
				if !errors.Is(err, ErrLimit) || !errors.Is(d.Apply([]byte{0, 0}), ErrLimit) {
					t.Errorf("%v, and then %v", err, d.Apply([]byte{0, 0}))
				}
				return
			}
			if err != nil || d.Text("t").Len() != n {
				t.Fatalf("%d letters, %v", d.Text("t").Len(), err)
			}
			if d.steps > 4*n {
				t.Errorf("%d steps for %d items", d.steps, n)
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
