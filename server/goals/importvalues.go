package goals

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/audit"
	"samrad/server/fieldtable"
	"samrad/server/fileimport"
	"samrad/server/goals/progress"
	"samrad/server/sheets"
)

// valueRow is a row of values on its way.
type valueRow struct {
	importRow
	indicator string
	value     NewValue
	corrected bool // the file holds the value that corrects it, too
}

func (s *Service) importValues(ctx context.Context, in *importInput) (*importReply, error) {
	doc := collab.DocumentID(in.DocumentID)
	who, standing, err := s.AsWriter(ctx, doc)
	if err != nil {
		return nil, err
	}
	t, err := tableWith(in.RawBody, valueColumnsOf(), "indicator", "value")
	if err != nil {
		return nil, err
	}
	if t.columns == nil {
		return nil, fileimport.Refuse("no_headers", "The file needs the columns indicator and value, and period or period start and period end.")
	}
	dir, err := s.directory(ctx, standing.Group)
	if err != nil {
		return nil, err
	}
	l, err := s.List(ctx, doc)
	if err != nil {
		return nil, err
	}
	known, err := valuesOf(ctx, s.pool, doc)
	if err != nil {
		return nil, err
	}
	rows := valueImporter{l: l, dir: dir, names: indicatorNames(l), known: map[string]float64{}}.plan(t, known)
	shown := make([]*importRow, len(rows))
	for i, r := range rows {
		shown[i] = &r.importRow
	}
	reply := &importReply{t.report(shown)}
	if !in.Apply {
		return reply, nil
	}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		for _, r := range rows {
			if r.Status != fileimport.New && r.Status != fileimport.Changed {
				continue
			}
			if err := keepValue(ctx, tx, doc, who.Person, r.indicator, r.value); err != nil {
				return err
			}
		}
		err := s.audit.In(tx).Write(ctx, audit.Entry{Person: string(who.Person), Action: valuesImported, Object: "document:" + in.DocumentID,
			Details: map[string]any{"new": reply.Body.Counts.New, "changed": reply.Body.Counts.Changed}})
		if err != nil {
			return err
		}
		return behind(ctx, tx, doc)
	})
	if err != nil {
		return nil, conflict(err)
	}
	s.told(doc, "goal.values", "indicator", "")
	return reply, nil
}

func indicatorNames(l *List) fieldtable.Names {
	names := fieldtable.Names{}
	for _, t := range l.Indicators {
		names.Add(t.Values.Text("name"), t.ID)
	}
	return names
}

type valueImporter struct {
	l     *List
	dir   fieldtable.Directory
	names fieldtable.Names
	known map[string]float64 // by indicator, municipality and period
}

// plan says for each row what it would do.
func (im valueImporter) plan(t importTable, known map[string][]progress.Value) []*valueRow {
	for indicator, values := range known {
		for _, v := range values {
			im.known[keyOf(indicator, v.MunicipalityID, v.Start, v.End)] = v.Value
		}
	}
	seen := map[string]bool{}
	var rows []*valueRow
	for i, cells := range t.sheet.Rows[1:] {
		r := &valueRow{}
		r.Row, r.Fields, r.Changed, r.Reasons = t.sheet.Lines[i+1], map[string]any{}, []string{}, []GoalImportReason{}
		r.value.ID = fieldtable.NewID()
		for j, c := range cells {
			if j < len(t.columns) && t.columns[j] != "" && (c.Formula || strings.TrimSpace(c.Text) != "") {
				im.cell(r, t.columns[j], c)
			}
		}
		im.judge(r, seen)
		rows = append(rows, r)
	}
	return rows
}

func keyOf(parts ...string) string { return strings.Join(parts, "\x00") }

