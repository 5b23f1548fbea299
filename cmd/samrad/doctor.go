package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"samrad/server"
	"samrad/server/doctor"
)

// doctorCommand verifies what the database holds of documents. Exit code 0: all
// are whole; 1: some are not, or it could not look.
func doctorCommand(ctx context.Context, io streams, arguments []string) error {
	set := newFlags(io, "doctor", "doctor [--document ID] [--json] [flags]")
	only := set.String("document", "", "`id` of the only document to look at")
	asJSON := set.Bool("json", false, "print one JSON object a document instead of a table")
	flags := server.NewConfigFlags(set)
	if err := parse(set, arguments); err != nil {
		return err
	}
	config, err := flags.Load(io.getenv)
	if err != nil {
		return usageError{err.Error()}
	}
	out := newDoctorTable(io.out)
	tell := out.tell
	if *asJSON {
		encoder := json.NewEncoder(io.out)
		tell = func(r doctor.Report) error { return encoder.Encode(r) }
	}
	documents, damaged := 0, 0
	err = server.Examine(ctx, config, strings.ToLower(*only), func(r doctor.Report) error {
		documents++
		if len(r.Findings) > 0 {
			damaged++
		}
		return tell(r)
	})
	if err != nil {
		return err
	}
	if !*asJSON {
		out.end(documents)
	}
	if damaged > 0 {
		return fmt.Errorf("%d of %d documents are damaged; docs/operations.md says what to do", damaged, documents)
	}
	return nil
}

// doctorTable prints reports a screenful at a time, so that a long run shows
// that it goes on.
type doctorTable struct {
	out   io.Writer
	lines *tabwriter.Writer
	count int
}

func newDoctorTable(out io.Writer) *doctorTable {
	return &doctorTable{out: out, lines: tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)}
}

func (t *doctorTable) tell(r doctor.Report) error {
	if t.count%40 == 0 {
		if err := t.lines.Flush(); err != nil {
			return fmt.Errorf("print: %w", err)
		}
		fmt.Fprintln(t.lines, "document\tkind\tedits\trows\tchunks\tclients\tbytes\t")
	}
	t.count++
	state := "ok"
	if len(r.Findings) > 0 {
		state = "DAMAGED"
	}
	fmt.Fprintf(t.lines, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%s\n", r.Document, r.Kind, r.Updates, r.Rows, r.Chunks, r.Clients, r.Bytes, state)
	if len(r.Findings) == 0 {
		return nil
	}
	if err := t.lines.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	for _, f := range r.Findings {
		fmt.Fprintf(t.out, "    %s: %s: %s\n", f.Check, f.Where, f.What)
	}
	return nil
}

func (t *doctorTable) end(documents int) {
	t.lines.Flush()
	fmt.Fprintf(t.out, "%d documents examined\n", documents)
}
