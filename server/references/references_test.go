package references_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/xuri/excelize/v2"

	"samrad/server/access/accesstest"
	"samrad/server/identity"
	"samrad/server/references"
)

type world struct {
	*accesstest.World
	path string
}

func newWorld(t *testing.T) *world {
	w := &world{World: accesstest.New(t, func(pool *pgxpool.Pool, api huma.API) { references.New(pool).Register(api) })}
	w.path = "/api/v1/groups/" + w.Group + "/reference-goals"
	return w
}

type values = map[string]any

func (w *world) titles(t *testing.T) (out []string) {
	t.Helper()
	for next := ""; ; {
		var page struct {
			Items []values
			Next  string
		}
		w.Must(t, 200, w.Observer, "GET", w.path+"?limit=2&cursor="+next, nil, &page)
		for _, one := range page.Items {
			out = append(out, fmt.Sprint(one["country"], " ", one["title"]))
		}
		if next = page.Next; next == "" {
			return out
		}
	}
}

func TestKeepingReferenceGoals(t *testing.T) {
	w := newWorld(t)
	var made values
	w.Must(t, 201, w.Coordinator, "POST", w.path, values{"country": "NO", "title": " Meistre hele livet ", "issuer": "Ministry",
		"url": "https://example.org/goal", "year": 2023, "obligatory": true, "validTo": "2030-12-31", "text": "One\nTwo"}, &made)
	if made["title"] != "Meistre hele livet" || made["year"] != 2023.0 || made["validTo"] != "2030-12-31" || made["text"] != "One\nTwo" {
		t.Errorf("got %v", made)
	}
	w.Must(t, 201, w.Coordinator, "POST", w.path, values{"country": "UN", "title": "Good health"}, &made)
	if made["issuer"] != "" || made["year"] != nil || made["obligatory"] != false || made["validTo"] != nil {
		t.Errorf("what was left out reads %v", made)
	}
	w.Must(t, 201, w.Coordinator, "POST", w.path, values{"country": "DK", "title": "Å at the end"}, nil)
	w.Must(t, 201, w.Coordinator, "POST", w.path, values{"country": "DK", "title": "a first"}, nil)
	if got := w.titles(t); len(got) != 4 || got[0] != "DK a first" {
		t.Errorf("got %q", got)
	}

	at := "/api/v1/reference-goals/" + made["id"].(string)
	var after values
	w.Must(t, 200, w.Coordinator, "PATCH", at, values{"year": 2015, "url": "https://example.org/17"}, &after)
	w.Must(t, 200, w.Coordinator, "PATCH", at, values{"obligatory": true, "url": nil}, &after)
	if after["title"] != "Good health" || after["year"] != 2015.0 || after["url"] != "" || after["obligatory"] != true {
		t.Errorf("got %v", after)
	}
	w.Must(t, 200, w.Coordinator, "PATCH", at, values{"year": nil}, &after)
	if after["year"] != nil {
		t.Errorf("got %v", after)
	}
	w.Must(t, 204, w.Coordinator, "DELETE", at, nil, nil)
	w.Must(t, 404, w.Coordinator, "PATCH", at, values{"year": 2016}, nil)
	w.Must(t, 404, w.Coordinator, "DELETE", at, nil, nil)
	if got := w.titles(t); len(got) != 3 {
		t.Errorf("got %q", got)
	}
	if log := w.One(t, `SELECT string_agg(action, ' ' ORDER BY at) FROM audit_log WHERE action LIKE 'reference_goal%'`); strings.Count(log, "added") != 4 || strings.Count(log, "changed") != 3 || strings.Count(log, "removed") != 1 {
		t.Errorf("the audit log says %q", log)
	}
}

func TestWhatIsRefused(t *testing.T) {
	w := newWorld(t)
	var made values
	w.Must(t, 201, w.Coordinator, "POST", w.path, values{"country": "SE", "title": "Goal"}, &made)
	at := "/api/v1/reference-goals/" + made["id"].(string)
	for _, who := range []identity.Identity{w.Ambassador, w.Observer} {
		w.Must(t, 403, who, "POST", w.path, values{"country": "SE", "title": "Goal"}, nil)
		w.Must(t, 403, who, "PATCH", at, values{"title": "Mine"}, nil)
		w.Must(t, 403, who, "DELETE", at, nil, nil)
	}
	w.Must(t, 404, w.Stranger, "GET", w.path, nil, nil)
	w.Must(t, 404, w.Stranger, "POST", w.path, values{"country": "SE", "title": "Goal"}, nil)
	w.Must(t, 404, w.Stranger, "PATCH", at, values{"title": "Mine"}, nil)
	w.Must(t, 404, w.Stranger, "DELETE", at, nil, nil)
	w.Must(t, 401, w.Nobody, "GET", w.path, nil, nil)
	w.Must(t, 401, w.Nobody, "DELETE", at, nil, nil)
	w.Must(t, 404, w.Coordinator, "PATCH", "/api/v1/reference-goals/nothing", values{"title": "x"}, nil)
	for _, body := range []values{
		{"title": "No country"}, {"country": "SE"}, {"country": "SE", "title": "  "}, {"country": "DE", "title": "Goal"},
		{"country": "SE", "title": strings.Repeat("x", 501)}, {"country": "SE", "title": "Goal", "year": 20.5},
		{"country": "SE", "title": "Goal", "year": 1700}, {"country": "SE", "title": "Goal", "url": "javascript:alert(1)"},
		{"country": "SE", "title": "Goal", "validTo": "31.12.30"}, {"country": "SE", "title": "Goal", "colour": "red"},
		{"country": "SE", "title": 7}, {"country": "SE", "title": "Goal", "obligatory": "yes"},
	} {
		w.Must(t, 422, w.Coordinator, "POST", w.path, body, nil)
	}
	w.Must(t, 422, w.Coordinator, "PATCH", at, values{"title": nil}, nil)
	w.Must(t, 422, w.Coordinator, "PATCH", at, values{"country": nil}, nil)
	w.Must(t, 400, w.Coordinator, "GET", w.path+"?cursor=abc", nil, nil)
}

