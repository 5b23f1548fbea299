package ydoc

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"
)

// Whatever differs between before and after is among what Changed tells, for
// one's own changes and for those of others, in whatever pieces they come.
func TestChangedTellsAllThatDiffers(t *testing.T) {
	for seed := range int64(300) {
		r := rand.New(rand.NewSource(seed))
		writers := []*Doc{New(WithClientID(1)), New(WithClientID(2))}
		reader := New(WithClientID(3))
		told := 0
		for step := range 25 {
			d := writers[r.Intn(2)]
			d.SetClientID(uint64(10 + r.Intn(4) + 10*slices.Index(writers, d)))
			before := shown(t, d)
			update, err := d.Transact(nil, func(tx *Txn) error { return changeSomething(r, d, tx) })
			if err != nil {
				t.Fatal(err)
			}
			told += mustTell(t, seed, step, d, before, shown(t, d))
			if update == nil {
				continue
			}
			others := []*Doc{reader}
			if r.Intn(3) == 0 {
				others = append(others, writers[1-slices.Index(writers, d)])
				update = d.EncodeState()
			}
			for _, other := range others {
				before = shown(t, other)
				if err := other.Apply(update); err != nil {
					t.Fatal(err)
				}
				told += mustTell(t, seed, step, other, before, shown(t, other))
			}
		}
		if told == 0 {
			t.Errorf("seed %d: nothing was ever told", seed)
		}
	}
}

// Nothing is told of what stayed as it was.
func TestChangedTellsNoMore(t *testing.T) {
	d := New(WithClientID(1))
	_, err := d.Transact(nil, func(tx *Txn) error {
		for _, id := range []string{"a", "b", "c"} {
			if err := d.Map("goals").Set(tx, id, NewMap()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	change := func(f func(tx *Txn) error) {
		t.Helper()
		if _, err := d.Transact(nil, f); err != nil {
			t.Fatal(err)
		}
	}
	b := d.Map("goals").Get("b").(*Map)
	change(func(tx *Txn) error { return b.Set(tx, "title", NewText("Words")) })
	want := []Entry{{"goals", "b"}}
	if got, all := d.Changed(); !all || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v %v, want %v", got, all, want)
	}
	change(func(tx *Txn) error { return b.Get("title").(*Text).Delete(tx, 0, 3) })
	if got, all := d.Changed(); !all || !reflect.DeepEqual(got, want) {
		t.Errorf("a word deleted: got %v %v, want %v", got, all, want)
	}
	change(func(tx *Txn) error { return d.Map("goals").Delete(tx, "b") })
	if got, all := d.Changed(); !all || !reflect.DeepEqual(got, want) {
		t.Errorf("all of it deleted: got %v %v, want %v", got, all, want)
	}
	state := d.EncodeState()
	if err := d.Apply(state); err != nil {
		t.Fatal(err)
	}
	if got, all := d.Changed(); !all || len(got) != 0 {
		t.Errorf("nothing new: got %v %v", got, all)
	}
}

func changeSomething(r *rand.Rand, d *Doc, tx *Txn) error {
	root := d.Map([]string{"goals", "links"}[r.Intn(2)])
	id := fmt.Sprint("id", r.Intn(6))
	fields, ok := root.Get(id).(*Map)
	switch n := r.Intn(8); {
	case !ok || n == 0:
		return root.Set(tx, id, NewMap())
	case n == 1:
		return root.Delete(tx, id)
	case n < 4:
		return fields.Set(tx, fmt.Sprint("f", r.Intn(4)), r.Intn(100))
	case n == 4:
		return fields.Delete(tx, fmt.Sprint("f", r.Intn(4)))
	}
	text, ok := fields.Get("text").(*Text)
	if !ok {
		return fields.Set(tx, "text", NewText("words of it"))
	}
	if n := text.Len(); n > 3 && r.Intn(2) == 0 {
		return text.Delete(tx, r.Intn(n-2), 2)
	}
	var attrs map[string]any
	if r.Intn(4) == 0 {
		attrs = map[string]any{"bold": true}
	}
	return text.Insert(tx, r.Intn(text.Len()+1), "xy", attrs)
}

// shown is what stands at each entry.
func shown(t *testing.T, d *Doc) map[Entry]string {
	t.Helper()
	out := map[Entry]string{}
	for _, name := range []string{"goals", "links"} {
		all, err := d.Map(name).ToJSON()
		if err != nil {
			t.Fatal(err)
		}
		for id, v := range all {
			out[Entry{name, id}] = fmt.Sprint(v)
		}
	}
	return out
}

func mustTell(t *testing.T, seed int64, step int, d *Doc, before, after map[Entry]string) int {
	t.Helper()
	entries, all := d.Changed()
	if !all {
		return 0
	}
	for e := range before {
		if before[e] != after[e] && !slices.Contains(entries, e) {
			t.Fatalf("seed %d step %d: %v changed from %q to %q, told only of %v", seed, step, e, before[e], after[e], entries)
		}
	}
	for e := range after {
		if before[e] != after[e] && !slices.Contains(entries, e) {
			t.Fatalf("seed %d step %d: %v became %q, told only of %v", seed, step, e, after[e], entries)
		}
	}
	return len(entries)
}
