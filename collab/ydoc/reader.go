package ydoc

import (
	"encoding/binary"
	"math"
	"math/bits"
	"unicode/utf8"
)

// maxSafeInteger is the largest integer JavaScript counts exactly; lib0 refuses
// variable-length integers above it.
const maxSafeInteger = 1<<53 - 1

// reader decodes lib0's primitives. The first error sticks: later reads return
// zero values, so callers check err once where it matters.
type reader struct {
	buf []byte
	pos int
	err error
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.pos = len(r.buf)
}

func (r *reader) short() { r.fail(malformed("ends early at byte %d", len(r.buf))) }

func (r *reader) left() int { return len(r.buf) - r.pos }

func (r *reader) byte() byte {
	if r.pos >= len(r.buf) {
		r.short()
		return 0
	}
	b := r.buf[r.pos]
	r.pos++
	return b
}

// uvarint reads seven bits a byte, least significant first.
func (r *reader) uvarint() uint64 {
	if r.pos < len(r.buf) {
		if b := r.buf[r.pos]; b < 0x80 {
			r.pos++
			return uint64(b)
		}
	}
	return r.uvarintLong()
}

// uvarintLong takes eight bytes at once where there are as many: most of what is
// longer than a byte are client ids of five.
func (r *reader) uvarintLong() uint64 {
	if r.pos+8 <= len(r.buf) {
		x := binary.LittleEndian.Uint64(r.buf[r.pos:])
		if ends := ^x & 0x8080808080808080; ends != 0 {
			last := bits.TrailingZeros64(ends) // the top bit of the last byte
			if v := packSevens(x & (1<<last - 1)); v <= maxSafeInteger {
				r.pos += (last + 1) / 8
				return v
			}
		}
	}
	return r.uvarintBytewise()
}

// packSevens joins the low seven bits of every byte.
func packSevens(x uint64) uint64 {
	x = x&0x007f007f007f007f | x&0x7f007f007f007f00>>1
	x = x&0x00003fff00003fff | x&0x3fff00003fff0000>>2
	return x&0x000000000fffffff | x&0x0fffffff00000000>>4
}

func (r *reader) uvarintBytewise() uint64 {
	var v uint64
	for shift := uint(0); r.pos < len(r.buf); shift += 7 {
		b := r.buf[r.pos]
		r.pos++
		if shift > 49 {
			r.fail(malformed("integer out of range at byte %d", r.pos))
			return 0
		}
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if v > maxSafeInteger {
				r.fail(malformed("integer out of range at byte %d", r.pos))
				return 0
			}
			return v
		}
	}
	r.short()
	return 0
}

// varint reads lib0's signed integer: sign in bit 6 of the first byte. negative
// tells -0 from 0, which the V2 run-length codec needs.
func (r *reader) varint() (v int64, negative bool) {
	b := r.byte()
	u := uint64(b & 0x3f)
	negative = b&0x40 != 0
	for shift := uint(6); b&0x80 != 0 && r.err == nil; shift += 7 {
		if shift > 48 {
			r.fail(malformed("integer out of range at byte %d", r.pos))
			return 0, false
		}
		b = r.byte()
		u |= uint64(b&0x7f) << shift
	}
	if u > maxSafeInteger {
		r.fail(malformed("integer out of range at byte %d", r.pos))
		return 0, false
	}
	if negative {
		return -int64(u), true
	}
	return int64(u), false
}

// take returns the next n bytes, not copied.
func (r *reader) take(n uint64) []byte {
	if n > uint64(r.left()) {
		r.short()
		return nil
	}
	b := r.buf[r.pos : r.pos+int(n) : r.pos+int(n)]
	r.pos += int(n)
	return b
}

// bytes reads a length and as many bytes, not copied.
func (r *reader) bytes() []byte { return r.take(r.uvarint()) }

// text reads a string and returns its UTF-8 bytes, not copied. yjs decodes
// strictly, so malformed UTF-8 is refused here too.
func (r *reader) text() []byte {
	b := r.bytes()
	if len(b) == 1 && b[0] < utf8.RuneSelf {
		return b
	}
	if !utf8.Valid(b) {
		r.fail(malformed("invalid UTF-8 before byte %d", r.pos))
		return nil
	}
	return b
}

func (r *reader) float32() float64 {
	b := r.take(4)
	if b == nil {
		return 0
	}
	return float64(math.Float32frombits(binary.BigEndian.Uint32(b)))
}

func (r *reader) float64() float64 {
	b := r.take(8)
	if b == nil {
		return 0
	}
	return math.Float64frombits(binary.BigEndian.Uint64(b))
}

func (r *reader) int64() int64 {
	b := r.take(8)
	if b == nil {
		return 0
	}
	return int64(binary.BigEndian.Uint64(b))
}
