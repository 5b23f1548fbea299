package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/rs/zerolog"

	"samrad/server/postgres"
)

// keeperVariable turns a test program into the keeper of the folder it names.
const keeperVariable = "SAMRAD_PGTEST_KEEPER"

// A test program offers no other place to run before its tests, and no place
// after them; this is why the keeper is a process and starts here.
func init() {
	folder := os.Getenv(keeperVariable)
	if folder == "" {
		return
	}
	if err := keep(folder); err != nil {
		os.WriteFile(errorFile(folder), []byte(err.Error()), 0o600)
		os.Exit(1)
	}
	os.Exit(0)
}

func sharedFolder() string {
	return filepath.Join(os.TempDir(), "samrad-pgtest-"+strconv.Itoa(os.Getuid()))
}
func usersLock(folder string) string { return filepath.Join(folder, "users.lock") }
func startLock(folder string) string { return filepath.Join(folder, "start.lock") }
func errorFile(folder string) string { return filepath.Join(folder, "keeper-error") }
func dataFolder(folder string) string {
	return filepath.Join(folder, "data")
}

// memberships holds the lock on the users' file to the end of the process. It
// is a variable because the garbage collector would otherwise close the file,
// and let go of the lock.
var memberships []*os.File

func joinUsers(folder string, how int) error {
	lock, err := lockFile(usersLock(folder), how)
	if err == nil {
		memberships = append(memberships, lock)
	}
	return err
}

// joinCluster holds the shared lock from here to the end of the process and
// starts a keeper when none runs.
func joinCluster() (string, error) {
	folder := sharedFolder()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("make the folder of the test cluster: %w", err)
	}
	starting, err := lockFile(startLock(folder), syscall.LOCK_EX)
	if err != nil {
		return "", err
	}
	defer starting.Close()
	// Blocks while a keeper is stopping.
	if err := joinUsers(folder, syscall.LOCK_SH); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if server, ok := postgres.RunningURL(ctx, dataFolder(folder)); ok {
		return server, nil
	}
	return startKeeper(ctx, folder)
}

func startKeeper(ctx context.Context, folder string) (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find the test program: %w", err)
	}
	os.Remove(errorFile(folder))
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), keeperVariable+"="+folder)
	cmd.Dir = folder
	// A session of its own, and no output: "go test" waits for whoever holds
	// its pipes, and kills by process group.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return "", fmt.Errorf("start the keeper of the test cluster: %w", err)
	}
	go cmd.Wait()
	for {
		if text, err := os.ReadFile(errorFile(folder)); err == nil && len(text) > 0 {
			return "", errors.New(string(text))
		}
		if server, ok := postgres.RunningURL(ctx, dataFolder(folder)); ok {
			return server, nil
		}
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("the test cluster in %s does not start; see data/postgres.log there", folder)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// keep runs the cluster until no test program is left.
func keep(folder string) error {
	ctx := context.Background()
	cluster, err := startCluster(ctx, folder)
	if err != nil {
		return err
	}
	defer cluster.Stop()
	// Held until the process has ended, so that nobody joins a cluster that
	// is stopping.
	if err := joinUsers(folder, syscall.LOCK_EX); err != nil {
		return err
	}
	return dropLeftovers(ctx, cluster.URL())
}

// startCluster starts over with an empty folder when the old one does not
// start: with fsync off, a power cut may have broken it.
func startCluster(ctx context.Context, folder string) (*postgres.Cluster, error) {
	config := postgres.ClusterConfig{
		Data:   dataFolder(folder),
		Logger: zerolog.Nop(),
		Settings: map[string]string{
			// Speed; a test cluster has nothing to keep.
			"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
			"max_connections": "400",
			"autovacuum":      "off",
		},
	}
	cluster, err := postgres.StartCluster(ctx, config)
	if err == nil || errors.Is(err, postgres.ErrNotInstalled) || errors.Is(err, postgres.ErrInUse) {
		return cluster, err
	}
	if err := os.RemoveAll(config.Data); err != nil {
		return nil, err
	}
	return postgres.StartCluster(ctx, config)
}

// dropLeftovers removes the databases of killed tests and the templates of
// older migrations.
func dropLeftovers(ctx context.Context, server string) error {
	conn, err := pgx.Connect(ctx, server)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, "SELECT datname FROM pg_database WHERE datname ~ '^(test|making|template)_'")
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		if strings.HasPrefix(name, "template_") && name == "template_"+migrationsHash() {
			continue
		}
		if _, err := conn.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			return err
		}
	}
	return nil
}

// lockFile opens and locks; the lock ends with the file or the process.
func lockFile(name string, how int) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock of the test cluster: %w", err)
	}
	for {
		err = syscall.Flock(int(file.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("lock the test cluster: %w", err)
	}
	return file, nil
}
