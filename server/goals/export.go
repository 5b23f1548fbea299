package goals

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"samrad/server/fieldtable"
	"samrad/server/people"
	"samrad/server/sheets"
)

// The kinds of tables in the files of a list.
const (
	goalTable      = "goals"
	indicatorTable = "indicators"
	valueTable     = "values"
	planTable      = "plans"
	activityTable  = "activities"
	linkTable      = "links"
	checkInTable   = "checkIns"
)

// plainSheets is what they are called where no language is asked for.
var plainSheets = map[string]string{goalTable: "Goals", indicatorTable: "Indicators", valueTable: "Values", planTable: "Plans",
	activityTable: "Activities", linkTable: "Links", checkInTable: "Check-ins"}

// The columns of the tables. Names that are no fields of the table of fields:
// xKey is the id of what stands by name in x.
var (
	valueColumns = []string{"id", "indicatorKey", "indicator", "municipality", "periodStart", "periodEnd", "value", "estimate", "n", "note", "by", "at",
		"counts", "correctedBy"}
	checkInColumns = []string{"id", "goalKey", "goal", "at", "by", "health", "confidence", "progress", "done", "obstacles", "next", "helpWanted"}
)

// goalSheetColumns has columns of help behind the progress: the weight that counts for
// the goal above, and the progress times that.
func goalSheetColumns() []string {
	return append(goalFileColumns(), "countingWeight", "weightedProgress", "parentKey")
}

func goalFileColumns() []string {
	return append(append([]string{"id", "code", "parent"}, Goals.Names()...), "progressResult")
}

// Columns that formulas go by stand where they are; ids beside names come behind.
func indicatorSheetColumns() []string {
	return append(append([]string{"id"}, Indicators.Names()...), "current", "progressResult", "goalKey")
}

func (b *Book) table(kind string, columns []string) fieldtable.Table {
	return speech().NewTable(b.language, kind, plainSheets[kind], columns)
}

