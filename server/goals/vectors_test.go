package goals_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/goals"
)

// The tree as a function of the map, as the frontend has written it down.
func TestTreeVectors(t *testing.T) {
	var all struct {
		Cases []struct {
			Name  string
			Goals map[string]any
			Want  struct {
				Goals []struct {
					ID, Code, Title, Level string
					Parent                 *string
					Depth                  int
					Orphan                 bool
				}
				Removed []string
			}
		}
	}
	text, err := os.ReadFile("testdata/tree.json")
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil || len(all.Cases) < 50 {
		t.Fatalf("%d cases: %v", len(all.Cases), err)
	}
	for _, c := range all.Cases {
		l := listOf(t, c.Goals)
		var got, want strings.Builder
		for _, id := range l.Tree.Flat() {
			g, _ := l.Goal(id)
			level, _, _, _ := l.Effective(g)
			fmt.Fprintln(&got, id, l.Tree.Parent(id), l.Tree.Depth(id), l.Tree.Code(id), g.Values["title"], level, l.Tree.Orphan(id))
		}
		for _, g := range c.Want.Goals {
			parent := ""
			if g.Parent != nil {
				parent = *g.Parent
			}
			fmt.Fprintln(&want, g.ID, parent, g.Depth, g.Code, g.Title, g.Level, g.Orphan)
		}
		removed := l.Tree.Removed()
		slices.SortFunc(removed, func(a, b string) int { return cmp.Or(cmp.Compare(l.RemovedAt[b], l.RemovedAt[a]), cmp.Compare(a, b)) })
		if got.String() != want.String() || !slices.Equal(removed, c.Want.Removed) {
			t.Errorf("%s: got\n%sremoved %v, want\n%sremoved %v", c.Name, &got, removed, &want, c.Want.Removed)
		}
	}
}

// listOf builds a document of entries as vectors have them, and reads it.
func listOf(t *testing.T, entries map[string]any) *goals.List {
	t.Helper()
	doc := ydoc.New()
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
		root := doc.Map("goals")
		for _, id := range slices.Sorted(maps.Keys(entries)) {
			if err := set(tx, root, id, entries[id]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := goals.Read(update)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// set puts what JSON gave: {"text": …} is a shared text, other objects are maps.
func set(tx *ydoc.Txn, in *ydoc.Map, key string, v any) error {
	fields, ok := v.(map[string]any)
	if !ok {
		return in.Set(tx, key, v)
	}
	if s, ok := fields["text"].(string); ok && len(fields) == 1 {
		return in.Set(tx, key, ydoc.NewText(s))
	}
	m := ydoc.NewMap()
	if err := in.Set(tx, key, m); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if err := set(tx, m, name, fields[name]); err != nil {
			return err
		}
	}
	return nil
}
