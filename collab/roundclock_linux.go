package collab

import (
	"fmt"
	"os"
	"syscall"
	"time"
	"unsafe"
)

// roundClock is a kernel timer in an epoll instance. Go waits for its own timers in
// whole milliseconds, and so wakes twice for one that is not due after just as many.
type roundClock struct {
	file *os.File
	raw  syscall.RawConn
}

// itimerspec is what timerfd_settime takes.
type itimerspec struct{ interval, value syscall.Timespec }

const clockMonotonic = 1

// newRoundClock makes a clock whose ringing is an event in e.
func newRoundClock(e *epoll) (*roundClock, error) {
	fd, _, failed := syscall.RawSyscall(syscall.SYS_TIMERFD_CREATE, clockMonotonic, syscall.O_CLOEXEC, 0)
	if failed != 0 {
		return nil, fmt.Errorf("make a timer: %w", failed)
	}
	c := &roundClock{file: os.NewFile(fd, "round")}
	// Edge-triggered: that it has rung need not be read.
	event := syscall.EpollEvent{Events: syscall.EPOLLIN | 1<<31}
	err := e.control(syscall.EPOLL_CTL_ADD, int(fd), &event)
	if err == nil {
		c.raw, err = c.file.SyscallConn()
	}
	if err != nil {
		_ = c.file.Close()
		return nil, fmt.Errorf("set up a timer: %w", err)
	}
	return c, nil
}

// set lets the clock ring once, after a while.
func (c *roundClock) set(wait time.Duration) (err error) {
	spec := itimerspec{value: syscall.NsecToTimespec(int64(max(wait, 1)))}
	closed := c.raw.Control(func(fd uintptr) {
		_, _, failed := syscall.RawSyscall6(syscall.SYS_TIMERFD_SETTIME, fd, 0, uintptr(unsafe.Pointer(&spec)), 0, 0, 0)
		if failed != 0 {
			err = fmt.Errorf("set a timer: %w", failed)
		}
	})
	if closed != nil {
		return closed
	}
	return err
}

func (c *roundClock) close() { _ = c.file.Close() }
