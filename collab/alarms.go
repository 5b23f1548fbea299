package collab

import (
	"container/heap"
	"sync"
	"time"
)

// alarms wakes rooms when their time has come. One clock for all of a hub: a
// process that wakes once for many rooms costs a fraction of one that wakes for
// each, and hundreds of Go's own timers, stopped and set again with every frame,
// cost more than the frames they are for. While the poller reads in rounds it rings
// with them; else a timer does.
type alarms struct {
	// guarded by mu
	mu     sync.Mutex
	queue  alarmQueue
	timer  *time.Timer // rings at the first of queue, unless held
	held   bool
	ringAt time.Time // when timer is set to; zero: it is not
}

// alarm is a room's; its fields are guarded by the mu of alarms.
type alarm struct {
	ring  func()    // must not wait
	due   time.Time // zero: never
	look  time.Time // when it is looked at: at due or before, since most are put off
	place int       // in the queue, from 1; 0: not there
}

// set lets an alarm ring at a time or soon after; the zero time: not at all.
func (a *alarms) set(one *alarm, due time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	one.due = due
	switch {
	case due.IsZero():
		return
	case one.place == 0:
		one.look = due
		heap.Push(&a.queue, one)
	case due.Before(one.look):
		one.look = due
		heap.Fix(&a.queue, one.place-1)
	default:
		return
	}
	a.wind()
}

// wind sets the timer, if nobody else rings. mu is held.
func (a *alarms) wind() {
	if a.held || len(a.queue) == 0 || a.ringAt.Equal(a.queue[0].look) {
		return
	}
	a.ringAt = a.queue[0].look
	wait := time.Until(a.ringAt)
	if a.timer == nil {
		a.timer = time.AfterFunc(wait, func() { a.ring(time.Now()) })
		return
	}
	a.timer.Reset(wait)
}

// ring rings what is due.
func (a *alarms) ring(now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ringAt = time.Time{}
	for len(a.queue) > 0 && !now.Before(a.queue[0].look) {
		one := a.queue[0]
		switch {
		case one.due.IsZero():
			heap.Pop(&a.queue)
		case now.Before(one.due):
			one.look = one.due
			heap.Fix(&a.queue, 0)
		default:
			one.due = time.Time{}
			heap.Pop(&a.queue)
			one.ring()
		}
	}
	a.wind()
}

// hold says whether somebody calls ring with every round.
func (a *alarms) hold(held bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.held = held
	if held && a.timer != nil {
		a.timer.Stop()
		a.ringAt = time.Time{}
	}
	a.wind()
}

// alarmQueue has the alarm to be looked at first in front.
type alarmQueue []*alarm

func (q alarmQueue) Len() int           { return len(q) }
func (q alarmQueue) Less(i, j int) bool { return q[i].look.Before(q[j].look) }
func (q alarmQueue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].place, q[j].place = i+1, j+1
}

func (q *alarmQueue) Push(x any) {
	one := x.(*alarm)
	*q = append(*q, one)
	one.place = len(*q)
}

func (q *alarmQueue) Pop() any {
	last := len(*q) - 1
	one := (*q)[last]
	(*q)[last] = nil
	*q, one.place = (*q)[:last], 0
	return one
}
