package collab

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"

	"samrad/collab/journal"
	"samrad/collab/protocol"
)

const (
	docA = DocumentID("00000000-0000-4000-8000-00000000000a")
	docB = DocumentID("00000000-0000-4000-8000-00000000000b")
	docX = DocumentID("00000000-0000-4000-8000-0000000000ff") // not there
)

// world is a hub behind an HTTP server on in-memory connections, to be used in a
// synctest bubble: its time is the bubble's, and no port is opened.
type world struct {
	t       *testing.T
	hub     *Hub
	journal *faultyJournal
	access  *fakeAccess
	pipes   chan net.Conn
	server  *http.Server
	metrics *prometheus.Registry
}

func newWorld(t *testing.T, limits Limits) *world {
	t.Helper()
	return newWorldOn(t, limits, &faultyJournal{Memory: journal.NewMemory(string(docA), string(docB))},
		&fakeAccess{rights: map[PersonID]Right{"anna": RightWrite, "bert": RightWrite, "rita": RightRead}}, nil)
}

// newWorldOn is a world on a journal, rights and a bus that others may share.
func newWorldOn(t *testing.T, limits Limits, j *faultyJournal, access *fakeAccess, nodes Bus) *world {
	t.Helper()
	w := &world{t: t, pipes: make(chan net.Conn), metrics: prometheus.NewRegistry(), journal: j, access: access}
	w.hub = NewHub(HubConfig{Journal: w.journal, Authenticator: w.access, Access: w.access, Origins: []string{"https://samrad.example"},
		Logger: zerolog.Nop(), Metrics: w.metrics, Limits: limits, Bus: nodes, Schema: w.access.Schema})
	mux := http.NewServeMux()
	mux.HandleFunc("/collab", func(rw http.ResponseWriter, r *http.Request) {
		var id *Identity
		if c, err := r.Cookie("session"); err == nil {
			who := w.access.identity(c.Value)
			id = &who
		}
		w.hub.ServeHocuspocus(rw, r, id)
	})
	mux.HandleFunc("/collab/{doc}", func(rw http.ResponseWriter, r *http.Request) {
		w.hub.ServeYWebsocket(rw, r, w.access.identity(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")), DocumentID(r.PathValue("doc")))
	})
	w.server = &http.Server{Handler: mux}
	go func() { _ = w.server.Serve(pipeListener{w.pipes}) }()
	return w
}

// end shuts everything down; a bubble must not leave goroutines behind.
func (w *world) end() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := w.hub.Shutdown(ctx); err != nil && !errors.Is(err, ErrClosed) {
		w.t.Errorf("shutdown: %v", err)
	}
	close(w.pipes)
	_ = w.server.Close()
}

// count returns the value of one of the hub's metrics.
func (w *world) count(name string, labels ...string) float64 {
	families, err := w.metrics.Gather()
	if err != nil {
		w.t.Fatal(err)
	}
	sum := 0.0
	for _, f := range families {
		if f.GetName() != "samrad_hub_"+name {
			continue
		}
		for _, m := range f.GetMetric() {
			if len(labels) > 0 && (len(m.GetLabel()) == 0 || m.GetLabel()[0].GetValue() != labels[0]) {
				continue
			}
			sum += m.GetCounter().GetValue() + m.GetGauge().GetValue()
		}
	}
	return sum
}

type pipeListener struct{ pipes chan net.Conn }

func (l pipeListener) Accept() (net.Conn, error) {
	if c, ok := <-l.pipes; ok {
		return c, nil
	}
	return nil, net.ErrClosed
}
func (l pipeListener) Close() error   { return nil }
func (l pipeListener) Addr() net.Addr { return &net.UnixAddr{Name: "memory", Net: "unix"} }

// fakeAccess knows people by token; the token is the person.
type fakeAccess struct {
	mu        sync.Mutex
	rights    map[PersonID]Right
	schema    map[DocumentID]Schema
	err       error
	schemaErr error
	during    func() // called while a right is being read
	asked     int
}

func (a *fakeAccess) identity(token string) Identity {
	person, session, _ := strings.Cut(token, "/")
	return Identity{Person: PersonID(person), Session: SessionID("s-" + person + session), Name: person, Organisation: "Odense"}
}

func (a *fakeAccess) AuthenticateToken(_ context.Context, token string) (Identity, error) {
	if token == "" || token == "forged" {
		return Identity{}, ErrUnauthenticated
	}
	return a.identity(token), nil
}

func (a *fakeAccess) Right(_ context.Context, p PersonID, d DocumentID) (Right, error) {
	a.mu.Lock()
	a.asked++
	right, err, during := a.rights[p], a.err, a.during
	a.mu.Unlock()
	if during != nil {
		during()
	}
	return right, err
}

func (a *fakeAccess) Schema(_ context.Context, d DocumentID) (Schema, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.schema[d], a.schemaErr
}

func (a *fakeAccess) setSchema(d DocumentID, s Schema, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.schema == nil {
		a.schema = make(map[DocumentID]Schema)
	}
	a.schema[d], a.schemaErr = s, err
}

func (a *fakeAccess) set(p PersonID, r Right) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.rights[p] = r
}

