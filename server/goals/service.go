package goals

import (
	"context"
	"errors"
	"fmt"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/callers"
	"samrad/server/fieldtable"
	"samrad/server/identity"
	"samrad/server/turns"
)

// Rooms is what goal lists need of the hub.
type Rooms interface {
	// Submit hands over an update to the document in the author's name. It is
	// committed, and shown to whoever has the document open, in the order in which
	// updates were submitted; committed waits for that, and must be called once.
	Submit(ctx context.Context, doc collab.DocumentID, author collab.PersonID, update []byte) (committed func(context.Context) error, err error)
	// State returns the committed state of the document as one Yjs update.
	State(ctx context.Context, doc collab.DocumentID) ([]byte, error)
	// Since returns what a state vector lacks of it.
	Since(ctx context.Context, doc collab.DocumentID, stateVector []byte) ([]byte, error)
	// Broadcast sends a small JSON message to whoever has the document open.
	Broadcast(doc collab.DocumentID, payload string)
}

// Service answers the REST operations about goal lists.
type Service struct {
	pool   *pgxpool.Pool
	access *access.Access
	audit  *audit.Log
	rooms  Rooms
	turns  turns.Turns
	shelf  shelf
	note   func(collab.DocumentID)
}

// New returns a Service that reads rows from pool and lists through rooms. It
// calls note with a document whose rows must follow a value or a check-in; note
// must not wait.
func New(pool *pgxpool.Pool, rooms Rooms, note func(collab.DocumentID)) *Service {
	return &Service{pool: pool, access: access.New(pool), audit: audit.New(pool), rooms: rooms, note: note}
}

// kind is what the operations of this package are about.
var kind = callers.Kind{Name: "goal_list", Edit: "change goal lists",
	Other: "This document is not a goal list, so it has no goals. Use the id of one that is."}

// AsReader returns the caller and their standing to the list, or a problem.
func (s *Service) AsReader(ctx context.Context, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	return kind.Reader(ctx, s.access, doc)
}

// AsWriter is AsReader for those who may edit.
func (s *Service) AsWriter(ctx context.Context, doc collab.DocumentID) (identity.Identity, access.Document, error) {
	return kind.Writer(ctx, s.access, doc)
}

// refused turns what the hub does not take into an answer; it happens when the
// document has grown to its limit.
func refused(err error) error {
	var refusal *collab.Refusal
	if errors.As(err, &refusal) && refusal.Code == collab.CloseTooLarge {
		return huma.Error409Conflict("The document has reached its largest size. Remove something, or make a second goal list.")
	}
	return err
}

func (s *Service) directory(ctx context.Context, group access.GroupID) (fieldtable.Directory, error) {
	return fieldtable.ReadDirectory(ctx, s.pool, group)
}

// behind marks the document's rows as older than what there is, within the
// transaction that adds to it; so they follow even if this process dies.
func behind(ctx context.Context, tx pgx.Tx, doc collab.DocumentID) error {
	if _, err := tx.Exec(ctx, `UPDATE projections SET commits = commits - 1 WHERE document_id = $1 AND commits > 0`, string(doc)); err != nil {
		return fmt.Errorf("mark doc=%s as behind: %w", doc, err)
	}
	return nil
}
