package collab

import (
	"bytes"
	"testing"
	"time"

	"samrad/collab/journal"
	"samrad/collab/protocol"
	"samrad/collab/ydoc"
)

// FuzzRoomUpdate lets a member send anything at all. Whatever it is, the room
// goes on, and nothing of another person's client ids is stored in the sender's
// name.
func FuzzRoomUpdate(f *testing.F) {
	y, z := typist{client: 7}, typist{client: 8}
	text := y.types("abc")
	f.Add(z.types("own"), false)
	f.Add(y.insertAt(3, "forged"), false)
	f.Add(y.insertAt(0, "XYZ"), true)
	f.Add(deletes(7, 1, 1), false)
	f.Add([]byte{1, 1, 7, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 0}, false)
	if both, err := ydoc.MergeUpdates(y.insertAt(0, "abcd"), z.types("x")); err == nil {
		f.Add(both, true)
	}
	f.Fuzz(func(t *testing.T, update []byte, answer bool) {
		core, err := NewRoomCore(journal.Loaded{Updates: [][]byte{text}, Clients: map[uint64]string{7: "anna"}}, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		now := time.Unix(1_800_000_000, 0)
		step := func(e Event) []Effect { return append([]Effect(nil), core.Step(now, e)...) }
		step(MemberJoined{Member: 1, Identity: anna, Right: RightWrite})
		step(MemberJoined{Member: 2, Identity: bert, Right: RightWrite})
		for _, e := range step(UpdateReceived{Member: 2, Update: bytes.Clone(update), Answer: answer}) {
			a, ok := e.(Append)
			if !ok {
				continue
			}
			info, err := ydoc.Inspect(a.Update, ydoc.Limits{})
			if err != nil {
				t.Fatalf("appended what cannot be read: %v", err)
			}
			for _, s := range info.Structs {
				if s.Client == 7 && s.Kind != ydoc.Skip {
					t.Fatalf("appended structs of another: %x", a.Update)
				}
			}
			step(Stored{N: a.N})
		}
		effects := step(UpdateReceived{Member: 1, Update: y.insertAt(3, "d")})
		if len(find[Append](effects)) != 1 {
			t.Fatalf("the other member cannot write any more: %s", show(effects))
		}
		if _, err := NewRoomCore(journal.Loaded{Updates: [][]byte{core.stored.EncodeState()}}, Limits{}); err != nil {
			t.Fatalf("what is stored does not load: %v", err)
		}
	})
}

// FuzzPresence lets a member tell any state. What is shown names nobody else.
func FuzzPresence(f *testing.F) {
	f.Add([]byte(`{"user":{"id":"anna","name":"Anna"}}`))
	f.Add([]byte(`{"user":{"name":"Bert","Name":"Anna"}}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, state []byte) {
		core, err := NewRoomCore(journal.Loaded{}, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		now := time.Unix(1_800_000_000, 0)
		core.Step(now, MemberJoined{Member: 1, Identity: anna, Right: RightRead})
		core.Step(now, SyncRequested{Member: 1, StateVector: noVector})
		now = now.Add(time.Second)
		for _, e := range core.Step(now, AwarenessReceived{Member: 1, Entries: []protocol.AwarenessEntry{{Client: 7, Clock: 1, State: state}}}) {
			if fan, ok := e.(Fanout); ok && fan.Awareness != nil && checkState(state, anna) != "" {
				t.Fatalf("shown: %s", state)
			}
		}
	})
}
