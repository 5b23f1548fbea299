package goals

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// Book is a list with all that belongs to it, for files.
type Book struct {
	standing
	Values   []IndicatorValue
	CheckIns []CheckIn
	Names    fieldtable.References
	shown    fieldtable.Shown
}

// ReadBook reads what a file of a list needs beside its state. The caller's right
// was checked.
func ReadBook(ctx context.Context, pool *pgxpool.Pool, doc collab.DocumentID, group access.GroupID, state []byte) (*Book, error) {
	l, err := Read(state)
	if err != nil {
		return nil, err
	}
	dir, err := fieldtable.ReadDirectory(ctx, pool, group)
	if err != nil {
		return nil, err
	}
	b := &Book{Names: dir.References()}
	if b.standing, err = (&Service{pool: pool}).stand(ctx, doc, l); err != nil {
		return nil, err
	}
	rows, err := pool.Query(ctx, selectValues+` WHERE v.document_id = $1 ORDER BY v.at, v.id`, string(doc))
	if err != nil {
		return nil, fmt.Errorf("read values doc=%s: %w", doc, err)
	}
	if b.Values, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (IndicatorValue, error) { v, _, err := scanValue(r); return v, err }); err != nil {
		return nil, fmt.Errorf("read values doc=%s: %w", doc, err)
	}
	rows, err = pool.Query(ctx, selectCheckIns+` WHERE c.document_id = $1 ORDER BY c.at, c.id`, string(doc))
	if err != nil {
		return nil, fmt.Errorf("read check-ins doc=%s: %w", doc, err)
	}
	if b.CheckIns, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (CheckIn, error) { c, _, err := scanCheckIn(r); return c, err }); err != nil {
		return nil, fmt.Errorf("read check-ins doc=%s: %w", doc, err)
	}
	titles := map[string]string{}
	for _, list := range [][]Thing{l.Goals, l.Indicators, l.Plans, l.Activities} {
		for _, t := range list {
			titles[t.ID] = t.Values.Text("title") + t.Values.Text("name")
		}
	}
	b.shown = fieldtable.Shown{Things: fieldtable.Unambiguous(titles), People: fieldtable.Unambiguous(b.Names.People), Organisations: fieldtable.Unambiguous(b.Names.Organisations)}
	return b, nil
}

// What heads the columns that are no fields.
const (
	idHeader       = "ID"
	parentHeader   = "Parent"
	codeHeader     = "Code"
	progressHeader = "Progress result"
	currentHeader  = "Current"
)

