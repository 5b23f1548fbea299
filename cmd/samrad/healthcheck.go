package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"samrad/server"
)

// healthcheck asks /readyz of the server with the same configuration. It is
// for containers, which hold no other program that could ask.
func healthcheck(ctx context.Context, std streams, arguments []string) error {
	set := newFlags(std, "healthcheck", "healthcheck [flags]")
	flags := server.NewConfigFlags(set)
	if err := parse(set, arguments); err != nil {
		return err
	}
	config, err := flags.Load(std.getenv)
	if err != nil {
		return usageError{err.Error()}
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(config.Addr)+"/readyz", nil)
	if err != nil {
		return fmt.Errorf("ask %s: %w", config.Addr, err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("no server answers at %s: %w", config.Addr, err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(answer.Body, 4096))
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the server at %s is not ready (%d): %s", config.Addr, answer.StatusCode, strings.TrimSpace(string(body)))
	}
	fmt.Fprintln(std.out, "ready")
	return nil
}

// reachable turns "every interface" into an address one can call.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return address // Validate has passed
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
