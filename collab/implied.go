package collab

import (
	"bytes"
	"cmp"
	"slices"

	"samrad/collab/ydoc"
)

// implied holds all that is deleted in a document, with what nobody has said: of
// two values set for one key at the same time every peer deletes the same one by
// itself, and repeats that in its step 2. A store, which integrates nothing, does
// not know of it.
type implied struct {
	state   []byte                        // of the store it was worked out from
	deletes map[uint64][]ydoc.DeleteRange // by client id, in order, apart from each other
}

// onlyRepeats reports whether a reader's step 2 says nothing but what follows from
// what was received. To find out the document is integrated: once for each of its
// states, and for a member at most once in reloadPatience.
func (c *RoomCore) onlyRepeats(m *member, update []byte) bool {
	info, err := ydoc.Inspect(update, c.limits.Engine)
	if err != nil || c.claim(m.identity.Person, info).clocks > 0 {
		return false
	}
	state := c.received.EncodeState()
	if !bytes.Equal(state, c.implied.state) {
		if !m.weighed.IsZero() && c.now.Sub(m.weighed) < reloadPatience {
			return false
		}
		m.weighed = c.now
		doc := ydoc.New(ydoc.WithLimits(c.limits.Engine))
		if err := doc.Apply(state); err != nil {
			return false
		}
		c.implied = implied{state, sortRanges(doc.Snapshot().Deletes())}
	}
	return !slices.ContainsFunc(info.Deletes, func(r ydoc.DeleteRange) bool { return !c.implied.holds(r) })
}

func (i implied) holds(r ydoc.DeleteRange) bool {
	of := i.deletes[r.Client]
	at, exact := slices.BinarySearchFunc(of, r.Clock, func(d ydoc.DeleteRange, clock uint64) int {
		return cmp.Compare(d.Clock, clock)
	})
	if !exact {
		at--
	}
	return at >= 0 && r.Len <= of[at].Len && r.Clock-of[at].Clock <= of[at].Len-r.Len
}
