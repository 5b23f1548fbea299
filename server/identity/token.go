package identity

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/server/audit"
)

// tokenPrefix lets people and secret scanners recognise an access token.
const tokenPrefix = "samrad_"

// MaxTokenLifetime is the longest an access token may live.
const MaxTokenLifetime = 366 * 24 * time.Hour

// TokenRequest asks for a personal access token.
type TokenRequest struct {
	Email        string        // whose; must be known from a sign-in
	Organisation string        // organisation id, needed only when several have that address
	Name         string        // what it is for, shown in lists
	Lifetime     time.Duration // at most MaxTokenLifetime
}

// CreateToken makes a personal access token with all the rights of the person
// and returns it; it is stored as a hash only and cannot be shown again. Errors
// say what to do.
func CreateToken(ctx context.Context, pool *pgxpool.Pool, r TokenRequest) (string, error) {
	if r.Lifetime <= 0 || r.Lifetime > MaxTokenLifetime {
		return "", fmt.Errorf("create token: lifetime %s is out of range; give more than 0 and at most %s", r.Lifetime, MaxTokenLifetime)
	}
	name := cleanName(r.Name)
	if name == "" {
		name = "token"
	}
	person, err := PersonByEmail(ctx, pool, r.Email, r.Organisation)
	if err != nil {
		return "", fmt.Errorf("create token: %w", err)
	}
	token := tokenPrefix + rand.Text()
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		var id string
		err := tx.QueryRow(ctx,
			`INSERT INTO access_tokens (token_hash, person_id, name, expires_at) VALUES ($1, $2, $3, $4) RETURNING id::text`,
			hashSecret(token), string(person), name, time.Now().Add(r.Lifetime)).Scan(&id)
		if err != nil {
			return err
		}
		return audit.New(tx).Write(ctx, audit.Entry{
			Person: string(person), Action: audit.TokenCreated, Object: "token:" + id,
			Details: map[string]any{"lifetime": r.Lifetime.String()},
		})
	})
	if err != nil {
		return "", fmt.Errorf("create token: %w", err)
	}
	return token, nil
}

// PersonByEmail finds exactly one person. An address is a hint that an operator
// gives, so more than one match is an error, never a choice.
func PersonByEmail(ctx context.Context, db Querier, email, organisation string) (PersonID, error) {
	rows, err := db.Query(ctx, `
		SELECT p.id::text, o.id FROM people p JOIN organisations o ON o.id = p.organisation_id
		 WHERE lower(p.email) = lower($1) AND $1 <> '' AND ($2 = '' OR o.id = $2) AND o.active
		 ORDER BY o.id`, strings.TrimSpace(email), organisation)
	if err != nil {
		return "", fmt.Errorf("look up %s: %w", email, err)
	}
	type match struct{ ID, Organisation string }
	matches, err := pgx.CollectRows(rows, pgx.RowToStructByPos[match])
	if err != nil {
		return "", fmt.Errorf("look up %s: %w", email, err)
	}
	switch len(matches) {
	case 1:
		return PersonID(matches[0].ID), nil
	case 0:
		return "", unknownAddress(email)
	default:
		var where []string
		for _, m := range matches {
			where = append(where, m.Organisation)
		}
		return "", fmt.Errorf("%d people have the address %q (in %s); name the organisation too", len(matches), email, strings.Join(where, ", "))
	}
}

// unknownAddress is an ErrUnknown that tells an operator what to do.
type unknownAddress string

func (email unknownAddress) Error() string {
	return fmt.Sprintf("nobody with the address %q has signed in yet; check the address, or have the person sign in once", string(email))
}

// Is makes errors.Is(err, ErrUnknown) true.
func (unknownAddress) Is(target error) bool { return target == ErrUnknown }

// byToken returns who holds the access token, or ErrUnknown.
func (s *store) byToken(ctx context.Context, token string) (Identity, error) {
	if secret, ok := strings.CutPrefix(token, tokenPrefix); !ok || !secretPattern.MatchString(secret) {
		return Identity{}, ErrUnknown
	}
	now := s.now()
	id := Identity{ByToken: true}
	var used *time.Time
	err := s.pool.QueryRow(ctx, `
		SELECT t.id::text, t.last_used_at, `+identityColumns+`
		  FROM access_tokens t JOIN people p ON p.id = t.person_id JOIN organisations o ON o.id = p.organisation_id
		 WHERE t.token_hash = $1 AND t.expires_at > $2 AND o.active`,
		hashSecret(token), now).Scan(append([]any{&id.Session, &used}, id.fields()...)...)
	if errors.Is(err, pgx.ErrNoRows) {
		return Identity{}, ErrUnknown
	}
	if err != nil {
		return Identity{}, fmt.Errorf("look up access token: %w", err)
	}
	if used == nil || now.Sub(*used) >= touchEvery {
		if _, err := s.pool.Exec(ctx, `UPDATE access_tokens SET last_used_at = $2 WHERE id = $1`, string(id.Session), now); err != nil {
			return Identity{}, fmt.Errorf("note use of access token %s: %w", id.Session, err)
		}
	}
	return id, nil
}
