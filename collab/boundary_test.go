package collab_test

import (
	"bytes"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestImports keeps the hub free of the web application around it, so that it
// can be used, tested and read alone: no router, no sign-in, and no database but
// through the journal.
func TestImports(t *testing.T) {
	forbidden := []string{"github.com/go-chi/", "github.com/coreos/go-oidc", "golang.org/x/oauth2", "github.com/danielgtaylor/huma", "samrad/server", "samrad/cmd"}
	for _, pkg := range []struct {
		path string
		may  []string // of samrad and pgx, directly
	}{
		{"samrad/collab", []string{"samrad/collab/protocol", "samrad/collab/ydoc", "samrad/collab/journal"}},
		{"samrad/collab/protocol", nil},
		{"samrad/collab/bus", nil},
		{"samrad/collab/journal", []string{"samrad/collab/ydoc", "github.com/jackc/pgx/v5", "github.com/jackc/pgx/v5/pgconn", "github.com/jackc/pgx/v5/pgxpool"}},
		{"samrad/collab/sim", []string{"samrad/collab", "samrad/collab/protocol", "samrad/collab/ydoc", "samrad/collab/journal"}},
	} {
		for _, dep := range list(t, "-f", `{{join .Imports "\n"}}`, pkg.path) {
			if (strings.HasPrefix(dep, "samrad/") || strings.HasPrefix(dep, "github.com/jackc/pgx")) && !slices.Contains(pkg.may, dep) {
				t.Errorf("%s imports %s", pkg.path, dep)
			}
		}
		for _, dep := range list(t, "-deps", pkg.path) {
			for _, f := range forbidden {
				if strings.HasPrefix(dep, f) {
					t.Errorf("%s depends on %s", pkg.path, dep)
				}
			}
		}
	}
	// Within the journal, pgx is the Postgres files' alone.
	out, err := exec.Command("grep", "-lE", `"github.com/jackc/pgx`, "-r", "journal", "--include=*.go").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range strings.Fields(string(out)) {
		if !strings.HasPrefix(file, "journal/postgres") && !strings.HasSuffix(file, "_test.go") {
			t.Errorf("%s imports pgx", file)
		}
	}
}

func list(t *testing.T, args ...string) []string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	return strings.Fields(string(out))
}
