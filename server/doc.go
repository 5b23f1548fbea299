// Package server is the program behind `samrad serve`: it builds the parts,
// joins them, serves HTTP, and takes everything down again.
//
// # Data flow
//
// LoadConfig makes one Config of flags, environment and file. Run opens the
// database, builds each subject's package on its pool, mounts their handlers
// in the one table of routes.go, and serves until its context ends. The
// subjects live in packages of their own below this one (identity, groups,
// documents …) and do not import it.
//
// # Concurrency and lifecycle
//
// Run alone starts and stops things. It stops in this order: stop accepting →
// close the rooms, which flushes the journal → end background work → close the
// pool → stop the private database. Handlers share nothing but the pool and
// the hub, which are safe for concurrent use.
//
// # Allowed imports
//
// Everything of this module but cmd.
package server
