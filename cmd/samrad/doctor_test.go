package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"samrad/server/doctor"
)

// TestDoctor looks at the demo's documents while the server runs, plants a
// damage and looks again.
func TestDoctor(t *testing.T) {
	data := t.TempDir()
	os.Chmod(data, 0o755)
	os.Chmod(filepath.Dir(data), 0o755)
	p := start(t, freeAddress(t), data)
	examine := func(arguments ...string) (code int, out, err string) {
		var o, e bytes.Buffer
		code = run(context.Background(), streams{out: &o, err: &e, getenv: func(string) string { return "" }},
			append([]string{"doctor", "--data", data}, arguments...))
		return code, o.String(), e.String()
	}
	code, out, complaint := examine()
	if code != 0 || strings.Count(out, " ok\n") < 3 || !strings.Contains(out, "documents examined") {
		t.Fatalf("code %d:\n%s%s", code, out, complaint)
	}
	code, out, _ = examine("--json")
	var first doctor.Report
	line, _, _ := strings.Cut(out, "\n")
	if err := json.Unmarshal([]byte(line), &first); err != nil || code != 0 || first.Document == "" || first.Findings == nil {
		t.Fatalf("code %d: %v: %s", code, err, line)
	}

	url, err := os.ReadFile(filepath.Join(data, "database-url"))
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), strings.TrimSpace(string(url)))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var damaged string
	err = conn.QueryRow(t.Context(), `UPDATE document_updates SET payload = '\x090807'
		WHERE document_id = (SELECT min(document_id::text)::uuid FROM document_updates) RETURNING document_id::text`).Scan(&damaged)
	if err != nil {
		t.Fatal(err)
	}
	code, out, complaint = examine("--document", damaged)
	if code != 1 || !strings.Contains(out, "DAMAGED") || !strings.Contains(out, "decode: row") || !strings.Contains(complaint, "1 of 1 documents are damaged") {
		t.Fatalf("code %d:\n%s%s", code, out, complaint)
	}
	if code, _, complaint = examine("--document", "none"); code != 1 || !strings.Contains(complaint, "no document") {
		t.Errorf("a document that is not there: %d %s", code, complaint)
	}
	if code, _, _ = examine("--documents"); code != 2 {
		t.Errorf("called wrongly: %d", code)
	}
	p.command.Process.Kill()
	<-p.ended
}
