package main

import (
	"sync"
	"sync/atomic"
	"time"
)

var started = time.Now()

// clock is nanoseconds since the program started.
func clock() int64 { return int64(time.Since(started)) }

// pageSize is how many times a page of dueTimes holds.
const pageSize = 1 << 12

// dueTimes are when each of a typist's edits was due, in pages that readers may
// look at while the typist adds.
type dueTimes struct {
	n     atomic.Int64
	pages [1 << 9]atomic.Pointer[[pageSize]int64]
}

func (d *dueTimes) add(due int64) int {
	n := int(d.n.Load())
	page := d.pages[n/pageSize].Load()
	if page == nil {
		page = new([pageSize]int64)
		d.pages[n/pageSize].Store(page)
	}
	page[n%pageSize] = due
	d.n.Add(1)
	return n
}

func (d *dueTimes) count() int { return int(d.n.Load()) }

func (d *dueTimes) at(n int) int64 { return d.pages[n/pageSize].Load()[n%pageSize] }

// received is what a client has seen of the others.
type received struct {
	mu        sync.Mutex
	edits     []int // how many of each typist
	carets    []int
	from, to  int64 // the window, by when edits were due
	delay     histogram
	inWindow  uint64 // edits due within the window
	arrived   uint64 // edits, whenever due
	presences uint64
	gaps      uint64
}

// update accounts for the runs of an update, which may be merged from many edits.
func (r *received) update(c *client, update []byte) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := clock()
	if r.edits == nil {
		r.edits, r.carets = make([]int, c.group.typists), make([]int, c.group.typists)
	}
	return runs(update, func(id, at, n uint64) {
		typist := int(id) - firstID
		if typist < 0 || typist >= len(r.edits) || typist == c.place {
			return
		}
		r.run(c.group.members[typist].edits, typist, int((at+typed-1)/typed), int((at+n)/typed), now)
	})
}

func (r *received) run(due *dueTimes, typist, from, to int, now int64) {
	if from > r.edits[typist] {
		r.gaps += uint64(from - r.edits[typist])
	}
	for n := max(from, r.edits[typist]); n < to; n++ {
		r.arrived++
		if at := due.at(n); at >= r.from && at < r.to {
			r.inWindow++
			r.delay.add(time.Duration(now-at), 1)
		}
	}
	r.edits[typist] = max(r.edits[typist], to)
}

func (r *received) presence(c *client, update []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := cursor{b: update}
	for n := p.number(); n > 0 && !p.bad; n-- {
		id, at := p.number(), int(p.number())
		p.bytes()
		typist := int(id) - firstID
		if typist < 0 || typist >= len(r.carets) || typist == c.place || at <= r.carets[typist] {
			continue
		}
		r.carets[typist] = at
		r.presences++
	}
}

// watch opens a window and forgets what was counted before.
func (r *received) watch(from, to int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.from, r.to = from, to
	r.delay, r.inWindow, r.gaps = histogram{}, 0, 0
}

// missing is how many edits of the others have not come.
func (c *client) missing() (n int) {
	c.own.mu.Lock()
	defer c.own.mu.Unlock()
	for i, typist := range c.group.members[:c.group.typists] {
		if typist != c && i < len(c.own.edits) {
			n += typist.edits.count() - c.own.edits[i]
		}
	}
	return n + int(c.own.gaps)
}

// total sums what the members of all groups have received.
type total struct {
	delay                        histogram
	inWindow, arrived, presences uint64
	frames                       int64
}

func sumOf(groups []*group) (t total) {
	for _, g := range groups {
		for _, c := range g.members {
			c.own.mu.Lock()
			t.delay.merge(&c.own.delay)
			t.inWindow += c.own.inWindow
			t.arrived += c.own.arrived
			t.presences += c.own.presences
			c.own.mu.Unlock()
			t.frames += c.frames.Load()
		}
	}
	return t
}
