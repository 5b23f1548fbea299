package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// line is one scenario's results.
type line struct {
	Scenario string             `json:"scenario"`
	Server   string             `json:"server"`
	Runs     int                `json:"runs"`
	Figures  map[string]float64 `json:"medians"`
	Error    string             `json:"error,omitempty"`
}

// medians takes each figure's median over the runs.
func medians(runs []figures) map[string]float64 {
	of := map[string][]float64{}
	for _, f := range runs {
		for name, v := range f {
			of[name] = append(of[name], v)
		}
	}
	result := map[string]float64{}
	for name, list := range of {
		slices.Sort(list)
		result[name] = list[len(list)/2]
	}
	return result
}

// writeTable prints a line for each goal, servers side by side.
func writeTable(w io.Writer, list []line) {
	fmt.Fprintln(w, "| scenario | figure | goal | samrad | Hocuspocus + SQLite | ratio | p50/p99 ms | PostgreSQL CPU s |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|")
	for _, s := range scenarios {
		ours, peer := lineOf(list, s.name, "samrad"), lineOf(list, s.name, "hocuspocus")
		if ours == nil && peer == nil {
			continue
		}
		for _, g := range s.goals {
			a, b := value(ours, g.figure), value(peer, g.figure)
			ratio := quotient(b, a)
			if g.sign == "≥" {
				ratio = quotient(a, b)
			}
			fmt.Fprintf(w, "| %s: %s | %s | %s | %s | %s | %s | %s | %s |\n", s.name, s.about, g.label, g,
				shown(ours, a), shown(peer, b), ratio, delays(ours), database(ours))
		}
	}
}

func lineOf(list []line, scenario, server string) *line {
	for i := range list {
		if list[i].Scenario == scenario && list[i].Server == server {
			return &list[i]
		}
	}
	return nil
}

func value(l *line, figure string) *float64 {
	if l == nil {
		return nil
	}
	if v, ok := l.Figures[figure]; ok {
		return &v
	}
	return nil
}

func shown(l *line, v *float64) string {
	switch {
	case v != nil:
		return number(*v)
	case l != nil && l.Error != "":
		return "failed"
	}
	return "–"
}

func quotient(a, b *float64) string {
	if a == nil || b == nil || *b == 0 {
		return "–"
	}
	return "**" + number(*a / *b) + "×**"
}

func delays(l *line) string {
	a, b := value(l, p50), value(l, p99)
	if a == nil || b == nil {
		return "–"
	}
	return number(*a) + " / " + number(*b)
}

func database(l *line) string {
	for _, figure := range []string{postgresPer, postgresCPU} {
		if v := value(l, figure); v != nil {
			return number(*v)
		}
	}
	return "–"
}

// number prints three significant digits.
func number(v float64) string {
	if v >= 1000 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}

func writeJSON(w io.Writer, list []line) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(list)
}
