package ydoc

import "slices"

// entries maps the keys of a shared type to the list of items under each: the
// last holds the present value, deleted or not. Most types have few keys: those
// are kept in a slice.
type entries struct {
	list []entry
	big  map[int32]entry // instead of list, beyond manyEntries
}

type entry struct {
	key   int32
	item  itemIndex // the last
	first itemIndex
}

const manyEntries = 12

// get returns the last item under a key, 0 if there is none.
func (e *entries) get(key int32) itemIndex { return e.lookup(key).item }

// first returns the first item under a key, 0 if there is none.
func (e *entries) first(key int32) itemIndex { return e.lookup(key).first }

func (e *entries) lookup(key int32) entry {
	if e.big != nil {
		return e.big[key]
	}
	for _, x := range e.list {
		if x.key == key {
			return x
		}
	}
	return entry{}
}

// set makes i the last item under a key, and the first if there was none.
func (e *entries) set(key int32, i itemIndex) {
	x := e.lookup(key)
	x.key, x.item = key, i
	if x.first == 0 {
		x.first = i
	}
	e.put(x)
}

// setFirst makes i the first item under a key, and the last if there was none.
func (e *entries) setFirst(key int32, i itemIndex) {
	x := e.lookup(key)
	x.key, x.first = key, i
	if x.item == 0 {
		x.item = i
	}
	e.put(x)
}

func (e *entries) put(x entry) {
	if e.big != nil {
		e.big[x.key] = x
		return
	}
	for n := range e.list {
		if e.list[n].key == x.key {
			e.list[n] = x
			return
		}
	}
	if len(e.list) < manyEntries {
		e.list = append(e.list, x)
		return
	}
	e.big = make(map[int32]entry, 2*manyEntries)
	for _, y := range e.list {
		e.big[y.key] = y
	}
	e.big[x.key] = x
	e.list = nil
}

// all returns every entry, in no particular order.
func (e *entries) all() []entry {
	if e.big == nil {
		return e.list
	}
	list := make([]entry, 0, len(e.big))
	for _, x := range e.big {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b entry) int { return int(a.key - b.key) })
	return list
}
