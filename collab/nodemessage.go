package collab

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"samrad/collab/protocol"
)

// What nodes say to each other. Every message begins with a version, the
// sender's id and its kind. Messages about a document travel on the document's
// subject, the others on the subject of all nodes, or of one.
//
// A node of another version is not understood, and costs no more than that: its
// edits come from the journal, by digests or when a room is opened.
const nodeVersion = 1

type nodeKind uint8

const (
	// on doc.<id>
	kindUpdate nodeKind = iota + 1
	kindDigest
	kindPresence
	kindEvent
	// on nodes
	kindAlive
	kindBye
	kindRight
	kindEndSession
	kindEndPerson
	// on node.<id>
	kindRequest
	kindAnswer
	// on nodes, later
	kindPeople
)

// maxNodeUpdate is the largest update that travels on the bus; NATS carries one
// MiB unless told otherwise. Of a larger one others are told that it is there.
const maxNodeUpdate = 512 << 10

var errNodeMessage = errors.New("collab: malformed message of another node")

func docSubject(doc DocumentID) string { return "doc." + string(doc) }
func nodeSubject(node NodeID) string   { return "node." + node.String() }

const nodesSubject = "nodes"

func appendNodeHead(node NodeID, kind nodeKind) []byte {
	b := append(make([]byte, 0, 64), nodeVersion)
	return append(binary.BigEndian.AppendUint64(b, uint64(node)), byte(kind))
}

func appendPlace(b []byte, life, seq uint64) []byte {
	return protocol.AppendUvarint(protocol.AppendUvarint(b, life), seq)
}

// encodeRoomMessage encodes what a room publishes; nil for any other effect.
func encodeRoomMessage(node NodeID, life uint64, e Effect) []byte {
	switch e := e.(type) {
	case PublishUpdate:
		b := appendPlace(appendNodeHead(node, kindUpdate), life, e.Seq)
		b = protocol.AppendUvarint(b, uint64(len(e.Bindings)))
		for _, x := range e.Bindings {
			b = protocol.AppendString(protocol.AppendUvarint(b, x.Client), string(x.Person))
		}
		if len(e.Update) > maxNodeUpdate {
			return b
		}
		return append(b, e.Update...)
	case PublishDigest:
		b := appendPlace(appendNodeHead(node, kindDigest), life, e.Seq)
		return append(append(b, flag(e.Ask), flag(e.Known)), e.Digest[:]...)
	case PublishPresence:
		b := append(appendPlace(appendNodeHead(node, kindPresence), life, e.Seq), flag(e.All))
		for _, s := range e.States {
			b = protocol.AppendUvarint(protocol.AppendUvarint(b, s.Client), s.Clock)
			b = protocol.AppendString(protocol.AppendBytes(b, s.State), string(s.Person))
		}
		return b
	}
	return nil
}

func flag(is bool) byte {
	if is {
		return 1
	}
	return 0
}

// nodeReader is a cursor over one message; its first error sticks.
type nodeReader struct {
	b   []byte
	err error
}

func (r *nodeReader) number() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.b, r.err = nil, errNodeMessage
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *nodeReader) take(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.b, r.err = nil, errNodeMessage
		return nil
	}
	p := r.b[:n:n]
	r.b = r.b[n:]
	return p
}

func (r *nodeReader) bytes() []byte { return r.take(r.number()) }

func (r *nodeReader) text() string { return string(r.bytes()) }

// decodeNodeHead reads who sent a message and its kind, and leaves the rest.
func decodeNodeHead(message []byte) (NodeID, nodeKind, *nodeReader, error) {
	if len(message) < 10 || message[0] != nodeVersion {
		return 0, 0, nil, errNodeMessage
	}
	return NodeID(binary.BigEndian.Uint64(message[1:])), nodeKind(message[9]), &nodeReader{b: message[10:]}, nil
}

// decodeRoomMessage reads a message about a document.
func decodeRoomMessage(message []byte) (NodeID, Event, error) {
	node, kind, r, err := decodeNodeHead(message)
	if err != nil {
		return 0, nil, err
	}
	if kind == kindEvent {
		return node, EventPublished{Payload: string(r.b)}, nil
	}
	at := Place{Node: node, Life: r.number(), Seq: r.number()}
	var e Event
	switch kind {
	case kindUpdate:
		u := NodeUpdate{At: at}
		for n := r.number(); n > 0 && r.err == nil; n-- {
			u.Bindings = append(u.Bindings, Binding{r.number(), PersonID(r.text())})
		}
		if len(r.b) > 0 {
			u.Update = r.b
		}
		e = u
	case kindDigest:
		d := NodeDigest{At: at}
		flags := r.take(2)
		copy(d.Digest[:], r.take(uint64(len(d.Digest))))
		if r.err == nil {
			d.Ask, d.Known = flags[0] == 1, flags[1] == 1
		}
		e = d
	case kindPresence:
		p := NodePresenceTold{At: at, All: bytes.Equal(r.take(1), []byte{1})}
		for len(r.b) > 0 && r.err == nil {
			p.States = append(p.States, NodePresence{r.number(), r.number(), r.bytes(), PersonID(r.text())})
		}
		e = p
	default:
		return 0, nil, fmt.Errorf("%w: kind %d", errNodeMessage, kind)
	}
	return node, e, r.err
}
