package ydoc

import (
	"encoding/binary"
	"unicode/utf8"
)

// Yjs counts text in UTF-16 units, as JavaScript does. Text is kept here as
// UTF-8: a rune above U+FFFF (four bytes) counts two.

// replacement is what yjs leaves on either side when it must cut a surrogate
// pair in two.
const replacement = "\uFFFD"

// isASCII reports whether b holds nothing but single-byte characters.
func isASCII(b []byte) bool {
	for len(b) >= 8 {
		if binary.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// utf16Len counts the UTF-16 units of valid UTF-8.
func utf16Len(b []byte) int {
	if isASCII(b) {
		return len(b)
	}
	n := 0
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c&0xc0 != 0x80 { // not a continuation byte
			n++
			if c >= 0xf0 {
				n++
			}
		}
	}
	return n
}

// utf16LenString is utf16Len for strings.
func utf16LenString(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c&0xc0 != 0x80 {
			n++
			if c >= 0xf0 {
				n++
			}
		}
	}
	return n
}

// utf16Offset finds the byte offset of UTF-16 position units. If that falls
// inside a surrogate pair, at is the offset of the pair's rune and inside is
// true. length is the text's UTF-16 length, which tells ASCII at once.
func utf16Offset(b []byte, length, units int) (at int, inside bool) {
	if len(b) == length {
		return units, false
	}
	n := 0
	for i := 0; i < len(b); {
		if n == units {
			return i, false
		}
		c := b[i]
		switch {
		case c < utf8.RuneSelf:
			i, n = i+1, n+1
		case c < 0xe0:
			i, n = i+2, n+1
		case c < 0xf0:
			i, n = i+3, n+1
		default:
			if n+1 == units {
				return i, true
			}
			i, n = i+4, n+2
		}
	}
	return len(b), false
}

// sliceText returns the part of text between the UTF-16 positions from and to,
// a cut pair becoming a replacement character, as yjs does. The result shares
// memory with b unless a pair is cut.
func sliceText(b []byte, length, from, to int) []byte {
	if len(b) == length {
		return b[from:to]
	}
	start, cutStart := utf16Offset(b, length, from)
	end, cutEnd := utf16Offset(b, length, to)
	if !cutStart && !cutEnd {
		return b[start:end]
	}
	out := make([]byte, 0, end-start+6)
	if cutStart {
		out = append(out, replacement...)
		start += 4
	}
	if start < end {
		out = append(out, b[start:end]...)
	}
	if cutEnd {
		out = append(out, replacement...)
	}
	return out
}
