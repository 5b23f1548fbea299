// Package doctor verifies that what the database holds of documents is whole:
// every document against its own log.
//
// Data flow: documents are listed, then examined one after the other. All that
// is stored of one is read in one read-only transaction, which sees it at one
// moment; so it may run beside a server that appends and compacts. Rows and
// chunks stream through; in memory are the document twice (as stored, and as
// its history gives it) and one chunk. Nothing is written, nothing repaired.
//
// Concurrency: none. Allowed imports: collab/ydoc, collab/journal (to unpack
// history), strategy, stakeholders and goals (to read what they have written), pgx.
package doctor
