package collab

import (
	"testing"

	"samrad/collab/journal"
	"samrad/collab/protocol"
)

func TestNodesPresence(t *testing.T) {
	tells := func(client, clock uint64, state string, person PersonID) NodePresenceTold {
		return NodePresenceTold{At: at(1, 0), States: []NodePresence{{client, clock, []byte(state), person}}}
	}
	started := func(t *testing.T) *rig {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		r.step(tells(9, 3, `{"b":1}`, "bert"))
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `9@3={"b":1}` {
			t.Fatal(got)
		}
		r.quiet()
		return r
	}
	t.Run("ND7_shown_and_told_on_to_nobody", func(t *testing.T) {
		r := started(t)
		if n := len(find[PublishPresence](r.all)); n != 0 {
			t.Fatalf("told on %d times", n)
		}
		r.presence(1, 7, 1, `{"a":1}`)
		r.waits()
		if p := find[PublishPresence](r.all); len(p) != 1 || p[0].States[0].Client != 7 || p[0].States[0].Person != "anna" {
			t.Fatalf("%+v", p)
		}
	})
	t.Run("ND7_the_newest_counts", func(t *testing.T) {
		r := started(t)
		r.step(tells(9, 2, `{"b":0}`, "bert"))
		r.dropped(DropAwarenessStale)
		r.step(tells(9, 4, `{"b":2}`, "bert"))
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `9@4={"b":2}` {
			t.Fatal(got)
		}
	})
	t.Run("ND7_owners_are_the_same_everywhere", func(t *testing.T) {
		r := started(t)
		r.presence(1, 9, 9, `{}`)
		r.dropped(DropAwarenessForeign)
		r.presence(1, 7, 1, `{"a":1}`)
		r.step(tells(7, 5, `{}`, "bert"))
		r.dropped(DropAwarenessForeign)
	})
	// Whose presence was passed over during a foreign claim of its client id stayed
	// unseen until its client told it again by itself.
	t.Run("ND7_whose_client_id_was_claimed_is_asked_again", func(t *testing.T) {
		r := started(t)
		nine, eleven := typist{client: 9}, typist{client: 11}
		r.join(2, bert, RightWrite)
		r.presence(1, 9, 5, `{"a":1}`)
		r.dropped(DropAwarenessForeign)
		r.step(NodeUpdate{At: at(1, 1), Update: nine.types("a"), Bindings: []Binding{{9, "anna"}}})
		if ask := one[AskPresence](r); ask.Member != 1 {
			t.Errorf("member %d is asked", ask.Member)
		}
		if !one[PublishDigest](r).Ask {
			t.Error("the other nodes are not asked")
		}
		if got := told(t, one[Fanout](r).Awareness); got != `9@3=null` {
			t.Errorf("of the wrong one is told: %s", got)
		}
		r.quiet()
		r.presence(1, 9, 5, `{"a":1}`)
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `9@5={"a":1}` {
			t.Errorf("of the right one is told: %s", got)
		}
		r.quiet()
		r.step(NodeUpdate{At: at(1, 2), Update: eleven.types("a"), Bindings: []Binding{{9, "anna"}, {11, "bert"}}})
		none[AskPresence](r)
	})
	t.Run("ND7_the_question_is_one", func(t *testing.T) {
		for address, kind := range map[string]func([]byte) protocol.Kind{
			string(protocol.AppendString(nil, "a")): func(b []byte) protocol.Kind { _, m, _ := protocol.DecodeHocuspocus(b); return m.Kind },
			"":                                      func(b []byte) protocol.Kind { m, _ := protocol.DecodeYWebsocket(b); return m.Kind },
		} {
			frame := presenceQueryFrame(nil, address)
			if got := kind(frame[2:]); got != protocol.KindQueryAwareness {
				t.Errorf("a frame for %q is %v", address, got)
			}
		}
	})
	t.Run("ND7_the_journal_says_whose_it_is", func(t *testing.T) {
		r := started(t)
		r.step(BusLost{})
		r.step(Reloaded{Loaded: journal.Loaded{Clients: map[uint64]string{9: "anna"}}})
		if ask := one[AskPresence](r); ask.Member != 1 {
			t.Errorf("member %d is asked", ask.Member)
		}
	})
	t.Run("ND7_gone_with_the_member_and_with_the_node", func(t *testing.T) {
		for name, gone := range map[string]Event{"member": tells(9, 3, `null`, "bert"), "node": silence} {
			r := started(t)
			r.step(gone)
			r.waits()
			if got := told(t, one[Fanout](r).Awareness); got != `9@3=null` {
				t.Fatalf("%s: %s", name, got)
			}
			if len(find[PublishPresence](r.all)) != 0 {
				t.Fatalf("%s: told on", name)
			}
		}
	})
	// The message that somebody left was lost, and stayed on screens for good.
	t.Run("ND7_whose_end_was_missed", func(t *testing.T) {
		r := started(t)
		r.step(tells(10, 1, `{}`, "bert"))
		r.quiet()
		all := tells(10, 1, `{}`, "bert")
		all.All = true
		r.step(all)
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `9@3=null` {
			t.Fatal(got)
		}
		r.step(DigestDue{})
		if p := one[PublishPresence](r); !p.All || len(p.States) != 0 {
			t.Fatalf("%+v", p)
		}
	})
	// A message of the dead node came when its people had been removed: they were
	// back, and nothing would remove them again.
	t.Run("ND7_nothing_is_taken_of_a_node_that_is_not_heard", func(t *testing.T) {
		r := started(t)
		r.step(silence)
		r.quiet()
		r.step(tells(9, 4, `{"b":2}`, "bert"))
		r.step(NodesHeard{Version: 1, Nodes: []NodeID{otherNode}}) // older word, come late
		none[PublishDigest](r)
		r.step(tells(9, 5, `{"b":3}`, "bert"))
		r.quiet()
		if s := r.core.presence.of[9]; s != nil {
			t.Fatalf("is back: %s", s.state)
		}
		// It lives after all, and is asked for all there is.
		r.step(NodesHeard{Version: 3, Nodes: []NodeID{otherNode}})
		if !one[PublishDigest](r).Ask {
			t.Fatal("is not asked")
		}
		r.step(tells(9, 6, `{"b":4}`, "bert"))
		r.waits()
		if got := told(t, one[Fanout](r).Awareness); got != `9@6={"b":4}` {
			t.Fatal(got)
		}
		r.step(NodesHeard{Version: 4, Nodes: []NodeID{otherNode, 78}})
		if !one[PublishDigest](r).Ask {
			t.Fatal("another is not asked")
		}
	})
	t.Run("ND7_a_client_that_moves_is_never_gone", func(t *testing.T) {
		// To this node: its old connection is still there on the other.
		r := started(t)
		r.join(2, bert, RightWrite)
		r.presence(2, 9, 3, `{"b":1}`)
		r.step(tells(9, 3, `null`, "bert"))
		r.step(silence)
		r.quiet()
		for _, f := range find[Fanout](r.all) {
			if f.Awareness != nil && told(t, f.Awareness) == `9@3=null` {
				t.Fatal("gone")
			}
		}
		// From this node: it is told by the other before this one notices its end.
		r.step(NodesHeard{Version: 3, Nodes: []NodeID{otherNode}})
		r.step(tells(9, 3, `{"b":1}`, "bert"))
		r.step(MemberLeft{Member: 2})
		r.quiet()
		if s := r.core.presence.of[9]; s == nil || s.node != otherNode {
			t.Fatalf("%+v", s)
		}
		// And says goodbye there.
		r.step(tells(9, 4, `null`, "bert"))
		r.quiet()
		if r.core.presence.of[9] != nil {
			t.Fatal("stays")
		}
	})
}
