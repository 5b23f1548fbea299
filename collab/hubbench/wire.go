package main

import (
	"errors"

	"samrad/collab/protocol"
)

// What a server sends, by the numbers of the Hocuspocus framing.
const (
	wireSync      = 0
	wirePresence  = 1
	wireAuth      = 2
	wireSyncReply = 4
	wireStatus    = 8

	wireStep1 = 0
	wireStep2 = 1

	authGranted = 2
)

var errShort = errors.New("a frame ends early")

// cursor reads lib0's encoding.
type cursor struct {
	b   []byte
	bad bool
}

func (c *cursor) number() (v uint64) {
	for shift := 0; len(c.b) > 0 && shift < 64; shift += 7 {
		x := c.b[0]
		c.b = c.b[1:]
		v |= uint64(x&0x7f) << shift
		if x < 0x80 {
			return v
		}
	}
	c.bad = true
	return 0
}

func (c *cursor) bytes() []byte {
	n := c.number()
	if c.bad || n > uint64(len(c.b)) {
		c.bad = true
		return nil
	}
	p := c.b[:n]
	c.b = c.b[n:]
	return p
}

// insertion encodes text typed by a client behind its own last character.
func insertion(b []byte, id, clock uint64, text string) []byte {
	b = append(b, 1, 1)
	b = protocol.AppendUvarint(protocol.AppendUvarint(b, id), clock)
	if clock == 0 {
		b = protocol.AppendString(append(b, 4, 1), "content")
	} else {
		b = append(b, 0x80|4)
		b = protocol.AppendUvarint(protocol.AppendUvarint(b, id), clock-1)
	}
	return append(protocol.AppendString(b, text), 0)
}

// runs calls f for each run of characters in an update of typed and deleted
// text, which is all this program makes.
func runs(update []byte, f func(id, clock, n uint64)) error {
	c := cursor{b: update}
	for clients := c.number(); clients > 0 && !c.bad; clients-- {
		structs, id, clock := c.number(), c.number(), c.number()
		for ; structs > 0 && !c.bad; structs-- {
			n, counts, err := c.item()
			if err != nil {
				return err
			}
			if counts && !c.bad {
				f(id, clock, n)
			}
			clock += n
		}
	}
	if c.bad {
		return errShort
	}
	return nil
}

// item reads one struct: its length, and whether it is there or only skipped.
func (c *cursor) item() (n uint64, counts bool, err error) {
	if len(c.b) == 0 {
		return 0, false, errShort
	}
	info := c.b[0]
	c.b = c.b[1:]
	kind := info & 0x1f
	if kind == 0 || kind == 10 {
		return c.number(), kind == 0, nil
	}
	for _, origin := range []byte{0x80, 0x40} {
		if info&origin != 0 {
			c.number()
			c.number()
		}
	}
	if info&0xc0 == 0 {
		if c.number() == 1 {
			c.bytes()
		} else {
			c.number()
			c.number()
		}
	}
	switch kind {
	case 1:
		return c.number(), true, nil
	case 4:
		return uint64(len(c.bytes())), true, nil // ASCII
	}
	return 0, false, errors.New("content that this program does not make")
}

// message appends an address and a body.
func message(address string, body func([]byte) []byte) []byte {
	return body(protocol.AppendString(nil, address))
}
