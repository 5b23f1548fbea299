package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"samrad/migrations"
)

// ErrNewerDatabase says that a newer samrad has migrated this database.
// Running an older program on it could write rows the newer one misreads.
var ErrNewerDatabase = errors.New("the database was migrated by a newer samrad; start that version or a newer one")

// Migration is one step that Migrate has applied.
type Migration struct {
	Version int64
	Name    string
}

// Migrate brings the database to this program's schema and returns what it
// applied, which is nothing on most starts. A lock in the database is held
// meanwhile: of several nodes that start at once, one works and the others
// wait for it.
func Migrate(ctx context.Context, pool *pgxpool.Pool) ([]Migration, error) {
	// One second between tries for at most ten minutes. goose's own five
	// seconds would be seen by everyone who starts two nodes.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 600))
	if err != nil {
		return nil, fmt.Errorf("prepare the migration lock: %w", err)
	}
	db := stdlib.OpenDBFromPool(pool)
	defer db.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, db, migrations.Files,
		goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fmt.Errorf("read the migrations: %w", err)
	}
	results, err := provider.Up(ctx)
	if err != nil {
		return nil, fmt.Errorf("migrate the database: %w", err)
	}
	if err := refuseNewer(ctx, provider); err != nil {
		return nil, err
	}
	applied := make([]Migration, 0, len(results))
	for _, r := range results {
		applied = append(applied, Migration{Version: r.Source.Version, Name: r.Source.Path})
	}
	return applied, nil
}

func refuseNewer(ctx context.Context, provider *goose.Provider) error {
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the database's schema version: %w", err)
	}
	if current > target {
		return fmt.Errorf("%w (database: %d, this program: %d)", ErrNewerDatabase, current, target)
	}
	return nil
}
