package pgtest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/migrations"
	"samrad/server/postgres"
)

// New returns a pool on a migrated database without rows that only this test sees,
// until it ends. Another test may have had the database before and left it as clean
// as it was.
func New(t testing.TB) *pgxpool.Pool {
	t.Helper()
	pool, err := postgres.Open(context.Background(), borrow(t)+"&pool_max_conns=10")
	if err != nil {
		t.Fatalf("open the test database: %v", err)
	}
	t.Cleanup(pool.Close)
	return pool
}

// URL returns the address of a fresh, migrated database that only this test
// sees. It is dropped when the test ends, with whoever is still connected.
func URL(t testing.TB) string {
	t.Helper()
	return create(t, template(t))
}

// Empty is as URL, without the migrations.
func Empty(t testing.TB) string {
	t.Helper()
	return create(t, "template0")
}

func create(t testing.TB, from string) string {
	t.Helper()
	server := cluster(t)
	name := newName()
	mustExec(t, server, makeDatabase(name, from))
	t.Cleanup(func() { mustExec(t, server, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") })
	return onDatabase(server, name)
}

func newName() string { return "test_" + strings.ToLower(rand.Text()[:16]) }

// makeDatabase copies files rather than logging each page: the cluster does not sync,
// so the checkpoint that this needs is cheap, and it takes half the time.
func makeDatabase(name, from string) string {
	return "CREATE DATABASE " + name + " TEMPLATE " + from + " STRATEGY FILE_COPY"
}

// admin is the one connection that makes and drops databases; opening one
// each time would double the cost of a test.
var admin struct {
	sync.Mutex
	conn *pgx.Conn
}

func mustExec(t testing.TB, server, sql string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	admin.Lock()
	defer admin.Unlock()
	if admin.conn == nil || admin.conn.IsClosed() {
		conn, err := pgx.Connect(ctx, server)
		if err != nil {
			t.Fatalf("connect to the test cluster: %v", err)
		}
		admin.conn = conn
	}
	if _, err := admin.conn.Exec(ctx, sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

var clusterOnce = sync.OnceValues(joinCluster)

// cluster returns the address of the shared cluster and starts it if need be.
func cluster(t testing.TB) string {
	t.Helper()
	server, err := clusterOnce()
	if err != nil {
		t.Fatalf("this test needs PostgreSQL: %v", err)
	}
	return server
}

var templateOnce = sync.OnceValues(func() (string, error) {
	server, err := clusterOnce()
	if err != nil {
		return "", err
	}
	return makeTemplate(context.Background(), server)
})

func template(t testing.TB) string {
	t.Helper()
	name, err := templateOnce()
	if err != nil {
		t.Fatalf("make the template database: %v", err)
	}
	return name
}

// makeTemplate migrates the template once per set of migrations. It is made
// under another name and renamed when it is whole; an advisory lock keeps
// other test programs waiting.
func makeTemplate(ctx context.Context, server string) (string, error) {
	name := "template_" + migrationsHash()
	conn, err := pgx.Connect(ctx, server)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock(7260)"); err != nil {
		return "", err
	}
	var exists bool
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&exists)
	if err != nil || exists {
		return name, err
	}
	making := "making_" + name
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + making + " WITH (FORCE)", "CREATE DATABASE " + making} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return "", fmt.Errorf("%s: %w", sql, err)
		}
	}
	pool, err := postgres.Open(ctx, onDatabase(server, making))
	if err != nil {
		return "", err
	}
	_, err = postgres.Migrate(ctx, pool)
	pool.Close()
	if err != nil {
		return "", err
	}
	_, err = conn.Exec(ctx, "ALTER DATABASE "+making+" RENAME TO "+name)
	return name, err
}

// migrationsHash changes with every change of a migration, so that an edited
// file never meets an old template.
func migrationsHash() string {
	sum := sha256.New()
	fs.WalkDir(migrations.Files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(migrations.Files, path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(text), text)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// onDatabase swaps the database of a cluster address.
func onDatabase(server, name string) string {
	parsed, err := url.Parse(server)
	if err != nil {
		panic(err) // our own address
	}
	parsed.Path = "/" + name
	return parsed.String()
}
