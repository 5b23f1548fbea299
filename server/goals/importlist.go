package goals

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"samrad/collab"
	"samrad/collab/ydoc"
	"samrad/server/audit"
	"samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/sheets"
)

// listImported is the audit log's word for an import of a whole list.
const listImported audit.Action = "goal_list.imported"

type (
	// ListImportSection is what becomes of the rows of one kind.
	ListImportSection struct {
		Kind           string                  `json:"kind" enum:"goals,indicators,plans,activities,links"`
		Sheet          string                  `json:"sheet" doc:"The sheet of the workbook; empty for other files."`
		Rows           []GoalImportRow         `json:"rows" nullable:"false"`
		Counts         fileimport.ImportCounts `json:"counts"`
		IgnoredColumns []string                `json:"ignoredColumns" nullable:"false" doc:"Headers that mean no field."`
	}
	// ListImportReport is what an import of a whole list does, or would do.
	ListImportReport struct {
		Format        string              `json:"format" enum:"csv,xlsx,json"`
		Sections      []ListImportSection `json:"sections" nullable:"false" doc:"In the order in which they are to be carried out: rows of later ones may name new rows of earlier ones."`
		IgnoredSheets []string            `json:"ignoredSheets" nullable:"false" doc:"Sheets that are none of these kinds."`
	}
	listImportReply struct{ Body ListImportReport }
)

// importKind is a kind of rows, and what it is called in files and answers.
type importKind struct {
	name   string
	entity *Entity
	root   string
}

// importKinds stand in the order in which they name each other.
var importKinds = []importKind{{goalTable, Goals, "goals"}, {indicatorTable, Indicators, "indicators"}, {planTable, Plans, "plans"},
	{activityTable, Activities, "actions"}, {linkTable, Links, "links"}}

func (s *Service) registerListImport(api huma.API) {
	o := importing("import-goal-list", "/api/v1/documents/{documentId}/goal-list/import",
		"Read goals, indicators, plans, activities and links from a file as the export writes it: tell what would change, or change it",
		"The body is a workbook with any of the sheets Goals, Indicators, Plans, Activities and Links, a CSV file of one of them, or the JSON that a goal list is exported as (send it as application/octet-stream; what it is, is seen from what it holds). "+
			"Rows are matched by id, then by what they are called and belong to. Values have an import of their own, and check-ins are not imported: somebody said them.")
	o.RequestBody.Content["application/octet-stream"] = o.RequestBody.Content["text/csv"]
	delete(o.RequestBody.Content, "text/markdown")
	huma.Register(api, o, s.importList)
}

// section is the rows of one kind in a file.
type section struct {
	importKind
	sheet   string
	ignored []string
	rows    []*importRow
}

func (s *Service) importList(ctx context.Context, in *importInput) (*listImportReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	read, err := fileReader(in.RawBody)
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
	out := &listImportReply{}
	if !in.Apply {
		file := read()
		newListImporter(l, named).plan(file.sections)
		out.Body = file.report()
		return out, nil
	}
	_, err = s.Change(ctx, doc, who.Person, func(l *List, edit Editor) error {
		file := read()
		newListImporter(l, named).plan(file.sections)
		out.Body = file.report()
		return carryOutAll(l, edit, file.sections)
	})
	if err != nil {
		return nil, err
	}
	details := map[string]any{}
	for _, section := range out.Body.Sections {
		details[section.Kind] = map[string]any{"new": section.Counts.New, "changed": section.Counts.Changed}
	}
	return out, s.audit.Write(ctx, audit.Entry{Person: string(who.Person), Action: listImported, Object: "document:" + in.DocumentID, Details: details})
}

// listFile is a file on its way.
type listFile struct {
	format   string
	sections []section
	ignored  []string // sheets
}

func (f listFile) report() ListImportReport {
	out := ListImportReport{Format: f.format, Sections: []ListImportSection{}, IgnoredSheets: append([]string{}, f.ignored...)}
	for _, s := range f.sections {
		rows, counts := reportOf(s.rows)
		out.Sections = append(out.Sections, ListImportSection{Kind: s.name, Sheet: s.sheet, Rows: rows, Counts: counts, IgnoredColumns: append([]string{}, s.ignored...)})
	}
	return out
}

