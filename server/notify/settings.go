package notify

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// Cadence is how often somebody gets mail.
type Cadence string

// The cadences. Who has chosen nothing gets a mail a day.
const (
	Immediate Cadence = "immediate"
	Daily     Cadence = "daily"
	Weekly    Cadence = "weekly"
	None      Cadence = "none"
)

const defaultCadence = Daily

// Settings are what somebody chose.
type Settings struct {
	Default Cadence            `json:"default" enum:"immediate,daily,weekly,none" doc:"For groups that are not listed."`
	Groups  map[string]Cadence `json:"groups" nullable:"false" doc:"By the group's id: immediate, daily, weekly or none."`
}

// settings reads what a person chose.
func (s *Service) settings(ctx context.Context, person collab.PersonID) (Settings, error) {
	chosen := Settings{Default: defaultCadence, Groups: map[string]Cadence{}}
	err := s.pool.QueryRow(ctx, `SELECT cadence FROM notification_settings WHERE person_id = $1`, string(person)).Scan(&chosen.Default)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return chosen, fmt.Errorf("read notification settings person=%s: %w", person, err)
	}
	rows, err := s.pool.Query(ctx, `
		SELECT s.group_id::text, s.cadence FROM notification_group_settings s
		  JOIN group_members m ON m.group_id = s.group_id AND m.person_id = s.person_id
		 WHERE s.person_id = $1`, string(person))
	if err != nil {
		return chosen, fmt.Errorf("read notification settings person=%s: %w", person, err)
	}
	var group string
	var cadence Cadence
	_, err = pgx.ForEachRow(rows, []any{&group, &cadence}, func() error { chosen.Groups[group] = cadence; return nil })
	if err != nil {
		return chosen, fmt.Errorf("read notification settings person=%s: %w", person, err)
	}
	return chosen, nil
}

// setSettings stores what a person chose. Groups they are not a member of are
// passed over.
func (s *Service) setSettings(ctx context.Context, person collab.PersonID, chosen Settings) error {
	groups, cadences := []string{}, []string{}
	for group, cadence := range chosen.Groups {
		groups, cadences = append(groups, group), append(cadences, string(cadence))
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `
			INSERT INTO notification_settings (person_id, cadence) VALUES ($1, $2)
			ON CONFLICT (person_id) DO UPDATE SET cadence = EXCLUDED.cadence`, string(person), string(chosen.Default))
		if err != nil {
			return err
		}
		// What waits for tomorrow may be wanted now.
		_, err = tx.Exec(ctx, `UPDATE notifications SET mail_after = now() WHERE person_id = $1 AND mailed_at IS NULL AND mail_attempts = 0`, string(person))
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `DELETE FROM notification_group_settings WHERE person_id = $1`, string(person)); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `
			INSERT INTO notification_group_settings (person_id, group_id, cadence)
			SELECT m.person_id, m.group_id, x.cadence FROM unnest($2::text[], $3::text[]) AS x (id, cadence)
			  JOIN group_members m ON m.group_id::text = x.id WHERE m.person_id = $1`, string(person), groups, cadences)
		return err
	})
	if err != nil {
		return fmt.Errorf("store notification settings person=%s: %w", person, err)
	}
	return nil
}
