package ydoc

import "unicode/utf16"

// ConvertV2 turns an update in Yjs's second format into the first, which is what
// everything here works on. V2 compresses by run lengths, so a few bytes could
// claim gigabytes: what comes out is bounded by 64 times what goes in (at least
// 64 KiB) and by Limits.MaxUpdateBytes.
func ConvertV2(update []byte, l Limits) ([]byte, error) {
	l = l.withDefaults()
	if len(update) > l.MaxUpdateBytes {
		return nil, overLimit("update bytes", uint64(l.MaxUpdateBytes))
	}
	c := v2Converter{bound: min(max(64<<10, 64*len(update)), l.MaxUpdateBytes)}
	c.rest.lim = l
	c.open(update)
	c.structs()
	c.deletes()
	if err := c.failure(); err != nil {
		return nil, err
	}
	// The parts may still make no sense together.
	if _, err := Inspect(c.out, l); err != nil {
		return nil, err
	}
	return c.out, nil
}

// ApplyV2 is Apply for an update in Yjs's second format.
func (d *Doc) ApplyV2(update []byte) error {
	v1, err := ConvertV2(update, d.lim)
	if err != nil {
		return err
	}
	return d.Apply(v1)
}

// v2Converter reads the ten columns of a V2 update side by side.
type v2Converter struct {
	out   []byte
	bound int

	keyClock, leftClock, rightClock v2Diff
	client, typeRef, length         v2Uint
	info, parentInfo                v2Byte
	text                            v2Text
	keys                            []string
	rest                            updateReader
}

func (c *v2Converter) open(update []byte) {
	r := reader{buf: update}
	r.uvarint() // a feature flag, unused
	c.keyClock.buf = r.bytes()
	c.client.buf = r.bytes()
	c.leftClock.buf = r.bytes()
	c.rightClock.buf = r.bytes()
	c.info.buf = r.bytes()
	c.text.open(r.bytes())
	c.parentInfo.buf = r.bytes()
	c.typeRef.buf = r.bytes()
	c.length.buf = r.bytes()
	c.rest.buf, c.rest.err = r.buf[r.pos:], r.err
}

// failure returns the first error of any column.
func (c *v2Converter) failure() error {
	for _, err := range []error{
		c.rest.err, c.keyClock.err, c.client.err, c.leftClock.err, c.rightClock.err,
		c.info.err, c.text.lengths.err, c.parentInfo.err, c.typeRef.err, c.length.err,
	} {
		if err != nil {
			return err
		}
	}
	if len(c.out) > c.bound {
		return overLimit("expanded update bytes", uint64(c.bound))
	}
	return nil
}

func (c *v2Converter) structs() {
	sections := c.rest.count(1)
	c.out = appendUvarint(nil, sections)
	for ; sections > 0 && c.failure() == nil; sections-- {
		structs := c.rest.uvarint()
		c.out = appendUvarint(c.out, structs)
		c.out = appendUvarint(c.out, c.client.read())
		c.out = appendUvarint(c.out, c.rest.uvarint())
		for ; structs > 0 && c.failure() == nil; structs-- {
			c.item()
		}
	}
}

func (c *v2Converter) item() {
	info := c.info.read()
	c.out = append(c.out, info)
	switch kind(info & infoKind) {
	case kindSkip:
		c.out = appendUvarint(c.out, c.rest.uvarint())
		return
	case kindGC:
		c.out = appendUvarint(c.out, c.length.read())
		return
	}
	if info&infoOrigin != 0 {
		c.id(&c.leftClock)
	}
	if info&infoRight != 0 {
		c.id(&c.rightClock)
	}
	if info&(infoOrigin|infoRight) == 0 {
		if c.parentInfo.read() == 1 {
			c.out = appendText(append(c.out, 1), c.text.read())
		} else {
			c.out = append(c.out, 0)
			c.id(&c.leftClock)
		}
		if info&infoSub != 0 {
			c.out = appendText(c.out, c.text.read())
		}
	}
	c.content(kind(info & infoKind))
}

func (c *v2Converter) id(clock *v2Diff) {
	c.out = appendUvarint(c.out, c.client.read())
	c.out = appendUvarint(c.out, clock.read())
}