// fileReader looks at a file once and returns a function that makes its rows, as
// often as the change is tried.
func fileReader(file []byte) (func() listFile, error) {
	if len(file) > importFile.Bytes {
		return nil, importFile.Unreadable(sheets.ErrTooLarge)
	}
	if text := strings.TrimLeft(string(file[:min(len(file), 100)]), " \t\r\n\ufeff"); strings.HasPrefix(text, "{") {
		l, err := listOfJSON(file)
		if errors.Is(err, sheets.ErrTooManyRows) {
			return nil, importFile.Unreadable(err)
		}
		if err != nil {
			return nil, fileimport.Refuse("unreadable", "The file is no JSON of a goal list. Use the file that the export of one gives.")
		}
		return func() listFile { return listFile{format: "json", sections: rowsOfList(l)} }, nil
	}
	all, err := sheets.Read(file, importFile.Limits)
	if err != nil {
		return nil, importFile.Unreadable(err)
	}
	var tables []section
	var found []importTable
	var ignored []string
	format := "csv"
	if sheets.IsXLSX(file) {
		format = "xlsx"
	}
	for _, sheet := range all {
		kind, t, ok := kindOf(sheet)
		if !ok || slices.ContainsFunc(tables, func(s section) bool { return s.name == kind.name }) {
			ignored = append(ignored, fileimport.Shorten(sheet.Name))
			continue
		}
		tables, found = append(tables, section{importKind: kind, sheet: sheet.Name, ignored: t.ignored}), append(found, t)
	}
	if len(tables) == 0 {
		return nil, fileimport.Refuse("no_headers", "The file holds none of the tables of a goal list. Use the headers that the export writes, such as Title for goals, or Name and Goal for indicators.")
	}
	return func() listFile {
		sections := slices.Clone(tables)
		for i := range sections {
			sections[i].rows = found[i].rowsOf(sections[i].entity)
		}
		slices.SortStableFunc(sections, func(a, b section) int { return rank(a) - rank(b) })
		return listFile{format: format, sections: sections, ignored: ignored}
	}, nil
}

func rank(s section) int {
	return slices.IndexFunc(importKinds, func(k importKind) bool { return k.name == s.name })
}

// kindOf tells what a sheet holds by its name, or else by its columns.
func kindOf(s sheets.Sheet) (importKind, importTable, bool) {
	if besideTheList(s) {
		return importKind{}, importTable{}, false
	}
	named := speech().KindOf(s.Name)
	for _, k := range importKinds {
		t := columnsAs(s, k)
		if k.name == named && len(t.columns) > 0 && holds(t, k) {
			return k, t, true
		}
	}
	for _, k := range slices.Backward(importKinds) { // what says most about itself first
		if t := columnsAs(s, k); holds(t, k) {
			return k, t, true
		}
	}
	return importKind{}, importTable{}, false
}

// marks are the columns by which a table is known, one of each list.
var marks = map[string][][]string{
	"goals": {{"title", "id"}}, "indicators": {{"name", "id"}, {"goalId", "baselineValue", "targetValue"}}, "links": {{"fromGoal", "id"}, {"type"}, {"toKind"}},
	"activities": {{"title", "id"}, {"planId", "dependsOn", "responsibleId"}}, "plans": {{"title", "id"}, {"purpose", "expectedEffects", "projectPhase", "operationalOwnerId", "templateVersion"}},
}

func holds(t importTable, k importKind) bool {
	for _, any := range marks[k.name] {
		if !slices.ContainsFunc(any, func(name string) bool { return slices.Contains(t.columns, name) }) {
			return false
		}
	}
	return true
}

// columnsAs reads the headers of a sheet as those of a kind.
func columnsAs(s sheets.Sheet, k importKind) importTable {
	known := goalColumnsOf()
	if k.entity != Goals {
		known = thingColumnsOf()[k.name]
	}
	t := importTable{sheet: s}
	t.columns, t.ignored = fileimport.Columns(s.Rows[0], known)
	return t
}

// listOfJSON reads the JSON that a list is exported as, with all the care that is
// taken of a document.
func listOfJSON(file []byte) (*List, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(file), "\ufeff")), &all); err != nil {
		return nil, err
	}
	doc := ydoc.New()
	_, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
		for _, k := range importKinds {
			var things map[string]map[string]any
			if all[k.root] == nil {
				continue
			}
			if err := json.Unmarshal(all[k.root], &things); err != nil {
				return err
			}
			if len(things) > max(importFile.Rows, most[k.entity]) {
				return fmt.Errorf("%w: %d of %s", sheets.ErrTooManyRows, len(things), k.root)
			}
			for _, id := range slices.Sorted(maps.Keys(things)) {
				fields := ydoc.NewMap()
				for key, v := range things[id] {
					if _, nested := v.(map[string]any); nested {
						continue
					}
					if err := fields.Set(nil, key, v); err != nil {
						return err
					}
				}
				if err := doc.Map(k.root).Set(tx, id, fields); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l := readDoc(doc)
	if len(l.Goals)+len(l.Indicators)+len(l.Plans)+len(l.Activities)+len(l.Links) == 0 && all["goals"] == nil {
		return nil, errors.New("it holds nothing of a goal list")
	}
	return l, nil
}

// rowsOfList makes rows of what another list holds; what says nothing gives none.
func rowsOfList(l *List) (out []section) {
	for _, k := range importKinds {
		s := section{importKind: k}
		for i, t := range l.all(k.entity) {
			r := &importRow{values: Values{}, key: t.ID, exact: true}
			r.Row = i + 1
			for j := range k.entity.Fields {
				f := &k.entity.Fields[j]
				if v := t.Values[f.Name]; !fieldtable.Same(v, f.Empty()) {
					r.values[f.Name] = v
				}
			}
			if k.entity == Goals {
				r.parent = l.Tree.Parent(t.ID)
			}
			s.rows = append(s.rows, r)
		}
		if len(s.rows) > 0 {
			out = append(out, s)
		}
	}
	return out
}
