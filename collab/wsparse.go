package collab

import "encoding/binary"

// frameParser takes the frames of RFC 6455 that a client sends out of a stream of
// bytes. It is given whatever has arrived, and keeps nothing but the message that
// is being put together from fragments.
type frameParser struct {
	message []byte
	open    bool // a fragmented message has begun
}

// clientFrame is a whole message, or a control frame between its fragments.
type clientFrame struct {
	op      byte
	payload []byte // a view into what was parsed, or the parser's own
}

// next parses the first frame of b, unmasking it in place. used is 0 while b does
// not hold all of it; ok is false after a fragment that is not the last. A message
// longer than limit is refused as soon as its header is there.
func (p *frameParser) next(b []byte, limit int) (f clientFrame, used int, ok bool, refused CloseCode) {
	if len(b) < 2 {
		return f, 0, false, 0
	}
	final, op, size, header := b[0]&finalBit != 0, b[0]&0x0f, uint64(b[1]&0x7f), 6
	switch size {
	case 126:
		header = 8
	case 127:
		header = 14
	}
	if b[0]&0x70 != 0 || b[1]&0x80 == 0 || p.misplaced(final, op, size) {
		return f, 0, false, CloseInvalid
	}
	if len(b) < header {
		return f, 0, false, 0
	}
	switch header {
	case 8:
		size = uint64(binary.BigEndian.Uint16(b[2:]))
	case 14:
		size = binary.BigEndian.Uint64(b[2:])
	}
	if size > uint64(max(limit-len(p.message), 0)) && op < opClose {
		return f, 0, false, CloseTooLarge
	}
	if uint64(len(b)-header) < size {
		return f, 0, false, 0
	}
	used = header + int(size)
	payload := b[header:used]
	unmask(payload, [4]byte(b[header-4:header]))
	if op >= opClose {
		return clientFrame{op, payload}, used, true, 0
	}
	f, ok = p.assemble(final, op, payload)
	return f, used, ok, 0
}

// misplaced reports what no client may send at this point.
func (p *frameParser) misplaced(final bool, op byte, size uint64) bool {
	switch op {
	case opContinuation:
		return !p.open
	case opText, opBinary:
		return p.open
	case opClose, opPing, opPong:
		return !final || size > 125
	}
	return true
}

func (p *frameParser) assemble(final bool, op byte, payload []byte) (clientFrame, bool) {
	if op == opText {
		// Nothing here speaks text; who asks is told so at the first frame.
		return clientFrame{op, payload}, true
	}
	switch {
	case op == opBinary && final:
		return clientFrame{opBinary, payload}, true
	case !final:
		p.open = true
		p.message = append(p.message, payload...)
		return clientFrame{}, false
	}
	whole := append(p.message, payload...)
	p.message, p.open = nil, false
	return clientFrame{opBinary, whole}, true
}

// unmask undoes a client's mask, eight bytes at a time.
func unmask(b []byte, mask [4]byte) {
	key := uint64(binary.LittleEndian.Uint32(mask[:]))
	key |= key << 32
	for len(b) >= 8 {
		binary.LittleEndian.PutUint64(b, binary.LittleEndian.Uint64(b)^key)
		b = b[8:]
	}
	for i := range b {
		b[i] ^= mask[i&3]
	}
}
