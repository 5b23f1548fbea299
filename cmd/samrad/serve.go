package main

import (
	"context"

	"samrad/server"
)

// serve runs the server until it is told to stop.
func serve(ctx context.Context, io streams, arguments []string) error {
	set := newFlags(io, "serve", "serve [flags]")
	flags := server.NewConfigFlags(set)
	if err := parse(set, arguments); err != nil {
		return err
	}
	config, err := flags.Load(io.getenv)
	if err != nil {
		return usageError{err.Error()}
	}
	return server.Run(ctx, io.signals.second(), config, io.out, io.err)
}
