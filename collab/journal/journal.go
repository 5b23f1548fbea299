// Package journal is the durable log of the hub: what anyone sees is here first.
//
// Data flow: the hub's committer calls Append with everything that arrived while
// its last call was on the way, one Entry per document; a room that opens calls
// Load; a room that has grown, or that closes, calls Compact. What Load returns
// is a set of Yjs updates: neither their order nor duplicates matter.
//
// There are two implementations, Memory for tests and Postgres, and one suite of
// tests that both must pass. Both may be used from any goroutine.
//
// Invariants: an update is never lost by a compaction that runs beside an
// append, since compaction removes exactly the rows it has read; an Append that
// is repeated because its answer was lost stores nothing twice; a Yjs client id
// belongs to one person per document, for good; and where nodes tell the clocks
// they append, no two rows hold the same clock of a client with other content.
//
// Only the postgres*.go files may import pgx. Of this repository the package imports the
// engine, collab/ydoc, to merge when it compacts.
package journal

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrUnknownDocument: the document is not there, or no longer.
var ErrUnknownDocument = errors.New("journal: unknown document")

// ErrForeignClient: an Entry binds a client id that belongs to someone else.
var ErrForeignClient = errors.New("journal: client id belongs to another person")

// ErrClockTaken: an Entry would store clocks of a client id that are stored
// already, by another node; see ClockTaken.
var ErrClockTaken = errors.New("journal: clocks of a client id are stored already")

// ClockTaken is the ErrClockTaken that says which client id it is.
type ClockTaken struct {
	Document string
	Client   uint64
}

// Error implements error.
func (e *ClockTaken) Error() string {
	return fmt.Sprintf("doc=%s client=%d: %v", e.Document, e.Client, ErrClockTaken)
}

// Unwrap returns ErrClockTaken.
func (e *ClockTaken) Unwrap() error { return ErrClockTaken }

// ErrRefused: the database will never take this entry, however often it is
// offered. Every other error of Append may pass, and is worth a retry.
var ErrRefused = errors.New("journal: entry refused")

// IsPermanent reports whether a failed Append is pointless to repeat.
func IsPermanent(err error) bool {
	return errors.Is(err, ErrUnknownDocument) || errors.Is(err, ErrForeignClient) || errors.Is(err, ErrClockTaken) || errors.Is(err, ErrRefused)
}

// Journal stores updates.
type Journal interface {
	// Load returns everything stored of a document.
	Load(ctx context.Context, document string) (Loaded, error)
	// Append stores all entries or none; when it returns nil they are on disk.
	// An entry whose key (Document, Epoch, N) is already stored is passed over.
	Append(ctx context.Context, entries []Entry) error
	// Compact folds the rows of a document into its snapshot and keeps them as
	// compressed history. Safe beside Append and beside another Compact.
	Compact(ctx context.Context, document string) (Compacted, error)

	// Beat notes that a node lives, and returns how many others have done so of
	// late. Leave forgets a node.
	Beat(ctx context.Context, node int64) (others int, err error)
	Leave(ctx context.Context, node int64) error
	// Marks says of documents how much others than this epoch have stored. Where
	// a mark is not what it was, there is more; an unknown document has none.
	Marks(ctx context.Context, epoch int64, documents []string) (map[string]Mark, error)
}

// Mark says how much others have stored of a document.
type Mark struct {
	Rows   int64 // of theirs, not in the snapshot
	Folded int64 // of anybody's, in the snapshot
}

// beatLasts is for how long a node that has said it lives counts as alive.
const beatLasts = 10 * time.Second

// Entry is one document's share of an append.
type Entry struct {
	Document string
	Epoch    int64 // one per life of a process
	N        int64 // counts up within Epoch, over all documents and however often a room is opened
	Authors  []string
	Update   []byte
	Clients  []Binding // client ids first used here
	// Spans are the clocks that Update adds, one span for each client id; each must
	// begin at or after what is stored of that id, else it is ErrClockTaken. An
	// entry that is passed over is not asked. A node that is alone leaves them out:
	// its rooms know all there is, and the append is cheaper.
	Spans []Span
}

// Span is a run of clocks of a client id, up to To and without it.
type Span struct{ Client, From, To uint64 }

// Binding gives a Yjs client id to a person, within one document.
type Binding struct {
	Client uint64
	Person string
}

// Loaded is a document as stored.
type Loaded struct {
	Updates [][]byte // the snapshot, if any, is the first
	Rows    int      // how many of them are not in the snapshot yet
	Clients map[uint64]string
}

// Compacted says what a compaction did; zero rows: nothing.
type Compacted struct {
	Rows          int
	SnapshotBytes int
	HistoryBytes  int
}

// row is one stored update, in either implementation.
type row struct {
	epoch, n int64
	update   []byte
	storedAt time.Time
}
