package ydoc

import "math/rand/v2"

// Doc is an integrated Yjs document: every struct has its place, so content can
// be read and written. See the package comment for how it compares with Store.
type Doc struct {
	lim      Limits
	clientID uint64 // of the edits made here
	keepAll  bool   // deleted content stays
	inexact  bool   // see Inexact

	clients  []docClient
	byClient map[uint64]int32

	items slab
	types []sharedType // 0 is not used
	roots map[string]typeIndex

	keys  []string // interned keys; 0 is not used
	byKey map[string]int32

	arena      []byte // content of the items, see arena.go
	alive      int    // bytes of it in use
	joinBuffer []byte

	pending pending

	tx    Txn    // reused; active while a transaction runs
	epoch uint32 // counts transactions

	reader     updateReader
	integrator integrator
	ranges     []deleteRange
	scan       conflictScan
	walk       []itemIndex
	spans      []span
	marks      map[typeIndex]marks // see marks.go
	steps      int                 // items looked at one after the other, see TestStepsDoNotGrow
	tidied     int                 // formats removed by tidying so far
}

// docClient is what one client inserted, in the order of its clocks.
type docClient struct {
	id     uint64
	next   uint32
	before uint32 // next when the transaction epoch began
	epoch  uint32 // the last transaction that added something
	items  itemList
}

// itemRef is an entry of a client's list: the clock is kept beside the index so
// that searching stays in one slice.
type itemRef struct {
	clock uint32
	item  itemIndex
}

// sharedType is a Map, Array, Text or XML node. Root types have no item.
type sharedType struct {
	ref        int8 // -1: a root not asked for yet
	formatting bool // a Text that holds formats
	dead       bool // deleted and collected
	name       string
	item       itemIndex
	start      itemIndex
	length     uint32 // what is countable and not deleted
	entries    entries
}

const refUnknown = -1

// Option sets up a Doc.
type Option func(*Doc)

// WithClientID sets the client id that edits made here carry. Without it a
// random one is drawn, as yjs does. Two writers must never share one.
func WithClientID(client uint64) Option { return func(d *Doc) { d.clientID = client } }

// WithLimits replaces the default limits.
func WithLimits(l Limits) Option { return func(d *Doc) { d.lim = l.withDefaults() } }

// WithDeletedContent makes the document keep what is deleted, so that it can be
// read as of a snapshot. Such a document grows for ever; yjs calls it gc: false.
func WithDeletedContent() Option { return func(d *Doc) { d.keepAll = true } }

// New returns an empty document.
func New(opts ...Option) *Doc {
	d := &Doc{
		lim:      DefaultLimits(),
		clientID: uint64(rand.Uint32()),
		byClient: make(map[uint64]int32),
		roots:    make(map[string]typeIndex),
		byKey:    make(map[string]int32),
		types:    make([]sharedType, 1),
		keys:     make([]string, 1),
	}
	for _, opt := range opts {
		opt(d)
	}
	return d
}

// ClientID returns the client id that edits made here carry.
func (d *Doc) ClientID() uint64 { return d.clientID }

// Inexact reports whether an update was made up so that finding the place of all
// its items, as many at one place as no editor makes, would have taken time in the
// square of their number. Their order, and which of the values set at once under a
// key wins, may then differ from what yjs says, here only: the document encodes
// every struct with its true neighbours, and leaves to its readers what follows from
// their order (replaced values, formats that say nothing). It goes on being read and
// written; an edit lands where other peers see the neighbours it was given. A
// document loaded anew from the encoded state may well be exact.
func (d *Doc) Inexact() bool { return d.inexact }

// Clock returns the next expected clock of a client: 0 if it is not known.
func (d *Doc) Clock(client uint64) uint64 { return uint64(d.next(client)) }

func (d *Doc) next(client uint64) uint32 {
	if c, ok := d.byClient[client]; ok {
		return d.clients[c].next
	}
	return 0
}

