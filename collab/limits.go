package collab

import (
	"time"

	"samrad/collab/ydoc"
)

// Limits bound what one client, member, room or person may cost. A zero field
// means its default.
type Limits struct {
	// Before authentication.
	AuthDeadline time.Duration // from the handshake to the first room; traffic does not renew it. 10 s
	AuthFrames   int           // 16
	AuthBytes    int           // 64 KiB

	// Per socket.
	FrameBytes      int           // largest frame read. 16 MiB and a little
	FramesPerSecond float64       // sustained; beyond it reading pauses. 5,000
	BytesPerSecond  float64       // sustained; beyond it reading pauses. 8 MiB
	OutboxBytes     int           // unsent bytes after which a socket is too slow. 8 MiB
	WriteDeadline   time.Duration // for one write. 10 s
	PingInterval    time.Duration // 20 s
	DeadAfter       time.Duration // nothing heard, pong included. 60 s
	RoomsPerSocket  int           // 64

	// Per person.
	SocketsPerPerson int // a person has some windows and devices, a program some workers. 64

	// Per member and room.
	AwarenessBytes   int    // one state. 8 KiB
	AwarenessClients int    // states at one time. 8
	UnstoredClients  int    // client ids one person names in a room without writing. 256
	UpdateBytes      int    // one update. 16 MiB
	UpdateClocks     uint64 // clocks one update may add. 16 Mi

	// Per room.
	DocumentBytes int // 24 MiB
	PendingBytes  int // received, not stored. 8 MiB
	CompactRows   int // rows after which a document is compacted; later if it is long, UN2. 500

	// Pace of the fan-out, see SPEC.md BC.
	PaceSmall time.Duration // up to PaceSmallRoom members. 33 ms
	PaceLarge time.Duration // from PaceLargeRoom members on. 100 ms

	// PresenceWait is how long presence waits for an edit to travel with. 100 ms
	PresenceWait time.Duration

	// ReadRound is how long the poller lets frames come together. The first after
	// quiet is read at once, as is everything when there is more than it can
	// read in that time. Timers of rooms fire with it. 8 ms
	ReadRound time.Duration

	// Linger is how long an empty room stays open. 30 s
	Linger time.Duration

	// Loads is how many documents are read from the journal at the same time, by
	// joiners, by rooms that missed something, and by State. 4
	Loads int

	// RecheckRights is how often rights are read again from the database. 1 min
	RecheckRights time.Duration

	// Engine bounds what an update may hold.
	Engine ydoc.Limits
}

// The sizes between which the pace of the fan-out grows.
const (
	paceSmallRoom = 50
	paceLargeRoom = 1000
)

func (l Limits) withDefaults() Limits {
	orDefault(&l.AuthDeadline, 10*time.Second)
	orDefault(&l.AuthFrames, 16)
	orDefault(&l.AuthBytes, 64<<10)
	orDefault(&l.FrameBytes, 16<<20+1024)
	orDefault(&l.FramesPerSecond, 5000)
	orDefault(&l.BytesPerSecond, 8<<20)
	orDefault(&l.OutboxBytes, 8<<20)
	orDefault(&l.WriteDeadline, 10*time.Second)
	orDefault(&l.PingInterval, 20*time.Second)
	orDefault(&l.DeadAfter, 60*time.Second)
	orDefault(&l.RoomsPerSocket, 64)
	orDefault(&l.SocketsPerPerson, 64)
	orDefault(&l.AwarenessBytes, 8<<10)
	orDefault(&l.AwarenessClients, 8)
	orDefault(&l.UnstoredClients, 256)
	orDefault(&l.UpdateBytes, 16<<20)
	orDefault(&l.UpdateClocks, 16<<20)
	orDefault(&l.DocumentBytes, 24<<20)
	orDefault(&l.PendingBytes, 8<<20)
	orDefault(&l.CompactRows, 500)
	orDefault(&l.PaceSmall, 33*time.Millisecond)
	orDefault(&l.PaceLarge, 100*time.Millisecond)
	orDefault(&l.PresenceWait, 100*time.Millisecond)
	orDefault(&l.ReadRound, 8*time.Millisecond)
	orDefault(&l.Linger, 30*time.Second)
	orDefault(&l.Loads, 4)
	orDefault(&l.RecheckRights, time.Minute)
	return l
}

func orDefault[T comparable](v *T, d T) {
	var zero T
	if *v == zero {
		*v = d
	}
}

// pace is the least time between two frames to a member of a room of this size.
func (l Limits) pace(members int) time.Duration {
	over := min(max(members-paceSmallRoom, 0), paceLargeRoom-paceSmallRoom)
	return l.PaceSmall + (l.PaceLarge-l.PaceSmall)*time.Duration(over)/(paceLargeRoom-paceSmallRoom)
}
