package journal_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
	"samrad/server/postgres/pgtest"
)

const (
	docA     = "00000000-0000-4000-8000-00000000000a"
	docB     = "00000000-0000-4000-8000-00000000000b"
	nobody   = "00000000-0000-4000-8000-0000000000ff"
	astrid   = "00000000-0000-4000-8000-000000000001"
	lars     = "00000000-0000-4000-8000-000000000002"
	epochOne = 41
	epochTwo = 42
)

// both runs a test against every implementation.
func both(t *testing.T, f func(t *testing.T, j full)) {
	t.Run("memory", func(t *testing.T) { f(t, journal.NewMemory(docA, docB)) })
	t.Run("postgres", func(t *testing.T) {
		pool := pgtest.New(t)
		makeDocuments(t, pool)
		f(t, journal.NewPostgres(pool))
	})
}

// full is what both implementations offer.
type full interface {
	journal.Journal
	History(ctx context.Context, document string) ([][]byte, error)
}

func makeDocuments(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	_, err := pool.Exec(t.Context(), `
WITH g AS (INSERT INTO groups (name) VALUES ('test') RETURNING id)
INSERT INTO documents (id, group_id, kind, title)
SELECT d::uuid, g.id, 'strategy', 'test' FROM g, unnest($1::text[]) AS d`, []string{docA, docB})
	if err != nil {
		t.Fatal(err)
	}
}

// insert is a Yjs update: client inserts one letter at clock, after its last.
func insert(client, clock uint64, letter byte) []byte {
	b := appendUvarint([]byte{1, 1}, client)
	b = appendUvarint(b, clock)
	if clock == 0 {
		b = append(b, 4, 1, 1, 't') // a string, into the root type "t"
	} else {
		b = appendUvarint(appendUvarint(append(b, 0x84), client), clock-1)
	}
	return append(b, 1, letter, 0)
}

func appendUvarint(b []byte, v uint64) []byte {
	for ; v >= 0x80; v >>= 7 {
		b = append(b, byte(v)|0x80)
	}
	return append(b, byte(v))
}

// state merges what a journal holds.
func state(t *testing.T, j journal.Journal, document string) []byte {
	t.Helper()
	l, err := j.Load(t.Context(), document)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := ydoc.MergeUpdates(l.Updates...)
	if err != nil {
		t.Fatal(err)
	}
	return merged
}

func mustAppend(t *testing.T, j journal.Journal, entries ...journal.Entry) {
	t.Helper()
	if err := j.Append(t.Context(), entries); err != nil {
		t.Fatal(err)
	}
}

func entry(document string, n int64, update []byte) journal.Entry {
	return journal.Entry{Document: document, Epoch: epochOne, N: n, Authors: []string{astrid}, Update: update}
}

func TestContractAppendAndLoad(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		l, err := j.Load(t.Context(), docA)
		if err != nil || len(l.Updates) != 0 || l.Rows != 0 || len(l.Clients) != 0 {
			t.Fatalf("new document: %+v, %v", l, err)
		}
		first, second := insert(1, 0, 'a'), insert(1, 1, 'b')
		e := entry(docA, 1, first)
		e.Authors = []string{astrid, lars}
		e.Clients = []journal.Binding{{Client: 1, Person: astrid}, {Client: 1<<53 - 1, Person: lars}}
		mustAppend(t, j, e, entry(docB, 1, insert(7, 0, 'x')))
		mustAppend(t, j, entry(docA, 2, second))

		l, err = j.Load(t.Context(), docA)
		if err != nil || l.Rows != 2 || len(l.Updates) != 2 || !bytes.Equal(l.Updates[0], first) || !bytes.Equal(l.Updates[1], second) {
			t.Fatalf("loaded %+v, %v", l, err)
		}
		if len(l.Clients) != 2 || l.Clients[1] != astrid || l.Clients[1<<53-1] != lars {
			t.Fatalf("clients %v", l.Clients)
		}
		if other, _ := j.Load(t.Context(), docB); other.Rows != 1 {
			t.Fatalf("the other document holds %d rows", other.Rows)
		}
		if err := j.Append(t.Context(), nil); err != nil {
			t.Fatalf("append of nothing: %v", err)
		}
	})
}

// The answer to an append was lost, and it is sent again: nothing is stored
// twice. Another life of the process may use the same n.
func TestContractAppendAgain(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		e := entry(docA, 1, insert(1, 0, 'a'))
		e.Clients = []journal.Binding{{Client: 1, Person: astrid}}
		mustAppend(t, j, e)
		mustAppend(t, j, e)
		other := e
		other.Epoch = epochTwo
		mustAppend(t, j, other)
		if l, _ := j.Load(t.Context(), docA); l.Rows != 2 {
			t.Fatalf("%d rows, want 2", l.Rows)
		}
	})
}

func TestContractUnknownDocument(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		if _, err := j.Load(t.Context(), nobody); !errors.Is(err, journal.ErrUnknownDocument) {
			t.Errorf("load: %v", err)
		}
		if _, err := j.Compact(t.Context(), nobody); !errors.Is(err, journal.ErrUnknownDocument) {
			t.Errorf("compact: %v", err)
		}
		for _, clients := range [][]journal.Binding{nil, {{Client: 1, Person: astrid}}} {
			lost := entry(nobody, 1, insert(1, 0, 'a'))
			lost.Clients = clients
			err := j.Append(t.Context(), []journal.Entry{entry(docA, 1, insert(1, 0, 'a')), lost})
			if !errors.Is(err, journal.ErrUnknownDocument) || !journal.IsPermanent(err) {
				t.Errorf("append: %v", err)
			}
		}
		if l, _ := j.Load(t.Context(), docA); l.Rows != 0 {
			t.Error("an append that failed stored a part")
		}
	})
}

