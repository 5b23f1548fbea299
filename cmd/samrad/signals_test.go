package main

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// heldUp starts a program and a request that does not end, for which a stop waits.
func heldUp(t *testing.T) *program {
	t.Helper()
	p := start(t, freeAddress(t), dataFolder(t))
	conn, err := net.Dial("tcp", p.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	// The handler of this address reads the whole form before it answers.
	if _, err := conn.Write([]byte("POST /auth/odense/backchannel-logout HTTP/1.1\r\nHost: " + p.address +
		"\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nlogout_token=")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond) // until the request is under way
	p.command.Process.Signal(syscall.SIGTERM)
	waitFor(t, "the program to be stopping", func() bool { return strings.Contains(p.output.String(), `"stopping"`) })
	select {
	case <-p.ended:
		t.Fatal("it did not wait for the request: this test tests nothing")
	case <-time.After(500 * time.Millisecond):
	}
	return p
}

// The second signal ends patience, and not order.
func TestSecondSignal(t *testing.T) {
	p := heldUp(t)
	if err := p.end(syscall.SIGTERM); err != nil {
		t.Fatalf("stop: %v\n%s", err, p.output)
	}
	for _, want := range []string{"a second time", "stopped; only the database is left"} {
		if !strings.Contains(p.output.String(), want) {
			t.Errorf("the log does not say %q:\n%s", want, p.output)
		}
	}
}

// For a command that does not listen for it the second signal is the end.
func TestSecondSignalOfOtherCommands(t *testing.T) {
	command := exec.Command(os.Args[0], "ydoc") // waits for what is never typed
	command.Env = environment()
	input, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer input.Close()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	time.Sleep(500 * time.Millisecond) // until it listens for signals
	for {
		command.Process.Signal(syscall.SIGTERM)
		select {
		case err := <-ended:
			var exit *exec.ExitError
			if !errors.As(err, &exit) || !exit.Sys().(syscall.WaitStatus).Signaled() {
				t.Fatalf("ended with %v", err)
			}
			return
		case <-time.After(300 * time.Millisecond):
		}
	}
}
