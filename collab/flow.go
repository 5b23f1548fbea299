package collab

import "time"

// burst is how many seconds' worth a socket may send at once: an import, or a
// long day offline, comes in one go.
const burst = 20

// flow measures what a socket sends against its rate. A socket over it is not
// closed but read more slowly, so that an honest burst costs only patience.
type flow struct {
	frames, bytes bucket
}

type bucket struct {
	rate, level float64
	at          time.Time
}

func newFlow(frames, bytes float64, now time.Time) flow {
	return flow{bucket{frames, burst * frames, now}, bucket{bytes, burst * bytes, now}}
}

// spend takes a frame of n bytes and returns how long to pause before the next.
func (f *flow) spend(now time.Time, n int) time.Duration {
	return max(f.frames.spend(now, 1), f.bytes.spend(now, float64(n)))
}

func (b *bucket) spend(now time.Time, n float64) time.Duration {
	b.level = min(b.level+now.Sub(b.at).Seconds()*b.rate, burst*b.rate)
	b.at = now
	b.level -= n
	if b.level >= 0 {
		return 0
	}
	return time.Duration(-b.level / b.rate * float64(time.Second))
}
