package server

import (
	"context"
	"fmt"
	"net/url"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/server/access"
	"samrad/server/calendar"
	"samrad/server/comments"
	"samrad/server/demo"
	"samrad/server/demo/provider"
	"samrad/server/documents"
	"samrad/server/exports"
	"samrad/server/goals"
	"samrad/server/goals/adoption"
	"samrad/server/goals/waiting"
	"samrad/server/groups"
	"samrad/server/idempotency"
	"samrad/server/identity"
	"samrad/server/notify"
	"samrad/server/privacy"
	"samrad/server/projection"
	"samrad/server/references"
	"samrad/server/stakeholders"
	"samrad/server/stakeholders/rounds"
	"samrad/server/webhooks"
)

// parts are the subjects of the program, built and joined.
type parts struct {
	organisations []identity.OrganisationConfig
	demoPeople    []identity.DemoPerson // nil outside --demo
	demoProvider  *provider.Provider    // nil outside --demo

	hub       *collab.Hub
	closeBus  func()
	identity  *identity.Service
	groups    *groups.Service
	documents *documents.Service
	comments  *comments.Service
	exports   *exports.Service
	keys      *idempotency.Keys
	notify    *notify.Service
	mailer    *notify.Mailer // nil: no mail server is configured
	stopMail  *notify.Unsubscribe
	privacy   *privacy.Service

	webhooks   *webhooks.Service
	deliveries *webhooks.Worker

	stakeholders *stakeholders.Service
	rounds       *rounds.Service
	projection   *projection.Worker
	goals        *goals.Service
	references   *references.Service
	calendar     *calendar.Service
	adoption     *adoption.Service
	waiting      *waiting.Service
}

