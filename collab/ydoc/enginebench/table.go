package main

import (
	"fmt"
	"strings"
)

// measures are what one run of one engine took: milliseconds or bytes by name.
type measures map[string]float64

var rows = []struct{ key, label, unit string }{
	{"apply", "apply the updates one by one", "ms"},
	{"heap", "live heap after it", "KiB"},
	{"load", "load the encoded document", "ms"},
	{"encode", "encode the full state, uncached", "ms"},
	{"diff", "diff for a client 1,000 updates behind", "ms"},
	{"diffUpdate", "the same diff without a document", "ms"},
	{"merge", "merge 1,000 updates without a document, mean of 11 stretches", "ms"},
	{"mergeBytes", "– bytes of the result", "bytes"},
	{"bytes", "bytes of the full state", "bytes"},
	{"xml", "read the XML", "ms"},
}

// writeTable prints a trace's medians, each with how many times smaller than
// that of yjs it is.
func writeTable(b *strings.Builder, t trace, results map[string][]measures) {
	fmt.Fprintf(b, "\n### %s (%d updates)\n\n| work | yjs | ywasm | store | document | to reach (store / document) |\n|---|---|---|---|---|---|\n", t.name, len(t.updates))
	for _, row := range rows {
		yjs, ratio := median(results["yjs"], row.key), map[string]float64{}
		fmt.Fprintf(b, "| %s | %s |", row.label, amount(yjs, row.unit))
		for _, engine := range []string{"ywasm", "store", "doc"} {
			v := median(results[engine], row.key)
			if v == 0 || yjs == 0 {
				b.WriteString(" – |")
				continue
			}
			ratio[engine] = yjs / v
			fmt.Fprintf(b, " %s (**%.3g×**) |", amount(v, row.unit), yjs/v)
		}
		if row.key == "xml" && !t.rich {
			b.WriteString(" – |\n")
			continue
		}
		fmt.Fprintf(b, " %s |\n", targetOf(t, row.key).verdict(ratio["store"], ratio["doc"]))
	}
}

func amount(v float64, unit string) string {
	switch {
	case v == 0:
		return "–"
	case unit == "KiB":
		return fmt.Sprintf("%.0f KiB", v/1024)
	case unit == "bytes":
		return fmt.Sprintf("%.0f", v)
	default:
		return fmt.Sprintf("%.3g ms", v)
	}
}
