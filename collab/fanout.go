package collab

import (
	"fmt"
	"time"

	"samrad/collab/ydoc"
)

// fanout gathers what is to be shown until the room's pace allows a frame.
type fanout struct {
	listeners int
	updates   [][]byte
	author    MemberID // who alone wrote updates; 0: several, or the server
	fresh     []MemberID
	next      time.Time // no frame before
	timer     bool      // TimerFired is on its way
}

func (f *fanout) show(update []byte, author MemberID) {
	if f.listeners == 0 {
		return
	}
	if len(f.updates) == 0 {
		f.author = author
	} else if f.author != author {
		f.author = 0
	}
	f.updates = append(f.updates, update)
}

// flush sends a frame if there is something to show and the pace allows it: the
// first after quiet at once, then at most one per member and pace.
func (c *RoomCore) flush(now time.Time) {
	f := &c.fan
	if f.listeners == 0 {
		f.updates, f.fresh = nil, nil
		c.presence.takeChanged()
		return
	}
	if len(f.updates) == 0 && len(f.fresh) == 0 && len(c.presence.dirty) == 0 {
		return
	}
	if now.Before(f.next) {
		if !f.timer {
			f.timer = true
			c.emit(SetTimer{At: f.next})
		}
		return
	}
	out := Fanout{Author: f.author}
	if len(f.updates) > 0 {
		merged, err := mergeShown(f.updates)
		if err != nil {
			c.fail(err)
			return
		}
		out.Update = merged
	}
	if len(f.fresh) > 0 {
		out.Fresh, out.AllAwareness = f.fresh, c.presence.encodeAll()
	}
	out.Awareness = c.presence.takeChanged()
	f.updates, f.fresh, f.author = nil, nil, 0
	f.next = now.Add(c.limits.pace(f.listeners))
	c.emit(out)
}

func mergeShown(updates [][]byte) ([]byte, error) {
	if len(updates) == 1 {
		return updates[0], nil
	}
	merged, err := ydoc.MergeUpdates(updates...)
	if err != nil {
		return nil, fmt.Errorf("merge %d stored updates to show: %w", len(updates), err)
	}
	return merged, nil
}
