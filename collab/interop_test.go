package collab_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/ydoc"
	"samrad/server/postgres/pgtest"
)

const interopDoc = "00000000-0000-4000-8000-0000000000d1"

// people are who the tests sign in as; the token is the first name.
var people = map[string]collab.Identity{
	"anna": {Person: "00000000-0000-4000-8000-000000000001", Session: "a", Name: "Anna", Organisation: "Odense"},
	"bert": {Person: "00000000-0000-4000-8000-000000000002", Session: "b", Name: "Bert", Organisation: "Lister"},
	"rita": {Person: "00000000-0000-4000-8000-000000000003", Session: "r", Name: "Rita", Organisation: "KL"},
}

type peopleAccess struct{}

func (peopleAccess) AuthenticateToken(_ context.Context, token string) (collab.Identity, error) {
	if id, ok := people[token]; ok {
		return id, nil
	}
	return collab.Identity{}, collab.ErrUnauthenticated
}

func (peopleAccess) Right(_ context.Context, p collab.PersonID, _ collab.DocumentID) (collab.Right, error) {
	if p == people["rita"].Person {
		return collab.RightRead, nil
	}
	return collab.RightWrite, nil
}

// mortalJournal can be killed: from then on nothing it is given is stored.
type mortalJournal struct {
	journal.Journal
	dead atomic.Bool
}

func (j *mortalJournal) Append(ctx context.Context, entries []journal.Entry) error {
	if j.dead.Load() {
		<-ctx.Done()
		return ctx.Err()
	}
	return j.Journal.Append(ctx, entries)
}

// node is one life of a server.
type node struct {
	hub     *collab.Hub
	journal *mortalJournal
	server  *http.Server
}

func startNode(t *testing.T, c *cable, j journal.Journal) *node {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n := &node{journal: &mortalJournal{Journal: j}}
	n.hub = collab.NewHub(collab.HubConfig{Journal: n.journal, Authenticator: peopleAccess{}, Access: peopleAccess{}, Logger: zerolog.New(zerolog.NewTestWriter(t))})
	mux := http.NewServeMux()
	mux.HandleFunc("/collab", func(w http.ResponseWriter, r *http.Request) { n.hub.ServeHocuspocus(w, r, nil) })
	mux.HandleFunc("/collab/{doc}", func(w http.ResponseWriter, r *http.Request) {
		id := people[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")]
		n.hub.ServeYWebsocket(w, r, id, collab.DocumentID(r.PathValue("doc")))
	})
	n.server = &http.Server{Handler: mux}
	go func() { _ = n.server.Serve(l) }()
	c.connect(l.Addr().String())
	return n
}

// kill ends a life: connections break without a word, and what is not stored by now
// never will be.
func (n *node) kill(c *cable) {
	n.journal.dead.Store(true)
	c.cut()
	_ = n.server.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_ = n.hub.Shutdown(ctx)
}

// cable is what clients connect to; behind it is one life of a server after the
// other. It can be cut, as a power cut does it: with a reset and no close frame.
type cable struct {
	listener net.Listener

	mu    sync.Mutex // guards the following
	to    string     // empty: nobody is there
	conns []net.Conn
}

func startCable(t *testing.T) *cable {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cable{listener: listener}
	t.Cleanup(func() {
		_ = listener.Close()
		c.cut()
	})
	go func() {
		for {
			outer, err := listener.Accept()
			if err != nil {
				return
			}
			c.lead(outer)
		}
	}()
	return c
}

func (c *cable) lead(outer net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	inner, err := net.Dial("tcp", c.to)
	if err != nil {
		_ = outer.Close()
		return
	}
	c.conns = append(c.conns, outer, inner)
	for _, pair := range [][2]net.Conn{{outer, inner}, {inner, outer}} {
		go func() {
			_, _ = io.Copy(pair[0], pair[1])
			_ = pair[0].Close()
		}()
	}
}

func (c *cable) connect(to string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.to = to
}

// cut resets all connections, and lets none through until connect.
func (c *cable) cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, conn := range c.conns {
		_ = conn.(*net.TCPConn).SetLinger(0)
		_ = conn.Close()
	}
	c.to, c.conns = "", nil
}

// browser drives the real JavaScript clients.
type browser struct {
	t   *testing.T
	in  io.Writer
	out *bufio.Scanner
	url string
}

func startBrowser(t *testing.T, url string) *browser {
	t.Helper()
	cmd := exec.Command("node", filepath.Join("testdata", "clients.mjs"), nodeModules(t))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("start node: %v", err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		if err := cmd.Wait(); err != nil || t.Failed() {
			t.Logf("node: %v\n%s", err, &stderr)
		}
	})
	b := &browser{t: t, in: in, out: bufio.NewScanner(out), url: url}
	b.out.Buffer(nil, 16<<20)
	return b
}

func nodeModules(t *testing.T) string {
	t.Helper()
	for _, folder := range []string{filepath.Join("..", "frontend", "node_modules"), os.Getenv("SAMRAD_NODE_MODULES")} {
		if _, err := os.Stat(filepath.Join(folder, "@hocuspocus", "provider", "package.json")); err == nil {
			absolute, err := filepath.Abs(folder)
			if err != nil {
				t.Fatal(err)
			}
			return absolute
		}
	}
	t.Fatal("@hocuspocus/provider is not installed: run `npm ci` in frontend, or set SAMRAD_NODE_MODULES to a node_modules folder that has it")
	return ""
}

type command map[string]any

