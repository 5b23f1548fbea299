package ydoc

import (
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"
)

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

// TestHostileInputsCostLinearTimeAndMemory applies every shape at two sizes.
func TestHostileInputsCostLinearTimeAndMemory(t *testing.T) {
	engines := map[string]func([]byte) any{
		"store": func(u []byte) any { s := NewStore(Limits{}); _, _ = s.Apply(u); s.EncodeState(); return s },
		"document": func(u []byte) any {
			d := New()
			d.Text("t")
			_ = d.Apply(u)
			_ = d.XMLFragment("x").String()
			_, _ = d.ToJSON()
			return d
		},
		"merge": func(u []byte) any { b, _ := MergeUpdates(u, u); return b },
	}
	// The thread's own time is measured, which other processes do not lengthen.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const small, large = 2000, 16000
	for name, shape := range hostileShapes {
		for engine, apply := range engines {
			a, b := shape(small), shape(large)
			before, after := fastest(apply, a), fastest(apply, b)
			perByte := float64(after.Nanoseconds()) / float64(len(b))
			t.Logf("%-45s %-9s %8d bytes %10v %6.0f ns/byte (%.1f× for %d×)", name, engine, len(b), after.Round(time.Microsecond), perByte, float64(after)/float64(before), large/small)
			// Eight times the input may take eight times as long, with much room
			// for a busy machine; quadratic work would take 64 times.
			if after > 30*before && after > 50*time.Millisecond {
				t.Errorf("%s, %s: %v for %d bytes, %v for %d", name, engine, before, len(a), after, len(b))
			}
			if used := heapOf(apply, b); used > 64*uint64(len(b))+1<<20 {
				t.Errorf("%s, %s: %d bytes live for %d", name, engine, used, len(b))
			}
		}
	}
}

func fastest(f func([]byte) any, u []byte) time.Duration {
	best := time.Hour
	for range 3 {
		start := threadTime()
		f(u)
		best = min(best, threadTime()-start)
	}
	return max(best, time.Microsecond)
}

// threadTime is how long the calling thread has run.
func threadTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func heapOf(f func([]byte) any, u []byte) uint64 {
	before := liveHeap()
	kept := f(u)
	after := liveHeap()
	runtime.KeepAlive(kept)
	return after - min(after, before)
}
