package goals_test

import (
	"bytes"
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

const markdownType = "text/markdown; charset=utf-8"

// send imports a file and draws the report: a row as "new Title (field…)" or with
// its reasons.
func (w *world) send(t *testing.T, path, contentType, file string) (report goals.GoalImportReport, drawn string) {
	t.Helper()
	answer := w.Send(w.Coordinator, w.path+path, contentType, []byte(file))
	if answer.Code != 200 {
		t.Fatalf("%s: %d %s", path, answer.Code, answer.Body)
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range report.Rows {
		line := r.Status + " " + r.Name
		if r.Status == "changed" {
			line += " " + strings.Join(r.Changed, ",")
		}
		for _, reason := range r.Reasons {
			line += fmt.Sprintf(" %s(%s)", reason.Code, reason.Column)
		}
		for _, w := range r.Warnings {
			line += fmt.Sprintf(" but %s(%s %q", w.Code, w.Column, w.Value)
			if w.KeptIn != "" {
				line += " in " + w.KeptIn
			}
			line += ")"
		}
		lines = append(lines, line)
	}
	return report, strings.Join(lines, "; ")
}

func TestImportOfATable(t *testing.T) {
	w := newWorld(t)
	file := "Tittel;Overordnet;Status;Ansvarlig;Frist;Vekt;Kommune;Rart\r\n" +
		"Visjon;;vedtatt;;;;;x\r\n" +
		"Opplæring;Visjon;I gang;Elin;31.12.2027;1,5;Odense;\r\n" +
		"Filmer;Opplæring;;;;;;\r\n"
	report, drawn := w.send(t, "/goals/import", "text/csv", file)
	if drawn != "new Visjon; new Opplæring; new Filmer" || fmt.Sprint(report.IgnoredColumns) != "[Rart]" {
		t.Fatalf("got %s, ignored %v", drawn, report.IgnoredColumns)
	}
	if w.outline(t) != "" {
		t.Error("a preview wrote")
	}
	text, _ := json.Marshal(report.Rows[0])
	if !strings.Contains(string(text), `"parentId":null`) {
		t.Errorf("the top is not said: %s", text)
	}
	if _, drawn := w.send(t, "/goals/import?apply=true", "text/csv", file); drawn != "new Visjon; new Opplæring; new Filmer" {
		t.Errorf("got %s", drawn)
	}
	if got := w.outline(t); got != "1 Visjon, 1.1 Opplæring, 1.1.1 Filmer" {
		t.Errorf("got %s", got)
	}
	if _, drawn := w.send(t, "/goals/import?apply=true", "text/csv", file); drawn != "unchanged Visjon; unchanged Opplæring; unchanged Filmer" {
		t.Errorf("once more: %s", drawn)
	}
	goal := w.get(t, "/goals?limit=2")["items"].([]any)[1].(values)
	if goal["status"] != "in_progress" || goal["due"] != "2027-12-31" || goal["weight"] != 1.5 || goal["ownerId"] != string(w.Ambassador.Person) || goal["municipalityId"] != "odense" {
		t.Errorf("got %v", goal)
	}
	_, drawn = w.send(t, "/goals/import?apply=true", "text/csv", "id,title,parent,status\n"+fmt.Sprint(goal["id"])+",Training,,done\n,Filmer,Visjon,\n")
	if drawn != "changed Training title,status; new Filmer" { // another Filmer, below the vision
		t.Errorf("got %s", drawn)
	}
	if n := w.One(t, `SELECT count(*)::text FROM audit_log WHERE action = 'goals.imported'`); n != "3" {
		t.Errorf("%s imports in the audit log", n)
	}
}

func TestImportOfBadRows(t *testing.T) {
	w := newWorld(t)
	a := w.goal(t, "A", nil)
	w.goal(t, "Twin", a)
	w.goal(t, "Twin", nil)
	gone := w.goal(t, "Gone", nil)
	w.Must(t, 204, w.Coordinator, "DELETE", w.path+"/goals/"+gone, nil, nil)
	rows := []struct{ row, want string }{
		{"B;;;2027-02-01;2027-01-31;;", "wrong B dates_reversed(due)"},
		{"C;Nobody's;;;;;", "wrong C unknown_parent(parentId)"},
		{"D;Twin;;;;;", "wrong D ambiguous_match(parentId)"},
		{"E;;Nils Nilsson;;;;", `new E but unknown_person(ownerId "Nils Nilsson" in responsibleUnit)`},
		{"F;;;;;1.234;", "wrong F ambiguous_number(resourcesAmount)"},
		{"G;;;;;1.234,5;", "new G"},
		{"H;;;;;=1+1;", "wrong H formula(resourcesAmount)"},
		{"I;;;sometime;;;", "wrong I not_a_date(start)"},
		{";A;;;;;", "wrong  missing_name(title)"},
		{"J;C;;;;;", "wrong J unknown_parent(parentId)"}, // its parent's row is wrong
		{"K;L;;;;;", "wrong K parent_cycle(parentId)"},
		{"L;K;;;;;", "wrong L parent_cycle(parentId)"},
		{"M;;;;;;", "new M"},
		{"m;;;;;;", "wrong m duplicate_row(title)"},
		{strings.Repeat("x", 501) + ";;;;;;", "wrong " + " too_long(title)"},
		{"N;;;;;;" + gone, "wrong N removed(id)"},
		{"twin;;;;;;", "wrong twin ambiguous_match(title)"},
	}
	var file, want []string
	for _, r := range rows {
		file, want = append(file, r.row), append(want, r.want)
	}
	_, drawn := w.send(t, "/goals/import?apply=true", "text/csv", "title;parent;owner;start;due;amount;id\n"+strings.Join(file, "\n"))
	for i, got := range strings.Split(drawn, "; ") {
		if got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
	}
	if got := w.outline(t); got != "1 A, 1.1 Twin, 2 Twin, 3 E, 4 G, 5 M" {
		t.Errorf("got %s", got)
	}
	for _, bad := range []struct{ kind, file, code string }{
		{"text/csv", "a;b\n1;2\n", "no_headers"}, {"text/csv", "\n", "empty"}, {markdownType, "No list here.", "no_headers"},
		{"text/csv", "title\n" + strings.Repeat("x\n", 5001), "too_many_rows"}, {xlsxHeader, "PK\x03\x04 nonsense", "unreadable"},
	} {
		answer := w.Send(w.Coordinator, w.path+"/goals/import", bad.kind, []byte(bad.file))
		if answer.Code != 422 || !strings.Contains(answer.Body.String(), bad.code) {
			t.Errorf("%.20q: %d %s", bad.file, answer.Code, answer.Body)
		}
	}
	for who, status := range map[string]int{string(w.Ambassador.Person): 403, string(w.Stranger.Person): 404} {
		identity := w.Ambassador
		if who == string(w.Stranger.Person) {
			identity = w.Stranger
		}
		for _, path := range []string{"/goals/import", "/indicator-values/import"} {
			if got := w.Send(identity, w.path+path+"?apply=true", "text/csv", []byte("title\nx\n")); got.Code != status {
				t.Errorf("%s: %d, want %d", path, got.Code, status)
			}
		}
	}
}

const xlsxHeader = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func TestImportOfANestedList(t *testing.T) {
	w := newWorld(t)
	list := "# Our goals\n\nWords around it.\n\n- Vision\n  - Work *together*\n    - Training\n    - Training\n  - Quality\n- Another\n"
	_, drawn := w.send(t, "/goals/import?apply=true", markdownType, list)
	if drawn != "new Vision; new Work together; new Training; wrong Training duplicate_row(title); new Quality; new Another" {
		t.Errorf("got %s", drawn)
	}
	if got := w.outline(t); got != "1 Vision, 1.1 Work together, 1.1.1 Training, 1.2 Quality, 2 Another" {
		t.Errorf("got %s", got)
	}
	_, drawn = w.send(t, "/goals/import?apply=true", markdownType, "1. vision\n   1. Quality\n      1. Baseline\n")
	if drawn != "unchanged vision; unchanged Quality; new Baseline" {
		t.Errorf("got %s", drawn)
	}
}

// 5,000 pasted lines go in at once, and once more change nothing.
func TestImportOf5000Lines(t *testing.T) {
	w := newWorld(t)
	var list strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&list, "%s- Line %d\n", strings.Repeat("  ", i%7), i)
	}
	report, _ := w.send(t, "/goals/import?apply=true", markdownType, list.String())
	if report.Counts.New != 5000 || report.Counts.Wrong != 0 {
		t.Fatalf("counts %+v", report.Counts)
	}
	report, _ = w.send(t, "/goals/import", markdownType, list.String())
	if report.Counts.Unchanged != 5000 {
		t.Errorf("once more: %+v", report.Counts)
	}
	if answer := w.Send(w.Coordinator, w.path+"/goals/import?apply=true", "text/csv", []byte("title\none too many\n")); answer.Code != 409 {
		t.Errorf("one too many: %d", answer.Code)
	}
}

