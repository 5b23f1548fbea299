package stakeholders

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"samrad/server/access"
	"samrad/server/sheets"
)

// Sheets are the tables of a map as files have them: all fields, headed by what
// an import knows again, values as keys. People, organisations and stakeholders
// stand by name where that is clear, else by id. Importing them changes nothing.
func (m *Map) Sheets(names References) []sheets.Sheet {
	w := sheetWriter{byID: map[string]string{}, people: unambiguous(names.people), organisations: unambiguous(names.organisations)}
	for _, s := range m.Stakeholders {
		w.byID[s.ID] = s.Values.Text("name")
	}
	w.byID = unambiguous(w.byID)
	return []sheets.Sheet{w.sheet("Stakeholders", Stakeholders, m.Stakeholders), w.sheet("Relations", Relations, m.Relations),
		w.sheet("Communications", Communications, m.Communications)}
}

// NumericHeaders are the columns that hold numbers.
func NumericHeaders() map[string]bool {
	numeric := map[string]bool{}
	for _, e := range []*Entity{Stakeholders, Relations} {
		for i := range e.Fields {
			if f := &e.Fields[i]; f.Type == Scale || f.Type == Whole {
				numeric[f.header()] = true
			}
		}
	}
	return numeric
}

// sheetWriter knows how references are written.
type sheetWriter struct{ byID, people, organisations map[string]string }

func (w sheetWriter) sheet(name string, e *Entity, all []Thing) sheets.Sheet {
	header := []sheets.Cell{{Text: "ID"}}
	for i := range e.Fields {
		header = append(header, sheets.Cell{Text: e.Fields[i].header()})
	}
	s := sheets.Sheet{Name: name, Rows: [][]sheets.Cell{header}}
	for _, t := range all {
		cells := []sheets.Cell{{Text: t.ID}}
		for i := range e.Fields {
			cells = append(cells, sheets.Cell{Text: w.cell(&e.Fields[i], t.Values[e.Fields[i].Name])})
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

// header is the JSON name in words: "mainCategory" is "Main category", and ids
// lose their "id", since mostly names stand there.
func (f *Field) header() string {
	var out strings.Builder
	for i, r := range strings.TrimSuffix(f.Name, "Id") {
		switch {
		case i == 0:
			out.WriteRune(unicode.ToUpper(r))
		case unicode.IsUpper(r):
			out.WriteRune(' ')
			out.WriteRune(unicode.ToLower(r))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func (w sheetWriter) cell(f *Field, v any) string {
	switch v := v.(type) {
	case string:
		return w.reference(f, v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case []int:
		parts := make([]string, len(v))
		for i, n := range v {
			parts[i] = strconv.Itoa(n)
		}
		return strings.Join(parts, "|")
	case []string:
		joined := strings.Join(v, "|")
		if len(v) == 1 && strings.ContainsAny(joined, ",;") {
			joined += "|" // one tag with a comma in it, and not two
		}
		return joined
	}
	return ""
}

func (w sheetWriter) reference(f *Field, id string) string {
	var name string
	switch f.Type {
	case ToStakeholder:
		name = w.byID[id]
	case ToPerson:
		name = w.people[id]
	case ToOrganisation:
		name = w.organisations[id]
	}
	if name == "" {
		return id
	}
	return name
}

// unambiguous keeps the names that lead back to one id only.
func unambiguous(byID map[string]string) map[string]string {
	count, out := map[string]int{}, map[string]string{}
	for _, name := range byID {
		count[fold(name)]++
	}
	for id, name := range byID {
		if count[fold(name)] == 1 && fold(name) != "" {
			out[id] = name
		}
	}
	return out
}

// References are the names of a group's people and of the organisations, as
// files and pages show them.
type References struct{ people, organisations map[string]string }

// References reads whom a map of the group may name.
func (s *Service) References(ctx context.Context, group access.GroupID) (References, error) {
	dir, err := s.directory(ctx, group)
	if err != nil {
		return References{}, err
	}
	r := References{people: map[string]string{}, organisations: map[string]string{}}
	for id := range dir.members {
		r.people[id] = dir.shown[id]
	}
	for id := range dir.organisations {
		r.organisations[id] = dir.shown[id]
	}
	return r, nil
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
