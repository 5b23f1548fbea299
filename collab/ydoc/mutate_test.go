package ydoc

import (
	"bytes"
	"math/rand"
	"slices"
)

// mutate changes an update: half of the time bytes here and there, otherwise
// what the bytes mean (structs, sections, deleted ranges), which gets past the
// first checks. other is an update to take parts from.
func mutate(rnd *rand.Rand, b, other []byte) []byte {
	if rnd.Intn(2) == 0 {
		return mutateBytes(rnd, b)
	}
	u, ok := looseUpdateOf(b)
	o, fine := looseUpdateOf(other)
	if !ok || !fine {
		return mutateBytes(rnd, b)
	}
	for range 1 + rnd.Intn(3) {
		u.mutate(rnd, o)
	}
	if b = u.encode(rnd); rnd.Intn(8) == 0 {
		b = mutateBytes(rnd, b)
	}
	return b
}

// awkwardBytes begin and end kinds, lengths and integers.
var awkwardBytes = []byte{0, 1, 2, 0x7f, 0x80, 0xff, 10, 0x87, 0xc4, 0x28}

// awkwardNumbers lie at the edges of what decoders count in.
var awkwardNumbers = []uint64{0, 1, 127, 128, 255, 256, 1 << 14, 1<<31 - 2, 1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32, 1 << 40, 1<<53 - 1, 1 << 53, 1<<63 - 1, 1 << 63}

// mutateBytes flips, replaces, drops, inserts, repeats, cuts and tampers with
// variable-length integers, without knowing what stands where.
func mutateBytes(rnd *rand.Rand, b []byte) []byte {
	b = bytes.Clone(b)
	for range 1 + rnd.Intn(4) {
		if len(b) == 0 {
			return []byte{byte(rnd.Intn(256))}
		}
		i := rnd.Intn(len(b))
		switch rnd.Intn(10) {
		case 0:
			b[i] ^= 1 << rnd.Intn(8)
		case 1:
			b[i] = byte(rnd.Intn(256))
		case 2:
			b = slices.Delete(b, i, i+1)
		case 3:
			b = slices.Insert(b, i, byte(rnd.Intn(12)))
		case 4:
			b[i] = awkwardBytes[rnd.Intn(len(awkwardBytes))]
		case 5:
			j := i + rnd.Intn(min(16, len(b)-i))
			b = slices.Insert(b, j, b[i:j]...)
		case 6:
			b = slices.Replace(b, i, i+1, appendUvarint(nil, awkwardNumbers[rnd.Intn(len(awkwardNumbers))])...)
		case 7:
			b[i] |= 0x80
		case 8:
			if rnd.Intn(3) == 0 {
				b = b[:i]
			}
		default:
			b[i] += byte(1 - 2*rnd.Intn(2))
		}
	}
	return b
}

// looseUpdate is an update taken apart, whose parts need not fit.
type looseUpdate struct {
	sections []looseSection
	deletes  []looseDelete
}

type looseSection struct {
	client, clock uint64
	structs       [][]byte
}

type looseDelete struct{ client, start, n uint64 }

func looseUpdateOf(b []byte) (l looseUpdate, ok bool) {
	var u updateReader
	u.reset(b, DefaultLimits())
	for u.next() {
		if u.began {
			l.sections = append(l.sections, looseSection{client: u.client, clock: uint64(u.rec.clock)})
		}
		s := &l.sections[len(l.sections)-1]
		s.structs = append(s.structs, bytes.Clone(b[u.recStart:u.pos]))
	}
	for u.nextDelete() {
		l.deletes = append(l.deletes, looseDelete{u.del.client, uint64(u.del.start), uint64(u.del.end - u.del.start)})
	}
	return l, u.err == nil
}

func (l *looseUpdate) mutate(rnd *rand.Rand, other looseUpdate) {
	if len(l.sections) == 0 || rnd.Intn(4) == 0 {
		l.mutateDeletes(rnd, other)
		return
	}
	i := rnd.Intn(len(l.sections))
	s := &l.sections[i]
	switch rnd.Intn(14) {
	case 0: // as another client
		s.client = l.anyClient(rnd)
	case 1: // two clients swapped
		j := rnd.Intn(len(l.sections))
		l.sections[i].client, l.sections[j].client = l.sections[j].client, l.sections[i].client
	case 2: // earlier or later
		s.clock += uint64(rnd.Intn(5)) - 2
	case 3:
		s.clock = awkwardNumbers[rnd.Intn(len(awkwardNumbers))]
	case 4: // the sections in another order
		rnd.Shuffle(len(l.sections), func(a, b int) { l.sections[a], l.sections[b] = l.sections[b], l.sections[a] })
	case 5: // a section twice
		l.sections = append(l.sections, looseSection{s.client + uint64(rnd.Intn(2)), s.clock, slices.Clone(s.structs)})
	case 6: // sections of another update
		l.sections = append(l.sections, other.sections...)
	case 7:
		l.sections = slices.Delete(l.sections, i, i+1)
	default:
		s.mutateStructs(rnd, other)
	}
}

func (l *looseUpdate) anyClient(rnd *rand.Rand) uint64 {
	if rnd.Intn(3) == 0 {
		return awkwardNumbers[rnd.Intn(len(awkwardNumbers))]
	}
	return l.sections[rnd.Intn(len(l.sections))].client
}

