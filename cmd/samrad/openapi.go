package main

import (
	"context"
	"fmt"

	"samrad/server"
)

// openapi prints the description of the REST API; no database is needed. The
// frontend's typed client is generated from it.
func openapi(_ context.Context, io streams, arguments []string) error {
	if err := parse(newFlags(io, "openapi", "openapi"), arguments); err != nil {
		return err
	}
	text, err := server.OpenAPI()
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "%s\n", text)
	return nil
}
