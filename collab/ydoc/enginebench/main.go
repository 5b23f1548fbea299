package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "enginebench:", err)
		os.Exit(1)
	}
}

func run() error {
	folder := os.Getenv("TRACES")
	if folder == "" {
		folder = filepath.Join("collab", "ydoc", "testdata", "traces")
	}
	runs, err := strconv.Atoi(cmpOr(os.Getenv("RUNS"), "3"))
	if err != nil || runs < 1 {
		return fmt.Errorf("RUNS=%q is no number", os.Getenv("RUNS"))
	}
	work, err := os.MkdirTemp("", "enginebench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	js, err := startEngines()
	if err != nil {
		return err
	}
	defer js.stop()
	traces, err := prepare(folder, os.Getenv("TRACE"), work, js)
	if err != nil {
		return err
	}
	var report strings.Builder
	for _, t := range traces {
		fmt.Fprintln(os.Stderr, "enginebench:", t.name)
		results := map[string][]measures{}
		for range runs {
			for _, name := range js.names {
				m, err := js.run(name, t)
				if err != nil {
					return fmt.Errorf("%s with %s: %w", t.name, name, err)
				}
				results[name] = append(results[name], m)
			}
			store, doc, err := measureGo(t)
			if err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
			results["store"], results["doc"] = append(results["store"], store), append(results["doc"], doc)
		}
		writeTable(&report, t, results)
	}
	_, err = os.Stdout.WriteString(report.String())
	return err
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// median of one measure over the runs; 0 if it was not taken.
func median(list []measures, key string) float64 {
	var values []float64
	for _, m := range list {
		if v, ok := m[key]; ok {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}
