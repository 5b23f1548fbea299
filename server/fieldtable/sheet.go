package fieldtable

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"samrad/server/sheets"
)

// Shown are the names that references are written by, where they lead back to
// one id; a missing name is written as the id.
type Shown struct {
	Things, People, Organisations map[string]string
	// Words for the keys of each vocabulary; a missing one is written as the key.
	Words map[string]map[string]string
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
		return f.reference(v, names)
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
		for _, person := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, person+": "+v[person])
		}
		return strings.Join(parts, "|")
	}
	return ""
}

func (f *Field) reference(id string, names Shown) string {
	var name string
	switch f.Type {
	case ToThing:
		name = names.Things[id]
	case ToPerson:
		name = names.People[id]
	case ToOrganisation:
		name = names.Organisations[id]
	case Choice:
		name = names.Words[f.Vocabulary()][id]
	}
	if name == "" {
		return id
	}
	return name
}
