package sim

import (
	"errors"
	"fmt"

	"samrad/collab"
	"samrad/collab/protocol"
	"samrad/collab/ydoc"
)

// tab is one browser tab: a replica, and maybe a connection. It behaves as a
// Yjs provider does.
type tab struct {
	person   int
	client   uint64
	clock    uint64 // of its next character
	replica  *ydoc.Store
	presence map[uint64]state // of all, as this tab sees it
	tells    uint64           // clock of its own presence
	forged   bool             // it has sent what no honest client sends
	twin     uint64           // a client id under which two tabs send different things

	member   collab.MemberID // 0: not connected
	node     *node           // where
	listens  bool            // was sent step 2, as the server's side of the connection knows it
	toServer []collab.Event
	toTab    []collab.Effect
	sent     [][]byte // updates that wait for their answer, oldest first
}

type state struct {
	clock uint64
	json  string
}

func newTab(person int, client uint64) *tab {
	return &tab{person: person, client: client, replica: ydoc.NewStore(ydoc.Limits{}), presence: make(map[uint64]state)}
}

// post queues a message to the server, if there is a connection.
func (t *tab) post(e collab.Event) {
	if t.member == 0 {
		return
	}
	if u, ok := e.(collab.UpdateReceived); ok {
		t.sent = append(t.sent, u.Update)
	}
	t.toServer = append(t.toServer, e)
}

// write applies the tab's own update and sends it.
func (t *tab) write(update []byte) error {
	if _, err := t.replica.Apply(update); err != nil {
		return fmt.Errorf("tab %d cannot apply its own update: %w", t.client, err)
	}
	t.post(collab.UpdateReceived{Member: t.member, Update: update})
	return nil
}

// present tells where the tab is.
func (t *tab) present(at int) {
	t.tells++
	if t.member != 0 {
		t.presence[t.client] = state{t.tells, fmt.Sprintf(`{"at":%d}`, at)}
	}
	t.post(collab.AwarenessReceived{Member: t.member, Entries: []protocol.AwarenessEntry{
		{Client: t.client, Clock: t.tells, State: []byte(fmt.Sprintf(`{"at":%d}`, at))}}})
}

// repeat tells what is told already, since it was asked for it.
func (t *tab) repeat() {
	if told, ok := t.presence[t.client]; ok {
		t.post(collab.AwarenessReceived{Member: t.member, Entries: []protocol.AwarenessEntry{{Client: t.client, Clock: told.clock, State: []byte(told.json)}}})
	}
}

// known returns a position the tab knows, chosen by pick: the last clock of some
// client's text.
func (t *tab) known(pick int) (client, clock uint64, ok bool) {
	info, err := ydoc.Inspect(t.replica.EncodeState(), ydoc.Limits{})
	if err != nil || len(info.Structs) == 0 {
		return 0, 0, false
	}
	s := info.Structs[pick%len(info.Structs)]
	return s.Client, s.Clock + uint64(pick)%s.Len, true
}

// typed makes an update that inserts text behind something the tab knows.
func (t *tab) typed(text string, pick int) []byte {
	b := protocol.AppendUvarint([]byte{1, 1}, t.client)
	b = protocol.AppendUvarint(b, t.clock)
	if client, clock, ok := t.known(pick); ok {
		b = protocol.AppendUvarint(protocol.AppendUvarint(append(b, 0x84), client), clock)
	} else {
		b = protocol.AppendString(append(b, 4, 1), "t")
	}
	t.clock += uint64(len(text))
	return append(protocol.AppendString(b, text), 0)
}

// claim makes an update with text at any clock of any client.
func claim(client, clock uint64, text string) []byte {
	b := protocol.AppendUvarint([]byte{1, 1}, client)
	b = protocol.AppendUvarint(b, clock)
	if clock == 0 {
		b = protocol.AppendString(append(b, 4, 1), "t")
	} else {
		b = protocol.AppendUvarint(protocol.AppendUvarint(append(b, 0x84), client), clock-1)
	}
	return append(protocol.AppendString(b, text), 0)
}

func erased(client, clock, n uint64) []byte {
	b := protocol.AppendUvarint([]byte{0, 1}, client)
	return protocol.AppendUvarint(protocol.AppendUvarint(append(b, 1), clock), n)
}

// receive handles what the server sent.
func (t *tab) receive(e collab.Effect) error {
	switch e := e.(type) {
	case collab.SendState:
		if err := t.apply(e.Update); err != nil {
			return err
		}
		return t.answer(e.StateVector)
	case collab.SendStep1:
		return t.answer(e.StateVector)
	case collab.AskPresence:
		t.repeat()
	case collab.Fanout:
		if e.Update != nil && e.Author != t.member {
			if err := t.apply(e.Update); err != nil {
				return err
			}
		}
		awareness := e.Awareness
		if e.Teller == t.member {
			awareness = nil
		}
		for _, id := range e.Fresh {
			if id == t.member {
				awareness = e.AllAwareness
			}
		}
		return t.see(awareness)
	case collab.Acknowledge:
		if len(t.sent) < e.Count {
			return fmt.Errorf("tab %d: %d answers for %d messages", t.client, e.Count, len(t.sent))
		}
		t.sent = t.sent[e.Count:]
	}
	return nil
}

func (t *tab) apply(update []byte) error {
	_, err := t.replica.Apply(update)
	if t.twin != 0 && errors.Is(err, ydoc.ErrGap) {
		// It does not hold what it sent itself, and is not sent that again; a later
		// sync brings it all.
		return nil
	}
	if err != nil {
		return fmt.Errorf("tab %d cannot apply what it was sent: %w", t.client, err)
	}
	return nil
}

// answer sends step 2.
func (t *tab) answer(stateVector []byte) error {
	update, err := t.replica.Diff(stateVector)
	if err != nil {
		return fmt.Errorf("tab %d: %w", t.client, err)
	}
	t.post(collab.UpdateReceived{Member: t.member, Update: update, Answer: true})
	return nil
}

// see takes presence as y-protocols does.
func (t *tab) see(awareness []byte) error {
	if awareness == nil {
		return nil
	}
	entries, err := protocol.DecodeAwareness(awareness)
	if err != nil {
		return err
	}
	for _, e := range entries {
		known, ok := t.presence[e.Client]
		switch {
		case e.Gone() && ok && e.Client == t.client:
			// Nobody else removes a state of one's own.
			t.tells = max(t.tells, e.Clock+1)
			t.presence[t.client] = state{t.tells, known.json}
		case e.Gone() && ok && e.Clock >= known.clock:
			delete(t.presence, e.Client)
		case !e.Gone() && (!ok || e.Clock > known.clock):
			t.presence[e.Client] = state{e.Clock, string(e.State)}
		}
	}
	return nil
}
