package sheets

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// cellSet holds columns, counted from 0, by the number of their row.
type cellSet map[int][]int

// formulasWithoutValue lists, by sheet, the cells that hold a formula and no
// value. excelize gives "" for them, which would read as an empty cell; asking
// it for formulas would load whole sheets as structures.
func formulasWithoutValue(f *excelize.File) (map[string]cellSet, error) {
	parts, err := sheetParts(f)
	if err != nil {
		return nil, err
	}
	found := map[string]cellSet{}
	for name, part := range parts {
		if !bytes.Contains(part, []byte("<f")) && !bytes.Contains(part, []byte(":f")) {
			continue
		}
		if found[name], err = scanFormulas(part); err != nil {
			return nil, fmt.Errorf("%w: sheet %q: %w", ErrUnreadable, name, err)
		}
	}
	return found, nil
}

// sheetParts finds the XML of each sheet by its name.
func sheetParts(f *excelize.File) (map[string][]byte, error) {
	var book struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(part(f, "xl/workbook.xml"), &book) != nil || xml.Unmarshal(part(f, "xl/_rels/workbook.xml.rels"), &links) != nil {
		return nil, nil // an unusual workbook: excelize reads it, and formulas without a value read as empty
	}
	targets := map[string]string{}
	for _, l := range links.All {
		target := strings.TrimPrefix(l.Target, "/")
		if !strings.HasPrefix(l.Target, "/") {
			target = path.Join("xl", l.Target)
		}
		targets[l.ID] = target
	}
	parts := map[string][]byte{}
	for _, s := range book.Sheets {
		for _, a := range s.Attrs {
			if a.Name.Local == "id" && a.Name.Space != "" {
				parts[s.Name] = part(f, targets[a.Value])
			}
		}
	}
	return parts, nil
}

func part(f *excelize.File, name string) []byte {
	v, _ := f.Pkg.Load(name)
	b, _ := v.([]byte)
	return b
}

func scanFormulas(sheet []byte) (cellSet, error) {
	found := cellSet{}
	d := xml.NewDecoder(bytes.NewReader(sheet))
	var cell string
	var formula, value bool
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "c":
				cell, formula, value = "", false, false
				for _, a := range t.Attr {
					if a.Name.Local == "r" {
						cell = a.Value
					}
				}
			case "f":
				formula = true
			case "v", "is":
				value = true
			}
		case xml.EndElement:
			if t.Name.Local == "c" && formula && !value {
				if column, row, err := excelize.CellNameToCoordinates(cell); err == nil {
					found[row] = append(found[row], column-1)
				}
			}
		}
	}
}
