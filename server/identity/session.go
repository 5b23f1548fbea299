package identity

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	// sessionLifetime is absolute: nothing prolongs it.
	sessionLifetime = 12 * time.Hour
	// sessionIdle ends a session that nobody used, neither by a request nor by
	// an open socket.
	sessionIdle = 2 * time.Hour
	// touchEvery bounds the writes that "last seen" costs.
	touchEvery = time.Minute
)

// secretPattern is what rand.Text gives: 26 characters, 130 bits.
var secretPattern = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// newSession is what opening a session stores.
type newSession struct {
	person       PersonID
	organisation string
	issuer       string // account issuer, as in people
	subject      string // the provider's own sub
	sid          string // the provider's session id, if it said one
	idToken      string
	userAgent    string
}

// openSession stores a session with a fresh token and returns both.
func (s *store) openSession(ctx context.Context, db Querier, n newSession) (id SessionID, token string, err error) {
	token = rand.Text()
	now := s.now()
	err = db.QueryRow(ctx, `
		INSERT INTO sessions (token_hash, person_id, organisation_id, issuer, subject, sid, id_token, user_agent,
			created_at, last_seen_at, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)
		RETURNING id::text`,
		hashSecret(token), string(n.person), n.organisation, n.issuer, n.subject, n.sid, n.idToken, n.userAgent,
		now, now.Add(sessionLifetime)).Scan(&id)
	if err != nil {
		return "", "", fmt.Errorf("open session person=%s: %w", n.person, err)
	}
	return id, token, nil
}

// identityColumns reads an Identity from people p and organisations o.
const identityColumns = `p.id::text, p.name, p.email, p.locale, o.id, o.name, o.short_name, o.country, o.kind, o.colour`

func (id *Identity) fields() []any {
	o := &id.Organisation
	return []any{&id.Person, &id.Name, &id.Email, &id.Locale, &o.ID, &o.Name, &o.ShortName, &o.Country, &o.Kind, &o.Colour}
}

// bySession returns who holds the session token, or ErrUnknown for one that is
// unknown, too old, idle for too long, or of an organisation no longer served.
func (s *store) bySession(ctx context.Context, token string) (Identity, error) {
	if !secretPattern.MatchString(token) {
		return Identity{}, ErrUnknown
	}
	now := s.now()
	var id Identity
	var seen time.Time
	err := s.pool.QueryRow(ctx, `
		SELECT s.id::text, s.last_seen_at, `+identityColumns+`
		  FROM sessions s JOIN people p ON p.id = s.person_id JOIN organisations o ON o.id = p.organisation_id
		 WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 AND o.active`,
		hashSecret(token), now, now.Add(-sessionIdle)).Scan(append([]any{&id.Session, &seen}, id.fields()...)...)
	if errors.Is(err, pgx.ErrNoRows) {
		return Identity{}, ErrUnknown
	}
	if err != nil {
		return Identity{}, fmt.Errorf("look up session: %w", err)
	}
	if now.Sub(seen) >= touchEvery {
		if err := s.touch(ctx, []string{string(id.Session)}); err != nil {
			return Identity{}, err
		}
	}
	return id, nil
}

func (s *store) touch(ctx context.Context, sessions []string) error {
	now := s.now()
	_, err := s.pool.Exec(ctx, `
		WITH seen AS (
			UPDATE sessions SET last_seen_at = $2 WHERE id = ANY($1::uuid[]) AND last_seen_at <= $3
			RETURNING person_id)
		UPDATE people SET last_seen_at = $2 WHERE id IN (SELECT person_id FROM seen)`,
		sessions, now, now.Add(-touchEvery))
	if err != nil {
		return fmt.Errorf("note use of %d sessions: %w", len(sessions), err)
	}
	return nil
}

// endedSession is what is left to do about a session whose row is gone.
type endedSession struct {
	ID           SessionID
	Person       PersonID
	organisation string
	idToken      string
}

