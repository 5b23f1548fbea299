package collab

import (
	"fmt"
	"os"
	"syscall"
	"unsafe"
)

// epoll is an epoll instance. For one that is told to Go's poller a goroutine can
// wait without a thread; every event in it wakes the process.
type epoll struct {
	file *os.File
	raw  syscall.RawConn
}

// newEpoll makes an instance; one that wakes can be waited for.
func newEpoll(wakes bool) (*epoll, error) {
	fd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("make an epoll instance: %w", err)
	}
	// By this os.NewFile decides whether Go's poller hears of it.
	if err := syscall.SetNonblock(fd, wakes); err != nil {
		_ = syscall.Close(fd)
		return nil, fmt.Errorf("set up an epoll instance: %w", err)
	}
	e := &epoll{file: os.NewFile(uintptr(fd), "sockets")}
	if e.raw, err = e.file.SyscallConn(); err != nil {
		_ = e.file.Close()
		return nil, fmt.Errorf("set up an epoll instance: %w", err)
	}
	return e, nil
}

// close ends who waits.
func (e *epoll) close() { _ = e.file.Close() }

// wait waits until there are events, in an instance that wakes. It fails when the
// instance is closed.
func (e *epoll) wait(events []syscall.EpollEvent) (n int, err error) {
	err = e.raw.Read(func(fd uintptr) bool {
		n = epollLook(fd, events)
		return n > 0
	})
	return n, err
}

// look is wait that does not.
func (e *epoll) look(events []syscall.EpollEvent) (n int) {
	if e.raw.Control(func(fd uintptr) { n = epollLook(fd, events) }) != nil {
		return 0
	}
	return n
}

// epollLook needs not tell Go's scheduler, see descriptor.
func epollLook(fd uintptr, events []syscall.EpollEvent) int {
	n, _, e := syscall.RawSyscall6(syscall.SYS_EPOLL_PWAIT, fd, uintptr(unsafe.Pointer(&events[0])), uintptr(len(events)), 0, 0, 0)
	if e != 0 {
		return 0
	}
	return int(n)
}

// control changes what the instance knows of a descriptor, which must be open.
func (e *epoll) control(op, fd int, event *syscall.EpollEvent) (err error) {
	if closed := e.raw.Control(func(own uintptr) { err = syscall.EpollCtl(int(own), op, fd, event) }); closed != nil {
		return closed
	}
	return err
}
