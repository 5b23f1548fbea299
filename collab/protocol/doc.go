// Package protocol reads and writes the bytes that travel between a client and
// the hub, and knows nothing else: no document, no member, no socket.
//
// Two framings carry the same messages. y-websocket: one room per socket, a
// frame is type and body. Hocuspocus: many rooms per socket, every frame begins
// with its address, the document name, to which provider 4.x may add
// "\0" and a session id so that one socket can hold a document twice.
//
// Data flow: a frame is decoded once, at the edge, into a Message whose byte
// fields point into the frame. Encoders append to a slice the caller owns.
//
// The package is stateless; every function may be called from any goroutine.
// No decoder panics or allocates more than the frame's own size, whatever it is
// given; each has a fuzz target. It imports the standard library only.
//
// Sources of the formats: lib0 0.2 (encoding), y-protocols 1.0 (sync,
// awareness), @hocuspocus/provider 3.x and 4.x.
package protocol
