package stakeholders_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/fieldtable"
	"samrad/server/sheets"
	"samrad/server/stakeholders"
)

func (w *world) importFile(t *testing.T, status int, query string, file []byte) (r stakeholders.ImportReport) {
	t.Helper()
	var out any = &r
	if status != 200 {
		out = nil
	}
	w.Must(t, status, w.Coordinator, "POST", w.path+"/stakeholders/import"+query, string(file), out)
	return r
}

func counts(r stakeholders.ImportReport) string {
	return fmt.Sprint(r.Counts.New, r.Counts.Changed, r.Counts.Unchanged, r.Counts.Wrong)
}

func TestWhoMayNotImport(t *testing.T) {
	w := newWorld(t)
	w.CheckRefusals(t, []accesstest.Refused{{Method: "POST", Path: w.path + "/stakeholders/import?apply=true", Body: "Name\nx\n", Ambassador: 403, Observer: 403},
		{Method: "POST", Path: w.path + "/stakeholders/import", Body: "Name\nx\n", Ambassador: 403, Observer: 403}})
	if w.hub.Content[w.Document] != nil {
		t.Error("a refused import wrote")
	}
}

// The same people in seven languages: every header and word means the same.
func TestHeadersAndWordsInEachLanguage(t *testing.T) {
	w := newWorld(t)
	for language, file := range map[string]string{
		"da": "Navn;Type;Hovedkategori;Rolle;Interesse;Inddragelse;Trin;Mærker;Forventninger;Kommune;Ansvarlig;Engagement nu\nA;Enhed;Premissetter;Jura;1,5;Hørt;2|7;x|y;E;Odense;Astrid;Modstand\n",
		"nb": "Navn;Type;Hovedkategori;Rolle;Interesse;Involvering;Steg;Merkelapper;Forventninger;Kommune;Ansvarlig;Engasjement nå\nA;Enhet;Premissetter;Jus;1,5;Konsultert;2, 7;x|y;E;Odense;Astrid;Motstand\n",
		"nn": "Namn;Type;Hovudkategori;Rolle;Interesse;Medverknad;Steg;Merkelappar;Forventningar;Kommune;Ansvarleg;Engasjement no\nA;Eining;Premissetter;Jus;1,5;Høyrt;2|7;x|y;E;Odense;Astrid;Motstand\n",
		"sv": "Namn;Typ;Huvudkategori;Roll;Intresse;Delaktighet;Steg;Taggar;Förväntningar;Kommun;Ansvarig;Engagemang nu\nA;Enhet;Premissgivare;Juridik;1,5;Rådfrågad;2|7;x|y;E;Odense;Astrid;Motstånd\n",
		"fi": "Nimi;Tyyppi;Pääluokka;Rooli;Kiinnostus;Osallisuus;Vaiheet;Avainsanat;Odotukset;Kunta;Vastuuhenkilö;Sitoutuminen nyt\nA;Yksikkö;Reunaehtojen asettaja;Lakiasiat;1,5;Kuultu;2|7;x|y;E;Odense;Astrid;Vastustaa\n",
		"is": "Nafn;Tegund;Yfirflokkur;Hlutverk;Áhugi;Þátttaka;Skref;Efnisorð;Væntingar;Sveitarfélag;Ábyrgðarmaður;Stuðningur núna\nA;Deild;Forsendusetjandi;Lögfræði;1,5;Samráð;2|7;x|y;E;Odense;Astrid;Mótfallinn\n",
		"en": "NAME:;Kind;Main category;Domain role;Interest;Involvement;Relevant steps;Tags;Expectations;Municipality;Owner;Engagement now\nA;unit;Premise setter;Legal;1.5;Consulted;2 Strategy, 7 Procurement;x, y;E;Odense Kommune;astrid;Against\n",
		"keys": "name,kind,main_category,domain_role,interest,involvement,relevant_steps,tags,expectations,municipality_id,owner_id,engagement_now\nA,unit,premise_setter,legal,1.5,consulted,2|7,x|y,E,odense," +
			string(w.Coordinator.Person) + ",resistant\n",
	} {
		r := w.importFile(t, 200, "", []byte(file))
		if counts(r) != "1 0 0 0" || len(r.IgnoredColumns) > 0 {
			t.Errorf("%s: %s %+v", language, counts(r), r)
			continue
		}
		f := r.Rows[0].Fields
		got := fmt.Sprintln(f["kind"], f["mainCategory"], f["domainRole"], f["interest"], f["involvement"], f["relevantSteps"], f["tags"], f["expectations"],
			f["municipalityId"], f["ownerId"] == string(w.Coordinator.Person), f["engagementNow"])
		if got != "unit premise_setter legal 1.5 consulted [2 7] [x y] E odense true resistant\n" {
			t.Errorf("%s: %s", language, got)
		}
	}
}

