package collab

import "time"

// Effect is something a RoomCore wants done. The types below are all there are.
// Byte slices in effects are shared and must not be modified.
type Effect interface{ effect() }

type (
	// Append stores an update. N counts up; commits may gather several.
	Append struct {
		N       int64
		Life    uint64 // one that is refused takes all of its life with it
		Author  PersonID
		Update  []byte
		Clients []uint64 // first used here, and now Author's
		Spans   []Span   // the clocks in Update, of a room that speaks with other nodes
	}
	// SendState answers sync step 1: step 2 with Update, then step 1 of our own.
	SendState struct {
		Member      MemberID
		Update      []byte
		StateVector []byte
	}
	// SendStep1 asks a member for what the server lacks.
	SendStep1 struct {
		Member      MemberID
		StateVector []byte
	}
	// AskPresence asks a member to tell its presence again.
	AskPresence struct{ Member MemberID }
	// Acknowledge answers Count messages of a member, oldest first.
	Acknowledge struct {
		Member MemberID
		Saved  bool
		Count  int
	}
	// Fanout shows an update and presence, either may be nil, to all who listen.
	// Update is left out for Author, who alone wrote it; Awareness for Teller, who
	// alone told it, and for those in Fresh, who get AllAwareness instead.
	Fanout struct {
		Update       []byte
		Author       MemberID
		Awareness    []byte
		Teller       MemberID
		Fresh        []MemberID
		AllAwareness []byte
	}
	// SendEvent sends a small JSON text to a member, or to all if Member is 0.
	SendEvent struct {
		Member  MemberID
		Payload string
	}
	// TellRight tells a member its new right.
	TellRight struct {
		Member MemberID
		Right  Right
	}
	// CloseMember ends a membership; the core has forgotten it already. Unsaved
	// messages of it are answered "not saved" first.
	CloseMember struct {
		Member  MemberID
		Code    CloseCode
		Unsaved int
	}
	// SetTimer asks for TimerFired at a time or soon after; it replaces an earlier one.
	// The zero time: no more.
	SetTimer struct{ At time.Time }
	// Answer ends a WriteRequested or StateRequested.
	Answer struct {
		Ticket uint64
		State  []byte
		Err    error
	}
	// FailRoom ends the room; the core answers no more events.
	FailRoom struct{ Err error }
	// CountDrop counts something the room passed over.
	CountDrop struct{ Reason DropReason }
)

func (Append) effect()      {}
func (SendState) effect()   {}
func (SendStep1) effect()   {}
func (AskPresence) effect() {}
func (Acknowledge) effect() {}
func (Fanout) effect()      {}
func (SendEvent) effect()   {}
func (TellRight) effect()   {}
func (CloseMember) effect() {}
func (SetTimer) effect()    {}
func (Answer) effect()      {}
func (FailRoom) effect()    {}
func (CountDrop) effect()   {}

// DropReason says why something received had no effect; a label in metrics.
type DropReason string

// The reasons.
const (
	DropNotMember        DropReason = "not_member"        // a frame for a room that was not joined
	DropReadOnly         DropReason = "read_only"         // an update without the right to write
	DropInvalid          DropReason = "invalid_update"    // undecodable, or a step 2 with a gap
	DropGap              DropReason = "gap"               // something before it is missing; asked for
	DropPassedOver       DropReason = "passed_over"       // came while a step 2 with all of it was asked for
	DropForeignAuthor    DropReason = "foreign_author"    // structs of another's client id
	DropTooLarge         DropReason = "too_large"         // over a limit of size
	DropBehind           DropReason = "behind"            // may be right, and this node have missed something; asked for again
	DropContested        DropReason = "contested"         // stored by nobody, since a client id is another's; asked for again
	DropForked           DropReason = "forked"            // clocks that another node has stored, once too often
	DropPendingFull      DropReason = "pending_full"      // too much received and not stored; asked for again later
	DropAwarenessForeign DropReason = "awareness_foreign" // presence of another's client id
	DropAwarenessForged  DropReason = "awareness_forged"  // presence that names another person
	DropAwarenessInvalid DropReason = "awareness_invalid" // not JSON, or too large, or too many
	DropAwarenessStale   DropReason = "awareness_stale"   // older than what is known
	DropStateless        DropReason = "stateless"         // an event from a client, which may send none
)
