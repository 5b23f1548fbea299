package ratelimit

import (
	"fmt"
	"testing"
	"time"
)

func TestLimiterGivesItsBurstAndThenItsRate(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	l := New(3, 0.5, func() time.Time { return now })
	for i := range 3 {
		if ok, _ := l.Take("192.0.2.1"); !ok {
			t.Fatalf("attempt %d of the burst was refused", i+1)
		}
	}
	if ok, wait := l.Take("192.0.2.1"); ok || wait != 2*time.Second {
		t.Errorf("after the burst: %t, wait %s", ok, wait)
	}
	if ok, _ := l.Take("192.0.2.2"); !ok {
		t.Error("another address has to wait too")
	}
	now = now.Add(2 * time.Second)
	if ok, _ := l.Take("192.0.2.1"); !ok {
		t.Error("refused after waiting as told")
	}
	if ok, _ := l.Take("192.0.2.1"); ok {
		t.Error("one wait gave two attempts")
	}
}

func TestLimiterMemoryIsBounded(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	l := New(2, 1, func() time.Time { return now })
	for i := range 3 * maxBuckets {
		if i%1000 == 0 {
			now = now.Add(50 * time.Millisecond)
		}
		l.Take(fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255))
		if len(l.buckets) > maxBuckets {
			t.Fatalf("%d buckets", len(l.buckets))
		}
	}
}
