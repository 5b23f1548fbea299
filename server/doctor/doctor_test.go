package doctor_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/klauspost/compress/zstd"

	"samrad/collab/journal"
	"samrad/collab/ydoc"
	"samrad/server/doctor"
	"samrad/server/postgres/pgtest"
)

const (
	anna = "00000000-0000-4000-8000-00000000aaaa"
	bert = "00000000-0000-4000-8000-00000000bbbb"
)

// world is a database with documents that were written through the journal.
type world struct {
	t    *testing.T
	pool *pgxpool.Pool
	j    *journal.Postgres
	n    int64
}

func newWorld(t *testing.T) *world {
	pool := pgtest.New(t)
	return &world{t: t, pool: pool, j: journal.NewPostgres(pool)}
}

func (w *world) exec(sql string, arguments ...any) {
	w.t.Helper()
	if _, err := w.pool.Exec(context.Background(), sql, arguments...); err != nil {
		w.t.Fatal(err)
	}
}

// document makes a document of a kind, written by two people: rows keystrokes
// each, compacted after half of them, if there are any.
func (w *world) document(kind string, rows int) string {
	w.t.Helper()
	ctx := context.Background()
	var id string
	err := w.pool.QueryRow(ctx, `WITH g AS (INSERT INTO groups (name) VALUES ('g') RETURNING id)
		INSERT INTO documents (group_id, kind, title) SELECT id, $1, 't' FROM g RETURNING id::text`, kind).Scan(&id)
	if err != nil {
		w.t.Fatal(err)
	}
	writers := []*ydoc.Doc{ydoc.New(ydoc.WithClientID(7)), ydoc.New(ydoc.WithClientID(8))}
	for i := range rows {
		for j, person := range []string{anna, bert} {
			w.append(id, person, writers[j], i)
		}
		if i == rows/2 {
			if _, err := w.j.Compact(ctx, id); err != nil {
				w.t.Fatal(err)
			}
		}
	}
	return id
}

