package goals_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access/accesstest"
	"samrad/server/exports"
	"samrad/server/goals"
	"samrad/server/sheets"
	"samrad/server/stakeholders"
)

// exportWorld is a goal list with what exports it.
func exportWorld(t *testing.T) *world {
	w := &world{hub: accesstest.NewRecorder()}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		goals.New(pool, w.hub, func(collab.DocumentID) {}).Register(api)
		exports.New(pool, w.hub, stakeholders.New(pool, w.hub)).Register(api)
	})
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	w.path = "/api/v1/documents/" + string(w.Document)
	return w
}

func (w *world) file(t *testing.T, format string) string {
	t.Helper()
	answer := w.Do(w.Observer, "GET", w.path+"/export?format="+format, nil)
	if answer.Code != 200 {
		t.Fatalf("%s: %d %s", format, answer.Code, answer.Body)
	}
	return answer.Body.String()
}

// The files of a list speak the reader's language, and every one of them is read
// back without a change, or into an empty list as it was.
func TestAWholeListInEveryLanguage(t *testing.T) {
	w := exportWorld(t)
	w.whole(t)
	i := w.get(t, "/indicators")["items"].([]any)[0].(values)["id"]
	g := w.get(t, "/goals")["items"].([]any)[0].(values)["id"]
	w.post(t, fmt.Sprint("/goals/", g, "/check-ins"), values{"health": "at_risk", "done": "Much", "helpWanted": true})
	source, plain := w.path, w.tables(t)
	page := w.file(t, "html&language=da")
	for _, part := range []string{`<html lang="da">`, "<h2>Planer</h2>", "<h4>Hvorfor</h4>", "<p>Målværdi</p>", "<p>Hvad er gjort</p>", "<p>I fare</p>"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page in Danish lacks %s", part)
		}
	}
	for _, value := range []values{{"value": 12.5, "municipalityId": "odense"}, {"value": 13, "municipalityId": "odense"}, {"value": 7, "estimate": true, "n": 3}} {
		value["periodStart"], value["periodEnd"] = "2027-01-01", "2027-03-31"
		w.post(t, fmt.Sprint("/indicators/", i, "/values"), value)
	}
	for language, words := range map[string][]string{
		"da": {"Indikatorer", "Står under", "Baseline", "Skal falde", "Venter på", "Fra målet", "afhænger af", "Periodens start", "Hvad står i vejen", "I fare", "Hvorfor"},
		"nb": {"Indikatorer", "Nullpunkt", "Skal synke", "Lenker", "Periodestart", "Utsatt"}, "sv": {"Länkar", "Utgångsläge", "Ska minska", "Avstämningar"},
		"fi": {"Mittarit", "Lähtötaso", "Vähenee", "Odottaa", "Jakson alku", "Vaarassa"}, "is": {"Mælikvarðar", "Grunnlína", "Bíður eftir", "Upphaf tímabils"},
		"en": {"Baseline", "Should fall", "Waits for", "Why"}} {
		w.path = source
		file := w.file(t, "xlsx&language="+language)
		all, err := sheets.Read([]byte(file), sheets.Limits{})
		if err != nil || len(all) != 7 {
			t.Fatalf("%s: %d sheets, %v", language, len(all), err)
		}
		said := fmt.Sprint(all)
		for _, word := range words {
			if !strings.Contains(said, word) {
				t.Errorf("%s: the workbook lacks %q", language, word)
			}
		}
		for _, sheet := range all {
			for _, cell := range sheet.Rows[0] {
				if language != "en" && strings.Contains("|Goal|Parent|Current|Corrected by|Obstacles|Purpose|Depends on|Municipality|", "|"+cell.Text+"|") {
					t.Errorf("%s: %s has a column %q", language, sheet.Name, cell.Text)
				}
			}
		}
		checkFormulas(t, []byte(file), all[0].Name, all[1].Name)
		if again := w.sendList(t, "?apply=true", file); strings.Count(again, "unchanged ") != 12 {
			t.Errorf("%s into itself: %s", language, again)
		}
		if _, drawn := w.send(t, "/indicator-values/import?apply=true", xlsxHeader, file); strings.Count(drawn, "unchanged ") != 3 {
			t.Errorf("%s, values: %s", language, drawn)
		}
		for _, format := range []string{"csv", "markdown"} {
			kind := map[string]string{"csv": "text/csv", "markdown": markdownType}[format]
			if _, drawn := w.send(t, "/goals/import?apply=true", kind, w.file(t, format+"&language="+language)); strings.Count(drawn, "unchanged ") != 3 {
				t.Errorf("%s %s: %s", language, format, drawn)
			}
		}
		w.path = "/api/v1/documents/" + w.One(t, `INSERT INTO documents (group_id, kind, title, created_by) VALUES ($1, 'goal_list', 'Another', $2) RETURNING id::text`, w.Group, w.Coordinator.Person)
		if done := w.sendList(t, "?apply=true", file); strings.Count(done, "new ") != 12 {
			t.Errorf("%s into an empty list: %s", language, done)
		}
		if after := w.tables(t); after != plain {
			t.Errorf("%s: got\n%s\nwant\n%s", language, after, plain)
		}
	}
}

