package ydoc

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// textUpdates makes one update of every step, which edits the text "t".
func textUpdates(t *testing.T, client uint64, steps ...func(*Txn, *Text) error) (updates [][]byte) {
	t.Helper()
	d := New(WithClientID(client))
	for _, step := range steps {
		u, err := d.Transact(nil, func(tx *Txn) error { return step(tx, d.Text("t")) })
		if err != nil {
			t.Fatal(err)
		}
		updates = append(updates, u)
	}
	return updates
}

func typing(at int, s string) func(*Txn, *Text) error {
	return func(tx *Txn, text *Text) error { return text.Insert(tx, at, s, nil) }
}

func deleting(at, n int) func(*Txn, *Text) error {
	return func(tx *Txn, text *Text) error { return text.Delete(tx, at, n) }
}

// TestMergeLeavesOutWhatTheUpdatesDelete: whole runs and long stretches go,
// single letters stay where two new structs would take more than they free.
func TestMergeLeavesOutWhatTheUpdatesDelete(t *testing.T) {
	long := strings.Repeat("secret ", 20)
	for name, c := range map[string]struct {
		steps []func(*Txn, *Text) error
		gone  string // must not be in the merged update
		there string // must be
	}{
		"a whole run":             {[]func(*Txn, *Text) error{typing(0, "a"), typing(0, long), deleting(0, len(long))}, "secret", "a"},
		"a stretch within a run":  {[]func(*Txn, *Text) error{typing(0, "abc"+long+"def"), deleting(3, len(long))}, "secret", "def"},
		"a letter within a run":   {[]func(*Txn, *Text) error{typing(0, "abcdef"), deleting(2, 1)}, "\x00", "abcdef"},
		"half of a character":     {[]func(*Txn, *Text) error{typing(0, "x😀"+long+"😀y"), deleting(2, len(long)+2)}, "secret", "x\uFFFD"},
		"typed into what goes":    {[]func(*Txn, *Text) error{typing(0, long+long), typing(len(long), "kept"), deleting(0, len(long)), deleting(4, len(long))}, "secret", "kept"},
		"deleted before it comes": {[]func(*Txn, *Text) error{typing(0, long), deleting(0, len(long)), typing(0, "new")}, "secret", "new"},
	} {
		t.Run(name, func(t *testing.T) {
			updates := textUpdates(t, 7, c.steps...)
			merged, kept := mustMerge(t, updates), []byte(nil)
			if c.gone != "\x00" && bytes.Contains(merged, []byte(c.gone)) {
				t.Errorf("%q is still there: %x", c.gone, merged)
			}
			if !bytes.Contains(merged, []byte(c.there)) {
				t.Errorf("%q is gone: %x", c.there, merged)
			}
			kept, err := MergeKeepingDeleted(updates...)
			if err != nil || len(kept) < len(merged) {
				t.Errorf("%d bytes with deleted content, %d without, %v", len(kept), len(merged), err)
			}
			if c.gone != "\x00" && name != "half of a character" && !bytes.Contains(kept, []byte(c.gone)) {
				t.Errorf("%q was not kept: %x", c.gone, kept)
			}
			want := readText(t, updates...)
			for what, u := range map[string][]byte{"merged": merged, "kept": kept, "turned": mustMerge(t, reversed(updates))} {
				if got := readText(t, u); got != want {
					t.Errorf("%s reads %q, want %q", what, got, want)
				}
			}
		})
	}
}

func reversed(list [][]byte) [][]byte {
	out := make([][]byte, len(list))
	for i, u := range list {
		out[len(list)-1-i] = u
	}
	return out
}

func readText(t *testing.T, updates ...[]byte) string {
	t.Helper()
	d := New()
	for _, u := range updates {
		if err := d.Apply(u); err != nil {
			t.Fatal(err)
		}
	}
	return d.Text("t").String()
}

// TestMergeOfTraces merges stretches of real traces onto what came before them.
func TestMergeOfTraces(t *testing.T) {
	for _, name := range traces {
		updates := traceUpdates(t, name)
		for _, from := range []int{0, 2000} {
			t.Run(fmt.Sprintf("%s from %d", name, from), func(t *testing.T) {
				before, part := updates[:from], updates[from:from+3000]
				d, m := New(), New()
				mustApply(t, 0, d, updates[:from+3000])
				mustApply(t, 0, m, before)
				merged := mustMerge(t, part)
				mustApply(t, 0, m, [][]byte{merged})
				if a, b := canonical(t, testView(t, d)), canonical(t, testView(t, m)); a != b {
					t.Error("reads differently")
				}
				if !bytes.Equal(d.StateVector(), m.StateVector()) {
					t.Error("another state vector")
				}
				if !bytes.Equal(merged, mustMerge(t, reversed(part))) {
					t.Error("the order matters")
				}
			})
		}
	}
}

// TestMergersAreLeftClean: merging has no memory of what failed before.
func TestMergersAreLeftClean(t *testing.T) {
	updates := textUpdates(t, 7, typing(0, "abc"), typing(3, "def"), deleting(0, 2))
	want := mustMerge(t, updates)
	for range 20 {
		if _, err := MergeUpdates(updates[0], updates[2], []byte{1, 1, 1, 0, 4}); err == nil {
			t.Fatal("a cut update merged")
		}
		if got := mustMerge(t, updates); !bytes.Equal(got, want) {
			t.Fatalf("%x, want %x", got, want)
		}
	}
}
