package rounds

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/identity"
	"samrad/server/stakeholders"
)

// Rooms is what rounds need of the hub: a small message to whoever has the
// document open.
type Rooms interface {
	Broadcast(doc collab.DocumentID, payload string)
}

// Service answers the REST operations about placement rounds.
type Service struct {
	store *store
	maps  *stakeholders.Service
	rooms Rooms
}

// New returns a Service that keeps rows through pool, reads and writes maps
// through maps, and tells rooms of changes.
func New(pool *pgxpool.Pool, maps *stakeholders.Service, rooms Rooms) *Service {
	return &Service{store: &store{pool: pool, audit: audit.New(pool)}, maps: maps, rooms: rooms}
}

// asReader returns the round, the caller and their standing to its map. A round
// of somebody else's map is not there.
func (s *Service) asReader(ctx context.Context, id string) (RoundSummary, identity.Identity, access.Document, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return RoundSummary{}, who, access.Document{}, err
	}
	if parsed, err := uuid.Parse(id); err != nil || parsed.String() != id {
		return RoundSummary{}, who, access.Document{}, notThere(access.ErrNotFound)
	}
	round, err := s.store.get(ctx, id)
	if err != nil {
		return RoundSummary{}, who, access.Document{}, notThere(err)
	}
	_, standing, err := s.maps.AsReader(ctx, collab.DocumentID(round.DocumentID))
	var status huma.StatusError
	if errors.As(err, &status) && status.GetStatus() == 404 {
		err = notThere(access.ErrNotFound)
	}
	return round, who, standing, err
}

func notThere(err error) error { return access.Problem(err, "placement round") }

// asPlacer is asReader for those who may place.
func (s *Service) asPlacer(ctx context.Context, id string) (RoundSummary, identity.Identity, error) {
	round, who, standing, err := s.asReader(ctx, id)
	if err != nil {
		return round, who, err
	}
	if err := access.Demand(standing.Role, access.Comment, "place stakeholders in a round"); err != nil {
		return round, who, err
	}
	return round, who, access.DemandOpen(standing)
}

// asLeader is asReader for those who lead rounds.
func (s *Service) asLeader(ctx context.Context, id string) (RoundSummary, identity.Identity, error) {
	round, who, standing, err := s.asReader(ctx, id)
	if err != nil {
		return round, who, err
	}
	if err := access.Demand(standing.Role, access.Edit, "reveal, agree on or close a round"); err != nil {
		return round, who, err
	}
	return round, who, access.DemandOpen(standing)
}

// show returns the round as the caller may see it now.
func (s *Service) show(ctx context.Context, id string, person collab.PersonID) (*roundReply, error) {
	summary, err := s.store.get(ctx, id)
	if err != nil {
		return nil, notThere(err)
	}
	round := Round{RoundSummary: summary}
	if round.Mine, err = s.store.placements(ctx, id, person); err != nil {
		return nil, err
	}
	if round.Mine == nil {
		round.Mine = []Placement{}
	}
	if summary.RevealedAt != nil {
		all, err := s.store.placements(ctx, id, "")
		if err != nil {
			return nil, err
		}
		round.Results, round.Withheld = results(all)
	}
	return &roundReply{Body: round}, nil
}

// tell lets open maps read the round again. The message says which, and no more.
func (s *Service) tell(round RoundSummary) {
	text, err := json.Marshal(map[string]string{"type": "round.changed", "id": round.ID})
	if err != nil { // two strings always marshal
		panic(err)
	}
	s.rooms.Broadcast(collab.DocumentID(round.DocumentID), string(text))
}

// agree writes what the group agreed on into the map, dated today, and keeps it
// in the trail as agreed.
func (s *Service) agree(ctx context.Context, round RoundSummary, person collab.PersonID, p Placement) (stakeholders.Thing, error) {
	doc := collab.DocumentID(round.DocumentID)
	after, err := s.maps.Place(ctx, doc, person, p.StakeholderID, p.Interest, p.Influence)
	if err != nil {
		return after, err
	}
	tx, err := s.store.pool.Begin(ctx)
	if err != nil {
		return after, fmt.Errorf("record what round=%s agreed on: %w", round.ID, err)
	}
	defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // after the commit it does nothing
	if err := stakeholders.NoteAgreed(ctx, tx, doc, after); err != nil {
		return after, err
	}
	if err := s.store.record(ctx, tx, roundAgreed, person, doc, round.ID); err != nil {
		return after, err
	}
	if err := tx.Commit(ctx); err != nil {
		return after, fmt.Errorf("record what round=%s agreed on: %w", round.ID, err)
	}
	return after, nil
}

const (
	maxTitle = 200
	maxNote  = 500
)

func checkTitle(title string) (string, error) {
	title = strings.TrimSpace(title)
	switch {
	case title == "":
		return "", huma.Error422UnprocessableEntity("Give the round a title.")
	case utf8.RuneCountInString(title) > maxTitle:
		return "", huma.Error422UnprocessableEntity(fmt.Sprintf("The title is too long. Use at most %d characters.", maxTitle))
	case strings.ContainsFunc(title, unicode.IsControl):
		return "", huma.Error422UnprocessableEntity("The title holds line breaks or control characters. Write it on one line.")
	}
	return title, nil
}

func checkNote(note string) (string, error) {
	note = strings.TrimSpace(note)
	if utf8.RuneCountInString(note) > maxNote {
		return "", huma.Error422UnprocessableEntity(fmt.Sprintf("The note is too long. Use at most %d characters.", maxNote))
	}
	if strings.ContainsRune(note, 0) { // Postgres cannot store it
		return "", huma.Error422UnprocessableEntity("The note holds a character that cannot be stored (NUL). Remove it.")
	}
	return note, nil
}
