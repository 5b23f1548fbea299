package references

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"samrad/server/access"
	"samrad/server/audit"
	ft "samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/sheets"
)

// ReferenceReason is why a row is not taken.
type ReferenceReason struct {
	Code   ft.Reason `json:"code" enum:"unknown_value,missing_name,missing_country,not_a_number,ambiguous_number,out_of_range,not_a_date,duplicate_row,ambiguous_match,too_long,formula"`
	Column string    `json:"column" doc:"The field."`
	Value  string    `json:"value" doc:"What stands in the cell, shortened."`
}

// ReferenceRow is what becomes of one row of a file.
type ReferenceRow struct {
	Row     int               `json:"row" doc:"Its number, as a spreadsheet counts."`
	Status  string            `json:"status" enum:"new,changed,unchanged,wrong"`
	ID      *string           `json:"id" nullable:"true" doc:"Which one it changes; null for a new one or a wrong row."`
	Name    string            `json:"name" doc:"For people to recognise the row by."`
	Fields  map[string]any    `json:"fields" doc:"The values the row gives, by field. Empty cells give none: they change nothing."`
	Changed []string          `json:"changed" nullable:"false" doc:"The fields that differ from what is kept."`
	Reasons []ReferenceReason `json:"reasons" nullable:"false" doc:"Why it is wrong. A wrong row is passed over."`

	key string // the id cell as written
}

// ReferenceReport is what an import does, or would do.
type ReferenceReport struct {
	Sheet          string                  `json:"sheet" enum:"references"`
	Format         string                  `json:"format" enum:"csv,xlsx"`
	Rows           []*ReferenceRow         `json:"rows" nullable:"false"`
	Counts         fileimport.ImportCounts `json:"counts"`
	IgnoredColumns []string                `json:"ignoredColumns" nullable:"false" doc:"Headers that mean no field."`
}

type (
	importInput struct {
		GroupID string `path:"groupId"`
		Apply   bool   `query:"apply" doc:"Do it, all or nothing, instead of telling what it would do."`
		RawBody []byte `contentType:"text/csv"`
	}
	importReply struct{ Body ReferenceReport }
)

var importFile = fileimport.File{Limits: sheets.Limits{Bytes: 5_000_000, Rows: Most}, Fewer: "Keep those that concern you.",
	About: "goals", Formats: "CSV or as XLSX (Excel workbook)"}

func (s *Service) registerImport(api huma.API) {
	file := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	huma.Register(api, huma.Operation{OperationID: "import-reference-goals", Method: http.MethodPost,
		Path:    "/api/v1/groups/{groupId}/reference-goals/import",
		Summary: "Read reference goals from a CSV or XLSX file: tell what would change, or change it", Tags: []string{"reference goals"},
		Description: fmt.Sprintf("The body is the file. Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English. "+
			"Rows are matched by id, then by country and title. Empty cells change nothing; the same file once more changes nothing. At most 5 MB and %d rows.", Most),
		MaxBodyBytes: 3 * int64(importFile.Bytes), // who sends a little too much is told so
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
			"text/csv": file, "text/plain": file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": file,
		}},
	}, s.importFile)
}

func (s *Service) importFile(ctx context.Context, in *importInput) (*importReply, error) {
	group := access.GroupID(in.GroupID)
	person, err := s.asCoordinator(ctx, group, "group")
	if err != nil {
		return nil, err
	}
	rows, ignored, err := read(in.RawBody)
	if err != nil {
		return nil, err
	}
	out := &importReply{}
	if !in.Apply {
		there, err := all(ctx, s.pool, group)
		if err != nil {
			return nil, err
		}
		plan(rows, there)
		out.Body = report(in.RawBody, rows, ignored)
		return out, nil
	}
	err = s.inGroup(ctx, group, func(tx pgx.Tx) error {
		there, err := all(ctx, tx, group)
		if err != nil {
			return err
		}
		plan(rows, there)
		out.Body = report(in.RawBody, rows, ignored)
		if err := demandRoom(ctx, tx, group, out.Body.Counts.New); err != nil {
			return err
		}
		for _, r := range rows {
			switch r.Status {
			case fileimport.New:
				id := uuid.NewString()
				r.ID = &id
				err = add(ctx, tx, group, person, id, r.Fields)
			case fileimport.Changed:
				_, err = change(ctx, tx, person, *r.ID, r.Fields)
			}
			if err != nil {
				return err
			}
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(person), Action: imported, Object: "group:" + string(group),
			Details: map[string]any{"new": out.Body.Counts.New, "changed": out.Body.Counts.Changed}})
	})
	return out, err
}

