// Package audit keeps the append-only record of who did what, to which object,
// when and from where.
//
// An entry is one row of audit_log; the database itself refuses to change or
// delete rows. Where the deed and its record must stand or fall together, write
// the entry inside the deed's transaction with [Log.In]. Entries name people
// by id only, so that erasing a person leaves no name behind: keep names and
// e-mail addresses out of Details.
//
// A Log has no state of its own and may be used by any goroutine. Allowed
// imports: pgx.
package audit

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
)

// Action says what was done. The values are stable: auditors search for them.
type Action string

// The actions recorded so far.
const (
	SignInOK            Action = "sign_in.ok"
	SignInRefused       Action = "sign_in.refused"
	SignOut             Action = "sign_out"
	SessionEnded        Action = "session.ended_by_provider"
	TokenCreated        Action = "token.created"
	OrganisationChanged Action = "person.organisation_changed"
	RoleChanged         Action = "role.changed"
	GroupCreated        Action = "group.created"
	DocumentCreated     Action = "document.created"
	DocumentArchived    Action = "document.archived"
	DocumentExported    Action = "document.exported"
)

// Entry is one deed.
type Entry struct {
	Person  string         // id of who did it; empty when nobody was signed in
	Action  Action         // what was done
	Object  string         // what it was done to, e.g. "group:5f0c…" or "organisation:odense"
	Details map[string]any // what else an auditor needs; no names, no secrets
	Remote  string         // address it came from; empty: that of WithRemote, or the server itself
}

type remoteKey struct{}

// WithRemote returns a context whose entries come from this address unless they
// name one themselves.
func WithRemote(ctx context.Context, address string) context.Context {
	return context.WithValue(ctx, remoteKey{}, address)
}

// DB is what an entry is written through: a pool, a connection or a transaction.
type DB interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// Log writes entries.
type Log struct{ db DB }

// New returns a Log that writes through db.
func New(db DB) *Log { return &Log{db: db} }

// In returns a Log that writes inside tx, so that the entry is committed or
// rolled back with what it records.
func (l *Log) In(tx DB) *Log { return &Log{db: tx} }

// Write appends e. The time is the database's.
func (l *Log) Write(ctx context.Context, e Entry) error {
	if e.Action == "" {
		return fmt.Errorf("audit: an entry needs an action")
	}
	if e.Remote == "" {
		e.Remote, _ = ctx.Value(remoteKey{}).(string)
	}
	details := e.Details
	if details == nil {
		details = map[string]any{}
	}
	body, err := json.Marshal(details)
	if err != nil {
		return fmt.Errorf("audit: encode details of %s: %w", e.Action, err)
	}
	var person *string
	if e.Person != "" {
		person = &e.Person
	}
	_, err = l.db.Exec(ctx,
		`INSERT INTO audit_log (person_id, action, object, details, remote) VALUES ($1, $2, $3, $4, $5)`,
		person, string(e.Action), e.Object, string(body), e.Remote)
	if err != nil {
		return fmt.Errorf("audit: append %s on %q: %w", e.Action, e.Object, err)
	}
	return nil
}
