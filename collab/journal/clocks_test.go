package journal_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"samrad/collab/journal"
	"samrad/server/postgres/pgtest"
)

// spanned is an entry of an epoch that tells the clocks of one letter.
func spanned(document string, epoch, n int64, client, clock uint64, letter byte) journal.Entry {
	e := entry(document, n, insert(client, clock, letter))
	e.Epoch, e.Spans = epoch, []journal.Span{{Client: client, From: clock, To: clock + 1}}
	if clock == 0 {
		e.Clients = []journal.Binding{{Client: client, Person: astrid}}
	}
	return e
}

func wantTaken(t *testing.T, err error, client uint64) {
	t.Helper()
	var taken *journal.ClockTaken
	if !errors.Is(err, journal.ErrClockTaken) || !journal.IsPermanent(err) || !errors.As(err, &taken) || taken.Client != client {
		t.Fatalf("got %v, want that a clock of client %d is taken", err, client)
	}
}

// Two nodes are sent the same clocks of a client with other content.
func TestContractClockTaken(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		mustAppend(t, j, spanned(docA, epochOne, 1, 7, 0, 'a'))
		wantTaken(t, j.Append(t.Context(), []journal.Entry{spanned(docB, epochTwo, 1, 8, 0, 'x'), spanned(docA, epochTwo, 2, 7, 0, 'b')}), 7)
		if l, _ := j.Load(t.Context(), docB); l.Rows != 0 || len(l.Clients) != 0 {
			t.Fatal("an append that failed stored a part")
		}
		// Each alone: the conflict of one is not the other's.
		mustAppend(t, j, spanned(docB, epochTwo, 3, 8, 0, 'x'))
		wantTaken(t, j.Append(t.Context(), []journal.Entry{spanned(docA, epochTwo, 4, 7, 0, 'b')}), 7)
		// A client that moves goes on from what is stored, on either node.
		mustAppend(t, j, spanned(docA, epochTwo, 5, 7, 1, 'b'), spanned(docB, epochTwo, 5, 8, 1, 'y'))
		mustAppend(t, j, spanned(docA, epochOne, 2, 7, 2, 'c'))
		// In another document the same clocks are free.
		mustAppend(t, j, spanned(docB, epochOne, 3, 7, 0, 'z'))
		if l, _ := j.Load(t.Context(), docA); l.Rows != 3 {
			t.Fatalf("%d rows, want 3", l.Rows)
		}
	})
}

// The answer was lost: the entry is passed over, and its clocks are not asked.
func TestContractClocksOfARepeatedAppend(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		first, second := spanned(docA, epochOne, 1, 7, 0, 'a'), spanned(docA, epochOne, 2, 7, 1, 'b')
		for _, e := range []journal.Entry{first, first, second, second, first} {
			mustAppend(t, j, e)
		}
		if l, _ := j.Load(t.Context(), docA); l.Rows != 2 {
			t.Fatalf("%d rows, want 2", l.Rows)
		}
		wantTaken(t, j.Append(t.Context(), []journal.Entry{spanned(docA, epochOne, 3, 7, 1, 'c')}), 7)
	})
}

// One entry of several clients: it is stored whole or not at all.
func TestContractClocksOfSeveralClients(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		mustAppend(t, j, spanned(docA, epochOne, 1, 7, 0, 'a'), spanned(docB, epochOne, 1, 7, 0, 'a'))
		mixed := spanned(docA, epochTwo, 1, 8, 0, 'b')
		mixed.Spans = append(mixed.Spans, journal.Span{Client: 7, From: 0, To: 4})
		wantTaken(t, j.Append(t.Context(), []journal.Entry{mixed}), 7)
		mixed.Spans[1].From = 1
		mustAppend(t, j, mixed)
		mustAppend(t, j, spanned(docA, epochOne, 2, 8, 1, 'c'))
		wantTaken(t, j.Append(t.Context(), []journal.Entry{spanned(docA, epochOne, 3, 7, 3, 'd')}), 7)
	})
}

