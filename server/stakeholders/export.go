package stakeholders

import (
	"context"
	"maps"
	"slices"
	"strings"

	"samrad/server/access"
	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// Tables are the tables of a map as files have them: all fields, headed by what
// an import knows again, in every language. People, organisations and stakeholders
// stand by name; where a name says too little, the ids have a column of their own
// beside it. Importing them changes nothing. language is one of the pages'; in another,
// and in none, headers are English and values keys.
func (m *Map) Tables(names References, language string) []fieldtable.Table {
	shown := fieldtable.Shown{Things: map[string]string{}, People: names.People, Organisations: names.Organisations,
		Vague: maps.Clone(names.Vague), Words: speech()[language].Values}
	called := fieldtable.Names{}
	for _, s := range m.Stakeholders {
		shown.Things[s.ID] = s.Values.Text("name")
		called.Add(s.Values.Text("name"), s.ID)
	}
	for _, s := range m.Stakeholders {
		shown.Vague[s.ID] = len(called[fieldtable.Fold(s.Values.Text("name"))]) > 1
	}
	table := func(kind, plain string, e *Entity, all []Thing) fieldtable.Table {
		keys := e.KeyColumns(all, shown)
		t := speech().NewTable(language, kind, plain, slices.Concat([]string{"id"}, e.Names(), keys))
		for _, thing := range all {
			t.Rows = append(t.Rows, slices.Concat([]sheets.Cell{{Text: thing.ID}}, e.Cells(thing, shown), e.KeyCells(thing, keys, shown)))
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

// References reads whom a map of the group names, or may name.
func (s *Service) References(ctx context.Context, group access.GroupID, m *Map) (References, error) {
	dir, err := s.whom(ctx, group, m)
	if err != nil {
		return References{}, err
	}
	return dir.References(), nil
}

// whom is the directory with those whom the map names although they have left.
func (s *Service) whom(ctx context.Context, group access.GroupID, m *Map) (directory, error) {
	dir, err := s.directory(ctx, group)
	if err != nil {
		return dir, err
	}
	people := slices.Concat(Stakeholders.PeopleIn(m.Stakeholders), Communications.PeopleIn(m.Communications))
	return dir, dir.Recall(ctx, s.pool, people)
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
