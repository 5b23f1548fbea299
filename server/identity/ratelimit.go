package identity

import (
	"net/netip"
	"sync"
	"time"
)

// limiter is a token bucket per remote address. A whole town hall may sit
// behind one address, so the buckets are deep; they are there to keep one
// sender from filling tables and using up a provider's patience.
type limiter struct {
	burst     float64
	perSecond float64
	now       func() time.Time

	mu      sync.Mutex // guards buckets
	buckets map[string]bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

// maxBuckets bounds memory; beyond it, full buckets are forgotten.
const maxBuckets = 20_000

func newLimiter(burst, perSecond float64, now func() time.Time) *limiter {
	return &limiter{burst: burst, perSecond: perSecond, now: now, buckets: map[string]bucket{}}
}

// take says whether remote may go on; if not, after how long.
func (l *limiter) take(remote string) (ok bool, wait time.Duration) {
	key := limitKey(remote)
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	b, known := l.buckets[key]
	if !known {
		if len(l.buckets) >= maxBuckets {
			l.forgetFull(now)
		}
		b = bucket{tokens: l.burst, at: now}
	}
	b = l.refilled(b, now)
	if b.tokens < 1 {
		l.buckets[key] = b
		return false, time.Duration((1 - b.tokens) / l.perSecond * float64(time.Second))
	}
	b.tokens--
	l.buckets[key] = b
	return true, 0
}

func (l *limiter) refilled(b bucket, now time.Time) bucket {
	b.tokens = min(l.burst, b.tokens+now.Sub(b.at).Seconds()*l.perSecond)
	b.at = now
	return b
}

// forgetFull drops buckets that say nothing. Should all be in use, all are
// dropped: letting some through is better than keeping everyone out.
func (l *limiter) forgetFull(now time.Time) {
	for key, b := range l.buckets {
		if l.refilled(b, now).tokens >= l.burst {
			delete(l.buckets, key)
		}
	}
	if len(l.buckets) >= maxBuckets {
		clear(l.buckets)
	}
}

// limitKey counts an IPv6 customer's whole /64 as one sender.
func limitKey(remote string) string {
	addr, err := netip.ParseAddr(remote)
	if err != nil {
		return remote
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is6() {
		if prefix, err := addr.Prefix(64); err == nil {
			return prefix.String()
		}
	}
	return addr.String()
}
