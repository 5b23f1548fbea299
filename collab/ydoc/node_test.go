package ydoc

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// yjsProcess is one Node process with the real yjs, asked over pipes. One serves
// a whole test; it is ended with it.
type yjsProcess struct {
	mu     sync.Mutex
	in     io.WriteCloser
	out    *bufio.Reader
	stderr *bytes.Buffer
}

// nodeModules finds the folder with the real yjs: frontend/node_modules, or
// SAMRAD_NODE_MODULES. Without it the tests fail: an engine not compared with
// yjs is not tested.
func nodeModules() (string, error) {
	tried := []string{filepath.Join("..", "..", "frontend", "node_modules")}
	if env := os.Getenv("SAMRAD_NODE_MODULES"); env != "" {
		tried = append(tried, env)
	}
	for _, folder := range tried {
		if _, err := os.Stat(filepath.Join(folder, "yjs", "package.json")); err == nil {
			return filepath.Abs(folder)
		}
	}
	return "", errors.New("yjs is not installed: run `npm ci` in frontend, or set SAMRAD_NODE_MODULES to a node_modules folder that has it")
}

// startYjs starts script with Node.
func startYjs(t testing.TB, script string) *yjsProcess {
	t.Helper()
	modules, err := nodeModules()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "--max-semi-space-size=64", filepath.Join("testdata", script), modules)
	p := &yjsProcess{stderr: new(bytes.Buffer)}
	cmd.Stderr = p.stderr
	p.in, err = cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReaderSize(out, 1<<20)
	if err := cmd.Start(); err != nil {
		t.Fatalf("start node: %v", err)
	}
	t.Cleanup(func() {
		p.in.Close()
		if err := cmd.Wait(); err != nil {
			t.Errorf("node: %v\n%s", err, p.stderr)
		}
	})
	return p
}

// ask sends one request and decodes the answer into answer.
func (p *yjsProcess) ask(t testing.TB, request, answer any) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	line, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		t.Fatalf("ask node: %v\n%s", err, p.stderr)
	}
	got, err := p.out.ReadBytes('\n')
	if err != nil {
		t.Fatalf("node answered nothing to %.200s: %v\n%s", line, err, p.stderr)
	}
	var failed struct{ Error string }
	if err := json.Unmarshal(got, &failed); err == nil && failed.Error != "" {
		t.Fatalf("node failed at %.200s: %s", line, failed.Error)
	}
	if err := json.Unmarshal(got, answer); err != nil {
		t.Fatalf("answer of node: %v", err)
	}
}

// session is what a random editing session left behind. State, Vector and View
// are those of a fresh yjs document that got the updates one by one; Tidied says
// that it removed formats of its own accord, which is not in Updates. Only then
// there are Merged, all updates as one by yjs, and Live, what the first client saw.
type session struct {
	Updates [][]byte
	Clients int
	Tidied  bool
	State   []byte
	Vector  []byte
	View    json.RawMessage
	Merged  []byte
	Live    json.RawMessage
}

func (p *yjsProcess) session(t testing.TB, seed, ops int) session {
	t.Helper()
	var s session
	p.ask(t, map[string]any{"cmd": "session", "seed": seed, "ops": ops}, &s)
	if len(s.Updates) == 0 {
		t.Fatalf("session %d did nothing", seed)
	}
	return s
}

// mustRead fails unless yjs reads each named state as s, its last session.
//
// Where yjs tidied formats while it got the updates one by one, what it removed
// depends on which updates came together. There the reading must be exactly that
// of yjs's own bytes for the same grouping: for the state of a document that of
// its document, for whatever is merged its merge of all updates.
func (p *yjsProcess) mustRead(t testing.TB, seed int, s session, states map[string][]byte) {
	t.Helper()
	var names []string
	var list, like [][]byte
	for name, state := range states {
		names, list = append(names, name), append(list, state)
		switch {
		case !s.Tidied:
			like = append(like, nil)
		case name == "document":
			like = append(like, s.State)
		default:
			like = append(like, s.Merged)
		}
	}
	var answer struct{ Same []bool }
	p.ask(t, map[string]any{"cmd": "compare", "states": list, "like": like}, &answer)
	for i, same := range answer.Same {
		if !same {
			t.Errorf("session %d: yjs reads %s differently: %x", seed, names[i], list[i])
		}
	}
}

func hexOf(updates [][]byte) string {
	var b bytes.Buffer
	for _, u := range updates {
		fmt.Fprintf(&b, "%x\n", u)
	}
	return b.String()
}
