// Package collab is the hub: it lets many people write in one document and see
// each other, and it shows nobody anything that is not stored.
//
// One edit takes eight hops, readable top to bottom:
//
//	poller.read → protocol.Decode → inbox.post → RoomCore.Step(UpdateReceived)
//	→ effect Append → committer → (commit) → RoomCore.Step(Stored)
//	→ outbox.add → outbox.flush
//
// RoomCore is the logic of a room as a pure state machine: it has no goroutine,
// reads no clock and does no I/O, so collab/sim runs the very same code in a
// seeded world full of faults. Everything else here is its shell:
//
//   - Hub knows the open rooms and sockets, loads, unloads and closes them.
//   - room is one goroutine around one RoomCore. It alone touches the core.
//   - committer is one goroutine per hub. While one commit is on its way it
//     gathers what arrives; what is gathered goes into the next, merged per room.
//   - poller is one goroutine per hub that reads all TCP sockets, decodes and
//     posts; it does not wait. Under load it reads in rounds of a few ms, so that
//     all that follows, room, commit and writes, is done once for many frames.
//     Sockets of another kind have a goroutine that reads (readLoop).
//   - alarms wakes rooms whose time has come, with those rounds where there are any.
//   - socket is one connection; its outbox writes what the rooms have for it.
//
// Concurrency: rooms receive events through a bounded inbox that the room's
// goroutine alone empties; a socket whose room is behind is not read meanwhile,
// which is the backpressure. Rooms never wait: not for a socket (outboxes are bounded, a full
// one closes its socket), not for the database (the committer's queue is bounded
// by what rooms may have pending). No mutex is held across I/O.
//
// Words: received (validated, in memory), stored (committed in the journal),
// shown (sent to members). Only stored updates are shown or acknowledged.
// SPEC.md numbers the rules; tests cite them.
//
// Of this repository the package imports collab/protocol, collab/ydoc and
// collab/journal. It must not import chi, an OIDC library or pgx, directly or
// not, save pgx through journal; a test enforces it, since the hub is to be
// usable and testable without the web application around it.
package collab
