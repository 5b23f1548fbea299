package stakeholders

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/fileimport"
	"samrad/server/sheets"
)

// imported is the audit log's word for an import.
const imported audit.Action = "stakeholders.imported"

type (
	importInput struct {
		DocumentID string `path:"documentId"`
		Apply      bool   `query:"apply" doc:"Do it, as one change, instead of telling what it would do."`
		Sheet      string `query:"sheet" enum:"stakeholders,relations" doc:"Which of a workbook's tables; the first that fits when left out."`
		RawBody    []byte `contentType:"text/csv"`
	}
	importReply struct{ Body ImportReport }
)

// importFile is what people have in a spreadsheet, and no more.
var importFile = fileimport.File{Limits: sheets.Limits{Bytes: 5_000_000, Rows: MaxStakeholders}, Fewer: "Import it in parts, or fewer rows.",
	About: "stakeholders", Formats: "CSV or as XLSX (Excel workbook)"}

func (s *Service) registerImport(api huma.API) {
	file := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	huma.Register(api, huma.Operation{OperationID: "import-stakeholders", Method: http.MethodPost,
		Path:    "/api/v1/documents/{documentId}/stakeholders/import",
		Summary: "Read stakeholders or relations from a CSV or XLSX file: tell what would change, or change it", Tags: []string{"stakeholders"},
		Description: "The body is the file. Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English, or the names of the API. " +
			"Rows are matched by id, then by name and parent; relations by id, then by their ends and type. Empty cells change nothing. " +
			"People are named by name, by name and municipality as in \"Ann Berg (Odense)\", or by e-mail address; who is not found is a warning of the row. " +
			"The same file once more changes nothing. At most 5 MB and 5000 rows. A person may send two files at a time (else 409), and " +
			"30 in a row, then ten a minute (else 429 with Retry-After).",
		// More than is taken, so that who sends a little too much is told so. Beyond
		// it the connection ends while they send, and they hear nothing.
		MaxBodyBytes: 3 * int64(importFile.Bytes),
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
			"text/csv": file, "text/plain": file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": file,
		}},
	}, s.importFile)
}

func (s *Service) importFile(ctx context.Context, in *importInput) (*importReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	tables, err := tablesOf(in.RawBody)
	if err != nil {
		return nil, err
	}
	chosen, err := choose(tables, in.Sheet)
	if err != nil {
		return nil, err
	}
	m, err := s.Map(ctx, doc)
	if err != nil {
		return nil, err
	}
	dir, err := s.whom(ctx, standing.Group, m)
	if err != nil {
		return nil, err
	}
	if !in.Apply {
		return &importReply{report(in.RawBody, tables, chosen, newImporter(m, dir).plan(chosen))}, nil
	}
	var rows []*row
	_, err = s.Change(ctx, doc, who.Person, func(m *Map, edit Editor) error {
		rows = newImporter(m, dir).plan(chosen)
		return carryOut(m, edit, chosen.entity, rows)
	})
	if err != nil {
		return nil, refused(err)
	}
	reply := &importReply{report(in.RawBody, tables, chosen, rows)}
	return reply, s.audit.Write(ctx, audit.Entry{Person: string(who.Person), Action: imported, Object: "document:" + in.DocumentID,
		Details: map[string]any{"sheet": reply.Body.Sheet, "new": reply.Body.Counts.New, "changed": reply.Body.Counts.Changed}})
}

// tablesOf reads the file and keeps the sheets that hold something of a map.
func tablesOf(file []byte) ([]table, error) {
	all, err := sheets.Read(file, importFile.Limits)
	if err != nil {
		return nil, importFile.Unreadable(err)
	}
	var tables []table
	for _, s := range all {
		if t, ok := recognise(s); ok {
			tables = append(tables, t)
		}
	}
	if len(tables) == 0 {
		return nil, fileimport.Refuse("no_headers", "No column is headed Name, or From and To. "+
			"Put the headers in the first row; the names of the fields in Danish, Norwegian, Swedish, Finnish, Icelandic or English will do.")
	}
	return tables, nil
}

func choose(tables []table, sheet string) (table, error) {
	if sheet == "" {
		if i := slices.IndexFunc(tables, func(t table) bool { return t.entity == Stakeholders }); i >= 0 {
			return tables[i], nil
		}
		return tables[0], nil
	}
	for _, t := range tables {
		if t.entity.Root == sheet {
			return t, nil
		}
	}
	return table{}, fileimport.Refuse("no_such_sheet", "The file holds no "+sheet+". Leave sheet out, or name what the file holds.")
}

// carryOut makes the new rows and changes the others.
func carryOut(m *Map, edit Editor, e *Entity, rows []*row) error {
	room := MaxStakeholders - len(m.Stakeholders)
	if e == Relations {
		room = MaxRelations - len(m.Relations)
	}
	for _, r := range rows {
		switch r.Status {
		case fileimport.New:
			if room--; room < 0 {
				return huma.Error409Conflict(fmt.Sprintf("The map would hold more than %d stakeholders or %d relations. Import fewer rows, or into a second map.", MaxStakeholders, MaxRelations))
			}
			if err := edit.Add(e, *r.ID, r.values); err != nil {
				return err
			}
		case fileimport.Changed:
			if _, err := edit.Change(e, *r.ID, r.values); err != nil {
				return err
			}
		}
	}
	return nil
}

func report(file []byte, tables []table, chosen table, rows []*row) ImportReport {
	out := ImportReport{Sheet: chosen.entity.Root, Format: "csv", Kumu: chosen.kumu, Rows: make([]ImportRow, len(rows)),
		IgnoredColumns: chosen.ignored, OtherSheets: []string{}}
	if sheets.IsXLSX(file) {
		out.Format = "xlsx"
	}
	if out.IgnoredColumns == nil {
		out.IgnoredColumns = []string{}
	}
	for _, t := range tables {
		if name := t.entity.Root; name != out.Sheet && !slices.Contains(out.OtherSheets, name) {
			out.OtherSheets = append(out.OtherSheets, name)
		}
	}
	for i, r := range rows {
		out.Rows[i] = r.ImportRow
		out.Counts.Add(r.Status)
	}
	return out
}
