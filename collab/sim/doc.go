// Package sim runs the real RoomCore in a small world of people, connections and
// a journal, in which everything that can go wrong does, and checks after every
// step that the hub's promises hold.
//
// A Plan is data: one action a line, made from a seed, or read from testdata. An
// action that makes no sense at its time does nothing, so a plan that fails can
// be shortened line by line (Shrink) and replayed.
//
// The faults: messages are delivered in parts, each way; connections break with
// messages on the way; tabs are closed for good, with edits nobody has; the
// journal refuses, or stores and loses its answer; the server crashes in the
// middle of a commit, stored or not, and loads anew; rights are withdrawn while
// edits are on the way; readers write, members write in another's name, and two
// tabs of one person write different text as one client.
//
// Several nodes share the journal: each has a room, a committer and a queue of
// what the bus brings. Messages there are late, lost, doubled, overtaken, and all
// of them cut off, noticed or not; clients come back to another node than they
// left, and a node that crashes is another one after. One that does not hear all others
// looks into the journal, and those that are cut off when a plan ends must come to rest
// with nothing but that between them. Runs have one to three.
//
// The journal is the real one in memory, with its keys and its bindings of client
// ids; what it holds is asked of it. The hub's committer and its shell around the
// core have goroutines, and are modelled: a commit at a time, its key counted over
// the life of the process, and frames only for who was sent step 2.
//
// The oracle: nothing is shown or acknowledged that is not stored; every message
// gets at most one answer; no update of a member without the right to write is
// taken; nothing written in another's name is stored; no replica ever misses
// what a later update needs; what is stored is shown as soon as the pace allows;
// and when all is calm again, all replicas are equal to the journal and read the same, every message
// is answered, and all see the same presence. A run in which nothing was stored
// proves nothing and fails.
//
// Mutants are the same core with one defect each. Every one must be found, which
// is how the simulation itself is tested.
//
// One goroutine does everything. The package imports collab, collab/protocol,
// collab/journal and collab/ydoc.
package sim
