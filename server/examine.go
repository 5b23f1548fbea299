package server

import (
	"context"
	"fmt"

	"github.com/rs/zerolog"

	"samrad/server/doctor"
	"samrad/server/postgres"
)

// Examine verifies every document in the database, or the one whose id is only,
// and tells each. It changes nothing and may run beside a running server.
func Examine(ctx context.Context, config Config, only string, tell func(doctor.Report) error) error {
	url := config.DatabaseURL
	if url == "" {
		found, running := postgres.RunningURL(ctx, config.Data)
		if !running {
			cluster, err := postgres.StartCluster(ctx, postgres.ClusterConfig{Data: config.Data, Logger: zerolog.Nop()})
			if err != nil {
				return err
			}
			defer cluster.Stop()
			found = cluster.URL()
		}
		url = found
	}
	pool, err := postgres.Open(ctx, url)
	if err != nil {
		return err
	}
	defer pool.Close()
	if err := doctor.Examine(ctx, pool, only, tell); err != nil {
		return fmt.Errorf("examine the documents: %w", err)
	}
	return nil
}
