package identity

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Querier is a pool, a connection or a transaction.
type Querier interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// ErrUnknown: there is no such person, session or token.
var ErrUnknown = errors.New("identity: unknown")

// store is the package's SQL. Times come from the server's clock, not the
// database's, so that tests can move it.
type store struct {
	pool *pgxpool.Pool
	now  func() time.Time
}

// hashSecret is how a secret that a browser or program holds is kept.
// A plain hash suffices: the secrets have 130 random bits.
func hashSecret(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// SyncOrganisations copies the configuration into the database: new and changed
// organisations are written, those no longer configured become inactive, which
// ends their people's sessions and tokens. Rows are never removed, since people
// and what they wrote refer to them.
func SyncOrganisations(ctx context.Context, pool *pgxpool.Pool, list []OrganisationConfig) error {
	err := pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		// Several nodes may start at once: one at a time, or they deadlock.
		if _, err := tx.Exec(ctx, `LOCK TABLE organisations IN SHARE ROW EXCLUSIVE MODE`); err != nil {
			return err
		}
		ids := make([]string, 0, len(list))
		for _, o := range list {
			ids = append(ids, o.ID)
			if err := upsertOrganisation(ctx, tx, o); err != nil {
				return fmt.Errorf("organisation %s: %w", o.ID, err)
			}
		}
		_, err := tx.Exec(ctx,
			`UPDATE organisations SET active = false, updated_at = now() WHERE active AND NOT id = ANY($1)`, ids)
		return err
	})
	if err != nil {
		return fmt.Errorf("copy organisations into the database: %w", err)
	}
	return nil
}

func upsertOrganisation(ctx context.Context, db Querier, o OrganisationConfig) error {
	_, err := db.Exec(ctx, `
		INSERT INTO organisations AS old (id, name, short_name, country, kind, colour, issuer)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, short_name = excluded.short_name,
			country = excluded.country, kind = excluded.kind, colour = excluded.colour,
			issuer = excluded.issuer, active = true, updated_at = now()
		WHERE (old.name, old.short_name, old.country, old.kind, old.colour, old.issuer, old.active)
			IS DISTINCT FROM (excluded.name, excluded.short_name, excluded.country, excluded.kind,
			excluded.colour, excluded.issuer, true)`,
		o.ID, o.Name, o.ShortName, o.Country, o.Kind, o.colour(), o.accountIssuer())
	return err
}

// Account is a person as a provider knows them.
type Account struct {
	OrganisationID string
	Issuer         string // half of the key; see OrganisationConfig.AccountIssuer
	Subject        string // the other half
	Name           string
	Email          string // never a key
}

// EnsurePerson returns the person of the account, made or brought up to date.
// An empty e-mail address leaves the known one. moved is the organisation the
// person belonged to before, if it was another.
func EnsurePerson(ctx context.Context, db Querier, a Account) (id PersonID, moved string, err error) {
	if !plainKey(a.Issuer) || !plainKey(a.Subject) {
		return "", "", fmt.Errorf("ensure person: issuer %q and subject %q must both be plain and not empty", a.Issuer, a.Subject)
	}
	var before string
	err = db.QueryRow(ctx, `
		WITH known AS (SELECT organisation_id FROM people WHERE issuer = $2 AND subject = $3)
		INSERT INTO people AS p (organisation_id, issuer, subject, name, email)
		VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (issuer, subject) DO UPDATE SET organisation_id = excluded.organisation_id,
			name = excluded.name,
			email = CASE WHEN excluded.email = '' THEN p.email ELSE excluded.email END
		RETURNING id::text, coalesce((SELECT organisation_id FROM known), $1)`,
		a.OrganisationID, a.Issuer, a.Subject, a.Name, a.Email).Scan(&id, &before)
	if err != nil {
		return "", "", fmt.Errorf("ensure person issuer=%s subject=%s: %w", a.Issuer, a.Subject, err)
	}
	if before != a.OrganisationID {
		moved = before
	}
	return id, moved, nil
}

// setLocale stores the language a person chose.
func (s *store) setLocale(ctx context.Context, person PersonID, locale string) error {
	_, err := s.pool.Exec(ctx, `UPDATE people SET locale = $2 WHERE id = $1`, string(person), locale)
	if err != nil {
		return fmt.Errorf("set locale person=%s: %w", person, err)
	}
	return nil
}
