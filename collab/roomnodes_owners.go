package collab

import "slices"

// learn takes bindings that are stored. Where a client id turns out to be another
// person's than was thought, who was thought to have it has been shown, and whose it
// is was not: presence of the wrong one goes, and the right one is asked, here and at
// the other nodes. Otherwise it would come only with the client's next.
func (c *RoomCore) learn(bindings []Binding) {
	var wronged []PersonID
	for _, b := range bindings {
		before, named := c.owners.of[b.Client]
		c.owners.learn(b.Client, b.Person)
		if !named || before.person == b.Person {
			continue
		}
		if s := c.presence.of[b.Client]; s != nil && string(s.state) != "null" {
			s.state, s.user, s.member, s.node, s.elsewhere = gone, 0, 0, 0, 0
			c.presence.mark(b.Client, s, 0)
		}
		if !slices.Contains(wronged, b.Person) {
			wronged = append(wronged, b.Person)
		}
	}
	if len(wronged) == 0 {
		return
	}
	for _, id := range c.order {
		if m := c.members[id]; m.listens && slices.Contains(wronged, m.identity.Person) {
			c.emit(AskPresence{Member: id})
		}
	}
	c.greet(true)
}

// learn takes a binding that is stored. It is right, whatever was thought before.
func (o *owners) learn(client uint64, person PersonID) {
	if got, named := o.of[client]; named && !got.stored {
		o.unstored[got.person]--
	}
	o.of[client] = owner{person, true}
}

// doubt forgets which bindings are stored: they are stored again with the next
// updates, which costs little if they are there already.
func (o *owners) doubt() {
	for client, got := range o.of {
		if got.stored {
			o.of[client] = owner{person: got.person}
			o.unstored[got.person]++
		}
	}
}
