package comments

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
)

// personJSON is a person as people.Person has it, or NULL.
func personJSON(id string) string {
	return `(SELECT json_build_object('id', p.id, 'name', p.name, 'organisation', json_build_object('id', o.id, 'name', o.name,
		'shortName', o.short_name, 'country', o.country, 'kind', o.kind, 'colour', o.colour))
		FROM people p JOIN organisations o ON o.id = p.organisation_id WHERE p.id = ` + id + `)`
}

// threadColumns read a whole thread t as the person $2 sees it, in one row. They
// are read for a page of threads after it is cut out, never for all.
var threadColumns = `t.id::text, t.document_id::text, t.kind, t.anchor::text, t.anchor_state, t.anchor_seq, t.quote, t.status, t.seq,
	t.created_at, t.updated_at, t.resolved_at, ` + personJSON("t.resolved_by") + `,
	t.replacement, t.suggestion_state, t.decided_at, ` + personJSON("t.decided_by") + `, t.word, t.written,
	COALESCE((SELECT f.following FROM comment_followers f WHERE f.thread_id = t.id AND f.person_id = $2), false),
	` + readUpTo + `,
	(SELECT json_agg(json_build_object('id', c.id, 'body', c.body, 'author', ` + personJSON("c.author_id") + `,
		'createdAt', c.created_at, 'editedAt', c.edited_at, 'deleted', c.deleted_at IS NOT NULL, 'seq', c.seq, 'version', c.version,
		'reactions', COALESCE((SELECT json_agg(json_build_object('key', r.key, 'by', r.by)) FROM (
			SELECT key, json_agg(person_id ORDER BY at, person_id) AS by FROM comment_reactions WHERE comment_id = c.id
			 GROUP BY key ORDER BY min(at), key) r), '[]'::json),
		'mentions', COALESCE((SELECT json_agg(json_strip_nulls(json_build_object('kind', m.kind, 'ref', m.ref, 'name', ` + nameNow + `)) ORDER BY m.kind, m.ref)
			FROM comment_mentions m WHERE m.comment_id = c.id), '[]'::json)
		) ORDER BY c.seq, c.created_at, c.id)
	   FROM comments c WHERE c.thread_id = t.id)`

// nameNow is what a mentioned m is called now, or NULL: of goals and stakeholders,
// whose references were checked when they were stored.
const nameNow = `CASE m.kind
	WHEN 'goal' THEN (SELECT e.title FROM goals e WHERE e.document_id = split_part(m.ref, '/', 1)::uuid AND e.id = split_part(m.ref, '/', 2))
	WHEN 'stakeholder' THEN (SELECT e.name FROM stakeholders e WHERE e.document_id = split_part(m.ref, '/', 1)::uuid AND e.id = split_part(m.ref, '/', 2))
	END`

// readUpTo is the number up to which the person $2 has read the thread t.
const readUpTo = `GREATEST(0,
	(SELECT r.seq FROM comment_reads r WHERE r.person_id = $2 AND r.thread_id = t.id),
	(SELECT r.seq FROM comment_document_reads r WHERE r.person_id = $2 AND r.document_id = t.document_id))`

// scanThread reads threadColumns.
func scanThread(person collab.PersonID) func(pgx.CollectableRow) (Thread, error) {
	return func(r pgx.CollectableRow) (Thread, error) {
		var t Thread
		var anchor, replacement, state *string
		var resolvedBy, decidedBy, comments []byte
		var decidedAt *time.Time
		var written *Written
		var word string
		err := r.Scan(&t.ID, &t.DocumentID, &t.Kind, &anchor, &t.AnchorState, &t.AnchorSeq, &t.Quote, &t.Status, &t.Seq,
			&t.CreatedAt, &t.UpdatedAt, &t.ResolvedAt, &resolvedBy, &replacement, &state, &decidedAt, &decidedBy, &word, &written,
			&t.Following, &t.ReadUpTo, &comments)
		if err != nil {
			return t, err
		}
		t.Anchor = readAnchor(anchor)
		if err := unmarshal(resolvedBy, &t.ResolvedBy); err != nil {
			return t, err
		}
		if replacement != nil && state != nil {
			t.Suggestion = &Suggestion{Replacement: *replacement, Base: t.Quote, State: SuggestionState(*state),
				DecidedAt: decidedAt, Word: word, Written: written}
			if err := unmarshal(decidedBy, &t.Suggestion.DecidedBy); err != nil {
				return t, err
			}
		}
		t.Comments = []ThreadComment{}
		if err := unmarshal(comments, &t.Comments); err != nil {
			return t, err
		}
		t.seenBy(string(person))
		return t, nil
	}
}

// unmarshal reads JSON that the database made; NULL leaves v as it is.
func unmarshal(text []byte, v any) error {
	if len(text) == 0 {
		return nil
	}
	if err := json.Unmarshal(text, v); err != nil {
		return fmt.Errorf("read JSON of the database: %w", err)
	}
	return nil
}

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// thread reads one thread as the person sees it, or access.ErrNotFound.
func thread(ctx context.Context, db querier, doc collab.DocumentID, person collab.PersonID, id string) (Thread, error) {
	var viewer *string
	if person != "" {
		viewer = (*string)(&person)
	}
	rows, err := db.Query(ctx, `SELECT `+threadColumns+` FROM comment_threads t
		WHERE t.document_id = $1 AND t.id = $3 AND t.gone_at IS NULL`, string(doc), viewer, id)
	if err != nil {
		return Thread{}, fmt.Errorf("read thread=%s: %w", id, err)
	}
	t, err := pgx.CollectExactlyOneRow(rows, scanThread(person))
	if errors.Is(err, pgx.ErrNoRows) {
		return Thread{}, access.ErrNotFound
	}
	if err != nil {
		return Thread{}, fmt.Errorf("read thread=%s: %w", id, err)
	}
	return t, nil
}
