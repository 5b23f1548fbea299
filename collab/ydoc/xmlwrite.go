package ydoc

import (
	"slices"
	"strings"
)

// xmlWriter prints XML types as yjs does, straight from the slabs: names of
// elements in lower case, attributes and formats in the order of their names,
// nothing escaped.
type xmlWriter struct {
	strings.Builder
	d       *Doc
	keys    []xmlAttribute // of the elements being printed
	formats []xmlFormat    // of the texts being printed, by name
	tags    map[string]string
}

// xmlAttribute is a key of an element and the item that holds its value.
type xmlAttribute struct {
	key  string
	item itemIndex
}

// xmlFormat is a format in force. Its slices point into the arena.
type xmlFormat struct{ key, value []byte }

// xmlString prints an XML node, or fails if it is nested too deep; then the
// string holds what came before that.
func (h *handle) xmlString(depth int) (string, error) {
	if h.shared() == nil {
		return "", nil
	}
	w := xmlWriter{d: h.doc}
	err := w.node(h.t, depth)
	return w.String(), err
}

// node prints a shared type that stands in XML.
func (w *xmlWriter) node(t typeIndex, depth int) error {
	if depth < 0 {
		return ErrTooDeep
	}
	ty := &w.d.types[t]
	switch ty.ref {
	case refXMLElement:
		return w.element(ty, depth)
	case refXMLText:
		return w.text(ty, depth)
	case refXMLFragment:
		return w.children(ty, depth-1)
	case refText:
		for i := ty.start; i != 0; {
			it := w.d.items.at(i)
			if it.kind == kindString && !it.deleted() {
				w.Write(w.d.bytesOf(it))
			}
			i = it.right
		}
	default:
		w.WriteString("[object Object]")
	}
	return nil
}

func (w *xmlWriter) element(ty *sharedType, depth int) error {
	name := strings.ToLower(ty.name)
	w.WriteByte('<')
	w.WriteString(name)
	if err := w.attributes(ty, depth-1); err != nil {
		return err
	}
	w.WriteByte('>')
	if err := w.children(ty, depth-1); err != nil {
		return err
	}
	w.WriteString("</")
	w.WriteString(name)
	w.WriteByte('>')
	return nil
}

// attributes prints the keys of an element that have a value.
func (w *xmlWriter) attributes(ty *sharedType, depth int) error {
	from := len(w.keys)
	for _, e := range ty.entries.all() {
		if !w.d.items.at(e.item).deleted() {
			w.keys = append(w.keys, xmlAttribute{w.d.keyName(e.key), e.item})
		}
	}
	defer func() { w.keys = w.keys[:from] }()
	list := w.keys[from:]
	if len(list) > 1 {
		slices.SortFunc(list, func(a, b xmlAttribute) int { return compareUTF16(a.key, b.key) })
	}
	for _, a := range list {
		w.WriteByte(' ')
		w.WriteString(a.key)
		w.WriteString(`="`)
		if err := w.attributeValue(w.d.items.at(a.item), depth); err != nil {
			return err
		}
		w.WriteByte('"')
	}
	return nil
}

// attributeValue prints the value an item holds, in most cases a string.
func (w *xmlWriter) attributeValue(it *item, depth int) error {
	if b := w.d.bytesOf(it); it.kind == kindAny && it.length == 1 && b[0] == anyString && depth >= 0 {
		r := reader{buf: b, pos: 1}
		w.Write(r.bytes())
		return nil
	}
	if it.kind == kindType {
		return w.node(typeIndex(it.off), depth)
	}
	return w.value(w.d.valueOf(it), depth)
}

