package main

import (
	"context"
	"fmt"
	"time"

	"samrad/server"
	"samrad/server/identity"
)

// token makes personal access tokens.
func token(ctx context.Context, io streams, arguments []string) error {
	const usage = "token create --email E [--name N] [--expires 24h] [flags]"
	if len(arguments) == 0 || arguments[0] != "create" {
		if len(arguments) > 0 && (arguments[0] == "--help" || arguments[0] == "-h") {
			arguments = []string{"create", "--help"}
		} else {
			return usageError{"usage: samrad " + usage}
		}
	}
	set := newFlags(io, "token create", usage)
	email := set.String("email", "", "`address` of the person, who has signed in before")
	name := set.String("name", "samrad token create", "what the token is for")
	expires := set.Duration("expires", 24*time.Hour, "`lifetime`, such as 24h (default 24h)")
	organisation := set.String("organisation", "", "organisation `id`, when several know the address")
	flags := server.NewConfigFlags(set)
	if err := parse(set, arguments[1:]); err != nil {
		return err
	}
	if *email == "" {
		return usageError{"--email is missing; name whom the token is for"}
	}
	config, err := flags.Load(io.getenv)
	if err != nil {
		return usageError{err.Error()}
	}
	made, err := server.CreateToken(ctx, config, identity.TokenRequest{
		Email: *email, Organisation: *organisation, Name: *name, Lifetime: *expires,
	}, io.err)
	if err != nil {
		return err
	}
	fmt.Fprintln(io.out, made)
	return nil
}
