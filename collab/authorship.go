package collab

import (
	"cmp"
	"slices"

	"samrad/collab/protocol"
	"samrad/collab/ydoc"
)

// owners says which person a Yjs client id belongs to, in one document. An id is
// bound at its first awareness (in memory) or update (in the journal too).
type owners struct {
	of       map[uint64]owner
	unstored map[PersonID]int // how many ids a person named without writing
}

type owner struct {
	person PersonID
	stored bool
}

func newOwners(stored map[uint64]string) owners {
	o := owners{of: make(map[uint64]owner, len(stored)), unstored: make(map[PersonID]int)}
	for client, person := range stored {
		o.of[client] = owner{PersonID(person), true}
	}
	return o
}

// name binds a free id to a person in memory. It reports whether the id is the
// person's; limit bounds how many ids one may name without writing.
func (o *owners) name(client uint64, person PersonID, limit int) bool {
	if got, ok := o.of[client]; ok {
		return got.person == person
	}
	if o.unstored[person] >= limit {
		return false
	}
	o.unstored[person]++
	o.of[client] = owner{person: person}
	return true
}

// bind makes ids the person's for good; an Append carries them.
func (o *owners) bind(person PersonID, clients []uint64) {
	for _, client := range clients {
		if _, named := o.of[client]; named {
			o.unstored[person]--
		}
		o.of[client] = owner{person, true}
	}
}

// claim is what an update adds, judged by who sends it.
type claim struct {
	clocks   uint64   // clocks that are new
	foreign  bool     // some of them in another's name
	overlaps bool     // some structs are known, wholly or in part
	clients  []uint64 // ids whose binding is not stored yet
	spans    []Span   // the clocks that are new, for the journal to compare between nodes
}

// claim compares an update's structs with what was received. Structs that are
// known do not count, whoever made them: a client may tell them again.
func (c *RoomCore) claim(author PersonID, info ydoc.Info) claim {
	var cl claim
	for _, s := range info.Structs {
		if s.Kind == ydoc.Skip {
			continue
		}
		known := c.received.Clock(s.Client)
		if s.Clock < known {
			cl.overlaps = true
		}
		if s.Clock+s.Len <= known {
			continue
		}
		cl.clocks += s.Clock + s.Len - max(known, s.Clock)
		if c.nodes.on {
			cl.spans = addSpan(cl.spans, Span{Client: s.Client, From: max(known, s.Clock), To: s.Clock + s.Len})
		}
		o, bound := c.owners.of[s.Client]
		switch {
		case bound && o.person != author:
			cl.foreign = true
		case !bound && known > 0:
			// Written before ids were bound to people, or in another system:
			// nobody may go on in that name.
			cl.foreign = true
		case !o.stored && !slices.Contains(cl.clients, s.Client):
			cl.clients = append(cl.clients, s.Client)
		}
	}
	return cl
}

// vectorOf encodes the state vector of the clients an update mentions. Cutting
// the update by it leaves nothing that is known: a struct told again with other
// content must reach neither the journal nor the members, since whoever loads
// the rows in another order would take it for the true one.
func (c *RoomCore) vectorOf(info ydoc.Info) []byte {
	var entries []byte
	n, last := uint64(0), uint64(0)
	for i, s := range info.Structs {
		if i > 0 && s.Client == last {
			continue
		}
		last = s.Client
		if clock := c.received.Clock(s.Client); clock > 0 {
			entries = protocol.AppendUvarint(protocol.AppendUvarint(entries, s.Client), clock)
			n++
		}
	}
	return append(protocol.AppendUvarint(nil, n), entries...)
}

// knowsDeletes reports whether all these ranges are deleted already. A reader's
// sync step 2 repeats all deletions it has seen, which is not writing.
func (c *RoomCore) knowsDeletes(ranges []ydoc.DeleteRange) bool {
	for _, r := range ranges {
		if !c.received.Deleted(r) {
			return false
		}
	}
	return true
}

// sortRanges sorts ranges per client and joins those that touch.
func sortRanges(ranges []ydoc.DeleteRange) map[uint64][]ydoc.DeleteRange {
	of := make(map[uint64][]ydoc.DeleteRange)
	for _, r := range ranges {
		of[r.Client] = append(of[r.Client], r)
	}
	for client, list := range of {
		slices.SortFunc(list, func(a, b ydoc.DeleteRange) int { return cmp.Compare(a.Clock, b.Clock) })
		joined := list[:1]
		for _, r := range list[1:] {
			last := &joined[len(joined)-1]
			if r.Clock <= last.Clock+last.Len {
				last.Len = max(last.Len, r.Clock+r.Len-last.Clock)
			} else {
				joined = append(joined, r)
			}
		}
		of[client] = joined
	}
	return of
}
