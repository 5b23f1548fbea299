package ydoc

// Limits bound what a decoder accepts. The zero value of a field means the
// default. They hold per update (bytes, structs, depth) or per document
// (clients, clock).
type Limits struct {
	// MaxUpdateBytes is the largest update read. Default 32 MiB.
	MaxUpdateBytes int
	// MaxClients is how many client ids a Store or Doc holds. Every browser tab
	// is one, so this is a lifetime of sessions. Default 200,000.
	MaxClients int
	// MaxClock is the highest clock a client may reach; it also bounds the length
	// of GC and skip structs, which are free to claim. At most 1<<31-1, the default.
	MaxClock uint64
	// MaxDepth bounds nesting: of values within a struct when decoding, and of
	// shared types in each other. A Store refuses what is deeper, and a Doc does
	// not write it; a Doc loads it, as nothing in it recurses, but reads end with
	// ErrTooDeep. Default 256.
	MaxDepth int
	// MaxPendingBytes bounds the updates a Doc holds back because something they
	// need is missing. Default 16 MiB.
	MaxPendingBytes int
}

// readDepth is how deep reads go: to the innermost type, and through its values.
func (l Limits) readDepth() int { return 2*l.MaxDepth + 2 }

const clockCeiling = 1<<31 - 1

// DefaultLimits returns the limits used where none are given.
func DefaultLimits() Limits {
	return Limits{
		MaxUpdateBytes:  32 << 20,
		MaxClients:      200_000,
		MaxClock:        clockCeiling,
		MaxDepth:        256,
		MaxPendingBytes: 16 << 20,
	}
}

// withDefaults fills the fields left zero and caps those out of reach.
func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	if l.MaxUpdateBytes <= 0 {
		l.MaxUpdateBytes = d.MaxUpdateBytes
	}
	if l.MaxClients <= 0 {
		l.MaxClients = d.MaxClients
	}
	if l.MaxClock == 0 || l.MaxClock > clockCeiling {
		l.MaxClock = clockCeiling
	}
	if l.MaxDepth <= 0 {
		l.MaxDepth = d.MaxDepth
	}
	if l.MaxPendingBytes <= 0 {
		l.MaxPendingBytes = d.MaxPendingBytes
	}
	return l
}
