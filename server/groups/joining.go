package groups

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/people"
)

// lookUp returns what the token invites to. A token that cannot be used is 404;
// one for another organisation than home is 403 and tells no more than whose
// it is.
func (s *Store) lookUp(ctx context.Context, home, token string) (InvitationView, error) {
	var v InvitationView
	var by people.Row
	to := append([]any{&v.Group.ID, &v.Group.Name, &v.Group.Purpose, &v.Role}, organisationFields(&v.Organisation)...)
	err := s.pool.QueryRow(ctx, `
		SELECT g.id::text, g.name, g.purpose, i.role,
		       f.id, f.name, f.short_name, f.country, f.kind, f.colour, `+people.Columns+`
		  FROM invitations i JOIN groups g ON g.id = i.group_id JOIN organisations f ON f.id = i.organisation_id
		  LEFT JOIN people p ON p.id = i.created_by LEFT JOIN organisations o ON o.id = p.organisation_id
		 WHERE i.token_hash = $1 AND `+pending, hashToken(token)).Scan(append(to, by.Fields()...)...)
	if errors.Is(err, pgx.ErrNoRows) {
		return InvitationView{}, deadInvitation()
	}
	if err != nil {
		return InvitationView{}, fmt.Errorf("look up invitation: %w", err)
	}
	if v.Organisation.ID != home {
		return InvitationView{}, notInvited(v.Organisation)
	}
	v.InvitedBy = by.Person()
	return v, nil
}

// joining is what came of an accepted invitation.
type joining struct {
	group access.GroupID
	role  access.Role // empty: nothing changed
	membership
}

// accept makes person, whose organisation is home, a member. Somebody who
// already has that role or a higher one keeps it, and the invitation is left
// for whom it was meant.
func (s *Store) accept(ctx context.Context, person collab.PersonID, home, token string) (joining, error) {
	view, err := s.lookUp(ctx, home, token)
	if err != nil {
		return joining{}, err
	}
	j := joining{group: access.GroupID(view.Group.ID)}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		// As in changeMember: the roles of a group change one after the other.
		if _, err := tx.Exec(ctx, `SELECT 1 FROM groups WHERE id = $1 FOR UPDATE`, string(j.group)); err != nil {
			return err
		}
		err := tx.QueryRow(ctx, `SELECT role FROM group_members WHERE group_id = $1 AND person_id = $2`,
			string(j.group), string(person)).Scan(&j.before)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		if j.before.Can(highest(view.Role)) {
			return nil
		}
		return s.join(ctx, tx, &j, person, token)
	})
	if err != nil {
		return joining{}, fmt.Errorf("accept invitation group=%s person=%s: %w", j.group, person, err)
	}
	return j, nil
}

// join uses the invitation and writes the member. Using it is one statement
// that repeats every condition: of two at once, the second finds it used.
func (s *Store) join(ctx context.Context, tx pgx.Tx, j *joining, person collab.PersonID, token string) error {
	var invitation string
	err := tx.QueryRow(ctx, `
		UPDATE invitations i SET used_by = $2, used_at = now()
		 WHERE i.token_hash = $1 AND `+pending+` RETURNING i.id::text, i.role`,
		hashToken(token), string(person)).Scan(&invitation, &j.role)
	if errors.Is(err, pgx.ErrNoRows) {
		return deadInvitation()
	}
	if err != nil {
		return err
	}
	if err := writeMember(ctx, tx, j.group, person, j.role, j.before); err != nil {
		return err
	}
	if j.rooms, err = rooms(ctx, tx, j.group); err != nil {
		return err
	}
	log := s.audit.In(tx)
	for _, e := range []audit.Entry{
		{Action: InvitationAccepted, Details: map[string]any{"invitation": invitation}},
		{Action: audit.RoleChanged, Details: map[string]any{"person": person, "from": j.before, "to": j.role, "invitation": invitation}},
	} {
		e.Person, e.Object = string(person), "group:"+string(j.group)
		if err := log.Write(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// highest is the right that sets the role apart from those below it.
func highest(r access.Role) access.Right {
	rights := r.Rights()
	return rights[len(rights)-1]
}
