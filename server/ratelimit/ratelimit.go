// Package ratelimit counts what somebody does too often: token buckets by a key,
// a remote address or a person. Each node counts for itself.
//
// Concurrency: a Limiter is safe for concurrent use and keeps a bounded number of
// buckets in memory, nothing else. Allowed imports: the standard library.
package ratelimit

import (
	"sync"
	"time"
)

// Limiter is a token bucket per key.
type Limiter struct {
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

// New returns a Limiter that lets burst through at once and then perSecond. now is
// the clock.
func New(burst, perSecond float64, now func() time.Time) *Limiter {
	return &Limiter{burst: burst, perSecond: perSecond, now: now, buckets: map[string]bucket{}}
}

// Take says whether the one with this key may go on; if not, after how long.
func (l *Limiter) Take(key string) (ok bool, wait time.Duration) {
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

func (l *Limiter) refilled(b bucket, now time.Time) bucket {
	b.tokens = min(l.burst, b.tokens+now.Sub(b.at).Seconds()*l.perSecond)
	b.at = now
	return b
}

// forgetFull drops buckets that say nothing. Should all be in use, all are
// dropped: letting some through is better than keeping everyone out.
func (l *Limiter) forgetFull(now time.Time) {
	for key, b := range l.buckets {
		if l.refilled(b, now).tokens >= l.burst {
			delete(l.buckets, key)
		}
	}
	if len(l.buckets) >= maxBuckets {
		clear(l.buckets)
	}
}
