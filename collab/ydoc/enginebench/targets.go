package main

import "fmt"

// target is how many times faster, or smaller, than yjs a level is to be; 0 is
// no target.
type target struct{ store, doc float64 }

// targetOf returns what is to be reached with a trace: one person typing, or
// else named.
func targetOf(t trace, key string) target {
	switch key {
	case "apply":
		return byTrace(t, target{25, 8}, target{60, 18}, target{30, 8})
	case "heap":
		return target{10, 2.5}
	case "load":
		return byTrace(t, target{2.5, 1.5}, target{6, 4}, target{6, 4})
	case "encode":
		return target{4, 4}
	case "diff":
		return target{8, 4}
	case "merge":
		return target{50, 0}
	case "mergeBytes":
		return byTrace(t, target{10, 0}, target{}, target{})
	case "bytes":
		return target{1, 1}
	case "xml":
		return target{0, 6}
	}
	return target{}
}

func byTrace(t trace, typing, concurrent, rich target) target {
	switch {
	case t.rich:
		return rich
	case t.typing:
		return typing
	default:
		return concurrent
	}
}

// verdict says what is to be reached and what was missed, for the end of a row.
func (want target) verdict(store, doc float64) string {
	if want == (target{}) {
		return "–"
	}
	missed := want.store > 0 && store < want.store || want.doc > 0 && doc < want.doc
	mark := "met"
	if missed {
		mark = "**missed**"
	}
	return fmt.Sprintf("%s / %s: %s", times(want.store), times(want.doc), mark)
}

func times(f float64) string {
	if f == 0 {
		return "–"
	}
	return fmt.Sprintf("%g×", f)
}
