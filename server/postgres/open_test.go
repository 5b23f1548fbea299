package postgres_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"samrad/server/postgres"
	"samrad/server/postgres/pgtest"
)

// Each reason has its own repair, so each has its own words; none shows the
// password.
func TestOpenExplainsWhatIsWrong(t *testing.T) {
	good := pgtest.Empty(t)
	for name, test := range map[string]struct{ url, want string }{
		"not a URL":        {"://", "should look like"},
		"nobody listens":   {"postgres://u:hunter2@127.0.0.1:1/db", "cannot be reached"},
		"unknown host":     {"postgres://u:hunter2@no-such-host.invalid/db", "no-such-host.invalid"},
		"unknown database": {strings.Replace(good, "/test_", "/no_such_", 1), "no such database"},
		"unknown user":     {strings.Replace(good, "samrad@", "stranger:hunter2@", 1), "refuses the user"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := postgres.Open(context.Background(), test.url)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v, want it to say %q", err, test.want)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Fatalf("the message shows the password: %v", err)
			}
		})
	}
}

// Several nodes start at once: all end well and each migration runs once.
func TestMigrateFromSeveralNodesAtOnce(t *testing.T) {
	url := pgtest.Empty(t)
	applied := make([]int, 4)
	errs := make([]error, 4)
	var nodes sync.WaitGroup
	for i := range applied {
		nodes.Go(func() {
			pool, err := postgres.Open(context.Background(), url)
			if err != nil {
				errs[i] = err
				return
			}
			defer pool.Close()
			done, err := postgres.Migrate(context.Background(), pool)
			applied[i], errs[i] = len(done), err
		})
	}
	nodes.Wait()
	total := 0
	for i := range applied {
		if errs[i] != nil {
			t.Errorf("node %d: %v", i, errs[i])
		}
		total += applied[i]
	}
	if total < 3 {
		t.Errorf("%d migrations ran, want all of them", total)
	}
	for _, n := range applied {
		if n != 0 && n != total {
			t.Errorf("the nodes shared the work: %v; one should have done it all", applied)
		}
	}
}

func TestMigrateRefusesANewerDatabase(t *testing.T) {
	pool := pgtest.New(t)
	_, err := pool.Exec(context.Background(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.Migrate(context.Background(), pool); err == nil || !strings.Contains(err.Error(), "newer samrad") {
		t.Fatalf("got %v, want a refusal", err)
	}
}
