package collab

import (
	"net"
	"sync"
	"time"
)

// joinBytes is up to how many bytes several frames are copied together, which
// costs less than describing each to the kernel.
const joinBytes = 64 << 10

// hurriedFor is how long a write that is stuck may take when what waits is given up.
const hurriedFor = time.Second

// outbox holds what is to be written to a socket, bounded in bytes. Frames may
// be shared between outboxes and are never modified.
//
// What a TCP connection takes at once is written by who flushes: it never waits.
// What it does not take is written when the resumer says that it takes more.
// Other connections are written by a goroutine, which ends when nothing is left.
// So a connection at rest costs none.
type outbox struct {
	// set at construction
	fd       *descriptor // nil: conn is written
	resumer  *resumer    // of fd
	conn     net.Conn    // nil: fd is
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
	done    bool // written is closed
	hurried bool // the write deadline is set for good

	// of fd, guarded by mu
	name    uint64      // at the resumer; 0: none yet
	waiting bool        // for the resumer
	begun   bool        // the first of frames is the rest of what was begun
	stuck   *time.Timer // gives up; nil: nothing waits
}

func newOutbox(fd *descriptor, r *resumer, conn net.Conn, limit int, deadline time.Duration, m *metrics) *outbox {
	return &outbox{fd: fd, resumer: r, conn: conn, limit: limit, deadline: deadline, metrics: m, written: make(chan struct{})}
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
		o.hurry()
	}
	o.frames = append(o.frames, last)
	o.bytes += len(last)
	o.start()
}

// hurry gives up what waits, save the rest of what was begun. mu is held.
func (o *outbox) hurry() {
	keep := 0
	if o.begun {
		keep = 1
	}
	for _, f := range o.frames[keep:] {
		o.bytes -= len(f)
	}
	o.frames, o.hurried = append(net.Buffers(nil), o.frames[:keep]...), true
	switch {
	case o.fd == nil:
		_ = o.conn.SetWriteDeadline(time.Now().Add(hurriedFor))
	case o.stuck != nil:
		o.stuck.Reset(hurriedFor)
	}
}

// start writes, or sees to it that somebody does. mu is held.
func (o *outbox) start() {
	switch {
	case o.writing, o.waiting:
	case len(o.frames) == 0:
		o.finish()
	case o.fd != nil:
		o.drain()
	default:
		o.writing = true
		go o.write()
	}
}

// finish notes that nothing is left, if nothing will come. mu is held.
func (o *outbox) finish() {
	if o.ended && !o.done {
		o.done = true
		close(o.written)
	}
}

// drain writes as much as the connection takes at once. mu is held.
func (o *outbox) drain() {
	for len(o.frames) > 0 {
		n, full, err := o.writeSome()
		o.bytes -= n
		o.metrics.wrote(n)
		if o.stuck != nil && n >= joinBytes && !o.hurried {
			o.stuck.Reset(o.deadline) // slow, but alive
		}
		if err == nil && full {
			err = o.await()
		}
		if err != nil {
			o.giveUp()
			break
		}
		if full {
			return
		}
	}
	if o.stuck != nil {
		o.stuck.Stop()
		o.stuck = nil
	}
	o.finish()
}

// writeSome writes the first of frames, or several joined. mu is held.
func (o *outbox) writeSome() (n int, full bool, err error) {
	several, size := 0, 0
	for several < len(o.frames) && (several == 0 || size+len(o.frames[several]) <= joinBytes) {
		size += len(o.frames[several])
		several++
	}
	frame, joined := o.frames[0], (*[]byte)(nil)
	if several > 1 {
		joined = joinBuffers.Get().(*[]byte)
		defer joinBuffers.Put(joined)
		frame = (*joined)[:0]
		for _, f := range o.frames[:several] {
			frame = append(frame, f...)
		}
		*joined = frame
	}
	n, full, err = o.fd.write(frame)
	o.begun = n < len(frame) && (n > 0 || o.begun)
	switch {
	case n == len(frame):
	case joined != nil:
		several--
		o.frames[several] = append([]byte(nil), frame[n:]...)
	default:
		several--
		o.frames[0] = frame[n:]
	}
	rest := copy(o.frames, o.frames[several:])
	clear(o.frames[rest:])
	o.frames = o.frames[:rest]
	return n, full, err
}

var joinBuffers = sync.Pool{New: func() any { return new([]byte) }}

// await waits for the resumer, and gives up after the deadline. mu is held.
func (o *outbox) await() error {
	o.waiting = true
	if o.stuck == nil {
		deadline := o.deadline
		if o.hurried {
			deadline = hurriedFor
		}
		o.stuck = time.AfterFunc(deadline, o.overdue)
	}
	return o.resumer.await(o)
}

// resume goes on writing: the connection takes more.
func (o *outbox) resume() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.waiting = false
	o.start()
}

// overdue gives up: what was written has not gone for too long.
func (o *outbox) overdue() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.stuck != nil {
		o.giveUp()
		o.finish()
	}
}

// giveUp drops what waits for a broken connection. mu is held.
func (o *outbox) giveUp() {
	o.frames, o.ended, o.stuck = nil, true, nil
	o.cutLocked()
}

// cut ends the connection for who reads it, who notices and cleans up.
func (o *outbox) cut() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.cutLocked()
}

func (o *outbox) cutLocked() {
	if o.fd != nil {
		o.fd.cut()
		return
	}
	_ = o.conn.Close()
}

// close closes the connection, when nobody reads it any more.
func (o *outbox) close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.frames, o.ended = nil, true
	o.finish()
	if o.fd == nil {
		return o.conn.Close()
	}
	if o.stuck != nil {
		o.stuck.Stop()
		o.stuck = nil
	}
	if o.name != 0 {
		o.resumer.forget(o)
	}
	return o.fd.close()
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
	o.finish()
}

// writeAll writes frames with one system call where it can.
func writeAll(conn net.Conn, frames net.Buffers) (int, error) {
	if len(frames) == 1 {
		return conn.Write(frames[0])
	}
	n, err := frames.WriteTo(conn)
	return int(n), err
}
