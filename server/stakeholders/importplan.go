package stakeholders

import (
	"slices"
	"strings"

	"samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/sheets"
)

// ImportReason is why a row is not taken.
type ImportReason struct {
	Code   Reason `json:"code" enum:"unknown_value,missing_name,not_a_number,out_of_range,not_a_date,unknown_parent,parent_cycle,duplicate_row,ambiguous_match,unknown_stakeholder,too_long,formula"`
	Column string `json:"column" doc:"The field."`
	Value  string `json:"value" doc:"What stands in the cell, shortened."`
}

// ImportRow is what becomes of one row of a file.
type ImportRow struct {
	Row     int            `json:"row" doc:"Its number, as a spreadsheet counts."`
	Status  string         `json:"status" enum:"new,changed,unchanged,wrong"`
	ID      *string        `json:"id" nullable:"true" doc:"Whom it changes; for a new row the id to make it with, which other rows may name as parent."`
	Name    string         `json:"name" doc:"For people to recognise the row by."`
	Fields  map[string]any `json:"fields" doc:"The values the row gives, by field. Empty cells give none: they change nothing."`
	Changed []string       `json:"changed" nullable:"false" doc:"The fields that differ from the map."`
	Reasons []ImportReason `json:"reasons" nullable:"false" doc:"Why it is wrong. A wrong row is passed over."`

	Warnings []ImportWarning `json:"warnings" nullable:"false" doc:"Cells to look at, although the row is taken."`
}

// ImportWarning is a cell that names a person nobody knows, which is left out, or one
// that is taken but has hardly kept what was typed. The row does not fall for it: a
// file is often older than the group.
type ImportWarning struct {
	Code   Reason `json:"code" enum:"unknown_person,ambiguous_person,zeros_lost" doc:"unknown_person, ambiguous_person: nobody in the group is meant, or several are, and the field stays as it is; write the e-mail address of a member instead. zeros_lost: the cell is taken, but its number seems to have begun with a zero that the spreadsheet dropped; make it text there."`
	Column string `json:"column" doc:"The field."`
	Value  string `json:"value" doc:"What stands in the cell, shortened."`
}

// row is a row on its way: ImportRow and what is not shown.
type row struct {
	ImportRow
	values Values
	key    string              // the id cell as written
	keys   map[string][]string // by field: the ids in the column beside its names
}

// ImportReport is what an import does, or would do.
type ImportReport struct {
	Sheet          string                  `json:"sheet" enum:"stakeholders,relations"`
	Format         string                  `json:"format" enum:"csv,xlsx"`
	Kumu           bool                    `json:"kumu" doc:"The columns are those of Kumu: types that are unknown here become tags or notes."`
	Rows           []ImportRow             `json:"rows" nullable:"false"`
	Counts         fileimport.ImportCounts `json:"counts"`
	IgnoredColumns []string                `json:"ignoredColumns" nullable:"false" doc:"Headers that mean no field."`
	OtherSheets    []string                `json:"otherSheets" nullable:"false" enum:"stakeholders,relations" doc:"What else the file holds; ask again with sheet=."`
}

// table is a sheet whose columns are known.
type table struct {
	entity  *Entity
	sheet   sheets.Sheet
	columns []string // field names, "id", or "" for a column that is ignored
	ignored []string
	kumu    bool
}

// recognise finds out what a sheet holds by its headers; ok is false for a
// sheet that is neither.
func recognise(s sheets.Sheet) (table, bool) {
	if plansCommunication(s) {
		return table{}, false
	}
	for _, e := range []*Entity{Relations, Stakeholders} {
		t := columnsIn(s, e)
		has := func(name string) bool { return slices.Contains(t.columns, name) }
		if e == Relations && has("fromId") && has("toId") || e == Stakeholders && has("name") {
			return t, true
		}
	}
	return table{}, false
}

