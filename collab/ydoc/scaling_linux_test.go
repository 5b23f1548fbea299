package ydoc

import (
	"runtime"
	"syscall"
	"testing"
	"time"
)

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
