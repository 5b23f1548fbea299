package ydoc

import "slices"

// entries maps the keys of a shared type to the item that holds the present
// value, deleted or not. Most types have few keys: those are kept in a slice.
type entries struct {
	list []entry
	big  map[int32]itemIndex // instead of list, beyond manyEntries
}

type entry struct {
	key  int32
	item itemIndex
}

const manyEntries = 12

func (e *entries) get(key int32) itemIndex {
	if e.big != nil {
		return e.big[key]
	}
	for _, x := range e.list {
		if x.key == key {
			return x.item
		}
	}
	return 0
}

func (e *entries) set(key int32, i itemIndex) {
	if e.big != nil {
		e.big[key] = i
		return
	}
	for n := range e.list {
		if e.list[n].key == key {
			e.list[n].item = i
			return
		}
	}
	if len(e.list) < manyEntries {
		e.list = append(e.list, entry{key, i})
		return
	}
	e.big = make(map[int32]itemIndex, 2*manyEntries)
	for _, x := range e.list {
		e.big[x.key] = x.item
	}
	e.big[key] = i
	e.list = nil
}

// all returns every entry, in no particular order.
func (e *entries) all() []entry {
	if e.big == nil {
		return e.list
	}
	list := make([]entry, 0, len(e.big))
	for k, i := range e.big {
		list = append(list, entry{k, i})
	}
	slices.SortFunc(list, func(a, b entry) int { return int(a.key - b.key) })
	return list
}
