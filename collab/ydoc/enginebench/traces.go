package main

import (
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// trace is a sequence of updates, and the file it stands in for the others.
type trace struct {
	name    string
	file    string
	updates [][]byte
	rich    bool // XML in the root "x"
	typing  bool // by one person
}

// stretches are 1,000 updates each, from all over the trace.
func (t *trace) stretches() (list [][][]byte) {
	spare := max(0, len(t.updates)-1000)
	for i := range 11 {
		at := spare * i / 10
		list = append(list, t.updates[at:min(at+1000, len(t.updates))])
	}
	return list
}

// prepare unpacks the traces of a folder into work; typing traces are turned
// into updates by yjs.
// If only is not empty, it is the one trace wanted.
func prepare(folder, only, work string, js *engines) (list []trace, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.gz"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	for _, file := range files {
		name, kind, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".gz"), ".")
		if only != "" && name != only {
			continue
		}
		t := trace{name: name, file: filepath.Join(work, name+".updates"), rich: strings.HasPrefix(name, "richtext"), typing: kind == "json"}
		if kind == "json" {
			var answer struct{ Updates int }
			err = js.ask("yjs", map[string]any{"cmd": "convert", "in": file, "out": t.file}, &answer)
		} else {
			err = unzip(file, t.file)
		}
		if err != nil {
			return nil, fmt.Errorf("trace %s: %w", name, err)
		}
		if t.updates, err = readFrames(t.file); err != nil {
			return nil, fmt.Errorf("trace %s: %w", name, err)
		}
		list = append(list, t)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no traces %s in %s", only, folder)
	}
	return list, nil
}

func unzip(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		return err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o600)
}

// readFrames reads updates, each preceded by its length.
func readFrames(file string) (list [][]byte, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for len(data) >= 4 {
		n := uint64(binary.LittleEndian.Uint32(data))
		if n > uint64(len(data)-4) {
			return nil, io.ErrUnexpectedEOF
		}
		list = append(list, data[4:4+n])
		data = data[4+n:]
	}
	return list, nil
}
