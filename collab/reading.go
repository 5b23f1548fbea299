package collab

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// handler handles a frame, which is reused after. A code closes the socket. What
// would have to wait is not begun, but returned, to be called by who may wait.
type handler func(frame []byte) (code CloseCode, later func() CloseCode)

// reading is what a socket keeps between two reads of the poller.
type reading struct {
	handle  handler
	parser  frameParser
	partial []byte // of a frame that has not come whole
	slot    int32  // at the poller
	deaf    bool   // what follows cannot be understood
}

// consume handles the whole frames in b and returns how many bytes they were. It
// stops early if something must be waited for, and at the end of the connection.
func (s *socket) consume(b []byte) (used int, later func() CloseCode, ended bool) {
	for used < len(b) {
		f, n, ok, refused := s.reading.parser.next(b[used:], s.frameLimit())
		if refused != 0 {
			s.reading.deaf = true
			s.close(refused)
			return len(b), nil, true
		}
		if n == 0 {
			return used, nil, false
		}
		used += n
		if !ok {
			continue
		}
		if later, ended = s.take(f); later != nil || ended {
			return used, later, ended
		}
	}
	return used, nil, false
}

// take handles one frame of a WebSocket.
func (s *socket) take(f clientFrame) (later func() CloseCode, ended bool) {
	switch f.op {
	case opClose:
		return nil, true
	case opPing:
		s.push(appendControl(nil, opPong, f.payload))
		return nil, false
	case opPong:
		s.heard.Store(time.Now().UnixNano())
		return nil, false
	}
	if s.isClosing() {
		return nil, false
	}
	if f.op != opBinary {
		s.close(CloseInvalid)
		return nil, false
	}
	code, pause := s.weigh(len(f.payload))
	if code == 0 {
		code, later = s.reading.handle(f.payload)
	}
	if code != 0 {
		s.close(code)
		return nil, false
	}
	return paused(later, pause), false
}

// paused lets a socket over its rate wait before its next frame.
func paused(later func() CloseCode, pause time.Duration) func() CloseCode {
	if pause <= 0 {
		return later
	}
	return func() CloseCode {
		time.Sleep(pause)
		if later == nil {
			return 0
		}
		return later()
	}
}

// frameLimit is the most a frame may hold at this point.
func (s *socket) frameLimit() int {
	if _, known := s.person(); known {
		return s.hub.cfg.Limits.FrameBytes
	}
	return s.hub.cfg.Limits.AuthBytes - s.authBytes
}

// weigh counts a frame, and says if it is one too many, or how long to pause.
func (s *socket) weigh(n int) (CloseCode, time.Duration) {
	now := time.Now()
	s.heard.Store(now.UnixNano())
	s.hub.metrics.bytesIn.Add(float64(n))
	if _, known := s.person(); !known {
		s.authBytes += n
		if s.authFrames++; s.authFrames > s.hub.cfg.Limits.AuthFrames {
			return CloseUnauthenticated, 0
		}
		return 0, 0
	}
	pause := s.flow.spend(now, n)
	if pause > 0 {
		s.hub.metrics.throttled.Inc()
	}
	return 0, pause
}

// run reads the socket until its connection ends, then leaves all rooms. With a
// poller it returns at once.
func (s *socket) run(handle handler) {
	if s.in == nil {
		s.reading.handle = handle
		s.hub.poller().add(s)
		return
	}
	s.readLoop(handle)
}

// readLoop is the goroutine of a socket that the poller does not read: one that
// is no TCP connection of its own.
func (s *socket) readLoop(handle handler) {
	defer s.finish()
	for {
		kind, r, err := s.in.NextReader()
		if err != nil {
			return
		}
		if s.isClosing() {
			continue
		}
		if kind != websocket.BinaryMessage {
			s.close(CloseInvalid)
			continue
		}
		buf := frameBuffers.Get().(*bytes.Buffer)
		buf.Reset()
		code, err := s.readFrame(r, buf, handle)
		if buf.Cap() <= 1<<20 {
			frameBuffers.Put(buf)
		}
		if err != nil {
			return
		}
		if code != 0 {
			s.close(code)
		}
	}
}

var frameBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readFrame reads one frame into buf and handles it. The frame is reused after.
func (s *socket) readFrame(r io.Reader, buf *bytes.Buffer, handle handler) (CloseCode, error) {
	limit := s.frameLimit()
	n, err := buf.ReadFrom(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return 0, fmt.Errorf("read frame: %w", err)
	}
	if n > int64(limit) {
		return CloseTooLarge, nil
	}
	code, pause := s.weigh(int(n))
	if code != 0 {
		return code, nil
	}
	code, later := handle(buf.Bytes())
	if later = paused(later, pause); later != nil {
		code = later()
	}
	return code, nil
}