func (s *looseSection) mutateStructs(rnd *rand.Rand, other looseUpdate) {
	if len(s.structs) == 0 {
		s.structs = append(s.structs, hostileStruct(rnd, s))
		return
	}
	i := rnd.Intn(len(s.structs))
	switch rnd.Intn(7) {
	case 0: // twice, or very often
		n := 1
		if rnd.Intn(20) == 0 {
			n = rnd.Intn(300)
		}
		s.structs = slices.Insert(s.structs, i, slices.Repeat(s.structs[i:i+1], n)...)
	case 1:
		s.structs = slices.Delete(s.structs, i, i+1)
	case 2:
		j := rnd.Intn(len(s.structs))
		s.structs[i], s.structs[j] = s.structs[j], s.structs[i]
	case 3: // one of another update
		if len(other.sections) > 0 {
			o := other.sections[rnd.Intn(len(other.sections))]
			s.structs = slices.Insert(s.structs, i, o.structs[rnd.Intn(len(o.structs))])
		}
	case 4:
		s.structs = slices.Insert(s.structs, i, hostileStruct(rnd, s))
	case 5:
		s.structs[i] = hostileStruct(rnd, s)
	default:
		s.structs[i] = mutateBytes(rnd, s.structs[i])
	}
}

// hostileStruct makes a struct that claims something.
func hostileStruct(rnd *rand.Rand, s *looseSection) []byte {
	number := func() uint64 {
		if rnd.Intn(3) == 0 {
			return awkwardNumbers[rnd.Intn(len(awkwardNumbers))]
		}
		return s.clock + uint64(rnd.Intn(12))
	}
	switch rnd.Intn(5) {
	case 0:
		return appendUvarint([]byte{byte(kindGC)}, number())
	case 1:
		return appendUvarint([]byte{byte(kindSkip)}, number())
	}
	info := byte(1+rnd.Intn(11)) | byte(rnd.Intn(8))<<5
	b := []byte{info}
	if info&infoOrigin != 0 {
		b = appendUvarint(appendUvarint(b, s.client), number())
	}
	if info&infoRight != 0 {
		b = appendUvarint(appendUvarint(b, s.client), number())
	}
	if info&(infoOrigin|infoRight) == 0 {
		if rnd.Intn(2) == 0 {
			b = append(b, 1, 1, "tmax"[rnd.Intn(4)])
		} else {
			b = appendUvarint(appendUvarint(append(b, 0), s.client), number())
		}
		if info&infoSub != 0 {
			b = append(b, 1, 'k')
		}
	}
	switch kind(info & infoKind) {
	case kindDeleted:
		return appendUvarint(b, number())
	case kindString:
		return appendText(b, []string{"", "x", "😀", "abc", "\xff", "\xed\xa0\x80"}[rnd.Intn(6)])
	case kindType:
		return append(b, byte(rnd.Intn(8)), 1, 'p')
	case kindFormat:
		return appendText(appendText(b, "bold"), []string{"true", "null", "{", "\"x\""}[rnd.Intn(4)])
	case kindAny:
		return append(appendUvarint(b, number()), anyTrue, anyArray, 1, anyArray, 0)
	default:
		return append(appendUvarint(b, number()), '{', '}')
	}
}

func (l *looseUpdate) mutateDeletes(rnd *rand.Rand, other looseUpdate) {
	if len(l.deletes) == 0 || rnd.Intn(3) == 0 {
		d := looseDelete{uint64(rnd.Intn(4)), uint64(rnd.Intn(9)), uint64(rnd.Intn(9))}
		if len(l.sections) > 0 {
			s := l.sections[rnd.Intn(len(l.sections))]
			d.client, d.start = s.client, s.clock+uint64(rnd.Intn(9))
		}
		l.deletes = append(append(l.deletes, d), other.deletes...)
		return
	}
	d := &l.deletes[rnd.Intn(len(l.deletes))]
	switch rnd.Intn(4) {
	case 0:
		d.n = awkwardNumbers[rnd.Intn(len(awkwardNumbers))]
	case 1:
		d.start = awkwardNumbers[rnd.Intn(len(awkwardNumbers))]
	case 2:
		l.deletes = slices.Repeat(l.deletes, 1+rnd.Intn(20))
	default:
		d.start += uint64(rnd.Intn(3)) - 1
	}
}

// encode puts the parts together; now and then a count lies.
func (l *looseUpdate) encode(rnd *rand.Rand) []byte {
	count := func(n int) uint64 {
		if rnd.Intn(60) == 0 {
			return awkwardNumbers[rnd.Intn(len(awkwardNumbers))]
		}
		return uint64(n)
	}
	b := appendUvarint(nil, count(len(l.sections)))
	for _, s := range l.sections {
		b = appendUvarint(appendUvarint(appendUvarint(b, count(len(s.structs))), s.client), s.clock)
		for _, x := range s.structs {
			b = append(b, x...)
		}
	}
	var clients []uint64
	of := map[uint64][]looseDelete{}
	for _, d := range l.deletes {
		if _, known := of[d.client]; !known {
			clients = append(clients, d.client)
		}
		of[d.client] = append(of[d.client], d)
	}
	b = appendUvarint(b, count(len(clients)))
	for _, c := range clients {
		b = appendUvarint(appendUvarint(b, c), count(len(of[c])))
		for _, d := range of[c] {
			b = appendUvarint(appendUvarint(b, d.start), d.n)
		}
	}
	return b
}
