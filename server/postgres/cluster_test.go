package postgres

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/rs/zerolog"
)

// runnerVariable turns the test program into one that runs a cluster until it
// is killed: kill -9 can only be tried on another process.
const runnerVariable = "SAMRAD_TEST_CLUSTER"

func TestMain(m *testing.M) {
	if data := os.Getenv(runnerVariable); data != "" {
		_, err := StartCluster(context.Background(), ClusterConfig{Data: data, Logger: zerolog.Nop()})
		if err != nil {
			os.Stdout.WriteString("failed: " + err.Error() + "\n")
			os.Exit(1)
		}
		os.Stdout.WriteString("ready\n")
		select {}
	}
	code := m.Run()
	if madeIn != "" {
		os.RemoveAll(madeIn)
	}
	os.Exit(code)
}

// dataFolder is a folder that Postgres' own user can reach; t.TempDir is not,
// since its parents may be 0700.
func dataFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "samrad-cluster-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "data")
}

// made is a stopped cluster that tests copy, since making one takes a second
// and more.
var made = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "samrad-cluster-made-")
	if err != nil {
		return "", err
	}
	madeIn = folder
	if err := os.Chmod(folder, 0o755); err != nil {
		return "", err
	}
	cluster, err := StartCluster(context.Background(), ClusterConfig{Data: filepath.Join(folder, "data")})
	if err != nil {
		return "", err
	}
	return folder, cluster.Stop()
})

// madeIn is what TestMain removes at the end; empty when no test needed it.
var madeIn string

// madeFolder is a data folder that holds a cluster already.
func madeFolder(t *testing.T) string {
	t.Helper()
	original, err := made()
	if err != nil {
		t.Fatalf("make a cluster to copy: %v", err)
	}
	data := dataFolder(t)
	// cp -a keeps the owner, which is not root.
	if out, err := exec.Command("cp", "-a", filepath.Join(original, "data"), data).CombinedOutput(); err != nil {
		t.Fatalf("copy the cluster: %v: %s", err, out)
	}
	return data
}

func mustStart(t *testing.T, config ClusterConfig) *Cluster {
	t.Helper()
	cluster, err := StartCluster(context.Background(), config)
	if err != nil {
		t.Fatalf("start the cluster: %v", err)
	}
	t.Cleanup(func() { cluster.Stop() })
	return cluster
}

func exec1(t *testing.T, url, sql string) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), url)
	if err != nil {
		t.Fatalf("connect: %v", err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(context.Background(), sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func TestClusterKeepsDataOverRestart(t *testing.T) {
	data := dataFolder(t)
	cluster := mustStart(t, ClusterConfig{Data: data})
	exec1(t, cluster.URL(), "CREATE TABLE kept (n int)")
	exec1(t, cluster.URL(), "INSERT INTO kept VALUES (1)")
	if err := cluster.Stop(); err != nil {
		t.Fatalf("stop: %v", err)
	}
	if _, ok := RunningURL(context.Background(), data); ok {
		t.Fatal("a stopped cluster is reported as running")
	}
	began := time.Now()
	cluster = mustStart(t, ClusterConfig{Data: data})
	t.Logf("second start: %v", time.Since(began))                                // promised are 2 s for the whole program, on a machine at rest
	exec1(t, cluster.URL(), "UPDATE kept SET n = n/(SELECT count(*) FROM kept)") // fails when the row is gone
	if found, ok := RunningURL(context.Background(), data); !ok || found != cluster.URL() {
		t.Errorf("RunningURL = %q, %v; want %q", found, ok, cluster.URL())
	}
}

func TestClusterKeepsFsyncOn(t *testing.T) {
	cluster := mustStart(t, ClusterConfig{Data: madeFolder(t)})
	conn, err := pgx.Connect(context.Background(), cluster.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for setting, want := range map[string]string{
		"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "listen_addresses": "", "data_checksums": "on",
	} {
		var got string
		if err := conn.QueryRow(context.Background(), "SELECT current_setting($1)", setting).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %q (%v), want %q", setting, got, err, want)
		}
	}
}

func TestSecondProgramOnTheSameFolderIsRefused(t *testing.T) {
	data := madeFolder(t)
	mustStart(t, ClusterConfig{Data: data})
	_, err := StartCluster(context.Background(), ClusterConfig{Data: data})
	if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), data) {
		t.Fatalf("got %v, want ErrInUse naming the folder", err)
	}
}

func TestClusterWithALongPath(t *testing.T) {
	data := filepath.Join(dataFolder(t), strings.Repeat("a-long-name/", 12))
	cluster := mustStart(t, ClusterConfig{Data: data})
	exec1(t, cluster.URL(), "SELECT 1")
	socket := cluster.place.socket
	cluster.Stop()
	if _, err := os.Stat(socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket's folder %s is left behind", socket)
	}
}

// As root, a clone below /root must work: its parents are closed to the
// unprivileged user.
func TestRootPlacesTheClusterOutsideAClosedFolder(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Log("only root drops to another user; nothing to test")
		return
	}
	data := dataFolder(t)
	outside := filepath.Join(filepath.Dir(data), "outside")
	closed := filepath.Join(filepath.Dir(data), "closed")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	config := ClusterConfig{Data: filepath.Join(closed, "data"), outside: outside}
	cluster := mustStart(t, config)
	exec1(t, cluster.URL(), "CREATE TABLE kept (n int)")
	first := cluster.place.folder
	if !strings.HasPrefix(first, outside+"/") {
		t.Errorf("the cluster is in %s, want it below %s", first, outside)
	}
	cluster.Stop()
	cluster = mustStart(t, config)
	if cluster.place.folder != first {
		t.Errorf("the second start uses %s, the first %s", cluster.place.folder, first)
	}
	exec1(t, cluster.URL(), "SELECT * FROM kept")
}

