package sheets

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes sheets as a workbook. Cells are text, save for those marked as
// numbers. The first row is the header.
func WriteXLSX(w io.Writer, all []Sheet) error {
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
		if err := writeSheet(f, s, bold); err != nil {
			return fmt.Errorf("write XLSX sheet %q: %w", s.Name, err)
		}
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// writeSheet streams the rows: a workbook in memory would be many times as large.
func writeSheet(f *excelize.File, s Sheet, bold int) error {
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
			values[j] = excelValue(c.Text, i > 0 && c.Number)
			if c.Computes != "" {
				values[j] = excelize.Cell{Formula: c.Computes, Value: values[j]}
			}
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

// Column names a column, counted from 0, as spreadsheets do: A, B … Z, AA.
func Column(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}
