package sheets

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

func rowsOf(t *testing.T, data []byte) [][]string {
	t.Helper()
	all, err := Read(data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return texts(all[0])
}

func texts(s Sheet) (out [][]string) {
	for _, row := range s.Rows {
		cells := []string{}
		for _, c := range row {
			cells = append(cells, c.Text)
		}
		out = append(out, cells)
	}
	return out
}

func wide(s string, order binary.AppendByteOrder, bom bool) (out []byte) {
	if bom {
		s = "\ufeff" + s
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

func TestDialects(t *testing.T) {
	const text = "Navn;Ønsker\r\nÆldreråd;\"Å; og \"\"ð\"\"\r\nþŋđ\"\r\n"
	want := fmt.Sprintf("%q", [][]string{{"Navn", "Ønsker"}, {"Ældreråd", "Å; og \"ð\"\nþŋđ"}})
	for name, data := range map[string][]byte{
		"UTF-8":                  []byte(text),
		"UTF-8 with BOM":         []byte("\ufeff" + text),
		"line feeds":             []byte(strings.ReplaceAll(text, "\r", "")),
		"UTF-16 little":          wide(text, binary.LittleEndian, true),
		"UTF-16 big":             wide(text, binary.BigEndian, true),
		"UTF-16 without a mark":  wide(text, binary.LittleEndian, false),
		"commas":                 []byte("Navn,Ønsker\nÆldreråd,\"Å; og \"\"ð\"\"\nþŋđ\"\n"),
		"tabs":                   []byte("Navn\tØnsker\nÆldreråd\t\"Å; og \"\"ð\"\"\nþŋđ\""),
		"named separator":        []byte("sep=,\r\nNavn,Ønsker\r\nÆldreråd,\"Å; og \"\"ð\"\"\r\nþŋđ\"\r\n"),
		"empty rows and columns": []byte("Navn;Ønsker;;\n;;\n\nÆldreråd;\"Å; og \"\"ð\"\"\nþŋđ\";;\n;\n"),
	} {
		if got := fmt.Sprintf("%q", rowsOf(t, data)); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	windows := []byte("Navn;Notat\r\n\xc6ldrer\xe5d;\x80 5 \x96 \xf0\xfe\r\n")
	if got := rowsOf(t, windows); got[1][0] != "Ældreråd" || got[1][1] != "€ 5 – ðþ" {
		t.Errorf("Windows-1252: got %q", got)
	}
	if got := rowsOf(t, []byte("a;b\rc;d\r")); len(got) != 2 || got[1][1] != "d" {
		t.Errorf("old Mac: got %q", got)
	}
	all, err := Read([]byte("a;b\n\n\nc;d\n"), Limits{})
	if err != nil || fmt.Sprint(all[0].Lines) != "[1 4]" {
		t.Errorf("lines %v, %v", all[0].Lines, err)
	}
}

// What is written reads back the same, and nothing of it is a formula.
func TestCSVThereAndBack(t *testing.T) {
	cells := []string{"=1+1", "+45 12 34", "-2", "- a point", "@SUM(A1)", "'=1+1", "''=x", "'quoted'", "\tx", " padded ", "a;b", "a,b", `say "hi"`,
		"line\nbreak", "\n=1+1", "æøåäöðþŋđ", "1,5", "＝1", "-", "'-"}
	var s Sheet
	s.Rows = append(s.Rows, []Cell{{Text: "Header"}})
	for _, text := range cells {
		s.Rows = append(s.Rows, []Cell{{Text: text}})
	}
	var out bytes.Buffer
	if err := WriteCSV(&out, s); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimPrefix(out.String(), "\ufeff"), "\r\n") {
		line = strings.TrimPrefix(line, `"`)
		if line != "" && strings.ContainsRune("=+@\t", rune(line[0])) || strings.HasPrefix(line, "-") && line != "-2" {
			t.Errorf("a spreadsheet would compute %q", line)
		}
	}
	back := rowsOf(t, out.Bytes())
	for i, text := range cells {
		if back[i+1][0] != text {
			t.Errorf("%q came back as %q", text, back[i+1][0])
		}
	}
}

func TestXLSXThereAndBack(t *testing.T) {
	in := []Sheet{
		{Name: "Stakeholders", Rows: [][]Cell{{{Text: "Name"}, {Text: "Interest"}}, {{Text: "=1+1"}, {Text: "1.3", Number: true}}, {{Text: "æøåäöðþŋđ 😀"}, {}}}},
		{Name: "Relations", Rows: [][]Cell{{{Text: "From"}}, {{Text: "0012"}}}},
	}
	var out bytes.Buffer
	if err := WriteXLSX(&out, in); err != nil {
		t.Fatal(err)
	}
	all, err := Read(out.Bytes(), Limits{})
	if err != nil || len(all) != 2 || all[1].Name != "Relations" || all[1].Rows[1][0].Text != "0012" {
		t.Fatalf("got %+v, %v", all, err)
	}
	if got := fmt.Sprintf("%q", texts(all[0])); got != `[["Name" "Interest"] ["=1+1" "1.3"] ["æøåäöðþŋđ 😀"]]` {
		t.Errorf("got %s", got)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if formula, _ := f.GetCellFormula("Stakeholders", "A2"); formula != "" {
		t.Errorf("text became the formula %q", formula)
	}
	if kind, _ := f.GetCellType("Stakeholders", "B2"); kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		t.Error("a number became text")
	}
}

func TestFormulas(t *testing.T) {
	all, err := Read([]byte("a;b\n=1+1;x\n'=2;+45\n"), Limits{})
	if err != nil || !all[0].Rows[1][0].Formula || all[0].Rows[2][0] != (Cell{Text: "=2"}) || all[0].Rows[2][1] != (Cell{Text: "+45"}) {
		t.Errorf("got %+v, %v", all, err)
	}
	f := excelize.NewFile()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetCellValue("Sheet1", "A1", "Name"))
	must(f.SetCellFormula("Sheet1", "A2", "1+1")) // without a value: never computed
	must(f.SetCellValue("Sheet1", "B2", "x"))
	must(f.SetCellFormula("Sheet1", "C3", "1+1"))
	var out bytes.Buffer
	must(f.Write(&out))
	all, err = Read(out.Bytes(), Limits{})
	if err != nil || !all[0].Rows[1][0].Formula || all[0].Rows[1][1].Formula || !all[0].Rows[2][2].Formula {
		t.Errorf("got %+v, %v", all, err)
	}
	// With a value beside it, the value counts.
	part, err := io.ReadAll(xlsxWith(t, out.Bytes(), `<f>1+1</f>`, `<f>1+1</f><v>2</v>`))
	must(err)
	all, err = Read(part, Limits{})
	if err != nil || all[0].Rows[1][0] != (Cell{Text: "2"}) {
		t.Errorf("got %+v, %v", all, err)
	}
}

// xlsxWith returns an archive with a text replaced in its first sheet.
func xlsxWith(t *testing.T, data []byte, old, with string) io.Reader {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			if !bytes.Contains(text, []byte(old)) {
				t.Fatalf("no %s in %s", old, text)
			}
			text = bytes.ReplaceAll(text, []byte(old), []byte(with))
		}
		w, err := z.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return &out
}

func TestRefusals(t *testing.T) {
	many := "Name\n" + strings.Repeat("x\n", 100_000)
	var rows Sheet
	rows.Name = "S"
	for range 100_001 {
		rows.Rows = append(rows.Rows, []Cell{{Text: "x"}})
	}
	var manyX bytes.Buffer
	if err := WriteXLSX(&manyX, []Sheet{rows}); err != nil {
		t.Fatal(err)
	}
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	w, _ := z.Create("xl/worksheets/sheet1.xml")
	for range 64 {
		_, _ = w.Write(make([]byte, 1<<20))
	}
	_ = z.Close()
	var parts bytes.Buffer
	z = zip.NewWriter(&parts)
	for i := range maxEntries + 1 {
		_, _ = z.Create(fmt.Sprint(i))
	}
	_ = z.Close()
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"100,000 rows":         {[]byte(many), ErrTooManyRows},
		"100,000 rows of XLSX": {manyX.Bytes(), ErrTooManyRows},
		"bytes":                {make([]byte, 5_000_001), ErrTooLarge},
		"a bomb":               {bomb.Bytes(), ErrTooLarge},
		"parts":                {parts.Bytes(), ErrTooLarge},
		"wide":                 {[]byte(strings.Repeat("x;", 200)), ErrTooWide},
		"a long cell":          {[]byte("Name\n" + strings.Repeat("x", 70_000)), ErrCellTooLong},
		"an open quote":        {[]byte("Name\n\"abc\n"), ErrUnreadable},
		"binary":               {[]byte("\x00\x01\x02\x03"), ErrUnreadable},
		"a printed page":       {[]byte("%PDF-1.4\nName;Interest\n"), ErrUnreadable},
		"a letter":             {[]byte("{\\rtf1 Name}\nOdense\n"), ErrUnreadable},
		"an empty file":        {nil, ErrEmpty},
		"blank":                {[]byte("\ufeff;;\r\n \n"[:6]), ErrEmpty},
		"a broken archive":     {[]byte("PK\x03\x04 and no more"), ErrUnreadable},
		"half an archive":      {manyX.Bytes()[:len(manyX.Bytes())/2], ErrUnreadable},
	} {
		if _, err := Read(c.data, Limits{}); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

// Whatever the bytes, reading neither panics nor exceeds its limits, and what
// was read survives being written and read again.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a;b\n1;2", "sep=,\na,\"b\"\"\nc\"", "\ufeff=1;'=2\r\n", "\xff\xfea\x00;\x00", "\xc6;\xe5", "\"", "a\tb\rc", "'+1\n''@"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if IsXLSX(data) {
			return
		}
		l := Limits{Bytes: 1 << 16, Rows: 50, Columns: 10, CellBytes: 1000}
		all, err := Read(data, l)
		if err != nil {
			return
		}
		s := all[0]
		if len(s.Rows) > l.Rows+1 || len(s.Rows) != len(s.Lines) {
			t.Fatalf("%d rows, %d lines", len(s.Rows), len(s.Lines))
		}
		var out bytes.Buffer
		if err := WriteCSV(&out, s); err != nil {
			t.Fatal(err)
		}
		again, err := Read(out.Bytes(), Limits{})
		if err != nil {
			t.Fatalf("%q: %v", out.String(), err)
		}
		if a, b := fmt.Sprintf("%q", texts(s)), fmt.Sprintf("%q", texts(again[0])); a != b {
			t.Fatalf("%s came back as %s", a, b)
		}
	})
}
