package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
	"unicode/utf16"

	"samrad/collab/protocol"
	"samrad/collab/ydoc"
)

// The crowd that writes the crowd's document.
const (
	crowdTypists    = 50
	crowdCharacters = 200_000
)

// crowdSeed lets 50 people type 4,000 characters each, one keystroke an update,
// all at the same time.
func crowdSeed(ctx context.Context, _ *bench, s server, g *group) (uint64, error) {
	g.typists = 0
	clients := make([]*client, crowdTypists)
	for i := range clients {
		clients[i] = g.add(s.person(i))
		clients[i].onState = func([]byte) {}
	}
	if err := joinAll(ctx, s, clients, 16<<10); err != nil {
		return 0, err
	}
	const each, atOnce = crowdCharacters / crowdTypists, 20
	for n := 0; n < each; n += atOnce {
		for _, c := range clients {
			frames := make([][]byte, atOnce)
			for i := range frames {
				update := insertion(nil, c.id(), uint64(n+i), "abcdefghijklmnopqrstuvwxyz"[(n+i)%26:][:1])
				frames[i] = message(g.name, func(b []byte) []byte { return protocol.AppendUpdate(b, update) })
			}
			if err := c.burst(frames); err != nil {
				return 0, err
			}
		}
	}
	return crowdCharacters, awaitAcks(clients, each)
}

// paperSeed writes the automerge-paper trace, in updates of a few sentences.
func paperSeed(ctx context.Context, b *bench, s server, g *group) (uint64, error) {
	updates, length, err := paper(filepath.Join(b.traces, "automerge-paper.json.gz"))
	if err != nil {
		return 0, err
	}
	c := g.add(s.person(0))
	c.onState = func([]byte) {}
	if err := c.join(ctx, s.url(), 16<<10); err != nil {
		return 0, err
	}
	n := 0
	for ; len(updates) > 0; n++ {
		some := updates[:min(100, len(updates))]
		updates = updates[len(some):]
		merged, err := ydoc.MergeUpdates(some...)
		if err != nil {
			return 0, err
		}
		if err := c.write(message(g.name, func(b []byte) []byte { return protocol.AppendUpdate(b, merged) })); err != nil {
			return 0, err
		}
	}
	return length, awaitAcks([]*client{c}, n)
}

// awaitAcks waits until every edit of every client is acknowledged. The step 2
// that answered the server's own step 1 is one more.
func awaitAcks(clients []*client, each int) error {
	for end := time.Now().Add(10 * time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		missing := 0
		for _, c := range clients {
			if err := c.err(); err != nil {
				return err
			}
			missing += max(0, each-int(c.acks.Load()))
		}
		if missing == 0 {
			return nil
		}
	}
	return fmt.Errorf("the server has not acknowledged everything within ten minutes")
}

// paper turns a trace of typing into updates, one for each change. length is the
// number of characters ever typed.
func paper(file string) (updates [][]byte, length uint64, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, 0, fmt.Errorf("%w (the trace is not part of the repository; see -traces)", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, 0, err
	}
	var trace struct {
		Transactions []struct{ Patches [][3]any } `json:"txns"`
	}
	if err := json.NewDecoder(z).Decode(&trace); err != nil {
		return nil, 0, fmt.Errorf("read %s: %w", file, err)
	}
	doc := ydoc.New(ydoc.WithClientID(firstID))
	text := doc.Text("content")
	for _, t := range trace.Transactions {
		update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
			for _, p := range t.Patches {
				at, gone, typed := int(p[0].(float64)), int(p[1].(float64)), p[2].(string)
				if gone > 0 {
					if err := text.Delete(tx, at, gone); err != nil {
						return err
					}
				}
				if typed != "" {
					length += uint64(len(utf16.Encode([]rune(typed))))
					if err := text.Insert(tx, at, typed, nil); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			return nil, 0, err
		}
		updates = append(updates, update)
	}
	return updates, length, nil
}
