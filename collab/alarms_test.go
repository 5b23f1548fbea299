package collab

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestAlarms(t *testing.T) {
	var a alarms
	a.hold(true) // the test rings
	start := time.Now()
	at := func(ms int) time.Time { return start.Add(time.Duration(ms) * time.Millisecond) }
	rung := 0
	one := &alarm{ring: func() { rung++ }}
	ring := func(ms, want int) {
		t.Helper()
		if a.ring(at(ms)); rung != want {
			t.Fatalf("after %d ms it had rung %d times, want %d", ms, rung, want)
		}
	}
	a.set(one, at(10))
	ring(9, 0)
	ring(10, 1)
	ring(11, 1) // once
	a.set(one, at(20))
	a.set(one, at(30)) // put off
	ring(25, 1)
	ring(30, 2)
	a.set(one, at(50))
	a.set(one, at(40)) // brought forward
	ring(40, 3)
	ring(50, 3)
	a.set(one, at(60))
	a.set(one, time.Time{}) // not at all
	ring(70, 3)
	a.set(one, at(80))
	a.set(one, time.Time{})
	a.set(one, at(90)) // and then again
	ring(85, 3)
	ring(90, 4)
	if len(a.queue) != 0 {
		t.Errorf("%d alarms are left", len(a.queue))
	}
}

// Many alarms ring in their time, whatever was done to others.
func TestAlarmsOfMany(t *testing.T) {
	var a alarms
	a.hold(true)
	start := time.Now()
	r := rand.New(rand.NewPCG(1, 2))
	list, want, rung := make([]alarm, 50), make([]int, 50), make([]bool, 50)
	for i := range list {
		list[i].ring = func() { rung[i] = true }
	}
	for now := range 2000 {
		i := r.IntN(len(list))
		want[i] = now + r.IntN(60) // 0: it is stopped
		var due time.Time
		if want[i] > now {
			due = start.Add(time.Duration(want[i]))
		} else {
			want[i] = 0
		}
		a.set(&list[i], due)
		clear(rung)
		a.ring(start.Add(time.Duration(now)))
		for i, got := range rung {
			if due := want[i] > 0 && want[i] <= now; got != due {
				t.Fatalf("at %d alarm %d, due at %d, rang: %v", now, i, want[i], got)
			}
			if got {
				want[i] = 0
			}
		}
	}
}

// Without rounds, a timer rings; also when the rounds have just ended.
func TestAlarmsWithoutRounds(t *testing.T) {
	var a alarms
	rung := make(chan bool, 2)
	one, two := &alarm{ring: func() { rung <- true }}, &alarm{ring: func() { rung <- true }}
	a.set(one, time.Now().Add(time.Hour))
	a.set(one, time.Now())
	<-rung
	a.hold(true)
	a.set(two, time.Now())
	a.hold(false)
	<-rung
}
