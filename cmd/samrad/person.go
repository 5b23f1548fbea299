package main

import (
	"context"
	"encoding/json"
	"fmt"

	"samrad/server"
)

// person answers what people may demand of whoever runs the server: their data,
// or to be forgotten.
func person(ctx context.Context, io streams, arguments []string) error {
	const usage = "person export|erase --email E [--organisation ID] [flags]"
	if len(arguments) == 0 || arguments[0] != "export" && arguments[0] != "erase" {
		return usageError{"usage: samrad " + usage}
	}
	verb := arguments[0]
	set := newFlags(io, "person "+verb, usage)
	email := set.String("email", "", "`address` of the person")
	organisation := set.String("organisation", "", "organisation `id`, when several know the address")
	flags := server.NewConfigFlags(set)
	if err := parse(set, arguments[1:]); err != nil {
		return err
	}
	if *email == "" {
		return usageError{"--email is missing; name the person"}
	}
	config, err := flags.Load(io.getenv)
	if err != nil {
		return usageError{err.Error()}
	}
	if verb == "export" {
		found, err := server.ExportPerson(ctx, config, *email, *organisation, io.err)
		if err != nil {
			return err
		}
		encoder := json.NewEncoder(io.out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(found)
	}
	erased, err := server.ErasePerson(ctx, config, *email, *organisation, io.err)
	if err != nil {
		return err
	}
	fmt.Fprintf(io.out, "erased; %d comments stay without a name, %d were removed\n", erased.Kept, erased.Removed)
	return nil
}
