package stakeholders

import (
	"context"
	"strings"

	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// Sheets are the tables of a map as files have them: all fields, headed by what
// an import knows again, values as keys. People, organisations and stakeholders
// stand by name where that is clear, else by id. Importing them changes nothing.
func (m *Map) Sheets(names References) []sheets.Sheet {
	byID := map[string]string{}
	for _, s := range m.Stakeholders {
		byID[s.ID] = s.Values.Text("name")
	}
	shown := fieldtable.Shown{Things: fieldtable.Unambiguous(byID), People: fieldtable.Unambiguous(names.People),
		Organisations: fieldtable.Unambiguous(names.Organisations)}
	return []sheets.Sheet{sheetOf("Stakeholders", Stakeholders, m.Stakeholders, shown), sheetOf("Relations", Relations, m.Relations, shown),
		sheetOf("Communications", Communications, m.Communications, shown)}
}

func sheetOf(name string, e *Entity, all []Thing, shown fieldtable.Shown) sheets.Sheet {
	s := sheets.Sheet{Name: name, Rows: [][]sheets.Cell{append([]sheets.Cell{{Text: "ID"}}, e.Headers()...)}}
	for _, t := range all {
		s.Rows = append(s.Rows, append([]sheets.Cell{{Text: t.ID}}, e.Cells(t, shown)...))
	}
	return s
}

// NumericHeaders are the columns that hold numbers.
func NumericHeaders() map[string]bool { return fieldtable.NumericHeaders(Stakeholders, Relations) }

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
func (m *Map) CSV(names References) sheets.Sheet {
	s := m.Sheets(names)[0]
	numeric := NumericHeaders()
	for _, row := range s.Rows[1:] {
		for i := range row {
			if numeric[s.Rows[0][i].Text] {
				row[i].Text = strings.Replace(row[i].Text, ".", ",", 1)
			}
		}
	}
	return s
}
