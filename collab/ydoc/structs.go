package ydoc

// id names one position among everything ever inserted.
type id struct {
	client uint64
	clock  uint32
}

// kind is the content of a struct, numbered as on the wire.
type kind uint8

const (
	kindGC      kind = 0
	kindDeleted kind = 1
	kindJSON    kind = 2
	kindBinary  kind = 3
	kindString  kind = 4
	kindEmbed   kind = 5
	kindFormat  kind = 6
	kindType    kind = 7
	kindAny     kind = 8
	kindDoc     kind = 9
	kindSkip    kind = 10
)

// Bits of a struct's first byte beside its kind.
const (
	infoKind   = 0x1f
	infoSub    = 0x20 // the item stands under a key of its parent
	infoRight  = 0x40 // a right origin follows
	infoOrigin = 0x80 // an origin follows
)

// parentKind says how an item names its parent: only items without any origin do.
type parentKind uint8

const (
	parentNone parentKind = iota
	parentRoot            // by the name of a root type
	parentItem            // by the id of the item that holds the type
)

// structRec is one struct as it stands in an update. Its byte slices point into
// the update.
type structRec struct {
	client uint64
	clock  uint32
	length uint32
	info   byte
	parent parentKind
	origin id
	right  id
	// parentID holds for parentItem; name for parentRoot; sub where infoSub is
	// set and the parent is named.
	parentID id
	name     []byte
	sub      []byte
	// content is the payload: the UTF-8 text of kindString; the encoded elements
	// without their count of kindAny and kindJSON; empty for GC, skip and
	// deleted; otherwise everything after the origins.
	content []byte
}

func (s *structRec) kind() kind  { return kind(s.info & infoKind) }
func (s *structRec) end() uint32 { return s.clock + s.length }

// isItem reports whether s has origins and a place in the document.
func (s *structRec) isItem() bool { k := s.kind(); return k != kindGC && k != kindSkip }

// readStruct decodes the struct that starts at clock of client. On error r.err
// is set.
func (r *updateReader) readStruct(s *structRec, client uint64, clock uint32) {
	info := r.byte()
	s.client, s.clock, s.info = client, clock, info
	s.parent, s.name, s.sub, s.content = parentNone, nil, nil, nil
	switch kind(info & infoKind) {
	case kindGC, kindSkip:
		if info&^infoKind != 0 {
			r.fail(malformed("struct kind byte %#x", info))
			return
		}
		s.length = r.structLength(clock)
		return
	}
	if info&infoOrigin != 0 {
		s.origin = r.readID(client, clock)
	}
	if info&infoRight != 0 {
		s.right = r.readID(client, clock)
	}
	if info&(infoOrigin|infoRight) == 0 {
		r.readParent(s)
	}
	r.readContent(s)
	if r.err == nil && uint64(clock)+uint64(s.length) > r.lim.MaxClock {
		r.fail(overLimit("clock", r.lim.MaxClock))
	}
}

func (r *updateReader) readParent(s *structRec) {
	switch r.uvarint() {
	case 1:
		s.parent, s.name = parentRoot, r.text()
	default: // yjs takes any other number as "an id follows"
		s.parent, s.parentID = parentItem, r.readID(s.client, s.clock)
	}
	if s.info&infoSub != 0 {
		s.sub = r.text()
	}
}

// readID reads a reference. One to the referrer's own client must point back.
func (r *updateReader) readID(client uint64, clock uint32) id {
	c, k := r.uvarint(), r.uvarint()
	if r.err != nil {
		return id{}
	}
	if k >= r.lim.MaxClock {
		r.fail(overLimit("clock", r.lim.MaxClock))
		return id{}
	}
	if c == client && k >= uint64(clock) {
		r.fail(malformed("client %d clock %d refers forward to clock %d", client, clock, k))
		return id{}
	}
	return id{c, uint32(k)}
}

// structLength reads the length of a struct that carries nothing else.
func (r *updateReader) structLength(clock uint32) uint32 {
	n := r.uvarint()
	switch {
	case r.err != nil:
		return 0
	case n == 0:
		r.fail(malformed("struct of length zero"))
		return 0
	case n > r.lim.MaxClock || uint64(clock)+n > r.lim.MaxClock:
		r.fail(overLimit("clock", r.lim.MaxClock))
		return 0
	}
	return uint32(n)
}

// appendStruct encodes the part of s from offset on, as yjs does: what is cut
// off becomes the origin.
func appendStruct(b []byte, s *structRec, offset uint32) []byte {
	k := s.kind()
	if k == kindGC || k == kindSkip {
		return appendUvarint(append(b, byte(k)), uint64(s.length-offset))
	}
	info, origin := s.info, s.origin
	if offset > 0 {
		info, origin = info|infoOrigin, id{s.client, s.clock + offset - 1}
	}
	b = append(b, info)
	if info&infoOrigin != 0 {
		b = appendID(b, origin)
	}
	if info&infoRight != 0 {
		b = appendID(b, s.right)
	}
	if info&(infoOrigin|infoRight) == 0 {
		if s.parent == parentRoot {
			b = appendBytes(append(b, 1), s.name)
		} else {
			b = appendID(append(b, 0), s.parentID)
		}
		if info&infoSub != 0 {
			b = appendBytes(b, s.sub)
		}
	}
	return appendContent(b, k, s.content, s.length, offset)
}

// joins reports whether b continues a so exactly that one struct says both.
func joins(a, b *structRec) bool {
	k := a.kind()
	if k != b.kind() || a.client != b.client || a.end() != b.clock {
		return false
	}
	switch k {
	case kindGC, kindSkip:
		return true
	case kindString, kindDeleted:
	case kindAny, kindJSON:
		// Values under one key replace each other; keep them apart.
		if (a.info|b.info)&infoSub != 0 {
			return false
		}
	default:
		return false
	}
	return b.info&infoOrigin != 0 && b.origin == (id{b.client, b.clock - 1}) &&
		a.info&infoRight == b.info&infoRight &&
		(a.info&infoRight == 0 || a.right == b.right)
}
