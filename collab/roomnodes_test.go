package collab

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

const otherNode = NodeID(77)

// nodesRig is a room of a node among others, on what a journal holds.
func nodesRig(t *testing.T, loaded journal.Loaded) *rig {
	t.Helper()
	r := loadRig(t, Limits{}, loaded)
	r.core.JoinNodes()
	r.step(NodesHeard{Version: 1, Nodes: []NodeID{otherNode}, Greeted: true})
	none[PublishDigest](r)
	return r
}

// silence is word that no other node is heard any more.
var silence = NodesHeard{Version: 2}

func at(life, seq uint64) Place { return Place{Node: otherNode, Life: life, Seq: seq} }

func holding(updates ...[]byte) journal.Loaded {
	return journal.Loaded{Updates: updates, Rows: len(updates), Clients: map[uint64]string{}}
}

// calm lets what is stored stand still for long enough that digests count.
func (r *rig) calm() {
	r.now = r.now.Add(5 * time.Second)
	r.step(TimerFired{})
	r.now = r.now.Add(5 * time.Second)
}

func TestNodesUpdates(t *testing.T) {
	t.Run("ND1_published_after_the_commit_and_merged", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		y := typist{client: 7}
		r.update(1, y.types("ab"))
		none[PublishUpdate](r)
		r.update(1, y.types("cd"))
		r.storeAll()
		p := one[PublishUpdate](r)
		if p.Seq != 1 || clockIn(t, p.Update, 7) != 4 || len(p.Bindings) != 1 || p.Bindings[0] != (Binding{7, "anna"}) {
			t.Fatalf("%+v", p)
		}
		r.update(1, y.types("e"))
		r.storeAll()
		if p := one[PublishUpdate](r); p.Seq != 2 || len(p.Bindings) != 0 {
			t.Fatalf("%+v", p)
		}
		alone := newRig(t, Limits{})
		alone.join(1, anna, RightWrite)
		alone.update(1, (&typist{client: 7}).types("ab"))
		alone.storeAll()
		none[PublishUpdate](alone)
	})
	t.Run("ND1_shown_with_the_pace", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		y := typist{client: 9}
		r.step(NodeUpdate{At: at(1, 1), Update: y.types("ab"), Bindings: []Binding{{9, "bert"}}})
		if f := one[Fanout](r); clockIn(t, f.Update, 9) != 2 || f.Author != 0 {
			t.Fatalf("%+v", f)
		}
		none[Append](r)
		r.step(NodeUpdate{At: at(1, 2), Update: y.types("cd")})
		none[Fanout](r)
		one[SetTimer](r)
		r.quiet()
		if state := r.step(StateRequested{Ticket: 1})[0].(Answer).State; clockIn(t, state, 9) != 4 {
			t.Fatal("not part of the state")
		}
		// The id is bert's here too.
		r.update(1, y.types("forged"))
		r.dropped(DropBehind)
	})
	t.Run("ND3_told_twice_is_shown_once", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		u := (&typist{client: 9}).types("ab")
		r.step(NodeUpdate{At: at(1, 1), Update: u})
		r.quiet()
		r.step(NodeUpdate{At: at(1, 1), Update: u})
		none[Fanout](r)
		none[Reload](r)
	})
	t.Run("ND3_a_gap_is_read_from_the_journal", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		b, c := typist{client: 9}, typist{client: 11}
		first, second, missed := b.types("a"), b.types("b"), c.types("missed")
		r.step(NodeUpdate{At: at(1, 1), Update: first})
		none[Reload](r)
		r.quiet()
		r.step(NodeUpdate{At: at(1, 3), Update: second})
		one[Reload](r)
		if f := one[Fanout](r); clockIn(t, f.Update, 9) != 2 {
			t.Fatal("what came is not shown")
		}
		// What is missed while the journal is being read is read after.
		r.step(NodeUpdate{At: at(1, 5), Update: b.types("c")})
		none[Reload](r)
		r.quiet()
		r.step(Reloaded{Loaded: holding(first, second, missed)})
		one[Reload](r)
		if f := one[Fanout](r); clockIn(t, f.Update, 11) != 6 {
			t.Fatal("what was missed is not shown")
		}
		r.quiet()
		r.step(Reloaded{Loaded: holding(first, second, missed)})
		none[Reload](r)
		none[Fanout](r)
	})
	t.Run("ND3_what_stands_on_something_missing_is_read_from_the_journal", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		b, c := typist{client: 9}, typist{client: 11}
		first := b.types("a")
		second := c.after(9, 0, "b") // by a third node, and sooner here
		r.step(NodeUpdate{At: at(1, 1), Update: second})
		one[Reload](r)
		none[Fanout](r)
		r.step(Reloaded{Loaded: holding(second, first)})
		if f := one[Fanout](r); clockIn(t, f.Update, 11) != 1 || clockIn(t, f.Update, 9) != 1 {
			t.Fatal("not shown")
		}
	})
	t.Run("ND3_a_sender_first_heard_midway", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.step(NodeUpdate{At: at(1, 4), Update: (&typist{client: 9}).types("a")})
		one[Reload](r)
		// Another life of it begins with its first message.
		r.step(Reloaded{Loaded: journal.Loaded{}})
		r.step(NodeUpdate{At: at(2, 1), Update: (&typist{client: 10}).types("a")})
		none[Reload](r)
		// What its former life said comes late.
		r.step(NodeUpdate{At: at(1, 9), Update: (&typist{client: 11}).types("a")})
		none[Reload](r)
	})
	t.Run("ND3_a_bus_that_lost_something", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.step(BusLost{})
		one[Reload](r)
		if d := one[PublishDigest](r); !d.Ask {
			t.Fatal("others are not asked")
		}
	})
	t.Run("ND9_too_large_for_the_bus", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.step(NodeUpdate{At: at(1, 1)})
		one[Reload](r)
		large := PublishUpdate{Seq: 1, Update: make([]byte, maxNodeUpdate+1)}
		message := encodeRoomMessage(5, 1, large)
		_, e, err := decodeRoomMessage(message)
		if err != nil || len(message) > 100 || e.(NodeUpdate).Update != nil {
			t.Fatalf("%d bytes, %+v, %v", len(message), e, err)
		}
	})
}

