package comments

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/access"
)

// threadColumns read a thread t as the person $2 sees it, without its comments and
// people; fill adds those.
const threadColumns = `t.id::text, t.document_id::text, t.kind, t.anchor::text, t.anchor_state, t.anchor_seq, t.quote, t.status, t.seq,
	t.created_at, t.updated_at, t.resolved_at, COALESCE(t.resolved_by::text, ''),
	t.replacement, t.suggestion_state, t.decided_at, COALESCE(t.decided_by::text, ''), t.word, t.written,
	COALESCE((SELECT f.following FROM comment_followers f WHERE f.thread_id = t.id AND f.person_id = $2), false),
	` + readUpTo

// readUpTo is the number up to which the person $2 has read the thread t.
const readUpTo = `GREATEST(0,
	(SELECT r.seq FROM comment_reads r WHERE r.person_id = $2 AND r.thread_id = t.id),
	(SELECT r.seq FROM comment_document_reads r WHERE r.person_id = $2 AND r.document_id = t.document_id))`

// threadRow is threadColumns: a thread, and the ids of people who are looked up
// with those of its comments.
type threadRow struct {
	Thread
	resolvedBy, decidedBy string
}

func scanThread(r pgx.CollectableRow) (threadRow, error) {
	var t threadRow
	var anchor, replacement, state *string
	var decidedAt *time.Time
	var written *Written
	var word string
	err := r.Scan(&t.ID, &t.DocumentID, &t.Kind, &anchor, &t.AnchorState, &t.AnchorSeq, &t.Quote, &t.Status, &t.Seq,
		&t.CreatedAt, &t.UpdatedAt, &t.ResolvedAt, &t.resolvedBy, &replacement, &state, &decidedAt, &t.decidedBy, &word, &written,
		&t.Following, &t.ReadUpTo)
	if err != nil {
		return t, err
	}
	t.Anchor = readAnchor(anchor)
	if replacement != nil && state != nil {
		t.Suggestion = &Suggestion{Replacement: *replacement, Base: t.Quote, State: SuggestionState(*state),
			DecidedAt: decidedAt, Word: word, Written: written}
	}
	return t, nil
}

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
}

// thread reads one thread as the person sees it, or access.ErrNotFound.
func thread(ctx context.Context, db querier, doc collab.DocumentID, person collab.PersonID, id string) (Thread, error) {
	rows, err := db.Query(ctx, `SELECT `+threadColumns+` FROM comment_threads t
		WHERE t.document_id = $1 AND t.id = $3 AND t.gone_at IS NULL`, string(doc), viewer(person), id)
	if err != nil {
		return Thread{}, fmt.Errorf("read thread=%s: %w", id, err)
	}
	found, err := pgx.CollectExactlyOneRow(rows, scanThread)
	if errors.Is(err, pgx.ErrNoRows) {
		return Thread{}, access.ErrNotFound
	}
	if err != nil {
		return Thread{}, fmt.Errorf("read thread=%s: %w", id, err)
	}
	threads, err := fill(ctx, db, person, []threadRow{found})
	if err != nil {
		return Thread{}, fmt.Errorf("read thread=%s: %w", id, err)
	}
	return threads[0], nil
}

// viewer is a person as an argument of SQL; nobody is NULL.
func viewer(person collab.PersonID) *string {
	if person == "" {
		return nil
	}
	return (*string)(&person)
}
