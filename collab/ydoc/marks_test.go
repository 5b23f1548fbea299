package ydoc

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// steps runs f in one transaction and returns how many items were looked at one
// after the other.
func steps(t *testing.T, d *Doc, f func(tx *Txn) error) int {
	t.Helper()
	before := d.steps
	if _, err := d.Transact(nil, f); err != nil {
		t.Fatal(err)
	}
	return d.steps - before
}

// TestStepsDoNotGrow counts steps, not time: those of one edit must not depend on
// how long the list or text is.
func TestStepsDoNotGrow(t *testing.T) {
	const perEdit = 2 * markEvery
	for name, write := range map[string]func(d *Doc, n int) func(tx *Txn) error{
		"rows at the end": func(d *Doc, n int) func(*Txn) error {
			return func(tx *Txn) error {
				return repeat(n, func(int) error { return d.Array("a").Insert(tx, d.Array("a").Len(), NewMap()) })
			}
		},
		"rows at the start": func(d *Doc, n int) func(*Txn) error {
			return func(tx *Txn) error { return repeat(n, func(int) error { return d.Array("a").Insert(tx, 0, NewMap()) }) }
		},
		"rows anywhere": func(d *Doc, n int) func(*Txn) error {
			rnd := rand.New(rand.NewSource(1))
			return func(tx *Txn) error {
				return repeat(n, func(i int) error { return d.Array("a").Insert(tx, rnd.Intn(i+1), NewMap()) })
			}
		},
		"rows one behind the first": func(d *Doc, n int) func(*Txn) error {
			return func(tx *Txn) error {
				return repeat(n, func(i int) error { return d.Array("a").Insert(tx, min(i, 1), NewMap()) })
			}
		},
		"rows written and deleted": func(d *Doc, n int) func(*Txn) error {
			return func(tx *Txn) error {
				a := d.Array("a")
				if err := repeat(n, func(int) error { return a.Insert(tx, a.Len(), NewMap()) }); err != nil {
					return err
				}
				return repeat(n-2, func(int) error { return a.Delete(tx, 1, 1) })
			}
		},
		"formatted words at the end": func(d *Doc, n int) func(*Txn) error {
			return func(tx *Txn) error {
				text := d.Text("t")
				return repeat(n, func(i int) error { return text.Insert(tx, text.Len(), "word ", map[string]any{"bold": i%2 == 0}) })
			}
		},
		"formatted words anywhere": func(d *Doc, n int) func(*Txn) error {
			rnd := rand.New(rand.NewSource(1))
			return func(tx *Txn) error {
				text := d.Text("t")
				return repeat(n, func(i int) error {
					return text.Insert(tx, rnd.Intn(text.Len()+1), "word ", map[string]any{"bold": i%2 == 0})
				})
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, n := range []int{500, 10_000} {
				d := New()
				if got := steps(t, d, write(d, n)); got > perEdit*n {
					t.Errorf("%d edits took %d steps", n, got)
				} else {
					t.Logf("%d edits, %d steps", n, got)
				}
			}
		})
	}
	t.Run("a keystroke from elsewhere", func(t *testing.T) {
		for _, n := range []int{100, 2000} {
			typist, d := New(WithClientID(1)), New(WithClientID(2))
			for i := range n {
				u, err := typist.Transact(nil, func(tx *Txn) error {
					return typist.Text("t").Insert(tx, i/2, "x", map[string]any{fmt.Sprint(i % 3): true})
				})
				if err != nil {
					t.Fatal(err)
				}
				before := d.steps
				if err := d.Apply(u); err != nil {
					t.Fatal(err)
				}
				if got := d.steps - before; got > 8 {
					t.Fatalf("keystroke %d took %d steps", i, got)
				}
			}
		}
	})
}

func repeat(n int, f func(i int) error) error {
	for i := range n {
		if err := f(i); err != nil {
			return err
		}
	}
	return nil
}

// TestMarksFindTheSamePlaces edits at random within one transaction, and the same
// in one transaction each, where there are no marks from edits before.
func TestMarksFindTheSamePlaces(t *testing.T) {
	for seed := range int64(60) {
		rnd := rand.New(rand.NewSource(seed))
		length, rows := 0, 0
		var edits []func(tx *Txn, d *Doc) error
		for range 400 {
			at, size := rnd.Intn(length+1), 1+rnd.Intn(4)
			row, marks := rnd.Intn(rows+1), map[string]any{[]string{"b", "i"}[rnd.Intn(2)]: []any{true, nil}[rnd.Intn(2)]}
			switch what := rnd.Intn(8); {
			case what < 2:
				edits = append(edits, func(tx *Txn, d *Doc) error { return d.Text("t").Insert(tx, at, strings.Repeat("w", size), nil) })
				length += size
			case what == 2:
				edits = append(edits, func(tx *Txn, d *Doc) error { return d.Text("t").Insert(tx, at, strings.Repeat("f", size), marks) })
				length += size
			case what == 3:
				size = min(size, length-at)
				edits = append(edits, func(tx *Txn, d *Doc) error { return d.Text("t").Delete(tx, at, size) })
				length -= size
			case what == 4:
				size = min(size, length-at)
				edits = append(edits, func(tx *Txn, d *Doc) error { return d.Text("t").Format(tx, at, size, marks) })
			case what < 7:
				edits = append(edits, func(tx *Txn, d *Doc) error { return d.Array("a").Insert(tx, row, at, NewText("x"), size) })
				rows += 3
			default:
				size = min(size, rows-row)
				edits = append(edits, func(tx *Txn, d *Doc) error { return d.Array("a").Delete(tx, row, size) })
				rows -= size
			}
		}
		one, many := New(WithClientID(1)), New(WithClientID(1))
		if _, err := one.Transact(nil, func(tx *Txn) error {
			return repeat(len(edits), func(i int) error { return edits[i](tx, one) })
		}); err != nil {
			t.Fatal(err)
		}
		for _, edit := range edits {
			if _, err := many.Transact(nil, func(tx *Txn) error { return edit(tx, many) }); err != nil {
				t.Fatal(err)
			}
		}
		if a, b := canonical(t, testView(t, one)), canonical(t, testView(t, many)); a != b {
			t.Fatalf("seed %d: in one transaction\n%s\nin many\n%s", seed, a, b)
		}
	}
}