// read finds the first sheet with a title in it and parses its rows.
func read(file []byte) (rows []*ReferenceRow, ignored []string, err error) {
	all, err := sheets.Read(file, importFile.Limits)
	if err != nil {
		return nil, nil, importFile.Unreadable(err)
	}
	for _, sheet := range all {
		names, unknown := fileimport.Columns(sheet.Rows[0], columns())
		ignored = append([]string{}, unknown...)
		if slices.Contains(names, "title") {
			return readRows(sheet, names), ignored, nil
		}
	}
	return nil, nil, fileimport.Refuse("no_headers", "No column is headed Title. Put the headers in the first row; the names of the fields in Danish, Norwegian, Swedish, Finnish, Icelandic or English will do.")
}

func readRows(sheet sheets.Sheet, names []string) (rows []*ReferenceRow) {
	for i, cells := range sheet.Rows[1:] {
		r := &ReferenceRow{Row: sheet.Lines[i+1], Fields: map[string]any{}, Changed: []string{}, Reasons: []ReferenceReason{}}
		for j, c := range cells {
			if j >= len(names) || names[j] == "" || !c.Formula && strings.TrimSpace(c.Text) == "" {
				continue
			}
			if names[j] == "id" {
				r.key = strings.TrimSpace(c.Text)
				continue
			}
			v, reason := entity.Field(names[j]).Parse(c, words())
			if reason != "" {
				r.fail(reason, names[j], c.Text)
				continue
			}
			r.Fields[names[j]] = v
		}
		r.Name = nameOf(r.Fields)
		rows = append(rows, r)
	}
	return rows
}

// plan says for each row what it would do to those that are there.
func plan(rows []*ReferenceRow, there []Reference) {
	byID, byName := map[string]Reference{}, map[string][]Reference{}
	for _, one := range there {
		byID[one.ID] = one
		key := keyOf(one.Values)
		byName[key] = append(byName[key], one)
	}
	seen := map[string]bool{}
	for _, r := range rows {
		old, known := byID[r.key]
		switch {
		case known:
		case r.Name == "":
			if !r.failed("title") {
				r.fail("missing_name", "title", "")
			}
		case r.Fields["country"] == nil:
			if !r.failed("country") {
				r.fail("missing_country", "country", "")
			}
		default:
			same := byName[keyOf(r.Fields)]
			if len(same) > 1 {
				r.fail(ft.AmbiguousMatch, "title", r.Name)
			} else if known = len(same) == 1; known {
				old = same[0]
			}
		}
		mark := keyOf(r.Fields)
		if known {
			mark = old.ID
		}
		if len(r.Reasons) == 0 && seen[mark] {
			r.fail("duplicate_row", "title", r.Name)
		}
		if len(r.Reasons) > 0 {
			r.Status = fileimport.Wrong
			continue
		}
		seen[mark] = true
		r.judge(old, known)
	}
}

func (r *ReferenceRow) judge(old Reference, known bool) {
	if known {
		r.ID = &old.ID
		if r.Name == "" {
			r.Name = nameOf(old.Values)
		}
	}
	r.Changed = entity.Differing(r.Fields, old.Values)
	r.Status = fileimport.StatusOf(known, r.Changed)
}

// keyOf is by what a row without an id is found again.
func keyOf(v map[string]any) string {
	return fmt.Sprint(v["country"]) + " " + ft.Fold(nameOf(v))
}

func (r *ReferenceRow) fail(code ft.Reason, column, value string) {
	r.Reasons = append(r.Reasons, ReferenceReason{Code: code, Column: column, Value: fileimport.Shorten(value)})
}

func (r *ReferenceRow) failed(column string) bool {
	return slices.ContainsFunc(r.Reasons, func(reason ReferenceReason) bool { return reason.Column == column })
}

func report(file []byte, rows []*ReferenceRow, ignored []string) ReferenceReport {
	out := ReferenceReport{Sheet: "references", Format: "csv", Rows: rows, IgnoredColumns: ignored}
	if sheets.IsXLSX(file) {
		out.Format = "xlsx"
	}
	if out.Rows == nil {
		out.Rows = []*ReferenceRow{}
	}
	for _, r := range rows {
		out.Counts.Add(r.Status)
	}
	return out
}
