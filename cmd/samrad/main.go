// Command samrad is the whole program: the server and its tools. Each
// subcommand has a file of its own, which parses and calls; the work is in
// samrad/server and below.
//
// Exit codes: 0 done, 1 it failed, 2 it was called wrongly. What is wrong is
// one message on standard error that says what to do.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// command is one subcommand.
type command struct {
	name, summary string
	run           func(ctx context.Context, io streams, arguments []string) error
}

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	signals  *signals // nil in tests
}

// commands in the order in which help shows them.
var commands = []command{
	{"serve", "run the server", serve},
	{"migrate", "bring the database to this version's schema", migrate},
	{"token", "make personal access tokens (token create)", token},
	{"person", "give somebody their data, or forget them (person export, person erase)", person},
	{"doctor", "verify every document against its log", doctorCommand},
	{"openapi", "print the OpenAPI description of the REST API", openapi},
	{"ydoc", "print what Yjs updates hold, or merge them", ydocCommand},
	{"healthcheck", "ask a running server whether it is ready", healthcheck},
	{"version", "print the version", version},
}

// usageError is a call that is wrong; its text says how it should be.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func main() {
	ctx, told := hearSignals()
	os.Exit(run(ctx, streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, signals: told}, os.Args[1:]))
}

// run is main without the process, for tests.
func run(ctx context.Context, io streams, arguments []string) int {
	err := dispatch(ctx, io, arguments)
	var usage usageError
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, &usage):
		fmt.Fprintln(io.err, "samrad:", err)
		return 2
	default:
		fmt.Fprintln(io.err, "samrad:", err)
		return 1
	}
}

func dispatch(ctx context.Context, io streams, arguments []string) error {
	if len(arguments) == 0 {
		fmt.Fprint(io.err, help())
		return usageError{"name a command, e.g. \"samrad serve\""}
	}
	switch arguments[0] {
	case "help", "--help", "-h", "-help":
		fmt.Fprint(io.out, help())
		return nil
	}
	for _, c := range commands {
		if c.name == arguments[0] {
			return c.run(ctx, io, arguments[1:])
		}
	}
	return usageError{fmt.Sprintf("there is no command %q; \"samrad help\" lists them", arguments[0])}
}

func help() string {
	var text strings.Builder
	text.WriteString("Samråd: strategy work across municipalities.\n\nusage: samrad COMMAND [flags]\n\n")
	for _, c := range commands {
		fmt.Fprintf(&text, "  %-12s %s\n", c.name, c.summary)
	}
	text.WriteString("\n\"samrad COMMAND --help\" lists a command's flags.\n")
	return text.String()
}

// newFlags returns a flag set that reports faults as errors and prints help
// with two dashes, as the flags are documented.
func newFlags(io streams, name, usage string) *flag.FlagSet {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	set.SetOutput(discard{})
	set.Usage = func() {}
	return withHelp(set, io, usage)
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func withHelp(set *flag.FlagSet, io streams, usage string) *flag.FlagSet {
	set.Usage = func() {
		fmt.Fprintf(io.out, "usage: samrad %s\n\n", usage)
		set.VisitAll(func(f *flag.Flag) {
			value, text := flag.UnquoteUsage(f)
			fmt.Fprintf(io.out, "  --%s %s\n        %s\n", f.Name, value, text)
		})
	}
	return set
}

// parse reads flags; arguments beyond them are refused.
func parse(set *flag.FlagSet, arguments []string) error {
	show := set.Usage
	set.Usage = func() {} // the package calls it for every fault
	err := set.Parse(arguments)
	if errors.Is(err, flag.ErrHelp) {
		show()
		return err
	}
	if err != nil {
		return usageError{fmt.Sprintf("%s; \"samrad %s --help\" lists the flags", dashes(err.Error()), set.Name())}
	}
	if set.NArg() > 0 {
		return usageError{fmt.Sprintf("%q is not a flag; \"samrad %s --help\" lists them", set.Arg(0), set.Name())}
	}
	return nil
}

// dashes writes flags as the help does.
func dashes(text string) string {
	for _, before := range []string{"provided but not defined: -", "flag needs an argument: -", "for flag -", "for -"} {
		text = strings.ReplaceAll(text, before, before+"-")
	}
	return strings.Replace(text, "flag provided but not defined:", "unknown flag", 1)
}
