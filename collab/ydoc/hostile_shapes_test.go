package ydoc

import "slices"

// hostileShapes build inputs of about n structs or ranges that cost some engines
// time in the square of their size.
var hostileShapes = map[string]func(n int) []byte{
	"deletes from the end of one long text": func(n int) []byte {
		b := appendText(append([]byte{1, 1, 1, 0, 4, 1, 1}, 't'), string(slices.Repeat([]byte("ab"), n)))
		return appendSingleDeletes(b, n, func(i int) int { return 2 * (n - 1 - i) })
	},
	"deletes from the end of one long array": func(n int) []byte {
		b := appendUvarint(append([]byte{1, 1, 1, 0, 8, 1, 1}, 'a'), uint64(2*n))
		b = append(b, slices.Repeat([]byte{anyTrue}, 2*n)...)
		return appendSingleDeletes(b, n, func(i int) int { return 2 * (n - 1 - i) })
	},
	"deletes of what is not there": func(n int) []byte {
		return appendSingleDeletes([]byte{0}, n, func(i int) int { return 2 * (n - 1 - i) })
	},
	"one key set again and again": func(n int) []byte {
		b := append(appendUvarint([]byte{1}, uint64(n)), 1, 0)
		for range n {
			b = append(b, 0x28, 1, 1, 'm', 1, 'k', 1, anyTrue)
		}
		return append(b, 0)
	},
	"everything at the start of a text": func(n int) []byte {
		b := append(appendUvarint([]byte{1}, uint64(n)), 1, 0)
		for range n {
			b = append(b, 4, 1, 1, 't', 1, 'x')
		}
		return append(b, 0)
	},
	"types in types": func(n int) []byte {
		b := append(appendUvarint([]byte{1}, uint64(n)), 1, 0, 0x27, 1, 1, 'm', 1, 'k', 1)
		for i := 1; i < n; i++ {
			b = append(appendUvarint(append(b, 0x27, 0, 1), uint64(i-1)), 1, 'k', 1)
		}
		return append(b, 0)
	},
	"types in types, deleted": func(n int) []byte {
		b := append(appendUvarint([]byte{1}, uint64(n)), 1, 0, 0x27, 1, 1, 'm', 1, 'k', 1)
		for i := 1; i < n; i++ {
			b = append(appendUvarint(append(b, 0x27, 0, 1), uint64(i-1)), 1, 'k', 1)
		}
		return append(b, 1, 1, 1, 0, 1)
	},
	"formats one after the other": func(n int) []byte {
		b := append(appendUvarint([]byte{1}, uint64(n)), 1, 0, 6, 1, 1, 't', 1, 'b', 1, '1')
		for i := 1; i < n; i++ {
			b = append(appendUvarint(append(b, 0x86, 1), uint64(i-1)), 1, 'b', 1, '1')
		}
		return append(b, 0)
	},
	"many clients": func(n int) []byte {
		b := appendUvarint(nil, uint64(n))
		for i := range n {
			b = append(appendUvarint(append(b, 1), uint64(n-i)), 0, 0, 1)
		}
		return append(b, 0)
	},
	"sections that wait for each other in a row": func(n int) []byte {
		b := appendUvarint(nil, uint64(n))
		for i := range n - 1 {
			b = append(appendUvarint(append(b, 1), uint64(n-i)), 0, 0x84)
			b = append(appendUvarint(b, uint64(n-i-1)), 0, 1, 'x')
		}
		return append(b, 1, 1, 0, 4, 1, 1, 't', 1, 'x', 0)
	},
}

func appendSingleDeletes(b []byte, n int, at func(int) int) []byte {
	b = appendUvarint(append(b, 1, 1), uint64(n))
	for i := range n {
		b = append(appendUvarint(b, uint64(at(i))), 1)
	}
	return b
}
