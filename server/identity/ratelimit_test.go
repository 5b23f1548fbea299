package identity

import (
	"fmt"
	"testing"
	"time"
)

func TestLimiterGivesItsBurstAndThenItsRate(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	l := newLimiter(3, 0.5, func() time.Time { return now })
	for i := range 3 {
		if ok, _ := l.take("192.0.2.1"); !ok {
			t.Fatalf("attempt %d of the burst was refused", i+1)
		}
	}
	if ok, wait := l.take("192.0.2.1"); ok || wait != 2*time.Second {
		t.Errorf("after the burst: %t, wait %s", ok, wait)
	}
	if ok, _ := l.take("192.0.2.2"); !ok {
		t.Error("another address has to wait too")
	}
	now = now.Add(2 * time.Second)
	if ok, _ := l.take("192.0.2.1"); !ok {
		t.Error("refused after waiting as told")
	}
	if ok, _ := l.take("192.0.2.1"); ok {
		t.Error("one wait gave two attempts")
	}
}

func TestLimiterKeysAreSenders(t *testing.T) {
	for _, same := range [][2]string{
		{"2001:db8:1:2:3::1", "2001:db8:1:2:ffff::9"},
		{"::ffff:192.0.2.1", "192.0.2.1"},
		{"fe80::1%eth0", "fe80::2%eth1"},
	} {
		if limitKey(same[0]) != limitKey(same[1]) {
			t.Errorf("%s and %s count apart", same[0], same[1])
		}
	}
	for _, apart := range [][2]string{{"2001:db8:1:2::1", "2001:db8:1:3::1"}, {"192.0.2.1", "192.0.2.2"}, {"", "@"}} {
		if limitKey(apart[0]) == limitKey(apart[1]) {
			t.Errorf("%s and %s count as one", apart[0], apart[1])
		}
	}
}

func TestLimiterMemoryIsBounded(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	l := newLimiter(2, 1, func() time.Time { return now })
	for i := range 3 * maxBuckets {
		if i%1000 == 0 {
			now = now.Add(50 * time.Millisecond)
		}
		l.take(fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255))
		if len(l.buckets) > maxBuckets {
			t.Fatalf("%d buckets", len(l.buckets))
		}
	}
}
