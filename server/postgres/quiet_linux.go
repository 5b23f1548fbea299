package postgres

import (
	"io"
	"net"
	"syscall"
	"unsafe"
)

// quietConn reads and writes without telling Go's scheduler: its system calls
// never wait. Each such notice wakes the runtime's watchdog when the process was
// idle, as it is between two commits of the hub, hundreds of times a second; that
// cost more than the calls.
type quietConn struct {
	net.Conn
	raw syscall.RawConn
}

// quiet covers a connection to the database; one it cannot cover is left as it is.
func quiet(conn net.Conn) net.Conn {
	s, ok := conn.(syscall.Conn)
	if !ok {
		return conn
	}
	raw, err := s.SyscallConn()
	if err != nil {
		return conn
	}
	return &quietConn{conn, raw}
}

// Read implements net.Conn.
func (c *quietConn) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	var n int
	var failed syscall.Errno
	err := c.raw.Read(func(fd uintptr) bool {
		n, failed = transfer(syscall.SYS_READ, fd, p)
		return failed != syscall.EAGAIN
	})
	switch {
	case err != nil:
		return 0, err
	case failed != 0:
		return 0, &net.OpError{Op: "read", Net: c.LocalAddr().Network(), Source: c.LocalAddr(), Addr: c.RemoteAddr(), Err: failed}
	case n == 0:
		return 0, io.EOF
	}
	return n, nil
}

// Write implements net.Conn.
func (c *quietConn) Write(p []byte) (written int, err error) {
	for written < len(p) {
		var n int
		var failed syscall.Errno
		err := c.raw.Write(func(fd uintptr) bool {
			n, failed = transfer(syscall.SYS_WRITE, fd, p[written:])
			return failed != syscall.EAGAIN
		})
		switch {
		case err != nil:
			return written, err
		case failed != 0:
			return written, &net.OpError{Op: "write", Net: c.LocalAddr().Network(), Source: c.LocalAddr(), Addr: c.RemoteAddr(), Err: failed}
		}
		written += n
	}
	return written, nil
}

// transfer reads into p or writes it, as much as goes at once.
func transfer(call, fd uintptr, p []byte) (int, syscall.Errno) {
	for {
		n, _, e := syscall.RawSyscall(call, fd, uintptr(unsafe.Pointer(&p[0])), uintptr(len(p)))
		switch e {
		case 0:
			return int(n), 0
		case syscall.EINTR:
		default:
			return 0, e
		}
	}
}
