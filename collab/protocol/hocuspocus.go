package protocol

import (
	"bytes"
	"strconv"
)

// The numbers of the auth messages within typeAuth.
const (
	authToken            = 0
	authPermissionDenied = 1
	authAuthenticated    = 2
)

// Scopes of an Authenticated message, as the provider spells them.
const (
	ScopeReadWrite = "read-write"
	ScopeReadOnly  = "readonly"
)

// MaxAddress bounds the address of a frame, in bytes: a document id, and the
// session id that provider 4.x may append.
const MaxAddress = 256

// DecodeHocuspocus decodes a frame of the Hocuspocus framing. address is the
// raw text that every answer must repeat; it is empty for Ping and Pong, which
// belong to the socket. Use SplitAddress to get at the document's name.
func DecodeHocuspocus(frame []byte) (address []byte, m Message, err error) {
	// A frame of one byte has no room for an address and a type.
	if len(frame) == 1 {
		switch frame[0] {
		case typePing:
			return nil, Message{Kind: KindPing}, nil
		case typePong:
			return nil, Message{Kind: KindPong}, nil
		}
	}
	r := &reader{b: frame}
	address = r.text()
	if len(address) > MaxAddress {
		r.fail("address too long")
	}
	m = readHocuspocusBody(r)
	if err := r.end(); err != nil {
		return nil, Message{}, err
	}
	return address, m, nil
}

func readHocuspocusBody(r *reader) Message {
	switch t := r.uvarint(); {
	case r.err != nil:
	case t == typeSync || t == typeSyncReply:
		return readSync(r)
	case t == typeAwareness:
		return Message{Kind: KindAwareness, Body: r.bytes()}
	case t == typeAuth:
		return readToken(r)
	case t == typeQueryAwareness:
		return Message{Kind: KindQueryAwareness}
	case t == typeStateless:
		return Message{Kind: KindStateless, Body: r.text()}
	case t == typeBroadcastStateless:
		return Message{Kind: KindBroadcastStateless, Body: r.text()}
	case t == typeClose:
		// Some versions add a reason.
		if r.rest() > 0 {
			r.text()
		}
		return Message{Kind: KindClose}
	case t == typePing:
		return Message{Kind: KindPing}
	case t == typePong:
		return Message{Kind: KindPong}
	default:
		r.fail("unknown message type")
	}
	return Message{}
}

// readToken reads the one auth message a client may send. Providers from 4.0 on
// add their version; older ones end after the token.
func readToken(r *reader) Message {
	if t := r.uvarint(); r.err == nil && t != authToken {
		r.fail("unknown auth message")
	}
	m := Message{Kind: KindAuth, Token: r.text()}
	if r.err == nil && r.rest() > 0 {
		m.Version = r.text()
	}
	return m
}

// SplitAddress separates the document's name from the provider's session id,
// which is empty unless the provider asked for session awareness.
func SplitAddress(address []byte) (document, session string) {
	d, s, _ := bytes.Cut(address, []byte{0})
	return string(d), string(s)
}

// AnswersPing reports whether a provider of this version understands the
// one-byte Ping. Those before 4.0 send no version, and throw on the frame.
func AnswersPing(version []byte) bool {
	major, _, _ := bytes.Cut(version, []byte{'.'})
	n, err := strconv.Atoi(string(major))
	return err == nil && n >= 4
}

// AppendPing appends a whole Ping frame, which has no address.
func AppendPing(b []byte) []byte { return append(b, typePing) }

// AppendPong appends a whole Pong frame, which has no address.
func AppendPong(b []byte) []byte { return append(b, typePong) }

// AppendAuthenticated appends type and body of the answer to good credentials.
func AppendAuthenticated(b []byte, scope string) []byte {
	return AppendString(append(b, typeAuth, authAuthenticated), scope)
}

// AppendPermissionDenied appends type and body of the answer to credentials
// that do not open the room, or that no longer do.
func AppendPermissionDenied(b []byte, reason string) []byte {
	return AppendString(append(b, typeAuth, authPermissionDenied), reason)
}

// AppendSyncStatus appends type and body of an acknowledgement: saved, or not.
func AppendSyncStatus(b []byte, saved bool) []byte {
	// The flag is lib0's signed varint; 0 and 1 read the same in both.
	if saved {
		return append(b, typeSyncStatus, 1)
	}
	return append(b, typeSyncStatus, 0)
}

// AppendStateless appends type and body of an event.
func AppendStateless(b []byte, payload string) []byte {
	return AppendString(append(b, typeStateless), payload)
}

// AppendClose appends type and body of the end of one room on a socket.
func AppendClose(b []byte, reason string) []byte {
	return AppendString(append(b, typeClose), reason)
}
