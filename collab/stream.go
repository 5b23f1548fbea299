package collab

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// StreamHeader must be on every request about streams. A page of another site
	// cannot send it without asking first, and is never allowed to. When posting it
	// is the chunk's number, counted from 1; when opening, any.
	StreamHeader = "Samrad-Chunk"

	// StreamChunkBytes is the most one post may carry. Small enough for the limits
	// that proxies have, and for the bus between nodes; frames may be longer.
	StreamChunkBytes = 192 << 10

	// chunkPatience is how long a post waits for a room that is busy. Proxies give
	// up after 60 s; who is told to try again sends the same chunk once more.
	chunkPatience = 20 * time.Second
)

// streams are the streams of a hub, by id.
type streams struct {
	node string // the first part of an id

	mu   sync.Mutex
	byID map[string]*streamConn
}

func newStreams(node NodeID) *streams {
	return &streams{node: node.String(), byID: make(map[string]*streamConn)}
}

// newID names a stream: which node holds it, and 130 random bits.
func (s *streams) newID() string { return s.node + "." + rand.Text() }

func (s *streams) add(c *streamConn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byID[c.id] = c
}

func (s *streams) remove(c *streamConn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.byID, c.id)
}

func (s *streams) find(id string) *streamConn {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.byID[id]
}

// ServeStream serves the Hocuspocus protocol over one long answer, for people
// whose network lets no WebSocket through; what they say comes by ServeChunk.
// credential is what the request was signed in with: the posts must bring the
// same. It returns when the stream has ended.
func (h *Hub) ServeStream(w http.ResponseWriter, r *http.Request, id Identity, credential string) {
	if !h.streamAllowed(r) {
		refuseStream(w, http.StatusForbidden, "this site may not open a connection to Samråd")
		return
	}
	c := newStreamConn(w, h.streams.newID(), credential, r.RemoteAddr)
	s := newSocket(h, c, nil, c, framingHocuspocus, r.RemoteAddr)
	s.schemas = saidSchemas(r)
	s.setIdentity(id)
	c.heard.Store(&s.heard)
	h.streams.add(c)
	defer h.streams.remove(c)
	if err := c.begin(w.Header()); err != nil {
		return // the client has gone
	}
	if code := h.admit(s); code != 0 {
		s.close(code)
	}
	left := context.AfterFunc(r.Context(), func() { _ = c.Close() })
	h.foreground(func() { s.readLoop(s.handleHocuspocus) })
	left()
	c.retire()
}

// begin sends the head of the answer and the stream's id.
func (c *streamConn) begin(header http.Header) error {
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store, no-transform")
	header.Set("X-Accel-Buffering", "no") // nginx
	header.Set("Connection", "close")     // our deadlines must not outlive the stream
	// The server's own bounds are for requests that end.
	if err := errors.Join(c.rc.SetReadDeadline(time.Time{}), c.rc.SetWriteDeadline(time.Time{})); err != nil {
		return fmt.Errorf("begin stream: %w", err)
	}
	opened, err := json.Marshal(map[string]any{"id": c.id, "chunk": StreamChunkBytes})
	if err != nil {
		return fmt.Errorf("begin stream: %w", err)
	}
	// Some proxies hold the first kilobytes back.
	if _, err := fmt.Fprintf(c.w, ":%s\n\nevent: open\ndata: %s\n\n", strings.Repeat(" ", 2048), opened); err != nil {
		return fmt.Errorf("begin stream: %w", err)
	}
	return c.rc.Flush()
}

// ServeChunk takes what the client of a stream says. Answers: 204 taken (also
// when it was taken before), 404 no such stream of this credential, 409 a chunk
// before it is missing, 413 too large, 503 send it again.
func (h *Hub) ServeChunk(w http.ResponseWriter, r *http.Request, id, credential string) {
	if !h.streamAllowed(r) {
		refuseStream(w, http.StatusForbidden, "this site may not send to Samråd")
		return
	}
	n, err := strconv.ParseUint(r.Header.Get(StreamHeader), 10, 64)
	if err != nil {
		refuseStream(w, http.StatusBadRequest, StreamHeader+" must be the number of the chunk")
		return
	}
	chunk, err := io.ReadAll(http.MaxBytesReader(w, r.Body, StreamChunkBytes))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		refuseStream(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("send at most %d bytes at once", StreamChunkBytes))
		return
	case err != nil:
		refuseStream(w, http.StatusBadRequest, "the chunk was cut off")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), chunkPatience)
	defer cancel()
	status := h.passChunk(ctx, streamChunk{stream: id, secret: sha256.Sum256([]byte(credential)), n: n, bytes: chunk})
	if status == http.StatusNoContent {
		w.WriteHeader(status)
		return
	}
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	refuseStream(w, status, map[int]string{
		http.StatusNotFound:           "there is no such stream; open a new one",
		http.StatusConflict:           "a chunk before this one is missing; open a new stream",
		http.StatusServiceUnavailable: "the document is busy; send the chunk again",
	}[status])
}

// takeChunk hands a chunk to its stream, which is here, and returns the HTTP
// status of that. A stream of somebody else looks like one that is not there.
func (h *Hub) takeChunk(ctx context.Context, chunk streamChunk) int {
	c := h.streams.find(chunk.stream)
	if c == nil || !c.belongsTo(chunk.secret) {
		return http.StatusNotFound
	}
	return c.take(ctx, chunk.n, chunk.bytes)
}

// streamAllowed keeps other sites' pages out. Of the same site a browser sends
// no Origin when it only reads; but no other site can send our header.
func (h *Hub) streamAllowed(r *http.Request) bool {
	if r.Header.Get(StreamHeader) == "" {
		return false
	}
	origins := r.Header.Values("Origin")
	return len(origins) == 0 || len(origins) == 1 && slices.Contains(h.cfg.Origins, origins[0])
}

// refuseStream answers as the REST API does, with RFC 9457.
func refuseStream(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": detail})
}
