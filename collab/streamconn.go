package collab

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// streamConn stands for a WebSocket where none gets through. What the outbox
// writes, the very frames of RFC 6455, travels as events of one long answer
// (text/event-stream, base64). What the client says comes in posts beside it: a
// sequence of bytes, cut into numbered chunks, in which each frame is preceded
// by its length (u32 little-endian). So everything above is the same code.
type streamConn struct {
	// set at construction
	id     string
	secret [sha256.Size]byte // hash of the credential the stream was opened with
	rc     *http.ResponseController
	remote string
	gone   chan struct{} // closed by Close
	late   chan struct{} // closed by SetReadDeadline
	chunks chan []byte   // sent by take, received by the read loop, never closed
	close  sync.Once
	expire sync.Once

	heard atomic.Pointer[atomic.Int64] // of the socket

	// guarded by writing; a write that is stuck holds it
	writing sync.Mutex
	w       http.ResponseWriter // nil once the handler has returned
	line    []byte

	// guarded by taking; a chunk that waits for the room holds it
	taking sync.Mutex
	taken  uint64 // number of the last chunk taken

	// owned by the read loop
	rest []byte // of the chunk being read
	left int64  // of the frame being read
}

func newStreamConn(w http.ResponseWriter, id, credential, remote string) *streamConn {
	return &streamConn{id: id, secret: sha256.Sum256([]byte(credential)), rc: http.NewResponseController(w), remote: remote,
		gone: make(chan struct{}), late: make(chan struct{}), chunks: make(chan []byte, 1), w: w}
}

// belongsTo reports whether the stream was opened with the credential whose hash
// this is.
func (c *streamConn) belongsTo(secret [sha256.Size]byte) bool {
	return subtle.ConstantTimeCompare(secret[:], c.secret[:]) == 1
}

// take hands a chunk to the read loop, waiting while that is busy with the one
// before: this is the backpressure. A chunk that was taken already is one whose
// answer was lost; it is answered as before and has no effect.
func (c *streamConn) take(ctx context.Context, n uint64, chunk []byte) int {
	c.taking.Lock()
	defer c.taking.Unlock()
	switch {
	case n == 0 || n > c.taken+1:
		return http.StatusConflict
	case n <= c.taken:
		return http.StatusNoContent
	}
	if heard := c.heard.Load(); heard != nil {
		heard.Store(time.Now().UnixNano())
	}
	if len(chunk) == 0 { // a sign of life
		c.taken = n
		return http.StatusNoContent
	}
	select {
	case <-c.late:
		return http.StatusNotFound
	case <-c.gone:
		return http.StatusNotFound
	default:
	}
	select {
	case c.chunks <- chunk:
		c.taken = n
		return http.StatusNoContent
	case <-c.late:
		return http.StatusNotFound
	case <-c.gone:
		return http.StatusNotFound
	case <-ctx.Done():
		return http.StatusServiceUnavailable
	}
}

// NextReader implements frameSource.
func (c *streamConn) NextReader() (int, io.Reader, error) {
	if _, err := io.Copy(io.Discard, frameBody{c}); err != nil {
		return 0, nil, err
	}
	var length [4]byte
	c.left = int64(len(length))
	if _, err := io.ReadFull(frameBody{c}, length[:]); err != nil {
		return 0, nil, err
	}
	c.left = int64(binary.LittleEndian.Uint32(length[:]))
	return websocket.BinaryMessage, frameBody{c}, nil
}

// frameBody reads the rest of the frame at hand.
type frameBody struct{ c *streamConn }

func (p frameBody) Read(b []byte) (int, error) {
	c := p.c
	if c.left == 0 {
		return 0, io.EOF
	}
	n, err := c.Read(b[:min(int64(len(b)), c.left)])
	c.left -= int64(n)
	return n, err
}

// Read reads what was posted. Only the read loop calls it.
func (c *streamConn) Read(b []byte) (int, error) {
	if len(c.rest) == 0 {
		select {
		case <-c.late:
			return 0, os.ErrDeadlineExceeded
		case <-c.gone:
			return 0, io.EOF
		case c.rest = <-c.chunks:
		}
	}
	n := copy(b, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// eventBytes is how much one event carries; a multiple of three, so that base64
// needs no padding between.
const eventBytes = 48 << 10

// Write sends bytes as events, and returns when they have left.
func (c *streamConn) Write(p []byte) (int, error) {
	c.writing.Lock()
	defer c.writing.Unlock()
	if c.w == nil {
		return 0, net.ErrClosed
	}
	for rest := p; len(rest) > 0; {
		n := min(len(rest), eventBytes)
		c.line = append(c.line[:0], "data: "...)
		c.line = base64.StdEncoding.AppendEncode(c.line, rest[:n])
		c.line = append(c.line, "\n\n"...)
		if _, err := c.w.Write(c.line); err != nil {
			return 0, err
		}
		rest = rest[n:]
	}
	if cap(c.line) > 4<<10 {
		c.line = nil
	}
	if err := c.rc.Flush(); err != nil {
		return 0, err
	}
	return len(p), nil
}

// retire waits for a write that is under way; there is none after it. The
// handler must call it before it returns.
func (c *streamConn) retire() {
	c.writing.Lock()
	defer c.writing.Unlock()
	c.w = nil
}

// Close ends reading. The answer ends when the handler has noticed.
func (c *streamConn) Close() error {
	err := net.ErrClosed
	c.close.Do(func() {
		close(c.gone)
		err = nil
	})
	return err
}

// SetReadDeadline ends reading, at once and for good: the hub sets it when it has
// closed the socket, for a WebSocket's client to answer; here there is no answer.
func (c *streamConn) SetReadDeadline(t time.Time) error {
	if !t.IsZero() {
		c.expire.Do(func() { close(c.late) })
	}
	return nil
}

// SetWriteDeadline bounds writes, also one that is under way.
func (c *streamConn) SetWriteDeadline(t time.Time) error { return c.rc.SetWriteDeadline(t) }

// SetDeadline implements net.Conn.
func (c *streamConn) SetDeadline(t time.Time) error {
	return errors.Join(c.SetReadDeadline(t), c.SetWriteDeadline(t))
}

// LocalAddr implements net.Conn.
func (c *streamConn) LocalAddr() net.Addr { return streamAddr("here") }

// RemoteAddr implements net.Conn.
func (c *streamConn) RemoteAddr() net.Addr { return streamAddr(c.remote) }

type streamAddr string

func (streamAddr) Network() string  { return "stream" }
func (a streamAddr) String() string { return string(a) }
