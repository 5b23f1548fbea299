package ydoc

import "flag"

// How much the random tests do: `go test ./collab/ydoc -args -sessions 100000`.
var (
	sessionsWanted  = flag.Int("sessions", 2000, "editing sessions to compare with yjs")
	mutationsWanted = flag.Int("mutations", 4000, "mutated updates to feed to every decoder")
	firstSeed       = flag.Int("seed", 1, "the first seed of random tests")
)