func (w *world) append(id, person string, doc *ydoc.Doc, i int) {
	w.t.Helper()
	update, err := doc.Transact(nil, func(tx *ydoc.Txn) error {
		if i == 0 {
			if err := doc.Map("goals").Set(tx, fmt.Sprint("kept ", doc.ClientID()), "lasting words"); err != nil {
				return err
			}
		}
		return doc.Map("goals").Set(tx, fmt.Sprintf("%d.%d", doc.ClientID(), i%5), fmt.Sprintf("value %d", i))
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.n++
	entry := journal.Entry{Document: id, Epoch: 1, N: w.n, Authors: []string{person}, Update: update}
	if i == 0 {
		entry.Clients = []journal.Binding{{Client: doc.ClientID(), Person: person}}
	}
	if err := w.j.Append(context.Background(), []journal.Entry{entry}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) examine(only string) []doctor.Report {
	w.t.Helper()
	var all []doctor.Report
	err := doctor.Examine(context.Background(), w.pool, only, func(r doctor.Report) error {
		all = append(all, r)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func checksOf(r doctor.Report) string {
	var checks []string
	for _, f := range r.Findings {
		if !slices.Contains(checks, f.Check) {
			checks = append(checks, f.Check)
		}
	}
	slices.Sort(checks)
	return strings.Join(checks, " ")
}

func TestWhole(t *testing.T) {
	w := newWorld(t)
	long := w.document("goal_list", 60)
	for _, kind := range []string{"strategy", "stakeholder_map", "goal_list"} {
		w.document(kind, 0)
	}
	all := w.examine("")
	if len(all) != 4 {
		t.Fatalf("%d documents", len(all))
	}
	for _, r := range all {
		if len(r.Findings) != 0 {
			t.Errorf("%s: %+v", r.Kind, r.Findings)
		}
	}
	r := w.examine(long)[0]
	if r.Updates != 120 || r.Rows == 0 || r.Chunks != 1 || r.Clients != 2 || r.Bytes == 0 {
		t.Errorf("%+v", r)
	}
	err := doctor.Examine(t.Context(), w.pool, anna, func(doctor.Report) error { return nil })
	if err == nil {
		t.Error("a document that is not there was examined")
	}
}

// pack frames and compresses updates as the journal does.
func pack(t *testing.T, updates ...[]byte) []byte {
	t.Helper()
	var framed []byte
	for _, u := range updates {
		framed = append(binary.LittleEndian.AppendUint32(framed, uint32(len(u))), u...)
	}
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return enc.EncodeAll(framed, nil)
}

func TestDamage(t *testing.T) {
	lastRow := `(SELECT max(n) FROM document_updates WHERE document_id = $1::uuid)`
	foreign := []byte{1, 1, 9, 0, 4, 1, 1, 't', 1, 'x', 0} // client 9 types x
	cases := []struct {
		what   string
		want   string
		damage func(w *world, id string)
	}{
		{"a row that is noise", "decode", func(w *world, id string) {
			w.exec(`UPDATE document_updates SET payload = '\x09080706' WHERE document_id = $1::uuid AND n = `+lastRow, id)
		}},
		{"a row that is cut off", "decode", func(w *world, id string) {
			w.exec(`UPDATE document_updates SET payload = substr(payload, 1, length(payload) - 3) WHERE document_id = $1::uuid AND n = `+lastRow, id)
		}},
		{"a row that is missing in the middle", "whole", func(w *world, id string) {
			w.exec(`DELETE FROM document_updates WHERE document_id = $1::uuid AND n = `+lastRow+` - 5`, id)
		}},
		{"a row that is there twice", "keys", func(w *world, id string) {
			w.exec(`ALTER TABLE document_updates DROP CONSTRAINT document_updates_pkey`)
			w.exec(`INSERT INTO document_updates SELECT * FROM document_updates WHERE document_id = $1::uuid AND n = `+lastRow, id)
		}},
		{"a row of somebody who is nobody", "authors", func(w *world, id string) {
			w.exec(`INSERT INTO document_updates VALUES ($1::uuid, 2, 1, $2::uuid[], $3)`, id, []string{anna}, foreign)
		}},
		{"a row in another's name", "authors", func(w *world, id string) {
			w.exec(`INSERT INTO document_clients VALUES ($1::uuid, 9, $2::uuid)`, id, bert)
			w.exec(`INSERT INTO document_updates VALUES ($1::uuid, 2, 1, $2::uuid[], $3)`, id, []string{anna}, foreign)
		}},
		{"a client id whose person is forgotten", "authors", func(w *world, id string) {
			w.exec(`DELETE FROM document_clients WHERE document_id = $1::uuid AND client_id = 7`, id)
		}},
		{"a snapshot that is noise", "decode whole", func(w *world, id string) {
			w.exec(`UPDATE document_snapshots SET state = '\xffffff' WHERE document_id = $1::uuid`, id)
		}},
		{"a snapshot that is gone", "count whole", func(w *world, id string) {
			w.exec(`DELETE FROM document_snapshots WHERE document_id = $1::uuid`, id)
		}},
		{"a snapshot with one letter changed", "history", func(w *world, id string) {
			w.exec(`UPDATE document_snapshots SET state = overlay(state placing '\x56'::bytea from position('lasting'::bytea in state)) WHERE document_id = $1::uuid`, id)
		}},
		{"a snapshot with what history does not know", "authors history", func(w *world, id string) {
			var state []byte
			if err := w.pool.QueryRow(context.Background(), `SELECT state FROM document_snapshots WHERE document_id = $1::uuid`, id).Scan(&state); err != nil {
				w.t.Fatal(err)
			}
			more, err := ydoc.MergeUpdates(state, foreign)
			if err != nil {
				w.t.Fatal(err)
			}
			w.exec(`UPDATE document_snapshots SET state = $2 WHERE document_id = $1::uuid`, id, more)
		}},
		{"a snapshot that says more than its history holds", "count", func(w *world, id string) {
			w.exec(`UPDATE document_snapshots SET updates = updates + 1 WHERE document_id = $1::uuid`, id)
		}},
		{"a chunk with one byte changed", "decode whole", func(w *world, id string) {
			w.exec(`UPDATE document_history SET payload = set_byte(payload, length(payload) / 2, get_byte(payload, length(payload) / 2) # 64) WHERE document_id = $1::uuid`, id)
		}},
		{"a chunk that holds fewer than it says", "count whole", func(w *world, id string) {
			w.exec(`UPDATE document_history SET payload = $2 WHERE document_id = $1::uuid`, id, pack(w.t))
		}},
		{"a chunk with noise in it", "count decode whole", func(w *world, id string) {
			w.exec(`UPDATE document_history SET payload = $2 WHERE document_id = $1::uuid`, id, pack(w.t, []byte{9, 9}))
		}},
		{"a chunk that is gone", "count whole", func(w *world, id string) {
			w.exec(`DELETE FROM document_history WHERE document_id = $1::uuid`, id)
		}},
		{"a chunk that ends before it begins", "count", func(w *world, id string) {
			w.exec(`UPDATE document_history SET first_at = last_at + interval '1 day' WHERE document_id = $1::uuid`, id)
		}},
		{"a kind that nobody can read", "contents", func(w *world, id string) {
			w.exec(`ALTER TABLE documents DROP CONSTRAINT documents_kind_check`)
			w.exec(`UPDATE documents SET kind = 'poem' WHERE id = $1::uuid`, id)
		}},
		{"a table that cannot be read", "read", func(w *world, id string) {
			w.exec(`ALTER TABLE document_history RENAME TO document_history_lost`)
		}},
	}
	for _, c := range cases {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := w.document("goal_list", 20)
			whole := w.document("strategy", 0)
			if got := checksOf(w.examine(id)[0]); got != "" {
				t.Fatalf("before: %s", got)
			}
			c.damage(w, id)
			r := w.examine(id)[0]
			if got := checksOf(r); got != c.want {
				t.Errorf("found %q, want %q: %+v", got, c.want, r.Findings)
			}
			if c.want != "read" {
				if got := checksOf(w.examine(whole)[0]); got != "" {
					t.Errorf("the other document: %s", got)
				}
			}
		})
	}
}