func TestContractForeignClient(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		e := entry(docA, 1, insert(1, 0, 'a'))
		e.Clients = []journal.Binding{{Client: 1, Person: astrid}}
		mustAppend(t, j, e)
		forged := entry(docA, 2, insert(1, 1, 'b'))
		forged.Clients = []journal.Binding{{Client: 1, Person: lars}}
		err := j.Append(t.Context(), []journal.Entry{entry(docB, 1, insert(7, 0, 'x')), forged})
		if !errors.Is(err, journal.ErrForeignClient) || !journal.IsPermanent(err) {
			t.Fatalf("got %v", err)
		}
		if l, _ := j.Load(t.Context(), docB); l.Rows != 0 {
			t.Error("an append that failed stored a part")
		}
		// In another document the same id is free.
		forged.Document = docB
		mustAppend(t, j, forged)
		if l, _ := j.Load(t.Context(), docA); l.Clients[1] != astrid {
			t.Errorf("client 1 belongs to %s", l.Clients[1])
		}
	})
}

func TestContractCompact(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		if done, err := j.Compact(t.Context(), docA); err != nil || done.Rows != 0 {
			t.Fatalf("compacting nothing: %+v, %v", done, err)
		}
		var written [][]byte
		for round := range 3 {
			for i := range 40 {
				n := uint64(40*round + i)
				u := insert(1, n, 'a'+byte(n%26))
				written = append(written, u)
				mustAppend(t, j, entry(docA, int64(n)+1, u))
			}
			before := state(t, j, docA)
			done, err := j.Compact(t.Context(), docA)
			if err != nil || done.Rows != 40 || done.SnapshotBytes == 0 || done.HistoryBytes == 0 {
				t.Fatalf("compacted %+v, %v", done, err)
			}
			if after := state(t, j, docA); !bytes.Equal(before, after) {
				t.Fatalf("round %d: compaction changed the document", round)
			}
			if l, _ := j.Load(t.Context(), docA); l.Rows != 0 || len(l.Updates) != 1 {
				t.Fatalf("round %d: %d rows and %d updates left", round, l.Rows, len(l.Updates))
			}
		}
		history, err := j.History(t.Context(), docA)
		if err != nil || len(history) != len(written) {
			t.Fatalf("%d updates of history, %v", len(history), err)
		}
		for i := range written {
			if !bytes.Equal(history[i], written[i]) {
				t.Fatalf("history differs at %d", i)
			}
		}
	})
}

// Appends and compactions of several nodes at once lose nothing.
func TestContractCompactBesideAppend(t *testing.T) {
	both(t, func(t *testing.T, j full) {
		const writers, each = 4, 50
		var wg sync.WaitGroup
		fail := make(chan error, writers+2)
		for w := range writers {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for i := range each {
					e := journal.Entry{Document: docA, Epoch: int64(100 + w), N: int64(i + 1), Authors: []string{astrid}, Update: insert(uint64(w+1), uint64(i), 'a')}
					if err := j.Append(context.Background(), []journal.Entry{e}); err != nil {
						fail <- fmt.Errorf("append: %w", err)
						return
					}
				}
			}()
		}
		stop := make(chan struct{})
		var compactors sync.WaitGroup
		for range 2 {
			compactors.Add(1)
			go func() {
				defer compactors.Done()
				for {
					// A writer's rows may be read without one that it depends on:
					// that is a gap, and the compaction is tried again later.
					if _, err := j.Compact(context.Background(), docA); err != nil && !errors.Is(err, ydoc.ErrGap) {
						fail <- fmt.Errorf("compact: %w", err)
						return
					}
					select {
					case <-stop:
						return
					default:
					}
				}
			}()
		}
		wg.Wait()
		close(stop)
		compactors.Wait()
		close(fail)
		for err := range fail {
			t.Fatal(err)
		}
		store := ydoc.NewStore(ydoc.DefaultLimits())
		if _, err := store.Apply(state(t, j, docA)); err != nil {
			t.Fatal(err)
		}
		for w := range writers {
			if got := store.Clock(uint64(w + 1)); got != each {
				t.Errorf("client %d reaches %d, want %d", w+1, got, each)
			}
		}
	})
}

func TestUnpackHistoryRefusesDamage(t *testing.T) {
	for name, chunk := range map[string][]byte{"empty": {}, "no zstd": []byte("hello"), "cut": {0x28, 0xb5, 0x2f, 0xfd, 4}} {
		updates, err := journal.UnpackHistory(chunk)
		if len(chunk) > 0 && err == nil {
			t.Errorf("%s: got %d updates", name, len(updates))
		}
	}
}

func FuzzUnpackHistory(f *testing.F) {
	f.Add([]byte{0x28, 0xb5, 0x2f, 0xfd, 4, 0})
	f.Fuzz(func(t *testing.T, chunk []byte) {
		_, _ = journal.UnpackHistory(chunk)
	})
}
