package protocol

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// ErrMalformed is wrapped by every decoding error of this package.
var ErrMalformed = errors.New("malformed frame")

// maxSafe is the largest integer JavaScript holds exactly; lib0 neither writes
// nor reads a larger one.
const maxSafe = 1<<53 - 1

// reader is a cursor over one frame. Its first error sticks; values read after
// it are zero, so that decoders can be written straight and check once.
type reader struct {
	b   []byte
	pos int
	err error
}

func (r *reader) fail(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s at byte %d", ErrMalformed, what, r.pos)
	}
}

func (r *reader) rest() int { return len(r.b) - r.pos }

// uvarint reads lib0's unsigned varint: seven bits a byte, lowest first.
func (r *reader) uvarint() uint64 {
	if r.err != nil {
		return 0
	}
	var v uint64
	for shift := uint(0); shift < 63; shift += 7 {
		if r.pos >= len(r.b) {
			r.fail("number ends early")
			return 0
		}
		c := r.b[r.pos]
		r.pos++
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			if v > maxSafe {
				r.fail("number too large")
				return 0
			}
			return v
		}
	}
	r.fail("number too long")
	return 0
}

// bytes reads a length and that many bytes, as a view into the frame.
func (r *reader) bytes() []byte {
	n := r.uvarint()
	if r.err != nil {
		return nil
	}
	if n > uint64(r.rest()) {
		r.fail("length beyond the end")
		return nil
	}
	p := r.b[r.pos : r.pos+int(n) : r.pos+int(n)]
	r.pos += int(n)
	return p
}

// text reads a length and that many bytes of valid UTF-8, as a view.
func (r *reader) text() []byte {
	p := r.bytes()
	if r.err == nil && !utf8.Valid(p) {
		r.fail("text is not UTF-8")
		return nil
	}
	return p
}

// end fails unless the whole frame has been read.
func (r *reader) end() error {
	if r.err == nil && r.rest() != 0 {
		r.fail("bytes after the end")
	}
	return r.err
}

// AppendUvarint appends lib0's unsigned varint.
func AppendUvarint(b []byte, v uint64) []byte {
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

// AppendBytes appends p preceded by its length.
func AppendBytes(b, p []byte) []byte {
	return append(AppendUvarint(b, uint64(len(p))), p...)
}

// AppendString appends s preceded by its length in bytes.
func AppendString(b []byte, s string) []byte {
	return append(AppendUvarint(b, uint64(len(s))), s...)
}