func TestNodesDigests(t *testing.T) {
	content := (&typist{client: 9}).types("ab")
	t.Run("ND4_alike_is_left_alone", func(t *testing.T) {
		a, b := nodesRig(t, holding(content)), nodesRig(t, holding(content))
		a.calm()
		b.calm()
		a.step(DigestDue{})
		d := one[PublishDigest](a)
		if !d.Known || d.Ask {
			t.Fatalf("%+v", d)
		}
		// Even from one who is heard for the first time, midway.
		b.step(NodeDigest{At: at(1, 8), Digest: d.Digest, Known: true})
		none[Reload](b)
	})
	t.Run("ND4_different_is_read_from_the_journal_once", func(t *testing.T) {
		erased := []byte{0, 1, 9, 1, 0, 1} // deletes the first letter
		a, b := nodesRig(t, holding(content, erased)), nodesRig(t, holding(content))
		a.calm()
		b.calm()
		a.step(DigestDue{})
		d := one[PublishDigest](a)
		heard := NodeDigest{At: at(1, 0), Digest: d.Digest, Known: true}
		b.step(heard)
		one[Reload](b)
		// The other is wrong, or another node is: reading again will not help.
		b.step(Reloaded{Loaded: holding(content)})
		b.step(heard)
		none[Reload](b)
		// But it might after a change.
		b.step(NodeUpdate{At: at(1, 1), Update: (&typist{client: 10}).types("a")})
		b.calm()
		heard.At.Seq = 1
		b.step(heard)
		one[Reload](b)
		b.step(Reloaded{Loaded: holding(content, erased, (&typist{client: 10}).types("a"))})
	})
	t.Run("ND4_nothing_is_said_while_it_changes", func(t *testing.T) {
		r := nodesRig(t, holding(content))
		r.calm()
		r.join(1, anna, RightWrite)
		r.update(1, (&typist{client: 7}).types("a"))
		r.step(DigestDue{})
		if one[PublishDigest](r).Known {
			t.Fatal("known while something is being stored")
		}
		r.step(NodeDigest{At: at(1, 0), Known: true})
		none[Reload](r)
		r.storeAll()
		r.step(DigestDue{})
		if d := one[PublishDigest](r); d.Known || d.Seq != 1 {
			t.Fatalf("%+v", d)
		}
	})
	t.Run("ND4_a_digest_shows_what_was_lost_before_it", func(t *testing.T) {
		r := nodesRig(t, holding(content))
		r.step(NodeDigest{At: at(1, 0)})
		none[Reload](r)
		r.step(NodeDigest{At: at(1, 2)})
		one[Reload](r)
	})
	t.Run("ND4_nodes_that_meet_tell_all", func(t *testing.T) {
		r := nodesRig(t, holding(content))
		r.join(1, anna, RightWrite)
		r.presence(1, 7, 1, `{"a":1}`)
		r.calm()
		r.step(NodeDigest{At: at(1, 0), Ask: true})
		if d := one[PublishDigest](r); d.Ask || !d.Known {
			t.Fatalf("%+v", d)
		}
		if p := one[PublishPresence](r); len(p.States) != 1 || p.States[0].Person != "anna" || p.States[0].Client != 7 {
			t.Fatalf("%+v", p)
		}
		r.step(NodesGreeted{})
		if !one[PublishDigest](r).Ask {
			t.Fatal("does not ask")
		}
	})
	t.Run("ND4_digest_of_content_not_of_its_cut", func(t *testing.T) {
		y := typist{client: 9}
		first, second := y.types("ab"), y.types("cd")
		merged, err := ydoc.MergeUpdates(first, second)
		if err != nil {
			t.Fatal(err)
		}
		if digestOf(merged, ydoc.Limits{}) != digestOf((&typist{client: 9}).types("abcd"), ydoc.Limits{}) {
			t.Fatal("differ")
		}
		if digestOf(first, ydoc.Limits{}) == digestOf(merged, ydoc.Limits{}) {
			t.Fatal("alike")
		}
	})
}

