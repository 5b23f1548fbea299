package goals_test

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// checkFormulas lets a spreadsheet compute what the formulas say and compares it
// with what stands beside them, which is what the server computed. The sheets are that
// of goals, whose progress is the fourth column from the right, and that of indicators,
// whose current value and progress are the third and second.
func checkFormulas(t *testing.T, file []byte, goals, indicators string) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	computed := 0
	for sheet, fromRight := range map[string][]int{goals: {4}, indicators: {3, 2}} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			for j := range rows[0] {
				if i == 0 || !slices.Contains(fromRight, len(rows[0])-j) {
					continue
				}
				name, _ := excelize.CoordinatesToCellName(j+1, i+1)
				formula, err := book.GetCellFormula(sheet, name)
				if err != nil || formula == "" {
					continue
				}
				stored, _ := book.GetCellValue(sheet, name)
				got, err := book.CalcCellValue(sheet, name)
				if err != nil {
					t.Errorf("%s %s: %s: %v", sheet, name, formula, err)
					continue
				}
				a, errA := strconv.ParseFloat(stored, 64)
				b, errB := strconv.ParseFloat(got, 64)
				if (errA == nil) != (errB == nil) || errA == nil && math.Abs(a-b) > 1e-6 {
					t.Errorf("%s %s: %s gives %q, the server %q", sheet, name, formula, got, stored)
				}
				if errB == nil {
					computed++
				}
			}
		}
	}
	if computed == 0 {
		t.Error("no formula gives a figure")
	}
}
