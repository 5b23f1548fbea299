package collab

import "testing"

func FuzzNodeMessage(f *testing.F) {
	for _, e := range []Effect{
		PublishUpdate{Seq: 3, Update: []byte{0, 0}, Bindings: []Binding{{7, "anna"}, {9, "bert"}}},
		PublishDigest{Seq: 300, Digest: Digest{1, 2}, Known: true, Ask: true},
		PublishPresence{Seq: 1, All: true, States: []NodePresence{{7, 1, []byte(`{}`), "anna"}}},
	} {
		f.Add(encodeRoomMessage(5, 2, e))
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		node, e, err := decodeRoomMessage(message)
		if err != nil {
			return
		}
		var again Effect
		var life uint64
		switch e := e.(type) {
		case NodeUpdate:
			again, life = PublishUpdate{Seq: e.At.Seq, Update: e.Update, Bindings: e.Bindings}, e.At.Life
		case NodeDigest:
			again, life = PublishDigest{Seq: e.At.Seq, Digest: e.Digest, Known: e.Known, Ask: e.Ask}, e.At.Life
		case NodePresenceTold:
			again, life = PublishPresence{Seq: e.At.Seq, All: e.All, States: e.States}, e.At.Life
		default:
			return
		}
		node2, e2, err := decodeRoomMessage(encodeRoomMessage(node, life, again))
		if err != nil || node2 != node {
			t.Fatalf("%v after encoding again", err)
		}
		if u, ok := e.(NodeUpdate); ok && len(u.Bindings) != len(e2.(NodeUpdate).Bindings) {
			t.Fatal("bindings are lost")
		}
	})
}
