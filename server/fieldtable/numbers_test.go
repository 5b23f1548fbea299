package fieldtable_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"samrad/server/fieldtable"
	"samrad/server/sheets"
)

// A number in another country's way is taken when it can mean one thing only.
func TestNumbersOfAllCountries(t *testing.T) {
	for text, want := range map[string]float64{
		"1.234,5": 1234.5, "1,234.5": 1234.5, "1 234,5": 1234.5, "1\u00a0234": 1234, "1'234.50": 1234.5, "1.234.567": 1234567, "1,234,567": 1234567,
		"12,5": 12.5, "12.5": 12.5, "0,125": 0.125, "0.125": 0.125, "1234,567": 1234.567, "1,2340": 1.234, "-3,5": -3.5, "\u22123": -3, "40 %": 40, "1.234.567,8": 1234567.8, "+7": 7,
	} {
		if got, reason := fieldtable.ParseNumber(text, false); reason != "" || got != want {
			t.Errorf("%q: got %v %s, want %v", text, got, reason, want)
		}
	}
	for text, want := range map[string]fieldtable.Reason{
		"1.234": fieldtable.AmbiguousNumber, "1,234": fieldtable.AmbiguousNumber, "12,345": fieldtable.AmbiguousNumber, "-999.000": fieldtable.AmbiguousNumber,
		"1.23.4": fieldtable.NotANumber, "1,23,456": fieldtable.NotANumber, "1.234,5,6": fieldtable.NotANumber, "12a": fieldtable.NotANumber, "": fieldtable.NotANumber,
		"1e9": fieldtable.NotANumber, "0x10": fieldtable.NotANumber, "NaN": fieldtable.NotANumber, "--1": fieldtable.NotANumber, "12,34.5": fieldtable.NotANumber, ".": fieldtable.NotANumber,
	} {
		if got, reason := fieldtable.ParseNumber(text, false); reason != want {
			t.Errorf("%q: got %v %q, want %s", text, got, reason, want)
		}
	}
	if got, reason := fieldtable.ParseNumber("1.234", true); got != 1.234 || reason != "" {
		t.Errorf("a cell that holds a number: %v %s", got, reason)
	}
}

// What we write with a comma, we read as the same.
func TestNumbersComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		n := math.Round(r.NormFloat64()*1e6) / math.Pow10(r.IntN(6))
		text := fieldtable.WriteNumber(n, true)
		if got, reason := fieldtable.ParseNumber(text, false); got != n || reason != "" {
			t.Fatalf("%v is written %q and read %v %s", n, text, got, reason)
		}
	}
}

var sample = fieldtable.New("things", "thing", []fieldtable.Field{
	{Key: "title", Name: "title", Type: fieldtable.Text, Limit: 20, OneLine: true},
	{Key: "kind", Name: "kind", Type: fieldtable.Choice, Choices: []string{"a", "b_c"}},
	{Key: "n", Name: "n", Type: fieldtable.Number, Min: 0, Max: 100},
	{Key: "tags", Name: "tags", Type: fieldtable.Tags, Limit: 3, Each: 10},
	{Key: "others", Name: "others", Type: fieldtable.Things, Limit: 5, Of: "things"},
	{Key: "by_day", Name: "byDay", Type: fieldtable.Series, Limit: 4},
	{Key: "raci", Name: "raci", Type: fieldtable.Roles, Limit: 4, Choices: []string{"R", "A"}},
})

const person = "00000000-0000-4000-8000-000000000001"

