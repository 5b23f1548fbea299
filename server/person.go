package server

import (
	"context"
	"encoding/json"
	"io"

	"samrad/server/identity"
	"samrad/server/privacy"
)

// ExportPerson returns everything that is held about a person, beside a running
// `samrad serve` or without one.
func ExportPerson(ctx context.Context, config Config, email, organisation string, logTo io.Writer) (map[string]json.RawMessage, error) {
	config.LogLevel = "warn"
	db, err := joinDatabase(ctx, config, newLogger(config, logTo))
	if err != nil {
		return nil, err
	}
	defer db.close()
	person, err := identity.PersonByEmail(ctx, db.pool, email, organisation)
	if err != nil {
		return nil, err
	}
	return privacy.Export(ctx, db.pool, person)
}

// ErasePerson forgets a person. Pages they have open are closed within a minute.
func ErasePerson(ctx context.Context, config Config, email, organisation string, logTo io.Writer) (privacy.Erased, error) {
	config.LogLevel = "warn"
	db, err := joinDatabase(ctx, config, newLogger(config, logTo))
	if err != nil {
		return privacy.Erased{}, err
	}
	defer db.close()
	person, err := identity.PersonByEmail(ctx, db.pool, email, organisation)
	if err != nil {
		return privacy.Erased{}, err
	}
	return privacy.Erase(ctx, db.pool, person)
}
