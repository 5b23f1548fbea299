package paging

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/server/postgres/pgtest"
)

func TestPagesCoverTheListOnce(t *testing.T) {
	all := make([]string, 23)
	for i := range all {
		all[i] = "row" + strconv.Itoa(100+i)
	}
	read := func(q Query) Page[string] {
		after, ok, err := q.After()
		if err != nil {
			t.Fatal(err)
		}
		rows := all
		if ok {
			rows = all[slices.Index(all, after.ID)+1:]
		}
		return Cut(q, rows[:min(len(rows), q.Rows())], func(s string) Key { return Key{Sort: s, ID: s} })
	}
	for _, limit := range []int{1, 7, 22, 23, 24} {
		var got []string
		q := Query{Limit: limit}
		for {
			page := read(q)
			if len(page.Items) > limit {
				t.Fatalf("limit %d: page of %d", limit, len(page.Items))
			}
			got = append(got, page.Items...)
			if page.Next == "" {
				break
			}
			q.Cursor = page.Next
		}
		if !slices.Equal(got, all) {
			t.Errorf("limit %d: got %v", limit, got)
		}
	}
}

func TestForeignCursorIsRefused(t *testing.T) {
	for _, cursor := range []string{"x", "!!!!", "bnVsbA", "e30", "WzFd"} {
		if _, _, err := (Query{Cursor: cursor}).After(); err == nil {
			t.Errorf("cursor %q was taken", cursor)
		}
	}
}

func TestTimeCursor(t *testing.T) {
	at := time.Date(2026, 11, 22, 13, 5, 0, 123456000, time.UTC)
	page := Cut(Query{Limit: 1}, []string{"a", "b"}, func(s string) Key { return TimeKey(at, s) })
	got, id, isNext, err := Query{Cursor: page.Next}.AfterTime()
	if err != nil || !isNext || !got.Equal(at) || id != "a" {
		t.Errorf("got %v %q %v %v", got, id, isNext, err)
	}
	byName := Cut(Query{Limit: 1}, []string{"a", "b"}, func(s string) Key { return Key{Sort: s, ID: s} })
	if _, _, _, err := (Query{Cursor: byName.Next}).AfterTime(); err == nil {
		t.Error("the cursor of another list was taken as a time")
	}
}

func TestEmptyListIsAnEmptyArray(t *testing.T) {
	if p := Cut(Query{}, nil, func(string) Key { return Key{} }); p.Items == nil || p.Next != "" {
		t.Errorf("got %+v", p)
	}
}

// A page of rows goes on where scan says that its last row stands, which may be by
// more than the row shows.
func TestPagesOfRows(t *testing.T) {
	pool := pgtest.New(t)
	read := func(q Query) Page[string] {
		after, isNext, err := q.After()
		if err != nil {
			t.Fatal(err)
		}
		rows, err := pool.Query(t.Context(), `SELECT n::text, (n % 3)::text FROM generate_series(1, 7) n
			WHERE NOT $1 OR ((n % 3)::text, n::text) > ($2, $3) ORDER BY (n % 3)::text, n::text LIMIT $4`, isNext, after.Sort, after.ID, q.Rows())
		if err != nil {
			t.Fatal(err)
		}
		page, err := OfRows(q, rows, func(r pgx.CollectableRow) (s string, at Key, err error) {
			err = r.Scan(&s, &at.Sort)
			at.ID = s
			return s, at, err
		})
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	for _, limit := range []int{1, 3, 6, 7, 8} {
		var got []string
		q := Query{Limit: limit}
		for {
			page := read(q)
			got = append(got, page.Items...)
			if q.Cursor = page.Next; q.Cursor == "" || len(got) > 7 {
				break
			}
		}
		if !slices.Equal(got, []string{"3", "6", "1", "4", "7", "2", "5"}) {
			t.Errorf("limit %d: got %v", limit, got)
		}
	}
	rows, err := pool.Query(t.Context(), `SELECT 1/0`)
	if err == nil {
		_, err = OfRows(Query{}, rows, func(pgx.CollectableRow) (string, Key, error) { return "", Key{}, nil })
	}
	if err == nil {
		t.Error("a query that fails made a page")
	}
}
