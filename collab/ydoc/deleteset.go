package ydoc

import (
	"cmp"
	"slices"
)

// deleteSet is a list of deleted ranges on its way into an encoding.
type deleteSet []deleteRange

// add notes a range. One that touches the last, as those of held backspace and
// delete keys do, extends it.
func (d *deleteSet) add(r deleteRange) {
	if n := len(*d); n > 0 {
		last := &(*d)[n-1]
		if last.client == r.client && r.start <= last.end && r.end >= last.start {
			last.start, last.end = min(last.start, r.start), max(last.end, r.end)
			return
		}
	}
	*d = append(*d, r)
}

// sort puts the highest client first, and joins what overlaps or touches.
func (d *deleteSet) sort() {
	if d.sorted() {
		return
	}
	slices.SortFunc(*d, func(a, b deleteRange) int {
		if a.client != b.client {
			return cmp.Compare(b.client, a.client)
		}
		return int(int64(a.start) - int64(b.start))
	})
	out := (*d)[:1]
	for _, r := range (*d)[1:] {
		if last := &out[len(out)-1]; last.client == r.client && r.start <= last.end {
			last.end = max(last.end, r.end)
		} else {
			out = append(out, r)
		}
	}
	*d = out
}

func (d *deleteSet) sorted() bool {
	for i := 1; i < len(*d); i++ {
		if a, b := &(*d)[i-1], &(*d)[i]; a.client < b.client || a.client == b.client && a.end >= b.start {
			return false
		}
	}
	return true
}

// append sorts the set in place and encodes it.
func (d deleteSet) append(out []byte) []byte {
	d.sort()
	clients := uint64(0)
	for i := range d {
		if i == 0 || d[i].client != d[i-1].client {
			clients++
		}
	}
	out = appendUvarint(out, clients)
	for len(d) > 0 {
		n := 1
		for n < len(d) && d[n].client == d[0].client {
			n++
		}
		out = appendUvarint(appendUvarint(out, d[0].client), uint64(n))
		for _, r := range d[:n] {
			out = appendUvarint(appendUvarint(out, uint64(r.start)), uint64(r.end-r.start))
		}
		d = d[n:]
	}
	return out
}
