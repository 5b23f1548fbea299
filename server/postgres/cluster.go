package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/rs/zerolog"
)

const (
	// startPatience covers crash recovery after a power cut.
	startPatience = 60 * time.Second
	// stopPatience is how long a fast shutdown may write its checkpoint
	// before it is cut short; the log makes up for it at the next start.
	stopPatience = 20 * time.Second
)

// ClusterConfig says where the private cluster lives.
type ClusterConfig struct {
	// Data is the data folder; it is made when missing.
	Data string
	// Settings go to the postmaster in addition to the usual ones.
	Settings map[string]string
	// Logger hears of starts, stops and crashes. Postgres itself writes to
	// postgres.log in the data folder.
	Logger zerolog.Logger
	// outside replaces /var/lib/samrad in tests.
	outside string
}

// Cluster is a running private PostgreSQL. It is made by StartCluster and must
// be stopped with Stop.
type Cluster struct {
	// set at construction
	data     string
	place    place
	binaries binaries
	settings map[string]string
	logger   zerolog.Logger
	lock     *os.File

	postmaster *postmaster
}

// StartCluster takes the data folder, makes the cluster on first use, starts
// it and returns when it answers. A second call on the same folder, in this or
// another process, fails with ErrInUse.
func StartCluster(ctx context.Context, config ClusterConfig) (*Cluster, error) {
	data, err := filepath.Abs(config.Data)
	if err != nil {
		return nil, fmt.Errorf("find the data folder: %w", err)
	}
	if err := os.MkdirAll(data, 0o755); err != nil {
		return nil, fmt.Errorf("make the data folder; choose another with --data: %w", err)
	}
	lock, err := lockFolder(ctx, data, lockPatience)
	if err != nil {
		return nil, err
	}
	c := &Cluster{data: data, settings: config.Settings, logger: config.Logger, lock: lock}
	outside := config.outside
	if outside == "" {
		outside = sharedPlace
	}
	if err := c.start(ctx, outside); err != nil {
		lock.Close()
		return nil, err
	}
	return c, nil
}

func (c *Cluster) start(ctx context.Context, outside string) error {
	var err error
	if c.place, err = choosePlace(c.data, outside); err != nil {
		return err
	}
	version, err := folderVersion(c.place.folder)
	if errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("the database in %s belongs to another user; start samrad as that user or as root, "+
			"or choose another --data folder", c.place.folder)
	}
	if err != nil {
		return err
	}
	if c.binaries, err = findBinaries(version); err != nil {
		return err
	}
	if version == 0 {
		if err := c.initialise(ctx); err != nil {
			return err
		}
	}
	if err := prepareFolder(c.place.socket, c.place.user); err != nil {
		return fmt.Errorf("prepare the folder of the database's socket: %w", err)
	}
	if err := endOrphan(ctx, c.place.folder, c.logger); err != nil {
		return err
	}
	if err := c.startPostmaster(ctx); err != nil {
		return err
	}
	if err := c.createDatabase(ctx); err != nil {
		c.postmaster.stop(stopPatience)
		return err
	}
	if err := c.publishURL(); err != nil {
		c.postmaster.stop(stopPatience)
		return err
	}
	return nil
}

// startPostmaster tries again while the remains of a killed one are in the
// way: its children leave a moment after it, and hold the shared memory.
func (c *Cluster) startPostmaster(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	for {
		c.postmaster = newPostmaster(c)
		err := c.postmaster.waitReady(ctx, c.urlOf("postgres"))
		if err == nil {
			return nil
		}
		c.postmaster.stop(stopPatience)
		if !strings.Contains(err.Error(), "shared memory block") && !strings.Contains(err.Error(), "lock file") {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// URL is how to connect to the cluster's database.
func (c *Cluster) URL() string { return c.urlOf("samrad") }

func (c *Cluster) urlOf(database string) string {
	return "postgres://samrad@/" + database + "?host=" + url.QueryEscape(c.place.socket)
}

// createDatabase makes the database on first use.
func (c *Cluster) createDatabase(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, c.urlOf("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the private database: %w", err)
	}
	defer conn.Close(ctx)
	var exists bool
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'samrad')").Scan(&exists)
	if err != nil {
		return fmt.Errorf("look for the private database: %w", err)
	}
	if exists {
		return nil
	}
	if _, err := conn.Exec(ctx, "CREATE DATABASE samrad"); err != nil {
		return fmt.Errorf("create the private database: %w", err)
	}
	return nil
}

// Stop ends the cluster, after everyone who uses it has closed, and gives the
// data folder back.
func (c *Cluster) Stop() error {
	os.Remove(urlFile(c.data))
	err := c.postmaster.stop(stopPatience)
	os.RemoveAll(c.place.socket)
	if closeErr := c.lock.Close(); err == nil {
		err = closeErr
	}
	return err
}

// urlFile tells other programs, such as "samrad token", where the running
// cluster listens.
func urlFile(data string) string { return filepath.Join(data, "database-url") }

func (c *Cluster) publishURL() error {
	name := urlFile(c.data)
	if err := os.WriteFile(name+".new", []byte(c.URL()+"\n"), 0o600); err != nil {
		return fmt.Errorf("write where the database listens: %w", err)
	}
	return os.Rename(name+".new", name)
}

// RunningURL returns the URL of the cluster that another process runs in this
// data folder, and false when none does. The file that holds it is left over
// after a kill, so the answer counts only if something listens there.
func RunningURL(ctx context.Context, data string) (string, bool) {
	text, err := os.ReadFile(urlFile(data))
	if err != nil {
		return "", false
	}
	found := strings.TrimSpace(string(text))
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	conn, err := pgconn.Connect(ctx, found)
	if err != nil {
		return "", false
	}
	conn.Close(ctx)
	return found, true
}

// shortHash tells data folders apart in a shared folder such as /tmp.
func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:5])
}
