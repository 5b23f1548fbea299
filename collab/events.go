package collab

import "samrad/collab/protocol"

// MemberID names one membership: one client of one person in one room. The zero
// value means "no member".
type MemberID uint64

// Event is something a RoomCore reacts to. The types below are all there are.
type Event interface{ event() }

type (
	// MemberJoined: a client was let in. Nothing of the document was sent yet.
	MemberJoined struct {
		Member   MemberID
		Identity Identity
		Right    Right
	}
	// MemberLeft: a client is gone, by its own will or not.
	MemberLeft struct{ Member MemberID }
	// SyncRequested: a client told its state vector (sync step 1).
	SyncRequested struct {
		Member      MemberID
		StateVector []byte
	}
	// UpdateReceived: a client sent an update, or a sync step 2 if Answer. It
	// expects exactly one acknowledgement.
	UpdateReceived struct {
		Member MemberID
		Update []byte
		Answer bool
	}
	// AwarenessReceived: a client told presence.
	AwarenessReceived struct {
		Member  MemberID
		Entries []protocol.AwarenessEntry
	}
	// AwarenessQueried: a client wants all presence.
	AwarenessQueried struct{ Member MemberID }
	// RightChanged: a person's right is now this.
	RightChanged struct {
		Person PersonID
		Right  Right
	}
	// WriteRequested: the server itself writes, in a person's name.
	WriteRequested struct {
		Ticket uint64
		Author PersonID
		Update []byte
	}
	// StateRequested: the server wants the stored state, or what a state vector
	// lacks of it.
	StateRequested struct {
		Ticket uint64
		Since  []byte // nil: all
	}
	// EventPublished: members are to get this event.
	EventPublished struct{ Payload string }
	// Stored: every Append up to N is committed.
	Stored struct{ N int64 }
	// StoreRefused: an Append will never succeed.
	StoreRefused struct{ Err error }
	// StorageChanged: the database went away or came back.
	StorageChanged struct{ Away bool }
	// TimerFired: the time of the last SetTimer has come.
	TimerFired struct{}
)

func (MemberJoined) event()      {}
func (MemberLeft) event()        {}
func (SyncRequested) event()     {}
func (UpdateReceived) event()    {}
func (AwarenessReceived) event() {}
func (AwarenessQueried) event()  {}
func (RightChanged) event()      {}
func (WriteRequested) event()    {}
func (StateRequested) event()    {}
func (EventPublished) event()    {}
func (Stored) event()            {}
func (StoreRefused) event()      {}
func (StorageChanged) event()    {}
func (TimerFired) event()        {}
