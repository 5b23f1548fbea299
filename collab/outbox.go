package collab

import (
	"net"
	"sync"
	"syscall"
	"time"
)

// joinBytes is up to how many bytes several frames are copied together, which
// costs less than describing each to the kernel.
const joinBytes = 64 << 10

// outbox holds what is to be written to a socket, bounded in bytes. Frames may
// be shared between outboxes and are never modified.
//
// What a TCP connection takes at once is written by who flushes, without a
// goroutine: it never waits. What it does not take, and all of other
// connections, is written by a goroutine, which ends when nothing is left. So a
// connection at rest costs none.
type outbox struct {
	// set at construction
	conn     net.Conn
	raw      syscall.RawConn // nil unless writes to it can be tried
	limit    int
	deadline time.Duration
	metrics  *metrics
	written  chan struct{} // closed when the last frame is written or given up

	// guarded by mu
	mu      sync.Mutex
	frames  net.Buffers
	bytes   int // in frames and being written
	writing bool
	ended   bool // takes no more
	hurried bool // the write deadline is set for good
}

func newOutbox(conn net.Conn, limit int, deadline time.Duration, m *metrics) *outbox {
	o := &outbox{conn: conn, limit: limit, deadline: deadline, metrics: m, written: make(chan struct{})}
	if tcp, ok := conn.(*net.TCPConn); ok {
		o.raw, _ = tcp.SyscallConn() // fails only for a closed connection
	}
	return o
}

// add takes a frame for the next flush. It never waits, and reports false if the
// outbox is full. After the end it takes nothing, in silence.
func (o *outbox) add(frame []byte) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ended {
		return true
	}
	if o.bytes > 0 && o.bytes+len(frame) > o.limit {
		return false
	}
	o.frames = append(o.frames, frame)
	o.bytes += len(frame)
	return true
}

// flush writes what was added. It never waits.
func (o *outbox) flush() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.start()
}

// push adds a frame and flushes.
func (o *outbox) push(frame []byte) bool {
	ok := o.add(frame)
	o.flush()
	return ok
}

// end adds a last frame and flushes. With hurry, what waits is given up, and a
// write that is stuck gets one more second.
func (o *outbox) end(last []byte, hurry bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ended {
		return
	}
	o.ended = true
	if hurry {
		for _, f := range o.frames {
			o.bytes -= len(f)
		}
		o.frames, o.hurried = nil, true
		_ = o.conn.SetWriteDeadline(time.Now().Add(time.Second))
	}
	o.frames = append(o.frames, last)
	o.bytes += len(last)
	o.start()
}

// start writes, or sees to it that a goroutine does. mu is held.
func (o *outbox) start() {
	if o.writing || len(o.frames) == 0 {
		return
	}
	if o.raw != nil && !o.hurried {
		if o.try(); len(o.frames) == 0 {
			if o.ended {
				close(o.written)
			}
			return
		}
	}
	o.writing = true
	go o.write()
}

// try writes as much as the connection takes at once. mu is held.
func (o *outbox) try() {
	frame, joined := o.frames[0], (*[]byte)(nil)
	if len(o.frames) > 1 {
		if o.bytes > joinBytes {
			return
		}
		joined = joinBuffers.Get().(*[]byte)
		frame = (*joined)[:0]
		for _, f := range o.frames {
			frame = append(frame, f...)
		}
		*joined = frame
	}
	n, err := tryWrite(o.raw, frame)
	switch {
	case err != nil:
		o.giveUp()
	case n == len(frame):
		clear(o.frames)
		o.frames = o.frames[:0]
	case joined != nil:
		o.frames = append(o.frames[:0], append([]byte(nil), frame[n:]...))
	default:
		o.frames[0] = frame[n:]
	}
	o.bytes -= n
	o.metrics.wrote(n)
	if joined != nil {
		joinBuffers.Put(joined)
	}
}

var joinBuffers = sync.Pool{New: func() any { return new([]byte) }}

// tryWrite writes what fits into the connection's buffer.
func tryWrite(raw syscall.RawConn, p []byte) (n int, err error) {
	closed := raw.Write(func(fd uintptr) bool {
		for {
			n, err = syscall.Write(int(fd), p)
			if err != syscall.EINTR {
				return true
			}
		}
	})
	if closed != nil {
		return 0, closed
	}
	if err == syscall.EAGAIN {
		return 0, nil
	}
	return max(n, 0), err
}

// giveUp drops what waits for a broken connection. mu is held.
func (o *outbox) giveUp() {
	o.frames, o.ended = nil, true
	o.cut()
}

// cut ends the connection for who reads it, who notices and cleans up. A TCP
// connection is not closed here: the poller would not hear of it any more.
func (o *outbox) cut() {
	if tcp, ok := o.conn.(*net.TCPConn); ok {
		_ = tcp.CloseRead()
		return
	}
	_ = o.conn.Close()
}

// write is the goroutine; it ends when there is nothing left.
func (o *outbox) write() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(o.frames) > 0 {
		frames := o.frames
		o.frames = nil
		if !o.hurried {
			_ = o.conn.SetWriteDeadline(time.Now().Add(o.deadline))
		}
		o.mu.Unlock()
		n, err := writeAll(o.conn, frames)
		o.metrics.wrote(n)
		o.mu.Lock()
		o.bytes -= n
		if err != nil {
			o.giveUp()
		}
	}
	o.writing = false
	if !o.hurried {
		// What is tried later must not fail for this write's deadline.
		_ = o.conn.SetWriteDeadline(time.Time{})
	}
	if o.ended {
		close(o.written)
	}
}

// writeAll writes frames with one system call where it can.
func writeAll(conn net.Conn, frames net.Buffers) (int, error) {
	if len(frames) == 1 {
		return conn.Write(frames[0])
	}
	n, err := frames.WriteTo(conn)
	return int(n), err
}
