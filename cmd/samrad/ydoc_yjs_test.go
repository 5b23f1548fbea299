package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"samrad/collab/ydoc"
)

// fromYjs is a file of updates that yjs made, and what yjs reads in them.
type fromYjs struct {
	file          string
	JSON, XML     string
	Delta         any
	State, Vector []byte
	Updates       int
}

func updatesOfYjs(t *testing.T, edits int) fromYjs {
	t.Helper()
	modules, err := filepath.Abs("../../frontend/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	made := fromYjs{file: filepath.Join(t.TempDir(), "updates")}
	node := exec.Command("node", "testdata/updates.cjs", modules, made.file, fmt.Sprint(edits))
	node.Stderr = os.Stderr
	out, err := node.Output()
	if err != nil {
		t.Fatalf("node with yjs (run npm ci in frontend): %v", err)
	}
	if err := json.Unmarshal(out, &made); err != nil {
		t.Fatal(err)
	}
	return made
}

// Every form of --print says what yjs says, of a few updates and of many.
func TestYdocPrintsWhatYjsReads(t *testing.T) {
	const roots = "notes:text,meta:map,content:xml,order:array"
	for _, edits := range []int{0, 5_000} {
		made := updatesOfYjs(t, edits)
		print := func(arguments ...string) string {
			t.Helper()
			code, out, message := call(t, nil, append([]string{"ydoc", "--in", made.file}, arguments...)...)
			if code != 0 || message != "" {
				t.Fatalf("%v: code %d, %s", arguments, code, message)
			}
			return out
		}
		for _, arguments := range [][]string{{"--roots", roots}, {"--print", "json"}} { // told and guessed
			if out := print(arguments...); out != made.JSON+"\n" {
				t.Errorf("%d edits, json: %.300s, yjs %.300s", edits, out, made.JSON)
			}
		}
		if out := print("--print", "xml", "--roots", roots); out != made.XML+"\n" {
			t.Errorf("%d edits, xml: %q, yjs %q", edits, out, made.XML)
		}
		var delta map[string]any
		if err := json.Unmarshal([]byte(print("--print", "delta", "--roots", roots)), &delta); err != nil {
			t.Fatal(err)
		}
		got, _ := json.Marshal(delta["notes"])
		if want, _ := json.Marshal(made.Delta); !bytes.Equal(got, want) || len(delta) != 1 {
			t.Errorf("%d edits, delta: %.300s, yjs %.300s", edits, got, want)
		}
		if print("--print", "state") != string(made.State) {
			t.Errorf("%d edits: the state is not that of yjs", edits)
		}
		if print("--print", "vector") != string(made.Vector) {
			t.Errorf("%d edits: the state vector is not that of yjs", edits)
		}
		var stats struct{ Clients, Structs, Pending, Bytes int }
		if err := json.Unmarshal([]byte(print("--print", "stats")), &stats); err != nil || stats.Clients != 3 || stats.Structs < 10 || stats.Pending != 0 || stats.Bytes <= 0 {
			t.Errorf("%d edits, stats: %+v, %v", edits, stats, err)
		}
		merged := ydoc.New()
		if err := merged.Apply([]byte(print("--merge"))); err != nil || !bytes.Equal(merged.StateVector(), made.Vector) {
			t.Errorf("%d edits, merged: %v", edits, err)
		}
		if text, err := merged.ToJSON(); err != nil || len(text) != 0 {
			t.Errorf("roots nobody named: %v, %v", text, err)
		}
	}
}

// A fault in the middle of a file of many updates is told by the update's index,
// counted from 0, and nothing is printed.
func TestYdocNamesTheFaultAmongMany(t *testing.T) {
	made := updatesOfYjs(t, 500)
	b, err := os.ReadFile(made.file)
	if err != nil {
		t.Fatal(err)
	}
	index, at := 300, 0
	for range index {
		at += 4 + int(b[at]) + int(b[at+1])<<8
	}
	b[at+4] = 0x7f // claims 127 clients
	if err := os.WriteFile(made.file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []string{"--print=json", "--print=state", "--print=stats", "--merge"} {
		code, out, message := call(t, nil, "ydoc", "--in", made.file, mode)
		if code != 1 || out != "" || !strings.Contains(message, fmt.Sprintf("update %d: ", index)) || !strings.Contains(message, "malformed") {
			t.Errorf("%s: code %d, %.100q, %q", mode, code, out, message)
		}
	}
}
