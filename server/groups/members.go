package groups

import (
	"context"
	"errors"
	"fmt"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/comments"
)

// room is a document of the group, as the hub must hear of it.
type room struct {
	id       collab.DocumentID
	archived bool
}

// membership is what a change of membership has to tell the hub and the log.
type membership struct {
	before access.Role // empty: was no member
	rooms  []room
}

// setRole makes person a member with the role, or changes their role.
func (s *Store) setRole(ctx context.Context, by collab.PersonID, group access.GroupID, person collab.PersonID, role access.Role) (membership, error) {
	return s.changeMember(ctx, by, group, person, role)
}

// remove takes person out of the group.
func (s *Store) remove(ctx context.Context, by collab.PersonID, group access.GroupID, person collab.PersonID) (membership, error) {
	return s.changeMember(ctx, by, group, person, "")
}

// changeMember sets the role, or removes the member when role is empty. The
// row of the group is locked first: the rule "at least one coordinator" spans
// rows, and two changes at once could each see the other's coordinator.
func (s *Store) changeMember(ctx context.Context, by collab.PersonID, group access.GroupID, person collab.PersonID, role access.Role) (membership, error) {
	var m membership
	if id, err := uuid.Parse(string(person)); err != nil || id.String() != string(person) {
		return m, noSuchPerson()
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT 1 FROM groups WHERE id = $1 FOR UPDATE`, string(group)); err != nil {
			return err
		}
		err := tx.QueryRow(ctx, `SELECT role FROM group_members WHERE group_id = $1 AND person_id = $2`,
			string(group), string(person)).Scan(&m.before)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		if m.before == access.Coordinator && role != access.Coordinator {
			if err := notTheLast(ctx, tx, group); err != nil {
				return err
			}
			if err := s.withdrawAllOf(ctx, tx, by, person, group); err != nil {
				return err
			}
		}
		if err := writeMember(ctx, tx, group, person, role, m.before); err != nil {
			return err
		}
		if m.rooms, err = rooms(ctx, tx, group); err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(by), Action: audit.RoleChanged, Object: "group:" + string(group),
			Details: map[string]any{"person": person, "from": m.before, "to": role},
		})
	})
	if err != nil {
		return membership{}, fmt.Errorf("change member group=%s person=%s: %w", group, person, err)
	}
	return m, nil
}

func notTheLast(ctx context.Context, tx pgx.Tx, group access.GroupID) error {
	var coordinators int
	err := tx.QueryRow(ctx, `SELECT count(*) FROM group_members WHERE group_id = $1 AND role = 'coordinator'`,
		string(group)).Scan(&coordinators)
	if err == nil && coordinators < 2 {
		return huma.Error409Conflict("A group needs at least one coordinator. Make somebody else coordinator first.")
	}
	return err
}

func writeMember(ctx context.Context, tx pgx.Tx, group access.GroupID, person collab.PersonID, role, before access.Role) error {
	if role == "" {
		if before == "" {
			return huma.Error404NotFound("This person is not a member of the group.")
		}
		_, err := tx.Exec(ctx, `DELETE FROM group_members WHERE group_id = $1 AND person_id = $2`,
			string(group), string(person))
		if err != nil {
			return err
		}
		// A step owned by somebody outside the group would be owned by nobody.
		_, err = tx.Exec(ctx, `UPDATE group_steps SET owner_id = NULL WHERE group_id = $1 AND owner_id = $2`,
			string(group), string(person))
		return err
	}
	tag, err := tx.Exec(ctx, `
		INSERT INTO group_members (group_id, person_id, role) SELECT $1, id, $3 FROM people WHERE id = $2
		ON CONFLICT (group_id, person_id) DO UPDATE SET role = EXCLUDED.role`,
		string(group), string(person), string(role))
	if err == nil && tag.RowsAffected() == 0 {
		return noSuchPerson()
	}
	if err != nil || before != "" {
		return err
	}
	return comments.Joined(ctx, tx, string(group), person)
}

func noSuchPerson() error {
	return huma.Error404NotFound("There is no such person here. Only people who have signed in once can be added; invite others with a link.")
}

func rooms(ctx context.Context, tx pgx.Tx, group access.GroupID) ([]room, error) {
	rows, err := tx.Query(ctx, `SELECT id::text, archived_at IS NOT NULL FROM documents WHERE group_id = $1`, string(group))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(r pgx.CollectableRow) (room, error) {
		var d room
		err := r.Scan(&d.id, &d.archived)
		return d, err
	})
}
