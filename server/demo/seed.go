// Package demo fills a demo installation with something to look at: the sample
// group "CONNECT demo" with its eleven people, its nine steps, four documents
// and a few comments.
//
// Seed runs at every start. Everything it makes has an id derived from its
// name, and is made only if nothing with that id is there; so a restart
// neither doubles anything nor undoes what people have changed, archived or
// removed since. An advisory lock keeps two nodes from seeding at once.
//
// Data flow: people by identity.EnsurePerson, group and steps in one
// transaction, documents through documents.Service, so their content is in the
// journal like everybody's. Allowed imports: the subjects it fills, the demo
// provider's list of people, collab/ydoc, pgx.
package demo

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/demo/provider"
	"samrad/server/documents"
	"samrad/server/identity"
)

// GroupName is the name of the sample group.
const GroupName = "CONNECT demo"

const groupPurpose = "One strategy for welfare technology, written together by Odense, Västerås, Lister, Eksote and Reykjavík."

// seedLock is the advisory lock of Seed, an arbitrary number of our own.
const seedLock = 0x5a4d5244

// idOf derives a stable id from the name of a thing.
func idOf(name string) string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("samrad:demo:"+name)).String()
}

// Seed makes what is missing of the sample data. The organisations must be in
// the database already. Safe to repeat and to interrupt.
func Seed(ctx context.Context, pool *pgxpool.Pool, docs *documents.Service) error {
	lock, err := pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("seed the demo: %w", err)
	}
	defer lock.Release()
	if _, err := lock.Exec(ctx, `SELECT pg_advisory_lock($1)`, seedLock); err != nil {
		return fmt.Errorf("seed the demo: %w", err)
	}
	defer lock.Exec(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, seedLock) //nolint:errcheck // ends with the connection at the latest

	s := seeder{pool: pool, docs: docs, group: access.GroupID(idOf("group")), people: map[string]collab.PersonID{}}
	for _, step := range []func(context.Context) error{s.ensurePeople, s.ensureGroup, s.ensureDocuments} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("seed the demo: %w", err)
		}
	}
	return nil
}

type seeder struct {
	pool   *pgxpool.Pool
	docs   *documents.Service
	group  access.GroupID
	people map[string]collab.PersonID // by e-mail address
}

func (s *seeder) ensurePeople(ctx context.Context) error {
	for _, p := range provider.People() {
		id, _, err := identity.EnsurePerson(ctx, s.pool, p.Account())
		if err != nil {
			return err
		}
		s.people[p.Email] = id
	}
	return nil
}

// ensureGroup makes the group with members and steps, all or nothing, once.
func (s *seeder) ensureGroup(ctx context.Context) error {
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `
			INSERT INTO groups (id, name, purpose, created_by) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
			string(s.group), GroupName, groupPurpose, string(s.people["astrid@odense.example"]))
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		for _, p := range provider.People() {
			_, err := tx.Exec(ctx, `INSERT INTO group_members (group_id, person_id, role) VALUES ($1, $2, $3)`,
				string(s.group), string(s.people[p.Email]), p.Role)
			if err != nil {
				return fmt.Errorf("add member %s: %w", p.Email, err)
			}
		}
		return s.addSteps(ctx, tx)
	})
}

// steps are how far the sample group has come; a step that is not listed has
// not been started. Owners are named by e-mail, due dates by months from today.
var steps = []struct {
	step       int
	state      string
	skipReason string
	owner      string
	dueMonths  int
}{
	{1, "adopted", "", "lars@vasteras.example", 0},
	{2, "in_progress", "", "astrid@odense.example", 3},
	{3, "looked_through", "", "", 0},
	{4, "in_progress", "", "aino@eksote.example", 2},
	{6, "in_review", "", "ingrid@lister.example", 1},
	{7, "skipped", "Each municipality buys on its own until the present framework agreements run out in 2028.", "", 0},
	{8, "looked_through", "", "gudrun@reykjavik.example", 0},
}

func (s *seeder) addSteps(ctx context.Context, tx pgx.Tx) error {
	for _, step := range steps {
		var owner *string
		if id, ok := s.people[step.owner]; ok {
			owner = (*string)(&id)
		}
		_, err := tx.Exec(ctx, `
			INSERT INTO group_steps (group_id, step, state, skip_reason, owner_id, due)
			VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 = 0 THEN NULL ELSE (now() + make_interval(months => $6))::date END)`,
			string(s.group), step.step, step.state, step.skipReason, owner, step.dueMonths)
		if err != nil {
			return fmt.Errorf("add step %d: %w", step.step, err)
		}
	}
	return nil
}
