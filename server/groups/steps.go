package groups

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/people"
)

// steps returns all nine, the untouched ones filled in.
func (s *Store) steps(ctx context.Context, group access.GroupID) ([]Step, error) {
	steps := make([]Step, Steps)
	for i := range steps {
		steps[i] = Step{Step: i + 1, State: NotStarted}
	}
	rows, err := s.pool.Query(ctx, `
		SELECT s.step, s.state, s.skip_reason, s.due, s.updated_at, `+people.Columns+`
		  FROM group_steps s
		  LEFT JOIN people p ON p.id = s.owner_id LEFT JOIN organisations o ON o.id = p.organisation_id
		 WHERE s.group_id = $1`, string(group))
	if err != nil {
		return nil, fmt.Errorf("list steps group=%s: %w", group, err)
	}
	touched, err := pgx.CollectRows(rows, scanStep)
	if err != nil {
		return nil, fmt.Errorf("list steps group=%s: %w", group, err)
	}
	for _, step := range touched {
		steps[step.Step-1] = step
	}
	return steps, nil
}

func scanStep(r pgx.CollectableRow) (Step, error) {
	var step Step
	var due, updated *time.Time
	var owner people.Row
	err := r.Scan(append([]any{&step.Step, &step.State, &step.SkipReason, &due, &updated}, owner.Fields()...)...)
	if err != nil {
		return step, err
	}
	step.Owner, step.UpdatedAt = owner.Person(), updated
	if due != nil {
		day := due.Format(time.DateOnly)
		step.Due = &day
	}
	return step, nil
}

// SetStep applies the change to step n and returns the step as it is then. The
// row is locked in between, so two changes of different fields both count. A
// change that makes no sense is a problem answer.
func (s *Store) SetStep(ctx context.Context, by collab.PersonID, group access.GroupID, n int, change StepChange) (Step, error) {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx,
			`INSERT INTO group_steps (group_id, step, state) VALUES ($1, $2, 'not_started') ON CONFLICT DO NOTHING`,
			string(group), n)
		if err != nil {
			return err
		}
		var row stepRow
		err = tx.QueryRow(ctx,
			`SELECT state, skip_reason, owner_id::text, due FROM group_steps WHERE group_id = $1 AND step = $2 FOR UPDATE`,
			string(group), n).Scan(&row.state, &row.reason, &row.owner, &row.due)
		if err != nil {
			return err
		}
		if err := row.apply(change); err != nil {
			return err
		}
		if err := mustBeMember(ctx, tx, group, row.owner); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `
			UPDATE group_steps SET state = $3, skip_reason = $4, owner_id = $5, due = $6, updated_at = now()
			 WHERE group_id = $1 AND step = $2`,
			string(group), n, row.state, row.reason, row.owner, row.due)
		if err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(by), Action: StepChanged, Object: "group:" + string(group),
			Details: map[string]any{"step": n, "state": row.state},
		})
	})
	if err != nil {
		return Step{}, fmt.Errorf("set step group=%s step=%d: %w", group, n, err)
	}
	steps, err := s.steps(ctx, group)
	if err != nil {
		return Step{}, err
	}
	return steps[n-1], nil
}

type stepRow struct {
	state  StepState
	reason string
	owner  *string
	due    *time.Time
}

// apply sets the fields of the change and checks the result.
func (row *stepRow) apply(c StepChange) error {
	if c.State != nil {
		row.state = *c.State
	}
	if c.SkipReason != nil {
		row.reason = strings.TrimSpace(*c.SkipReason)
	}
	if strings.ContainsRune(row.reason, 0) || utf8.RuneCountInString(row.reason) > 1000 {
		return huma.Error422UnprocessableEntity("The reason for skipping is too long or cannot be stored. Use at most 1000 characters of plain text.")
	}
	if row.state == Skipped && row.reason == "" {
		return huma.Error422UnprocessableEntity("Say in skipReason why the step is skipped, so that others can follow the decision.")
	}
	if row.state != Skipped {
		row.reason = ""
	}
	if c.OwnerID.Given {
		row.owner = nil
		if c.OwnerID.Value != "" {
			row.owner = &c.OwnerID.Value
		}
	}
	if !c.Due.Given {
		return nil
	}
	if row.due = nil; c.Due.Value == "" {
		return nil
	}
	day, err := time.Parse(time.DateOnly, c.Due.Value)
	if err != nil || day.Year() < 1990 || day.Year() > 2200 {
		return huma.Error422UnprocessableEntity(fmt.Sprintf("%q is not a date. Write due as year-month-day, for example 2027-03-31.", c.Due.Value))
	}
	row.due = &day
	return nil
}

func mustBeMember(ctx context.Context, tx pgx.Tx, group access.GroupID, owner *string) error {
	if owner == nil {
		return nil
	}
	var one int
	err := pgx.ErrNoRows
	if uuid.Validate(*owner) == nil {
		err = tx.QueryRow(ctx,
			`SELECT 1 FROM group_members WHERE group_id = $1 AND person_id = $2`, string(group), *owner).Scan(&one)
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return huma.Error422UnprocessableEntity("The owner of a step must be a member of the group. Add the person to the group first.")
	}
	return err
}
