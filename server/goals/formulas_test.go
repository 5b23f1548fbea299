package goals_test

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"samrad/server/goals"
)

// checkFormulas lets a spreadsheet compute what the formulas say and compares it
// with what stands beside them, which is what the server computed. The sheets are that
// of goals, whose progress follows its fields, and that of indicators, whose current
// value and progress do.
func checkFormulas(t *testing.T, file []byte, goalSheet, indicatorSheet string) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	computed := 0
	ofGoals, ofIndicators := 3+len(goals.Goals.Names()), 1+len(goals.Indicators.Names())
	for sheet, columns := range map[string][]int{goalSheet: {ofGoals}, indicatorSheet: {ofIndicators, ofIndicators + 1}} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			for j := range rows[0] {
				if i == 0 || !slices.Contains(columns, j) {
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
