package ydoc

import (
	"slices"
	"sort"
)

// Finding a position means counting from the start of a list. While a local
// transaction runs, marks remember places on the way, so that writing a long
// list or text costs about the same for every insert, wherever it goes. They hold
// indices of items, which stay what they are until the transaction joins items at
// its end; then marks are forgotten.

const (
	markEvery = 64   // items walked between two marks
	maxMarks  = 4096 // of one list
)

// mark says that item begins at index, with these formats in force before it.
type mark struct {
	index   uint32
	item    itemIndex
	current attributes
}

// marks are sorted by index.
type marks []mark

// markFor returns the last mark of a list before index, or its start. Marks at
// index itself are of no use: what has no length may stand before their item.
func (d *Doc) markFor(t typeIndex, index uint32) mark {
	list := d.marks[t]
	if n := sort.Search(len(list), func(i int) bool { return list[i].index >= index }); n > 0 {
		return list[n-1]
	}
	return mark{item: d.types[t].start}
}

// markAt is markFor for deleting, where what has no length does not matter.
func (d *Doc) markAt(t typeIndex, index uint32) mark {
	list := d.marks[t]
	if n := sort.Search(len(list), func(i int) bool { return list[i].index > index }); n > 0 && list[n-1].index == index {
		return list[n-1]
	}
	return d.markFor(t, index)
}

// remember adds a mark, if a local transaction runs.
func (d *Doc) remember(t typeIndex, index uint32, item itemIndex, current attributes) {
	if !d.tx.active || !d.tx.local || item == 0 || index == 0 {
		return
	}
	list := d.marks[t]
	if len(list) >= maxMarks { // every other one goes
		for i := range maxMarks / 2 {
			list[i] = list[2*i+1]
		}
		list = list[:maxMarks/2]
		d.marks[t] = list
	}
	if d.marks == nil {
		d.marks = make(map[typeIndex]marks)
	}
	m := mark{index, item, slices.Clone(current)}
	at := sort.Search(len(list), func(i int) bool { return list[i].index >= index })
	if at < len(list) && list[at].index == index {
		list[at] = m
		return
	}
	d.marks[t] = slices.Insert(list, at, m)
}

// inserted corrects the marks after n units were put in at index.
func (d *Doc) inserted(t typeIndex, index, n uint32) {
	d.changedBetween(t, index, index, int64(n))
}

// deletedAt corrects the marks after n units from index on were deleted.
func (d *Doc) deletedAt(t typeIndex, index, n uint32) {
	d.changedBetween(t, index, index+n, -int64(n))
}

// changedBetween forgets the marks from one index to another, both included, and
// moves those behind.
func (d *Doc) changedBetween(t typeIndex, from, to uint32, move int64) {
	list := d.marks[t]
	if len(list) == 0 {
		return
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].index >= from })
	j := i
	for j < len(list) && list[j].index <= to {
		j++
	}
	if move != 0 {
		for k := j; k < len(list); k++ {
			list[k].index = uint32(int64(list[k].index) + move)
		}
	}
	d.marks[t] = slices.Delete(list, i, j)
}
