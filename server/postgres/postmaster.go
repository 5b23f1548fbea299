package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// restartPause keeps a database that dies at once from filling the log.
const restartPause = 500 * time.Millisecond

// postmaster runs one Postgres server and starts it again should it die on its
// own, for example by the kernel's out-of-memory killer: the socket stays the
// same, so the pool finds it again and the rooms only see "database away".
type postmaster struct {
	// set at construction
	cluster *Cluster
	done    chan struct{} // closed by run when it has ended for good

	mu       sync.Mutex
	process  *os.Process // nil while not running
	stopping bool
	ready    bool  // it has answered once; from then on it is restarted
	err      error // why it ended before it was ready
}

func newPostmaster(c *Cluster) *postmaster {
	p := &postmaster{cluster: c, done: make(chan struct{})}
	go p.run()
	return p
}

// run owns the child. It never leaves its thread, because the kernel ties the
// child's life to the thread that started it.
func (p *postmaster) run() {
	defer close(p.done)
	runtime.LockOSThread()
	for {
		err := p.runOnce()
		p.mu.Lock()
		p.process = nil
		again := p.ready && !p.stopping
		if !again {
			p.err = err
		}
		p.mu.Unlock()
		if !again {
			return
		}
		p.cluster.logger.Error().Err(err).Msg("the private database ended by itself; starting it again")
		time.Sleep(restartPause)
	}
}

// runOnce starts the server and waits for its end.
func (p *postmaster) runOnce() error {
	c := p.cluster
	log, err := openLog(filepath.Join(c.data, "postgres.log"))
	if err != nil {
		return fmt.Errorf("open the database's log: %w", err)
	}
	defer log.Close()
	began, _ := log.Seek(0, 2)
	cmd := exec.Command(c.binaries.postgres(), c.arguments()...)
	cmd.Dir = c.place.folder
	cmd.Env = childEnvironment()
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = childAttributes(c.place.user)
	p.mu.Lock()
	if p.stopping {
		p.mu.Unlock()
		return nil
	}
	err = cmd.Start()
	p.process = cmd.Process
	p.mu.Unlock()
	if err != nil {
		return fmt.Errorf("start %s: %w", c.binaries.postgres(), err)
	}
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("the private database ended: %w: %s", err, readFrom(log.Name(), began))
	}
	return nil
}

// arguments are the settings of the server. They stand on the command line, so
// that the program and not a forgotten file decides.
func (c *Cluster) arguments() []string {
	settings := map[string]string{
		"listen_addresses":        "", // no TCP
		"unix_socket_directories": c.place.socket,
		"unix_socket_permissions": "0700",
		"max_connections":         "60",
		"shared_buffers":          "64MB",
		"max_wal_size":            "512MB",
		"fsync":                   "on",
		"synchronous_commit":      "on",
		"jit":                     "off", // the queries are short
		"huge_pages":              "off",
		"log_timezone":            "UTC",
	}
	for name, value := range c.settings {
		settings[name] = value
	}
	names := make([]string, 0, len(settings))
	for name := range settings {
		names = append(names, name)
	}
	sort.Strings(names)
	arguments := []string{"-D", c.place.folder}
	for _, name := range names {
		arguments = append(arguments, "-c", name+"="+settings[name])
	}
	return arguments
}

// waitReady returns when the server answers, or with the reason why it ended.
func (p *postmaster) waitReady(ctx context.Context, url string) error {
	for {
		conn, err := pgconn.Connect(ctx, url)
		if err == nil {
			conn.Close(ctx)
			p.mu.Lock()
			p.ready = true
			p.mu.Unlock()
			return nil
		}
		select {
		case <-p.done:
			p.mu.Lock()
			defer p.mu.Unlock()
			if p.err != nil {
				return p.err
			}
			return fmt.Errorf("the private database ended before it was ready; see postgres.log")
		case <-ctx.Done():
			return fmt.Errorf("the private database is not ready; see postgres.log: %w", err)
		case <-time.After(3 * time.Millisecond):
		}
	}
}

// stop ends the server: politely, then at once, then by force. Nothing that
// was committed is lost in any of the three.
func (p *postmaster) stop(patience time.Duration) error {
	p.mu.Lock()
	p.stopping = true
	p.mu.Unlock()
	for _, step := range []struct {
		signal   syscall.Signal
		patience time.Duration
	}{{syscall.SIGINT, patience}, {syscall.SIGQUIT, 5 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		p.signal(step.signal)
		select {
		case <-p.done:
			return nil
		case <-time.After(step.patience):
		}
	}
	return fmt.Errorf("the private database does not end")
}

func (p *postmaster) signal(s syscall.Signal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.process != nil {
		p.process.Signal(s)
	}
}

// runBound runs a short command on a thread of its own that lives until the
// command has ended.
func runBound(cmd *exec.Cmd) (out []byte, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		out, err = cmd.CombinedOutput()
	}()
	<-done
	return out, err
}

// maxLog is when the log is set aside: one old log is kept.
const maxLog = 10 << 20

func openLog(name string) (*os.File, error) {
	if info, err := os.Stat(name); err == nil && info.Size() > maxLog {
		os.Rename(name, name+".old")
	}
	return os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// readFrom returns the end of what the server wrote since offset.
func readFrom(name string, offset int64) string {
	text, err := os.ReadFile(name)
	if err != nil || int64(len(text)) < offset {
		return "see " + name
	}
	return lastLines(string(text[offset:]), 6)
}
