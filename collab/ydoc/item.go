package ydoc

// itemIndex names an item of a Doc; 0 is none.
type itemIndex = int32

// typeIndex names a shared type of a Doc; 0 is none.
type typeIndex = int32

// item is one struct of an integrated document. It holds no pointers: items live
// in slabs that the collector need not look into, linked by index.
type item struct {
	client int32 // index into Doc.clients
	clock  uint32
	length uint32

	originClient int32 // -1: none
	originClock  uint32
	rightClient  int32 // of the right origin; -1: none
	rightClock   uint32

	left, right itemIndex
	parent      typeIndex // 0 for GC structs
	sub         int32     // the key under the parent, interned; 0: none

	// Where the content stands in Doc.arena; for kindType off is the typeIndex.
	off, n uint32

	kind  kind
	flags uint8
}

const (
	flagDeleted  = 1 << iota
	flagReserved // content may grow in place up to roomFor(n)
)

func (it *item) deleted() bool   { return it.flags&flagDeleted != 0 }
func (it *item) end() uint32     { return it.clock + it.length }
func (it *item) isItem() bool    { return it.kind != kindGC }
func (it *item) hasOrigin() bool { return it.originClient >= 0 }
func (it *item) hasRight() bool  { return it.rightClient >= 0 }

// countable tells whether the item adds to the length of its parent.
func (it *item) countable() bool {
	return it.kind != kindFormat && it.kind != kindDeleted && it.kind != kindGC
}

const (
	chunkBits = 8
	chunkSize = 1 << chunkBits
)

// slab holds items in chunks, so that growing neither copies nor moves them.
type slab struct {
	chunks [][]item
	used   int32 // indices ever given out; 0 is never
	free   []itemIndex
}

func (s *slab) at(i itemIndex) *item { return &s.chunks[i>>chunkBits][i&(chunkSize-1)] }

func (s *slab) add() itemIndex {
	if n := len(s.free); n > 0 {
		i := s.free[n-1]
		s.free = s.free[:n-1]
		return i
	}
	s.used++
	if int(s.used)>>chunkBits == len(s.chunks) {
		s.chunks = append(s.chunks, make([]item, chunkSize))
	}
	return s.used
}

func (s *slab) remove(i itemIndex) {
	*s.at(i) = item{}
	s.free = append(s.free, i)
}
