package ydoc

import (
	"math/rand"
	"testing"
)

func TestSpansAgreeWithABitmap(t *testing.T) {
	for seed := range int64(200) {
		rnd := rand.New(rand.NewSource(seed))
		var s spans
		var bits [120]bool
		for range 60 {
			start := uint32(rnd.Intn(110))
			end := start + 1 + uint32(rnd.Intn(9))
			want := uint32(0)
			for c := start; c < end; c++ {
				if !bits[c] {
					want++
				}
				bits[c] = true
			}
			if got := s.add(start, end); got != want {
				t.Fatalf("seed %d: add(%d,%d) = %d new, want %d", seed, start, end, got, want)
			}
		}
		for c, want := range bits {
			if s.contains(uint32(c)) != want {
				t.Fatalf("seed %d: contains(%d) = %v in %v", seed, c, !want, s)
			}
		}
		for i := 1; i < len(s); i++ {
			if s[i].start <= s[i-1].end {
				t.Fatalf("seed %d: spans touch: %v", seed, s)
			}
		}
	}
}
