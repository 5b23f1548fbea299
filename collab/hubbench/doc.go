// Command hubbench measures the hub, every edit durable, beside a Hocuspocus
// server with its SQLite extension: many virtual people in this one process type,
// watch and join, and account for every edit they should see.
//
// Data flow: main starts a server on one core (samrad, whose PostgreSQL is moved
// to the other, or the peer from npm), a scenario fills rooms with clients and
// returns figures, and report prints their medians as a table, or as JSON.
//
// Both servers speak the Hocuspocus framing, with acknowledgements. An edit is
// three typed characters, an announcement of presence the caret of a real editor.
// Latency runs from the moment a keystroke was due, so that a stalled sender
// hides nothing, until the edit reaches each other member. CPU is of the server's
// process within the window; PostgreSQL's is given beside it. "Lost" are edits a
// member never received.
//
// Concurrency: a client is one goroutine that reads, and those that type through
// it. Accounting is per client, under its own mutex, and summed at the end.
//
// Of this repository it imports collab/ydoc and collab/protocol, to make updates
// and frames; it reads what the servers send by its own few lines, since a fault
// of ours must not be read by the same fault.
package main
