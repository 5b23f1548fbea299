package journal_test

import (
	"testing"

	"samrad/collab/journal"
)

func TestContractBeats(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		for i, want := range []int{0, 1, 2} {
			for range 2 {
				if n, err := j.Beat(t.Context(), int64(i+1)); err != nil || n != want {
					t.Fatalf("node %d has %d others, %v", i+1, n, err)
				}
			}
		}
		if err := j.Leave(t.Context(), 2); err != nil {
			t.Fatal(err)
		}
		if n, err := j.Beat(t.Context(), 1); err != nil || n != 1 {
			t.Fatalf("%d others, %v", n, err)
		}
	})
}

func TestContractMarks(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		mark := func() journal.Mark {
			t.Helper()
			marks, err := j.Marks(t.Context(), epochOne, []string{docA, nobody})
			if err != nil {
				t.Fatal(err)
			}
			if _, known := marks[nobody]; known || len(marks) != 1 {
				t.Fatalf("%+v", marks)
			}
			return marks[docA]
		}
		store := func(epoch, n int64) {
			t.Helper()
			e := journal.Entry{Document: docA, Epoch: epoch, N: n, Authors: []string{astrid}, Update: insert(uint64(epoch), uint64(n-1), 'a')}
			if err := j.Append(t.Context(), []journal.Entry{e}); err != nil {
				t.Fatal(err)
			}
		}
		before := mark()
		store(epochOne, 1)
		if mark() != before {
			t.Fatal("changed by one's own")
		}
		store(epochTwo, 1)
		second := mark()
		if second == before {
			t.Fatal("not changed by another's")
		}
		if _, err := j.Compact(t.Context(), docA); err != nil {
			t.Fatal(err)
		}
		folded := mark()
		store(epochTwo, 2)
		third := mark()
		if third == before || third == second || third == folded {
			t.Fatalf("%+v after %+v, %+v and %+v", third, before, second, folded)
		}
	})
}
