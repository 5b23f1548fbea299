package protocol

import "fmt"

// Kind says what a Message is, whichever framing carried it.
type Kind uint8

const (
	// KindUnknown is never returned without an error.
	KindUnknown Kind = iota
	// KindSyncStep1 asks for what the sender lacks: Body is its state vector.
	KindSyncStep1
	// KindSyncStep2 answers it: Body is a Yjs update V1.
	KindSyncStep2
	// KindUpdate is an edit: Body is a Yjs update V1.
	KindUpdate
	// KindAwareness is presence: Body is an awareness update.
	KindAwareness
	// KindQueryAwareness asks for all presence.
	KindQueryAwareness
	// KindAuth carries credentials for a room: Token, and Version of the provider.
	KindAuth
	// KindStateless is an event: Body is its text.
	KindStateless
	// KindBroadcastStateless is an event its sender wants relayed: Body is its text.
	KindBroadcastStateless
	// KindClose leaves a room without closing the socket.
	KindClose
	// KindPing and KindPong keep a socket alive; they have no address.
	KindPing
	KindPong
)

// String names the kind as it appears in metrics and logs.
func (k Kind) String() string {
	names := [...]string{"unknown", "sync_step_1", "sync_step_2", "update", "awareness", "query_awareness", "auth",
		"stateless", "broadcast_stateless", "close", "ping", "pong"}
	if int(k) < len(names) {
		return names[k]
	}
	return fmt.Sprintf("kind_%d", uint8(k))
}

// Message is one decoded frame. Body, Token and Version are views into the
// frame: whoever keeps them longer than the frame copies them.
type Message struct {
	Kind    Kind
	Body    []byte
	Token   []byte
	Version []byte
}

// The numbers of the message types on the wire. y-websocket knows 0 to 3,
// Hocuspocus all of them.
const (
	typeSync               = 0
	typeAwareness          = 1
	typeAuth               = 2
	typeQueryAwareness     = 3
	typeSyncReply          = 4
	typeStateless          = 5
	typeBroadcastStateless = 6
	typeClose              = 7
	typeSyncStatus         = 8
	typePing               = 9
	typePong               = 10
)

// The numbers of the sync messages within typeSync.
const (
	syncStep1  = 0
	syncStep2  = 1
	syncUpdate = 2
)

// readSync reads what follows typeSync.
func readSync(r *reader) Message {
	m := Message{}
	switch t := r.uvarint(); {
	case r.err != nil:
	case t == syncStep1:
		m.Kind = KindSyncStep1
	case t == syncStep2:
		m.Kind = KindSyncStep2
	case t == syncUpdate:
		m.Kind = KindUpdate
	default:
		r.fail("unknown sync message")
	}
	m.Body = r.bytes()
	return m
}

// AppendSyncStep1 appends type and body of a sync step 1.
func AppendSyncStep1(b, stateVector []byte) []byte {
	return AppendBytes(append(b, typeSync, syncStep1), stateVector)
}

// AppendSyncStep2 appends type and body of a sync step 2.
func AppendSyncStep2(b, update []byte) []byte {
	return AppendBytes(append(b, typeSync, syncStep2), update)
}

// AppendUpdate appends type and body of an update.
func AppendUpdate(b, update []byte) []byte {
	return AppendBytes(append(b, typeSync, syncUpdate), update)
}

// AppendAwareness appends type and body of an awareness message.
func AppendAwareness(b, awareness []byte) []byte {
	return AppendBytes(append(b, typeAwareness), awareness)
}

// AppendQueryAwareness appends the question for all presence the other side knows.
func AppendQueryAwareness(b []byte) []byte { return append(b, typeQueryAwareness) }
