package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// The cores of the server, and of everything else.
const (
	serverCore = "0"
	otherCore  = "1"
)

// server is what is measured.
type server interface {
	// start runs it until it takes connections; again after stop or kill, on the
	// same data.
	start(ctx context.Context) error
	stop() error
	kill() error
	pid() int
	pids() []int // of all processes whose CPU is the server's
	url() string
	// rooms returns names of that many rooms that nobody has used.
	rooms(ctx context.Context, n int) ([]string, error)
	// person returns who the i-th client is.
	person(i int) person
	// clean ends it and removes its data.
	clean()
}

// person is who signs in with a token, and the name presence must carry.
type person struct{ token, name string }

// program is a process pinned to the server's core.
type program struct {
	cmd *exec.Cmd
	env []string // beside our own
}

// run starts a program and waits until a line of its output says ready.
func (p *program) run(ctx context.Context, ready string, arguments ...string) error {
	// It ends with the thread that starts it, which main keeps for itself: whoever
	// interrupts a benchmark has no server left.
	p.cmd = exec.Command("taskset", append([]string{"-c", serverCore}, arguments...)...)
	p.cmd.Stderr = os.Stderr
	p.cmd.Env = append(os.Environ(), p.env...)
	p.cmd.SysProcAttr = endsWithUs()
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := p.cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", arguments[0], err)
	}
	said := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if strings.Contains(lines.Text(), ready) {
				said <- true
			}
		}
		said <- false
	}()
	select {
	case ok := <-said:
		if ok {
			return nil
		}
		return fmt.Errorf("%s ended before it was ready", arguments[0])
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Minute):
		return fmt.Errorf("%s was not ready within a minute", arguments[0])
	}
}

func (p *program) pid() int { return p.cmd.Process.Pid }

func (p *program) pids() []int { return []int{p.pid()} }

func (p *program) stop() error { return p.end(syscall.SIGTERM) }

func (p *program) kill() error { return p.end(syscall.SIGKILL) }

func (p *program) end(signal os.Signal) error {
	if p.cmd == nil || p.cmd.ProcessState != nil {
		return nil
	}
	if err := p.cmd.Process.Signal(signal); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- p.cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled() {
			return nil
		}
		return err
	case <-time.After(40 * time.Second):
		_ = p.cmd.Process.Kill()
		return fmt.Errorf("%v did not end within 40 s", p.cmd.Args)
	}
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
