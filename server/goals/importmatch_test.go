package goals

import (
	"fmt"
	"strings"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/fileimport"
)

// A chain turned round, its first row its own parent: each refused row keeps its old
// parent, which closes a circle with the next. It would cost a round for each row,
// within the list's turn.
func TestAChainTurnedRoundIsNotFollowedForEver(t *testing.T) {
	const count = 500 // clients may write lists deeper than any of ours does
	id := func(i int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", i) }
	doc := ydoc.New()
	var file strings.Builder
	file.WriteString("id;title;parent\n")
	_, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
		for i := range count {
			fields := map[string]any{"title": fmt.Sprint("G", i)}
			if i+1 < count {
				fields["parent"] = id(i + 1)
			}
			goal := ydoc.NewMap()
			for key, v := range fields {
				if err := goal.Set(nil, key, v); err != nil {
					return err
				}
			}
			if err := doc.Map("goals").Set(tx, id(i), goal); err != nil {
				return err
			}
			fmt.Fprintf(&file, "%s;G%d;%s\n", id(i), i, id(max(0, i-1)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	table, err := readGoalTable([]byte(file.String()), "text/csv")
	if err != nil {
		t.Fatal(err)
	}
	im := newImporter(readDoc(doc), fieldtable.Directory{})
	rows := im.plan(table.read())
	if im.looked > circleRounds+2 {
		t.Errorf("looked %d times for circles", im.looked)
	}
	if circle := fileimport.Circles(im.parentsAfter(rows)); len(circle) > 0 {
		t.Errorf("%d would stand above themselves", len(circle))
	}
	if len(rows) != count || rows[0].Status != fileimport.Wrong || rows[count-1].Status != fileimport.Wrong {
		t.Errorf("%d rows, %s and %s", len(rows), rows[0].Status, rows[count-1].Status)
	}
}
