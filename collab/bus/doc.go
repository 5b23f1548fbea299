// Package bus carries messages between the nodes of one installation: what was
// stored on one is shown on all, and so are presence, events and changed rights.
//
// The hub declares what it wants of a bus (collab.Bus). Here are two
// implementations and a cover:
//
//   - Memory joins hubs within one process, with every fault that a network has.
//     It is for tests.
//   - NATS joins processes: through a server embedded in each, which find each
//     other by routes and let clients in from their own process only; or through
//     a NATS of the operator's, by URL.
//   - Sealed covers a bus so that only who knows a key can write to it.
//
// All promise the same, which one suite of tests checks: messages of one sender
// on one subject come in the order they were published in, or not at all, and
// publishing waits for nobody. They promise no more. Whoever may have missed
// something is told so (Lost), but a message can also vanish in silence, when a
// route between two servers breaks: the journal is the truth, and the hub counts
// its messages and compares digests.
//
// Concurrency: everything may be called from any goroutine. A subscription
// receives in a goroutine of its own, one message at a time; one that is slow
// loses messages, and is told so, and slows nobody down.
//
// The package imports nothing of this repository.
package bus
