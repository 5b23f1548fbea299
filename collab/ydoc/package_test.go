package ydoc

import (
	"bytes"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The package is a library: it imports the standard library and nothing else.
func TestImportsTheStandardLibraryOnly(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			first, _, _ := strings.Cut(path, "/")
			if strings.Contains(first, ".") || first == "samrad" || path == "C" || path == "unsafe" {
				t.Errorf("%s imports %s", file, path)
			}
		}
	}
}

// The map in doc.go names files that are there, and every file is on it. None is
// too long to be read.
func TestTheMapOfFilesIsTrue(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, where, found := strings.Cut(string(doc), "# Where to find what")
	where, _, ended := strings.Cut(where, "# Words")
	if !found || !ended {
		t.Fatal("doc.go has no map")
	}
	var patterns []string
	for _, p := range regexp.MustCompile(`[a-z0-9*]+\.go`).FindAllString(where, -1) {
		if matches, err := filepath.Glob(p); err != nil || len(matches) == 0 {
			t.Errorf("doc.go names %s, which is not there", p)
		}
		patterns = append(patterns, p)
	}
	files, _ := filepath.Glob("*.go")
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(b, []byte("\n")); n > 600 {
			t.Errorf("%s has %d lines", file, n)
		}
		known := strings.HasSuffix(file, "_test.go") || file == "doc.go"
		for _, p := range patterns {
			if ok, _ := filepath.Match(p, file); ok {
				known = true
			}
		}
		if !known {
			t.Errorf("%s is not on the map in doc.go", file)
		}
	}
}
