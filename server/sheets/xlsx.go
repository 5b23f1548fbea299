package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// maxEntries is how many parts an archive may have: a workbook with a hundred
// sheets and their comments has some hundreds.
const maxEntries = 500

// maxRatio is how far any part may unpack. Repetitive sheets reach 100; bombs
// begin above 1000.
const maxRatio = 400

// readXLSX reads every sheet of a workbook.
func readXLSX(data []byte, l Limits) ([]Sheet, error) {
	if err := measure(data, l); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: l.Unpacked, UnzipXMLSizeLimit: l.Unpacked, RawCellValue: true,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	defer f.Close()
	formulas, err := formulasWithoutValue(f)
	if err != nil {
		return nil, err
	}
	var all []Sheet
	for _, name := range f.GetSheetList() {
		s, err := readSheet(f, name, formulas[name], l)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// readSheet streams the rows of a sheet, and stops at the first too many.
func readSheet(f *excelize.File, name string, formulas cellSet, l Limits) (Sheet, error) {
	s := Sheet{Name: name}
	rows, err := f.Rows(name)
	if err != nil {
		if errors.As(err, new(excelize.ErrSheetNotExist)) {
			return s, nil // a chart sheet
		}
		return s, fmt.Errorf("%w: sheet %q: %w", ErrUnreadable, name, err)
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		texts, err := rows.Columns()
		if err != nil {
			return s, fmt.Errorf("%w: sheet %q row %d: %w", ErrUnreadable, name, line, err)
		}
		row := make([]Cell, len(texts))
		for i, text := range texts {
			row[i] = Cell{Text: text}
		}
		if err := s.add(markFormulas(row, formulas[line], l), line, l); err != nil {
			return s, err
		}
	}
	if err := rows.Error(); err != nil {
		return s, fmt.Errorf("%w: sheet %q: %w", ErrUnreadable, name, err)
	}
	return s, nil
}

// markFormulas marks the cells of a row that hold a formula and no value.
func markFormulas(row []Cell, columns []int, l Limits) []Cell {
	for _, column := range columns {
		if column >= l.Columns {
			continue
		}
		for len(row) <= column {
			row = append(row, Cell{})
		}
		if row[column].Text == "" {
			row[column].Formula = true
		}
	}
	return row
}

// measure unpacks an archive to nowhere and refuses one that would not fit in
// memory. The sizes an archive states are claims, so they are not asked.
func measure(data []byte, l Limits) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("%w: it is no XLSX file: %w", ErrUnreadable, err)
	}
	if len(archive.File) > maxEntries {
		return fmt.Errorf("%w: the archive has %d parts, at most %d", ErrTooLarge, len(archive.File), maxEntries)
	}
	var total int64
	for _, part := range archive.File {
		n, err := sizeOf(part, min(l.Unpacked-total, int64(part.CompressedSize64+1024)*maxRatio))
		if err != nil {
			return err
		}
		total += n
	}
	return nil
}

func sizeOf(part *zip.File, limit int64) (int64, error) {
	r, err := part.Open()
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	defer r.Close()
	n, err := io.CopyN(io.Discard, r, limit+1)
	switch {
	case n > limit:
		return n, fmt.Errorf("%w: it unpacks to far more than it is", ErrTooLarge)
	case err != nil && !errors.Is(err, io.EOF):
		return n, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return n, nil
}

// WriteXLSX writes sheets as a workbook. Cells are text, save for whole columns
// that numeric names, whose numbers are numbers. The first row is the header.
func WriteXLSX(w io.Writer, all []Sheet, numeric map[string]bool) error {
	f := excelize.NewFile()
	defer f.Close()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	for i, s := range all {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return fmt.Errorf("write XLSX sheet %q: %w", s.Name, err)
		}
		if err := writeSheet(f, s, bold, numeric); err != nil {
			return fmt.Errorf("write XLSX sheet %q: %w", s.Name, err)
		}
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// writeSheet streams the rows: a workbook in memory would be many times as large.
func writeSheet(f *excelize.File, s Sheet, bold int, numeric map[string]bool) error {
	out, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if n := len(s.Rows[0]); n > 0 {
		if err := out.SetColWidth(1, n, 22); err != nil {
			return err
		}
	}
	for i, row := range s.Rows {
		values := make([]any, len(row))
		for j, c := range row {
			values[j] = excelValue(c.Text, i > 0 && j < len(s.Rows[0]) && numeric[s.Rows[0][j].Text])
			if i == 0 {
				values[j] = excelize.Cell{StyleID: bold, Value: c.Text}
			}
		}
		if err := out.SetRow("A"+strconv.Itoa(i+1), values); err != nil {
			return err
		}
	}
	return out.Flush()
}

// excelValue is nil for an empty cell, so that it stays empty and is not text.
func excelValue(text string, numeric bool) any {
	if text == "" {
		return nil
	}
	if numeric {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	}
	return text
}
