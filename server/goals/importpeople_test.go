package goals_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"samrad/server/goals"
)

// join makes somebody a member of the group and returns their id.
func (w *world) join(t *testing.T, organisation, name, email string) string {
	t.Helper()
	id := w.One(t, `INSERT INTO people (organisation_id, issuer, subject, name, email) VALUES ($1, 'test', gen_random_uuid()::text, $2, $3) RETURNING id::text`,
		organisation, name, email)
	w.Exec(t, `INSERT INTO group_members (group_id, person_id, role) VALUES ($1, $2, 'ambassador')`, w.Group, id)
	return id
}

// ofTitle are the goals of the list by title.
func (w *world) ofTitle(t *testing.T) map[string]values {
	t.Helper()
	found := map[string]values{}
	for _, g := range w.get(t, "/goals?limit=100")["items"].([]any) {
		found[g.(values)["title"].(string)] = g.(values)
	}
	return found
}

// An owner is found by name, by name and municipality, and by e-mail address. Of
// several with one name nobody is guessed.
func TestImportFindsPeople(t *testing.T) {
	w := newWorld(t)
	first := w.join(t, "odense", "Anna Berg", "anna.berg@odense.example")
	second := w.join(t, "vasteras", "Anna Berg", "Anna_Berg@vasteras.example")
	third := w.join(t, "vasteras", "Anna Berg", "anna.b@vasteras.example")
	w.join(t, "odense", "Per Holm", "shared@odense.example")
	w.join(t, "odense", "Ida Holm", "shared@odense.example")
	w.Exec(t, `INSERT INTO people (organisation_id, issuer, subject, name, email) VALUES ('odense', 'test', 'away', 'Away', 'away@odense.example')`)
	rows := []struct{ owner, want, id string }{
		{"Elin", "new", string(w.Ambassador.Person)},
		{"ANNA.BERG@odense.example", "new", first},
		{"mailto:anna.berg@odense.example", "new", first},
		{"Anna Berg <anna_berg@vasteras.example>", "new", second},
		{"Somebody Else <mailto:anna.b@vasteras.example>", "new", third}, // the address counts
		{"Anna Berg (Odense)", "new", first},
		{"Anna Berg", "new but ambiguous_person", ""},
		{"anna berg (västerås)", "new but ambiguous_person", ""},
		{"shared@odense.example", "new but ambiguous_person", ""},
		{"away@odense.example", "new but unknown_person", ""}, // no member
		{"Anna Berg <nobody@odense.example>", "new but unknown_person", ""},
		{"Hjemmeplejen", "new but unknown_person", ""},
		{third, "new", third},
	}
	file := "title;owner\n"
	for i, r := range rows {
		file += fmt.Sprintf("G%d;%s\n", i, r.owner)
	}
	_, drawn := w.send(t, "/goals/import?apply=true", "text/csv", file)
	found := w.ofTitle(t)
	for i, line := range strings.Split(drawn, "; ") {
		r, title := rows[i], fmt.Sprintf("G%d", i)
		want := strings.Replace(r.want, "new", "new "+title, 1)
		owner, unit := any(r.id), any(nil)
		if r.id == "" {
			want += fmt.Sprintf("(ownerId %q in responsibleUnit)", r.owner)
			owner, unit = nil, r.owner
		}
		if line != want || found[title]["ownerId"] != owner || found[title]["responsibleUnit"] != unit {
			t.Errorf("%s: got %s, owner %v, unit %v; want %s, %v, %v", r.owner, line, found[title]["ownerId"], found[title]["responsibleUnit"], want, owner, unit)
		}
	}
	again, drawn := w.send(t, "/goals/import?apply=true", "text/csv", file)
	if again.Counts.Unchanged != len(rows) {
		t.Errorf("once more: %s", drawn)
	}
}

// Words that name nobody never take the place of others, and a row beside them
// that is wrong for another reason says both.
func TestImportKeepsWordsThatNameNobody(t *testing.T) {
	w := newWorld(t)
	w.post(t, "/goals", values{"title": "Has an owner", "ownerId": w.Ambassador.Person, "responsibleUnit": "Care"})
	file := "title;owner;responsible unit;due\nHas an owner;Nobody;;\nNew;Nobody;Home help;\nLate;Nobody;;one day\nLong;" + strings.Repeat("x", 301) + ";;\n"
	_, drawn := w.send(t, "/goals/import?apply=true", "text/csv", file)
	want := `unchanged Has an owner but unknown_person(ownerId "Nobody"); new New but unknown_person(ownerId "Nobody"); ` +
		`wrong Late not_a_date(due) but unknown_person(ownerId "Nobody"); new Long but unknown_person(ownerId "` + strings.Repeat("x", 100) + `…")`
	if drawn != want {
		t.Errorf("got %s, want %s", drawn, want)
	}
	found := w.ofTitle(t)
	if g := found["Has an owner"]; g["ownerId"] != string(w.Ambassador.Person) || g["responsibleUnit"] != "Care" {
		t.Errorf("got %v", g)
	}
	if g := found["New"]; g["responsibleUnit"] != "Home help" || g["ownerId"] != nil {
		t.Errorf("got %v", g)
	}
}

// The same holds for everything in a list that names people.
func TestListImportFindsPeople(t *testing.T) {
	w := newWorld(t)
	anna := w.join(t, "odense", "Anna Berg", "anna@odense.example")
	w.join(t, "vasteras", "Anna Berg", "berg@vasteras.example")
	plan := w.post(t, "/plans", values{"title": "P"})["id"].(string)
	file := "Title,Plan,Who,Roles\n" +
		"A,P,anna@odense.example,Elin: R|Anna Berg (Odense): a\n" +
		"B,P,Anna Berg,Nobody: R|Elin: C\n" +
		"C,P,,Nobody: R\n" +
		"D,P,,Elin: Q\n"
	answer := w.Send(w.Coordinator, w.path+"/goal-list/import?apply=true", "text/csv", []byte(file))
	if answer.Code != 200 {
		t.Fatalf("%d %s", answer.Code, answer.Body)
	}
	var report goals.ListImportReport
	if err := json.Unmarshal(answer.Body.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range report.Sections[0].Rows {
		line := r.Status + " " + r.Name
		for _, x := range r.Warnings {
			line += fmt.Sprintf(" %s(%s %s)%s", x.Code, x.Column, x.Value, x.KeptIn)
		}
		for _, x := range r.Reasons {
			line += fmt.Sprintf(" %s(%s %s)", x.Code, x.Column, x.Value)
		}
		got = append(got, line)
	}
	want := "new A; new B ambiguous_person(responsibleId Anna Berg) unknown_person(raci Nobody); new C unknown_person(raci Nobody); wrong D unknown_value(raci Q)"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
	for _, a := range w.get(t, "/activities?limit=10")["items"].([]any) {
		a := a.(values)
		text := fmt.Sprint(a["title"], a["responsibleId"], a["raci"], a["planId"] == plan)
		elin := string(w.Ambassador.Person)
		if ok := map[string]string{"A": fmt.Sprint("A", anna, values{elin: "R", anna: "A"}, true), "B": fmt.Sprint("B", nil, values{elin: "C"}, true),
			"C": fmt.Sprint("C", nil, values{}, true)}[fmt.Sprint(a["title"])]; ok != text {
			t.Errorf("got %s, want %s", text, ok)
		}
	}
}