// A numbered table without a column for parents becomes a tree.
func TestImportByNumbers(t *testing.T) {
	w := newWorld(t)
	_, drawn := w.send(t, "/goals/import?apply=true", "text/csv", "Nr;Mål\n1;Vision\n1.1;Work\n1.1.1;Training\n2;Another\n3.1;Lost\n")
	if drawn != "new Vision; new Work; new Training; new Another; wrong Lost unknown_parent(code)" {
		t.Errorf("got %s", drawn)
	}
	if got := w.outline(t); got != "1 Vision, 1.1 Work, 1.1.1 Training, 2 Another" {
		t.Errorf("got %s", got)
	}
}

func TestImportOfValues(t *testing.T) {
	w := newWorld(t)
	i := w.post(t, "/indicators", values{"goalId": w.goal(t, "A", nil), "name": "Trained", "baselineValue": 0, "targetValue": 100})["id"].(string)
	file := "Indikator;Kommune;Periode;Verdi;Antall;Anslag\nTrained;Odense;2027-Q1;12,5;1.200,0;nei\n" + i + ";Västerås;2027;40;;ja\nTrained;;2027-T2;1.234;;\nUnknown;;2027;1;;\nTrained;Odense;2027-K1;13;;\nTrained;;;1;;\n"
	for _, apply := range []string{"", "?apply=true"} {
		if _, drawn := w.send(t, "/indicator-values/import"+apply, "text/csv", file); drawn !=
			"new Trained; new "+i+"; wrong Trained ambiguous_number(value); wrong Unknown unknown_indicator(indicator); wrong Trained duplicate_row(periodStart); wrong Trained not_a_date(periodStart)" {
			t.Errorf("got %s", drawn)
		}
	}
	var page struct{ Items []goals.IndicatorValue }
	w.Must(t, 200, w.Observer, "GET", w.path+"/indicator-values", nil, &page)
	if len(page.Items) != 2 || page.Items[0].PeriodEnd != "2027-03-31" || page.Items[0].Value != 12.5 || *page.Items[0].N != 1200 || !page.Items[1].Estimate || page.Items[1].By.Name != "Astrid" {
		t.Errorf("got %+v", page.Items)
	}
	_, drawn := w.send(t, "/indicator-values/import?apply=true", "text/csv", "indicator;municipality;period;value\nTrained;odense;2027-Q1;12,5\nTrained;vasteras;2027;41\n")
	if drawn != "unchanged Trained; changed Trained value" {
		t.Errorf("got %s", drawn)
	}
	w.Must(t, 200, w.Observer, "GET", w.path+"/indicator-values?municipality=vasteras", nil, &page)
	if len(page.Items) != 2 || page.Items[0].CorrectedBy == nil {
		t.Errorf("a correction keeps what it corrects: %+v", page.Items)
	}
}

