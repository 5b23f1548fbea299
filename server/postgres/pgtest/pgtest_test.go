package pgtest

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Each test sees a database of its own, with the schema and no rows of others.
func TestDatabasesAreFreshAndApart(t *testing.T) {
	ctx := context.Background()
	first, second := New(t), New(t)
	_, err := first.Exec(ctx, "INSERT INTO groups (name) VALUES ('only here')")
	if err != nil {
		t.Fatalf("the schema is missing: %v", err)
	}
	var n int
	if err := second.QueryRow(ctx, "SELECT count(*) FROM groups").Scan(&n); err != nil || n != 0 {
		t.Fatalf("the other database holds %d groups (%v), want none", n, err)
	}
}

func nameOf(t *testing.T, pool *pgxpool.Pool) (name string) {
	t.Helper()
	if err := pool.QueryRow(t.Context(), "SELECT current_database()").Scan(&name); err != nil {
		t.Fatal(err)
	}
	return name
}

func run(t *testing.T, pool *pgxpool.Pool, sql string) {
	t.Helper()
	if _, err := pool.Exec(t.Context(), sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

// What a test leaves is not there in the next one that gets its database: neither
// rows, also of tables that refuse to forget, nor counters.
func TestDatabaseIsHandedOnClean(t *testing.T) {
	var before string
	fill := func(t *testing.T) {
		pool := New(t)
		before = nameOf(t, pool)
		run(t, pool, "INSERT INTO groups (name) VALUES ('left')")
		run(t, pool, "INSERT INTO documents (group_id, kind, title) SELECT id, 'strategy', 'left' FROM groups")
		run(t, pool, "INSERT INTO audit_log (action, object, details) VALUES ('left', 'x', '{}')")
	}
	t.Run("first", fill)
	pool := New(t)
	if name := nameOf(t, pool); name != before {
		t.Fatalf("got %s, want %s again", name, before)
	}
	var rows, id int
	err := pool.QueryRow(t.Context(), "SELECT (SELECT count(*) FROM groups) + (SELECT count(*) FROM documents) + (SELECT count(*) FROM audit_log)").Scan(&rows)
	if err != nil || rows != 0 {
		t.Errorf("%d rows are left, %v", rows, err)
	}
	err = pool.QueryRow(t.Context(), "INSERT INTO audit_log (action, object, details) VALUES ('new', 'x', '{}') RETURNING id").Scan(&id)
	if err != nil || id != 1 {
		t.Errorf("the first line of the audit log is %d, %v", id, err)
	}
	if _, err := pool.Exec(t.Context(), "DELETE FROM audit_log"); err == nil {
		t.Error("the audit log forgets: its triggers are off")
	}
}

// What a wipe cannot mend is not handed on.
func TestChangedDatabasesAreNotHandedOn(t *testing.T) {
	for what, spoil := range map[string]func(t *testing.T, pool *pgxpool.Pool){
		"a constraint less": func(t *testing.T, pool *pgxpool.Pool) {
			run(t, pool, "ALTER TABLE documents DROP CONSTRAINT documents_kind_check")
		},
		"a trigger off": func(t *testing.T, pool *pgxpool.Pool) { run(t, pool, "ALTER TABLE audit_log DISABLE TRIGGER ALL") },
		"a table more":  func(t *testing.T, pool *pgxpool.Pool) { run(t, pool, "CREATE TABLE more (id int)") },
		"a default": func(t *testing.T, pool *pgxpool.Pool) {
			run(t, pool, "ALTER TABLE groups ALTER COLUMN name SET DEFAULT 'x'")
		},
		"what migrations wrote": func(t *testing.T, pool *pgxpool.Pool) { run(t, pool, "DELETE FROM installation") },
		"statistics": func(t *testing.T, pool *pgxpool.Pool) {
			run(t, pool, "INSERT INTO groups (name) VALUES ('x')")
			run(t, pool, "ANALYZE groups")
		},
		"a setting": func(t *testing.T, pool *pgxpool.Pool) {
			run(t, pool, "ALTER DATABASE "+nameOf(t, pool)+" SET work_mem = '1MB'")
		},
		"a connection left open": func(t *testing.T, pool *pgxpool.Pool) {
			conn, err := pgx.ConnectConfig(context.Background(), pool.Config().ConnConfig)
			if err != nil {
				t.Fatal(err)
			}
			go func() { time.Sleep(3 * time.Second); conn.Close(context.Background()) }()
		},
	} {
		var spoilt string
		t.Run(what, func(t *testing.T) {
			pool := New(t)
			spoilt = nameOf(t, pool)
			spoil(t, pool)
		})
		pool := New(t)
		var there bool
		if err := pool.QueryRow(t.Context(), "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", spoilt).Scan(&there); err != nil || there || spoilt == "" {
			t.Errorf("%s: %q is still there: %v, %v", what, spoilt, there, err)
		}
	}
}
