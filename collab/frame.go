package collab

import (
	"encoding/binary"

	"samrad/collab/protocol"
)

// The parts of RFC 6455 the hub writes itself. Frames of a server are not
// masked and hence the same for everyone: they are built once, shared by all
// members of a room, and written to the socket without another copy.
const (
	opContinuation = 0x0
	opText         = 0x1
	opBinary       = 0x2
	opClose        = 0x8
	opPing         = 0x9
	opPong         = 0xA
	finalBit       = 0x80
)

// appendHeader appends the header of a final, unmasked frame.
func appendHeader(b []byte, op byte, n int) []byte {
	b = append(b, finalBit|op)
	switch {
	case n < 126:
		return append(b, byte(n))
	case n < 1<<16:
		return binary.BigEndian.AppendUint16(append(b, 126), uint16(n))
	default:
		return binary.BigEndian.AppendUint64(append(b, 127), uint64(n))
	}
}

// appendControl appends a whole control frame; its payload is at most 125 bytes.
func appendControl(b []byte, op byte, payload []byte) []byte {
	return append(appendHeader(b, op, len(payload)), payload...)
}

// closeFrame is a whole close frame.
func closeFrame(code CloseCode) []byte {
	payload := binary.BigEndian.AppendUint16(nil, uint16(code))
	return appendControl(nil, opClose, append(payload, code.Reason().Name...))
}

// appendMessage appends a whole binary frame: the address, and what body
// appends, which must be no longer than size.
func appendMessage(b []byte, address string, size int, body func([]byte) []byte) []byte {
	// The header's length depends on the payload's: build behind a gap that fits
	// the longest header, then move the shorter header up to the payload.
	const longest = 10
	start := len(b)
	b = append(growTo(b, longest+len(address)+size), make([]byte, longest)...)
	b = body(append(b, address...))
	n := len(b) - start - longest
	var header [longest]byte
	h := appendHeader(header[:0], opBinary, n)
	copy(b[start:], h)
	if gap := longest - len(h); gap > 0 {
		copy(b[start+len(h):], b[start+longest:])
		b = b[:len(b)-gap]
	}
	return b
}

func growTo(b []byte, n int) []byte {
	if cap(b)-len(b) >= n {
		return b
	}
	return append(make([]byte, 0, len(b)+n), b...)
}

// bodyOverhead is more than any message adds to the bytes it carries.
const bodyOverhead = 16

func updateFrame(b []byte, address string, update []byte) []byte {
	return appendMessage(b, address, len(update)+bodyOverhead, func(b []byte) []byte { return protocol.AppendUpdate(b, update) })
}

func step1Frame(b []byte, address string, stateVector []byte) []byte {
	return appendMessage(b, address, len(stateVector)+bodyOverhead, func(b []byte) []byte { return protocol.AppendSyncStep1(b, stateVector) })
}

func step2Frame(b []byte, address string, update []byte) []byte {
	return appendMessage(b, address, len(update)+bodyOverhead, func(b []byte) []byte { return protocol.AppendSyncStep2(b, update) })
}

func awarenessFrame(b []byte, address string, awareness []byte) []byte {
	return appendMessage(b, address, len(awareness)+bodyOverhead, func(b []byte) []byte { return protocol.AppendAwareness(b, awareness) })
}

func presenceQueryFrame(b []byte, address string) []byte {
	return appendMessage(b, address, bodyOverhead, protocol.AppendQueryAwareness)
}

func eventFrame(b []byte, address, payload string) []byte {
	return appendMessage(b, address, len(payload)+bodyOverhead, func(b []byte) []byte { return protocol.AppendStateless(b, payload) })
}

func statusFrame(b []byte, address string, saved bool) []byte {
	return appendMessage(b, address, bodyOverhead, func(b []byte) []byte { return protocol.AppendSyncStatus(b, saved) })
}

func scopeFrame(b []byte, address string, r Right) []byte {
	scope := protocol.ScopeReadOnly
	if r >= RightWrite {
		scope = protocol.ScopeReadWrite
	}
	return appendMessage(b, address, len(scope)+bodyOverhead, func(b []byte) []byte { return protocol.AppendAuthenticated(b, scope) })
}

func deniedFrame(b []byte, address, reason string) []byte {
	return appendMessage(b, address, len(reason)+bodyOverhead, func(b []byte) []byte { return protocol.AppendPermissionDenied(b, reason) })
}

func roomClosedFrame(b []byte, address, reason string) []byte {
	return appendMessage(b, address, len(reason)+bodyOverhead, func(b []byte) []byte { return protocol.AppendClose(b, reason) })
}
