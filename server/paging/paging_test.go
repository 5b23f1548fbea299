package paging

import (
	"slices"
	"strconv"
	"testing"
	"time"
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
