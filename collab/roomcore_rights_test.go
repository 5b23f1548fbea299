package collab

import (
	"bytes"
	"testing"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
)

func TestRoomRights(t *testing.T) {
	t.Run("RT1_reader_syncs_and_cannot_write", func(t *testing.T) {
		y := typist{client: 1}
		text := y.types("abcdef")
		r := loadRig(t, Limits{}, journal.Loaded{Updates: [][]byte{text, deletes(1, 2, 2)}, Clients: map[uint64]string{1: "anna"}})
		r.join(2, bert, RightComment)
		// Its step 2 repeats all it has seen.
		seen, err := ydoc.MergeUpdates(text, deletes(1, 2, 2))
		if err != nil {
			t.Fatal(err)
		}
		for _, known := range [][]byte{nothing, seen, deletes(1, 3, 1), deletes(1, 2, 2)} {
			r.step(UpdateReceived{Member: 2, Update: known, Answer: true})
			if a := one[Acknowledge](r); !a.Saved {
				t.Fatalf("%x: %+v", known, a)
			}
			none[CountDrop](r)
		}
		before := r.core.received.EncodeState()
		z := typist{client: 2}
		for _, news := range [][]byte{z.types("x"), deletes(1, 0, 1), deletes(1, 3, 2), y.types("g")} {
			r.step(UpdateReceived{Member: 2, Update: news})
			if a := one[Acknowledge](r); a.Saved {
				t.Fatalf("%x: %+v", news, a)
			}
			r.dropped(DropReadOnly)
			none[Append](r)
		}
		if !bytes.Equal(before, r.core.received.EncodeState()) {
			t.Fatal("a reader changed the document")
		}
	})
	t.Run("RT1_reader_repeats_what_follows_of_itself", func(t *testing.T) {
		// Two people set one key at the same time; each peer deletes the same value by itself.
		sets := func(client uint64, value string) []byte {
			doc := ydoc.New(ydoc.WithClientID(client))
			update, err := doc.Transact(nil, func(tx *ydoc.Txn) error { return doc.Map("m").Set(tx, "k", value) })
			if err != nil {
				t.Fatal(err)
			}
			return update
		}
		both := [][]byte{sets(1, "a"), sets(2, "b")}
		reader := ydoc.New()
		for _, update := range both {
			if err := reader.Apply(update); err != nil {
				t.Fatal(err)
			}
		}
		r := loadRig(t, Limits{}, journal.Loaded{Updates: both, Clients: map[uint64]string{1: "anna", 2: "carl"}})
		r.join(3, bert, RightComment)
		answers := func(update []byte, saved bool) {
			t.Helper()
			r.step(UpdateReceived{Member: 3, Update: update, Answer: true})
			if a := one[Acknowledge](r); a.Saved != saved {
				t.Fatalf("%x: %+v", update, a)
			}
			none[Append](r)
		}
		answers(reader.EncodeState(), true)
		none[CountDrop](r)
		// The value that is left is nobody's to delete for a reader, nor one in a new state of the document.
		answers(deletes(1, 0, 1), reader.Map("m").Get("k") == "b")
		answers(deletes(2, 0, 1), reader.Map("m").Get("k") == "a")
		y := typist{client: 4}
		r.join(4, Identity{Person: "carl"}, RightWrite)
		r.update(4, y.types("xyz"))
		r.storeAll()
		answers(deletes(4, 0, 2), false)
		// An update is the reader's own doing, never a repetition.
		r.step(UpdateReceived{Member: 3, Update: deletes(4, 0, 2)})
		if a := one[Acknowledge](r); a.Saved {
			t.Fatal("a reader deleted")
		}
	})
	t.Run("RT2_RT3_changes_hold_at_once", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		r.join(2, anna, RightWrite)
		r.join(3, bert, RightWrite)
		r.step(RightChanged{Person: "anna", Right: RightRead})
		if told := find[TellRight](r.effects); len(told) != 2 || told[0].Right != RightRead {
			t.Fatalf("told %v", told)
		}
		y := typist{client: 1}
		r.update(1, y.types("x"))
		r.dropped(DropReadOnly)
		r.step(RightChanged{Person: "anna", Right: RightRead})
		none[TellRight](r)
		r.step(RightChanged{Person: "anna", Right: RightNone})
		if closed := find[CloseMember](r.effects); len(closed) != 2 || closed[0].Code != CloseForbidden {
			t.Fatalf("closed %v", closed)
		}
		z := typist{client: 3}
		r.update(3, z.types("x"))
		one[Append](r)
	})
	t.Run("RT2_ST2_refusal_waits_its_turn", func(t *testing.T) {
		r := newRig(t, Limits{})
		r.join(1, anna, RightWrite)
		y := typist{client: 1}
		r.update(1, y.types("a"))
		r.step(RightChanged{Person: "anna", Right: RightRead})
		r.update(1, y.types("b"))
		none[Acknowledge](r)
		r.storeAll()
		acks := find[Acknowledge](r.effects)
		if len(acks) != 2 || !acks[0].Saved || acks[1].Saved {
			t.Fatalf("%v", acks)
		}
	})
}