// clientIndex finds or adds a client.
func (d *Doc) clientIndex(client uint64) int32 {
	c, ok := d.byClient[client]
	if !ok {
		c = int32(len(d.clients))
		d.clients = append(d.clients, docClient{id: client})
		d.byClient[client] = c
	}
	return c
}

// emptyKey stands in for the key "", as entry 0 of keys means no key.
const emptyKey = "\x00empty"

func (d *Doc) key(name string) int32 {
	if name == "" {
		name = emptyKey
	}
	k, ok := d.byKey[name]
	if !ok {
		k = int32(len(d.keys))
		d.keys = append(d.keys, name)
		d.byKey[name] = k
	}
	return k
}

func (d *Doc) keyName(k int32) string {
	if d.keys[k] == emptyKey {
		return ""
	}
	return d.keys[k]
}

// root finds or adds a root type. ref is what it is asked for as; the first that
// says so decides.
func (d *Doc) root(name string, ref int8) typeIndex {
	t, ok := d.roots[name]
	if !ok {
		t = d.addType(sharedType{ref: ref, name: name})
		d.roots[name] = t
	} else if ty := &d.types[t]; ty.ref == refUnknown && ref != refUnknown {
		ty.ref, ty.formatting = ref, false
	}
	return t
}

func (d *Doc) addType(t sharedType) typeIndex {
	d.types = append(d.types, t)
	return typeIndex(len(d.types) - 1)
}

// find returns the position in the client's list of the item that holds clock,
// which must be below next.
func (c *docClient) find(clock uint32) int {
	n := c.items.len()
	if c.items.at(n-1).clock <= clock {
		return n - 1
	}
	lo, hi := 0, n-1 // at(lo).clock <= clock < at(hi).clock
	for hi-lo > 1 {
		mid := int(uint(lo+hi) >> 1)
		if c.items.at(mid).clock <= clock {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// itemAt returns the item that holds a known clock.
func (d *Doc) itemAt(client int32, clock uint32) itemIndex {
	c := &d.clients[client]
	return c.items.at(c.find(clock)).item
}

// cleanStart returns the item that begins at a known clock, splitting one if
// need be. GC structs are not split.
func (d *Doc) cleanStart(client int32, clock uint32) itemIndex {
	c := &d.clients[client]
	at := c.find(clock)
	i := c.items.at(at).item
	if it := d.items.at(i); it.clock < clock && it.isItem() {
		return d.split(client, at, clock-it.clock)
	}
	return i
}

// cleanEnd returns the item that ends with a known clock, splitting one if need
// be.
func (d *Doc) cleanEnd(client int32, clock uint32) itemIndex {
	c := &d.clients[client]
	at := c.find(clock)
	i := c.items.at(at).item
	if it := d.items.at(i); clock != it.end()-1 && it.isItem() {
		d.split(client, at, clock-it.clock+1)
	}
	return i
}

// split cuts the item at position at of a client's list after n clocks and
// returns the right part.
func (d *Doc) split(client int32, at int, n uint32) itemIndex {
	c := &d.clients[client]
	li := c.items.at(at).item
	ri := d.items.add()
	left, right := d.items.at(li), d.items.at(ri)
	*right = *left
	right.clock, right.length = left.clock+n, left.length-n
	right.originClient, right.originClock = client, right.clock-1
	right.left = li
	right.flags &^= flagReserved
	d.splitBytes(left, right, n)
	left.length = n
	left.right = ri
	if right.right != 0 {
		d.items.at(right.right).left = ri
	} else if right.sub != 0 {
		d.types[right.parent].entries.set(right.sub, ri)
	}
	if d.scan.last != 0 && d.scan.has(li) {
		d.scan.last = 0 // the right part was not seen
	}
	c.items.insert(at+1, itemRef{right.clock, ri})
	d.tx.split = append(withRoom(d.tx.split, unknown), itemID{client, right.clock})
	return ri
}

// itemID is an id by client index.
type itemID struct {
	client int32
	clock  uint32
}
