package goals_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"samrad/server/sheets"
)

var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}`)

// entangled is a list in which names alone say little: goals, activities and people
// of one name, titles with the marks that part names, somebody who left the group, and
// links into other documents, one of which the reader may not see.
func (w *world) entangled(t *testing.T) (hidden string) {
	t.Helper()
	first, second := w.join(t, "odense", "Anna Berg", ""), w.join(t, "vasteras", "Anna Berg", "")
	third, gone := w.join(t, "vasteras", "Anna Berg", ""), w.join(t, "odense", "Gone Home", "")
	document := func(kind, title, group string) string {
		return w.One(t, `INSERT INTO documents (group_id, kind, title, created_by) VALUES ($1, $2, $3, $4) RETURNING id::text`, group, kind, title, w.Coordinator.Person)
	}
	network := document("stakeholder_map", "Our map", w.Group)
	hidden = document("goal_list", "Of others", w.Other)
	w.Exec(t, `INSERT INTO stakeholders (document_id, id, group_id, name, tags, relevant_steps, personal_data) VALUES ($1, 's1', $2, 'Relatives', '{}', '{}', false)`, network, w.Group)
	law := w.One(t, `INSERT INTO reference_goals (id, group_id, country, title) VALUES (gen_random_uuid(), $1, 'DK', 'The law') RETURNING id::text`, w.Group)
	a := w.post(t, "/goals", values{"title": "Twin, one|two", "ownerId": first})["id"]
	b := w.post(t, "/goals", values{"title": "Twin, one|two", "ownerId": third, "parentId": a})["id"]
	c := w.post(t, "/goals", values{"title": "Alone, with a comma", "ownerId": gone, "parentId": b})["id"]
	i := w.post(t, "/indicators", values{"goalId": b, "name": "Nights", "beneficiaryDocument": network, "beneficiaryId": "s1", "ownerId": w.Ambassador.Person})["id"]
	j := w.post(t, "/indicators", values{"goalId": a, "name": "Nights"})["id"]
	p := w.post(t, "/plans", values{"title": "P", "goals": []any{a, b, c}, "indicators": []any{j}, "ownerId": second, "operationalOwnerId": gone})["id"]
	for _, n := range []int{3, 4} {
		w.post(t, fmt.Sprint("/indicators/", i, "/values"), values{"value": n, "periodStart": "2027-01-01", "periodEnd": "2027-03-31", "municipalityId": "odense"})
	}
	w.post(t, "/plans", values{"title": "Q", "goals": []any{c}, "indicators": []any{i, j}})
	x := w.post(t, "/activities", values{"title": "Meet", "planId": p, "raci": values{first: "R", second: "A", third: "C", gone: "I", string(w.Coordinator.Person): "I"}})["id"]
	y := w.post(t, "/activities", values{"title": "Meet", "planId": p, "dependsOn": []any{x}})["id"]
	w.post(t, "/activities", values{"title": "Report", "planId": p, "dependsOn": []any{x, y}, "responsibleId": third})
	w.post(t, "/goal-links", values{"fromGoal": b, "toKind": "stakeholder", "toDocument": network, "toId": "s1", "type": "contributes_to"})
	w.post(t, "/goal-links", values{"fromGoal": a, "toKind": "reference_goal", "toId": law, "type": "fulfils_obligation"})
	w.post(t, "/goal-links", values{"fromGoal": c, "toKind": "goal", "toDocument": hidden, "toId": law, "toTitle": "Theirs", "type": "aligns_with"})
	w.post(t, "/goal-links", values{"fromGoal": c, "toKind": "goal", "toId": a, "type": "depends_on"})
	w.Exec(t, `DELETE FROM group_members WHERE person_id = $1`, gone)
	return hidden
}

// In every language a workbook says what people call things; ids stand in columns of
// their own. It comes back as it was.
func TestWorkbooksSayNames(t *testing.T) {
	w := exportWorld(t)
	hidden := w.entangled(t)
	before := w.tables(t)
	for _, language := range []string{"da", "nb", "sv", "fi", "is", "en"} {
		file := w.file(t, "xlsx&language="+language)
		all, err := sheets.Read([]byte(file), sheets.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		ids := 0
		for _, s := range all {
			for _, row := range s.Rows[1:] {
				for j, cell := range row {
					if ids += strings.Count(s.Rows[0][j].Text, "(ID)"); cell.Text != hidden && anID.MatchString(cell.Text) && !strings.Contains(s.Rows[0][j].Text, "ID") &&
						!strings.Contains(strings.ToLower(s.Rows[0][j].Text), "id ") && !strings.HasPrefix(s.Rows[0][j].Text, "Auðkenni") && !strings.Contains(s.Rows[0][j].Text, "tunniste") {
						t.Errorf("%s: %s, %q holds %q", language, s.Name, s.Rows[0][j].Text, cell.Text)
					}
				}
			}
		}
		if ids == 0 {
			t.Errorf("%s: no ids beside names", language)
		}
		if drawn := w.sendList(t, "?apply=true", file); strings.Count(drawn, "unchanged ") != 14 || strings.Contains(drawn, "wrong") {
			t.Errorf("%s: %s", language, drawn)
		}
		if _, drawn := w.send(t, "/goals/import?apply=true", "text/csv", w.file(t, "csv&language="+language)); strings.Count(drawn, "unchanged ") != 3 {
			t.Errorf("%s csv: %s", language, drawn)
		}
	}
	if after := w.tables(t); after != before {
		t.Errorf("got\n%s\nwant\n%s", after, before)
	}
	for _, name := range []string{"Anna Berg (Odense): R | Anna Berg (Västerås): ", "Gone Home", "|Our map|Relatives|", "|The law|", "|Meet|", "Alone, with a comma|"} {
		if !strings.Contains(before, name) {
			t.Errorf("the workbook lacks %q:\n%s", name, before)
		}
	}
	if strings.Contains(before, "Of others") {
		t.Error("it names a document that the reader may not see")
	}
	file := w.file(t, "xlsx")
	w.path = "/api/v1/documents/" + w.One(t, `INSERT INTO documents (group_id, kind, title, created_by) VALUES ($1, 'goal_list', 'Another', $2) RETURNING id::text`, w.Group, w.Coordinator.Person)
	drawn := w.sendList(t, "?apply=true", file)
	if strings.Count(drawn, "new ") != 14 {
		t.Errorf("into an empty list: %s", drawn)
	}
	after := w.tables(t)
	for _, line := range strings.Split(before, "\n") { // all but where somebody is named who is no member, and values
		if !strings.Contains(line, "Gone Home") && !strings.Contains(line, "|4||") && !strings.HasPrefix(line, "ID|") && !strings.Contains(after, line) {
			t.Errorf("into an empty list: no line %s in\n%s", line, after)
		}
	}
	if !strings.Contains(after, "|Alone, with a comma|||||Gone Home|") {
		t.Errorf("the words for the owner are lost:\n%s", after)
	}
}

// Somebody who writes another name means it, whatever the id beside says; and a name
// that nobody has is refused, not passed over.
func TestNamesCountMoreThanTheIDsBeside(t *testing.T) {
	w := newWorld(t)
	a, b := w.goal(t, "Twin", nil), w.goal(t, "Twin", nil)
	c := w.goal(t, "Other", nil)
	p := w.post(t, "/plans", values{"title": "P", "goals": []any{a}})["id"].(string)
	for _, row := range []struct{ names, keys, want string }{
		{"Twin", b, b}, {"Twin", c + "|" + a, a}, {"Other", b, c}, {"Twin|Other", c + "|" + b, fmt.Sprint(b, c)}, {"Twin|Twin", a + "|" + b, fmt.Sprint(a, b)},
		{"Nowhere", a, "wrong"}, {"Twin", "", "wrong"}, {"Twin", c, "wrong"},
	} {
		w.path = "/api/v1/documents/" + string(w.Document)
		answer := w.Send(w.Coordinator, w.path+"/goal-list/import?apply=true", "text/csv", []byte("Title,Goals,Goals (ID),Purpose\nP,"+row.names+","+row.keys+",why\n"))
		got := w.get(t, "/plans")["items"].([]any)[0].(values)
		if got["id"] != p {
			t.Fatalf("another plan: %s", answer.Body)
		}
		want := row.want
		said := fmt.Sprint(got["goals"])
		for _, id := range []string{a, b, c} {
			if has, should := strings.Contains(said, id), strings.Contains(want, id); want != "wrong" && has != should {
				t.Errorf("%s beside %s: %v, want %s", row.names, row.keys, said, want)
			}
		}
		if strings.Contains(answer.Body.String(), `"wrong":1`) != (want == "wrong") {
			t.Errorf("%s beside %s: %s", row.names, row.keys, answer.Body)
		}
	}
}
