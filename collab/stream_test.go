package collab

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"samrad/collab/bus"
	"samrad/collab/protocol"
)

// serveStreams adds the addresses of streams to a world; the session cookie is
// the credential.
func (w *world) serveStreams() {
	mux := http.NewServeMux()
	mux.Handle("/", w.server.Handler)
	credential := func(r *http.Request) string {
		c, err := r.Cookie("session")
		if err != nil {
			return ""
		}
		return c.Value
	}
	mux.HandleFunc("GET /collab/stream", func(rw http.ResponseWriter, r *http.Request) {
		w.hub.ServeStream(rw, r, w.access.identity(credential(r)), credential(r))
	})
	mux.HandleFunc("POST /collab/stream/{id}", func(rw http.ResponseWriter, r *http.Request) {
		w.hub.ServeChunk(rw, r, r.PathValue("id"), credential(r))
	})
	w.server.Handler = mux
}

// streamClient is a test's end of a stream: what it is sent is kept as of a client.
type streamClient struct {
	client
	w      *world
	http   http.Client
	cookie string
	id     string
	chunk  uint64 // number of the last one sent
	body   io.Closer
}

func (w *world) request(method, path string, body []byte, header http.Header) *http.Request {
	r, err := http.NewRequest(method, "http://samrad.example"+path, bytes.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header = header
	return r
}

func (w *world) httpClient() http.Client {
	return http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		w.pipes <- there
		return here, nil
	}}}
}

// openStream opens a stream for who the cookie belongs to.
func (w *world) openStream(cookie string) *streamClient {
	w.t.Helper()
	return w.openStreamAt("/collab/stream", cookie)
}

func (w *world) openStreamAt(path, cookie string) *streamClient {
	w.t.Helper()
	c := &streamClient{w: w, http: w.httpClient(), cookie: cookie, client: client{t: w.t}}
	resp, err := c.http.Do(w.request("GET", path, nil, http.Header{"Cookie": {"session=" + cookie}, StreamHeader: {"0"}}))
	if err != nil {
		w.t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/event-stream" {
		w.t.Fatalf("opened with %s %s", resp.Status, resp.Header.Get("Content-Type"))
	}
	c.body = resp.Body
	go c.readEvents(resp.Body)
	synctest.Wait()
	return c
}

// readEvents reads the answer to its end: first the id, then frames.
func (c *streamClient) readEvents(body io.Reader) {
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.gone = true
	}()
	lines := bufio.NewReaderSize(body, 64<<10)
	var frames []byte
	opening := false
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		data, found := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "data: ")
		switch {
		case strings.HasPrefix(line, "event: open"):
			opening = true
		case !found:
		case opening:
			var opened struct{ ID string }
			if json.Unmarshal([]byte(data), &opened) == nil {
				c.mu.Lock()
				c.id = opened.ID
				c.mu.Unlock()
			}
			opening = false
		default:
			b, err := base64.StdEncoding.DecodeString(data)
			if err != nil {
				c.t.Errorf("event %q: %v", data, err)
			}
			frames = c.takeFrames(append(frames, b...))
		}
	}
}

// takeFrames takes the whole RFC 6455 frames of b and returns the rest.
func (c *streamClient) takeFrames(b []byte) []byte {
	for len(b) >= 2 {
		n, head := int(b[1]), 2
		switch {
		case n == 126 && len(b) >= 4:
			n, head = int(binary.BigEndian.Uint16(b[2:])), 4
		case n == 127 && len(b) >= 10:
			n, head = int(binary.BigEndian.Uint64(b[2:])), 10
		}
		if len(b) < head+n {
			return b
		}
		switch b[0] {
		case finalBit | opBinary:
			c.take(b[head:head+n], true)
		case finalBit | opClose:
			c.mu.Lock()
			c.closed = int(binary.BigEndian.Uint16(b[head:]))
			c.mu.Unlock()
		}
		b = b[head+n:]
	}
	return b
}