func TestWhatIsTaken(t *testing.T) {
	for _, c := range []struct {
		field string
		give  any
		want  any
		why   fieldtable.Reason
	}{
		{"title", " two\nlines ", "two lines", ""},
		{"title", "more than twenty characters", "more than twenty characters", fieldtable.TooLong},
		{"kind", "c", "c", fieldtable.UnknownValue},
		{"n", 12.25, 12.25, ""},
		{"n", 100.5, nil, fieldtable.OutOfRange},
		{"n", "12", nil, fieldtable.NotANumber},
		{"n", math.Inf(1), nil, fieldtable.NotANumber},
		{"byDay", map[string]any{"2027-12-31": 4.5}, map[string]float64{"2027-12-31": 4.5}, ""},
		{"byDay", map[string]any{"soon": 4.5}, nil, fieldtable.NotADate},
		{"byDay", map[string]any{"2027-12-31": "4"}, nil, fieldtable.NotANumber},
		{"raci", map[string]any{person: "R"}, map[string]string{person: "R"}, ""},
		{"raci", map[string]any{person: "X"}, nil, fieldtable.UnknownValue},
		{"raci", map[string]any{"anna": "R"}, nil, fieldtable.UnknownValue},
		{"others", []any{"x", "x", "a"}, []string{"a", "x"}, ""},
		{"others", []any{"a/b"}, nil, fieldtable.UnknownValue},
	} {
		got, why := sample.Field(c.field).Take(c.give)
		if why != c.why || why == "" && !fieldtable.Same(got, c.want) {
			t.Errorf("%s %v: got %v %q", c.field, c.give, got, why)
		}
	}
}

// What is written is read again, and what is exported is imported again.
func TestThereAndBack(t *testing.T) {
	doc, _ := fieldtable.Open(nil)
	values := fieldtable.Values{"title": "one, two", "kind": "b_c", "n": 1.234, "tags": []string{"a;b"}, "others": []string{"x", "y"},
		"byDay": map[string]float64{"2027-12-31": 1.234, "2028-12-31": 4}, "raci": map[string]string{person: "A"}}
	if _, err := fieldtable.Edit(doc, func(e fieldtable.Editor) error { return e.Add(sample, "x", values) }); err != nil {
		t.Fatal(err)
	}
	read := fieldtable.ReadAll(doc, sample)[0]
	if !fieldtable.Same(read.Values, values) {
		t.Fatalf("got %v, want %v", read.Values, values)
	}
	if update, err := fieldtable.Edit(doc, func(e fieldtable.Editor) error { _, err := e.Change(sample, "x", values); return err }); err != nil || update != nil {
		t.Errorf("writing the same made an update of %d bytes: %v", len(update), err)
	}
	for i, c := range sample.Cells(read, fieldtable.Shown{}) {
		f := &sample.Fields[i]
		got, why := f.Parse(sheets.Cell{Text: c.Text, Number: f.Type == fieldtable.Number}, nil)
		switch v := got.(type) {
		case string:
			if f.Type == fieldtable.Things {
				got, why = f.Take(fieldtable.Anys(fieldtable.SplitNames(v)))
			}
		case map[string]any:
			got, why = f.Take(v)
		case []fieldtable.Role:
			got, why = f.Take(map[string]any{v[0].Person: v[0].Role})
		}
		if why != "" || !fieldtable.Same(got, values[f.Name]) {
			t.Errorf("%s: written %q, read %v %s", f.Name, c.Text, got, why)
		}
	}
	smaller := fieldtable.Values{"tags": []string{"b"}, "byDay": map[string]float64{"2027-12-31": 2}, "raci": map[string]string{}, "n": nil}
	if _, err := fieldtable.Edit(doc, func(e fieldtable.Editor) error { _, err := e.Change(sample, "x", smaller); return err }); err != nil {
		t.Fatal(err)
	}
	after := fieldtable.ReadAll(doc, sample)[0].Values
	for name, want := range smaller {
		if !fieldtable.Same(after[name], want) {
			t.Errorf("%s: got %v, want %v", name, after[name], want)
		}
	}
}

// A workbook says of a cell that it holds a number; what then is none is refused, for
// nothing counts with it and JSON cannot say it.
func TestNumbersOfWorkbooks(t *testing.T) {
	for text, want := range map[string]float64{"12.5": 12.5, "-3": -3, "1E-3": 0.001, "1.234": 1.234, "+2": 2} {
		if got, reason := fieldtable.ParseNumber(text, true); got != want || reason != "" {
			t.Errorf("%s: got %g %s", text, got, reason)
		}
	}
	for _, text := range []string{"NaN", "nan", "Inf", "-Infinity", "1e999", "0x1p4", "1_000", ""} {
		if got, reason := fieldtable.ParseNumber(text, true); reason != fieldtable.NotANumber || got != 0 {
			t.Errorf("%s was taken as %g %s", text, got, reason)
		}
	}
}
