package ydoc

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Frames reads updates that are each preceded by their length (u32, little
// endian), the form in which `samrad ydoc` takes them. A length above max ends
// with an error that wraps ErrLimit; one cut short with io.ErrUnexpectedEOF.
func Frames(r io.Reader, max int) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for {
			var head [4]byte
			if _, err := io.ReadFull(r, head[:]); err != nil {
				if !errors.Is(err, io.EOF) {
					yield(nil, fmt.Errorf("read length: %w", err))
				}
				return
			}
			n := binary.LittleEndian.Uint32(head[:])
			if uint64(n) > uint64(max) {
				yield(nil, overLimit("update bytes", uint64(max)))
				return
			}
			// Read in steps, so that a length alone claims no memory.
			frame, err := io.ReadAll(io.LimitReader(r, int64(n)))
			if err == nil && len(frame) < int(n) {
				err = io.ErrUnexpectedEOF
			}
			if err != nil {
				yield(nil, fmt.Errorf("read update: %w", err))
				return
			}
			if !yield(frame, nil) {
				return
			}
		}
	}
}
