package fieldtable

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"samrad/server/sheets"
)

// Shown are the names that references are written by; a missing name is written as
// the id.
type Shown struct {
	Things, People, Organisations, Documents map[string]string
	// Vague are the ids whose name an import could not lead back to them alone: where
	// one stands, its column has another beside it, see KeyColumns.
	Vague map[string]bool
	// Words for the keys of each vocabulary; a missing one is written as the key.
	Words map[string]map[string]string
}

// between parts names, so that people can read them.
const between = " | "

// keyed is what the column of ids beside that of a field is called.
const keyed = "Key"

// KeyOf tells which field a column of ids belongs to.
func KeyOf(column string) (field string, ok bool) { return strings.CutSuffix(column, keyed) }

// SplitKeys reads a cell of such a column.
func SplitKeys(cell string) []string { return pairs(cell) }

// AllKeyColumns are all columns of ids that a table of such things could have.
func (e *Entity) AllKeyColumns() (columns []string) {
	for i := range e.Fields {
		if f := &e.Fields[i]; f.refers() || f.Type == Things || f.Type == Roles {
			columns = append(columns, f.Name+keyed)
		}
	}
	return columns
}

// KeyColumns are the columns of ids that the things need beside their names, since
// one of these is somebody else's, too, or leads nowhere here.
func (e *Entity) KeyColumns(all []Thing, names Shown) (columns []string) {
	for i := range e.Fields {
		f := &e.Fields[i]
		vague := func(id string) bool { return names.Vague[id] && names.of(f, id) != "" }
		if slices.ContainsFunc(all, func(t Thing) bool { return slices.ContainsFunc(f.points(t.Values[f.Name], names), vague) }) {
			columns = append(columns, f.Name+keyed)
		}
	}
	return columns
}

// KeyCells are the ids in such columns, in the order of the names beside them.
func (e *Entity) KeyCells(t Thing, columns []string, names Shown) []sheets.Cell {
	out := make([]sheets.Cell, len(columns))
	for i, column := range columns {
		name, _ := KeyOf(column)
		out[i].Text = strings.Join(e.Field(name).points(t.Values[name], names), "|")
	}
	return out
}

// points are the ids that a reference holds, as its names are written: in the order
// of the alphabet.
func (f *Field) points(v any, names Shown) (ids []string) {
	switch v := v.(type) {
	case string:
		if f.refers() && v != "" {
			return []string{v}
		}
	case []string:
		if f.Type == Things {
			ids = slices.Clone(v)
		}
	case map[string]string:
		ids = slices.Collect(maps.Keys(v))
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(strings.Compare(Fold(names.of(f, a)), Fold(names.of(f, b))), strings.Compare(a, b))
	})
	return ids
}

func (f *Field) refers() bool {
	return f.Type == ToThing || f.Type == ToPerson || f.Type == ToOrganisation || f.Type == ToDocument
}

// of is the name of what a field refers to, "" if there is none.
func (s Shown) of(f *Field, id string) string {
	switch f.Type {
	case ToThing, Things:
		return s.Things[id]
	case ToPerson, Roles:
		return s.People[id]
	case ToOrganisation:
		return s.Organisations[id]
	case ToDocument:
		return s.Documents[id]
	case Choice:
		return s.Words[f.Vocabulary()][id]
	}
	return ""
}

// Cells writes the fields of a thing, as Parse reads them; those of numbers are
// marked as such.
func (e *Entity) Cells(t Thing, names Shown) []sheets.Cell {
	out := make([]sheets.Cell, len(e.Fields))
	for i := range e.Fields {
		f := &e.Fields[i]
		out[i] = sheets.Cell{Text: f.cell(t.Values[f.Name], names), Number: f.Numeric()}
	}
	return out
}

// Numeric reports whether the field's values are numbers.
func (f *Field) Numeric() bool { return f.Type == Scale || f.Type == Whole || f.Type == Number }

func (f *Field) cell(v any, names Shown) string {
	switch v := v.(type) {
	case string:
		return cmp.Or(names.of(f, v), v)
	case float64:
		return WriteNumber(v, false)
	case bool:
		if word := names.Words[f.Vocabulary()][strconv.FormatBool(v)]; word != "" {
			return word
		}
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
		if f.Type == Things {
			v = f.points(v, names)
			for i, id := range v {
				v[i] = strings.ReplaceAll(cmp.Or(names.of(f, id), id), "|", "/") // | parts the names
			}
		}
		if f.Type == Things {
			return strings.Join(v, between)
		}
		joined := strings.Join(v, "|")
		if len(v) == 1 && strings.ContainsAny(joined, ",;") {
			joined += "|" // one word with a comma in it, and not two
		}
		return joined
	case map[string]float64:
		var parts []string
		for _, day := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, day+": "+WriteNumber(v[day], true))
		}
		return strings.Join(parts, "|")
	case map[string]string:
		var parts []string
		for _, person := range f.points(v, names) {
			parts = append(parts, cmp.Or(names.of(f, person), person)+": "+v[person])
		}
		return strings.Join(parts, between)
	}
	return ""
}
