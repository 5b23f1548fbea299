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

// maxEvent is the most a message may hold. Of a larger thread others are told what
// is new in it, for those who have the rest; whoever has not reads it.
const maxEvent = 16 << 10

// event is what the room hears. Thread is as somebody sees it who has read nothing
// and reacted to nothing; readers fill in what is theirs.
type event struct {
	Type   string  `json:"type"`
	ID     string  `json:"id,omitempty"`
	Seq    int64   `json:"seq,omitempty"`
	Thread *Thread `json:"thread,omitempty"`
	Part   *part   `json:"part,omitempty"`
}

// part is a thread with its last comment alone, for those who hold what it was
// after the change with the number After.
type part struct {
	After  int64  `json:"after"`
	Thread Thread `json:"thread"`
}

func (e event) text() string {
	text, err := json.Marshal(e)
	if err != nil { // plain values
		panic(err)
	}
	return string(text)
}

// tellThread tells the room that a thread is new or has changed.
func (s *Service) tellThread(t Thread) { s.tellAnswered(t, 0) }

// tellAnswered is tellThread for a thread whose last comment is all that is new
// since the change with the number after; 0 if that is not so.
func (s *Service) tellAnswered(t Thread, after int64) {
	shown := t.forAll()
	e := event{Type: "thread.changed", ID: t.ID, Seq: t.Seq, Thread: &shown}
	text := e.text()
	if last := len(shown.Comments) - 1; len(text) > maxEvent && after > 0 && last > 0 {
		shown.Comments = shown.Comments[last:]
		e.Thread, e.Part = nil, &part{After: after, Thread: shown}
		text = e.text()
	}
	if len(text) > maxEvent {
		e.Thread, e.Part = nil, nil
		text = e.text()
	}
	s.rooms.Broadcast(collab.DocumentID(t.DocumentID), text)
}

// tell sends an event without a thread.
func (s *Service) tell(doc collab.DocumentID, kind, id string, seq int64) {
	s.rooms.Broadcast(doc, event{Type: kind, ID: id, Seq: seq}.text())
}