func TestNodesMoving(t *testing.T) {
	b := typist{client: 9}
	elsewhere := b.types("shown elsewhere") // stored by another node, not heard of here
	step2 := func(t *testing.T, own []byte) []byte {
		t.Helper()
		u, err := ydoc.MergeUpdates(elsewhere, own)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	t.Run("ND5_what_was_shown_elsewhere_is_not_held_against_who_brings_it", func(t *testing.T) {
		for _, answer := range []bool{true, false} {
			r := nodesRig(t, journal.Loaded{Clients: map[uint64]string{9: "bert"}})
			r.join(1, anna, RightWrite)
			a := typist{client: 7}
			u := step2(t, a.after(9, 3, "mine"))
			r.step(UpdateReceived{Member: 1, Update: u, Answer: answer})
			r.dropped(DropBehind)
			one[Reload](r)
			none[CloseMember](r)
			none[Acknowledge](r)
			loaded := holding(elsewhere)
			loaded.Clients[9] = "bert"
			r.step(Reloaded{Loaded: loaded})
			one[SendStep1](r)
			r.step(UpdateReceived{Member: 1, Update: u, Answer: true})
			one[Append](r)
			r.storeAll()
			if ack := one[Acknowledge](r); !ack.Saved || ack.Count != 2 {
				t.Fatalf("%+v", ack)
			}
		}
	})
	t.Run("ND5_who_is_refused_again_is_refused", func(t *testing.T) {
		loaded := holding(elsewhere)
		loaded.Clients[9] = "bert"
		r := nodesRig(t, loaded)
		r.join(1, anna, RightWrite)
		forged := b.insertAt(b.clock, "forged")
		r.step(UpdateReceived{Member: 1, Update: forged, Answer: true})
		r.dropped(DropBehind)
		// Whatever comes before the journal is read waits for that.
		r.update(1, forged)
		r.dropped(DropPassedOver)
		r.step(UpdateReceived{Member: 1, Update: forged, Answer: true})
		none[CloseMember](r)
		r.step(Reloaded{Loaded: loaded})
		one[SendStep1](r)
		r.step(UpdateReceived{Member: 1, Update: forged, Answer: true})
		r.closed(1, CloseInvalid)
		none[Append](r)
	})
	t.Run("ND5_a_reader_brings_back_what_it_saw", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightRead)
		r.step(UpdateReceived{Member: 1, Update: elsewhere, Answer: true})
		r.dropped(DropBehind)
		r.step(Reloaded{Loaded: holding(elsewhere)})
		r.step(UpdateReceived{Member: 1, Update: elsewhere, Answer: true})
		if ack := one[Acknowledge](r); !ack.Saved || ack.Count != 2 {
			t.Fatalf("%+v", ack)
		}
		r.update(1, (&typist{client: 7}).types("an edit"))
		r.dropped(DropReadOnly)
	})
	t.Run("ND5_on_one_node_nobody_is_given_a_second_chance", func(t *testing.T) {
		loaded := holding(elsewhere)
		loaded.Clients[9] = "bert"
		r := loadRig(t, Limits{}, loaded)
		r.join(1, anna, RightWrite)
		r.step(UpdateReceived{Member: 1, Update: b.insertAt(b.clock, "forged"), Answer: true})
		r.closed(1, CloseInvalid)
	})
	t.Run("ND5_own_edits_stored_elsewhere_are_taken_again", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		a := typist{client: 7}
		u := a.types("stored elsewhere, by anna")
		r.step(UpdateReceived{Member: 1, Update: u, Answer: true})
		one[Append](r)
		r.step(NodeUpdate{At: at(1, 1), Update: u, Bindings: []Binding{{7, "anna"}}})
		one[Fanout](r)
		r.storeAll()
		if !one[Acknowledge](r).Saved {
			t.Fatal("not saved")
		}
	})
	t.Run("ND6_a_client_id_bound_elsewhere_begins_the_room_anew", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		honest, forger := typist{client: 7}, typist{client: 9}
		good, forged := honest.types("good"), forger.types("forged")
		r.update(1, good)
		life := one[Append](r).Life
		r.update(2, forged) // 9 is anna's on the other node; here nobody knows
		r.update(1, honest.types("more"))
		r.step(StoreRefused{Err: errors.Join(errors.New("in a transaction"), journal.ErrForeignClient)})
		one[Reload](r)
		none[CloseMember](r)
		none[Acknowledge](r)
		loaded := holding()
		loaded.Clients[9] = "anna"
		r.step(Reloaded{Loaded: loaded})
		if asked := find[SendStep1](r.effects); len(asked) != 2 {
			t.Fatalf("%d asked", len(asked))
		}
		r.step(UpdateReceived{Member: 2, Update: forged, Answer: true})
		r.closed(2, CloseInvalid)
		all, err := ydoc.MergeUpdates(good, (&typist{client: 7, clock: 4}).types("more"))
		if err != nil {
			t.Fatal(err)
		}
		r.step(UpdateReceived{Member: 1, Update: all, Answer: true})
		if a := one[Append](r); a.Life == life || len(a.Clients) != 1 {
			t.Fatalf("%+v", a)
		}
		r.storeAll()
		if ack := one[Acknowledge](r); ack.Member != 1 || ack.Count != 3 || !ack.Saved {
			t.Fatalf("%+v", ack)
		}
		if p := one[PublishUpdate](r); clockIn(t, p.Update, 9) != 0 || clockIn(t, p.Update, 7) != 8 {
			t.Fatal("what is published is not what is stored")
		}
	})
}