// build makes every part on the database. Nothing runs yet but what New calls do.
func build(ctx context.Context, config Config, public *url.URL, db *database,
	registry prometheus.Registerer, logger zerolog.Logger) (*parts, error) {
	pool := db.pool
	p := &parts{organisations: config.Organisations}
	if config.Demo {
		if err := p.addDemo(config, public); err != nil {
			return nil, err
		}
	}
	if len(p.organisations) == 0 {
		logger.Warn().Msg("no organisation is configured, so nobody can sign in; list them in the --config file, or try --demo")
	}
	if err := identity.SyncOrganisations(ctx, pool, p.organisations); err != nil {
		return nil, fmt.Errorf("store the organisations: %w", err)
	}
	var err error
	p.identity, err = identity.New(identity.Config{
		Pool: pool, Organisations: p.organisations, PublicURL: public.String(),
		Logger: logger.With().Str("part", "identity").Logger(), Demo: p.demoPeople,
		OpenSessions: func() []collab.SessionID { return p.hub.Sessions() },
	})
	if err != nil {
		return nil, err
	}
	nodes, closeBus, err := openBus(ctx, config, pool, registry, logger)
	if err != nil {
		return nil, err
	}
	p.closeBus = closeBus
	p.projection = projection.New(pool, journal.NewPostgres(pool), logger, stakeholders.Projector{},
		goals.Projector{Note: func(doc collab.DocumentID) { p.projection.Note(doc) }})
	guard := webhooks.Guard{Loopback: config.Demo}
	if guard.Allowed, err = networks(config.WebhooksTo); err != nil {
		return nil, fmt.Errorf("webhooks_to: %w", err)
	}
	p.deliveries = webhooks.NewWorker(pool, guard, logger)
	p.hub = collab.NewHub(collab.HubConfig{
		Journal: journal.NewPostgres(db.journal), Authenticator: p.identity, Access: access.New(pool),
		Origins: []string{public.String()}, Logger: logger, Metrics: registry, Stored: p.noteStored, Bus: nodes,
		Schema: documents.NewStore(pool).Schema,
	})
	p.identity.EndSocketsWith(p.hub)
	p.groups = groups.New(pool, p.hub, public.String())
	p.documents = documents.New(pool, p.hub)
	p.documents.OnMade(p.projection.Note) // when the content was committed it was not visible, and passed over
	if err := p.addMail(ctx, config, public, pool, logger); err != nil {
		return nil, err
	}
	p.comments = comments.New(pool, p.hub, p.notify)
	if config.Demo {
		config.CommentsPerMinute = 0 // anyone is anyone there, and programs try it out
	}
	p.comments.Limit(config.CommentsPerMinute)
	p.privacy = privacy.New(pool)
	p.webhooks = webhooks.New(pool, guard)
	p.keys = idempotency.New(pool, writeProblem)
	p.stakeholders = stakeholders.New(pool, p.hub)
	p.exports = exports.New(pool, p.hub, p.stakeholders)
	p.goals = goals.New(pool, p.hub, p.projection.Note)
	p.rounds = rounds.New(pool, p.stakeholders, p.hub)
	p.references = references.New(pool)
	p.calendar = calendar.New(pool, public.String())
	p.adoption = adoption.New(pool, p.goals)
	p.waiting = waiting.New(pool)
	if config.Demo {
		if err := demo.Seed(ctx, pool, p.documents); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// noteStored tells everybody who follows documents that one has moved on.
func (p *parts) noteStored(doc collab.DocumentID) {
	p.projection.Note(doc)
	p.deliveries.Note(doc)
}

// closeRooms closes every socket and commits what the rooms hold.
func (p *parts) closeRooms(logger zerolog.Logger) {
	ctx, cancel := context.WithTimeout(context.Background(), roomPatience)
	defer cancel()
	if err := p.hub.Shutdown(ctx); err != nil {
		logger.Error().Err(err).Msg("not everything was stored before the stop; editors still hold it and bring it back")
	}
	p.closeBus()
}

// addMail makes the inbox and, if there is a mail server, what sends mail.
func (p *parts) addMail(ctx context.Context, config Config, public *url.URL, pool *pgxpool.Pool, logger zerolog.Logger) error {
	p.notify = notify.New(pool, p.hub, config.SMTPURL != "")
	links, err := notify.NewLinks(ctx, pool, public)
	if err != nil {
		return err
	}
	p.stopMail = notify.NewUnsubscribe(pool, links)
	if config.SMTPURL == "" {
		return nil
	}
	smtp, err := notify.ReadSMTP(config.SMTPURL)
	if err != nil {
		return fmt.Errorf("--smtp-url: %w", err)
	}
	p.mailer = notify.NewMailer(pool, smtp, config.MailFrom, links, logger)
	return nil
}

// addDemo puts the demo's organisations beside those that are configured.
func (p *parts) addDemo(config Config, public *url.URL) error {
	options := provider.Options{PublicURL: public.String()}
	if config.DatabaseURL == "" {
		options.DataDir = config.Data
	}
	var err error
	if p.demoProvider, err = provider.New(options); err != nil {
		return err
	}
	p.demoPeople = provider.DemoPeople()
	p.organisations = append(p.demoProvider.OrganisationConfigs(), config.Organisations...)
	return nil
}

// register adds every part's REST operations.
func (p *parts) register(api *restAPI) {
	api.add("Identity", func(api huma.API) { identity.Register(api, p.identity) })
	api.add("Group", p.groups.Register)
	api.add("Document", p.documents.Register)
	api.add("Comment", p.comments.Register)
	api.add("Inbox", p.notify.Register)
	api.add("Privacy", p.privacy.Register)
	api.add("Webhook", p.webhooks.Register)
	api.add("Export", p.exports.Register)
	api.add("Stakeholder", p.stakeholders.Register)
	api.add("Round", p.rounds.Register)
	api.add("Goal", p.goals.Register)
	api.add("Reference", p.references.Register)
	api.add("Calendar", p.calendar.Register)
	api.add("Adoption", p.adoption.Register)
	api.add("Waiting", p.waiting.Register)
}

// unbuilt is enough to write the OpenAPI document, and answers no request.
func unbuilt() *parts {
	return &parts{
		identity: &identity.Service{}, groups: &groups.Service{}, documents: &documents.Service{}, comments: &comments.Service{}, notify: &notify.Service{}, privacy: &privacy.Service{}, webhooks: &webhooks.Service{},
		exports: &exports.Service{}, stakeholders: &stakeholders.Service{}, rounds: &rounds.Service{}, goals: &goals.Service{},
		references: &references.Service{}, calendar: &calendar.Service{},
		adoption: &adoption.Service{}, waiting: &waiting.Service{},
	}
}

// background lists what runs until it is told to stop.
func (p *parts) background() []func(context.Context) {
	work := []func(context.Context){p.identity.Run, p.projection.Run, p.keys.Run, p.notify.Run, p.deliveries.Run}
	if p.mailer != nil {
		work = append(work, p.mailer.Run)
	}
	return work
}