func TestSameFileTwiceChangesNothing(t *testing.T) {
	w := newWorld(t)
	file := []byte("\ufeffName;Parent;Interest;Assessed on;Note;Tags;Contact phone\r\nOdense;;2;31.3.2027;\"Two\r\nlines\";a|b;'+45 12\r\n" +
		"Legal;Odense;0,5;46112;;;\r\nIT;Legal;;;;;\r\n")
	if r := w.importFile(t, 200, "?apply=true", file); counts(r) != "3 0 0 0" || w.hub.Authors[w.Document] != w.Coordinator.Person {
		t.Fatalf("%+v", r)
	}
	before := string(w.hub.Content[w.Document])
	if r := w.importFile(t, 200, "?apply=true", file); counts(r) != "0 0 3 0" {
		t.Fatalf("%+v", r)
	}
	if string(w.hub.Content[w.Document]) != before {
		t.Error("the second import wrote")
	}
	m, err := stakeholders.Read(w.hub.Content[w.Document])
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]stakeholders.Thing{}
	for _, s := range m.Stakeholders {
		by[s.Values.Text("name")] = s
	}
	if by["Legal"].Values["parentId"] != by["Odense"].ID || by["IT"].Values["parentId"] != by["Legal"].ID ||
		by["Odense"].Values["assessedOn"] != "2027-03-31" || by["Legal"].Values["assessedOn"] != "2026-03-31" ||
		by["Odense"].Values["note"] != "Two\nlines" || by["Odense"].Values["contactPhone"] != "+45 12" {
		t.Errorf("got %v", by)
	}
	// One cell differs; empty ones change nothing.
	r := w.importFile(t, 200, "?apply=true", []byte("Name;Interest;Influence\nLegal;;3\nodense;2;\n"))
	if counts(r) != "0 1 1 0" || fmt.Sprint(r.Rows[0].Changed) != "[influence]" {
		t.Errorf("%+v", r)
	}
}

// unchanged checks that files in a language change nothing when they are read back.
func (w *world) unchanged(t *testing.T, m *stakeholders.Map, names stakeholders.References, language string) {
	t.Helper()
	var csv, xlsx bytes.Buffer
	if err := sheets.WriteCSV(&csv, m.CSV(names, language)); err != nil {
		t.Fatal(err)
	}
	if err := sheets.WriteXLSX(&xlsx, fieldtable.Sheets(m.Tables(names, language))); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(csv.String(), "\n=") || !strings.Contains(csv.String(), "Elin") || !strings.Contains(csv.String(), "1,3") {
		t.Errorf("%s: the CSV says\n%s", language, csv.String())
	}
	head, person := "Nimi;Laji", ";Henkilö;"
	if language == "fi" && (!strings.Contains(csv.String(), head) || !strings.Contains(csv.String(), person)) {
		t.Errorf("the CSV is not in Finnish:\n%s", csv.String())
	}
	// What is planned to be told is no table of people, nor of relations, also where it
	// has days headed "Fra" and "Til".
	var told bytes.Buffer
	if err := sheets.WriteCSV(&told, m.Tables(names, language)[2].Sheet); err != nil {
		t.Fatal(err)
	}
	w.importFile(t, 422, "", told.Bytes())
	for query, file := range map[string][]byte{"": csv.Bytes(), "?sheet=stakeholders": xlsx.Bytes(), "?sheet=relations": xlsx.Bytes()} {
		r := w.importFile(t, 200, query, file)
		want := "0 0 4 0"
		if r.Sheet == "relations" {
			want = "0 0 2 0"
		}
		if counts(r) != want || len(r.IgnoredColumns) > 0 {
			t.Errorf("%s %s %s: %s %+v", language, r.Sheet, r.Format, counts(r), r)
		}
	}
	if r := w.importFile(t, 200, "", xlsx.Bytes()); r.Sheet != "stakeholders" || fmt.Sprint(r.OtherSheets) != "[relations]" || r.Format != "xlsx" {
		t.Errorf("%s: %+v", language, r)
	}
}