// A node that is alone tells no spans: nothing is asked, and what it stores is
// not known to those that do. Compaction changes nothing about clocks.
func TestContractClocksBesideNodesWithout(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		alone := spanned(docA, epochOne, 1, 7, 0, 'a')
		alone.Spans = nil
		mustAppend(t, j, alone)
		mustAppend(t, j, spanned(docA, epochTwo, 1, 7, 1, 'b'))
		again := alone
		again.N = 2
		mustAppend(t, j, again)
		if _, err := j.Compact(t.Context(), docA); err != nil {
			t.Fatal(err)
		}
		wantTaken(t, j.Append(t.Context(), []journal.Entry{spanned(docA, epochOne, 3, 7, 1, 'c')}), 7)
		mustAppend(t, j, spanned(docA, epochOne, 4, 7, 2, 'c'))
	})
}

// However many nodes append the same clocks at once, one of them does.
func TestContractClocksAtOnce(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		const nodes, rounds, clients = 4, 12, 5
		for clock := range uint64(rounds) {
			var wg sync.WaitGroup
			results := make(chan error, nodes)
			for node := range nodes {
				wg.Add(1)
				go func() {
					defer wg.Done()
					// Each names the clients in another order.
					e := journal.Entry{Document: docA, Epoch: int64(node + 1), N: int64(clock + 1), Authors: []string{astrid}, Update: insert(1, clock, 'a')}
					for i := range clients {
						client := uint64(1 + (i+node)%clients)
						e.Clients = append(e.Clients, journal.Binding{Client: client, Person: astrid})
						e.Spans = append(e.Spans, journal.Span{Client: client, From: clock, To: clock + 1})
					}
					for {
						err := j.Append(context.Background(), []journal.Entry{e})
						if err == nil || journal.IsPermanent(err) {
							results <- err
							return
						}
					}
				}()
			}
			wg.Wait()
			won := 0
			for range nodes {
				switch err := <-results; {
				case err == nil:
					won++
				case !errors.Is(err, journal.ErrClockTaken):
					t.Fatal(err)
				}
			}
			if won != 1 {
				t.Fatalf("clock %d: %d nodes stored it", clock, won)
			}
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	for _, documents := range []int{1, 50} {
		for _, spans := range []bool{false, true} {
			name := fmt.Sprintf("documents=%d/clocks=%v", documents, spans)
			b.Run(name, func(b *testing.B) { benchmarkAppend(b, documents, spans) })
		}
	}
}

// benchmarkAppend appends a keystroke to each of some documents at a time, as a
// node does that is alone, or one that has joined others. Needs a quiet machine.
func benchmarkAppend(b *testing.B, documents int, spans bool) {
	pool := pgtest.New(b)
	j := journal.NewPostgres(pool)
	ids := make([]string, documents)
	for i := range ids {
		ids[i] = fmt.Sprintf("00000000-0000-4000-8000-%012d", i+100)
	}
	if _, err := pool.Exec(b.Context(), `
WITH g AS (INSERT INTO groups (name) VALUES ('test') RETURNING id)
INSERT INTO documents (id, group_id, kind, title)
SELECT d::uuid, g.id, 'strategy', 'test' FROM g, unnest($1::text[]) AS d`, ids); err != nil {
		b.Fatal(err)
	}
	clock := uint64(0)
	keystroke := func() []journal.Entry {
		entries := make([]journal.Entry, documents)
		for i, id := range ids {
			entries[i] = spanned(id, epochOne, int64(clock)+1, 7, clock, 'a')
			if !spans {
				entries[i].Spans = nil
			}
		}
		clock++
		return entries
	}
	for range 20 {
		if err := j.Append(b.Context(), keystroke()); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if err := j.Append(b.Context(), keystroke()); err != nil {
			b.Fatal(err)
		}
	}
}
