// Command commentbench measures comments on a real server: 70 people have one
// document open, each posts three comments within a minute over REST, and every
// socket must have heard all of them soon after. Then it lists 2,000 threads.
//
// It starts `samrad serve --demo` (the program is its argument) in a folder of its
// own, makes the people with tokens, and prints what it measured. For humans and
// docs/benchmarks.md; nothing depends on it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

func main() {
	program := flag.String("samrad", "bin/samrad", "the program to measure")
	addr := flag.String("addr", "127.0.0.1:8295", "where it listens")
	people := flag.Int("people", 70, "how many have the document open")
	posts := flag.Int("posts", 3, "comments of each")
	within := flag.Duration("within", time.Minute, "time over which they are spread")
	threads := flag.Int("threads", 2000, "threads of the document that is listed")
	flag.Parse()
	if err := run(*program, *addr, *people, *posts, *within, *threads); err != nil {
		fmt.Fprintln(os.Stderr, "commentbench:", err)
		os.Exit(1)
	}
}

func run(program, addr string, people, posts int, within time.Duration, threads int) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	data, err := os.MkdirTemp("", "commentbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(data)
	server := exec.CommandContext(ctx, program, "serve", "--demo", "--addr", addr, "--data", data, "--log-level", "warn")
	server.Stderr = os.Stderr
	server.Cancel = func() error { return server.Process.Signal(os.Interrupt) }
	server.WaitDelay = 20 * time.Second
	if err := server.Start(); err != nil {
		return err
	}
	defer func() { cancel(); _ = server.Wait() }()
	w, err := build(ctx, addr, data, people)
	if err != nil {
		return err
	}
	defer w.pool.Close()
	w.pid = server.Process.Pid
	if err := w.live(ctx, posts, within); err != nil {
		return err
	}
	return w.listing(ctx, threads)
}

// world is the server and its people.
type world struct {
	base, socket string
	pid          int
	pool         *pgxpool.Pool
	group        string
	tokens       []string
}

// databaseURL waits until the server has its database.
func databaseURL(ctx context.Context, data string) (string, error) {
	for range 300 {
		if text, err := os.ReadFile(filepath.Join(data, "database-url")); err == nil && len(text) > 0 {
			return strings.TrimSpace(string(text)), nil
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return "", fmt.Errorf("the server has made no database in %s", data)
}
