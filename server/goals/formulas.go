package goals

import (
	"fmt"

	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// letters names the columns of a table as spreadsheets do, by what they hold.
func letters(columns []string) map[string]string {
	at := map[string]string{}
	for i, name := range columns {
		at[name] = sheets.Column(i)
	}
	return at
}

// formula is a cell that computes itself, with what it gives now beside it; no
// text is the figure alone.
func formula(text string, now *float64) sheets.Cell {
	c := numberCell(now)
	c.Number = true
	if text != "" {
		c.Computes = text
	}
	return c
}

// numberCell is a figure, or nothing.
func numberCell(n *float64) sheets.Cell {
	if n == nil {
		return sheets.Cell{}
	}
	return sheets.Cell{Text: fieldtable.WriteNumber(*n, false), Number: true}
}

// goalFormula computes the progress of the goal in a line; what stands below it
// ends at last.
func (b *Book) goalFormula(at map[string]string, line, last int, mode string) string {
	below := func(column string) string {
		return fmt.Sprintf("%[1]s%[2]d:%[1]s%[3]d", at[column], line+1, max(last, line+1))
	}
	switch mode {
	case "indicators":
		return fmt.Sprintf(`IFERROR(AVERAGEIFS(%s,%s,A%d),"")`, b.indicatorRange("progressResult"), b.indicatorRange("goalKey"), line)
	case "children_weighted":
		return fmt.Sprintf(`IFERROR(SUMIFS(%s,%s,A%d)/SUMIFS(%s,%s,A%d),"")`, below("weightedProgress"), below("parentKey"), line,
			below("countingWeight"), below("parentKey"), line)
	case "manual":
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s%[2]d),%[1]s%[2]d,"")`, at["progress"], line)
	}
	return "" // of activities: the figure itself
}

// weightFormula is the weight that counts for the goal above: none where there is no
// progress, or the goal was dropped.
func (b *Book) weightFormula(at map[string]string, line int) string {
	dropped := "dropped"
	if word := b.shown.Words["status"][dropped]; word != "" {
		dropped = word
	}
	return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s%[5]d),%[2]s%[5]d<>"%[6]s"),IF(ISNUMBER(%[3]s%[5]d),%[3]s%[5]d,1),%[4]s)`,
		at["progressResult"], at["status"], at["weight"], `""`, line, dropped)
}

// indicatorRange is a whole column of the sheet of indicators.
func (b *Book) indicatorRange(column string) string {
	return b.rangeOf(indicatorTable, letters(indicatorSheetColumns())[column], MaxIndicators+1)
}

// rangeOf is a column of a sheet, whose name may hold any letters.
func (b *Book) rangeOf(kind, letter string, last int) string {
	return fmt.Sprintf("'%[1]s'!$%[2]s$2:$%[2]s$%[3]d", b.table(kind, nil).Name, letter, last)
}

// indicatorFormula is the share of the way from baseline to target; "" where there
// is no such formula, and the figure stands alone.
func indicatorFormula(at map[string]string, t Thing, line int) string {
	kind, direction := t.Values.Text("kind"), t.Values.Text("direction")
	if kind == "yes_no" || kind == "qualitative" || direction == "keep" || direction == "within_range" {
		return ""
	}
	return fmt.Sprintf(`IF(OR(%[1]s%[4]d="",%[2]s%[4]d="",%[3]s%[4]d="",%[1]s%[4]d=%[2]s%[4]d),"",100*MAX(0,MIN(1,(%[3]s%[4]d-%[1]s%[4]d)/(%[2]s%[4]d-%[1]s%[4]d))))`,
		at["baselineValue"], at["targetValue"], at["current"], line)
}

// currentFormula joins the values that count, see valueSheet.
func (b *Book) currentFormula(aggregate string, line int) string {
	at, last := letters(valueColumns), b.valueLines()
	value, counts := b.rangeOf(valueTable, at["value"], last), b.rangeOf(valueTable, at["counts"], last)
	of := fmt.Sprintf(`%s,A%d,%s,`, b.rangeOf(valueTable, at["indicatorKey"], last), line, counts)
	var f string
	switch aggregate {
	case "sum":
		f = fmt.Sprintf(`SUMIFS(%s,%s">0")`, value, of)
	case "mean":
		f = fmt.Sprintf(`AVERAGEIFS(%s,%s">0")`, value, of)
	case "", "latest":
		f = fmt.Sprintf(`AVERAGEIFS(%s,%s2)`, value, of)
	default:
		return "" // max, min and weighted means need functions that not all spreadsheets have
	}
	return fmt.Sprintf(`IF(COUNTIFS(%s">0")=0,"",%s)`, of, f)
}

// valueLines is how far down formulas look for values: over all there are, with room
// for those that somebody adds to the file. Spreadsheets get slow with much more.
func (b *Book) valueLines() int { return 2*len(b.Values) + 1000 }

// subtreeEnds finds for each goal the last one below it, or itself.
func subtreeEnds(l *List, all []Thing) []int {
	end := make([]int, len(all))
	var open []int
	closeTo := func(depth, before int) {
		for len(open) > 0 && l.Tree.Depth(all[open[len(open)-1]].ID) >= depth {
			end[open[len(open)-1]] = before
			open = open[:len(open)-1]
		}
	}
	for i, t := range all {
		closeTo(l.Tree.Depth(t.ID), i-1)
		open = append(open, i)
	}
	closeTo(0, len(all)-1)
	return end
}