// CSV is the table of goals, with numbers as Nordic spreadsheets write them.
func (b *Book) CSV() sheets.Sheet {
	all := b.all(Goals)
	keys := Goals.KeyColumns(all, b.shown)
	columns := append(goalFileColumns(), keys...)
	vague := slices.ContainsFunc(all, func(t Thing) bool { return b.shown.Vague[b.Tree.Parent(t.ID)] })
	if vague {
		columns = append(columns, "parentKey")
	}
	t := b.table(goalTable, columns)
	for _, goal := range all {
		row := append(b.goalCells(goal), numberCell(b.results[goal.ID].Percent))
		row = append(row, Goals.KeyCells(goal, keys, b.shown)...)
		if vague {
			row = append(row, sheets.Cell{Text: b.Tree.Parent(goal.ID)})
		}
		for i := range row {
			if n, err := strconv.ParseFloat(row[i].Text, 64); err == nil && row[i].Number {
				row[i].Text = fieldtable.WriteNumber(n, true)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t.Sheet
}

func (b *Book) goalCells(t Thing) []sheets.Cell {
	parent := b.Tree.Parent(t.ID)
	return append([]sheets.Cell{{Text: t.ID}, {Text: b.Tree.Code(t.ID)}, {Text: cmp.Or(b.shown.Things[parent], parent)}}, Goals.Cells(t, b.shown)...)
}

// Tables are all tables of a list. Progress is computed by the workbook itself,
// from the measured values: whoever gets it can follow each figure.
func (b *Book) Tables() []fieldtable.Table {
	out := []fieldtable.Table{b.goalSheet(), b.indicatorSheet(), b.valueSheet()}
	for _, of := range []struct {
		kind   string
		entity *Entity
	}{{planTable, Plans}, {activityTable, Activities}, {linkTable, Links}} {
		all := b.all(of.entity)
		keys := of.entity.KeyColumns(all, b.shown)
		table := b.table(of.kind, slices.Concat([]string{"id"}, of.entity.Names(), keys))
		for _, t := range all {
			table.Rows = append(table.Rows, slices.Concat([]sheets.Cell{{Text: t.ID}}, of.entity.Cells(t, b.shown), of.entity.KeyCells(t, keys, b.shown)))
		}
		out = append(out, table)
	}
	return append(out, b.checkInSheet())
}

func (b *Book) goalSheet() fieldtable.Table {
	all := b.all(Goals)
	keys := Goals.KeyColumns(all, b.shown)
	table := b.table(goalTable, append(goalSheetColumns(), keys...))
	at := letters(table.Columns)
	end := subtreeEnds(b.List, all)
	for i, t := range all {
		line := i + 2
		r := b.results[t.ID]
		row := append(b.goalCells(t),
			formula(b.goalFormula(at, line, end[i]+2, r.Mode), r.Percent),
			formula(b.weightFormula(at, line), nil),
			formula(`IF(ISNUMBER(`+at["countingWeight"]+strconv.Itoa(line)+`),`+at["countingWeight"]+strconv.Itoa(line)+`*`+at["progressResult"]+strconv.Itoa(line)+`,"")`, nil),
			sheets.Cell{Text: b.Tree.Parent(t.ID)})
		table.Rows = append(table.Rows, append(row, Goals.KeyCells(t, keys, b.shown)...))
	}
	return table
}

func (b *Book) indicatorSheet() fieldtable.Table {
	keys := slices.DeleteFunc(Indicators.KeyColumns(b.Indicators, b.shown), func(column string) bool { return column == "goalIdKey" }) // is there already
	table := b.table(indicatorTable, append(indicatorSheetColumns(), keys...))
	at := letters(table.Columns)
	for i, t := range b.Indicators {
		line := i + 2
		m := b.measured[t.ID]
		cells := append([]sheets.Cell{{Text: t.ID}}, Indicators.Cells(t, b.shown)...)
		cells = append(cells, formula(b.currentFormula(t.Values.Text("aggregate"), line), m.Current),
			formula(indicatorFormula(at, t, line), m.Percent), sheets.Cell{Text: t.Values.Text("goalId")})
		table.Rows = append(table.Rows, append(cells, Indicators.KeyCells(t, keys, b.shown)...))
	}
	return table
}

// valueSheet says beside each value whether it counts: 1 for the latest of a
// municipality, 2 for the latest of all, 0 for the others.
func (b *Book) valueSheet() fieldtable.Table {
	table := b.table(valueTable, valueColumns)
	counts := b.counting()
	byID := map[string]IndicatorValue{}
	for _, v := range b.Values {
		byID[v.ID] = v
	}
	for _, v := range b.Values {
		municipality := orEmpty(v.MunicipalityID)
		table.Rows = append(table.Rows, []sheets.Cell{{Text: v.ID}, {Text: v.IndicatorID}, {Text: b.shown.Things[v.IndicatorID]},
			{Text: cmp.Or(b.shown.Organisations[municipality], municipality)}, {Text: v.PeriodStart}, {Text: v.PeriodEnd}, numberCell(&v.Value),
			b.yesOrNo(v.Estimate), numberCell(v.N), {Text: v.Note}, whose(v.By), {Text: v.At},
			{Text: strconv.Itoa(counts[v.ID]), Number: true}, {Text: correction(v, byID)}})
	}
	return table
}

// correction says what took the place of a value; an import asks only whether
// something did.
func correction(v IndicatorValue, byID map[string]IndicatorValue) string {
	if v.CorrectedBy == nil {
		return ""
	}
	by, there := byID[*v.CorrectedBy]
	if !there {
		return *v.CorrectedBy
	}
	day, _, _ := strings.Cut(by.At, "T")
	return fieldtable.WriteNumber(by.Value, true) + " (" + day + ")"
}

// counting finds the latest value of each municipality (1) and of all (2).
func (b *Book) counting() map[string]int {
	type key struct{ indicator, municipality string }
	latest, ofAll := map[key]IndicatorValue{}, map[string]IndicatorValue{}
	later := func(v, than IndicatorValue, there bool) bool {
		a, b := []string{v.PeriodEnd, v.PeriodStart, v.At, v.ID}, []string{than.PeriodEnd, than.PeriodStart, than.At, than.ID}
		return !there || strings.Join(a, " ") > strings.Join(b, " ")
	}
	for _, v := range b.Values {
		if v.CorrectedBy != nil {
			continue
		}
		k := key{v.IndicatorID, orEmpty(v.MunicipalityID)}
		if have, there := latest[k]; later(v, have, there) {
			latest[k] = v
		}
		if have, there := ofAll[v.IndicatorID]; later(v, have, there) {
			ofAll[v.IndicatorID] = v
		}
	}
	counts := map[string]int{}
	for _, v := range latest {
		counts[v.ID] = 1
	}
	for _, v := range ofAll {
		counts[v.ID] = 2
	}
	return counts
}

func (b *Book) checkInSheet() fieldtable.Table {
	table := b.table(checkInTable, checkInColumns)
	for _, c := range b.CheckIns {
		title := ""
		if t, ok := fieldtable.Find(b.Goals, c.GoalID); ok {
			title = t.Values.Text("title")
		}
		table.Rows = append(table.Rows, []sheets.Cell{{Text: c.ID}, {Text: c.GoalID}, {Text: title}, {Text: c.At}, whose(c.By),
			{Text: cmp.Or(b.shown.Words["health"][c.Health], c.Health)}, numberCell(c.Confidence), numberCell(c.Progress),
			{Text: c.Done}, {Text: c.Obstacles}, {Text: c.Next}, b.yesOrNo(c.HelpWanted)})
	}
	return table
}

// yesOrNo says it in the language of the book.
func (b *Book) yesOrNo(yes bool) sheets.Cell {
	if yes {
		return sheets.Cell{Text: cmp.Or(b.shown.Words["flag"]["true"], "yes")}
	}
	return sheets.Cell{Text: cmp.Or(b.shown.Words["flag"]["false"], "no")}
}

func whose(by people.Maybe) sheets.Cell {
	if by.Person == nil {
		return sheets.Cell{}
	}
	return sheets.Cell{Text: by.Name}
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
