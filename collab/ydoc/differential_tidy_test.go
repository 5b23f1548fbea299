package ydoc

import "testing"

// TestStoreKeepsFormatsPeopleSee tells of one session, found by
// TestAgainstYjs. One client makes a space italic. Another deletes that space,
// and meanwhile the first writes words behind it, in italics too. A yjs document
// that gets the updates one by one sees for a moment an italic start and end with
// nothing between, and removes the start of its own accord; then the words come
// and are not italic there. Both clients see them in italics, and so does yjs when
// it gets the same updates as one. The store removes nothing of its own accord,
// so it holds what they see.
func TestStoreKeepsFormatsPeopleSee(t *testing.T) {
	const seed = 1104
	yjs := startYjs(t, "sessions.cjs")
	s := yjs.session(t, seed, 8+seed%40)
	live := canonical(t, s.Live)
	if canonical(t, s.View) == live {
		t.Error("yjs one by one reads as the clients: mustRead need no longer allow for tidying")
	}
	store := NewStore(Limits{})
	for _, u := range s.Updates {
		if _, err := store.Apply(u); err != nil {
			t.Fatal(err)
		}
	}
	for name, state := range map[string][]byte{"store": store.EncodeState(), "merged": mustMerge(t, s.Updates), "merged by yjs": s.Merged} {
		var answer struct{ View any }
		yjs.ask(t, map[string]any{"cmd": "view", "updates": [][]byte{state}}, &answer)
		if got := canonical(t, answer.View); got != live {
			t.Errorf("%s, read by yjs:\n%s\nthe clients\n%s", name, got, live)
		}
		d := openDoc()
		mustApply(t, seed, d, [][]byte{state})
		if got := canonical(t, testView(t, d)); got != live {
			t.Errorf("%s, read here:\n%s\nthe clients\n%s", name, got, live)
		}
	}
	d := openDoc()
	mustApply(t, seed, d, s.Updates)
	if got := canonical(t, testView(t, d)); got != canonical(t, s.View) {
		t.Errorf("one by one:\n%s\nyjs\n%s", got, s.View)
	}
}
