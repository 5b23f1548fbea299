package ydoc

import "math/bits"

// The arena holds the content bytes of all items of a Doc in one slice. Typing
// appends to its end, so a run grows by raising a length. Content that is
// dropped or moved leaves garbage, which compactArena removes once it outweighs
// what is alive.

const arenaFloor = 4096 // below this no compaction is worth it

// bytesOf returns an item's content. It is valid until the arena changes.
func (d *Doc) bytesOf(it *item) []byte {
	if it.n == 0 { // of types, off is no place in the arena
		return nil
	}
	return d.arena[it.off : it.off+it.n : it.off+it.n]
}

// setBytes gives an item its content.
func (d *Doc) setBytes(it *item, content []byte) {
	it.off, it.n = uint32(len(d.arena)), uint32(len(content))
	d.arena = append(d.arena, content...)
	d.alive += len(content)
}

// dropBytes forgets an item's content.
func (d *Doc) dropBytes(it *item) {
	d.alive -= int(it.n)
	if it.flags&flagReserved == 0 && int(it.off+it.n) == len(d.arena) {
		d.arena = d.arena[:it.off]
	}
	it.flags &^= flagReserved
	it.off, it.n = 0, 0
}

// roomFor is how much a reserved content of n bytes owns.
func roomFor(n uint32) uint32 {
	if n <= 16 {
		return 16
	}
	return 1 << bits.Len32(n-1)
}

// joinBytes appends b's content to a's and forgets b's.
func (d *Doc) joinBytes(a, b *item) {
	if a.flags&flagReserved == 0 && a.off+a.n == b.off && b.flags&flagReserved == 0 {
		a.n += b.n
		b.n = 0
		return
	}
	content := d.bytesOf(b)
	if int(b.off+b.n) == len(d.arena) && b.flags&flagReserved == 0 {
		d.joinBuffer = append(d.joinBuffer[:0], content...)
		content = d.joinBuffer
		d.arena = d.arena[:b.off]
	}
	sum := a.n + uint32(len(content))
	if a.flags&flagReserved == 0 || roomFor(a.n) < sum {
		room := roomFor(sum)
		off := uint32(len(d.arena))
		d.arena = append(d.arena, d.arena[a.off:a.off+a.n]...)
		for uint32(len(d.arena))-off < room {
			d.arena = append(d.arena, 0)
		}
		a.off = off
		a.flags |= flagReserved
	}
	copy(d.arena[a.off+a.n:], content)
	a.n = sum
	b.n = 0
}

// splitBytes gives right the content of left after the first n clocks; both
// items keep what is theirs of the bytes in place unless a surrogate pair is cut.
func (d *Doc) splitBytes(left, right *item, n uint32) {
	content := d.bytesOf(left)
	length := left.length
	left.flags &^= flagReserved
	switch left.kind {
	case kindString:
		at, inside := utf16Offset(content, int(length), int(n))
		right.off, right.n = left.off+uint32(at), left.n-uint32(at)
		left.n = uint32(at)
		if inside {
			d.cutPair(left, right)
		}
	case kindAny, kindJSON:
		at := uint32(elementOffset(left.kind, content, n))
		right.off, right.n = left.off+at, left.n-at
		left.n = at
	}
}

// cutPair replaces the surrogate pair at the start of right by a replacement
// character there and another at the end of left. The shorter of both moves.
func (d *Doc) cutPair(left, right *item) {
	d.alive += 2
	if left.n <= right.n {
		moved := append(append([]byte(nil), d.bytesOf(left)...), replacement...)
		left.off, left.n = uint32(len(d.arena)), uint32(len(moved))
		d.arena = append(d.arena, moved...)
		right.off, right.n = right.off+1, right.n-1
		copy(d.arena[right.off:], replacement)
		return
	}
	moved := append([]byte(replacement), d.arena[right.off+4:right.off+right.n]...)
	copy(d.arena[right.off:], replacement) // left ends with the pair's first three bytes
	left.n += 3
	right.off, right.n = uint32(len(d.arena)), uint32(len(moved))
	d.arena = append(d.arena, moved...)
}

// compactArena rewrites the arena if most of it is garbage.
func (d *Doc) compactArena() {
	if len(d.arena) < arenaFloor || len(d.arena) < 2*d.alive+arenaFloor {
		return
	}
	arena := make([]byte, 0, d.alive+d.alive/8+64)
	alive := 0
	for c := range d.clients {
		list := &d.clients[c].items
		for i := range list.len() {
			it := d.items.at(list.at(i).item)
			if it.n == 0 || it.kind == kindType {
				continue
			}
			content := d.bytesOf(it)
			it.flags &^= flagReserved
			it.off = uint32(len(arena))
			arena = append(arena, content...)
			alive += len(content)
		}
	}
	d.arena, d.alive = arena, alive
}
