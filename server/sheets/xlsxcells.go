package sheets

import (
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// rowReader makes rows of the tokens of a sheet.
type rowReader struct {
	book  *workbook
	sheet *Sheet
	line  int // of the row at hand
	row   []Cell

	// of the cell at hand
	column  int // counted from 0
	kind    string
	formula bool
	value   textOf
}

// read reads one sheet, and stops at the first row too many.
func (b *workbook) read(entry sheetEntry) (Sheet, error) {
	s := Sheet{Name: entry.name}
	r := rowReader{book: b, sheet: &s}
	return s, b.scan(entry.part, r.take)
}

func (r *rowReader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "row":
			r.line++
			if n, err := strconv.Atoi(attribute(t, "r")); err == nil && n > 0 {
				r.line = n
			}
			r.row, r.column = nil, -1
		case "c":
			r.begin(t)
		case "f":
			r.formula = true
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "c":
			return r.end()
		case "row":
			r.book.cells += len(r.row)
			if r.book.cells > maxCells {
				return fmt.Errorf("%w: the sheets hold more than %d cells together", ErrTooManyRows, maxCells)
			}
			return r.sheet.add(r.row, r.line, r.book.limits)
		}
	}
	r.value.take(token, r.book.limits.CellBytes)
	return nil
}

func (r *rowReader) begin(c xml.StartElement) {
	r.column++
	if n, ok := columnOf(attribute(c, "r")); ok {
		r.column = n
	}
	r.kind, r.formula = attribute(c, "t"), false
	r.value = textOf{}
}

// end puts the cell into its row.
func (r *rowReader) end() error {
	some := r.value.some
	cell := Cell{Text: r.text(r.value.end())}
	cell.Number = cell.Text != "" && (r.kind == "" || r.kind == "n")
	// Beside a formula, an empty string is a value only if it says that it is one:
	// some writers leave the place of the value empty.
	cell.Formula = r.formula && cell.Text == "" && !(some && r.kind == "str")
	if cell == (Cell{}) {
		return nil
	}
	if r.column >= r.book.limits.Columns {
		return fmt.Errorf("%w: row %d, at most %d", ErrTooWide, r.line, r.book.limits.Columns)
	}
	for len(r.row) <= r.column {
		r.row = append(r.row, Cell{})
	}
	r.row[r.column] = cell
	return nil
}

// text is what a cell of the kind at hand says.
func (r *rowReader) text(stored string) string {
	switch r.kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(stored)); err == nil && n >= 0 && n < len(r.book.shared) {
			return r.book.shared[n]
		}
		return ""
	case "b":
		return map[string]string{"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}[strings.TrimSpace(stored)]
	case "str", "inlineStr", "e", "d":
		return stored
	}
	return number(strings.TrimSpace(stored))
}

// number writes a number as spreadsheets show it, with 15 digits: 1.1 is stored
// as 1.1000000000000001.
func number(stored string) string {
	n, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) || math.Abs(n) >= 1e15 {
		return stored
	}
	if n, err = strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64); err != nil {
		return stored
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// columnOf reads the letters of "AB12" as a number counted from 0. Beyond what a
// spreadsheet has it is any large number.
func columnOf(cell string) (int, bool) {
	n := 0
	for i := 0; i < len(cell) && n < 1<<20; i++ {
		c := cell[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1, n > 0
}

// textOf gathers the text of a value, or of a string with its differently
// formatted pieces. How words are pronounced (rPh) does not belong to them.
type textOf struct {
	out    strings.Builder
	inside bool // of an element that holds text
	aside  bool // of rPh
	some   bool // there was such an element
}

// take gathers at most limit bytes and a little more, by which the caller knows
// that it was too much.
func (g *textOf) take(token xml.Token, limit int) {
	switch t := token.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "t", "v":
			g.inside, g.some = !g.aside, true
		case "rPh":
			g.aside = true
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "t", "v":
			g.inside = false
		case "rPh":
			g.aside = false
		}
	case xml.CharData:
		if g.inside && g.out.Len() <= limit {
			g.out.Write(t[:min(len(t), limit+1)])
		}
	}
}

// end returns the text and begins anew.
func (g *textOf) end() string {
	text := g.out.String()
	*g = textOf{}
	if strings.Contains(text, "_x") {
		text = escaped.ReplaceAllStringFunc(text, unescape)
	}
	return text
}

// escaped is how a character that XML has no place for is written.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescape(s string) string {
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	if err != nil {
		return s
	}
	return string(rune(n))
}
