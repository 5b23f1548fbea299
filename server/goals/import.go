package goals

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/goals/tree"
	"samrad/server/sheets"
)

// The audit log's words for imports.
const (
	goalsImported  audit.Action = "goals.imported"
	valuesImported audit.Action = "goal_values.imported"
)

// Reason is why a row is not taken.
type Reason = fieldtable.Reason

// The reasons that only a row of a file can give.
const (
	MissingName      Reason = "missing_name"
	UnknownParent    Reason = "unknown_parent"
	ParentCycle      Reason = "parent_cycle"
	DuplicateRow     Reason = "duplicate_row"
	DatesReversed    Reason = "dates_reversed"
	TooDeep          Reason = "too_deep"
	Removed          Reason = "removed"
	UnknownIndicator Reason = "unknown_indicator"
)

// GoalImportReason is why a row is not taken.
type GoalImportReason struct {
	Code   Reason `json:"code" enum:"unknown_value,missing_name,not_a_number,ambiguous_number,out_of_range,not_a_date,unknown_parent,parent_cycle,duplicate_row,ambiguous_match,too_long,formula,dates_reversed,too_deep,removed,unknown_indicator,unknown_goal,unknown_plan,unknown_activity,waits_for_itself"`
	Column string `json:"column" doc:"The field."`
	Value  string `json:"value" doc:"What stands in the cell, shortened."`
}

// GoalImportRow is what becomes of one row of a file.
type GoalImportRow struct {
	Row      int                `json:"row" doc:"Its number, as a spreadsheet counts; in a Markdown list that of the item."`
	Status   string             `json:"status" enum:"new,changed,unchanged,wrong"`
	ID       *string            `json:"id" nullable:"true" doc:"Which one it changes; for a new row the id to make it with, which other rows may name as parent."`
	Name     string             `json:"name" doc:"For people to recognise the row by."`
	ParentID maybeParent        `json:"parentId,omitzero" required:"false" doc:"The goal to stand below, of the list or a new row of the file; null is the top; left out: not said."`
	Fields   map[string]any     `json:"fields" doc:"The values the row gives, by field. Empty cells give none: they change nothing."`
	Changed  []string           `json:"changed" nullable:"false" doc:"The fields that differ from the list, parentId among them."`
	Reasons  []GoalImportReason `json:"reasons" nullable:"false" doc:"Why it is wrong. A wrong row is passed over."`

	Warnings []GoalImportWarning `json:"warnings" nullable:"false" doc:"Cells that are not taken as they stand, although the row is."`
}

// GoalImportWarning is what becomes of a cell that names a person nobody knows. The
// row does not fall for it: a list of goals is often older than the group.
type GoalImportWarning struct {
	Code   Reason `json:"code" enum:"unknown_person,ambiguous_person" doc:"Nobody in the group is meant, or several are. Write the e-mail address of a member instead."`
	Column string `json:"column" doc:"The field, which stays as it is."`
	Value  string `json:"value" doc:"What stands in the cell, shortened."`
	KeptIn string `json:"keptIn" enum:"responsibleUnit," doc:"The field that keeps the words of the cell; empty: none does, since there is none or it holds others."`
}

// maybeParent is a parent that is given or not; given and empty is the top.
type maybeParent struct {
	given bool
	id    string
}

// MarshalJSON writes the id, or null for the top.
func (p maybeParent) MarshalJSON() ([]byte, error) { return json.Marshal(orNull(p.id)) }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *maybeParent) UnmarshalJSON(b []byte) error {
	var id *string
	err := json.Unmarshal(b, &id)
	*p = maybeParent{true, orEmpty(id)}
	return err
}

// IsZero leaves a parent out that is not given.
func (p maybeParent) IsZero() bool { return !p.given }

// Schema implements huma.SchemaProvider.
func (maybeParent) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Nullable: true}
}

// GoalImportReport is what an import does, or would do.
type GoalImportReport struct {
	Format         string                  `json:"format" enum:"csv,xlsx,markdown"`
	Rows           []GoalImportRow         `json:"rows" nullable:"false"`
	Counts         fileimport.ImportCounts `json:"counts"`
	IgnoredColumns []string                `json:"ignoredColumns" nullable:"false" doc:"Headers that mean no field."`
}

type (
	importInput struct {
		DocumentID  string `path:"documentId"`
		Apply       bool   `query:"apply" doc:"Do it, as one change, instead of telling what it would do."`
		ContentType string `header:"Content-Type"`
		RawBody     []byte `contentType:"text/csv"`
	}
	importReply struct{ Body GoalImportReport }
)

