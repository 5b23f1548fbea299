package groups

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/callers"
)

// Rooms is what groups need of the hub: tell an open room that somebody's
// right has changed. It must not block for long, and may be called for rooms
// that are not open and people who are not in them.
type Rooms interface {
	NoteRight(doc collab.DocumentID, person collab.PersonID, right collab.Right)
}

// Service answers the REST operations about groups.
type Service struct {
	store  *Store
	access *access.Access
	rooms  Rooms
	// publicURL is where browsers find the program, without a slash at the end.
	publicURL string
}

// New returns a Service that reads and writes through pool and tells rooms of
// changed roles. Links in invitations begin with publicURL.
func New(pool *pgxpool.Pool, rooms Rooms, publicURL string) *Service {
	return &Service{store: NewStore(pool), access: access.New(pool), rooms: rooms,
		publicURL: strings.TrimRight(publicURL, "/")}
}

// asMember returns the caller and their role in the group, or a problem.
func (s *Service) asMember(ctx context.Context, group access.GroupID) (collab.PersonID, access.Role, error) {
	who, role, err := callers.Member(ctx, s.access, group)
	return who.Person, role, err
}

// asCoordinator is asMember for what only coordinators may do.
func (s *Service) asCoordinator(ctx context.Context, group access.GroupID, toDo string) (collab.PersonID, error) {
	who, err := callers.Coordinator(ctx, s.access, group, "group", toDo)
	return who.Person, err
}

// tellRooms makes a new role count in the open rooms of the group. An empty
// role is a member who is no longer one.
func (s *Service) tellRooms(m membership, person collab.PersonID, role access.Role) {
	for _, r := range m.rooms {
		s.rooms.NoteRight(r.id, person, role.Room(r.archived))
	}
}

const (
	maxName    = 120
	maxPurpose = 2000
)

// checkName trims the name of a group and refuses one nobody could read.
func checkName(name string) (string, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return "", huma.Error422UnprocessableEntity("Give the group a name.")
	case utf8.RuneCountInString(name) > maxName:
		return "", huma.Error422UnprocessableEntity(fmt.Sprintf("The name is too long. Use at most %d characters.", maxName))
	case strings.ContainsFunc(name, isControl):
		return "", huma.Error422UnprocessableEntity("The name holds line breaks or control characters. Write it on one line.")
	}
	return name, nil
}

func checkPurpose(purpose string) (string, error) {
	purpose = strings.TrimSpace(purpose)
	if utf8.RuneCountInString(purpose) > maxPurpose {
		return "", huma.Error422UnprocessableEntity(fmt.Sprintf("The purpose is too long. Use at most %d characters.", maxPurpose))
	}
	if strings.ContainsRune(purpose, 0) { // Postgres cannot store it
		return "", huma.Error422UnprocessableEntity("The purpose holds a character that cannot be stored (NUL). Remove it.")
	}
	return purpose, nil
}

func isControl(r rune) bool { return r < 0x20 || r == 0x7f }
