package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// programVariable turns the test program into samrad itself: kill -9, signals
// and exit codes need a process of their own.
const programVariable = "SAMRAD_TEST_PROGRAM"

func TestMain(m *testing.M) {
	switch {
	case os.Getenv(programVariable) != "":
		main()
		return
	case os.Getenv(natsVariable) != "":
		natsServer(os.Args[1:])
		return
	}
	os.Exit(m.Run())
}

// call runs a command in this process.
func call(t *testing.T, env map[string]string, arguments ...string) (code int, out, errors string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), streams{
		in: strings.NewReader(""), out: &stdout, err: &stderr,
		getenv: func(name string) string { return env[name] },
	}, arguments)
	return code, stdout.String(), stderr.String()
}

// freeAddress is one that nobody listened on a moment ago.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// dataFolder is one that PostgreSQL's own user can reach.
func dataFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "samrad-cmd-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "data")
}

// Whoever calls it wrongly gets one line that says what to do, and code 2.
func TestWrongCalls(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "samrad.yaml")
	if err := os.WriteFile(broken, []byte("addr: 127.0.0.1:8080\norganisation: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		arguments []string
		env       map[string]string
		want      string
	}{
		"no command":          {nil, nil, "name a command"},
		"unknown command":     {[]string{"server"}, nil, `"server"`},
		"unknown flag":        {[]string{"serve", "--adress", "x"}, nil, "samrad: unknown flag --adress"},
		"flag without value":  {[]string{"serve", "--addr"}, nil, "addr"},
		"stray word":          {[]string{"serve", "now"}, nil, `"now"`},
		"bad address":         {[]string{"serve", "--addr", "here"}, nil, "host:port"},
		"demo for the world":  {[]string{"serve", "--demo", "--addr", "0.0.0.0:8123"}, nil, "this machine only"},
		"bad environment":     {[]string{"serve"}, map[string]string{"SAMRAD_DEMO": "maybe"}, "SAMRAD_DEMO"},
		"unknown key in file": {[]string{"serve", "--config", broken}, nil, `line 2: the key "organisation" is unknown`},
		"missing file":        {[]string{"serve", "--config", "/no/such.yaml"}, nil, "/no/such.yaml"},
		"token without verb":  {[]string{"token"}, nil, "token create"},
		"token without email": {[]string{"token", "create"}, nil, "--email"},
		"token lifetime":      {[]string{"token", "create", "--email", "a@b.c", "--expires", "soon"}, nil, "soon"},
		"openapi with a word": {[]string{"openapi", "3"}, nil, `"3"`},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, message := call(t, test.env, test.arguments...)
			if code != 2 {
				t.Errorf("exit code %d, want 2", code)
			}
			if !strings.Contains(message, test.want) {
				t.Errorf("%q does not say %q", message, test.want)
			}
			if out != "" {
				t.Errorf("standard output holds %q", out)
			}
			if strings.Contains(message, "goroutine") {
				t.Errorf("a stack trace: %s", message)
			}
		})
	}
}

// What is wrong outside the call gets code 1.
func TestFailures(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	file := filepath.Join(t.TempDir(), "a-file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		arguments []string
		want      string
	}{
		"port in use":          {[]string{"serve", "--addr", taken.Addr().String()}, "is used by another program"},
		"metrics port in use":  {[]string{"serve", "--addr", "127.0.0.1:0", "--metrics-addr", taken.Addr().String()}, "--metrics-addr"},
		"database unreachable": {[]string{"serve", "--addr", "127.0.0.1:0", "--database-url", "postgres://u:hunter2@127.0.0.1:1/x"}, "cannot be reached"},
		"database URL broken":  {[]string{"serve", "--addr", "127.0.0.1:0", "--database-url", "postgres//"}, "postgres://user"},
		"migrate unreachable":  {[]string{"migrate", "--database-url", "postgres://u:hunter2@127.0.0.1:1/x"}, "cannot be reached"},
		"data is a file":       {[]string{"serve", "--addr", "127.0.0.1:0", "--data", file}, "--data"},
		"nothing to check":     {[]string{"healthcheck", "--addr", "127.0.0.1:1"}, "no server answers"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, message := call(t, nil, test.arguments...)
			if code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
			if !strings.Contains(message, test.want) {
				t.Errorf("%q does not say %q", message, test.want)
			}
			if strings.Contains(message, "goroutine") || strings.Contains(message, "hunter2") {
				t.Errorf("it shows too much: %s", message)
			}
		})
	}
}

func TestHelpListsEveryCommandAndFlag(t *testing.T) {
	code, out, _ := call(t, nil, "help")
	for _, c := range commands {
		if code != 0 || !strings.Contains(out, c.name) {
			t.Errorf("code %d; help lacks %q", code, c.name)
		}
	}
	code, out, _ = call(t, nil, "serve", "--help")
	for _, flag := range []string{"--addr", "--data", "--database-url", "--demo", "--public-url", "--metrics-addr", "--drain", "--log-level", "--config"} {
		if code != 0 || !strings.Contains(out, flag) {
			t.Errorf("code %d; help of serve lacks %s", code, flag)
		}
	}
}

func TestOpenAPINeedsNoDatabase(t *testing.T) {
	code, out, message := call(t, nil, "openapi")
	var document struct {
		OpenAPI string         `json:"openapi"`
		Paths   map[string]any `json:"paths"`
	}
	if err := json.Unmarshal([]byte(out), &document); code != 0 || err != nil {
		t.Fatalf("code %d, %v, %s", code, err, message)
	}
	if !strings.HasPrefix(document.OpenAPI, "3.1") {
		t.Errorf("OpenAPI %q, want 3.1", document.OpenAPI)
	}
	for _, path := range []string{"/api/v1/me", "/api/v1/groups", "/api/v1/organisations"} {
		if document.Paths[path] == nil {
			t.Errorf("%s is not described", path)
		}
	}
}

func TestVersion(t *testing.T) {
	if code, out, _ := call(t, nil, "version"); code != 0 || !strings.HasPrefix(out, "samrad ") {
		t.Errorf("code %d, %q", code, out)
	}
}
