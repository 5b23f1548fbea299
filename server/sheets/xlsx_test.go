package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand"
	"runtime"
	"strings"
	"testing"
)

// archive makes a workbook of the given sheet data and other parts.
func archive(t *testing.T, sheetData string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/><sheet name="Graf" sheetId="2" r:id="rId3"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/Sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chart.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>` + sheetData + `</x:sheetData></x:worksheet>`,
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"xl/styles.xml":              `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
	}
	for name, text := range more {
		parts[name] = text
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What other programs than ours write, as they write it.
func TestXLSXOfOthers(t *testing.T) {
	shared := `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Navn</t></si><si><r><t>Æld</t></r><r><rPr/><t xml:space="preserve">re råd</t></r><rPh><t>never</t></rPh></si></sst>`
	for name, c := range map[string]struct{ cells, want string }{
		"shared strings":               {`<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c></row>`, `3: "Navn" "" "Ældre råd"`},
		"without addresses":            {`<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row>`, `1: "a" "2"`},
		"numbers":                      {`<row><c><v>1.1000000000000001</v></c><c><v>4.512345678E9</v></c><c><v>-0.5</v></c></row>`, `1: "1.1" "4512345678" "-0.5"`},
		"truth":                        {`<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="b"/><c><v>x</v></c></row>`, `1: "TRUE" "FALSE" "" "x"`},
		"escapes":                      {`<row><c t="str"><v>a_x000D_&#10;b_x005F_x0041_&amp;</v></c></row>`, "1: \"a\\r\\nb_x0041_&\""},
		"a formula with a value":       {`<row><c><f>1+1</f><v>2</v></c></row>`, `1: "2"`},
		"a formula without":            {`<row><c><f>1+1</f></c></row>`, `1: formula`},
		"a formula of openpyxl":        {`<row><c><f>1+1</f><v></v></c><c><f>1</f><v/></c></row>`, `1: formula formula`},
		"a formula that gives nothing": {`<row><c t="str"><f>""</f><v></v></c><c><v>1</v></c></row>`, `1: "" "1"`},
		"a text that is not there":     {`<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c><v>1</v></c></row>`, `1: "" "" "1"`},
		"formats far to the right":     {`<row><c><v>1</v></c><c r="XFD1" s="3"/></row>`, `1: "1"`},
	} {
		all, err := Read(archive(t, c.cells, map[string]string{"xl/sharedStrings.xml": shared}), Limits{})
		if err != nil || len(all) != 1 || all[0].Name != "Ark1" {
			t.Errorf("%s: got %+v, %v", name, all, err)
			continue
		}
		got := fmt.Sprintf("%d:", all[0].Lines[0])
		for _, cell := range all[0].Rows[0] {
			if cell.Formula {
				got += " formula"
			} else {
				got += fmt.Sprintf(" %q", cell.Text)
			}
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// An archive of a few kilobytes must not become gigabytes.
func TestXLSXBombs(t *testing.T) {
	noise := make([]byte, 60<<10) // so that the ratio alone does not tell
	random := rand.New(rand.NewSource(1))
	for i := range noise {
		noise[i] = byte('a' + random.Intn(26))
	}
	cell := `<c t="s"><v>0</v></c>`
	row := `<row>` + strings.Repeat(cell, 90) + `</row>`
	for name, c := range map[string]struct {
		cells string
		more  map[string]string
		want  error
	}{
		"one long text in every cell": {strings.Repeat(row, 300), map[string]string{"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + "<si><r><t>" + string(noise[:50<<10]) + "</t></r><r><t>x</t></r></si></sst>"}, nil},
		"a text longer than a cell":   {row, map[string]string{"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + "<si><t>" + string(noise) + string(noise) + "</t></si></sst>"}, ErrCellTooLong},
		"a row as wide as can be":     {`<row>` + strings.Repeat(`<c><v>1</v></c>`, 16384) + `</row>`, nil, ErrTooWide},
		"a cell far away":             {`<row><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>`, nil, ErrTooWide},
		"an entity":                   {`<row><c t="str"><v>&a;</v></c></row>`, map[string]string{"xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY a "b">]><sst/>`}, ErrUnreadable},
		"half a sheet":                {`<row><c><v>1<`, nil, ErrUnreadable},
		"styles":                      {`<row><c><v>1</v></c></row>`, map[string]string{"xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + "<cellXfs>" + padded("<xf/>", 2_000_000, noise) + "</cellXfs></styleSheet>"}, nil},
		"strings":                     {row, map[string]string{"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + "" + padded("<si/>", 2_000_000, noise) + "</sst>"}, ErrTooLarge},
	} {
		data := archive(t, c.cells, c.more)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read(data, Limits{})
		runtime.ReadMemStats(&after)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
		if claimed := (after.TotalAlloc - before.TotalAlloc) >> 20; claimed > 256 {
			t.Errorf("%s: %d bytes claimed %d MiB", name, len(data), claimed)
		}
	}
}

// padded repeats s, with a comment that does not compress now and then, so that
// no part unpacks to very much more than it is.
func padded(s string, times int, noise []byte) string {
	var out strings.Builder
	for i := range times {
		out.WriteString(s)
		if i%100_000 == 0 {
			at := int(crc32.ChecksumIEEE([]byte{byte(i / 100_000)}) % 50_000)
			out.WriteString("<!--" + string(noise[at:at+8000]) + "-->")
		}
	}
	return out.String()
}

// Many sheets together are bounded as well.
func TestXLSXManySheets(t *testing.T) {
	more := map[string]string{}
	var list, links strings.Builder
	rows := strings.Repeat(`<row><c r="CV1"><v>1</v></c></row>`, 3000)
	for i := range 12 {
		fmt.Fprintf(&list, `<sheet name="S%d" r:id="r%d"/>`, i, i)
		fmt.Fprintf(&links, `<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s%d.xml"/>`, i, i)
		more[fmt.Sprintf("xl/worksheets/s%d.xml", i)] = "<worksheet>" + rows + "</worksheet>"
	}
	more["xl/workbook.xml"] = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`
	more["xl/_rels/workbook.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links.String() + `</Relationships>`
	if _, err := Read(archive(t, "", more), Limits{}); !errors.Is(err, ErrTooManyRows) {
		t.Errorf("got %v", err)
	}
}

// One part, named by many sheets, is one sheet: else a file of some kilobytes
// would be read for hours.
func TestXLSXOnePartManyNames(t *testing.T) {
	data := archive(t, `<row><c><v>1</v></c></row>`, map[string]string{
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
			strings.Repeat(`<sheet name="S" r:id="r0"/>`, 3000) + `</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	})
	all, err := Read(data, Limits{})
	if err != nil || len(all) != 1 {
		t.Errorf("got %d sheets, %v", len(all), err)
	}
}