// sendList imports a file and draws the report, kind by kind.
func (w *world) sendList(t *testing.T, query, file string) string {
	t.Helper()
	answer := w.Send(w.Coordinator, w.path+"/goal-list/import"+query, "application/octet-stream", []byte(file))
	if answer.Code != 200 {
		t.Fatalf("%d %s", answer.Code, answer.Body)
	}
	var report goals.ListImportReport
	if err := json.Unmarshal(answer.Body.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range report.Sections {
		lines := []string{}
		for _, r := range s.Rows {
			line := r.Status + " " + r.Name
			if r.Status == "changed" {
				line += " " + strings.Join(r.Changed, ",")
			}
			for _, reason := range r.Reasons {
				line += fmt.Sprintf(" %s(%s)", reason.Code, reason.Column)
			}
			lines = append(lines, strings.Join(strings.Fields(line), " "))
		}
		out = append(out, s.Kind+": "+strings.Join(lines, "; "))
	}
	return strings.Join(out, " | ")
}

// whole makes a list with something of each kind.
func (w *world) whole(t *testing.T) {
	t.Helper()
	a := w.goal(t, "Vision", nil)
	b := w.goal(t, "Twin", a)
	c := w.goal(t, "Twin", nil)
	i := w.post(t, "/indicators", values{"goalId": b, "name": "Visits", "unit": "per night", "kind": "count", "direction": "decrease", "baselineValue": 1234.5, "baselineDate": "2026-12-31",
		"targetValue": 0.125, "targetDate": "2029-12-31", "milestones": values{"2027-06-30": 1.234, "2028-06-30": 40}, "ownerId": w.Ambassador.Person, "thresholdGreen": 80})["id"]
	j := w.post(t, "/indicators", values{"goalId": c, "name": "Visits", "definition": "one;\n\"two\" =3"})["id"]
	p := w.post(t, "/plans", values{"title": "Train all", "goals": []any{a, c}, "indicators": []any{i, j}, "purpose": "Why,\nand how.", "step": 6, "handoverOn": "2028-01-01"})["id"]
	x := w.post(t, "/activities", values{"title": "Write", "planId": p, "start": "2027-01-01", "due": "2027-02-01", "raci": values{string(w.Coordinator.Person): "A"}})["id"]
	y := w.post(t, "/activities", values{"title": "Hold", "planId": p, "dependsOn": []any{x}, "milestone": true, "percent": 12.5})["id"]
	w.post(t, "/goal-links", values{"fromGoal": a, "toKind": "goal", "toId": c, "type": "depends_on", "strength": 2, "note": "a; b"})
	w.post(t, "/goal-links", values{"fromGoal": b, "toKind": "initiative", "toTitle": "=1+1", "type": "supports_initiative"})
	w.post(t, "/goal-links", values{"fromGoal": b, "toKind": "action", "toId": y, "type": "depends_on"})
	w.post(t, "/goal-links", values{"fromGoal": b, "toKind": "reference_goal", "toId": "5f5f5f5f-0000-4000-8000-000000000001", "toTitle": "Law", "type": "fulfils_obligation"})
}

// What is exported can be imported into an empty list, and is then exported the
// same; and into the same list, where it changes nothing.
func TestAWholeListThereAndBack(t *testing.T) {
	for _, format := range []string{"xlsx", "json"} {
		w := exportWorld(t)
		w.whole(t)
		file, before := w.file(t, format), w.tables(t)
		if ics := w.file(t, "ics"); strings.Count(ics, "BEGIN:VEVENT") != 1 || !strings.Contains(ics, "DTSTART;VALUE=DATE:20270201\r\n") || !strings.Contains(ics, "SUMMARY:Activity: Write\r\n") {
			t.Errorf("the calendar: %s", ics)
		}
		if again := w.sendList(t, "?apply=true", file); strings.Count(again, "unchanged ") != 12 {
			t.Errorf("%s into itself: %s", format, again)
		}
		w.Document = collab.DocumentID(w.One(t, `INSERT INTO documents (group_id, kind, title, created_by) VALUES ($1, 'goal_list', 'Another', $2) RETURNING id::text`, w.Group, w.Coordinator.Person))
		w.path = "/api/v1/documents/" + string(w.Document)
		preview := w.sendList(t, "", file)
		if strings.Contains(preview, "wrong") || strings.Count(preview, "new ") != 12 {
			t.Errorf("%s into an empty list: %s", format, preview)
		}
		if w.outline(t) != "" {
			t.Error("a preview wrote")
		}
		if done := w.sendList(t, "?apply=true", file); done != preview {
			t.Errorf("%s: done %s, said %s", format, done, preview)
		}
		if after := w.tables(t); after != before {
			t.Errorf("%s: got\n%s\nwant\n%s", format, after, before)
		}
		if again := w.sendList(t, "?apply=true", file); strings.Count(again, "unchanged ") != 12 {
			t.Errorf("%s once more: %s", format, again)
		}
	}
}

// tables are the five tables as the workbook has them.
func (w *world) tables(t *testing.T) string {
	t.Helper()
	all, err := sheets.Read([]byte(w.file(t, "xlsx")), sheets.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, s := range all {
		if s.Name == "Values" || s.Name == "Check-ins" {
			continue
		}
		fmt.Fprintln(&out, s.Name)
		for _, row := range s.Rows {
			for _, c := range row {
				fmt.Fprintf(&out, "%s|", c.Text)
			}
			fmt.Fprintln(&out)
		}
	}
	return out.String()
}

func TestImportOfOtherTables(t *testing.T) {
	w := exportWorld(t)
	w.whole(t)
	for file, want := range map[string]string{
		"name;goal;unit;target value\nNights;Vision;per month;1.234,5\nNights;Vision;;\n":                                                                                                             "indicators: new Nights; new Nights",
		"name;goal;target value\nA;Twin;\nB;Nowhere;\nC;Vision;1.234\n;Vision;3\nD;;3\n":                                                                                                              "indicators: wrong A ambiguous_match(goalId); wrong B unknown_goal(goalId); wrong C ambiguous_number(targetValue); wrong missing_name(name); wrong D unknown_goal(goalId)",
		"title;plan;start;due;depends on;responsible\nWrite;Train all;2027-03-01;2027-02-01;;\nNew;Train all;;;Later;\nLater;Train all;;;Hold;Elin\nLoop;Train all;;;Loop;\nLost;Nothing;;;;Nobody\n": "activities: wrong Write dates_reversed(due); new New; new Later; wrong Loop waits_for_itself(dependsOn); wrong Lost unknown_plan(planId)",
		"title;purpose\nTrain all;Otherwise\nAnother;Why\n":                                                                                                                                           "plans: changed Train all purpose; new Another",
		"from goal;type;to kind;to\nVision;supports_initiative;goal;Vision\n":                                                                                                                         "links: wrong Vision → Vision unknown_value(toId)",
		"from goal;type;to kind;to title\nVision;supports_initiative;initiative;Care\nVision;helps;initiative;Care\nVision;;;\n":                                                                      "links: new Vision → Care; wrong Vision → Care unknown_value(type); wrong Vision → missing_name(type) missing_name(toKind)",
	} {
		if got := w.sendList(t, "", file); got != want {
			t.Errorf("%q:\n got %s\nwant %s", file, got, want)
		}
	}
	if got := w.sendList(t, "?apply=true", "title;plan;depends on\nNew;Train all;Later\nLater;Train all;Hold\n"); got != "activities: new New; new Later" {
		t.Errorf("got %s", got)
	}
	for _, a := range w.get(t, "/activities")["items"].([]any) {
		if a := a.(values); (a["title"] == "New" || a["title"] == "Later") && len(a["dependsOn"].([]any)) != 1 {
			t.Errorf("%v waits for %v", a["title"], a["dependsOn"])
		}
	}
	for _, bad := range []struct{ file, code string }{{"a;b\n1;2\n", "no_headers"}, {"{}", "unreadable"}, {`{"goals": [1]}`, "unreadable"}, {`{"goals"`, "unreadable"}, {"PK\x03\x04 x", "unreadable"}, {"\n", "empty"}} {
		if got := w.Send(w.Coordinator, w.path+"/goal-list/import", "text/csv", []byte(bad.file)); got.Code != 422 || !strings.Contains(got.Body.String(), bad.code) {
			t.Errorf("%q: %d %s", bad.file, got.Code, got.Body)
		}
	}
	if got := w.sendList(t, "", `{"goals": {"x": {"title": {"a": 1}, "parent": "x"}, "bad id\n": {"title": "T"}}, "links": {"l": {"from_goal": "y"}}}`); got != "goals: wrong missing_name(title)" {
		t.Errorf("odd JSON: %s", got)
	}
	if got := w.Send(w.Ambassador, w.path+"/goal-list/import?apply=true", "text/csv", []byte("title\nx\n")); got.Code != 403 {
		t.Errorf("an ambassador: %d", got.Code)
	}
	if got := w.Send(w.Stranger, w.path+"/goal-list/import", "text/csv", []byte("title\nx\n")); got.Code != 404 {
		t.Errorf("a stranger: %d", got.Code)
	}
}

// A JSON file holds no more of anything than a list does.
func TestImportOfTooMuchJSON(t *testing.T) {
	w := newWorld(t)
	var file strings.Builder
	file.WriteString(`{"goals": {`)
	for i := range goals.MaxGoals + 1 {
		if i > 0 {
			file.WriteByte(',')
		}
		fmt.Fprintf(&file, `"g%d": {"title": "Goal %d"}`, i, i)
	}
	file.WriteString(`}}`)
	answer := w.Send(w.Coordinator, w.path+"/goal-list/import", "application/octet-stream", []byte(file.String()))
	if answer.Code != 422 || !strings.Contains(answer.Body.String(), "too_many_rows") {
		t.Errorf("got %d %.300s", answer.Code, answer.Body)
	}
}
