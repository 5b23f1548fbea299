package groups

import (
	"context"
	"fmt"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/people"
)

// pending is the condition under which an invitation i can be used.
const pending = `i.used_at IS NULL AND i.expires_at > now()`

// invite makes an invitation and returns it with its token.
func (s *Store) invite(ctx context.Context, by collab.PersonID, group access.GroupID, want NewInvitation) (Invitation, string, error) {
	token := newToken()
	var made Invitation
	if strings.ContainsRune(want.OrganisationID, 0) { // Postgres takes no NUL
		return Invitation{}, "", noOrganisation()
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := roomForOneMore(ctx, tx, group); err != nil {
			return err
		}
		tag, err := tx.Exec(ctx, `
			INSERT INTO invitations (token_hash, group_id, organisation_id, role, created_by, expires_at)
			SELECT $1, $2, o.id, $4, $5, now() + $6::interval FROM organisations o WHERE o.id = $3 AND o.active`,
			hashToken(token), string(group), want.OrganisationID, string(want.Role), string(by), invitationLife)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return noOrganisation()
		}
		found, err := readInvitations(ctx, tx, `i.token_hash = $1`, hashToken(token))
		if err != nil {
			return err
		}
		made = found[0]
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(by), Action: InvitationMade, Object: "group:" + string(group),
			Details: map[string]any{"invitation": made.ID, "organisation": want.OrganisationID, "role": want.Role},
		})
	})
	if err != nil {
		return Invitation{}, "", fmt.Errorf("invite group=%s org=%s: %w", group, want.OrganisationID, err)
	}
	return made, token, nil
}

func noOrganisation() error {
	return huma.Error422UnprocessableEntity("There is no such organisation here. Choose one of GET /api/v1/organisations.")
}

// roomForOneMore locks the group's row, so that the count still holds when the
// invitation is written.
func roomForOneMore(ctx context.Context, tx pgx.Tx, group access.GroupID) error {
	if _, err := tx.Exec(ctx, `SELECT 1 FROM groups WHERE id = $1 FOR UPDATE`, string(group)); err != nil {
		return err
	}
	var waiting int
	err := tx.QueryRow(ctx, `SELECT count(*) FROM invitations i WHERE i.group_id = $1 AND `+pending, string(group)).Scan(&waiting)
	if err == nil && waiting >= maxPending {
		return huma.Error409Conflict(fmt.Sprintf(
			"%d invitations of this group are waiting already. Withdraw those that are no longer needed.", waiting))
	}
	return err
}

// invitations lists the pending ones, the newest first.
func (s *Store) invitations(ctx context.Context, group access.GroupID) ([]Invitation, error) {
	items, err := readInvitations(ctx, s.pool, `i.group_id = $1 AND `+pending, string(group))
	if err != nil {
		return nil, fmt.Errorf("list invitations group=%s: %w", group, err)
	}
	return items, nil
}

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

func readInvitations(ctx context.Context, db querier, condition string, args ...any) ([]Invitation, error) {
	rows, err := db.Query(ctx, `
		SELECT i.id::text, i.role, i.created_at, i.expires_at,
		       f.id, f.name, f.short_name, f.country, f.kind, f.colour, `+people.Columns+`
		  FROM invitations i JOIN organisations f ON f.id = i.organisation_id
		  LEFT JOIN people p ON p.id = i.created_by LEFT JOIN organisations o ON o.id = p.organisation_id
		 WHERE `+condition+` ORDER BY i.created_at DESC, i.id`, args...)
	if err != nil {
		return nil, err
	}
	items, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Invitation, error) {
		var i Invitation
		var by people.Row
		to := append([]any{&i.ID, &i.Role, &i.CreatedAt, &i.ExpiresAt}, organisationFields(&i.Organisation)...)
		err := r.Scan(append(to, by.Fields()...)...)
		i.CreatedBy = by.Person()
		i.CreatedAt, i.ExpiresAt = i.CreatedAt.UTC(), i.ExpiresAt.UTC()
		return i, err
	})
	if items == nil {
		items = []Invitation{}
	}
	return items, err
}

func organisationFields(o *people.Organisation) []any {
	return []any{&o.ID, &o.Name, &o.ShortName, &o.Country, &o.Kind, &o.Colour}
}

// withdraw makes an invitation useless. One that was used is not there any
// more: withdrawing it would look as if that could be undone.
func (s *Store) withdraw(ctx context.Context, by collab.PersonID, group access.GroupID, invitation string) error {
	if id, err := uuid.Parse(invitation); err != nil || id.String() != invitation {
		return noSuchInvitation()
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `DELETE FROM invitations i WHERE i.group_id = $1 AND i.id = $2 AND `+pending,
			string(group), invitation)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return noSuchInvitation()
		}
		return s.noteWithdrawn(ctx, tx, by, group, invitation)
	})
	if err != nil {
		return fmt.Errorf("withdraw invitation=%s group=%s: %w", invitation, group, err)
	}
	return nil
}

// withdrawAllOf takes back what somebody invited who coordinates no longer.
// Otherwise a coordinator who is removed could come back by a link of their own.
func (s *Store) withdrawAllOf(ctx context.Context, tx pgx.Tx, by, inviter collab.PersonID, group access.GroupID) error {
	rows, err := tx.Query(ctx,
		`DELETE FROM invitations i WHERE i.group_id = $1 AND i.created_by = $2 AND `+pending+` RETURNING i.id::text`,
		string(group), string(inviter))
	if err != nil {
		return err
	}
	gone, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, id := range gone {
		if err := s.noteWithdrawn(ctx, tx, by, group, id); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) noteWithdrawn(ctx context.Context, tx pgx.Tx, by collab.PersonID, group access.GroupID, invitation string) error {
	return s.audit.In(tx).Write(ctx, audit.Entry{
		Person: string(by), Action: InvitationWithdrawn, Object: "group:" + string(group),
		Details: map[string]any{"invitation": invitation},
	})
}

func noSuchInvitation() error {
	return huma.Error404NotFound("This invitation is no longer waiting: it was used, withdrawn, or is older than 14 days.")
}
