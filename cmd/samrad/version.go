package main

import (
	"context"
	"fmt"
	"runtime/debug"
)

// version prints what the Go toolchain wrote into the binary: the commit it
// was built from, and whether files had been changed.
func version(_ context.Context, io streams, arguments []string) error {
	if err := parse(newFlags(io, "version", "version"), arguments); err != nil {
		return err
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return fmt.Errorf("this binary carries no build information; build it with \"make build\"")
	}
	commit, at, changed := "unknown", "", ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case "vcs.time":
			at = " of " + s.Value
		case "vcs.modified":
			if s.Value == "true" {
				changed = ", with local changes"
			}
		}
	}
	fmt.Fprintf(io.out, "samrad %s%s%s (%s)\n", commit, at, changed, info.GoVersion)
	return nil
}