func (c *v2Converter) content(k kind) {
	switch k {
	case kindDeleted:
		c.out = appendUvarint(c.out, c.length.read())
	case kindString:
		c.out = appendText(c.out, c.text.read())
	case kindJSON:
		n := c.length.read()
		c.out = appendUvarint(c.out, n)
		for ; n > 0 && c.failure() == nil; n-- {
			c.out = appendText(c.out, c.text.read())
		}
	case kindAny:
		n := c.length.read()
		c.out = appendUvarint(c.out, n)
		for ; n > 0 && c.failure() == nil; n-- {
			c.any()
		}
	case kindBinary:
		c.out = appendBytes(c.out, c.rest.bytes())
	case kindEmbed:
		c.json()
	case kindFormat:
		c.out = appendText(c.out, c.key())
		c.json()
	case kindType:
		ref := c.typeRef.read()
		c.out = appendUvarint(c.out, ref)
		if ref == refXMLElement || ref == refXMLHook {
			c.out = appendText(c.out, c.key())
		}
	case kindDoc:
		c.out = appendText(c.out, c.text.read())
		c.any()
	default:
		c.rest.fail(malformed("content kind %d", k))
	}
}

// any copies a value of the rest column, which is written as in V1.
func (c *v2Converter) any() {
	start := c.rest.pos
	c.rest.skipAny()
	if c.rest.err == nil {
		c.out = append(c.out, c.rest.buf[start:c.rest.pos]...)
	}
}

// json turns a value into JSON text, which V1 has in its place.
func (c *v2Converter) json() {
	start := c.rest.pos
	c.rest.skipAny()
	if c.rest.err != nil {
		return
	}
	r := reader{buf: c.rest.buf[start:c.rest.pos]}
	v, err := jsonValue(r.any(), c.rest.lim.MaxDepth)
	var b []byte
	if err == nil {
		b, err = encodeJSON(v)
	}
	if err != nil {
		c.rest.fail(err)
		return
	}
	c.out = appendBytes(c.out, b)
}

// key reads a format key or node name: new ones are texts, known ones numbers.
func (c *v2Converter) key() string {
	n := c.keyClock.read()
	if n < uint64(len(c.keys)) {
		return c.keys[n]
	}
	key := c.text.read()
	c.keys = append(c.keys, key)
	return key
}

func (c *v2Converter) deletes() {
	r := &c.rest
	clients := r.count(2)
	c.out = appendUvarint(c.out, clients)
	for ; clients > 0 && c.failure() == nil; clients-- {
		c.out = appendUvarint(c.out, r.uvarint())
		ranges := r.count(2)
		c.out = appendUvarint(c.out, ranges)
		at := uint64(0)
		for ; ranges > 0 && c.failure() == nil; ranges-- {
			at += r.uvarint()
			n := r.uvarint() + 1
			c.out = appendUvarint(appendUvarint(c.out, at), n)
			if at += n; at > maxSafeInteger {
				r.fail(malformed("deleted range out of range"))
			}
		}
	}
	if r.err == nil && r.left() > 0 {
		r.fail(malformed("%d bytes after the end", r.left()))
	}
}

// v2Uint is a column of numbers: a negative one is followed by how often it
// stands.
type v2Uint struct {
	reader
	value, count uint64
}

func (c *v2Uint) read() uint64 {
	if c.count == 0 {
		v, negative := c.varint()
		c.value, c.count = uint64(v), 1
		if negative {
			c.value, c.count = uint64(-v), c.uvarint()+2
		}
	}
	c.count--
	return c.value
}

// v2Diff is a column of differences between numbers.
type v2Diff struct {
	reader
	value, diff int64
	count       uint64
}

func (c *v2Diff) read() uint64 {
	if c.count == 0 {
		v, _ := c.varint()
		c.diff, c.count = v>>1, 1
		if v&1 != 0 {
			c.count = c.uvarint() + 2
		}
	}
	c.count--
	c.value += c.diff
	if c.value < 0 || c.value > maxSafeInteger {
		c.fail(malformed("clock out of range"))
		c.value = 0
	}
	return uint64(c.value)
}

// v2Byte is a column of bytes with run lengths; the last runs on for ever.
type v2Byte struct {
	reader
	value   byte
	count   uint64
	forever bool
}

func (c *v2Byte) read() byte {
	if c.count == 0 && !c.forever {
		c.value = c.byte()
		if c.left() > 0 {
			c.count = c.uvarint() + 1
		} else {
			c.forever = true
		}
	}
	if !c.forever {
		c.count--
	}
	return c.value
}

// v2Text is a column of strings: all of them in one, and their lengths.
type v2Text struct {
	units   []uint16
	lengths v2Uint
}

func (c *v2Text) open(b []byte) {
	c.lengths.buf = b
	if len(b) > 0 { // lib0 writes it even if empty
		c.units = utf16.Encode([]rune(string(c.lengths.text())))
	}
}

func (c *v2Text) read() string {
	n := c.lengths.read()
	if n > uint64(len(c.units)) {
		c.lengths.fail(malformed("text of %d units, %d are left", n, len(c.units)))
		return ""
	}
	s := string(utf16.Decode(c.units[:n]))
	c.units = c.units[n:]
	return s
}
