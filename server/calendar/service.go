package calendar

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/callers"
)

// alphabet is what secrets are made of, see rand.Text.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// Path is where calendars are answered: Path + secret + ".ics".
const Path = "/calendar/"

const (
	opened  audit.Action = "calendar.opened"
	revoked audit.Action = "calendar.revoked"
)

// Service answers the REST operations about calendars, and the calendars.
type Service struct {
	pool      *pgxpool.Pool
	access    *access.Access
	audit     *audit.Log
	publicURL string
	now       func() time.Time
}

// New returns a Service whose addresses begin with publicURL.
func New(pool *pgxpool.Pool, publicURL string) *Service {
	return &Service{pool: pool, access: access.New(pool), audit: audit.New(pool),
		publicURL: strings.TrimSuffix(publicURL, "/"), now: time.Now}
}

type (
	input struct {
		GroupID string `path:"groupId"`
	}
	reply struct {
		Body struct {
			URL string `json:"url" format:"uri" doc:"For calendar programs. Whoever has it reads titles and days of the group's goals; revoke it if it gets into wrong hands."`
		}
	}
)

// Register adds the operations about calendars to the API.
func (s *Service) Register(api huma.API) {
	const path = "/api/v1/groups/{groupId}/calendar"
	tags := []string{"calendar"}
	huma.Register(api, huma.Operation{OperationID: "open-calendar", Method: http.MethodPost, Path: path,
		Summary: "An address for your calendar program; the same one if you have one", Tags: tags}, s.open)
	huma.Register(api, huma.Operation{OperationID: "get-calendar", Method: http.MethodGet, Path: path,
		Summary: "Your address, if you have one", Tags: tags}, s.get)
	huma.Register(api, huma.Operation{OperationID: "revoke-calendar", Method: http.MethodDelete, Path: path,
		Summary: "End your address; nothing answers there any more", Tags: tags, DefaultStatus: http.StatusNoContent}, s.revoke)
}

func (s *Service) open(ctx context.Context, in *input) (*reply, error) {
	person, err := s.asMember(ctx, in.GroupID)
	if err != nil {
		return nil, err
	}
	var secret string
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		made, err := tx.Exec(ctx, `INSERT INTO calendars (person_id, group_id, secret) VALUES ($1, $2, $3) ON CONFLICT (person_id, group_id) DO NOTHING`,
			string(person), in.GroupID, rand.Text())
		if err != nil {
			return fmt.Errorf("open a calendar: %w", err)
		}
		if err := tx.QueryRow(ctx, `SELECT secret FROM calendars WHERE person_id = $1 AND group_id = $2`, string(person), in.GroupID).Scan(&secret); err != nil {
			return fmt.Errorf("read a calendar: %w", err)
		}
		if made.RowsAffected() == 0 {
			return nil
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(person), Action: opened, Object: "group:" + in.GroupID})
	})
	return s.reply(secret), err
}

func (s *Service) get(ctx context.Context, in *input) (*reply, error) {
	person, err := s.asMember(ctx, in.GroupID)
	if err != nil {
		return nil, err
	}
	var secret string
	err = s.pool.QueryRow(ctx, `SELECT secret FROM calendars WHERE person_id = $1 AND group_id = $2`, string(person), in.GroupID).Scan(&secret)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, huma.Error404NotFound("You have no calendar of this group. Ask for an address with POST.")
	}
	if err != nil {
		return nil, fmt.Errorf("read a calendar: %w", err)
	}
	return s.reply(secret), nil
}

func (s *Service) revoke(ctx context.Context, in *input) (*struct{}, error) {
	person, err := s.asMember(ctx, in.GroupID)
	if err != nil {
		return nil, err
	}
	return nil, pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		gone, err := tx.Exec(ctx, `DELETE FROM calendars WHERE person_id = $1 AND group_id = $2`, string(person), in.GroupID)
		if err != nil {
			return fmt.Errorf("revoke a calendar: %w", err)
		}
		if gone.RowsAffected() == 0 {
			return nil
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{Person: string(person), Action: revoked, Object: "group:" + in.GroupID})
	})
}

func (s *Service) reply(secret string) *reply {
	r := &reply{}
	r.Body.URL = s.publicURL + Path + secret + ".ics"
	return r
}

// asMember returns the caller, who is a member of the group, or a problem.
func (s *Service) asMember(ctx context.Context, group string) (collab.PersonID, error) {
	who, _, err := callers.Member(ctx, s.access, access.GroupID(group))
	return who.Person, err
}

// ServeHTTP answers a calendar. What is not there, was revoked, or whose owner
// left the group is 404 alike.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	secret, ok := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, Path), ".ics")
	if !ok || len(secret) > 64 || strings.Trim(secret, alphabet) != "" {
		http.NotFound(w, r)
		return
	}
	text, err := s.text(r.Context(), secret)
	if errors.Is(err, errNone) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		zerolog.Ctx(r.Context()).Error().Err(err).Msg("a calendar could not be answered")
		w.Header().Set("Retry-After", "60")
		http.Error(w, "The calendar cannot be read just now. Try again in a minute.", http.StatusServiceUnavailable)
		return
	}
	sum := sha256.Sum256(text)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache") // keep it, and ask whether it is still so
	if given := r.Header.Get("If-None-Match"); given != "" && strings.Contains(given, tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	h.Set("Content-Disposition", `inline; filename="samrad.ics"`)
	h.Set("X-Robots-Tag", "noindex")
	w.Write(text)
}

func (s *Service) text(ctx context.Context, secret string) ([]byte, error) {
	o, err := s.ownerOf(ctx, secret)
	if err != nil {
		return nil, err
	}
	events, err := s.events(ctx, o)
	if err != nil {
		return nil, err
	}
	return Write(wordsOf(o.language).name+" – "+o.groupName, events), nil
}
