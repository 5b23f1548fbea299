package ydoc

import "slices"

// After a remote change yjs removes formats that say nothing (twice the same,
// overwritten at once, left over around deleted text). What a text reads as
// depends on it, so it is done here the same way. The deletes are this
// document's own; every peer makes them, so nobody needs to be told.

// tidyTexts returns what it deleted.
func (tx *Txn) tidyTexts() []deletedRun {
	d := tx.doc
	deleted, local := tx.deleted, tx.local
	tx.deleted, tx.local = nil, true
	clear(tx.gaps)
	whole := tx.formattedTexts()
	for _, run := range deleted {
		c := &d.clients[run.client]
		for at := c.find(run.start); at < c.items.len() && c.items.at(at).clock < run.end; at++ {
			i := c.items.at(at).item
			it := d.items.at(i)
			if !it.isItem() || !d.types[it.parent].formatting || slices.Contains(whole, it.parent) {
				continue
			}
			if it.kind == kindFormat {
				whole = append(whole, it.parent)
			} else if _, done := tx.gaps[i]; !done {
				tx.tidyAround(i)
			}
		}
	}
	for _, t := range whole {
		tx.tidyText(t)
	}
	tidied := tx.deleted
	tx.deleted, tx.local = deleted, local
	return tidied
}

// formattedTexts lists the texts that got a format.
func (tx *Txn) formattedTexts() (texts []typeIndex) {
	d := tx.doc
	for _, client := range tx.touched {
		c := &d.clients[client]
		if c.before == c.next {
			continue
		}
		for at := c.find(c.before); at < c.items.len(); at++ {
			it := d.items.at(c.items.at(at).item)
			if it.kind == kindFormat && !it.deleted() && !slices.Contains(texts, it.parent) {
				texts = append(texts, it.parent)
			}
		}
	}
	return texts
}

// tidyAround removes formats that stand twice in the gap around a deleted item,
// and notes what else is deleted in that gap: it need not be done again.
func (tx *Txn) tidyAround(i itemIndex) {
	d := tx.doc
	if tx.gaps == nil {
		tx.gaps = make(map[itemIndex]struct{})
	}
	for {
		r := d.items.at(i).right
		if r == 0 {
			break
		}
		if it := d.items.at(r); !it.deleted() && it.countable() {
			break
		}
		i = r
	}
	var keys [][]byte
	for i != 0 {
		it := d.items.at(i)
		if !it.deleted() && it.countable() {
			return
		}
		if it.deleted() {
			tx.gaps[i] = struct{}{}
		}
		if !it.deleted() && it.kind == kindFormat {
			key, _ := d.formatOf(it)
			if slices.ContainsFunc(keys, func(k []byte) bool { return string(k) == string(key) }) {
				tx.delete(i)
			} else {
				keys = append(keys, key)
			}
		}
		i = it.left
	}
}

// tidyText removes what says nothing from a whole text.
func (tx *Txn) tidyText(t typeIndex) {
	d := tx.doc
	start := d.types[t].start
	var atStart, current attributes
	for end := start; end != 0; end = d.items.at(end).right {
		it := d.items.at(end)
		if it.deleted() {
			continue
		}
		if it.kind == kindFormat {
			current.update(d.formatOf(it))
			continue
		}
		tx.tidyGap(start, end, atStart, &current)
		atStart = append(atStart[:0], current...)
		start = end
	}
}

// tidyGap removes formats between the content at start and the content after it
// that are overwritten before any content, or that say what was so at start.
// curr is where the caller stands and current the formats there, which are
// corrected.
func (tx *Txn) tidyGap(start, curr itemIndex, atStart attributes, current *attributes) (removed int) {
	d := tx.doc
	last, end := tx.gapFormats(start)
	reached := false
	for i := start; i != end; i = d.items.at(i).right {
		reached = reached || i == curr
		it := d.items.at(i)
		if it.deleted() || it.kind != kindFormat {
			continue
		}
		k, v := d.formatOf(it)
		key, value := string(k), string(v)
		before := atStart.get(key)
		said := samePrimitive(before, value)
		if last[key] != i || said {
			tx.delete(i)
			removed++
			if !reached && samePrimitive(current.get(key), value) && !said {
				if before == nullJSON {
					current.remove(key)
				} else {
					current.set(key, before)
				}
			}
		}
		if !reached && !it.deleted() {
			current.update(k, v)
		}
	}
	return removed
}

// gapFormats finds the end of the gap that starts at an item and the last
// format of every key in it.
func (tx *Txn) gapFormats(start itemIndex) (last map[string]itemIndex, end itemIndex) {
	d := tx.doc
	for end = start; end != 0; end = d.items.at(end).right {
		it := d.items.at(end)
		if it.countable() && !it.deleted() {
			break
		}
		if !it.deleted() && it.kind == kindFormat {
			if last == nil {
				last = make(map[string]itemIndex)
			}
			key, _ := d.formatOf(it)
			last[string(key)] = end
		}
	}
	return last, end
}
