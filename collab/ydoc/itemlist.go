package ydoc

// itemList is a client's items in the order of their clocks. It is a gap buffer:
// splitting and joining mostly happen near where they last did, and then move
// next to nothing, however long the list is. Appending needs no gap.
type itemList struct {
	buf  []itemRef // what is before the gap, the gap, what is after it
	gap  int       // where the gap begins
	hole int       // how long it is
}

func (l *itemList) len() int { return len(l.buf) - l.hole }

func (l *itemList) at(i int) itemRef {
	if i >= l.gap {
		i += l.hole
	}
	return l.buf[i]
}

func (l *itemList) add(r itemRef) { l.buf = append(l.buf, r) }

// insert puts r at position i.
func (l *itemList) insert(i int, r itemRef) {
	if i == l.len() {
		l.add(r)
		return
	}
	if l.hole == 0 {
		l.widen()
	}
	l.move(i)
	l.buf[i] = r
	l.gap++
	l.hole--
}

// remove takes the positions [i, j) out.
func (l *itemList) remove(i, j int) {
	if j == l.len() && i >= l.gap {
		l.buf = l.buf[:i+l.hole]
		return
	}
	l.move(j)
	l.gap = i
	l.hole += j - i
	if l.hole > l.len()/4+64 {
		l.close()
	}
}

// move brings the gap to position i.
func (l *itemList) move(i int) {
	if l.hole > 0 {
		if i < l.gap {
			copy(l.buf[i+l.hole:], l.buf[i:l.gap])
		} else {
			copy(l.buf[l.gap:], l.buf[l.gap+l.hole:i+l.hole])
		}
	}
	l.gap = i
}

// widen makes a gap at the end.
func (l *itemList) widen() {
	l.gap, l.hole = len(l.buf), 8+len(l.buf)/16
	l.buf = append(l.buf, make([]itemRef, l.hole)...)
}

// close gives up the gap.
func (l *itemList) close() {
	copy(l.buf[l.gap:], l.buf[l.gap+l.hole:])
	l.buf = l.buf[:l.len()]
	l.gap, l.hole = len(l.buf), 0
}