func TestExportedFilesImportUnchanged(t *testing.T) {
	w := newWorld(t)
	a := w.add(t, values{"name": "=HYPERLINK(\"x\")", "kind": "person", "interest": 1.3, "attitude": -2, "tags": []string{"one, with comma"},
		"note": "- a point\n+ another; \"quoted\"", "ownerId": w.Ambassador.Person, "municipalityId": "vasteras", "assessedOn": "2027-01-31",
		"relevantSteps": []int{1, 9}, "contactPhone": "+45 1", "purpose": "Contact", "personalData": true})
	b := w.add(t, values{"name": "Twin", "parentId": a["id"]})
	c := w.add(t, values{"name": "Twin", "tags": []string{"a", "b"}})
	w.add(t, values{"name": "Below a twin", "parentId": c["id"]})
	w.join(t, a["id"], b["id"])
	w.join(t, b["id"], c["id"])
	w.tell(t, a["id"], values{"message": "Soon", "channel": "meeting", "start": "2027-02-01"})
	member := func(name string) (id string) {
		id = w.One(t, `INSERT INTO people (organisation_id, issuer, subject, name) VALUES ('odense', 'test', gen_random_uuid()::text, $1) RETURNING id::text`, name)
		w.Exec(t, `INSERT INTO group_members (group_id, person_id, role) VALUES ($1, $2, 'observer')`, w.Group, id)
		return id
	}
	for s, owner := range map[any]string{b["id"]: member("Karen"), c["id"]: member("Gone Home")} {
		w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/stakeholders/"+s.(string), values{"ownerId": owner}, nil)
	}
	w.Exec(t, `DELETE FROM group_members m USING people p WHERE p.id = m.person_id AND p.name = 'Gone Home'`)
	m, err := stakeholders.Read(w.hub.Content[w.Document])
	if err != nil {
		t.Fatal(err)
	}
	names, err := stakeholders.New(w.Pool, w.hub).References(t.Context(), access.GroupID(w.Group), m)
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"", "da", "nb", "sv", "fi", "is", "en"} {
		w.unchanged(t, m, names, language)
	}
	var csv, xlsx bytes.Buffer
	if err := sheets.WriteCSV(&csv, m.CSV(names, "is")); err != nil {
		t.Fatal(err)
	}
	if err := sheets.WriteXLSX(&xlsx, fieldtable.Sheets(m.Tables(names, "fi"))); err != nil {
		t.Fatal(err)
	}
	for _, table := range m.Tables(names, "da") {
		for _, row := range table.Rows {
			for j, cell := range row {
				if head := table.Rows[0][j].Text; fieldtable.IsUUID(cell.Text) && head != "ID" && !strings.HasSuffix(head, " (ID)") {
					t.Errorf("%s, %s holds %s", table.Name, head, cell.Text)
				}
			}
		}
	}
	if said := fmt.Sprint(m.Tables(names, "")); !strings.Contains(said, "Karen (Odense)") || !strings.Contains(said, "Gone Home") {
		t.Errorf("people are not called by name: %s", said)
	}
	// Into another map: the same people with the same ids, and nothing twice.
	w.hub.Content[w.Document] = nil
	w.importFile(t, 200, "?apply=true", xlsx.Bytes())
	if r := w.importFile(t, 200, "?apply=true&sheet=relations", xlsx.Bytes()); counts(r) != "2 0 0 0" {
		t.Errorf("%+v", r)
	}
	if r := w.importFile(t, 200, "?apply=true", csv.Bytes()); counts(r) != "0 0 4 0" {
		t.Errorf("%+v", r)
	}
}

