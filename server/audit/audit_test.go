package audit_test

import (
	"strings"
	"testing"

	"samrad/server/audit"
	"samrad/server/postgres/pgtest"
)

func TestEntriesAreWrittenAndNeverChanged(t *testing.T) {
	pool := pgtest.New(t)
	log := audit.New(pool)
	ctx := t.Context()
	person := "00000000-0000-0000-0000-000000000001"
	err := log.Write(ctx, audit.Entry{
		Person: person, Action: audit.RoleChanged, Object: "group:1",
		Details: map[string]any{"role": "ambassador"}, Remote: "192.0.2.1",
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Write(ctx, audit.Entry{Action: audit.SignInRefused}); err != nil {
		t.Fatalf("without a person: %v", err)
	}
	var role string
	err = pool.QueryRow(ctx, `SELECT details->>'role' FROM audit_log WHERE person_id = $1 AND at > now() - interval '1 minute'`, person).Scan(&role)
	if err != nil || role != "ambassador" {
		t.Errorf("read back %q, %v", role, err)
	}
	for _, sql := range []string{`UPDATE audit_log SET object = ''`, `DELETE FROM audit_log`, `TRUNCATE audit_log`} {
		if _, err := pool.Exec(ctx, sql); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", sql, err)
		}
	}
}

func TestEntryGoesWithItsTransaction(t *testing.T) {
	pool := pgtest.New(t)
	tx, err := pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := audit.New(pool).In(tx).Write(t.Context(), audit.Entry{Action: audit.SignInOK}); err != nil {
		t.Fatal(err)
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := pool.QueryRow(t.Context(), `SELECT count(*) FROM audit_log`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d entries, %v", n, err)
	}
}

func TestFaultyEntriesAreRefused(t *testing.T) {
	log := audit.New(pgtest.New(t))
	for name, e := range map[string]audit.Entry{
		"no action":     {},
		"odd details":   {Action: audit.SignOut, Details: map[string]any{"f": func() {}}},
		"odd person id": {Action: audit.SignOut, Person: "astrid"},
	} {
		if err := log.Write(t.Context(), e); err == nil {
			t.Errorf("%s was written", name)
		}
	}
}
