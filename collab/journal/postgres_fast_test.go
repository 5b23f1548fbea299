package journal_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab/journal"
	"samrad/server/postgres/pgtest"
)

func keystroke(n int64, clock uint64) journal.Entry {
	return journal.Entry{Document: docA, Epoch: epochOne, N: n, Authors: []string{astrid}, Update: insert(7, clock, 'a')}
}

// A commit whose time is over ends, and leaves no connection behind that would end
// the next.
func TestAppendIsGivenUpInTime(t *testing.T) {
	pool := pgtest.New(t)
	makeDocuments(t, pool)
	j := journal.NewPostgres(pool)
	if err := j.Append(t.Context(), []journal.Entry{keystroke(1, 0)}); err != nil {
		t.Fatal(err)
	}
	lock, err := pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lock.Exec(t.Context(), `LOCK TABLE document_updates`); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := j.Append(ctx, []journal.Entry{keystroke(2, 1)}); !errors.Is(err, context.DeadlineExceeded) || journal.IsPermanent(err) {
		t.Fatalf("%v", err)
	}
	if err := lock.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := j.Append(t.Context(), []journal.Entry{keystroke(2, 1)}); err != nil {
			t.Fatal(err)
		}
	}
	if l, err := j.Load(t.Context(), docA); err != nil || l.Rows != 2 {
		t.Fatalf("%d rows, %v", l.Rows, err)
	}
}

// Some proxies forget what was prepared, and an operator may say that nothing is.
func TestAppendWithoutPreparedStatements(t *testing.T) {
	pool := pgtest.New(t)
	makeDocuments(t, pool)
	j := journal.NewPostgres(pool)
	if err := j.Append(t.Context(), []journal.Entry{keystroke(1, 0)}); err != nil {
		t.Fatal(err)
	}
	for _, c := range pool.AcquireAllIdle(t.Context()) {
		if _, err := c.Exec(t.Context(), `DEALLOCATE ALL`); err != nil {
			t.Fatal(err)
		}
		c.Release()
	}
	var err error
	for range 10 {
		if err = j.Append(t.Context(), []journal.Entry{keystroke(2, 1)}); err == nil {
			break
		}
		if journal.IsPermanent(err) {
			t.Fatal(err)
		}
	}
	if err != nil {
		t.Fatalf("never again: %v", err)
	}
	config := pool.Config()
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec
	plain, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if err := journal.NewPostgres(plain).Append(t.Context(), []journal.Entry{keystroke(3, 2)}); err != nil {
		t.Fatal(err)
	}
	var prepared int
	if err := plain.QueryRow(t.Context(), `SELECT count(*) FROM pg_prepared_statements`).Scan(&prepared); err != nil || prepared != 0 {
		t.Fatalf("%d statements prepared, %v", prepared, err)
	}
	if l, err := j.Load(t.Context(), docA); err != nil || l.Rows != 3 {
		t.Fatalf("%d rows, %v", l.Rows, err)
	}
}