func TestKumu(t *testing.T) {
	w := newWorld(t)
	r := w.importFile(t, 200, "?apply=true", []byte("Label,Type,Description,Tags\nSuppliers,Organization,\"They deliver, and mend\",tech|north\nRobots,Machine,,\n"))
	if counts(r) != "2 0 0 0" || !r.Kumu || r.Rows[0].Fields["kind"] != "organisation" || r.Rows[0].Fields["connectionText"] != "They deliver, and mend" ||
		fmt.Sprint(r.Rows[1].Fields["tags"]) != "[Machine]" || r.Rows[1].Fields["kind"] != nil {
		t.Errorf("%+v", r)
	}
	file := []byte("From,To,Type\nSuppliers,Robots,supplies\nRobots,Suppliers,is mended by\nRobots,Nobody,supplies\n")
	r = w.importFile(t, 200, "?apply=true", file)
	if counts(r) != "2 0 0 1" || r.Sheet != "relations" || r.Rows[1].Fields["note"] != "is mended by" || r.Rows[2].Reasons[0].Code != stakeholders.UnknownStakeholder {
		t.Errorf("%+v", r)
	}
	if r = w.importFile(t, 200, "?apply=true", file); counts(r) != "0 0 2 1" {
		t.Errorf("%+v", r)
	}
}

// Each row that cannot be taken says why, and the others are taken.
func TestWrongRows(t *testing.T) {
	w := newWorld(t)
	w.Exec(t, `WITH twin AS (INSERT INTO people (organisation_id, issuer, subject, name) VALUES ('vasteras', 'test', 'twin', 'Karen') RETURNING id)
		INSERT INTO group_members (group_id, person_id, role) SELECT $1, id, 'observer' FROM twin`, w.Group)
	one := w.add(t, values{"name": "Root"})
	w.add(t, values{"name": "Root 2"})
	w.add(t, values{"name": "Twin"})
	w.add(t, values{"name": "Twin"})
	file := "id;Name;Parent;Kind;Interest;Attitude;Retain until;Owner;Contact email;Tags;Note\n"
	lines := []struct{ line, want string }{
		{";Good;Root;unit;1;;;;;;", ""},
		{";Alien;;martian;;;;;;;", "unknown_value kind"},
		{";;;unit;;;;;;;", "missing_name name"},
		{";N1;;;much;;;;;;", "not_a_number interest"},
		{";N2;;;;0,5;;;;;", "not_a_number attitude"},
		{";R1;;;7;;;;;;", "out_of_range interest"},
		{";D1;;;;;31.2.2027;;;;", "not_a_date retainUntil"},
		{";P1;;;;;;Somebody;;;", ""},
		{";P1b;;;;;;Karen;;;", ""},
		{";P2;Nowhere;;;;;;;;", "unknown_parent parentId"},
		{";P3;Twin;;;;;;;;", "ambiguous_match parentId"},
		{";C1;C2;;;;;;;;", "parent_cycle parentId"},
		{";C2;C1;;;;;;;;", "parent_cycle parentId"},
		{";Below a circle;C1;;;;;;;;", "unknown_parent parentId"},
		{";Good;Root;;;;;;;;", "duplicate_row name"},
		{";Twin;;;2;;;;;;", "ambiguous_match name"},
		{";E1;;;;;;;nobody;;", "unknown_value contactEmail"},
		{";F1;;;=1+1;;;;;;", "formula interest"},
		{";F2;;;;;;;;;=CMD()", "formula note"},
		{";L1;;;;;;;;" + strings.Repeat("x", 61) + ";", "too_long tags"},
		{";" + strings.Repeat("n", 201) + ";;;;;;;;;", "too_long name"},
		{one["id"].(string) + ";Renamed;;;;;;;;;", ""},
		{one["id"].(string) + ";Renamed again;;;;;;;;;", "duplicate_row name"},
		{";Root 2;Root 2;;;;;;;;", "parent_cycle parentId"},
	}
	for _, l := range lines {
		file += l.line + "\n"
	}
	r := w.importFile(t, 200, "", []byte(file))
	for i, l := range lines {
		got := r.Rows[i]
		var why []string
		for _, reason := range got.Reasons {
			why = append(why, fmt.Sprint(reason.Code, " ", reason.Column))
		}
		if strings.Join(why, ", ") != l.want || (got.Status == "wrong") != (l.want != "") || got.Row != i+2 || (got.ID == nil) != (l.want != "") {
			t.Errorf("%s: %s %q, want %q", l.line, got.Status, why, l.want)
		}
	}
	if got := fmt.Sprint(r.Rows[7].Warnings, r.Rows[8].Warnings, r.Rows[9].Warnings); got != "[{unknown_person ownerId Somebody}] [{ambiguous_person ownerId Karen}] []" {
		t.Errorf("warnings %s", got)
	}
	before := w.hub.Content[w.Document]
	if r := w.importFile(t, 200, "?apply=true", []byte(file)); counts(r) != "3 1 0 20" || bytes.Equal(before, w.hub.Content[w.Document]) {
		t.Errorf("%+v", r.Counts)
	}
	m, _ := stakeholders.Read(w.hub.Content[w.Document])
	if len(m.Stakeholders) != 7 {
		t.Errorf("%d stakeholders", len(m.Stakeholders))
	}
}