func (w *world) file(t *testing.T, status int, apply bool, file string) (out references.ReferenceReport) {
	t.Helper()
	w.Must(t, status, w.Coordinator, "POST", fmt.Sprintf("%s/import?apply=%t", w.path, apply), file, &out)
	return out
}

const rows = "\ufeffLand;Titel;Utgivare;År;Bindande;Giltig till;Färg\n" +
	"Sverige;God och nära vård;Regeringen;2020;ja;2028-12-31;röd\n" +
	"Norden;Vision 2030;;2019;nej;;\n" +
	";Utan land;;;;;\n" +
	"Tyskland;Fel land;;;;;\n" +
	"Danmark;;;;;;\n" +
	"Norge;=SUM(A1);;;;;\n" +
	"Sverige;god och NÄRA vård;Någon annan;;;;\n"

func TestImport(t *testing.T) {
	w := newWorld(t)
	told := w.file(t, 200, false, rows)
	if got := told.Counts; got.New != 2 || got.Wrong != 5 || told.Format != "csv" || len(told.IgnoredColumns) != 1 {
		t.Fatalf("got %+v, ignored %q", got, told.IgnoredColumns)
	}
	var why []string
	for _, r := range told.Rows {
		if r.Status == "wrong" {
			why = append(why, fmt.Sprintf("%d %s", r.Row, r.Reasons[0].Code))
		}
	}
	if got := strings.Join(why, ", "); got != "4 missing_country, 5 unknown_value, 6 missing_name, 7 formula, 8 duplicate_row" {
		t.Errorf("got %q", got)
	}
	if got := w.titles(t); got != nil {
		t.Fatalf("looking changed something: %q", got)
	}
	w.file(t, 200, true, rows)
	if got := w.titles(t); strings.Join(got, ", ") != "SE God och nära vård, Nordic Vision 2030" {
		t.Errorf("got %q", got)
	}
	if again := w.file(t, 200, true, rows); again.Counts.Unchanged != 2 || again.Counts.New+again.Counts.Changed != 0 {
		t.Errorf("the same file once more: %+v", again.Counts)
	}
	changed := w.file(t, 200, true, "country,title,year\nSE,God och nära vård,2021\n")
	if changed.Counts.Changed != 1 || strings.Join(changed.Rows[0].Changed, ",") != "year" {
		t.Errorf("got %+v", changed.Rows[0])
	}
	renamed := w.file(t, 200, true, "id,title\n"+*changed.Rows[0].ID+",Good and close care\n")
	if renamed.Counts.Changed != 1 || !strings.Contains(strings.Join(w.titles(t), ","), "SE Good and close care") {
		t.Errorf("by id: %+v, %q", renamed.Counts, w.titles(t))
	}
}

func TestImportOfWorkbooksAndNonsense(t *testing.T) {
	w := newWorld(t)
	book := excelize.NewFile()
	for i, row := range [][]any{{"Title", "Country", "Year", "Obligatory"}, {"Ageing well", "Finland", 2024, true}} {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	if told := w.file(t, 200, true, file.String()); told.Format != "xlsx" || told.Counts.New != 1 {
		t.Errorf("got %+v", told)
	}
	if got := w.titles(t); len(got) != 1 || got[0] != "FI Ageing well" {
		t.Errorf("got %q", got)
	}
	for _, nonsense := range []string{"a,b\n1,2\n", "\x00\x01\x02", "PK\x03\x04broken", "title\n" + strings.Repeat("x\n", references.Most+1)} {
		w.file(t, 422, true, nonsense)
	}
	w.Must(t, 403, w.Ambassador, "POST", w.path+"/import", rows, nil)
	w.Must(t, 404, w.Stranger, "POST", w.path+"/import", rows, nil)
	w.Exec(t, `INSERT INTO reference_goals (id, group_id, country, title) SELECT gen_random_uuid(), $1, 'DK', 'Goal ' || n FROM generate_series(1, $2) n`, w.Group, references.Most-1)
	w.Must(t, 409, w.Coordinator, "POST", w.path, values{"country": "SE", "title": "One too many"}, nil)
	w.file(t, 409, true, rows)
}
