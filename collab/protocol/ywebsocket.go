package protocol

// DecodeYWebsocket decodes a frame of the y-websocket framing. Its client sends
// sync, awareness and awareness queries; anything else is malformed.
func DecodeYWebsocket(frame []byte) (Message, error) {
	r := &reader{b: frame}
	var m Message
	switch t := r.uvarint(); {
	case r.err != nil:
	case t == typeSync:
		m = readSync(r)
	case t == typeAwareness:
		m = Message{Kind: KindAwareness, Body: r.bytes()}
	case t == typeQueryAwareness:
		m.Kind = KindQueryAwareness
	default:
		r.fail("unknown message type")
	}
	if err := r.end(); err != nil {
		return Message{}, err
	}
	return m, nil
}
