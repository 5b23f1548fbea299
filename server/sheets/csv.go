package sheets

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// readCSV reads CSV in whatever encoding and with whatever separator.
func readCSV(data []byte, l Limits) (Sheet, error) {
	text, err := decode(data)
	if err != nil {
		return Sheet{}, err
	}
	text, separator := findSeparator(text)
	p := csvReader{text: text, separator: separator, line: 1}
	var s Sheet
	for !p.done() {
		line := p.line
		row, err := p.row(l)
		if err != nil {
			return Sheet{}, err
		}
		if err := s.add(row, line, l); err != nil {
			return Sheet{}, err
		}
	}
	return s, nil
}

// findSeparator takes the separator that the file names ("sep=;", as Excel
// writes it), or the one most frequent in its first line outside quotes.
func findSeparator(text string) (rest string, separator byte) {
	first, after, _ := strings.Cut(text, "\n")
	if named, ok := strings.CutPrefix(strings.TrimRight(first, "\r"), "sep="); ok && len(named) == 1 && strings.Contains(";,\t|", named) {
		return after, named[0]
	}
	best, most, quoted := byte(';'), 0, false
	counts := map[byte]int{}
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted && i > 0:
			return text, best
		case !quoted && (c == ';' || c == ',' || c == '\t'):
			if counts[c]++; counts[c] > most {
				best, most = c, counts[c]
			}
		}
	}
	return text, best
}

// csvReader cuts text into rows. It is lenient where spreadsheets are: a quote
// within a bare cell is a character, and a row may be of any length.
type csvReader struct {
	text      string
	at, line  int
	separator byte
}

func (p *csvReader) done() bool { return p.at >= len(p.text) }

// row reads up to the end of the line.
func (p *csvReader) row(l Limits) ([]Cell, error) {
	var row []Cell
	for {
		text, err := p.cell()
		if err != nil {
			return nil, err
		}
		if len(row) > l.Columns && text != "" {
			return nil, fmt.Errorf("%w: row %d, at most %d", ErrTooWide, p.line, l.Columns)
		}
		if len(row) <= l.Columns {
			row = append(row, cellOf(text))
		}
		if p.done() {
			return row, nil
		}
		c := p.text[p.at]
		p.at++
		if c == '\n' {
			p.line++
			return row, nil
		}
	}
}

// cellOf marks a formula: CSV has no value stored beside it.
func cellOf(text string) Cell {
	if strings.HasPrefix(text, "=") {
		return Cell{Text: text, Formula: true}
	}
	return Cell{Text: plain(text)}
}

// cell reads up to a separator or a line's end, which it leaves.
func (p *csvReader) cell() (string, error) {
	if !p.done() && p.text[p.at] == '"' {
		return p.quoted()
	}
	return strings.TrimRight(p.bare(), "\r"), nil
}

func (p *csvReader) bare() string {
	start := p.at
	for !p.done() && p.text[p.at] != p.separator && p.text[p.at] != '\n' {
		p.at++
	}
	return p.text[start:p.at]
}

// quoted reads a cell in quotes; two quotes are one. What stands between the
// closing quote and the separator belongs to the cell, as in Excel.
func (p *csvReader) quoted() (string, error) {
	began := p.line
	var out strings.Builder
	for p.at++; !p.done(); p.at++ {
		c := p.text[p.at]
		if c == '"' {
			if p.at+1 < len(p.text) && p.text[p.at+1] == '"' {
				p.at++
			} else {
				p.at++
				out.WriteString(strings.TrimRight(p.bare(), "\r"))
				return out.String(), nil
			}
		}
		if c == '\n' {
			p.line++
		}
		if c == '\r' && p.at+1 < len(p.text) && p.text[p.at+1] == '\n' {
			continue
		}
		out.WriteByte(c)
	}
	return "", fmt.Errorf("%w: a quote opened in row %d is never closed", ErrUnreadable, began)
}

// WriteCSV writes the first sheet as Excel in the Nordic countries opens it: UTF-8
// with a byte order mark, semicolons, CRLF. Cells that look like formulas are
// made harmless; reading them gives the same text back.
func WriteCSV(w io.Writer, s Sheet) error {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	for _, row := range s.Rows {
		for i, c := range row {
			if i > 0 {
				out.WriteByte(';')
			}
			out.WriteString(quote(neutral(c.Text)))
		}
		out.WriteString("\r\n")
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func quote(s string) string {
	if !strings.ContainsAny(s, ";,\"\r\n\t") && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
