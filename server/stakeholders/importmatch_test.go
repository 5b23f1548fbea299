package stakeholders

import (
	"fmt"
	"strings"
	"testing"

	"samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/sheets"
)

// A chain turned round, its first row its own parent: each refused row keeps its
// old parent, which closes a circle with the next. It cost a round for each row,
// within the document's turn.
func TestAChainTurnedRoundIsNotFollowedForEver(t *testing.T) {
	const count = 500
	id := func(i int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", i) }
	m := &Map{index: map[string]int{}}
	var file strings.Builder
	file.WriteString("id;name;parent_id\n")
	for i := range count {
		values := Values{"name": fmt.Sprint("S", i)}
		if i+1 < count {
			values["parentId"] = id(i + 1)
		}
		m.index[id(i)] = i
		m.Stakeholders = append(m.Stakeholders, Thing{ID: id(i), Values: values})
		fmt.Fprintf(&file, "%s;S%d;%s\n", id(i), i, id(max(0, i-1)))
	}
	tables, err := tablesOf([]byte(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	im := newImporter(m, directory{})
	rows := im.plan(tables[0])
	if im.looked > circleRounds+2 {
		t.Errorf("looked %d times for circles", im.looked)
	}
	if circle := fileimport.Circles(im.parentsAfter(rows)); len(circle) > 0 {
		t.Errorf("%d would be above themselves", len(circle))
	}
	if rows[0].Status != fileimport.Wrong || rows[count-1].Status != fileimport.Wrong {
		t.Errorf("got %s and %s", rows[0].Status, rows[count-1].Status)
	}
}

// A row means the relation between its ends, in its direction; one without a type
// the only one there is.
func TestWhichRelationARowMeans(t *testing.T) {
	m := &Map{index: map[string]int{"a": 0, "b": 1}, Stakeholders: []Thing{{ID: "a", Values: Values{"name": "A"}}, {ID: "b", Values: Values{"name": "B"}}}}
	for _, r := range [][4]string{{"r1", "a", "b", "informs"}, {"r2", "a", "b", "funds"}, {"r3", "b", "a", "informs"}} {
		m.Relations = append(m.Relations, Thing{ID: r[0], Values: Values{"fromId": r[1], "toId": r[2], "type": r[3]}})
	}
	for line, want := range map[string]string{"A;B;funds": "r2", "B;A;": "r3", "A;B;": string(fieldtable.AmbiguousMatch), "A;B;advises": fileimport.New} {
		all, err := sheets.Read([]byte("From;To;Type\n"+line+"\n"), sheets.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		tied, ok := recognise(all[0])
		if !ok {
			t.Fatal("no relations in the file")
		}
		r := newImporter(m, directory{}).plan(tied)[0]
		got := r.Status
		switch {
		case len(r.Reasons) > 0:
			got = string(r.Reasons[0].Code)
		case r.Status != fileimport.New:
			got = *r.ID
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", line, got, want)
		}
	}
}
