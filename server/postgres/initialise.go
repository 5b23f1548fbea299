package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// initialise makes the cluster beside its final place and moves it there when
// it is whole, so that a start that was cut short leaves nothing half-made.
func (c *Cluster) initialise(ctx context.Context) error {
	began := time.Now()
	making := c.place.folder + ".new"
	if err := os.RemoveAll(making); err != nil {
		return fmt.Errorf("remove a half-made database: %w", err)
	}
	if err := prepareFolder(making, c.place.user); err != nil {
		return fmt.Errorf("make the database folder: %w", err)
	}
	cmd := exec.CommandContext(ctx, c.binaries.initdb(), "--pgdata", making, "--username", "samrad",
		// The socket's folder is the guard: only the owner may enter it.
		"--auth", "trust",
		"--encoding", "UTF8", "--locale", "C.UTF-8", "--data-checksums")
	cmd.Dir = making
	cmd.Env = childEnvironment()
	cmd.SysProcAttr = childAttributes(c.place.user)
	// The thread that starts it must live as long as it does; see postmaster.
	out, err := runBound(cmd)
	if err != nil {
		return fmt.Errorf("make the database with %s: %w: %s", c.binaries.initdb(), err, lastLines(string(out), 5))
	}
	if err := os.Rename(making, c.place.folder); err != nil {
		return fmt.Errorf("put the new database in place: %w", err)
	}
	c.logger.Info().Str("folder", c.place.folder).Int("postgres", c.binaries.version).
		Dur("took", time.Since(began)).Msg("made a private database")
	return nil
}

// childEnvironment keeps the operator's PG* variables away from the cluster:
// PGDATA or PGPORT of another database would be taken as an order.
func childEnvironment() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8", "TZ=UTC"}
}

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) > n {
		lines = lines[len(lines)-n:]
	}
	return strings.Join(lines, "; ")
}