// post sends a chunk by its number and returns the status.
func (c *streamClient) post(n uint64, chunk []byte) int {
	c.t.Helper()
	c.mu.Lock()
	id := c.id
	c.mu.Unlock()
	resp, err := c.http.Do(c.w.request("POST", "/collab/stream/"+id, chunk,
		http.Header{"Cookie": {"session=" + c.cookie}, "Origin": {"https://samrad.example"}, StreamHeader: {strconv.FormatUint(n, 10)}}))
	if err != nil {
		c.t.Fatal(err)
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

// send posts one frame for the room.
func (c *streamClient) send(body []byte) {
	c.t.Helper()
	c.chunk++
	if status := c.post(c.chunk, framed(append([]byte(c.address), body...))); status != http.StatusNoContent {
		c.t.Fatalf("chunk %d: %d", c.chunk, status)
	}
}

func (c *streamClient) enter(doc DocumentID) {
	c.t.Helper()
	c.address = string(protocol.AppendString(nil, string(doc)))
	c.send(protocol.AppendString(protocol.AppendString([]byte{2, 0}, ""), "4.8.0"))
	c.send(protocol.AppendSyncStep1(nil, noVector))
	settled()
}

// framed precedes frames by their length, as they are posted.
func framed(frames ...[]byte) []byte {
	var b []byte
	for _, f := range frames {
		b = append(binary.LittleEndian.AppendUint32(b, uint32(len(f))), f...)
	}
	return b
}

func streamBubble(t *testing.T, name string, limits Limits, f func(t *testing.T, w *world)) {
	bubble(t, name, limits, func(t *testing.T, w *world) {
		w.serveStreams()
		f(t, w)
	})
}

func TestStream(t *testing.T) {
	streamBubble(t, "TP1_writes_and_sees_as_over_a_socket", Limits{}, func(t *testing.T, w *world) {
		s, b := w.openStream("anna"), w.enter("bert", docA)
		s.enter(docA)
		mine, his := typist{client: 7}, typist{client: 8}
		s.send(protocol.AppendUpdate(nil, mine.types("from the stream")))
		b.update(his.types(strings.Repeat("long ", 30_000)))
		settled()
		if b.clock(7) != 15 || s.clock(8) != 150_000 || s.acks(true) != 1 {
			t.Fatalf("seen %d and %d, %d acknowledged", b.clock(7), s.clock(8), s.acks(true))
		}
		_ = s.body.Close()
		settled()
		if n := w.count("sockets"); n != 1 {
			t.Fatalf("%v sockets after the stream has left", n)
		}
	})
	streamBubble(t, "TP1_rights_and_endings_hold", Limits{}, func(t *testing.T, w *world) {
		reader, ended := w.openStream("rita"), w.openStream("anna")
		reader.enter(docA)
		ended.enter(docA)
		y := typist{client: 7}
		reader.send(protocol.AppendUpdate(nil, y.types("x")))
		settled()
		if reader.acks(false) != 1 || len(w.journal.calls()) != 0 {
			t.Fatalf("a reader's edit: %d refused, %d stored", reader.acks(false), len(w.journal.calls()))
		}
		w.access.set("rita", RightNone)
		w.hub.NoteRight(docA, "rita", RightNone)
		w.hub.EndSession("s-anna")
		settled()
		wantCode(t, &reader.client, CloseForbidden)
		wantCode(t, &ended.client, CloseUnauthenticated)
		if status := ended.post(3, framed([]byte{9})); status != http.StatusNotFound {
			t.Fatalf("after the end: %d", status)
		}
		again := w.openStream("anna")
		settled()
		wantCode(t, &again.client, CloseUnauthenticated)
	})
	streamBubble(t, "TP2_foreign_or_forged_is_refused", Limits{}, func(t *testing.T, w *world) {
		s := w.openStream("anna")
		s.enter(docA)
		ask := func(method, path, cookie, origin, chunk string) int {
			header := http.Header{"Cookie": {"session=" + cookie}}
			if origin != "" {
				header.Set("Origin", origin)
			}
			if chunk != "" {
				header.Set(StreamHeader, chunk)
			}
			c := w.httpClient()
			resp, err := c.Do(w.request(method, path, framed([]byte{9}), header))
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			return resp.StatusCode
		}
		ours, path := "https://samrad.example", "/collab/stream/"+s.id
		for _, c := range []struct {
			what string
			got  int
			want int
		}{
			{"another person", ask("POST", path, "bert", ours, "3"), 404},
			{"another session of hers", ask("POST", path, "anna/2", ours, "3"), 404},
			{"a guessed stream", ask("POST", path+"A", "anna", ours, "3"), 404},
			{"another site", ask("POST", path, "anna", "https://evil.example", "3"), 403},
			{"another site that opens", ask("GET", "/collab/stream", "anna", "https://evil.example", "0"), 403},
			{"no header, posting", ask("POST", path, "anna", ours, ""), 403},
			{"no header, opening", ask("GET", "/collab/stream", "anna", "", ""), 403},
			{"no number", ask("POST", path, "anna", ours, "x"), 400},
			{"the number 0", ask("POST", path, "anna", ours, "0"), 409},
		} {
			if c.got != c.want {
				t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
			}
		}
		wantOpen(t, &s.client)
	})
	streamBubble(t, "TP3_each_chunk_once_and_in_order", Limits{}, func(t *testing.T, w *world) {
		s := w.openStream("anna")
		s.enter(docA)
		y := typist{client: 7}
		edit := framed(append([]byte(s.address), protocol.AppendUpdate(nil, y.types("once"))...))
		if status := s.post(5, edit); status != http.StatusConflict {
			t.Fatalf("a chunk too early: %d", status)
		}
		for range 3 { // the answer was lost, twice
			if status := s.post(3, edit); status != http.StatusNoContent {
				t.Fatalf("a chunk repeated: %d", status)
			}
		}
		settled()
		if s.acks(true) != 1 {
			t.Fatalf("%d acknowledgements of one edit", s.acks(true))
		}
		// A frame may be cut anywhere, and a chunk may hold several.
		next := framed(append([]byte(s.address), protocol.AppendUpdate(nil, y.types("a"))...),
			append([]byte(s.address), protocol.AppendUpdate(nil, y.types("b"))...))
		for i, b := range next {
			if status := s.post(uint64(4+i), []byte{b}); status != http.StatusNoContent {
				t.Fatalf("byte %d: %d", i, status)
			}
		}
		settled()
		if s.acks(true) != 3 {
			t.Fatalf("%d acknowledgements of three edits", s.acks(true))
		}
	})
	streamBubble(t, "TP4_limits_hold", Limits{FrameBytes: 1000}, func(t *testing.T, w *world) {
		s := w.openStream("anna")
		s.enter(docA)
		if status := s.post(3, make([]byte, StreamChunkBytes+1)); status != http.StatusRequestEntityTooLarge {
			t.Fatalf("a chunk too large: %d", status)
		}
		wantOpen(t, &s.client)
		s.post(3, binary.LittleEndian.AppendUint32(nil, 4<<30-1))
		s.post(4, make([]byte, 2000))
		settled()
		wantCode(t, &s.client, CloseTooLarge)
		noise := w.openStream("anna")
		noise.enter(docA)
		noise.post(3, framed([]byte{36, 65, 66}))
		settled()
		wantCode(t, &noise.client, CloseInvalid)
	})
	streamBubble(t, "TP4_a_silent_stream_is_ended_a_living_one_kept", Limits{}, func(t *testing.T, w *world) {
		silent, alive := w.openStream("anna"), w.openStream("bert")
		for n := range uint64(4) {
			time.Sleep(30 * time.Second)
			if status := alive.post(n+1, nil); status != http.StatusNoContent {
				t.Fatalf("a sign of life: %d", status)
			}
		}
		synctest.Wait()
		wantCode(t, &silent.client, CloseTooSlow)
		wantOpen(t, &alive.client)
	})
}

func TestStreamNodes(t *testing.T) {
	twoNodes(t, "TP5_posts_reach_the_node_with_the_stream", func(t *testing.T, _ *bus.Memory, a, b *world) {
		a.serveStreams()
		b.serveStreams()
		s := a.openStream("anna")
		s.w, s.http = b, b.httpClient() // from here on the balancer sends her to b
		s.enter(docA)
		y := typist{client: 7}
		s.send(protocol.AppendUpdate(nil, y.types(strings.Repeat("long ", 30_000))))
		settled()
		if s.acks(true) != 1 {
			t.Fatalf("%d acknowledged", s.acks(true))
		}
		s.cookie = "bert"
		if status := s.post(s.chunk+1, framed([]byte{9})); status != http.StatusNotFound {
			t.Fatalf("another person, by another node: %d", status)
		}
		s.cookie = "anna"
		for _, id := range []string{"0000000000001267.X", "nonsense.X", strings.Replace(s.id, ".", ".X", 1)} {
			s.mu.Lock()
			s.id = id
			s.mu.Unlock()
			if status := s.post(s.chunk+1, framed([]byte{9})); status != http.StatusNotFound {
				t.Errorf("a stream %q that is nowhere: %d", id, status)
			}
		}
		if got := a.hub.answerChunk([]byte{200, 1, 2}); len(got) != 2 {
			t.Errorf("noise of another node was answered with %v", got)
		}
	})
}
