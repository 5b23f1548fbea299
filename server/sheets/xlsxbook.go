package sheets

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// workbook is an XLSX archive that is being read.
type workbook struct {
	parts  map[string]*zip.File // by lower-case path: some writers vary the case
	limits Limits
	sheets []sheetEntry
	shared []string // the strings that cells share
	cells  int      // taken so far, of maxCells
}

type sheetEntry struct{ name, part string }

// link is a relationship of one part to another.
type link struct{ kind, target string }

// openWorkbook finds the sheets and reads the shared strings.
func openWorkbook(archive *zip.Reader, l Limits) (*workbook, error) {
	b := &workbook{parts: make(map[string]*zip.File, len(archive.File)), limits: l}
	for _, f := range archive.File {
		b.parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	root, err := b.links("")
	if err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	for _, to := range root {
		if to.kind == "officeDocument" {
			main = to.target
		}
	}
	if b.parts[main] == nil {
		return nil, fmt.Errorf("%w: the archive holds no workbook", ErrUnreadable)
	}
	links, err := b.links(main)
	if err != nil {
		return nil, err
	}
	for _, to := range links {
		if to.kind == "sharedStrings" {
			if err := b.readShared(to.target); err != nil {
				return nil, err
			}
			break // a workbook has one
		}
	}
	return b, b.list(main, links)
}

// list reads the names of the sheets. Those that are no tables, as charts, are
// left out, and so is a part that was listed before: an archive of some kilobytes
// can name one a hundred thousand times.
func (b *workbook) list(main string, links map[string]link) error {
	listed := map[string]bool{}
	return b.scan(main, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "sheet" {
			return nil
		}
		var name, id string
		for _, a := range e.Attr {
			switch {
			case a.Name.Space == "" && a.Name.Local == "name":
				name = a.Value
			case a.Name.Space != "" && a.Name.Local == "id":
				id = a.Value
			}
		}
		if to := links[id]; to.kind == "worksheet" && b.parts[to.target] != nil && !listed[to.target] {
			listed[to.target] = true
			b.sheets = append(b.sheets, sheetEntry{name, to.target})
		}
		return nil
	})
}

// links reads what a part refers to, by id. "" is the archive itself.
func (b *workbook) links(of string) (map[string]link, error) {
	found := map[string]link{}
	folder, file := path.Split(of)
	name := folder + "_rels/" + file + ".rels"
	if b.parts[name] == nil {
		return found, nil
	}
	return found, b.scan(name, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			return nil
		}
		target := attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		found[attribute(e, "Id")] = link{path.Base(attribute(e, "Type")), strings.ToLower(strings.TrimPrefix(target, "/"))}
		return nil
	})
}

func (b *workbook) readShared(part string) error {
	if b.parts[part] == nil {
		return nil
	}
	var text textOf
	return b.scan(part, func(token xml.Token) error {
		text.take(token, b.limits.CellBytes)
		if e, ok := token.(xml.EndElement); ok && e.Name.Local == "si" {
			if b.shared = append(b.shared, text.end()); len(b.shared) > maxShared {
				return fmt.Errorf("%w: more than %d different texts", ErrTooLarge, maxShared)
			}
		}
		return nil
	})
}

// scan passes the tokens of a part to f, one by one. The token is f's for as
// long as the call lasts. Entities other than XML's own are refused.
func (b *workbook) scan(part string, f func(xml.Token) error) error {
	r, err := b.parts[part].Open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	defer r.Close()
	d := xml.NewDecoder(io.LimitReader(r, b.limits.Unpacked))
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %s: %w", ErrUnreadable, part, err)
		}
		if err := f(token); err != nil {
			return err
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