func (b *browser) do(op string, id string, more command) json.RawMessage {
	b.t.Helper()
	m := command{"op": op, "id": id}
	for k, v := range more {
		m[k] = v
	}
	line, err := json.Marshal(m)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(b.in, "%s\n", line); err != nil {
		b.t.Fatalf("node has ended: %v", err)
	}
	if !b.out.Scan() {
		b.t.Fatal("node has ended")
	}
	var answer struct {
		OK    json.RawMessage
		Error string
	}
	if err := json.Unmarshal(b.out.Bytes(), &answer); err != nil {
		b.t.Fatal(err)
	}
	if answer.Error != "" {
		b.t.Fatal(answer.Error)
	}
	return bytes.Clone(answer.OK)
}

func (b *browser) open(id, kind, token string) {
	b.t.Helper()
	b.do("open", id, command{"kind": kind, "url": b.url, "doc": interopDoc, "token": token, "session": id == "b"})
}

func (b *browser) until(id string, want command) {
	b.t.Helper()
	b.do("until", id, command{"want": want})
}

func (b *browser) text(id string) string {
	b.t.Helper()
	var s struct{ Text string }
	if err := json.Unmarshal(b.do("state", id, nil), &s); err != nil {
		b.t.Fatal(err)
	}
	return s.Text
}

// The real providers against a hub on a real database: they write together, a
// reader cannot, the server dies in the middle, and nothing that anyone saw or
// was told is saved is gone.
func TestRealClients(t *testing.T) {
	pool := pgtest.New(t)
	_, err := pool.Exec(t.Context(), `
WITH g AS (INSERT INTO groups (name) VALUES ('test') RETURNING id)
INSERT INTO documents (id, group_id, kind, title) SELECT $1::uuid, g.id, 'strategy', 'test' FROM g`, interopDoc)
	if err != nil {
		t.Fatal(err)
	}
	pg := journal.NewPostgres(pool)
	c := startCable(t)
	n := startNode(t, c, pg)
	b := startBrowser(t, "ws://"+c.listener.Addr().String())

	b.open("a", "hocuspocus", "anna")
	b.open("b", "hocuspocus", "bert")
	b.open("y", "y-websocket", "bert")
	b.open("r", "hocuspocus", "rita")
	b.open("bad", "hocuspocus", "nobody")
	for _, id := range []string{"a", "b", "r"} {
		b.until(id, command{"synced": true, "unsaved": 0})
	}
	b.until("y", command{"synced": true})
	b.until("r", command{"log": "scope readonly"})
	b.until("bad", command{"log": "denied signed out"})
	b.until("bad", command{"log": "close 4401"})
	b.do("close", "bad", nil)

	b.do("insert", "a", command{"at": 0, "text": "together "})
	for _, id := range []string{"b", "y", "r"} {
		b.until(id, command{"text": " rehtegot"})
	}
	for _, id := range []string{"a", "b", "y"} {
		b.do("insert", id, command{"at": -1, "text": strings.Repeat(id, 40)})
	}
	for _, id := range []string{"a", "b", "y", "r"} {
		b.until(id, command{"length": 129})
	}
	b.until("a", command{"unsaved": 0})
	b.until("b", command{"unsaved": 0})

	b.do("present", "a", command{"user": command{"id": people["anna"].Person, "name": "Anna", "organisation": "Odense", "colour": "blue"}})
	b.until("r", command{"seen": "Anna"})
	b.do("present", "b", command{"user": command{"name": "Anna"}})
	b.do("present", "y", command{"user": command{"name": "Bert", "organisation": "Lister"}})
	b.until("r", command{"seen": "Bert"})

	b.do("insert", "r", command{"at": 0, "text": "not mine"})
	b.do("insert", "a", command{"at": 0, "text": "!"})
	b.until("b", command{"length": 130})

	// The server dies while both write; they write on, and it returns.
	b.do("insert", "a", command{"at": 0, "text": strings.Repeat("k", 50)})
	b.do("insert", "b", command{"at": -1, "text": strings.Repeat("l", 50)})
	n.kill(c)
	b.do("insert", "a", command{"at": 3, "text": "offline a"})
	b.do("erase", "a", command{"at": 20, "n": 10})
	b.do("insert", "b", command{"at": 5, "text": "offline b"})
	seen := b.text("y")
	state := loadText(t, pg)
	for _, letter := range []string{"k", "l"} {
		if strings.Count(seen, letter) > strings.Count(state, letter) {
			t.Fatalf("somebody saw %d %q and %d are stored", strings.Count(seen, letter), letter, strings.Count(state, letter))
		}
	}
	for _, id := range []string{"a", "b", "y"} {
		b.until(id, command{"log": "close 1006"}) // none heard a word of it
	}
	n = startNode(t, c, pg)
	b.until("a", command{"synced": true, "unsaved": 0})
	b.until("b", command{"synced": true, "unsaved": 0})
	b.until("y", command{"length": 130 + 100 + 18 - 10})
	text := b.text("y")
	b.until("a", command{"text": text})
	b.until("b", command{"text": text})
	b.open("late", "hocuspocus", "rita")
	b.until("late", command{"text": text})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := n.hub.Shutdown(ctx); err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	_ = n.server.Close()
	if got := loadText(t, pg); got != text || strings.Contains(got, "not mine") {
		t.Fatalf("the journal holds %q, the clients %q", got, text)
	}
}

// loadText returns the text that is stored.
func loadText(t *testing.T, j journal.Journal) string {
	t.Helper()
	l, err := j.Load(context.Background(), interopDoc)
	if err != nil {
		t.Fatal(err)
	}
	doc := ydoc.New()
	for _, u := range l.Updates {
		if err := doc.Apply(u); err != nil {
			t.Fatal(err)
		}
	}
	return doc.Text("t").String()
}
