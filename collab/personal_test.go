package collab

import (
	"testing"

	"samrad/collab/bus"
	"samrad/collab/protocol"
)

// inbox connects over Hocuspocus and opens the person's inbox, as the library does.
func (w *world) inbox(token string) *client {
	w.t.Helper()
	c := w.open()
	c.auth(token, InboxAddress)
	c.send(protocol.AppendSyncStep1(nil, noVector))
	c.send(protocol.AppendAwareness(nil, []byte{0}))
	return c
}

func TestInbox(t *testing.T) {
	bubble(t, "EV3_people_hear_what_is_theirs", Limits{}, func(t *testing.T, w *world) {
		one, two, other := w.inbox("anna"), w.inbox("anna"), w.inbox("bert")
		deaf := w.enter("anna", docA) // has not asked for it
		settled()
		w.hub.TellPeople([]PersonID{"anna", "nobody"}, `{"n":1}`)
		settled()
		for _, c := range []*client{one, two} {
			if c.events() != `{"n":1}` || len(c.messages(2, 2)) != 1 {
				t.Errorf("heard %q of %+v", c.events(), c.got)
			}
		}
		if other.events()+deaf.events() != "" {
			t.Errorf("others heard %q %q", other.events(), deaf.events())
		}
		if w.count("drops_total") != 0 {
			t.Error("what the library says at an inbox counts as dropped")
		}
		one.send([]byte{7})
		settled()
		w.hub.TellPeople([]PersonID{"anna"}, `{"n":2}`)
		settled()
		if one.events() != `{"n":1}` || two.events() != `{"n":1} {"n":2}` {
			t.Errorf("heard %q and %q", one.events(), two.events())
		}
	})
	bubble(t, "EV3_a_token_is_needed", Limits{}, func(t *testing.T, w *world) {
		c := w.inbox("forged")
		settled()
		wantCode(t, c, CloseUnauthenticated)
	})
	bubble(t, "EV4_stays_when_the_last_room_ends", Limits{}, func(t *testing.T, w *world) {
		c := w.enter("anna", docA)
		room := c.address
		c.auth("anna", InboxAddress)
		settled()
		w.access.set("anna", RightNone)
		w.hub.NoteRight(docA, "anna", RightNone)
		settled()
		wantOpen(t, c)
		if c.denials() != "no access" {
			t.Errorf("told %q at %q", c.denials(), room)
		}
		w.hub.TellPeople([]PersonID{"anna"}, `{"n":1}`)
		settled()
		if c.events() != `{"n":1}` {
			t.Errorf("heard %q", c.events())
		}
		w.hub.EndPerson("anna")
		settled()
		wantCode(t, c, CloseUnauthenticated)
	})
	twoNodes(t, "EV3_on_the_other_node", func(t *testing.T, _ *bus.Memory, a, b *world) {
		here, there, other := a.inbox("anna"), b.inbox("anna"), b.inbox("bert")
		settled()
		a.hub.TellPeople([]PersonID{"anna"}, `{"n":1}`)
		settled()
		if here.events() != `{"n":1}` || there.events() != `{"n":1}` || other.events() != "" {
			t.Errorf("heard %q, %q and %q", here.events(), there.events(), other.events())
		}
	})
}