// importFile is what people have in a spreadsheet, and no more.
var importFile = fileimport.File{Limits: sheets.Limits{Bytes: 5_000_000, Rows: MaxGoals}, Fewer: "Import it in parts, or fewer rows.",
	About: "goals", Formats: "CSV, as XLSX (Excel workbook) or as a Markdown list"}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// importing is the operation of an import.
func importing(id, path, summary, description string) huma.Operation {
	file := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	return huma.Operation{OperationID: id, Method: http.MethodPost, Path: path, Summary: summary, Tags: []string{"goals"},
		Description: description + " Headers and values may be in Danish, Norwegian, Swedish, Finnish, Icelandic or English, or the names of the API. Empty cells change nothing. " +
			"People are named by name, by name and municipality as in \"Ann Berg (Odense)\", or by e-mail address; who is not found is a warning of the row. " +
			"The same file once more changes nothing. Numbers may have a decimal comma or point; one that could be either way (1.234) is refused. At most 5 MB and 5000 rows.",
		// More than is taken, so that who sends a little too much is told so.
		MaxBodyBytes: 3 * int64(importFile.Bytes),
		RequestBody:  &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"text/csv": file, "text/plain": file, "text/markdown": file, xlsxType: file}},
	}
}

func (s *Service) registerImport(api huma.API) {
	s.registerListImport(api)
	huma.Register(api, importing("import-goals", "/api/v1/documents/{documentId}/goals/import",
		"Read goals from a CSV or XLSX file or a nested Markdown list: tell what would change, or change it",
		"The body is the file. Rows are matched by id, then by title and parent."), s.importGoals)
	huma.Register(api, importing("import-indicator-values", "/api/v1/documents/{documentId}/indicator-values/import",
		"Read measured values from a CSV or XLSX file: tell what would be kept, or keep it, in your name",
		"The body is the file, with the columns indicator (name or id), municipality, period (2027, 2027-Q1, 2027-T1, 2027-03) or its two days, value, n, estimate, note."), s.importValues)
}

func (s *Service) importGoals(ctx context.Context, in *importInput) (*importReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	t, err := readGoalTable(in.RawBody, in.ContentType)
	if err != nil {
		return nil, err
	}
	l, err := s.List(ctx, doc)
	if err != nil {
		return nil, err
	}
	named, err := s.whom(ctx, standing.Group, who.Person, l)
	if err != nil {
		return nil, err
	}
	if !in.Apply {
		return &importReply{t.report(newImporter(l, named.dir).plan(t.read()))}, nil
	}
	var rows []*importRow
	_, err = s.Change(ctx, doc, who.Person, func(l *List, edit Editor) error {
		rows = newImporter(l, named.dir).plan(t.read())
		return carryOut(l, edit, rows)
	})
	if err != nil {
		return nil, err
	}
	reply := &importReply{t.report(rows)}
	return reply, s.audit.Write(ctx, audit.Entry{Person: string(who.Person), Action: goalsImported, Object: "document:" + in.DocumentID,
		Details: map[string]any{"new": reply.Body.Counts.New, "changed": reply.Body.Counts.Changed}})
}

// carryOut makes the new rows and changes the others. New goals come last below
// their parents, in the order of the file.
func carryOut(l *List, edit Editor, rows []*importRow) error {
	fresh := 0
	for _, r := range rows {
		if r.Status == fileimport.New {
			fresh++
		}
	}
	if err := l.hasRoom(Goals, fresh); err != nil {
		return err
	}
	last := map[string]string{}
	next := func(parent string) string {
		if last[parent] == "" {
			last[parent] = l.Tree.LastOrder(parent, "")
		}
		last[parent] = tree.Between(last[parent], "")
		return last[parent]
	}
	for _, r := range rows {
		var err error
		switch r.Status {
		case fileimport.New:
			err = edit.AddGoal(*r.ID, r.ParentID.id, next(r.ParentID.id), r.values)
		case fileimport.Changed:
			if _, err = edit.Change(Goals, *r.ID, r.values); err == nil && r.ParentID.given && r.ParentID.id != l.Tree.Parent(*r.ID) {
				err = edit.Move(l.Tree, *r.ID, r.ParentID.id, next(r.ParentID.id))
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func isMarkdown(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	return strings.EqualFold(strings.TrimSpace(kind), "text/markdown")
}
