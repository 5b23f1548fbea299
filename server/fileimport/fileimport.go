// Package fileimport is what imports of files have in common, whatever their rows
// become: which columns mean what, what is said about files that cannot be read, and
// how rows are counted.
//
// Data flow: bytes → sheets.Read → Columns → rows that each kind of document judges by
// itself → Count, for the report.
//
// Pure functions, safe for concurrent use. Allowed imports: fieldtable, sheets, huma.
package fileimport

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// The statuses of a row.
const (
	New       = "new"
	Changed   = "changed"
	Unchanged = "unchanged"
	Wrong     = "wrong"
)

// StatusOf is that of a row with nothing wrong: there tells whether it means something
// that stands already, and changed which of its fields differ.
func StatusOf(there bool, changed []string) string {
	switch {
	case !there:
		return New
	case len(changed) > 0:
		return Changed
	}
	return Unchanged
}

// ImportCounts is how many rows of each status there are; the API calls it so.
type ImportCounts struct {
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Wrong     int `json:"wrong"`
}

// Add counts a row; one of no known status is wrong.
func (c *ImportCounts) Add(status string) {
	switch status {
	case New:
		c.New++
	case Changed:
		c.Changed++
	case Unchanged:
		c.Unchanged++
	default:
		c.Wrong++
	}
}

// Columns finds out what heads each column: a name among the known ones, by folded
// header, or "" for a column that means nothing, or what one before it means. ignored
// are the headers of these, shortened.
func Columns(head []sheets.Cell, known map[string]string) (names, ignored []string) {
	for _, c := range head {
		name := known[fieldtable.Fold(c.Text)]
		if name == "" || slices.Contains(names, name) {
			name = ""
			if text := strings.TrimSpace(c.Text); text != "" {
				ignored = append(ignored, Shorten(text))
			}
		}
		names = append(names, name)
	}
	return names, ignored
}

// Shorten cuts what stands in a cell to what a report shows of it.
func Shorten(s string) string {
	const most = 100
	if short := fieldtable.Cut(s, most); len(short) < len(s) {
		return short + "…"
	}
	return s
}

// File says what an import takes, to whom it has to refuse one.
type File struct {
	sheets.Limits
	Fewer   string // what to do about too many rows, such as "Import it in parts, or fewer rows."
	About   string // what the rows are about, such as "goals"
	Formats string // what it may be saved as, such as "CSV or as XLSX (Excel workbook)"
}

// Unreadable is the problem to answer with for an error of sheets.Read.
func (f File) Unreadable(err error) error {
	switch {
	case errors.Is(err, sheets.ErrTooLarge):
		return huma.NewError(http.StatusRequestEntityTooLarge, fmt.Sprintf("The file is too large. Use at most %d MB; leave out pictures and sheets that are not needed.", f.Bytes/1_000_000))
	case errors.Is(err, sheets.ErrTooManyRows):
		return Refuse("too_many_rows", fmt.Sprintf("The file has more than %d rows. %s", f.Rows, f.Fewer))
	case errors.Is(err, sheets.ErrTooWide):
		return Refuse("too_wide", "The file has more than 100 columns. Keep those that are about "+f.About+".")
	case errors.Is(err, sheets.ErrCellTooLong):
		return Refuse("cell_too_long", "A cell of the file is too long. Shorten it.")
	case errors.Is(err, sheets.ErrEmpty):
		return Refuse("empty", "The file holds no rows. Put the headers in the first row and the "+f.About+" below.")
	}
	return Refuse("unreadable", "The file cannot be read. Save it as "+f.Formats+" and try again.")
}

// Refuse is a 422 that says why in a word, too, for pages that say it in the person's
// language.
func Refuse(code, text string) error {
	return huma.Error422UnprocessableEntity(text, &huma.ErrorDetail{Location: "file", Message: text, Value: code})
}

// Circles finds what would stand above itself, by what each stands below.
func Circles(parents map[string]string) map[string]bool {
	found, visited := map[string]bool{}, map[string]int{}
	round := 0
	for start := range parents {
		round++
		id := start
		for ; id != "" && visited[id] == 0; id = parents[id] {
			visited[id] = round
		}
		if id == "" || visited[id] != round || found[id] {
			continue
		}
		for !found[id] {
			found[id] = true
			id = parents[id]
		}
	}
	return found
}
