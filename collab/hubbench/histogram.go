package main

import (
	"math/bits"
	"time"
)

// histogram counts durations in steps of about 3 %: 32 to each doubling of
// microseconds.
type histogram struct {
	counts [32 * 36]uint32
	n      uint64
}

func (h *histogram) add(d time.Duration, times uint32) {
	h.counts[stepOf(d.Microseconds())] += times
	h.n += uint64(times)
}

func (h *histogram) merge(o *histogram) {
	for i, n := range o.counts {
		h.counts[i] += n
	}
	h.n += o.n
}

// quantile is in milliseconds; 0 if nothing was counted.
func (h *histogram) quantile(q float64) float64 {
	want, seen := uint64(q*float64(h.n)), uint64(0)
	for i, n := range h.counts {
		if seen += uint64(n); seen > want {
			return float64(topOf(i)) / 1000
		}
	}
	return 0
}

func stepOf(us int64) int {
	if us < 32 {
		return int(max(us, 0))
	}
	octave := bits.Len64(uint64(us)) - 6
	return min(octave*32+int(us>>octave), 32*36-1)
}

// topOf is the largest number of microseconds that stepOf puts at i.
func topOf(i int) int64 {
	if i < 64 {
		return int64(i)
	}
	octave := i/32 - 1
	return (int64(i%32)+33)<<octave - 1
}