func TestNodesClocks(t *testing.T) {
	y := typist{client: 7}
	ab, cd := y.types("ab"), y.types("cd")
	t.Run("ND11_an_append_names_the_clocks_it_adds", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		r.update(1, ab)
		if a := one[Append](r); len(a.Spans) != 1 || a.Spans[0] != (Span{Client: 7, From: 0, To: 2}) {
			t.Fatalf("%+v", a.Spans)
		}
		both, err := ydoc.MergeUpdates(ab, cd, (&typist{client: 9}).types("x"))
		if err != nil {
			t.Fatal(err)
		}
		r.update(1, both) // told again in part
		if a := one[Append](r); len(a.Spans) != 2 || !slices.Contains(a.Spans, Span{Client: 7, From: 2, To: 4}) || !slices.Contains(a.Spans, Span{Client: 9, From: 0, To: 1}) {
			t.Fatalf("%+v", a.Spans)
		}
		r.update(1, deletes(7, 0, 1))
		if a := one[Append](r); len(a.Spans) != 0 {
			t.Fatalf("%+v", a.Spans)
		}
		alone := newRig(t, Limits{})
		alone.join(1, anna, RightWrite)
		alone.update(1, ab)
		if a := one[Append](alone); a.Spans != nil {
			t.Fatalf("a node alone pays: %+v", a.Spans)
		}
		spans := addSpan(addSpan(addSpan(nil, Span{Client: 7, From: 2, To: 4}), Span{Client: 9, From: 0, To: 1}), Span{Client: 7, From: 4, To: 5})
		if !slices.Equal(spans, []Span{{Client: 7, From: 2, To: 5}, {Client: 9, From: 0, To: 1}}) {
			t.Fatalf("joined %+v", spans)
		}
	})
	t.Run("ND11_ST7_who_forks_again_and_again_is_closed_alone", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		r.join(2, bert, RightWrite)
		r.join(3, anna, RightWrite) // another tab of the same person, which is honest
		taken := &journal.ClockTaken{Client: 7}
		fork, good, tab := typist{client: 7}, typist{client: 9}, typist{client: 11}
		stored := typist{client: 7}
		var rows [][]byte
		for round := range clashesForgiven + 1 {
			r.update(2, good.insertAt(0, "good"))
			r.update(1, fork.types("X"))
			r.update(3, tab.insertAt(0, "tab"))
			r.step(StoreRefused{Err: fmt.Errorf("append: %w", taken)})
			none[Acknowledge](r)
			if round < clashesForgiven {
				none[CloseMember](r)
			} else {
				r.closed(1, CloseInvalid)
				if n := len(find[CloseMember](r.effects)); n != 1 {
					t.Fatalf("%d closed", n)
				}
			}
			rows = append(rows, stored.types("y"))
			loaded := holding(rows...)
			loaded.Clients[7] = "anna"
			r.step(Reloaded{Loaded: loaded})
			if round < clashesForgiven {
				for id := MemberID(1); id <= 3; id++ {
					r.step(UpdateReceived{Member: id, Update: nothing, Answer: true})
				}
			}
		}
		for _, m := range []struct {
			id     MemberID
			update []byte
		}{{2, good.types("good")}, {3, tab.types("tab")}} {
			r.step(UpdateReceived{Member: m.id, Update: m.update, Answer: true})
		}
		r.storeAll()
		if n := len(find[Acknowledge](r.effects)); n != 2 {
			t.Fatalf("%d answered", n)
		}
	})
	t.Run("ND11_clashes_far_apart_are_forgiven", func(t *testing.T) {
		r := nodesRig(t, journal.Loaded{})
		r.join(1, anna, RightWrite)
		y := typist{client: 7}
		for range 3 * clashesForgiven {
			r.update(1, y.insertAt(0, "ab"))
			r.step(StoreRefused{Err: &journal.ClockTaken{Client: 7}})
			none[CloseMember](r)
			r.step(Reloaded{Loaded: holding()})
			r.step(UpdateReceived{Member: 1, Update: nothing, Answer: true})
			r.now = r.now.Add(2 * reloadPatience / clashesForgiven)
		}
	})
}
