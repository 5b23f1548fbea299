package ydoc

import (
	"encoding/binary"
	"math"
)

// The append functions mirror lib0's encoders. They extend b and return it.

func appendUvarint(b []byte, v uint64) []byte {
	for v > 0x7f {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

func appendVarint(b []byte, v int64) []byte {
	var sign byte
	u := uint64(v)
	if v < 0 {
		sign, u = 0x40, uint64(-v)
	}
	first := byte(u&0x3f) | sign
	u >>= 6
	if u == 0 {
		return append(b, first)
	}
	return appendUvarint(append(b, first|0x80), u)
}

func appendBytes(b, v []byte) []byte {
	return append(appendUvarint(b, uint64(len(v))), v...)
}

func appendText(b []byte, s string) []byte {
	return append(appendUvarint(b, uint64(len(s))), s...)
}

func appendID(b []byte, v id) []byte {
	return appendUvarint(appendUvarint(b, v.client), uint64(v.clock))
}

func appendFloat32(b []byte, f float32) []byte {
	return binary.BigEndian.AppendUint32(b, math.Float32bits(f))
}

func appendFloat64(b []byte, f float64) []byte {
	return binary.BigEndian.AppendUint64(b, math.Float64bits(f))
}

// uvarintSize is how many bytes appendUvarint takes for v.
func uvarintSize(v uint64) int {
	n := 1
	for v > 0x7f {
		n++
		v >>= 7
	}
	return n
}
