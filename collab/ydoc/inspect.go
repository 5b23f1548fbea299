package ydoc

import (
	"cmp"
	"slices"
)

// StructKind is what a stretch of an update holds.
type StructKind uint8

const (
	// Item is inserted content, or content that was deleted since.
	Item StructKind = iota
	// GC is a deleted stretch without content. Clients make them for their own
	// ids; they may claim any length at no cost.
	GC
	// Skip is a stretch the update leaves out.
	Skip
)

func (k StructKind) String() string { return [...]string{"item", "gc", "skip"}[k] }

// StructRange is a stretch of one client's clocks and what it holds. Adjacent
// structs of one kind are told as one range.
type StructRange struct {
	Client, Clock, Len uint64
	Kind               StructKind
}

// DeleteRange is a stretch of one client's clocks that an update deletes.
type DeleteRange struct{ Client, Clock, Len uint64 }

// Dependency is the highest clock of a client that an update refers to.
type Dependency struct{ Client, Clock uint64 }

// Info is what an update carries. Everything is listed in the update's order.
type Info struct {
	Structs []StructRange
	Deletes []DeleteRange
	// Depends lists the clients whose structs this update refers to (as origin,
	// parent or deleted), lowest id first, whether or not the update brings them.
	Depends []Dependency
}

// Empty reports whether the update changes nothing anywhere.
func (i Info) Empty() bool { return len(i.Structs) == 0 && len(i.Deletes) == 0 }

// Inspect decodes and validates an update without applying it. Its cost and its
// result are linear in len(update).
func Inspect(update []byte, l Limits) (Info, error) {
	var u updateReader
	u.reset(update, l.withDefaults())
	var info Info
	var deps dependencies
	for u.next() {
		info.addStruct(&u.rec)
		deps.ofStruct(&u.rec)
	}
	for u.nextDelete() {
		d := u.del
		info.Deletes = append(info.Deletes, DeleteRange{d.client, uint64(d.start), uint64(d.end - d.start)})
		deps.need(id{d.client, d.end - 1})
	}
	if u.err != nil {
		return Info{}, u.err
	}
	for _, d := range deps.highest() {
		info.Depends = append(info.Depends, Dependency{d.client, uint64(d.clock)})
	}
	return info, nil
}

func (i *Info) addStruct(s *structRec) {
	r := StructRange{Client: s.client, Clock: uint64(s.clock), Len: uint64(s.length)}
	switch s.kind() {
	case kindGC:
		r.Kind = GC
	case kindSkip:
		r.Kind = Skip
	}
	if n := len(i.Structs); n > 0 {
		last := &i.Structs[n-1]
		if last.Client == r.Client && last.Kind == r.Kind && last.Clock+last.Len == r.Clock {
			last.Len += r.Len
			return
		}
	}
	i.Structs = append(i.Structs, r)
}

// dependencies collects references; repeats in a row cost nothing.
type dependencies struct{ list []id }

func (d *dependencies) need(v id) {
	if n := len(d.list); n > 0 && d.list[n-1].client == v.client {
		d.list[n-1].clock = max(d.list[n-1].clock, v.clock)
		return
	}
	d.list = append(d.list, v)
}

func (d *dependencies) ofStruct(s *structRec) {
	if !s.isItem() {
		return
	}
	if s.info&infoOrigin != 0 {
		d.need(s.origin)
	}
	if s.info&infoRight != 0 {
		d.need(s.right)
	}
	if s.parent == parentItem {
		d.need(s.parentID)
	}
}

// highest returns one entry per client, lowest id first. It reuses the list.
func (d *dependencies) highest() []id {
	slices.SortFunc(d.list, func(a, b id) int {
		return cmp.Or(cmp.Compare(a.client, b.client), cmp.Compare(b.clock, a.clock))
	})
	d.list = slices.CompactFunc(d.list, func(a, b id) bool { return a.client == b.client })
	return d.list
}
