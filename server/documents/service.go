package documents

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
)

// Rooms is what documents need of the hub.
type Rooms interface {
	// Write commits an update to the document in the author's name and shows it
	// to whoever has the document open. It returns after the commit.
	Write(ctx context.Context, doc collab.DocumentID, author collab.PersonID, update []byte) error
	// Broadcast sends a small JSON message to whoever has the document open.
	Broadcast(doc collab.DocumentID, payload string)
	// NoteRight makes a changed right count in the open room.
	NoteRight(doc collab.DocumentID, person collab.PersonID, right collab.Right)
}

// changed is what open rooms hear when title or step changed: read it again.
const changed = `{"type":"document.changed"}`

// Service answers the REST operations about documents.
type Service struct {
	store  *Store
	access *access.Access
	rooms  Rooms
	made   func(collab.DocumentID)
}

// New returns a Service that keeps rows through pool and content through rooms.
func New(pool *pgxpool.Pool, rooms Rooms) *Service {
	return &Service{store: NewStore(pool), access: access.New(pool), rooms: rooms, made: func(collab.DocumentID) {}}
}

// OnMade lets f know of each document once it is visible with its first content.
// f must not wait. To be called before requests come in.
func (s *Service) OnMade(f func(collab.DocumentID)) { s.made = f }

const maxTitle = 200

// checkTitle trims a title and refuses one that nobody could read in a list.
func checkTitle(title string) (string, error) {
	title = strings.TrimSpace(title)
	switch {
	case title == "":
		return "", huma.Error422UnprocessableEntity("Give the document a title.")
	case utf8.RuneCountInString(title) > maxTitle:
		return "", huma.Error422UnprocessableEntity(fmt.Sprintf("The title is too long. Use at most %d characters.", maxTitle))
	case strings.ContainsFunc(title, func(r rune) bool { return r < 0x20 || r == 0x7f }):
		return "", huma.Error422UnprocessableEntity("The title holds line breaks or control characters. Write it on one line.")
	}
	return title, nil
}