func (w *xmlWriter) children(ty *sharedType, depth int) error {
	if depth < 0 {
		return ErrTooDeep
	}
	for i := ty.start; i != 0; {
		it := w.d.items.at(i)
		i = it.right
		if it.deleted() || !it.countable() {
			continue
		}
		var err error
		if it.kind == kindType {
			err = w.node(typeIndex(it.off), depth)
		} else {
			w.d.elementsOf(it, func(v any) bool { err = w.value(v, depth); return err == nil })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// text prints a text, its formats as tags around every stretch they hold for.
func (w *xmlWriter) text(ty *sharedType, depth int) error {
	d, from, open := w.d, len(w.formats), false
	defer func() { w.formats = w.formats[:from] }()
	for i := ty.start; i != 0; {
		it := d.items.at(i)
		i = it.right
		if it.deleted() {
			continue
		}
		switch it.kind {
		case kindString:
			if !open {
				w.openTags(from)
				open = true
			}
			w.Write(d.bytesOf(it))
			continue
		case kindFormat, kindEmbed, kindType:
		default:
			continue
		}
		if open {
			w.closeTags(from)
			open = false
		}
		if it.kind == kindFormat {
			w.format(from, it)
			continue
		}
		if err := w.embed(it, from, depth-1); err != nil {
			return err
		}
	}
	if open {
		w.closeTags(from)
	}
	return nil
}

func (w *xmlWriter) embed(it *item, from, depth int) (err error) {
	w.openTags(from)
	if it.kind == kindType {
		err = w.node(typeIndex(it.off), depth)
	} else {
		err = w.value(w.d.valueOf(it), depth)
	}
	w.closeTags(from)
	return err
}

// format lets a format take effect in the text whose formats begin at from.
func (w *xmlWriter) format(from int, it *item) {
	key, value := w.d.formatOf(it)
	at := from
	for at < len(w.formats) && compareUTF16(w.formats[at].key, key) < 0 {
		at++
	}
	there := at < len(w.formats) && string(w.formats[at].key) == string(key)
	switch null := string(value) == nullJSON; {
	case there && null:
		w.formats = slices.Delete(w.formats, at, at+1)
	case there:
		w.formats[at].value = value
	case !null:
		w.formats = slices.Insert(w.formats, at, xmlFormat{key, value})
	}
}

func (w *xmlWriter) openTags(from int) {
	for i := from; i < len(w.formats); i++ {
		f := &w.formats[i]
		w.WriteByte('<')
		w.Write(f.key)
		if v := string(f.value); v != "true" && v != "{}" {
			w.members(v)
		}
		w.WriteByte('>')
	}
}

func (w *xmlWriter) closeTags(from int) {
	for i := len(w.formats) - 1; i >= from; i-- {
		w.WriteString("</")
		w.Write(w.formats[i].key)
		w.WriteByte('>')
	}
}

// members prints what JavaScript enumerates of a format's value as attributes.
// The same few values come again and again, so they are kept.
func (w *xmlWriter) members(value string) {
	tag, ok := w.tags[value]
	if !ok {
		var b xmlWriter
		values := enumerated(value)
		keys := sortedKeys(values)
		slices.SortFunc(keys, compareUTF16)
		for _, k := range keys {
			b.WriteString(" " + k + `="`)
			_ = b.value(normalNumbers(values[k]), 16) // a format nested deeper prints in part
			b.WriteByte('"')
		}
		tag = b.String()
		if w.tags == nil {
			w.tags = make(map[string]string)
		}
		w.tags[value] = tag
	}
	w.WriteString(tag)
}

// enumerated returns the members of an object or array, the UTF-16 units of a
// string, and nothing of other values.
func enumerated(value string) map[string]any {
	if values := members([]byte(value)); values != nil {
		return values
	}
	s, ok := parseJSON([]byte(value)).(string)
	if !ok {
		return nil
	}
	values := make(map[string]any)
	for i, unit := range utf16Units([]byte(s)) {
		values[jsonIndex(i)] = unit
	}
	return values
}

// compareUTF16 orders strings as JavaScript does, by UTF-16 units: as bytes,
// save that characters above U+FFFF come before those from U+E000 on.
func compareUTF16[T string | []byte](a, b T) int {
	n := min(len(a), len(b))
	for i := range n {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
			x, y = y, x
		}
		return int(x) - int(y)
	}
	return len(a) - len(b)
}
