package ydoc

import (
	"bytes"
	"math/rand"
	"runtime"
	"strconv"
	"testing"
)

// TestAgainstYjs runs random editing sessions of 2 to 8 yjs clients through the
// store and the document, and compares what they read as and what yjs makes of
// what they write. The flag -sessions says how many, -seed the first. It goes on
// after a session that differs, until it is plain that much is broken.
func TestAgainstYjs(t *testing.T) {
	sessions, first := *sessionsWanted, *firstSeed
	workers := runtime.GOMAXPROCS(0)
	counts := make([]deliveries, workers)
	t.Run("workers", func(t *testing.T) {
		for w := range workers {
			t.Run(strconv.Itoa(w), func(t *testing.T) {
				t.Parallel()
				yjs := startYjs(t, "sessions.cjs")
				failed := 0
				for seed := first + w; seed < first+sessions && failed < 20; seed += workers {
					if !t.Run(strconv.Itoa(seed), func(t *testing.T) { yjs.run(t, seed, &counts[w]) }) {
						failed++
					}
				}
			})
		}
	})
	var sum deliveries
	for _, c := range counts {
		sum.sessions += c.sessions
		sum.bytesEqual += c.bytesEqual
		sum.all += c.all
		sum.pending += c.pending
		sum.regrouped += c.regrouped
		sum.differ += c.differ
	}
	t.Logf("%d sessions: delivered in order, the bytes equal those of yjs in %d", sum.sessions, sum.bytesEqual)
	t.Logf("of %d other deliveries yjs got %d regrouped: it had left %d pending, and read %d otherwise", sum.all, sum.regrouped, sum.pending, sum.differ)
	if sum.sessions != sessions {
		t.Errorf("%d sessions ran, want %d", sum.sessions, sessions)
	}
	if sum.bytesEqual < sum.sessions*99/100 {
		t.Errorf("bytes equal in only %d of %d sessions", sum.bytesEqual, sum.sessions)
	}
	if sum.regrouped > sum.all/10 {
		t.Errorf("too few deliveries were compared as they came")
	}
}

// run checks everything with the session of one seed.
func (p *yjsProcess) run(t *testing.T, seed int, count *deliveries) {
	t.Helper()
	s := p.session(t, seed, 8+seed%40)
	rnd := rand.New(rand.NewSource(int64(seed)))
	count.sessions++
	states := map[string][]byte{}
	checkStore(t, seed, s, rnd, states)
	checkDoc(t, seed, s, states, count)
	p.mustRead(t, seed, s, states)

	updates := append([][]byte(nil), s.Updates...)
	for range 1 + len(updates)/4 {
		updates = append(updates, updates[rnd.Intn(len(updates))])
	}
	rnd.Shuffle(len(updates), func(i, j int) { updates[i], updates[j] = updates[j], updates[i] })
	if seed%2 == 0 {
		p.sameReading(t, seed, "shuffled", updates, count)
		return
	}
	var pieces [][]byte
	for rest := updates; len(rest) > 0; {
		n := 1 + rnd.Intn(min(8, len(rest)))
		pieces = append(pieces, mustMerge(t, rest[:n]))
		rest = rest[n:]
	}
	p.sameReading(t, seed, "in pieces", pieces, count)
}

// checkDoc integrates a session in order.
func checkDoc(t *testing.T, seed int, s session, states map[string][]byte, count *deliveries) {
	t.Helper()
	want := canonical(t, s.View)
	d := openDoc()
	mustApply(t, seed, d, s.Updates)
	if got := canonical(t, testView(t, d)); got != want {
		t.Fatalf("session %d in order:\n%s\nyjs\n%s\n%s", seed, got, want, hexOf(s.Updates))
	}
	if got := d.StateVector(); !bytes.Equal(got, s.Vector) {
		t.Errorf("session %d: state vector %x, yjs %x", seed, got, s.Vector)
	}
	states["document"] = d.EncodeState()
	if bytes.Equal(states["document"], s.State) {
		count.bytesEqual++
	} else {
		t.Logf("session %d: bytes\n%x\nyjs\n%x", seed, states["document"], s.State)
	}
	loaded := openDoc()
	mustApply(t, seed, loaded, [][]byte{states["document"]})
	if got := canonical(t, testView(t, loaded)); got != want {
		t.Fatalf("session %d loaded:\n%s\nyjs\n%s\n%s", seed, got, want, hexOf(s.Updates))
	}
}
