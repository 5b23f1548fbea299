package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

//go:embed yjs.cjs
var script string

// engines starts the JavaScript engines. Every run gets a Node process of its
// own, so that none inherits garbage.
type engines struct {
	names   []string
	modules string
	file    string
}

type engine struct {
	in  io.WriteCloser
	out *bufio.Reader
	cmd *exec.Cmd
}

func startEngines() (*engines, error) {
	modules, err := nodeModules()
	if err != nil {
		return nil, err
	}
	f, err := os.CreateTemp("", "enginebench*.cjs")
	if err != nil {
		return nil, err
	}
	if _, err := f.WriteString(script); err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	e := &engines{names: []string{"yjs"}, modules: modules, file: f.Name()}
	if _, err := os.Stat(filepath.Join(modules, "ywasm", "package.json")); err == nil {
		e.names = append(e.names, "ywasm")
	}
	return e, nil
}

// nodeModules finds the real yjs.
func nodeModules() (string, error) {
	for _, folder := range []string{filepath.Join("frontend", "node_modules"), os.Getenv("SAMRAD_NODE_MODULES")} {
		if folder == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(folder, "yjs", "package.json")); err == nil {
			return filepath.Abs(folder)
		}
	}
	return "", errors.New("yjs is not installed: run npm ci in frontend")
}

// ask starts an engine, asks it one thing and ends it.
func (e *engines) ask(name string, request, answer any) error {
	cmd := exec.Command("node", "--expose-gc", e.file, e.modules, name)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	x := engine{in, bufio.NewReader(out), cmd}
	err = x.ask(request, answer)
	in.Close()
	return errors.Join(err, cmd.Wait())
}

func (e *engines) stop() { os.Remove(e.file) }

func (e *engine) ask(request, answer any) error {
	line, err := json.Marshal(request)
	if err != nil {
		return err
	}
	if _, err := e.in.Write(append(line, '\n')); err != nil {
		return err
	}
	got, err := e.out.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("no answer: %w", err)
	}
	return json.Unmarshal(got, answer)
}

func (e *engines) run(name string, t trace) (measures, error) {
	var m measures
	err := e.ask(name, map[string]any{"cmd": "run", "file": t.file, "rich": t.rich}, &m)
	return m, err
}
