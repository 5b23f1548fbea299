package privacy

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// section is one kind of rows that name a person ($1), read as JSON objects.
type section struct{ name, sql string }

// sections are all there are. Secrets (hashes of tokens) are left out: they are
// nothing about the person.
var sections = []section{
	{"person", `SELECT p.id, p.name, p.email, p.locale, p.issuer, p.subject, o.name AS organisation, p.created_at, p.last_seen_at
		FROM people p JOIN organisations o ON o.id = p.organisation_id WHERE p.id = $1`},
	{"memberships", `SELECT g.id AS group_id, g.name AS group, m.role, m.since FROM group_members m JOIN groups g ON g.id = m.group_id
		WHERE m.person_id = $1 ORDER BY m.since`},
	{"sessions", `SELECT created_at, last_seen_at, expires_at, user_agent FROM sessions WHERE person_id = $1 ORDER BY created_at`},
	{"access_tokens", `SELECT name, created_at, expires_at, last_used_at FROM access_tokens WHERE person_id = $1 ORDER BY created_at`},
	{"groups_created", `SELECT id, name, created_at FROM groups WHERE created_by = $1 ORDER BY created_at`},
	{"documents_created", `SELECT id, title, kind, created_at FROM documents WHERE created_by = $1 ORDER BY created_at`},
	{"documents_edited", `SELECT d.id, d.title, min(c.first_used) AS first_edited_at FROM document_clients c JOIN documents d ON d.id = c.document_id
		WHERE c.person_id = $1 GROUP BY d.id ORDER BY 3`},
	{"invitations", `SELECT group_id, role, created_at, used_at, created_by = $1 AS made, used_by = $1 AS used FROM invitations
		WHERE created_by = $1 OR used_by = $1 ORDER BY created_at`},
	{"steps_owned", `SELECT group_id, step, state FROM group_steps WHERE owner_id = $1 ORDER BY group_id, step`},
	{"comments", `SELECT c.id, c.thread_id, d.id AS document_id, d.title AS document, t.quote, c.body, c.created_at, c.edited_at
		FROM comments c JOIN comment_threads t ON t.id = c.thread_id JOIN documents d ON d.id = c.document_id
		WHERE c.author_id = $1 AND c.deleted_at IS NULL ORDER BY c.created_at`},
	{"suggestions", `SELECT t.id AS thread_id, t.document_id, t.quote, t.replacement, t.suggestion_state AS state, t.word, t.created_at,
		t.created_by = $1 AS made, t.decided_by = $1 AS decided FROM comment_threads t
		WHERE t.kind = 'suggestion' AND (t.created_by = $1 OR t.decided_by = $1) ORDER BY t.created_at`},
	{"threads_resolved", `SELECT id AS thread_id, document_id, resolved_at FROM comment_threads WHERE resolved_by = $1 ORDER BY resolved_at`},
	{"reactions", `SELECT comment_id, key, at FROM comment_reactions WHERE person_id = $1 ORDER BY at`},
	{"mentions", `SELECT m.comment_id, c.document_id, c.created_at FROM comment_mentions m JOIN comments c ON c.id = m.comment_id
		WHERE m.kind = 'person' AND m.ref = $1::text ORDER BY c.created_at`},
	{"threads_followed", `SELECT thread_id, following FROM comment_followers WHERE person_id = $1 ORDER BY thread_id`},
	{"threads_read", `SELECT thread_id, seq FROM comment_reads WHERE person_id = $1 ORDER BY thread_id`},
	{"notifications", `SELECT kind, document_id, thread_id, comment_id, created_at, read_at, mailed_at FROM notifications WHERE person_id = $1 ORDER BY created_at`},
	{"notification_settings", `SELECT NULL::uuid AS group_id, cadence FROM notification_settings WHERE person_id = $1
		UNION ALL SELECT group_id, cadence FROM notification_group_settings WHERE person_id = $1`},
	{"placements", `SELECT p.round_id, p.stakeholder_id, p.interest, p.influence, p.note FROM placements p WHERE p.person_id = $1 ORDER BY p.round_id, p.stakeholder_id`},
	{"values_measured", `SELECT document_id, indicator_id, period_start, period_end, value, note, at FROM goal_values WHERE by_id = $1 ORDER BY at`},
	{"check_ins", `SELECT document_id, goal_id, health, confidence, progress, done, obstacles, next, help_wanted, at FROM goal_checkins WHERE by_id = $1 ORDER BY at`},
	{"reference_goals_changed", `SELECT id, group_id, title, changed_at FROM reference_goals WHERE changed_by = $1 ORDER BY changed_at`},
	{"calendars", `SELECT group_id FROM calendars WHERE person_id = $1 ORDER BY group_id`},
	{"rounds_opened", `SELECT id, document_id, title, opened_at FROM placement_rounds WHERE opened_by = $1 ORDER BY opened_at`},
	{"requests_repeatable", `SELECT key, begun_at, status FROM idempotency_keys WHERE person_id = $1 ORDER BY begun_at`},
	{"webhooks", `SELECT id, group_id, url, events, created_at FROM webhooks WHERE created_by = $1 ORDER BY created_at`},
	{"audit_log", `SELECT at, action, object, details, remote FROM audit_log WHERE person_id = $1 ORDER BY id`},
}

// Export returns everything that is held about a person, by kind, from one moment.
func Export(ctx context.Context, db interface {
	BeginTx(ctx context.Context, options pgx.TxOptions) (pgx.Tx, error)
}, person collab.PersonID) (map[string]json.RawMessage, error) {
	found := make(map[string]json.RawMessage, len(sections))
	tx, err := db.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, fmt.Errorf("export person=%s: %w", person, err)
	}
	defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // it has only read
	for _, s := range sections {
		var rows []byte
		err := tx.QueryRow(ctx, `SELECT COALESCE(json_agg(x), '[]'::json)::text FROM (`+s.sql+`) x`, string(person)).Scan(&rows)
		if err != nil {
			return nil, fmt.Errorf("export %s of person=%s: %w", s.name, person, err)
		}
		found[s.name] = rows
	}
	return found, nil
}