// faultyJournal is a memory journal whose calls can be made to wait or fail.
type faultyJournal struct {
	*journal.Memory
	mu       sync.Mutex
	hold     chan struct{}               // Append waits for it to be closed
	fail     func([]journal.Entry) error // asked before each Append
	loseNext bool                        // the next Append is done, and says that it failed
	appends  [][]journal.Entry
	loads    int
	loadErr  error
	slowLoad time.Duration

	loading, mostLoading       int // at this moment, and at any
	compacting, mostCompacting int
}

func (j *faultyJournal) Append(ctx context.Context, entries []journal.Entry) error {
	j.mu.Lock()
	hold, fail, lose := j.hold, j.fail, j.loseNext
	j.loseNext = false
	j.appends = append(j.appends, entries)
	j.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	if fail != nil {
		if err := fail(entries); err != nil {
			return err
		}
	}
	if err := j.Memory.Append(ctx, entries); err != nil {
		return err
	}
	if lose {
		return errors.New("connection reset after the commit")
	}
	return nil
}

func (j *faultyJournal) Load(ctx context.Context, doc string) (journal.Loaded, error) {
	j.mu.Lock()
	j.loads++
	j.loading++
	j.mostLoading = max(j.mostLoading, j.loading)
	err, slow := j.loadErr, j.slowLoad
	j.mu.Unlock()
	time.Sleep(slow)
	j.set(func(j *faultyJournal) { j.loading-- })
	if err != nil {
		return journal.Loaded{}, err
	}
	return j.Memory.Load(ctx, doc)
}

func (j *faultyJournal) Compact(ctx context.Context, doc string) (journal.Compacted, error) {
	j.mu.Lock()
	j.compacting++
	j.mostCompacting = max(j.mostCompacting, j.compacting)
	slow := j.slowLoad
	j.mu.Unlock()
	time.Sleep(slow)
	j.set(func(j *faultyJournal) { j.compacting-- })
	return j.Memory.Compact(ctx, doc)
}

func (j *faultyJournal) set(f func(*faultyJournal)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f(j)
}

func (j *faultyJournal) calls() [][]journal.Entry {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([][]journal.Entry(nil), j.appends...)
}

// client is a test's end of a socket.
type client struct {
	t       *testing.T
	ws      *websocket.Conn
	address string // Hocuspocus
	frozen  chan struct{}

	mu     sync.Mutex
	got    []received
	closed int // code; 0: open
	gone   bool
}

// received is a message as the client sees it: type on the wire, first number
// within it, and the bytes after.
type received struct {
	address string
	kind    int
	sub     int
	body    []byte
}

func (w *world) dial(path string, header http.Header) (*websocket.Conn, error) {
	d := websocket.Dialer{NetDialContext: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		w.pipes <- there
		return here, nil
	}}
	ws, resp, err := d.Dial("ws://samrad.example"+path, header)
	if err != nil && resp != nil {
		return nil, errors.New(resp.Status)
	}
	return ws, err
}

func (w *world) connect(path string, header http.Header) *client {
	w.t.Helper()
	ws, err := w.dial(path, header)
	if err != nil {
		w.t.Fatal(err)
	}
	c := &client{t: w.t, ws: ws, frozen: make(chan struct{})}
	close(c.frozen)
	go c.readAll(!strings.HasPrefix(path, "/collab/"))
	return c
}

// open connects over Hocuspocus without joining.
func (w *world) open() *client { return w.connect("/collab", nil) }

// enter connects over Hocuspocus and joins and syncs a room.
func (w *world) enter(token string, doc DocumentID) *client {
	w.t.Helper()
	c := w.open()
	c.auth(token, doc)
	c.send(protocol.AppendSyncStep1(nil, noVector))
	return c
}

