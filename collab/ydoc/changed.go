package ydoc

// Entry is an entry of a root map.
type Entry struct{ Root, Key string }

// Changed returns the entries of root maps in which the last Transact or Apply
// changed something, at any depth: what was set or deleted under the key, or
// within what stands there. Each comes once, in no order that means anything. What
// changed under roots that are no maps comes with an empty key. A change that made
// the document tidy formats may touch texts that are not told of; all is false then,
// and whoever keeps something that was read must read everything again.
func (d *Doc) Changed() (entries []Entry, all bool) {
	tx := &d.tx
	type place struct {
		root typeIndex
		key  int32
	}
	seen := make(map[place]bool)
	note := func(it *item) {
		if !it.isItem() {
			return // what it stood in was deleted with it, and is told of
		}
		p := place{it.parent, it.sub}
		for d.types[p.root].item != 0 {
			above := d.items.at(d.types[p.root].item)
			if !above.isItem() || above.parent == 0 {
				return
			}
			p = place{above.parent, above.sub}
		}
		if !seen[p] {
			seen[p] = true
			entries = append(entries, Entry{d.types[p.root].name, d.keyName(p.key)})
		}
	}
	within := func(client int32, start, end uint32) {
		c := &d.clients[client]
		for at := c.find(start); at < c.items.len() && c.items.at(at).clock < end; at++ {
			note(d.items.at(c.items.at(at).item))
		}
	}
	for _, client := range tx.touched {
		if c := &d.clients[client]; c.before < c.next {
			within(client, c.before, c.next)
		}
	}
	for _, r := range tx.deleted {
		within(r.client, r.start, r.end)
	}
	return entries, !tx.hasTidied
}

// SetClientID sets the client id that edits made from now on carry. Two writers
// must never share one.
func (d *Doc) SetClientID(client uint64) { d.clientID = client }
