// Command enginebench measures the engine against yjs (and ywasm, where it is
// installed) and writes the results as ratios.
//
// It replays traces in alternating runs, one engine after the other, so that
// what else the machine does hits all alike, and prints medians as a table in
// Markdown. Run it with `make bench-engine`; TRACES=folder measures other traces
// (*.json.gz or *.updates.gz), TRACE=name only one of them, RUNS=n sets the number
// of runs. The last columns say which figure the project set itself, and whether
// this run reached it.
//
// It imports the engine and the standard library only.
package main
