package collab

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/bus"
	"samrad/collab/journal"
	"samrad/collab/protocol"
	"samrad/collab/ydoc"
)

// twoNodes makes two worlds that share a journal, rights and a bus, in a bubble.
func twoNodes(t *testing.T, name string, f func(t *testing.T, m *bus.Memory, a, b *world)) {
	t.Run(name, func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			m := bus.NewMemory()
			shared := journal.NewMemory(string(docA), string(docB))
			access := &fakeAccess{rights: map[PersonID]Right{"anna": RightWrite, "bert": RightWrite, "rita": RightRead}}
			join := func() *world {
				member := m.Join()
				w := newWorldOn(t, Limits{}, &faultyJournal{Memory: shared}, access, bus.Seal(member, []byte("key"), nil))
				t.Cleanup(member.Close)
				return w
			}
			a := join()
			b := join()
			defer a.end()
			defer b.end()
			settled()
			f(t, m, a, b)
		})
	})
}

func TestNodes(t *testing.T) {
	twoNodes(t, "ND1_edits_reach_members_on_the_other_node", func(t *testing.T, _ *bus.Memory, a, b *world) {
		here, there := a.enter("anna", docA), b.enter("bert", docA)
		settled()
		y, z := typist{client: 7}, typist{client: 9}
		for range 20 {
			here.update(y.types("a"))
			there.update(z.types("b"))
			time.Sleep(10 * time.Millisecond)
		}
		settled()
		if here.clock(9) != 20 || there.clock(7) != 20 {
			t.Fatalf("saw %d and %d of 20", here.clock(9), there.clock(7))
		}
		if a.hub.Nodes() != 1 || a.count("nodes") != 1 || a.count("bus_sent_total") == 0 || b.count("bus_received_total") == 0 {
			t.Fatal("not counted")
		}
		if n := a.count("bus_events_total") + b.count("bus_events_total"); n != 0 {
			t.Fatalf("%v things were noticed on a bus without faults", n)
		}
	})
	twoNodes(t, "ND2_what_is_stored_while_loading_is_heard", func(t *testing.T, _ *bus.Memory, a, b *world) {
		here := a.enter("anna", docA)
		settled()
		b.journal.set(func(j *faultyJournal) { j.slowLoad = time.Second })
		there := b.enter("bert", docA)
		time.Sleep(500 * time.Millisecond)
		here.update((&typist{client: 7}).types("while loading"))
		time.Sleep(2 * time.Second)
		b.journal.set(func(j *faultyJournal) { j.slowLoad = 0 })
		settled()
		if there.clock(7) != 13 {
			t.Fatalf("saw %d", there.clock(7))
		}
	})
	twoNodes(t, "ND3_a_cut_bus_heals", func(t *testing.T, m *bus.Memory, a, b *world) {
		here, there := a.enter("anna", docA), b.enter("bert", docA)
		settled()
		y, z := typist{client: 7}, typist{client: 9}
		m.SetFaults(func(_, _ int, _ string, _ []byte) []time.Duration { return nil })
		for range 5 {
			here.update(y.types("a"))
			there.update(z.types("b"))
			time.Sleep(100 * time.Millisecond)
		}
		if here.clock(9) != 0 || here.acks(true) == 0 {
			t.Fatal("the cut has no effect")
		}
		m.SetFaults(nil)
		time.Sleep(5 * time.Second)
		settled()
		if here.clock(9) != 5 || there.clock(7) != 5 {
			t.Fatalf("saw %d and %d of 5", here.clock(9), there.clock(7))
		}
	})
	twoNodes(t, "ND12_a_cut_bus_delays_and_parts_nobody", func(t *testing.T, m *bus.Memory, a, b *world) {
		here, there := a.enter("anna", docA), b.enter("bert", docA)
		b.enter("bert", docB)
		settled()
		time.Sleep(registerEvery)
		y, z := typist{client: 7}, typist{client: 9}
		m.SetFaults(func(_, _ int, _ string, _ []byte) []time.Duration { return nil })
		time.Sleep(silentAfter + 2*registerEvery)
		if a.hub.Nodes() != 0 || a.count("nodes_registered") != 1 {
			t.Fatal("the cut is not noticed")
		}
		for range 5 {
			here.update(y.types("a"))
			there.update(z.types("b"))
			time.Sleep(registerEvery + 100*time.Millisecond)
			if n := uint64(y.clock); here.clock(9) != n || there.clock(7) != n {
				t.Fatalf("saw %d and %d of %d", here.clock(9), there.clock(7), n)
			}
		}
		settled()
		reads := a.count("reloads_total") + b.count("reloads_total")
		time.Sleep(time.Minute)
		if more := a.count("reloads_total") + b.count("reloads_total"); more != reads {
			t.Fatalf("read %v times more, with nothing new", more-reads)
		}
		// A node that is gone is missed no longer.
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := b.hub.Shutdown(ctx); err != nil {
			t.Fatal(err)
		}
		time.Sleep(registerEvery)
		settled()
		if a.count("nodes_registered") != 0 {
			t.Fatal("still registered")
		}
	})
	twoNodes(t, "ND4_what_vanished_in_silence_is_found", func(t *testing.T, m *bus.Memory, a, b *world) {
		here, there := a.enter("anna", docA), b.enter("bert", docA)
		settled()
		m.SetFaults(func(_, _ int, subject string, message []byte) []time.Duration {
			if strings.HasPrefix(subject, "doc.") && message[9] == byte(kindUpdate) {
				return nil
			}
			return []time.Duration{0}
		})
		here.update((&typist{client: 7}).types("lost"))
		settled()
		if there.clock(7) != 0 {
			t.Fatal("nothing was lost")
		}
		time.Sleep(digestEvery + 5*time.Second)
		settled()
		if there.clock(7) != 4 || b.count("reloads_total") == 0 {
			t.Fatalf("saw %d", there.clock(7))
		}
	})
	twoNodes(t, "ND7_presence_of_a_dead_node_goes", func(t *testing.T, m *bus.Memory, a, b *world) {
		here, there := a.enter("anna", docA), b.enter("bert", docA)
		settled()
		there.send(protocol.AppendAwareness(nil, protocol.AppendAwarenessUpdate(nil, []protocol.AwarenessEntry{{Client: 9, Clock: 1, State: []byte(`{"b":1}`)}})))
		settled()
		last := func() string {
			all := here.messages(1, 0)
			if len(all) == 0 {
				return ""
			}
			return told(t, all[len(all)-1].body)
		}
		if got := last(); got != `9@1={"b":1}` {
			t.Fatal(got)
		}
		// As kill -9 is seen: not another word.
		m.SetFaults(func(from, _ int, _ string, _ []byte) []time.Duration {
			if from == 2 {
				return nil
			}
			return []time.Duration{0}
		})
		time.Sleep(silentAfter + 3*time.Second)
		settled()
		if got := last(); got != `9@1=null` {
			t.Fatal(got)
		}
	})
	twoNodes(t, "ND8_events_rights_and_ends", func(t *testing.T, _ *bus.Memory, a, b *world) {
		bert, rita, anna := b.enter("bert", docA), b.enter("rita", docA), b.enter("anna", docB)
		settled()
		a.hub.Broadcast(docA, `{"type":"comment"}`)
		settled()
		if !strings.Contains(bert.events(), `{"type":"comment"}`) || strings.Contains(anna.events(), "comment") {
			t.Fatalf("events %q and %q", bert.events(), anna.events())
		}
		a.access.set("bert", RightNone)
		a.hub.NoteRight(docA, "bert", RightNone)
		time.Sleep(100 * time.Millisecond)
		synctest.Wait()
		wantCode(t, bert, CloseForbidden)
		wantOpen(t, rita)
		a.hub.EndSession("s-rita")
		settled()
		wantCode(t, rita, CloseUnauthenticated)
		a.hub.EndPerson("anna")
		settled()
		wantCode(t, anna, CloseUnauthenticated)
	})
	// The right is read, then withdrawn through the other node, then the room is
	// opened here: nobody told the room, which was not there yet.
	twoNodes(t, "ND8_a_right_withdrawn_while_joining", func(t *testing.T, _ *bus.Memory, a, b *world) {
		done := false
		b.access.mu.Lock()
		b.access.during = func() {
			if !done {
				done = true
				b.access.set("bert", RightNone)
				a.hub.NoteRight(docA, "bert", RightNone)
				time.Sleep(10 * time.Millisecond)
			}
		}
		b.access.mu.Unlock()
		late := b.enter("bert", docA)
		settled()
		wantCode(t, late, CloseForbidden)
	})
	twoNodes(t, "ND10_without_the_seal_nothing_is_heard", func(t *testing.T, m *bus.Memory, a, b *world) {
		there := b.enter("bert", docA)
		settled()
		stranger := m.Join()
		defer stranger.Close()
		forged := encodeRoomMessage(4711, 1, PublishUpdate{Seq: 1, Update: (&typist{client: 66}).types("never stored")})
		if err := stranger.Publish(docSubject(docA), forged); err != nil {
			t.Fatal(err)
		}
		if err := stranger.Publish(nodesSubject, append(appendNodeHead(4711, kindEndPerson), "bert"...)); err != nil {
			t.Fatal(err)
		}
		settled()
		wantOpen(t, there)
		if there.clock(66) != 0 {
			t.Fatal("shown")
		}
	})
	// Two people claim one client id, each on another node, in the same moment.
	twoNodes(t, "ND6_of_two_who_claim_one_client_id_one_is_refused", func(t *testing.T, m *bus.Memory, a, b *world) {
		here, there, honest := a.enter("anna", docA), b.enter("bert", docA), b.enter("rita", docA)
		a.access.set("rita", RightWrite)
		a.hub.NoteRight(docA, "rita", RightWrite)
		settled()
		hold := make(chan struct{})
		b.journal.set(func(j *faultyJournal) { j.hold = hold })
		honest.update((&typist{client: 11}).types("honest"))
		synctest.Wait()
		there.update((&typist{client: 7}).types("berts words"))
		synctest.Wait()
		m.SetFaults(func(_, _ int, _ string, _ []byte) []time.Duration { return []time.Duration{time.Second} })
		here.update((&typist{client: 7}).types("anna"))
		synctest.Wait()
		close(hold)
		b.journal.set(func(j *faultyJournal) { j.hold = nil })
		settled()
		// As yjs does, both answer step 1 with all they have.
		there.send(protocol.AppendSyncStep2(nil, (&typist{client: 7}).types("berts words")))
		honest.send(protocol.AppendSyncStep2(nil, (&typist{client: 11}).types("honest")))
		time.Sleep(5 * time.Second)
		settled()
		wantCode(t, there, CloseInvalid)
		wantOpen(t, honest)
		wantOpen(t, here)
		if here.clock(11) != 6 || honest.clock(7) != 4 { // the author is not sent her own
			t.Fatalf("clocks %d, %d", here.clock(11), honest.clock(7))
		}
		l, err := a.journal.Load(t.Context(), string(docA))
		if err != nil || l.Clients[7] != "anna" {
			t.Fatalf("7 belongs to %q, %v", l.Clients[7], err)
		}
	})
	// Anna may write, and sends different text under the same clocks of one client id
	// through two nodes in the same moment.
	twoNodes(t, "ND11_one_client_id_through_two_nodes_is_one_text", func(t *testing.T, m *bus.Memory, a, b *world) {
		here, there, bert := a.enter("anna", docA), b.enter("anna", docA), b.enter("bert", docA)
		other := b.enter("bert", docB)
		settled()
		hold := make(chan struct{})
		b.journal.set(func(j *faultyJournal) { j.hold = hold })
		other.update((&typist{client: 21}).types("a busy commit"))
		synctest.Wait()
		there.update((&typist{client: 7}).types("there"))
		bert.update((&typist{client: 11}).types("bert"))
		other.update((&typist{client: 22}).types("elsewhere"))
		synctest.Wait()
		m.SetFaults(func(_, _ int, _ string, _ []byte) []time.Duration { return []time.Duration{time.Second} })
		here.update((&typist{client: 7}).types("here!"))
		synctest.Wait()
		close(hold)
		b.journal.set(func(j *faultyJournal) { j.hold = nil })
		settled()
		there.send(protocol.AppendSyncStep2(nil, (&typist{client: 7}).types("there")))
		bert.send(protocol.AppendSyncStep2(nil, (&typist{client: 11}).types("bert")))
		time.Sleep(5 * time.Second)
		settled()
		wantOpen(t, here)
		wantOpen(t, there)
		wantOpen(t, bert)
		if other.acks(true) != 2 || bert.acks(true) == 0 {
			t.Fatalf("%d and %d saved", other.acks(true), bert.acks(true))
		}
		states := [3][]byte{}
		for i, w := range []*world{a, b} {
			state, err := w.hub.State(t.Context(), docA)
			if err != nil {
				t.Fatal(err)
			}
			states[i] = state
		}
		l, err := a.journal.Load(t.Context(), string(docA))
		if err != nil {
			t.Fatal(err)
		}
		if states[2], err = ydoc.MergeUpdates(l.Updates...); err != nil {
			t.Fatal(err)
		}
		for i, state := range states {
			doc := ydoc.New()
			if err := doc.Apply(state); err != nil {
				t.Fatal(err)
			}
			if text := doc.Text("t").String(); text != "here!bert" && text != "berthere!" {
				t.Fatalf("%d holds %q", i, text)
			}
		}
	})
	twoNodes(t, "SD1_shutdown_says_goodbye", func(t *testing.T, _ *bus.Memory, a, b *world) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := b.hub.Shutdown(ctx); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if a.hub.Nodes() != 0 {
			t.Fatal("still counted")
		}
	})
}

func TestNodeRequests(t *testing.T) {
	twoNodes(t, "answered_by_the_node_that_is_asked", func(t *testing.T, _ *bus.Memory, a, b *world) {
		a.hub.onRequest = nil
		b.hub.onRequest = func(payload []byte) []byte { return fmt.Appendf(nil, "got %s", payload) }
		got, err := a.hub.requestNode(t.Context(), b.hub.node, []byte("it"))
		if err != nil || string(got) != "got it" {
			t.Fatalf("%q, %v", got, err)
		}
		if _, err := a.hub.requestNode(t.Context(), 4711, nil); err == nil {
			t.Fatal("a node that is not there answered")
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := b.hub.requestNode(ctx, a.hub.node, nil); err == nil {
			t.Fatal("a node that answers no requests answered")
		}
	})
}
