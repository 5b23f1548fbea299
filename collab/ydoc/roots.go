package ydoc

import (
	"cmp"
	"fmt"
	"slices"
)

// RootKind is what a root type is read as. The wire does not tell: peers agree
// on it by name.
type RootKind string

// The kinds of root types.
const (
	RootMap   RootKind = "map"
	RootArray RootKind = "array"
	RootText  RootKind = "text"
	RootXML   RootKind = "xml"
)

var rootRefs = map[RootKind]int8{RootMap: refMap, RootArray: refArray, RootText: refText, RootXML: refXMLFragment}

// Root is a root type by name.
type Root struct {
	Name string
	Kind RootKind // empty: not known
}

// DefineRoot says what a root is read as, unless that is known already.
func (d *Doc) DefineRoot(name string, kind RootKind) error {
	ref, ok := rootRefs[kind]
	if !ok {
		return fmt.Errorf("%w: root %q as %q; use map, array, text or xml", ErrType, name, kind)
	}
	d.root(name, ref)
	return nil
}

// Roots lists the root types, sorted by name.
func (d *Doc) Roots() []Root {
	var out []Root
	for name, t := range d.roots {
		r := Root{Name: name}
		for kind, ref := range rootRefs {
			if d.types[t].ref == ref {
				r.Kind = kind
			}
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Root) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// GuessRoots defines the roots not known yet by what they hold: keys make a map,
// characters or formats a text, XML nodes XML, anything else an array.
func (d *Doc) GuessRoots() {
	for _, t := range d.roots {
		if d.types[t].ref == refUnknown {
			d.types[t].ref = d.guess(&d.types[t])
		}
	}
}

func (d *Doc) guess(t *sharedType) int8 {
	if t.start == 0 {
		return refMap
	}
	for i := t.start; i != 0; {
		it := d.items.at(i)
		i = it.right
		switch it.kind {
		case kindString, kindFormat, kindEmbed:
			return refText
		case kindType:
			if ref := d.types[it.off].ref; ref == refXMLElement || ref == refXMLText || ref == refXMLFragment {
				return refXMLFragment
			}
			return refArray
		case kindAny, kindJSON, kindBinary, kindDoc:
			return refArray
		}
	}
	return refArray
}

// Stats counts what a document is made of.
type Stats struct {
	Clients int `json:"clients"`
	Structs int `json:"structs"`
	// Pending is for how many clients something is waited for.
	Pending int `json:"pending"`
}

// Stats returns the counts.
func (d *Doc) Stats() Stats {
	s := Stats{Clients: len(d.clients)}
	for i := range d.clients {
		s.Structs += d.clients[i].items.len()
	}
	s.Pending, _ = d.Pending()
	return s
}
