package server

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/demo/provider"
	"samrad/server/identity"
)

// CreateToken makes a personal access token, beside a running `samrad serve`
// or without one.
func CreateToken(ctx context.Context, config Config, request identity.TokenRequest, logTo io.Writer) (string, error) {
	config.LogLevel = "warn" // a command says its result and its faults
	db, err := joinDatabase(ctx, config, newLogger(config, logTo))
	if err != nil {
		return "", err
	}
	defer db.close()
	token, err := identity.CreateToken(ctx, db.pool, request)
	if config.Demo && errors.Is(err, identity.ErrUnknown) {
		// Nobody has started the demo on this data folder yet.
		if err := ensureDemoPeople(ctx, db.pool, config.Organisations); err != nil {
			return "", err
		}
		token, err = identity.CreateToken(ctx, db.pool, request)
	}
	return token, err
}

// ensureDemoPeople writes the demo's organisations and people as their first
// sign-in would.
func ensureDemoPeople(ctx context.Context, pool *pgxpool.Pool, configured []identity.OrganisationConfig) error {
	demo, err := provider.New(provider.Options{PublicURL: "http://127.0.0.1:8080"})
	if err != nil {
		return err
	}
	if err := identity.SyncOrganisations(ctx, pool, append(demo.OrganisationConfigs(), configured...)); err != nil {
		return fmt.Errorf("store the demo's organisations: %w", err)
	}
	for _, person := range provider.People() {
		if _, _, err := identity.EnsurePerson(ctx, pool, person.Account()); err != nil {
			return fmt.Errorf("store the demo person %s: %w", person.Email, err)
		}
	}
	return nil
}
