package collab

import (
	"net"
	"sync"
	"time"
)

// outbox holds what is to be written to a socket, bounded in bytes. Frames may
// be shared between outboxes and are never modified. A goroutine writes while
// there is something to write, and only then: a connection at rest costs none.
type outbox struct {
	// set at construction
	conn     net.Conn
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
	return &outbox{conn: conn, limit: limit, deadline: deadline, metrics: m, written: make(chan struct{})}
}

// push adds a frame. It never waits, and reports false if the outbox is full.
// After the end it takes nothing, in silence.
func (o *outbox) push(frame []byte) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ended {
		return true
	}
	if o.bytes > 0 && o.bytes+len(frame) > o.limit {
		return false
	}
	o.add(frame)
	return true
}

func (o *outbox) add(frame []byte) {
	o.frames = append(o.frames, frame)
	o.bytes += len(frame)
	if !o.writing {
		o.writing = true
		go o.write()
	}
}

// end adds a last frame. With hurry, what waits is given up, and a write that is
// stuck gets one more second.
func (o *outbox) end(last []byte, hurry bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ended {
		return
	}
	o.ended = true
	if hurry {
		o.frames, o.hurried = nil, true
		_ = o.conn.SetWriteDeadline(time.Now().Add(time.Second))
	}
	o.add(last)
}

// write is the goroutine; it ends when there is nothing left.
func (o *outbox) write() {
	for {
		o.mu.Lock()
		frames := o.frames
		o.frames = nil
		if len(frames) == 0 {
			o.writing = false
			if o.ended {
				close(o.written)
			}
			o.mu.Unlock()
			return
		}
		if !o.hurried {
			_ = o.conn.SetWriteDeadline(time.Now().Add(o.deadline))
		}
		o.mu.Unlock()
		n, err := writeAll(o.conn, frames)
		o.metrics.writes.Inc()
		o.metrics.bytesOut.Add(float64(n))
		o.mu.Lock()
		o.bytes -= n
		if err != nil {
			// The read loop notices the closed connection and cleans up.
			o.frames, o.ended = nil, true
			o.mu.Unlock()
			_ = o.conn.Close()
			continue
		}
		o.mu.Unlock()
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
