package postgres

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rs/zerolog"
)

// endOrphan waits until the server that a killed program left behind is gone.
// It is ending already (see childAttributes); after three seconds it is told
// to hurry, for its log will make up for the checkpoint that it is writing.
// The caller holds the data folder, so whoever runs here has no owner.
func endOrphan(ctx context.Context, folder string, logger zerolog.Logger) error {
	began := time.Now()
	hurried := false
	for {
		pid, ok := recordedPostmaster(folder)
		if !ok {
			return nil
		}
		if !isPostmasterOf(pid, folder) {
			// After a power cut or in a new container the number may belong
			// to any process, and Postgres would refuse to start for it.
			return removeStale(folder)
		}
		if !hurried && time.Since(began) > 3*time.Second {
			hurried = true
			logger.Warn().Int("pid", pid).Msg("ending the database that a killed samrad left behind")
			syscall.Kill(pid, syscall.SIGQUIT)
		}
		if time.Since(began) > 30*time.Second {
			return fmt.Errorf("a database process (%d) of an earlier run does not end; end it with \"kill -9 %d\"", pid, pid)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func recordedPostmaster(folder string) (int, bool) {
	text, err := os.ReadFile(filepath.Join(folder, "postmaster.pid"))
	if err != nil {
		return 0, false
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	return pid, err == nil && pid > 1
}

// isPostmasterOf tells whether the process lives and works in the folder. A
// postmaster's working folder is its cluster.
func isPostmasterOf(pid int, folder string) bool {
	if err := syscall.Kill(pid, 0); errors.Is(err, syscall.ESRCH) {
		return false
	}
	working, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid))
	if err != nil {
		// No /proc on this system: believe the number. Gone meanwhile: no.
		_, noProc := os.Stat("/proc/self")
		return noProc != nil
	}
	real, err := filepath.EvalSymlinks(folder)
	return err == nil && working == real
}

func removeStale(folder string) error {
	err := os.Remove(filepath.Join(folder, "postmaster.pid"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove the mark of an earlier run: %w", err)
	}
	return nil
}