// runCluster starts a cluster in a process of its own and returns it when the
// cluster is ready.
func runCluster(t *testing.T, data string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), runnerVariable+"="+data)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	buffer := make([]byte, 4096)
	n, _ := out.Read(buffer)
	if !bytes.HasPrefix(buffer[:n], []byte("ready")) {
		t.Fatalf("the cluster's program says %q", buffer[:n])
	}
	return cmd
}

func recorded(t *testing.T, data string) int {
	t.Helper()
	pid, ok := recordedPostmaster(filepath.Join(data, "postgres"))
	if !ok {
		t.Fatal("no postmaster is recorded")
	}
	return pid
}

func TestKillingTheProgramEndsPostgres(t *testing.T) {
	data := madeFolder(t)
	program := runCluster(t, data)
	pid := recorded(t, data)
	program.Process.Kill()
	program.Wait()
	deadline := time.Now().Add(time.Minute)
	for isPostmasterOf(pid, filepath.Join(data, "postgres")) {
		if time.Now().After(deadline) {
			t.Fatalf("postgres %d lives on after kill -9 of its program", pid)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// A start right after kill -9 meets the old server while it is still ending.
func TestStartRightAfterKill(t *testing.T) {
	data := madeFolder(t)
	for round := range 5 {
		program := runCluster(t, data)
		url, ok := RunningURL(context.Background(), data)
		if !ok {
			t.Fatal("the running cluster is not reported")
		}
		exec1(t, url, "CREATE TABLE IF NOT EXISTS kept (n int)")
		exec1(t, url, "INSERT INTO kept VALUES (1)")
		if round%2 == 1 {
			// The postmaster is killed as well: only its children are left.
			syscall.Kill(recorded(t, data), syscall.SIGKILL)
		}
		program.Process.Kill()
		program.Wait()
	}
	cluster := mustStart(t, ClusterConfig{Data: data})
	var rows int
	conn, err := pgx.Connect(context.Background(), cluster.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if err := conn.QueryRow(context.Background(), "SELECT count(*) FROM kept").Scan(&rows); err != nil || rows != 5 {
		t.Fatalf("%d rows are left (%v), 5 were committed", rows, err)
	}
}

// A process number in postmaster.pid that now belongs to a stranger, as after
// a power cut or in a new container, must not keep the database from starting.
func TestStaleProcessNumberIsIgnored(t *testing.T) {
	data := madeFolder(t)
	cluster := mustStart(t, ClusterConfig{Data: data})
	cluster.Stop()
	stranger := exec.Command("sleep", "60")
	stranger.SysProcAttr = &syscall.SysProcAttr{Credential: cluster.place.user.credential()}
	if err := stranger.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stranger.Process.Kill(); stranger.Wait() })
	mark := filepath.Join(data, "postgres", "postmaster.pid")
	text := []byte(strings.Join([]string{strconv.Itoa(stranger.Process.Pid), data, "1", "5432", data, "", "1 1"}, "\n"))
	if err := os.WriteFile(mark, text, 0o600); err != nil {
		t.Fatal(err)
	}
	exec1(t, mustStart(t, ClusterConfig{Data: data}).URL(), "SELECT 1")
}

func TestPostgresThatDiesIsStartedAgain(t *testing.T) {
	data := madeFolder(t)
	cluster := mustStart(t, ClusterConfig{Data: data})
	syscall.Kill(recorded(t, data), syscall.SIGKILL)
	deadline := time.Now().Add(time.Minute)
	for {
		conn, err := pgx.Connect(context.Background(), cluster.URL())
		if err == nil {
			conn.Close(context.Background())
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the database did not come back: %v", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestHalfMadeClusterIsMadeAgain(t *testing.T) {
	data := dataFolder(t)
	if err := os.MkdirAll(filepath.Join(data, "postgres.new", "base"), 0o755); err != nil {
		t.Fatal(err)
	}
	exec1(t, mustStart(t, ClusterConfig{Data: data}).URL(), "SELECT 1")
}

func TestClusterOfAnotherVersionIsExplained(t *testing.T) {
	data := dataFolder(t)
	folder := filepath.Join(data, "postgres")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "PG_VERSION"), []byte("9\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := StartCluster(context.Background(), ClusterConfig{Data: data})
	if err == nil || !strings.Contains(err.Error(), "PostgreSQL 9") {
		t.Fatalf("got %v, want a message naming the version", err)
	}
}

func TestMissingPostgresIsExplained(t *testing.T) {
	if len(candidateFolders()) == 0 {
		t.Fatal("no folder is looked at")
	}
	if !strings.Contains(ErrNotInstalled.Error(), "apt-get install postgresql") {
		t.Fatalf("%q does not say what to do", ErrNotInstalled)
	}
}
