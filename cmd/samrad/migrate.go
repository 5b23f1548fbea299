package main

import (
	"context"
	"fmt"

	"samrad/server"
)

// migrate does what serve does at its start, for operators who want to see it
// happen before they start the new version.
func migrate(ctx context.Context, io streams, arguments []string) error {
	set := newFlags(io, "migrate", "migrate [flags]")
	flags := server.NewConfigFlags(set)
	if err := parse(set, arguments); err != nil {
		return err
	}
	config, err := flags.Load(io.getenv)
	if err != nil {
		return usageError{err.Error()}
	}
	steps, err := server.MigrateOnly(ctx, config)
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "%d migrations applied; the database is up to date\n", steps)
	return nil
}