// CSV is the table of goals, with numbers as Nordic spreadsheets write them.
func (b *Book) CSV() sheets.Sheet {
	s := sheets.Sheet{Name: "Goals", Rows: [][]sheets.Cell{append(b.headOfGoals(), sheets.Cell{Text: progressHeader})}}
	numeric := fieldtable.NumericHeaders(Goals)
	for _, t := range b.all(Goals) {
		row := append(b.goalCells(t), numberCell(b.results[t.ID].Percent))
		for i := range row {
			head := s.Rows[0][i].Text
			if n, err := strconv.ParseFloat(row[i].Text, 64); err == nil && (numeric[head] || head == progressHeader) {
				row[i].Text = fieldtable.WriteNumber(n, true)
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (b *Book) headOfGoals() []sheets.Cell {
	return append([]sheets.Cell{{Text: idHeader}, {Text: codeHeader}, {Text: parentHeader}}, Goals.Headers()...)
}

func (b *Book) goalCells(t Thing) []sheets.Cell {
	parent := b.Tree.Parent(t.ID)
	if name := b.shown.Things[parent]; name != "" {
		parent = name
	}
	return append([]sheets.Cell{{Text: t.ID}, {Text: b.Tree.Code(t.ID)}, {Text: parent}}, Goals.Cells(t, b.shown)...)
}

func numberCell(n *float64) sheets.Cell {
	if n == nil {
		return sheets.Cell{}
	}
	return sheets.Cell{Text: fieldtable.WriteNumber(*n, false)}
}

// Sheets are all tables of a list. Progress is computed by the workbook itself,
// from the measured values: whoever gets it can follow each figure.
func (b *Book) Sheets() []sheets.Sheet {
	out := []sheets.Sheet{b.goalSheet(), b.indicatorSheet(), b.valueSheet()}
	for _, of := range []struct {
		name   string
		entity *Entity
	}{{"Plans", Plans}, {"Activities", Activities}, {"Links", Links}} {
		s := sheets.Sheet{Name: of.name, Rows: [][]sheets.Cell{append([]sheets.Cell{{Text: idHeader}}, of.entity.Headers()...)}}
		for _, t := range b.all(of.entity) {
			s.Rows = append(s.Rows, append([]sheets.Cell{{Text: t.ID}}, of.entity.Cells(t, b.shown)...))
		}
		out = append(out, s)
	}
	return append(out, b.checkInSheet())
}

// NumericHeaders are the columns that hold numbers.
func NumericHeaders() map[string]bool {
	numeric := fieldtable.NumericHeaders(Goals, Links, Indicators, Plans, Activities)
	numeric["Value"], numeric["N"] = true, true
	delete(numeric, "Code")
	return numeric
}

// goalSheet has two columns of help behind the progress: the weight that counts
// for the goal above, and the progress times that.
func (b *Book) goalSheet() sheets.Sheet {
	head := append(b.headOfGoals(), sheets.Cell{Text: progressHeader}, sheets.Cell{Text: "Counting weight"}, sheets.Cell{Text: "Weighted progress"}, sheets.Cell{Text: "Parent ID"})
	s := sheets.Sheet{Name: "Goals", Rows: [][]sheets.Cell{head}}
	at := letters(head)
	all := b.all(Goals)
	end := subtreeEnds(b.List, all)
	for i, t := range all {
		line := i + 2
		r := b.results[t.ID]
		cells := b.goalCells(t)
		cells = append(cells,
			formula(goalFormula(at, line, end[i]+2, r.Mode), r.Percent),
			formula(fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s%[5]d),%[2]s%[5]d<>"dropped"),IF(ISNUMBER(%[3]s%[5]d),%[3]s%[5]d,1),%[4]s)`,
				at[progressHeader], at["Status"], at["Weight"], `""`, line), nil),
			formula(fmt.Sprintf(`IF(ISNUMBER(%[1]s%[3]d),%[1]s%[3]d*%[2]s%[3]d,"")`, at["Counting weight"], at[progressHeader], line), nil),
			sheets.Cell{Text: b.Tree.Parent(t.ID)})
		s.Rows = append(s.Rows, cells)
	}
	return s
}

// goalFormula computes the progress of the goal in a line; what stands below it
// ends at last.
func goalFormula(at map[string]string, line, last int, mode string) string {
	below := func(head string) string {
		return fmt.Sprintf("%[1]s%[2]d:%[1]s%[3]d", at[head], line+1, max(last, line+1))
	}
	switch mode {
	case "indicators":
		return fmt.Sprintf(`IFERROR(AVERAGEIFS(Indicators!%s,Indicators!%s,A%d),"")`, indicatorRange(progressHeader), indicatorRange("Goal ID"), line)
	case "children_weighted":
		return fmt.Sprintf(`IFERROR(SUMIFS(%s,%s,A%d)/SUMIFS(%s,%s,A%d),"")`, below("Weighted progress"), below("Parent ID"), line,
			below("Counting weight"), below("Parent ID"), line)
	case "manual":
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s%[2]d),%[1]s%[2]d,"")`, at["Progress"], line)
	}
	return "" // of activities: the figure itself
}

// indicatorRange is a whole column of the sheet of indicators.
func indicatorRange(head string) string {
	at := letters(indicatorHead())
	return fmt.Sprintf("$%[1]s$2:$%[1]s$%[2]d", at[head], MaxIndicators+1)
}

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

func indicatorHead() []sheets.Cell {
	return append(append([]sheets.Cell{{Text: idHeader}}, Indicators.Headers()...), sheets.Cell{Text: currentHeader}, sheets.Cell{Text: progressHeader}, sheets.Cell{Text: "Goal ID"})
}

func (b *Book) indicatorSheet() sheets.Sheet {
	s := sheets.Sheet{Name: "Indicators", Rows: [][]sheets.Cell{indicatorHead()}}
	at := letters(s.Rows[0])
	for i, t := range b.Indicators {
		line := i + 2
		m := b.measured[t.ID]
		cells := append([]sheets.Cell{{Text: t.ID}}, Indicators.Cells(t, b.shown)...)
		progress := fmt.Sprintf(`IF(OR(%[1]s%[4]d="",%[2]s%[4]d="",%[3]s%[4]d="",%[1]s%[4]d=%[2]s%[4]d),"",100*MAX(0,MIN(1,(%[3]s%[4]d-%[1]s%[4]d)/(%[2]s%[4]d-%[1]s%[4]d))))`,
			at["Baseline value"], at["Target value"], at[currentHeader], line)
		if kind, direction := t.Values.Text("kind"), t.Values.Text("direction"); kind == "yes_no" || kind == "qualitative" || direction == "keep" || direction == "within_range" {
			progress = "" // no such formula: the figure itself
		}
		s.Rows = append(s.Rows, append(cells, formula(currentFormula(t.Values.Text("aggregate"), line), m.Current), formula(progress, m.Percent),
			sheets.Cell{Text: t.Values.Text("goalId")}))
	}
	return s
}

// currentFormula joins the values that count, see valueSheet.
func currentFormula(aggregate string, line int) string {
	column := func(letter string) string { return fmt.Sprintf("Values!$%[1]s$2:$%[1]s$%[2]d", letter, 100_000) }
	of := fmt.Sprintf(`%s,A%d,%s,`, column("B"), line, column("M"))
	var f string
	switch aggregate {
	case "sum":
		f = fmt.Sprintf(`SUMIFS(%s,%s">0")`, column("G"), of)
	case "mean":
		f = fmt.Sprintf(`AVERAGEIFS(%s,%s">0")`, column("G"), of)
	case "", "latest":
		f = fmt.Sprintf(`AVERAGEIFS(%s,%s2)`, column("G"), of)
	default:
		return "" // max, min and weighted means need functions that not all spreadsheets have
	}
	return fmt.Sprintf(`IF(COUNTIFS(%s">0")=0,"",%s)`, of, f)
}

// valueSheet says in its last column which values count: 1 for the latest of a
// municipality, 2 for the latest of all, 0 for the others.
func (b *Book) valueSheet() sheets.Sheet {
	s := sheets.Sheet{Name: "Values", Rows: [][]sheets.Cell{texts(idHeader, "Indicator ID", "Indicator", "Municipality", "Period start", "Period end", "Value", "Estimate",
		"N", "Note", "By", "At", "Counts", "Corrected by")}}
	counts := b.counting()
	for _, v := range b.Values {
		by := ""
		if v.By.Person != nil {
			by = v.By.Name
		}
		municipality := orEmpty(v.MunicipalityID)
		if name := b.shown.Organisations[municipality]; name != "" {
			municipality = name
		}
		s.Rows = append(s.Rows, texts(v.ID, v.IndicatorID, b.shown.Things[v.IndicatorID], municipality, v.PeriodStart, v.PeriodEnd, fieldtable.WriteNumber(v.Value, false),
			map[bool]string{true: "yes", false: "no"}[v.Estimate], numberCell(v.N).Text, v.Note, by, v.At))
		last := len(s.Rows) - 1
		s.Rows[last] = append(s.Rows[last], sheets.Cell{Text: strconv.Itoa(counts[v.ID]), Number: true}, sheets.Cell{Text: orEmpty(v.CorrectedBy)})
	}
	return s
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

func (b *Book) checkInSheet() sheets.Sheet {
	s := sheets.Sheet{Name: "Check-ins", Rows: [][]sheets.Cell{texts(idHeader, "Goal ID", "Goal", "At", "By", "Health", "Confidence", "Progress", "Done", "Obstacles", "Next", "Help wanted")}}
	for _, c := range b.CheckIns {
		by := ""
		if c.By.Person != nil {
			by = c.By.Name
		}
		title := ""
		if t, ok := fieldtable.Find(b.Goals, c.GoalID); ok {
			title = t.Values.Text("title")
		}
		s.Rows = append(s.Rows, texts(c.ID, c.GoalID, title, c.At, by, c.Health, numberCell(c.Confidence).Text, numberCell(c.Progress).Text, c.Done, c.Obstacles, c.Next,
			map[bool]string{true: "yes", false: "no"}[c.HelpWanted]))
	}
	return s
}

func texts(all ...string) []sheets.Cell {
	out := make([]sheets.Cell, len(all))
	for i, s := range all {
		out[i] = sheets.Cell{Text: s}
	}
	return out
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// letters names the columns of a sheet as spreadsheets do, by their headers.
func letters(head []sheets.Cell) map[string]string {
	at := map[string]string{}
	for i, c := range head {
		at[c.Text] = sheets.Column(i)
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
