// Package pgtest gives every test a fresh, migrated database on a real
// PostgreSQL.
//
// # Data flow
//
// All test programs of one user share one cluster in the temporary folder, so
// that "go test ./..." makes it once however many packages run side by side.
// It is run by a keeper: a copy of the first test program, started with an
// environment variable, that outlives it. Each test program holds a shared
// file lock for its life; the keeper waits for that lock alone, and when it
// gets it no test runs any more, so it stops the cluster and ends. The stopped
// cluster stays on disk to make the next start fast; it is rebuilt when it
// does not start. A template database is migrated once per set of migrations,
// and tests get copies of it. A test that ends leaves its copy to the next one of its
// program, once that is wiped and compared: all rows gone, counters at their start,
// the schema as it was. A copy that is not like that is dropped. Copies given out by
// URL are never handed on, since some program may still know the address.
//
// Where PostgreSQL is missing, tests fail and say how to install it; they do
// not skip.
//
// # Allowed imports
//
// Only tests import this package. It may import samrad/server/postgres.
package pgtest
