package goals

import (
	"fmt"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/goals/tree"
)

// BenchmarkChange is one change through REST of a list of 2,000 goals, without
// the hub: opening, reading, editing, and reading again for the answer.
func BenchmarkChange(b *testing.B) {
	doc := ydoc.New()
	_, err := fieldtable.Edit(doc, func(fe fieldtable.Editor) error {
		e, last := Editor{fe}, ""
		for i := range 2000 {
			last = tree.Between(last, "")
			parent := ""
			if i > 0 {
				parent = fmt.Sprintf("goal-%04d", (i-1)/5)
			}
			err := e.AddGoal(fmt.Sprintf("goal-%04d", i), parent, last, Values{"title": fmt.Sprint("Goal ", i), "description": "Some words that say what it is about.",
				"status": "in_progress", "health": "on_track", "due": "2027-12-31", "steps": []int{1, 2}, "departments": []string{"Home care"}, "progress": 40.0})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	state := doc.EncodeState()
	for _, part := range []struct {
		name string
		run  func() error
	}{
		{"open", func() error { _, err := open(state); return err }},
		{"read", func() error { readDoc(doc); return nil }},
		{"progress", func() error { l := readDoc(doc); l.Progress(l.Measure(nil), nil); return nil }},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				if err := part.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