// A spreadsheet makes 401234567 of the telephone number 0401234567. It is taken, since
// nobody knows what stood there, but said.
func TestZerosThatASpreadsheetDropped(t *testing.T) {
	w := newWorld(t)
	number := func(s string) sheets.Cell { return sheets.Cell{Text: s, Number: true} }
	text := func(s string) sheets.Cell { return sheets.Cell{Text: s} }
	rows := []struct {
		name, phone sheets.Cell
		lost        bool
	}{
		{text("Finland"), number("401234567"), true},
		{text("Abroad"), number("4520304050"), true},
		{text("Short"), number("45"), true},
		{text("From Excel by CSV"), text("401234567"), true},
		{text("Denmark"), number("20304050"), false},
		{text("Iceland"), number("5551234"), false},
		{text("Kept"), text("0401234567"), false},
		{text("Both kept"), text("004520304050"), false},
		{text("Spaces"), text("040 123 4567"), false},
		{text("Plus"), text("+358401234567"), false},
		{text("Emergency"), text("112"), false},
		{number("401234567"), text("+45 1"), false},
	}
	file := sheets.Sheet{Name: "Stakeholders", Rows: [][]sheets.Cell{{text("Name"), text("Contact phone")}}}
	for _, r := range rows {
		file.Rows = append(file.Rows, []sheets.Cell{r.name, r.phone})
	}
	var xlsx bytes.Buffer
	if err := sheets.WriteXLSX(&xlsx, []sheets.Sheet{file}); err != nil {
		t.Fatal(err)
	}
	report := w.importFile(t, 200, "?apply=true", xlsx.Bytes())
	if counts(report) != fmt.Sprint(len(rows), 0, 0, 0) {
		t.Fatalf("%+v", report.Counts)
	}
	for i, r := range rows {
		want := "[]"
		if r.lost {
			want = "[{zeros_lost contactPhone " + r.phone.Text + "}]"
		}
		if got := report.Rows[i]; fmt.Sprint(got.Warnings) != want || got.Fields["contactPhone"] != r.phone.Text {
			t.Errorf("%s: %v, warnings %v, want %s", r.name.Text, got.Fields["contactPhone"], got.Warnings, want)
		}
	}
	for _, r := range w.importFile(t, 200, "", xlsx.Bytes()).Rows {
		if r.Status != "unchanged" || len(r.Warnings) > 0 {
			t.Errorf("once more: %s is %s, warnings %v", r.Name, r.Status, r.Warnings)
		}
	}
}

func TestRefusedFiles(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		status int
		file   string
	}{
		"100,000 rows": {422, "Name\n" + strings.Repeat("x\n", 100_000)},
		"5,001 rows":   {422, "Name\n" + strings.Repeat("x\n", 5001)},
		"6 MB":         {413, "Name\n" + strings.Repeat("x", 6_000_000)},
		"no headers":   {422, "a;b\n1;2\n"}, "a picture": {422, "\x89PNG\x00\x00"}, "nothing": {422, "\n"},
	} {
		t.Run(name, func(t *testing.T) { w.importFile(t, c.status, "?apply=true", []byte(c.file)) })
	}
	w.importFile(t, 422, "?sheet=relations", []byte("Name\nx\n"))
	if w.hub.Content[w.Document] != nil {
		t.Error("a refused file wrote")
	}
}