// enterY connects over y-websocket and syncs.
func (w *world) enterY(token string, doc DocumentID) *client {
	w.t.Helper()
	c := w.connect("/collab/"+string(doc), http.Header{"Authorization": {"Bearer " + token}})
	c.send(protocol.AppendSyncStep1(nil, noVector))
	return c
}

func (c *client) auth(token string, doc DocumentID) {
	c.address = string(protocol.AppendString(nil, string(doc)))
	c.send(protocol.AppendString(protocol.AppendString([]byte{2, 0}, token), "4.8.0"))
}

func (c *client) send(body []byte) { c.raw(append([]byte(c.address), body...)) }

func (c *client) raw(frame []byte) {
	_ = c.ws.WriteMessage(websocket.BinaryMessage, frame)
}

func (c *client) update(u []byte) { c.send(protocol.AppendUpdate(nil, u)) }

func (c *client) readAll(hocuspocus bool) {
	defer c.ws.Close()
	for {
		c.mu.Lock()
		frozen := c.frozen
		c.mu.Unlock()
		<-frozen
		_, frame, err := c.ws.ReadMessage()
		if err != nil {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.gone = true
			var ce *websocket.CloseError
			if errors.As(err, &ce) {
				c.closed = ce.Code
			}
			return
		}
		c.take(frame, hocuspocus)
	}
}

func (c *client) take(frame []byte, hocuspocus bool) {
	var m received
	if len(frame) == 1 && hocuspocus {
		m.kind = int(frame[0])
	} else {
		if hocuspocus {
			n, k := binary.Uvarint(frame)
			m.address = string(frame[k : k+int(n)])
			frame = frame[k+int(n):]
		}
		m.kind = int(frame[0])
		frame = frame[1:]
		switch m.kind {
		case 0, 2, 8:
			m.sub = int(frame[0])
			frame = frame[1:]
		}
		if m.kind != 8 && len(frame) > 0 {
			n, k := binary.Uvarint(frame)
			m.body = bytes.Clone(frame[k : k+int(n)])
		}
	}
	c.mu.Lock()
	c.got = append(c.got, m)
	c.mu.Unlock()
}

// freeze stops reading until the returned function is called.
func (c *client) freeze() (thaw func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	frozen := make(chan struct{})
	c.frozen = frozen
	return func() { close(frozen) }
}

func (c *client) messages(kind, sub int) []received {
	c.mu.Lock()
	defer c.mu.Unlock()
	var found []received
	for _, m := range c.got {
		if m.kind == kind && m.sub == sub {
			found = append(found, m)
		}
	}
	return found
}

// acks returns how many messages were answered, saved or not.
func (c *client) acks(saved bool) int {
	if saved {
		return len(c.messages(8, 1))
	}
	return len(c.messages(8, 0))
}

// events returns the payloads of all events.
func (c *client) events() string {
	var all []string
	for _, m := range c.messages(5, 0) {
		all = append(all, string(m.body))
	}
	return strings.Join(all, " ")
}

// denials returns the reasons of denied rooms.
func (c *client) denials() string {
	var all []string
	for _, m := range c.messages(2, 1) {
		all = append(all, string(m.body))
	}
	return strings.Join(all, " ")
}

func (c *client) code() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.closed
}

func (c *client) isGone() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.gone
}

// clock is how far the client has seen another's text.
func (c *client) clock(of uint64) uint64 {
	seen := uint64(0)
	for _, sub := range []int{1, 2} {
		for _, m := range c.messages(0, sub) {
			seen = max(seen, clockIn(c.t, m.body, of))
		}
	}
	return seen
}

// bubble runs a test with a world in a synctest bubble.
func bubble(t *testing.T, name string, limits Limits, f func(t *testing.T, w *world)) {
	t.Run(name, func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, limits)
			defer w.end()
			f(t, w)
		})
	})
}

// settled waits until nothing moves any more, then a frame's pace, and again.
func settled() {
	synctest.Wait()
	time.Sleep(300 * time.Millisecond)
	synctest.Wait()
}

func wantCode(t *testing.T, c *client, want CloseCode) {
	t.Helper()
	if got := c.code(); got != int(want) {
		t.Fatalf("closed with %d, want %d (gone %v)", got, want, c.isGone())
	}
}

func wantOpen(t *testing.T, c *client) {
	t.Helper()
	if c.isGone() {
		t.Fatalf("closed with %d", c.code())
	}
}
