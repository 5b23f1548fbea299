package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"samrad/collab/protocol"
	"samrad/server/comments"
)

// screen is one open document, and when it heard of each comment.
type screen struct {
	ws      *websocket.Conn
	address []byte

	mu    sync.Mutex
	heard map[string]time.Time
	bytes int
}

// open joins the document's room and listens.
func (w *world) open(ctx context.Context, token, doc string) (*screen, error) {
	ws, _, err := websocket.DefaultDialer.DialContext(ctx, w.socket, nil)
	if err != nil {
		return nil, err
	}
	s := &screen{ws: ws, address: protocol.AppendString(nil, doc), heard: map[string]time.Time{}}
	auth := protocol.AppendString(protocol.AppendString(append(slices.Clone(s.address), 2, 0), token), "4.8.0")
	step1 := protocol.AppendSyncStep1(slices.Clone(s.address), []byte{0})
	if err := errors.Join(ws.WriteMessage(websocket.BinaryMessage, auth), ws.WriteMessage(websocket.BinaryMessage, step1)); err != nil {
		return nil, err
	}
	go s.listen()
	return s, nil
}

func (s *screen) listen() {
	for {
		_, frame, err := s.ws.ReadMessage()
		if err != nil {
			return
		}
		s.take(frame)
	}
}

// take notes the comments in an event of a thread.
func (s *screen) take(frame []byte) {
	if len(frame) < len(s.address)+2 || frame[len(s.address)] != 5 {
		return
	}
	rest := frame[len(s.address)+1:]
	n, used := binary.Uvarint(rest)
	if used <= 0 || uint64(len(rest)-used) < n {
		return
	}
	var e struct {
		Type   string
		Thread *comments.Thread
	}
	if json.Unmarshal(rest[used:], &e) != nil || e.Thread == nil {
		return
	}
	now := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes += len(frame)
	for _, c := range e.Thread.Comments {
		if _, known := s.heard[c.ID]; !known {
			s.heard[c.ID] = now
		}
	}
}

// live lets everybody post and measures when everybody has heard of it.
func (w *world) live(ctx context.Context, posts int, within time.Duration) error {
	var doc struct{ ID string }
	_, err := w.call(ctx, w.tokens[0], "POST", "/api/v1/groups/"+w.group+"/documents", map[string]any{"kind": "strategy", "title": "Bench"}, &doc)
	if err != nil {
		return err
	}
	var screens []*screen
	for _, token := range w.tokens {
		s, err := w.open(ctx, token, doc.ID)
		if err != nil {
			return err
		}
		defer s.ws.Close()
		screens = append(screens, s)
	}
	time.Sleep(2 * time.Second) // all have joined
	before, began := w.cpu(), time.Now()
	made, err := w.postAll(ctx, doc.ID, posts, within)
	if err != nil {
		return err
	}
	last := time.Now()
	ids := make([]string, 0, len(made))
	for _, m := range made {
		ids = append(ids, m.id)
	}
	for !complete(screens, ids) {
		if time.Since(last) > 10*time.Second {
			return fmt.Errorf("after 10 s some screens still miss comments")
		}
		time.Sleep(time.Millisecond)
	}
	complete := time.Since(last)
	took, used := time.Since(began), w.cpu()-before
	var post, seen []time.Duration
	volume := 0
	for _, m := range made {
		post = append(post, m.took)
		for _, s := range screens {
			seen = append(seen, s.heard[m.id].Sub(m.began))
		}
	}
	for _, s := range screens {
		volume += s.bytes
	}
	fmt.Printf("%d people, %d comments within %v\n", len(screens), len(made), took.Round(time.Second))
	fmt.Printf("  all screens complete %v after the last answer\n", complete.Round(time.Millisecond))
	fmt.Printf("  posting        %s\n", spread(post))
	fmt.Printf("  until on a screen, from the click  %s\n", spread(seen))
	fmt.Printf("  server CPU %v (%.1f %% of a core), %.1f ms a comment; %.1f MB of events in all\n",
		used, 100*used.Seconds()/took.Seconds(), 1000*used.Seconds()/float64(len(made)), float64(volume)/1e6)
	return nil
}

func complete(screens []*screen, ids []string) bool {
	for _, s := range screens {
		s.mu.Lock()
		n := 0
		for _, id := range ids {
			if _, ok := s.heard[id]; ok {
				n++
			}
		}
		s.mu.Unlock()
		if n < len(ids) {
			return false
		}
	}
	return true
}

// posted is one comment.
type posted struct {
	id    string
	began time.Time
	took  time.Duration
}

// postAll lets everybody post at random moments: a third begin threads, the others
// answer, some with a mention.
func (w *world) postAll(ctx context.Context, doc string, posts int, within time.Duration) ([]posted, error) {
	var mu sync.Mutex
	var made []posted
	var threads []string
	var failed error
	var all sync.WaitGroup
	for i, token := range w.tokens {
		for range posts {
			all.Go(func() {
				time.Sleep(time.Duration(rand.Int64N(int64(within))))
				path, body := "/api/v1/documents/"+doc+"/threads", fmt.Sprintf("Person %d thinks that **this part** should say who offers the training, and by when.", i)
				mu.Lock()
				if len(threads) > 0 && rand.IntN(3) > 0 {
					path = "/api/v1/threads/" + threads[rand.IntN(len(threads))] + "/comments"
				}
				mu.Unlock()
				if rand.IntN(10) == 0 {
					body += " @[Odense](organisation:odense)"
				}
				began := time.Now()
				var t comments.Thread
				_, err := w.call(ctx, token, "POST", path, map[string]any{"body": body}, &t)
				took := time.Since(began)
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					failed = err
					return
				}
				if len(t.Comments) == 1 {
					threads = append(threads, t.ID)
				}
				made = append(made, posted{t.Comments[len(t.Comments)-1].ID, began, took})
			})
		}
	}
	all.Wait()
	return made, failed
}

func spread(d []time.Duration) string {
	slices.Sort(d)
	at := func(q float64) time.Duration {
		return d[min(int(q*float64(len(d))), len(d)-1)].Round(100 * time.Microsecond)
	}
	return fmt.Sprintf("p50 %v  p99 %v  max %v", at(0.5), at(0.99), at(1))
}
