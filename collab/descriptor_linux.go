package collab

import (
	"fmt"
	"io"
	"net"
	"syscall"
	"time"
	"unsafe"
)

// descriptor is a TCP connection taken from Go's poller, which would wake the
// process for every packet that comes. It never waits, and so its system calls
// need not tell Go's scheduler: each such notice wakes the runtime's watchdog, and
// in a process that is idle and busy hundreds of times a second that took a sixth
// of all CPU.
//
// Reading is for one goroutine at a time, the socket's owner; writing, cutting and
// closing for who holds the outbox's lock.
type descriptor struct {
	fd int // -1: closed
}

// takeDescriptor takes a connection over; conn is closed.
func takeDescriptor(conn *net.TCPConn) (*descriptor, error) {
	raw, err := conn.SyscallConn()
	if err != nil {
		return nil, fmt.Errorf("take a connection over: %w", err)
	}
	var fd uintptr
	var failed syscall.Errno
	err = raw.Control(func(old uintptr) {
		fd, _, failed = syscall.Syscall(syscall.SYS_FCNTL, old, syscall.F_DUPFD_CLOEXEC, 0)
	})
	if err == nil && failed != 0 {
		err = failed
	}
	if err != nil {
		return nil, fmt.Errorf("take a connection over: %w", err)
	}
	_ = conn.Close() // the connection lives on in its copy
	return &descriptor{fd: int(fd)}, nil
}

// write writes what the connection takes at once; full means that it takes no
// more for now.
func (d *descriptor) write(p []byte) (n int, full bool, err error) {
	if d.fd < 0 {
		return 0, false, net.ErrClosed
	}
	for n < len(p) {
		wrote, _, e := syscall.RawSyscall(syscall.SYS_WRITE, uintptr(d.fd), uintptr(unsafe.Pointer(&p[n])), uintptr(len(p)-n))
		switch e {
		case 0:
			n += int(wrote)
		case syscall.EINTR:
		case syscall.EAGAIN:
			return n, true, nil
		default:
			return n, false, e
		}
	}
	return n, false, nil
}

// read reads what has come; EAGAIN if nothing has, io.EOF at the end.
func (d *descriptor) read(p []byte) (int, error) {
	for {
		n, _, e := syscall.RawSyscall(syscall.SYS_READ, uintptr(d.fd), uintptr(unsafe.Pointer(&p[0])), uintptr(len(p)))
		switch {
		case e == syscall.EINTR:
		case e != 0:
			return 0, e
		case n == 0:
			return 0, io.EOF
		default:
			return int(n), nil
		}
	}
}

// cut lets who reads notice the end of the connection.
func (d *descriptor) cut() {
	if d.fd >= 0 {
		_ = syscall.Shutdown(d.fd, syscall.SHUT_RD) // fails only for one that is gone
	}
}

// linger passes over what a client still sends, until it has read why nobody
// listens any more, or the time is over.
func (d *descriptor) linger(patience time.Duration) {
	_ = syscall.Shutdown(d.fd, syscall.SHUT_WR)
	p := make([]byte, readBytes)
	for end := time.Now().Add(patience); time.Now().Before(end); {
		switch _, err := d.read(p); err {
		case nil:
		case syscall.EAGAIN:
			time.Sleep(5 * time.Millisecond)
		default:
			return
		}
	}
}

func (d *descriptor) close() error {
	fd := d.fd
	d.fd = -1
	if err := syscall.Close(fd); err != nil {
		return fmt.Errorf("close connection: %w", err)
	}
	return nil
}
