package stakeholders

import (
	"context"
	"strings"

	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// Sheets are the tables of a map as files have them: all fields, headed by what
// an import knows again, in every language. People, organisations and stakeholders
// stand by name where that is clear, else by id. Importing them changes nothing.
// language is one of the pages'; in another, and in none, headers are English and
// values keys.
func (m *Map) Sheets(names References, language string) []sheets.Sheet {
	byID := map[string]string{}
	for _, s := range m.Stakeholders {
		byID[s.ID] = s.Values.Text("name")
	}
	shown := fieldtable.Shown{Things: fieldtable.Unambiguous(byID), People: fieldtable.Unambiguous(names.People),
		Organisations: fieldtable.Unambiguous(names.Organisations), Words: allPageWords()[language].Values}
	sheet := func(name string, e *Entity, all []Thing) sheets.Sheet {
		s := sheets.Sheet{Name: name, Rows: [][]sheets.Cell{{{Text: "ID"}}}}
		for i := range e.Fields {
			s.Rows[0] = append(s.Rows[0], sheets.Cell{Text: header(language, e, &e.Fields[i])})
		}
		for _, t := range all {
			s.Rows = append(s.Rows, append([]sheets.Cell{{Text: t.ID}}, e.Cells(t, shown)...))
		}
		return s
	}
	return []sheets.Sheet{sheet("Stakeholders", Stakeholders, m.Stakeholders), sheet("Relations", Relations, m.Relations),
		sheet("Communications", Communications, m.Communications)}
}

// NumericHeaders are the columns that hold numbers, as Sheets heads them.
func NumericHeaders(language string) map[string]bool {
	numeric := map[string]bool{}
	for _, e := range []*Entity{Stakeholders, Relations} {
		for i := range e.Fields {
			if f := &e.Fields[i]; f.Numeric() {
				numeric[header(language, e, f)] = true
			}
		}
	}
	return numeric
}

// References are the names of a group's people and of the organisations, as
// files and pages show them.
type References = fieldtable.References

// References reads whom a map of the group may name.
func (s *Service) References(ctx context.Context, group access.GroupID) (References, error) {
	dir, err := s.directory(ctx, group)
	if err != nil {
		return References{}, err
	}
	return dir.References(), nil
}

// CSV is the table of stakeholders with numbers as Nordic spreadsheets write
// them: Excel there takes 1.3 for the first of March.
func (m *Map) CSV(names References, language string) sheets.Sheet {
	s := m.Sheets(names, language)[0]
	numeric := NumericHeaders(language)
	for _, row := range s.Rows[1:] {
		for i := range row {
			if numeric[s.Rows[0][i].Text] {
				row[i].Text = strings.Replace(row[i].Text, ".", ",", 1)
			}
		}
	}
	return s
}
