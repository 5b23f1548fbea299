package goals

import (
	"slices"
	"strings"

	"samrad/collab/ydoc"
	"samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/sheets"
	"samrad/server/strategy/markdown"
)

// importRow is a row on its way: GoalImportRow and what is not shown.
type importRow struct {
	GoalImportRow
	values Values
	key    string // the id cell as written
	parent string // the parent cell as written
	code   string
	above  *importRow // in a nested list
	nested bool
	exact  bool                // its references are ids, as JSON has them
	keys   map[string][]string // by field: the ids in the column beside its names
}

func (r *importRow) fail(code Reason, column, value string) {
	r.Reasons = append(r.Reasons, GoalImportReason{Code: code, Column: column, Value: fileimport.Shorten(value)})
}

// importTable is a file whose columns are known.
type importTable struct {
	format  string
	sheet   sheets.Sheet
	columns []string // field names, "id", "code", "parentId", or "" for a column that is ignored
	ignored []string
	items   []item // of a Markdown list
}

// item is one item of a nested list.
type item struct {
	title string
	above int // -1 is the top
}

// readGoalTable reads the file and finds the sheet of goals.
func readGoalTable(file []byte, contentType string) (importTable, error) {
	if isMarkdown(contentType) && !sheets.IsXLSX(file) {
		return markdownTable(file)
	}
	t, err := tableWith(file, goalColumnsOf(), "title")
	if err != nil || t.columns != nil {
		return t, err
	}
	return t, fileimport.Refuse("no_headers", "No column is headed Title. "+
		"Put the headers in the first row; the names of the fields in Danish, Norwegian, Swedish, Finnish, Icelandic or English will do.")
}

// tableWith finds the first sheet that has all the columns wanted; none: the
// table has no columns.
func tableWith(file []byte, known map[string]string, wanted ...string) (importTable, error) {
	all, err := sheets.Read(file, importFile.Limits)
	if err != nil {
		return importTable{}, importFile.Unreadable(err)
	}
	for _, s := range all {
		t := importTable{format: "csv", sheet: s}
		if sheets.IsXLSX(file) {
			t.format = "xlsx"
		}
		t.columns, t.ignored = fileimport.Columns(s.Rows[0], known)
		if !slices.ContainsFunc(wanted, func(name string) bool { return !slices.Contains(t.columns, name) }) {
			return t, nil
		}
	}
	return importTable{}, nil
}

// markdownTable takes the items of all lists of a text; what stands around them
// is passed over.
func markdownTable(file []byte) (importTable, error) {
	if len(file) > importFile.Bytes {
		return importTable{}, importFile.Unreadable(sheets.ErrTooLarge)
	}
	content, _, err := markdown.Parse(file)
	if err != nil {
		return importTable{}, importFile.Unreadable(err)
	}
	t := importTable{format: "markdown"}
	t.collect(content.Content, -1)
	switch {
	case len(t.items) == 0:
		return t, fileimport.Refuse("no_headers", "The text holds no list. Begin each goal with a hyphen, and indent those that stand below.")
	case len(t.items) > importFile.Rows:
		return t, importFile.Unreadable(sheets.ErrTooManyRows)
	}
	return t, nil
}

var listNodes = []string{"bulletList", "orderedList", "taskList"}

// collect walks lists. The parser bounds how deep they are.
func (t *importTable) collect(nodes []ydoc.Node, above int) {
	for _, list := range nodes {
		if !slices.Contains(listNodes, list.Type) {
			continue
		}
		for _, li := range list.Content {
			at := above
			for _, part := range li.Content {
				switch {
				case part.Type == "paragraph" && at == above:
					if title := strings.Join(strings.Fields(textOf(part)), " "); title != "" {
						at = len(t.items)
						t.items = append(t.items, item{title, above})
					}
				case slices.Contains(listNodes, part.Type):
					t.collect([]ydoc.Node{part}, at)
				}
			}
		}
	}
}

func textOf(n ydoc.Node) string {
	if n.Type == "hardBreak" {
		return " "
	}
	text := n.Text
	for _, child := range n.Content {
		text += textOf(child)
	}
	return text
}

// read parses the rows.
func (t importTable) read() []*importRow {
	if t.format == "markdown" {
		return t.readItems()
	}
	return t.rowsOf(Goals)
}

// rowsOf parses the rows as those of a kind.
func (t importTable) rowsOf(e *Entity) []*importRow {
	var rows []*importRow
	for i, cells := range t.sheet.Rows[1:] {
		r := &importRow{values: Values{}}
		r.Row = t.sheet.Lines[i+1]
		for j, c := range cells {
			if j < len(t.columns) && t.columns[j] != "" && (c.Formula || strings.TrimSpace(c.Text) != "") {
				r.readCell(e, t.columns[j], c)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func (t importTable) readItems() []*importRow {
	rows := make([]*importRow, len(t.items))
	for i, it := range t.items {
		rows[i] = &importRow{values: Values{}, nested: true}
		rows[i].Row = i + 1
		if it.above >= 0 {
			rows[i].above = rows[it.above]
		}
		rows[i].readCell(Goals, "title", sheets.Cell{Text: it.title})
	}
	return rows
}

func (r *importRow) readCell(e *Entity, column string, c sheets.Cell) {
	switch column {
	case "id":
		r.key = strings.TrimSpace(c.Text)
		return
	case "code":
		r.code = strings.TrimSpace(c.Text)
		return
	case "parentId":
		r.parent = strings.TrimSpace(c.Text)
		return
	}
	if field, ok := fieldtable.KeyOf(column); ok {
		if r.keys == nil {
			r.keys = map[string][]string{}
		}
		r.keys[field] = fieldtable.SplitKeys(c.Text)
		return
	}
	v, reason := e.Field(column).Parse(c, spoken())
	if reason != "" {
		r.fail(reason, column, c.Text)
		return
	}
	r.values[column] = v
}

// report tells what becomes of the rows.
func (t importTable) report(rows []*importRow) GoalImportReport {
	out := GoalImportReport{Format: t.format, IgnoredColumns: append([]string{}, t.ignored...)}
	out.Rows, out.Counts = reportOf(rows)
	return out
}

func reportOf(rows []*importRow) ([]GoalImportRow, fileimport.ImportCounts) {
	out, counts := make([]GoalImportRow, len(rows)), fileimport.ImportCounts{}
	for i, r := range rows {
		if r.Warnings == nil {
			r.Warnings = []GoalImportWarning{}
		}
		for j := range r.Warnings {
			if r.Status == fileimport.Wrong {
				r.Warnings[j].KeptIn = "" // nothing of the row is
			}
		}
		out[i] = r.GoalImportRow
		counts.Add(r.Status)
	}
	return out, counts
}
