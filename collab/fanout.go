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
	edited    time.Time // when an update was shown last
	timer     time.Time // TimerFired comes then; zero: none is on its way
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
	if at := c.flushAt(now); now.Before(at) {
		// A timer set while only presence waited is too late for an edit.
		if f.timer.IsZero() || at.Before(f.timer) {
			f.timer = at
			c.emit(SetTimer{At: at})
		}
		return
	}
	out := Fanout{Author: f.author, Teller: c.presence.teller}
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
	// In a small room, where a frame more is cheap, an edit is not kept waiting by
	// presence that went alone just before.
	if out.Update != nil || len(out.Fresh) > 0 || f.listeners > paceSmallRoom {
		f.next = now.Add(c.limits.pace(f.listeners))
	}
	if out.Update != nil {
		f.edited = now
	}
	c.emit(out)
	if !f.timer.IsZero() {
		f.timer = time.Time{}
		c.emit(SetTimer{})
	}
}

// typingWait is how long presence waits for an edit in a room that was shown one as
// long ago: who types five keys a second sends the next within that time.
const typingWait = 250 * time.Millisecond

// flushAt is when the pace allows the next frame. Presence alone waits for an
// edit: a keystroke brings both, and they belong in one frame; and who only looks
// around need not be shown to everybody thirty times a second.
func (c *RoomCore) flushAt(now time.Time) time.Time {
	f, p := &c.fan, &c.presence
	if len(p.dirty) > 0 && p.since.IsZero() {
		p.since = now
	}
	if len(f.updates) == 0 && len(f.fresh) == 0 {
		wait := c.limits.PresenceWait
		if p.since.Sub(f.edited) < typingWait {
			wait = typingWait
		}
		if at := p.since.Add(wait); at.After(f.next) {
			return at
		}
	}
	return f.next
}

// FrameDue reports whether an update waits for the pace, so that a frame with it
// comes within one.
func (c *RoomCore) FrameDue() bool { return len(c.fan.updates) > 0 }

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