func (im valueImporter) cell(r *valueRow, column string, c sheets.Cell) {
	text := strings.TrimSpace(c.Text)
	if c.Formula {
		r.fail(fieldtable.Formula, column, text)
		return
	}
	var reason Reason
	switch column {
	case "indicator":
		r.Name = text
		if _, there := im.l.find(Indicators, text); there {
			r.indicator = text
		} else {
			r.indicator, reason = im.names.One(text, UnknownIndicator)
		}
	case "municipality":
		if r.value.MunicipalityID = text; !im.dir.Organisations[text] {
			r.value.MunicipalityID, reason = im.dir.OrganisationNames.One(text, fieldtable.UnknownValue)
		}
	case "period":
		var ok bool
		r.value.PeriodStart, r.value.PeriodEnd, ok = parsePeriod(text)
		reason = fieldtable.Unless(ok, fieldtable.NotADate)
	case "periodStart", "periodEnd":
		day, ok := fieldtable.ParseDay(text)
		reason = fieldtable.Unless(ok && fieldtable.IsDay(day), fieldtable.NotADate)
		if column == "periodStart" {
			r.value.PeriodStart = day
		} else {
			r.value.PeriodEnd = day
		}
	case "value":
		r.value.Value, reason = fieldtable.ParseNumber(text, c.Number)
		r.Fields["value"] = r.value.Value
	case "n":
		var n float64
		if n, reason = fieldtable.ParseNumber(text, c.Number); reason == "" {
			r.value.N = &n
		}
	case "estimate":
		key, ok := spoken()["flag"][fieldtable.Fold(text)]
		r.value.Estimate, reason = key == "true", fieldtable.Unless(ok, fieldtable.UnknownValue)
	case "note":
		r.value.Note = text
	case "correctedBy":
		r.corrected = true
	}
	if reason != "" {
		r.fail(reason, column, text)
	}
}

func (im valueImporter) judge(r *valueRow, seen map[string]bool) {
	demand := func(missing bool, column string, reason Reason) {
		for _, have := range r.Reasons {
			missing = missing && have.Column != column
		}
		if missing {
			r.fail(reason, column, "")
		}
	}
	demand(r.indicator == "", "indicator", UnknownIndicator)
	demand(r.value.PeriodStart == "" && r.value.PeriodEnd == "", "periodStart", fieldtable.NotADate)
	demand(r.Fields["value"] == nil, "value", fieldtable.NotANumber)
	if r.value.PeriodEnd == "" {
		r.value.PeriodEnd = r.value.PeriodStart
	}
	if r.value.PeriodStart == "" {
		r.value.PeriodStart = r.value.PeriodEnd
	}
	if len(r.Reasons) == 0 {
		for _, f := range r.value.check(im.dir) {
			reason := fieldtable.OutOfRange
			if f.Field == "periodEnd" {
				reason = DatesReversed
			}
			r.fail(reason, f.Field, fmt.Sprint(f.Value))
		}
	}
	key := keyOf(r.indicator, r.value.MunicipalityID, r.value.PeriodStart, r.value.PeriodEnd)
	if len(r.Reasons) == 0 && !r.corrected && seen[key] {
		r.fail(DuplicateRow, "periodStart", r.Name)
	}
	if len(r.Reasons) > 0 {
		r.Status = fileimport.Wrong
		return
	}
	r.ID = &r.value.ID
	for name, v := range map[string]any{"indicatorId": r.indicator, "municipalityId": orNull(r.value.MunicipalityID), "periodStart": r.value.PeriodStart,
		"periodEnd": r.value.PeriodEnd, "estimate": r.value.Estimate, "note": r.value.Note, "n": r.value.N} {
		r.Fields[name] = v
	}
	if r.corrected {
		r.Status = fileimport.Unchanged
		return
	}
	seen[key] = true
	switch have, there := im.known[key]; {
	case !there:
		r.Status = fileimport.New
	case have == r.value.Value:
		r.Status = fileimport.Unchanged
	default:
		r.Status, r.Changed = fileimport.Changed, []string{"value"}
	}
}

var period = regexp.MustCompile(`(?i)^(\d{4})(?:[ -]?([qkt])(\d)|-(\d\d)|[ -]?([12])\. ?(?:half|halvår|vuosipuolisko)|-?h([12]))?$`)

// parsePeriod reads 2027, 2027-Q1 (also K1, as in Nordic languages), 2027-T2
// (a third of the year), 2027-H1 and 2027-03.
func parsePeriod(text string) (start, end string, ok bool) {
	m := period.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return "", "", false
	}
	year, _ := strconv.Atoi(m[1])
	first, months := 1, 12
	part := func(s string, length int) {
		n, _ := strconv.Atoi(s)
		first, months = (n-1)*length+1, length
	}
	switch {
	case m[3] != "" && strings.EqualFold(m[2], "t"):
		part(m[3], 4)
	case m[3] != "":
		part(m[3], 3)
	case m[4] != "":
		part(m[4], 1)
	case m[5] != "":
		part(m[5], 6)
	case m[6] != "":
		part(m[6], 6)
	}
	if first < 1 || first+months-1 > 12 {
		return "", "", false
	}
	from := time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	start, end = from.Format(time.DateOnly), from.AddDate(0, months, -1).Format(time.DateOnly)
	return start, end, fieldtable.IsDay(start)
}
