package ydoc

import (
	"math/rand"
	"slices"
	"testing"
)

func TestItemListAgreesWithASlice(t *testing.T) {
	for seed := range int64(50) {
		rnd := rand.New(rand.NewSource(seed))
		var l itemList
		var want []itemRef
		for step := range 600 {
			r := itemRef{uint32(step), itemIndex(step)}
			switch n := len(want); {
			case n == 0 || rnd.Intn(4) == 0:
				l.add(r)
				want = append(want, r)
			case rnd.Intn(3) > 0:
				i := rnd.Intn(n + 1)
				l.insert(i, r)
				want = slices.Insert(want, i, r)
			default:
				i := rnd.Intn(n)
				j := i + 1 + rnd.Intn(min(5, n-i))
				l.remove(i, j)
				want = slices.Delete(want, i, j)
			}
			if l.len() != len(want) {
				t.Fatalf("seed %d step %d: length %d, want %d", seed, step, l.len(), len(want))
			}
			for i, w := range want {
				if l.at(i) != w {
					t.Fatalf("seed %d step %d: at %d is %v, want %v", seed, step, i, l.at(i), w)
				}
			}
		}
	}
}
