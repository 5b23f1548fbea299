package main

import (
	"fmt"
	"time"
)

// figures are what one run of a scenario measured, by name.
type figures map[string]float64

// scenario is one line of the report.
type scenario struct {
	name  string
	about string
	run   func(b *bench, s server) (figures, error)
	goals []goal
}

// goal is a figure that matters, and what we want of it.
type goal struct {
	figure string
	label  string
	limit  float64
	sign   string
}

func most(figure, label string, limit float64) goal  { return goal{figure, label, limit, "≤"} }
func least(figure, label string, limit float64) goal { return goal{figure, label, limit, "≥"} }

// beside is a figure that explains another, less being better.
func beside(figure, label string) goal { return goal{figure: figure, label: label} }

func (g goal) String() string {
	if g.sign == "" {
		return "–"
	}
	return g.sign + " " + number(g.limit)
}

// crowd says who is in a scenario's rooms.
type crowd struct {
	rooms, perRoom, typists int
	rate, presence          float64 // per typist and second
}

var scenarios = []scenario{
	{"workshop", "1 room × 100 typists, 5 edits/s and 5 presence/s each",
		steady(crowd{1, 100, 100, 5, 5}),
		[]goal{most(perDelivered, "CPU s per 100,000 delivered", 0.10), most(p99, "p99 ms", 80)}},
	{"municipalities", "200 rooms × 5, one typist each",
		steady(crowd{200, 5, 1, 5, 5}),
		[]goal{most(perDelivered, "CPU s per 100,000 delivered", 2.0), most(p99, "p99 ms", 40)}},
	{"ambassadors", "1 room × 1,000, five typists",
		steady(crowd{1, 1000, 5, 5, 5}),
		[]goal{most(perDelivered, "CPU s per 100,000 delivered", 0.30), most(p99, "p99 ms", 200)}},
	{"saturation", "1 room × 50 typists, the rate raised until p99 is over 200 ms",
		saturation(crowd{1, 50, 50, 0, 0}),
		[]goal{least(delivered, "edits delivered/s", 3e6)}},
	{"joiners-paper", "100 people join the automerge-paper document at once",
		joiners(paperSeed, 100),
		[]goal{most(serverCPU, "CPU s", 0.06)}},
	{"joiners-crowd", "100 people join 200,000 characters of 50 interleaved typists",
		joiners(crowdSeed, 100),
		[]goal{most(serverCPU, "CPU s", 0.15), most(seedSeconds, "seconds to seed", 2)}},
	{"idle", "connections that do nothing, 5 to a room",
		idle(5),
		[]goal{most(memoryEach, "KiB each", 12), least(held, "held", 20_000)}},
	{"two-nodes", "20 rooms × 20, four typists each, on one node alone and then on two: p99 of who is on the other node than the typist, beside that of one alone",
		twoNodes(crowd{20, 20, 4, 5, 5}),
		[]goal{beside(aloneP99, "p99 ms of one node alone"), beside(acrossP99, "p99 ms across the bus"), most(acrossTimes, "p99 across the bus / of one node alone", 1.5)}},
	{"kill", "20 typists, kill -9 in mid-edit, start again",
		killed(crowd{1, 20, 20, 5, 0}),
		[]goal{most(lost, "delivered edits gone", 0)}},
}

// The names of figures.
const (
	perDelivered = "cpu_s_per_100k"
	postgresPer  = "postgres_cpu_s_per_100k"
	p50          = "p50_ms"
	p99          = "p99_ms"
	delivered    = "edits_delivered_per_s"
	deliveredAll = "delivered_per_s"
	lost         = "lost"
	serverCPU    = "server_cpu_s"
	postgresCPU  = "postgres_cpu_s"
	serverLoad   = "server_cpu_pct"
	waited       = "server_waited_for_cpu_pct"
	ownLoad      = "generator_cpu_pct"
	seedSeconds  = "seed_s"
	seedCPU      = "seed_cpu_s"
	memoryEach   = "kib_each"
	held         = "held"
	stateBytes   = "state_bytes"
	acknowledged = "acknowledged"
	recovered    = "recovered"
	framesIn     = "frames_in_per_s"
	acrossP50    = "across_p50_ms"
	acrossP99    = "across_p99_ms"
	acrossTimes  = "across_over_alone_p99"
	aloneP50     = "alone_p50_ms"
	aloneP99     = "alone_p99_ms"
	aloneWaited  = "alone_waited_for_cpu_pct"
	aloneLoad    = "alone_cpu_pct"
)

// bench is what all scenarios need to know.
type bench struct {
	window, warm time.Duration
	traces       string
	connections  int // of idle
	firstRate    float64
}

func find(name string) (scenario, error) {
	for _, s := range scenarios {
		if s.name == name {
			return s, nil
		}
	}
	return scenario{}, fmt.Errorf("there is no scenario %q", name)
}