// What is exported is imported again without a change, in every form, whatever
// the titles look like.
func TestThereAndBack(t *testing.T) {
	w := &world{hub: accesstest.NewRecorder()}
	w.World = accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) {
		goals.New(pool, w.hub, func(collab.DocumentID) {}).Register(api)
		exports.New(pool, w.hub, stakeholders.New(pool, w.hub)).Register(api)
	})
	w.Exec(t, `UPDATE documents SET kind = 'goal_list'`)
	w.path = "/api/v1/documents/" + string(w.Document)
	vision := w.post(t, "/goals", values{"title": "=cmd|' /C calc'!A0", "weight": 1.234, "resourcesAmount": 1234567.891, "confidence": 7, "description": "one;\n\"two\"",
		"departments": []string{"a, b", "c;d"}, "tags": []string{"x,y"}, "steps": []int{1, 9}, "ownerId": w.Ambassador.Person, "municipalityId": "odense", "progress": 0.125})["id"]
	twin := w.goal(t, "Twin *bold* [x](y)", vision)
	w.goal(t, "Twin *bold* [x](y)", nil)
	w.goal(t, "- a hyphen", twin)
	w.post(t, "/goals", values{"title": "Æøåöþð Čáhci", "parentId": twin, "start": "2027-01-01", "due": "2027-12-31", "status": "in_progress", "isTemplateExample": true})
	i := w.post(t, "/indicators", values{"goalId": vision, "name": "I", "baselineValue": 10, "targetValue": 20, "milestones": values{"2027-06-30": 1.234}})["id"]
	p := w.post(t, "/plans", values{"title": "P", "goals": []any{vision}, "purpose": "why"})["id"]
	w.post(t, "/activities", values{"title": "A", "planId": p})
	w.post(t, "/goal-links", values{"fromGoal": vision, "toKind": "initiative", "toTitle": "=1+1", "type": "supports_initiative"})
	w.post(t, fmt.Sprint("/indicators/", i, "/values"), values{"value": 12.5, "periodStart": "2027-01-01", "periodEnd": "2027-03-31", "municipalityId": "odense", "note": "@x"})
	w.post(t, fmt.Sprint("/goals/", vision, "/check-ins"), values{"health": "at_risk", "done": "+done"})
	file := func(format string) []byte {
		answer := w.Do(w.Observer, "GET", w.path+"/export?format="+format, nil)
		if answer.Code != 200 {
			t.Fatalf("%s: %d %s", format, answer.Code, answer.Body)
		}
		return answer.Body.Bytes()
	}
	for format, kind := range map[string]string{"csv": "text/csv", "xlsx": xlsxHeader, "markdown": markdownType} {
		report, drawn := w.send(t, "/goals/import", kind, string(file(format)))
		if report.Counts.Unchanged != 5 || len(report.Rows) != 5 {
			t.Errorf("%s: %s", format, drawn)
		}
	}
	report, drawn := w.send(t, "/indicator-values/import", xlsxHeader, string(file("xlsx")))
	if report.Counts.Unchanged != 1 || len(report.Rows) != 1 {
		t.Errorf("values: %s", drawn)
	}
	if csv := string(file("csv")); strings.Contains(csv, "\n=") || strings.Contains(csv, ";=") || !strings.Contains(csv, "1,2340") {
		t.Errorf("a formula or a thousand: %s", csv)
	}
	all, err := sheets.Read(file("xlsx"), sheets.Limits{})
	if err != nil || len(all) != 7 || all[0].Name != "Goals" || all[6].Name != "Check-ins" {
		t.Fatalf("%d sheets, %v", len(all), err)
	}
	checkFormulas(t, file("xlsx"), "Goals", "Indicators")
	ics := string(file("ics"))
	if strings.Contains(ics, "BEGIN:VEVENT") { // the only day belongs to an example
		t.Errorf("an example in the calendar: %s", ics)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/goal-list", values{"nextReviewOn": "2027-03-01"}, nil)
	if ics := string(file("ics")); strings.Count(ics, "BEGIN:VEVENT") != 1 || !strings.Contains(ics, "DTSTART;VALUE=DATE:20270301\r\n") {
		t.Errorf("the review of the list is not in its calendar: %s", ics)
	}
	if html := string(file("html")); !strings.Contains(html, "Čáhci") || strings.Contains(html, "<b>") {
		t.Error("the page lacks a goal, or believes its words")
	}
	if text := string(file("json")); !strings.Contains(text, `"plans"`) || !strings.Contains(text, `"links"`) {
		t.Errorf("json lacks a root: %.200s", text)
	}
	w.hub.Content[w.Document] = nil
	for _, format := range []string{"csv", "xlsx", "markdown", "html", "ics", "json"} {
		if len(bytes.TrimSpace(file(format))) == 0 {
			t.Errorf("an empty list as %s is an empty file", format)
		}
	}
}
