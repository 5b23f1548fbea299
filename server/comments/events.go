package comments

import (
	"encoding/json"

	"samrad/collab"
)

// Rooms is what comments need of the hub: a small message to whoever has the
// document open.
type Rooms interface {
	Broadcast(doc collab.DocumentID, payload string)
}

// maxEvent is the most a message may hold; of a larger thread others are told
// that it changed, and read it.
const maxEvent = 16 << 10

// event is what the room hears. Thread is as somebody sees it who has read nothing
// and reacted to nothing; readers fill in what is theirs.
type event struct {
	Type   string  `json:"type"`
	ID     string  `json:"id,omitempty"`
	Seq    int64   `json:"seq,omitempty"`
	Thread *Thread `json:"thread,omitempty"`
}

func (e event) text() string {
	text, err := json.Marshal(e)
	if err != nil { // plain values
		panic(err)
	}
	return string(text)
}

// tellThread tells the room that a thread is new or has changed.
func (s *Service) tellThread(t Thread) {
	shown := t.forAll()
	e := event{Type: "thread.changed", ID: t.ID, Seq: t.Seq, Thread: &shown}
	text := e.text()
	if len(text) > maxEvent {
		e.Thread = nil
		text = e.text()
	}
	s.rooms.Broadcast(collab.DocumentID(t.DocumentID), text)
}

// tell sends an event without a thread.
func (s *Service) tell(doc collab.DocumentID, kind, id string, seq int64) {
	s.rooms.Broadcast(doc, event{Type: kind, ID: id, Seq: seq}.text())
}