// A client has made a mess of the document; the map opens and takes imports.
func TestHostileContent(t *testing.T) {
	w := newWorld(t)
	w.write(t, func(doc *ydoc.Doc, tx *ydoc.Txn) {
		root := doc.Map("stakeholders")
		put := func(id string, fields map[string]any) {
			m := ydoc.NewMap()
			if err := root.Set(tx, id, m); err != nil {
				t.Fatal(err)
			}
			for k, v := range fields {
				if err := m.Set(tx, k, v); err != nil {
					t.Fatal(err)
				}
			}
		}
		put("b", values{"name": "B", "parent_id": "a"})
		put("a", values{"name": ydoc.NewText("A"), "parent_id": "c", "interest": "high", "influence": 99, "kind": 7, "tags": "x"})
		put("c", values{"name": int64(3), "parent_id": "b", "relevant_steps": []any{2, "x", 4, 99}, "relevant_steps.7": true, "relevant_steps.12": true,
			"relevant_steps.1": "yes", "note": "a plain text", "interest": 1.25, "assessed_on": "soon", "personal_data": "yes", "retain_until": nil})
		put("self", values{"name": "Self\x00\x07", "parent_id": "self", "expectations": ydoc.NewMap(), "tags.one": true, "tags.": true, "tags." + strings.Repeat("x", 99): true})
		put(strings.Repeat("x", 100), values{"name": "An id too long"})
		put("", values{"name": "No id"})
		put("sla/sh", values{"name": "Not in an address"})
		_ = root.Set(tx, "text", "not a map")
		_ = root.Set(tx, "null", nil)
		_ = root.Set(tx, "list", ydoc.NewArray(1, 2))
		_ = doc.Map("relations").Set(tx, "r", map[string]any{"from_id": "a"})
		tie := ydoc.NewMap()
		_ = doc.Map("relations").Set(tx, "dangling", tie)
		_ = tie.Set(tx, "from_id", "a")
		_ = tie.Set(tx, "to_id", "gone")
	})
	var page struct{ Items []values }
	w.Must(t, 200, w.Observer, "GET", w.path+"/stakeholders", nil, &page)
	got := map[string]values{}
	for _, s := range page.Items {
		got[s["id"].(string)] = s
	}
	if len(got) != 4 {
		t.Fatalf("got %d: %v", len(got), got)
	}
	for where, pair := range map[string][2]any{
		"a's name": {got["a"]["name"], "A"}, "a's interest": {got["a"]["interest"], nil}, "a's kind": {got["a"]["kind"], nil},
		"a's influence": {got["a"]["influence"], nil}, "the broken circle": {got["a"]["parentId"], nil}, "b's parent": {got["b"]["parentId"], "a"},
		"c's parent": {got["c"]["parentId"], "b"}, "c's name": {got["c"]["name"], ""}, "c's steps": {fmt.Sprint(got["c"]["relevantSteps"]), "[2 4 7]"},
		"c's note": {got["c"]["note"], "a plain text"}, "c's interest": {got["c"]["interest"], 1.3}, "self's parent": {got["self"]["parentId"], nil},
		"self's name": {got["self"]["name"], "Self"}, "self's tags": {fmt.Sprint(got["self"]["tags"]), "[one]"}, "self's text": {got["self"]["expectations"], ""},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %v, want %v", where, pair[0], pair[1])
		}
	}
	w.Must(t, 200, w.Observer, "GET", w.path+"/relations", nil, &page)
	if len(page.Items) != 0 {
		t.Errorf("got %v", page.Items)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", w.path+"/stakeholders/c", values{"name": "C", "relevantSteps": []int{4}, "note": "a plain tale"}, nil)
	if r := w.importFile(t, 200, "?apply=true", []byte("Name;Parent\nA;Self\n")); counts(r) != "0 1 0 0" {
		t.Errorf("%+v", r)
	}
}
