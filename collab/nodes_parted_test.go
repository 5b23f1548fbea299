package collab

import (
	"slices"
	"testing"

	"samrad/collab/journal"
)

func TestParted(t *testing.T) {
	t.Run("ND12_of_which_others_stored_more", func(t *testing.T) {
		var p Parted[string]
		look := func(marks map[string]journal.Mark, want ...string) {
			t.Helper()
			got := p.Moved(marks)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("moved: %v, want %v", got, want)
			}
		}
		if parted, changed := p.Hears(1, 1); parted || changed {
			t.Fatal("parted from nobody")
		}
		if parted, changed := p.Hears(2, 1); !parted || !changed {
			t.Fatal("a node that is not heard")
		}
		look(map[string]journal.Mark{"a": {Rows: 1}, "b": {}}, "a", "b") // not looked at before
		look(map[string]journal.Mark{"a": {Rows: 1}, "b": {}})
		look(map[string]journal.Mark{"a": {Rows: 2}, "b": {}, "c": {}}, "a", "c")
		look(map[string]journal.Mark{"a": {Rows: 2, Folded: 7}, "b": {}}, "a")          // as many rows again, after a compaction
		look(map[string]journal.Mark{"a": {Rows: 2, Folded: 7}, "b": {}, "c": {}}, "c") // opened again
		if parted, changed := p.Hears(2, 1); !parted || changed {
			t.Fatal("it was parted before")
		}
		if parted, changed := p.Hears(2, 2); parted || !changed {
			t.Fatal("all are heard again")
		}
		p.Hears(2, 0)
		look(map[string]journal.Mark{"a": {Rows: 2, Folded: 7}}, "a") // what came in between is not known
	})
}
