package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// options are what the command line says.
type options struct {
	bench
	scenarios, servers []string
	runs               int
	binary, jsonFile   string
}

func main() {
	runtime.LockOSThread() // servers end with it
	if err := run(parse()); err != nil {
		fmt.Fprintln(os.Stderr, "hubbench:", err)
		os.Exit(1)
	}
}

func parse() (o options) {
	var names []string
	for _, s := range scenarios {
		names = append(names, s.name)
	}
	chosen := flag.String("scenarios", strings.Join(names, ","), "which to run")
	servers := flag.String("servers", "samrad,hocuspocus", "which to measure")
	flag.IntVar(&o.runs, "runs", 3, "how often; medians are reported")
	flag.DurationVar(&o.window, "window", 15*time.Second, "how long to measure")
	flag.DurationVar(&o.warm, "warm", 3*time.Second, "load before measuring")
	flag.IntVar(&o.connections, "connections", 20_000, "idle connections")
	flag.Float64Var(&o.firstRate, "first-rate", 100, "saturation: edits/s of each typist to begin with")
	flag.StringVar(&o.traces, "traces", "collab/ydoc/testdata/traces", "folder of automerge-paper.json.gz")
	flag.StringVar(&o.binary, "samrad", "bin/samrad", "the program")
	flag.StringVar(&o.jsonFile, "json", "", "also write all medians to this file")
	flag.Parse()
	o.scenarios, o.servers = strings.Split(*chosen, ","), strings.Split(*servers, ",")
	return o
}

func run(o options) error {
	debug.SetGCPercent(400)
	// Each end of a connection is a file, and each process has some beside.
	if most := int(raiseFileLimit(1<<17)) - 100; o.connections > most {
		fmt.Fprintf(os.Stderr, "hubbench: this machine lets a process hold no more than %d connections\n", most)
		o.connections = most
	}
	// The generator stays off the server's core; threads to come follow the first.
	if err := exec.Command("taskset", "-acp", otherCore, fmt.Sprint(os.Getpid())).Run(); err != nil {
		return fmt.Errorf("leave the server's core: %w", err)
	}
	var list []line
	for _, name := range o.scenarios {
		s, err := find(name)
		if err != nil {
			return err
		}
		for _, server := range o.servers {
			list = append(list, o.measure(s, server))
		}
	}
	writeTable(os.Stdout, list)
	if o.jsonFile == "" {
		return nil
	}
	f, err := os.Create(o.jsonFile)
	if err != nil {
		return err
	}
	defer f.Close()
	return writeJSON(f, list)
}

// measure runs a scenario several times, each on a new server without data.
func (o *options) measure(s scenario, name string) line {
	l := line{Scenario: s.name, Server: name}
	var all []figures
	for range o.runs {
		fmt.Fprintf(os.Stderr, "%s, %s\n", s.name, name)
		f, err := o.once(s, name)
		if err != nil {
			fmt.Fprintf(os.Stderr, "  failed: %v\n", err)
			l.Error = err.Error()
			continue
		}
		fmt.Fprintf(os.Stderr, "  %v\n", f)
		all = append(all, f)
	}
	l.Runs, l.Figures = len(all), medians(all)
	return l
}

func (o *options) once(s scenario, name string) (figures, error) {
	var srv server
	var err error
	switch name {
	case "samrad":
		srv, err = newSamrad(o.binary)
	case "hocuspocus":
		srv, err = newHocuspocus()
	default:
		err = fmt.Errorf("there is no server %q", name)
	}
	if err != nil {
		return nil, err
	}
	defer srv.clean()
	if err := srv.start(context.Background()); err != nil {
		return nil, err
	}
	return s.run(&o.bench, srv)
}
