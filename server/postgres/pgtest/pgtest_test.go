package pgtest

import (
	"context"
	"testing"
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

func TestDatabaseIsDroppedAfterItsTest(t *testing.T) {
	ctx := context.Background()
	var name string
	t.Run("inner", func(t *testing.T) {
		if err := New(t).QueryRow(ctx, "SELECT current_database()").Scan(&name); err != nil {
			t.Fatal(err)
		}
	})
	var exists bool
	err := New(t).QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&exists)
	if err != nil || exists || name == "" {
		t.Fatalf("database %q still exists: %v (%v)", name, exists, err)
	}
}
