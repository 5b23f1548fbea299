package notify

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/server/identity"
	"samrad/server/paging"
)

// People is what notifications need of the hub: a small message to whatever pages
// people have open. It may be lost.
type People interface {
	TellPeople(people []collab.PersonID, payload string)
}

// Service answers the REST operations about inboxes, and rings at open pages.
type Service struct {
	pool   *pgxpool.Pool
	people People
	mail   bool // the server can send mail
}

// New returns a Service. mail tells whether a Mailer runs beside it.
func New(pool *pgxpool.Pool, people People, mail bool) *Service {
	return &Service{pool: pool, people: people, mail: mail}
}

// readKept is how long an inbox shows what was read, and keptAtAll anything.
const readKept, keptAtAll = 90 * 24 * time.Hour, 365 * 24 * time.Hour

// Sweep forgets old notifications.
func (s *Service) Sweep(ctx context.Context) error {
	_, err := s.pool.Exec(ctx, `DELETE FROM notifications WHERE read_at < now() - $1::interval OR created_at < now() - $2::interval`, readKept, keptAtAll)
	if err != nil {
		return fmt.Errorf("sweep notifications: %w", err)
	}
	return nil
}

// Run sweeps every six hours until ctx ends.
func (s *Service) Run(ctx context.Context) {
	tick := time.NewTicker(6 * time.Hour)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := s.Sweep(ctx); err != nil && ctx.Err() == nil {
				zerolog.Ctx(ctx).Warn().Err(err).Msg("old notifications stay; next try in six hours")
			}
		}
	}
}

// Tell rings at the pages of people whose notifications have changed: each is told
// how much is unread. To be called after the commit. A failure is only logged:
// pages read their inbox anyway when they are looked at again.
func (s *Service) Tell(ctx context.Context, who []collab.PersonID) {
	if len(who) == 0 {
		return
	}
	slices.Sort(who)
	who = slices.Compact(who)
	counts, err := s.unread(context.WithoutCancel(ctx), who)
	if err != nil {
		zerolog.Ctx(ctx).Warn().Err(err).Msg("people were not told that their inbox has changed")
		return
	}
	same := map[int][]collab.PersonID{}
	for _, person := range who {
		same[counts[person]] = append(same[counts[person]], person)
	}
	for n, people := range same {
		s.TellEvent(people, map[string]any{"type": "inbox.changed", "unread": n})
	}
}

// TellEvent sends an event to people's open pages.
func (s *Service) TellEvent(who []collab.PersonID, event map[string]any) {
	text, err := json.Marshal(event)
	if err != nil { // plain values
		panic(err)
	}
	s.people.TellPeople(who, string(text))
}

type (
	inboxInput struct {
		Unread bool `query:"unread" doc:"Only threads with something unread."`
		paging.Query
	}
	inboxReply struct{ Body Inbox }

	inboxReadInput struct {
		Body struct {
			IDs     []string `json:"ids,omitempty" nullable:"false" maxItems:"500" doc:"Notifications."`
			Threads []string `json:"threads,omitempty" nullable:"false" maxItems:"500" doc:"All notifications of these threads."`
			All     bool     `json:"all,omitempty" doc:"Everything."`
		}
	}
	settingsReply struct {
		Body struct {
			Settings
			Mail    bool   `json:"mail" doc:"The server sends mail. If not, the settings are kept for when it does."`
			Address string `json:"address" doc:"Where mail goes, as your organisation told at sign-in; empty: there is none."`
		}
	}
	settingsInput struct{ Body Settings }
)

// Register adds the operations about inboxes to the API.
func (s *Service) Register(api huma.API) {
	tags := []string{"Me"}
	huma.Register(api, huma.Operation{OperationID: "get-inbox", Method: http.MethodGet, Path: "/api/v1/me/inbox",
		Summary: "What you should know of, by thread, newest first", Tags: tags}, s.getInbox)
	huma.Register(api, huma.Operation{OperationID: "read-inbox", Method: http.MethodPost, Path: "/api/v1/me/inbox/read",
		Summary: "Note that you have seen notifications", Tags: tags}, s.readInbox)
	huma.Register(api, huma.Operation{OperationID: "get-notification-settings", Method: http.MethodGet, Path: "/api/v1/me/notification-settings",
		Summary: "How often you get mail", Tags: tags}, s.getSettings)
	huma.Register(api, huma.Operation{OperationID: "set-notification-settings", Method: http.MethodPut, Path: "/api/v1/me/notification-settings",
		Summary: "Choose how often you get mail", Tags: tags}, s.putSettings)
}

func (s *Service) getInbox(ctx context.Context, in *inboxInput) (*inboxReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	inbox, err := s.list(ctx, who.Person, in.Unread, in.Query)
	return &inboxReply{Body: inbox}, err
}

func (s *Service) readInbox(ctx context.Context, in *inboxReadInput) (*struct{}, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range append(slices.Clone(in.Body.IDs), in.Body.Threads...) {
		if parsed, err := uuid.Parse(id); err != nil || parsed.String() != id {
			return nil, huma.Error422UnprocessableEntity("ids and threads must be ids as the inbox shows them.")
		}
	}
	if err := s.read(ctx, who.Person, in.Body.IDs, in.Body.Threads, in.Body.All); err != nil {
		return nil, err
	}
	s.Tell(ctx, []collab.PersonID{who.Person})
	return nil, nil
}

func (s *Service) getSettings(ctx context.Context, _ *struct{}) (*settingsReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	reply := &settingsReply{}
	reply.Body.Mail, reply.Body.Address = s.mail, who.Email
	reply.Body.Settings, err = s.settings(ctx, who.Person)
	return reply, err
}

func (s *Service) putSettings(ctx context.Context, in *settingsInput) (*settingsReply, error) {
	who, err := identity.Require(ctx)
	if err != nil {
		return nil, err
	}
	for _, cadence := range in.Body.Groups {
		if !slices.Contains([]Cadence{Immediate, Daily, Weekly, None}, cadence) {
			return nil, huma.Error422UnprocessableEntity("Mail comes immediate, daily, weekly or none.")
		}
	}
	if err := s.setSettings(ctx, who.Person, in.Body); err != nil {
		return nil, err
	}
	return s.getSettings(ctx, nil)
}
