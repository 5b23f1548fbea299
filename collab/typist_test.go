package collab

import "samrad/collab/protocol"

// typist makes Yjs updates by hand: one client id that types into the root text
// "t", so that tests can also make what no honest client would.
type typist struct{ client, clock uint64 }

// types returns the update that inserts text after what the client typed last.
func (y *typist) types(text string) []byte {
	u := y.insertAt(y.clock, text)
	y.clock += uint64(len(text))
	return u
}

// insertAt returns the update that claims text at a clock.
func (y *typist) insertAt(clock uint64, text string) []byte {
	b := protocol.AppendUvarint([]byte{1, 1}, y.client)
	b = protocol.AppendUvarint(b, clock)
	if clock == 0 {
		b = protocol.AppendString(append(b, 4, 1), "t")
	} else {
		b = protocol.AppendUvarint(protocol.AppendUvarint(append(b, 0x84), y.client), clock-1)
	}
	return append(protocol.AppendString(b, text), 0)
}

// after returns an update whose text stands after another client's.
func (y *typist) after(client, clock uint64, text string) []byte {
	b := protocol.AppendUvarint([]byte{1, 1}, y.client)
	b = protocol.AppendUvarint(b, y.clock)
	b = protocol.AppendUvarint(protocol.AppendUvarint(append(b, 0x84), client), clock)
	y.clock += uint64(len(text))
	return append(protocol.AppendString(b, text), 0)
}

// collects returns an update whose only struct is a GC run of n clocks.
func (y *typist) collects(n uint64) []byte {
	b := protocol.AppendUvarint([]byte{1, 1}, y.client)
	b = protocol.AppendUvarint(b, y.clock)
	b = protocol.AppendUvarint(append(b, 0), n)
	y.clock += n
	return append(b, 0)
}

// deletes returns an update that deletes n clocks of a client.
func deletes(client, clock, n uint64) []byte {
	b := protocol.AppendUvarint([]byte{0, 1}, client)
	return protocol.AppendUvarint(protocol.AppendUvarint(append(b, 1), clock), n)
}

// nothing is the update that changes nothing.
var nothing = []byte{0, 0}

// noVector is the state vector of a client that has nothing.
var noVector = []byte{0}
