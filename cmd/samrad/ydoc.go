package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"samrad/collab/ydoc"
)

// ydocCommand reads Yjs updates and prints what the document holds: for support
// staff, and for checks of the engine from outside.
func ydocCommand(_ context.Context, io streams, arguments []string) error {
	set := newFlags(io, "ydoc", "ydoc [--print json|state|vector|delta|xml|stats] [--roots t:text,m:map,a:array,content:xml] [--in FILE] [--merge]")
	what := set.String("print", "json", "`what` to print: json, state, vector, delta, xml or stats")
	roots := set.String("roots", "", "how roots are read, as `name:kind,…` with text, map, array or xml (default: guessed from what they hold)")
	file := set.String("in", "", "`file` with the updates, each preceded by its length as u32 little endian (default: standard input)")
	merge := set.Bool("merge", false, "merge without a document and write the update")
	if err := parse(set, arguments); err != nil {
		return err
	}
	in := io.in
	if *file != "" {
		f, err := os.Open(*file)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	if *merge {
		return mergeUpdates(in, io.out)
	}
	print, ok := ydocPrinters[*what]
	if !ok {
		return usageError{fmt.Sprintf("--print %s is unknown; use json, state, vector, delta, xml or stats", *what)}
	}
	doc, err := openUpdates(in, *roots)
	if err != nil {
		return err
	}
	return print(doc, io.out)
}

// openUpdates applies the updates to a document whose roots are defined first.
func openUpdates(in io.Reader, roots string) (*ydoc.Doc, error) {
	doc := ydoc.New()
	for _, root := range strings.FieldsFunc(roots, func(r rune) bool { return r == ',' }) {
		name, kind, ok := cutLast(root, ":")
		if !ok {
			return nil, usageError{fmt.Sprintf("--roots %s: write name:kind", root)}
		}
		if err := doc.DefineRoot(name, ydoc.RootKind(kind)); err != nil {
			return nil, usageError{err.Error()}
		}
	}
	index := 0
	for update, err := range ydoc.Frames(bufio.NewReader(in), ydoc.DefaultLimits().MaxUpdateBytes) {
		if err == nil {
			err = doc.Apply(update)
		}
		if err != nil {
			return nil, fmt.Errorf("update %d: %w", index, err)
		}
		index++
	}
	doc.GuessRoots()
	return doc, nil
}

// cutLast cuts around the last separator, as a root's name may hold some.
func cutLast(s, separator string) (before, after string, found bool) {
	at := strings.LastIndex(s, separator)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(separator):], true
}

func mergeUpdates(in io.Reader, out io.Writer) error {
	var updates [][]byte
	for update, err := range ydoc.Frames(bufio.NewReader(in), ydoc.DefaultLimits().MaxUpdateBytes) {
		if err == nil {
			_, err = ydoc.Inspect(update, ydoc.DefaultLimits())
		}
		if err != nil {
			return fmt.Errorf("update %d: %w", len(updates), err)
		}
		updates = append(updates, update)
	}
	merged, err := ydoc.MergeUpdates(updates...)
	if err != nil {
		return err
	}
	_, err = out.Write(merged)
	return err
}

var ydocPrinters = map[string]func(*ydoc.Doc, io.Writer) error{
	"json": func(d *ydoc.Doc, w io.Writer) error {
		all, err := d.ToJSON()
		if err != nil {
			return err
		}
		return printLine(w, all)
	},
	"delta": func(d *ydoc.Doc, w io.Writer) error {
		deltas := map[string]any{}
		for _, r := range d.Roots() {
			if r.Kind == ydoc.RootText {
				delta := []any{}
				for _, op := range d.Text(r.Name).Delta() {
					delta = append(delta, op)
				}
				deltas[r.Name] = delta
			}
		}
		return writeLine(w, deltas)
	},
	"xml": func(d *ydoc.Doc, w io.Writer) error {
		for _, r := range d.Roots() {
			if r.Kind == ydoc.RootXML {
				if _, err := fmt.Fprintln(w, d.XMLFragment(r.Name)); err != nil {
					return err
				}
			}
		}
		return nil
	},
	"state":  func(d *ydoc.Doc, w io.Writer) error { return writeAll(w, d.EncodeState()) },
	"vector": func(d *ydoc.Doc, w io.Writer) error { return writeAll(w, d.StateVector()) },
	"stats": func(d *ydoc.Doc, w io.Writer) error {
		var memory runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memory)
		out := struct {
			ydoc.Stats
			Bytes uint64 `json:"bytes"`
		}{d.Stats(), memory.HeapAlloc}
		runtime.KeepAlive(d)
		return writeLine(w, out)
	},
}

// printLine prints what a document holds as one line of JSON.
func printLine(w io.Writer, v any) error {
	v, err := ydoc.JSONValue(v)
	if err != nil {
		return err
	}
	return writeLine(w, v)
}

func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func writeAll(w io.Writer, b []byte) error {
	_, err := w.Write(b)
	return err
}
