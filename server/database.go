package server

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/server/postgres"
)

// journalConns serve the hub alone: one commit at a time, and beside it as many
// loads as collab.Limits allow, a compaction, and the node's sign of life. Neither a
// slow request nor a crowd that comes back after a restart may hold up a commit.
const journalConns = 7

// database is the pools and, without a database URL, the private cluster below.
type database struct {
	pool    *pgxpool.Pool     // of requests
	journal *pgxpool.Pool     // of the hub
	cluster *postgres.Cluster // nil: somebody else runs the database
	logger  zerolog.Logger
}

// openDatabase starts the private cluster if there is to be one, connects and
// migrates.
func openDatabase(ctx context.Context, config Config, logger zerolog.Logger) (*database, error) {
	d := &database{logger: logger}
	url := config.DatabaseURL
	if url == "" {
		cluster, err := postgres.StartCluster(ctx, postgres.ClusterConfig{Data: config.Data, Logger: logger})
		if err != nil {
			return nil, err
		}
		d.cluster, url = cluster, cluster.URL()
	}
	if err := d.connect(ctx, url); err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

// joinDatabase is for commands that work beside a running `samrad serve`: its
// private cluster is used when one runs in the data folder, and started for
// the moment when none does.
func joinDatabase(ctx context.Context, config Config, logger zerolog.Logger) (*database, error) {
	if config.DatabaseURL != "" {
		return openDatabase(ctx, config, logger)
	}
	began := time.Now()
	for {
		if url, ok := postgres.RunningURL(ctx, config.Data); ok {
			d := &database{logger: logger}
			err := d.connect(ctx, url)
			if err == nil {
				return d, nil
			}
			d.close()
			// It may have been the last moment of a killed program's database.
			if time.Since(began) > 3*time.Second || ctx.Err() != nil {
				return nil, err
			}
			time.Sleep(100 * time.Millisecond)
			continue
		}
		d, err := openDatabase(ctx, config, logger)
		// In use, and yet nothing answers: it is just starting or stopping.
		if !errors.Is(err, postgres.ErrInUse) || time.Since(began) > 20*time.Second {
			return d, err
		}
	}
}

func (d *database) connect(ctx context.Context, url string) error {
	pool, err := postgres.Open(ctx, url)
	if err != nil {
		return err
	}
	d.pool = pool
	if d.journal, err = postgres.Beside(ctx, pool, journalConns); err != nil {
		return err
	}
	applied, err := postgres.Migrate(ctx, pool)
	if err != nil {
		return err
	}
	for _, m := range applied {
		d.logger.Info().Int64("version", m.Version).Str("file", m.Name).Msg("migrated the database")
	}
	return nil
}

// close is the last act: pools first, then the cluster they are connected to.
func (d *database) close() {
	if d.journal != nil {
		d.journal.Close()
	}
	if d.pool != nil {
		d.pool.Close()
	}
	if d.cluster == nil {
		return
	}
	if err := d.cluster.Stop(); err != nil {
		d.logger.Error().Err(err).Msg("the private database did not stop in order; it recovers at the next start")
	}
}

// MigrateOnly brings the database to this program's schema and returns how
// many steps that took.
func MigrateOnly(ctx context.Context, config Config) (int, error) {
	url, found := config.DatabaseURL, false
	if url == "" {
		url, found = postgres.RunningURL(ctx, config.Data)
	}
	if url == "" && !found {
		cluster, err := postgres.StartCluster(ctx, postgres.ClusterConfig{Data: config.Data, Logger: zerolog.Nop()})
		if err != nil {
			return 0, err
		}
		defer cluster.Stop()
		url = cluster.URL()
	}
	pool, err := postgres.Open(ctx, url)
	if err != nil {
		return 0, err
	}
	defer pool.Close()
	applied, err := postgres.Migrate(ctx, pool)
	if err != nil {
		return 0, fmt.Errorf("migrate: %w", err)
	}
	return len(applied), nil
}
