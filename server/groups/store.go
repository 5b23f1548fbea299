package groups

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/documents"
	"samrad/server/paging"
	"samrad/server/people"
)

// Store reads and writes groups and their steps. Every method trusts that the
// caller's right was checked; the group or person still comes first in every
// WHERE. A deed and its line in the audit log are one transaction.
type Store struct {
	pool  *pgxpool.Pool
	audit *audit.Log
}

// The deeds of this package in the audit log, beside those audit names.
const (
	GroupChanged audit.Action = "group.changed"
	StepChanged  audit.Action = "step.changed"
)

// NewStore returns a Store on pool.
func NewStore(pool *pgxpool.Pool) *Store { return &Store{pool: pool, audit: audit.New(pool)} }

// List returns the groups person is a member of, by name.
func (s *Store) List(ctx context.Context, person collab.PersonID, q paging.Query) (paging.Page[Summary], error) {
	after, isNext, err := q.After()
	if err != nil {
		return paging.Page[Summary]{}, err
	}
	rows, err := s.pool.Query(ctx, `
		SELECT g.id::text, g.name, g.purpose, m.role,
		       (SELECT count(*) FROM group_members x WHERE x.group_id = g.id),
		       (SELECT count(*) FROM documents d WHERE d.group_id = g.id AND d.archived_at IS NULL AND d.ready),
		       GREATEST(g.created_at,
		                (SELECT max(`+documents.LastChange+`) FROM documents d WHERE d.group_id = g.id AND d.ready),
		                (SELECT max(updated_at) FROM group_steps s WHERE s.group_id = g.id))
		  FROM group_members m JOIN groups g ON g.id = m.group_id
		 WHERE m.person_id = $1 AND (NOT $2 OR (lower(g.name), g.id::text) > (lower($3), $4))
		 ORDER BY lower(g.name), g.id::text LIMIT $5`,
		string(person), isNext, after.Sort, after.ID, q.Rows())
	if err != nil {
		return paging.Page[Summary]{}, fmt.Errorf("list groups person=%s: %w", person, err)
	}
	items, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Summary, error) {
		var g Summary
		err := r.Scan(&g.ID, &g.Name, &g.Purpose, &g.Role, &g.MemberCount, &g.DocumentCount, &g.UpdatedAt)
		return g, err
	})
	if err != nil {
		return paging.Page[Summary]{}, fmt.Errorf("list groups person=%s: %w", person, err)
	}
	return paging.Cut(q, items, func(g Summary) paging.Key { return paging.Key{Sort: g.Name, ID: g.ID} }), nil
}

// Create makes a group whose only member, creator, coordinates it.
func (s *Store) Create(ctx context.Context, creator collab.PersonID, name, purpose string) (string, error) {
	var id string
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx,
			`INSERT INTO groups (created_by, name, purpose) VALUES ($1, $2, $3) RETURNING id::text`,
			string(creator), name, purpose).Scan(&id)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx,
			`INSERT INTO group_members (group_id, person_id, role) VALUES ($1, $2, 'coordinator')`,
			id, string(creator))
		if err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(creator), Action: audit.GroupCreated, Object: "group:" + id,
		})
	})
	if err != nil {
		return "", fmt.Errorf("create group creator=%s: %w", creator, err)
	}
	return id, nil
}

// Rename sets the name, purpose and eraseComments that are not nil.
func (s *Store) Rename(ctx context.Context, by collab.PersonID, group access.GroupID, name, purpose, eraseComments *string) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx,
			`UPDATE groups SET name = COALESCE($2, name), purpose = COALESCE($3, purpose), erase_comments = COALESCE($4, erase_comments)
			  WHERE id = $1`, string(group), name, purpose, eraseComments)
		if err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(by), Action: GroupChanged, Object: "group:" + string(group),
		})
	})
	if err != nil {
		return fmt.Errorf("rename group=%s: %w", group, err)
	}
	return nil
}

// Get returns the group as a member with the given role sees it.
func (s *Store) Get(ctx context.Context, group access.GroupID, role access.Role) (Group, error) {
	g := Group{ID: string(group), Role: role}
	err := s.pool.QueryRow(ctx, `SELECT name, purpose, erase_comments FROM groups WHERE id = $1`, string(group)).
		Scan(&g.Name, &g.Purpose, &g.EraseComments)
	if errors.Is(err, pgx.ErrNoRows) {
		return Group{}, access.ErrNotFound
	}
	if err != nil {
		return Group{}, fmt.Errorf("read group=%s: %w", group, err)
	}
	if g.Members, err = s.members(ctx, group); err != nil {
		return Group{}, err
	}
	if g.Steps, err = s.steps(ctx, group); err != nil {
		return Group{}, err
	}
	return g, nil
}

// members lists coordinators first, then by municipality and name.
func (s *Store) members(ctx context.Context, group access.GroupID) ([]Member, error) {
	rows, err := s.pool.Query(ctx, `
		SELECT m.role, `+people.Columns+`
		  FROM group_members m
		  JOIN people p ON p.id = m.person_id JOIN organisations o ON o.id = p.organisation_id
		 WHERE m.group_id = $1
		 ORDER BY array_position(ARRAY['coordinator','ambassador','observer'], m.role), o.name, p.name, p.id`,
		string(group))
	if err != nil {
		return nil, fmt.Errorf("list members group=%s: %w", group, err)
	}
	members, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Member, error) {
		var m Member
		var p people.Row
		if err := r.Scan(append([]any{&m.Role}, p.Fields()...)...); err != nil {
			return m, err
		}
		m.Person = *p.Person().Person
		return m, nil
	})
	if err != nil {
		return nil, fmt.Errorf("list members group=%s: %w", group, err)
	}
	return members, nil
}