// endSession deletes the session with that token; false means there was none.
func (s *store) endSession(ctx context.Context, token string) (endedSession, bool, error) {
	if !secretPattern.MatchString(token) {
		return endedSession{}, false, nil
	}
	ended, err := s.end(ctx, s.pool, `token_hash = $1`, hashSecret(token))
	if err != nil || len(ended) == 0 {
		return endedSession{}, false, err
	}
	return ended[0], true, nil
}

// endByProvider deletes the sessions a back-channel logout means: all of the
// person whom sub or sid names, since a shared provider session cannot be told
// from a second browser's reliably.
func (s *store) endByProvider(ctx context.Context, db Querier, issuer, subject, sid string) ([]endedSession, error) {
	return s.end(ctx, db, `issuer = $1 AND (subject = $2 AND $2 <> '' OR $2 = '' AND subject IN
		(SELECT subject FROM sessions WHERE issuer = $1 AND sid = $3 AND $3 <> ''))`, issuer, subject, sid)
}

func (s *store) end(ctx context.Context, db Querier, where string, args ...any) ([]endedSession, error) {
	rows, err := db.Query(ctx, `DELETE FROM sessions WHERE `+where+
		` RETURNING id::text, person_id::text, organisation_id, id_token`, args...)
	if err != nil {
		return nil, fmt.Errorf("end sessions: %w", err)
	}
	ended, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (endedSession, error) {
		var e endedSession
		err := row.Scan(&e.ID, &e.Person, &e.organisation, &e.idToken)
		return e, err
	})
	if err != nil {
		return nil, fmt.Errorf("end sessions: %w", err)
	}
	return ended, nil
}

// alive returns which of ids still stand, sessions and access tokens alike, and
// notes that the sessions are in use.
func (s *store) alive(ctx context.Context, ids []SessionID) (map[SessionID]bool, error) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	now := s.now()
	rows, err := s.pool.Query(ctx, `
		SELECT s.id::text, true FROM sessions s JOIN people p ON p.id = s.person_id
		  JOIN organisations o ON o.id = p.organisation_id
		 WHERE s.id = ANY($1::uuid[]) AND s.expires_at > $2 AND s.last_seen_at > $3 AND o.active
		UNION ALL
		SELECT t.id::text, false FROM access_tokens t JOIN people p ON p.id = t.person_id
		  JOIN organisations o ON o.id = p.organisation_id
		 WHERE t.id = ANY($1::uuid[]) AND t.expires_at > $2 AND o.active`,
		texts, now, now.Add(-sessionIdle))
	if err != nil {
		return nil, fmt.Errorf("check %d sessions: %w", len(ids), err)
	}
	found := map[SessionID]bool{}
	var sessions []string
	var id string
	var isSession bool
	_, err = pgx.ForEachRow(rows, []any{&id, &isSession}, func() error {
		found[SessionID(id)] = true
		if isSession {
			sessions = append(sessions, id)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("check %d sessions: %w", len(ids), err)
	}
	return found, s.touch(ctx, sessions)
}

// sweep removes what has run out, so that the tables stay as small as the use.
func (s *store) sweep(ctx context.Context) error {
	now := s.now()
	for _, q := range []struct {
		sql  string
		when time.Time
	}{
		{`DELETE FROM sign_in_flows WHERE expires_at < $1`, now},
		{`DELETE FROM logout_tokens_used WHERE expires_at < $1`, now},
		{`DELETE FROM sessions WHERE expires_at < $1`, now},
		{`DELETE FROM sessions WHERE last_seen_at < $1`, now.Add(-sessionIdle)},
		{`DELETE FROM access_tokens WHERE expires_at < $1`, now.Add(-30 * 24 * time.Hour)},
	} {
		if _, err := s.pool.Exec(ctx, q.sql, q.when); err != nil {
			return fmt.Errorf("sweep: %s: %w", q.sql, err)
		}
	}
	return nil
}
