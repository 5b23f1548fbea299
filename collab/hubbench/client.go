package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"

	"samrad/collab/protocol"
)

// typed is how many characters an edit holds.
const typed = 3

// firstID is the Yjs client id of a room's first typist; the others follow. Real
// ids are as long.
const firstID = 0x20000000

// group is one room and who is in it.
type group struct {
	name    string
	members []*client
	typists int // the first so many type
}

// client is one person's connection to one room.
type client struct {
	// set at construction
	group *group
	place int    // among the members; typists come first
	url   string // where it connects; empty: the server's
	who   person
	own   received

	ws      *websocket.Conn
	writing sync.Mutex
	scratch []byte

	// as a typist
	edits  *dueTimes // nil for those who only watch
	carets int       // announcements of presence so far

	acks    atomic.Int64
	frames  atomic.Int64
	synced  chan struct{} // closed at the first step 2
	once    sync.Once
	leaving atomic.Bool
	failed  atomic.Pointer[error]
	onState func(update []byte) // if set, gets updates instead of the accounting
}

func (c *client) id() uint64 { return firstID + uint64(c.place) }

var writeBuffers sync.Pool

// join connects, signs in and waits until the room is synced.
func (c *client) join(ctx context.Context, url string, readBuffer int) error {
	dialer := websocket.Dialer{ReadBufferSize: readBuffer, WriteBufferSize: 1024, WriteBufferPool: &writeBuffers, HandshakeTimeout: time.Minute}
	ws, _, err := dialer.DialContext(ctx, url, http.Header{})
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	c.ws = ws
	go c.read()
	if err := c.write(message(c.group.name, func(b []byte) []byte {
		return protocol.AppendString(protocol.AppendString(append(b, wireAuth, 0), c.who.token), "4.7.0")
	})); err != nil {
		return err
	}
	select {
	case <-c.synced:
		return nil
	case <-time.After(2 * time.Minute):
		return fmt.Errorf("not synced after two minutes (%w)", c.err())
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *client) err() error {
	if e := c.failed.Load(); e != nil {
		return *e
	}
	return nil
}

func (c *client) fail(err error) { c.failed.CompareAndSwap(nil, &err) }

func (c *client) write(frame []byte) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	return c.ws.WriteMessage(websocket.BinaryMessage, frame)
}

func (c *client) leave() {
	c.leaving.Store(true)
	if c.ws != nil {
		_ = c.ws.Close()
	}
}

// read is the client's goroutine.
func (c *client) read() {
	var buf bytes.Buffer
	for {
		_, r, err := c.ws.NextReader()
		if err == nil {
			buf.Reset()
			_, err = io.Copy(&buf, r)
		}
		if err != nil {
			if !c.leaving.Load() {
				c.fail(err)
			}
			return
		}
		c.frames.Add(1)
		if err := c.handle(buf.Bytes()); err != nil {
			c.fail(err)
		}
	}
}

func (c *client) handle(frame []byte) error {
	r := cursor{b: frame}
	if len(frame) < 2 {
		return c.write([]byte{10}) // a ping
	}
	r.bytes()
	switch r.number() {
	case wireSync, wireSyncReply:
		kind := r.number()
		body := r.bytes()
		if r.bad {
			return errShort
		}
		return c.sync(kind, body)
	case wirePresence:
		c.own.presence(c, r.bytes())
	case wireAuth:
		if r.number() != authGranted {
			return fmt.Errorf("not let in: %q", r.bytes())
		}
		return c.askState()
	case wireStatus:
		if r.number() != 1 {
			return fmt.Errorf("an edit was answered as not saved")
		}
		c.acks.Add(1)
	}
	return nil
}

func (c *client) sync(kind uint64, body []byte) error {
	if kind == wireStep1 {
		return c.write(message(c.group.name, func(b []byte) []byte { return protocol.AppendSyncStep2(b, []byte{0, 0}) }))
	}
	if c.onState != nil {
		c.onState(body)
	} else if err := c.own.update(c, body); err != nil {
		return err
	}
	if kind == wireStep2 {
		c.once.Do(func() { close(c.synced) })
	}
	return nil
}

// askState asks for the whole document.
func (c *client) askState() error {
	return c.write(message(c.group.name, func(b []byte) []byte { return protocol.AppendSyncStep1(b, []byte{0}) }))
}

// typeEdit sends the next edit, which was due at a time.
func (c *client) typeEdit(due int64) error {
	n := c.edits.add(due)
	return c.write(c.edit(n))
}

// edit is the frame of the client's n-th edit.
func (c *client) edit(n int) []byte {
	var text [typed]byte
	for i := range text {
		text[i] = 'a' + byte((n+i)%26)
	}
	c.scratch = insertion(c.scratch[:0], c.id(), uint64(n)*typed, string(text[:]))
	return message(c.group.name, func(b []byte) []byte { return protocol.AppendUpdate(b, c.scratch) })
}

// showCaret announces presence of the size that editors send.
func (c *client) showCaret(int64) error {
	c.carets++
	behind := 0
	if c.edits != nil {
		behind = max(c.edits.count()*typed, 1) - 1
	}
	at := fmt.Sprintf(`{"type":null,"tname":"content","item":{"client":%d,"clock":%d},"assoc":0}`, c.id(), behind)
	state := fmt.Sprintf(`{"user":{"name":%q,"color":"#30bced"},"cursor":{"anchor":%s,"head":%s}}`, c.who.name, at, at)
	update := protocol.AppendAwarenessUpdate(nil, []protocol.AwarenessEntry{{Client: c.id(), Clock: uint64(c.carets), State: []byte(state)}})
	return c.write(message(c.group.name, func(b []byte) []byte { return protocol.AppendAwareness(b, update) }))
}

// burst writes many edits at once, as bytes of one TCP stream: who seeds a
// document need not wait between them.
func (c *client) burst(frames [][]byte) error {
	var b []byte
	for _, f := range frames {
		b = appendMasked(b, f)
		if len(b) > 1<<16 {
			if _, err := c.ws.NetConn().Write(b); err != nil {
				return err
			}
			b = b[:0]
		}
	}
	_, err := c.ws.NetConn().Write(b)
	return err
}

// appendMasked appends a whole binary frame of a client, with a mask of zeros.
func appendMasked(b, payload []byte) []byte {
	b = append(b, 0x82)
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	return append(append(b, 0, 0, 0, 0), payload...)
}
