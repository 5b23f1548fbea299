package stakeholders

import (
	"context"
	"strings"

	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// Tables are the tables of a map as files have them: all fields, headed by what
// an import knows again, in every language. People, organisations and stakeholders
// stand by name where that is clear, else by id. Importing them changes nothing.
// language is one of the pages'; in another, and in none, headers are English and
// values keys.
func (m *Map) Tables(names References, language string) []fieldtable.Table {
	byID := map[string]string{}
	for _, s := range m.Stakeholders {
		byID[s.ID] = s.Values.Text("name")
	}
	shown := fieldtable.Shown{Things: fieldtable.Unambiguous(byID), People: fieldtable.Unambiguous(names.People),
		Organisations: fieldtable.Unambiguous(names.Organisations), Words: speech()[language].Values}
	table := func(kind, plain string, e *Entity, all []Thing) fieldtable.Table {
		t := speech().NewTable(language, kind, plain, append([]string{"id"}, e.Names()...))
		for _, thing := range all {
			t.Rows = append(t.Rows, append([]sheets.Cell{{Text: thing.ID}}, e.Cells(thing, shown)...))
		}
		return t
	}
	return []fieldtable.Table{table(stakeholderTable, "Stakeholders", Stakeholders, m.Stakeholders),
		table(relationTable, "Relations", Relations, m.Relations),
		table(communicationTable, "Communications", Communications, m.Communications)}
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
	s := m.Tables(names, language)[0].Sheet
	for _, row := range s.Rows[1:] {
		for i := range row {
			if row[i].Number {
				row[i].Text = strings.Replace(row[i].Text, ".", ",", 1)
			}
		}
	}
	return s
}