func columnsIn(s sheets.Sheet, e *Entity) table {
	t := table{entity: e, sheet: s}
	known := headers(e)
	kumu := true
	t.columns, t.ignored = fileimport.Columns(s.Rows[0], known)
	for _, c := range s.Rows[0] {
		kumu = kumu && kumuHeaders[fieldtable.Fold(c.Text)]
	}
	t.kumu = kumu
	if e == Stakeholders {
		t.kumu = len(s.Rows[0]) > 0 && slices.ContainsFunc(s.Rows[0], func(c sheets.Cell) bool { return fieldtable.Fold(c.Text) == "label" }) &&
			slices.ContainsFunc(s.Rows[0], func(c sheets.Cell) bool { return fieldtable.Fold(c.Text) == "type" })
	}
	return t
}

// kumuHeaders are those of Kumu's connections.
var kumuHeaders = map[string]bool{"from": true, "to": true, "type": true, "label": true, "direction": true, "tags": true,
	"description": true, "id": true, "strength": true, "": true}

// read parses the rows below the header.
func (t table) read() []*row {
	var rows []*row
	for i, cells := range t.sheet.Rows[1:] {
		r := &row{values: Values{}}
		r.Row = t.sheet.Lines[i+1]
		for j, c := range cells {
			if j < len(t.columns) && t.columns[j] != "" && (c.Formula || strings.TrimSpace(c.Text) != "") {
				t.readCell(r, t.columns[j], c)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func (t table) readCell(r *row, column string, c sheets.Cell) {
	if column == "id" {
		r.key = strings.TrimSpace(c.Text)
		return
	}
	if field, ok := fieldtable.KeyOf(column); ok {
		if r.keys == nil {
			r.keys = map[string][]string{}
		}
		r.keys[field] = fieldtable.SplitKeys(c.Text)
		return
	}
	f := t.entity.Field(column)
	v, reason := f.Parse(c, words())
	if reason == fieldtable.UnknownValue && t.kumu && f.Type == fieldtable.Choice {
		t.keepForeign(r, c.Text)
		return
	}
	if reason != "" {
		r.fail(reason, column, c.Text)
		return
	}
	if tags, ok := v.([]string); ok { // Kumu's unknown type may be among them already
		if before, ok := r.values[column].([]string); ok {
			v, _ = f.Take(fieldtable.Anys(append(tags, before...)))
		}
	}
	if column == "contactPhone" && zerosLost(c) {
		r.warn(ZerosLost, column, c.Text)
	}
	r.values[column] = v
}

// zerosLost tells whether a telephone number looks like one of which a spreadsheet
// made a number: 0401234567 becomes 401234567, and 0045 becomes 45. Numbers of Denmark
// and Norway have eight digits and those of Iceland seven, never with a zero first;
// text of few digits may be a short number.
func zerosLost(c sheets.Cell) bool {
	text := strings.TrimSpace(c.Text)
	if text == "" || text[0] == '0' || strings.Trim(text, "0123456789") != "" {
		return false
	}
	return len(text) > 8 || c.Number && len(text) < 7
}

// keepForeign keeps a type that only Kumu knows: of an element as a tag, of a
// connection as its note.
func (t table) keepForeign(r *row, text string) {
	if t.entity == Relations {
		if r.values["note"] == nil {
			r.values["note"] = fieldtable.OneLine(fieldtable.Cut(text, noteLimit), false)
		}
		return
	}
	f := t.entity.Field("tags")
	tags, _ := r.values["tags"].([]string)
	if v, reason := f.Take(fieldtable.Anys(append(slices.Clone(tags), text))); reason == "" {
		r.values["tags"] = v
	}
}

func (r *row) fail(code Reason, column, value string) {
	r.Reasons = append(r.Reasons, ImportReason{Code: code, Column: column, Value: fileimport.Shorten(value)})
}

func (r *row) warn(code Reason, column, value string) {
	r.Warnings = append(r.Warnings, ImportWarning{Code: code, Column: column, Value: fileimport.Shorten(value)})
}

func (r *row) failed(column string) bool {
	return slices.ContainsFunc(r.Reasons, func(reason ImportReason) bool { return reason.Column == column })
}
