// Package paging cuts long lists into pages: ?limit= and ?cursor= in, "next"
// out. A cursor is the sort key of the last row already sent, encoded so that
// clients do not build it themselves; the next page starts after that row, so
// rows added or removed meanwhile shift nothing. Pure values, no concurrency.
// Allowed imports: huma, for the problem answer; pgx, for the rows.
package paging

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// MaxLimit is the most a client may ask for at once.
const MaxLimit = 200

// Query is embedded in the input of every listing operation.
type Query struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many items at most."`
	Cursor string `query:"cursor" maxLength:"600" doc:"The \"next\" of the page before; empty for the first page."`
}

// Page is the body of every listing answer.
type Page[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"Pass as cursor to read on; absent on the last page."`
}

// Key is the position after which a page starts: the value the list is sorted
// by, and the id that makes it unique.
type Key struct {
	Sort string `json:"s"`
	ID   string `json:"i"`
}

// After decodes the cursor: the zero Key and false for the first page. A
// cursor that this package did not make is a 400 problem.
func (q Query) After() (Key, bool, error) {
	if q.Cursor == "" {
		return Key{}, false, nil
	}
	var k Key
	raw, err := base64.RawURLEncoding.DecodeString(q.Cursor)
	if err == nil {
		err = json.Unmarshal(raw, &k)
	}
	if err != nil || k.ID == "" || strings.ContainsRune(k.Sort+k.ID, 0) { // Postgres takes no NUL
		return Key{}, false, foreign()
	}
	return k, true, nil
}

// AfterTime is After for lists sorted by a time; keys are made by TimeKey.
func (q Query) AfterTime() (at time.Time, id string, isNext bool, err error) {
	k, isNext, err := q.After()
	if err != nil || !isNext {
		return time.Time{}, "", false, err
	}
	micros, err := strconv.ParseInt(k.Sort, 10, 64)
	if err != nil || micros < 0 || micros > 1<<52 {
		return time.Time{}, "", false, foreign()
	}
	return time.UnixMicro(micros), k.ID, true, nil
}

// TimeKey is the position of a row in a list sorted by time. Microseconds are
// what Postgres keeps, so nothing is lost.
func TimeKey(at time.Time, id string) Key {
	return Key{Sort: strconv.FormatInt(at.UnixMicro(), 10), ID: id}
}

func foreign() error {
	return huma.Error400BadRequest(
		"The cursor is not one this server made. Start again without it, or use the \"next\" of the page before.")
}

// Rows is how many rows to read: one more than the page, to learn whether
// there is a next one.
func (q Query) Rows() int { return q.size() + 1 }

func (q Query) size() int {
	switch {
	case q.Limit < 1:
		return 50
	case q.Limit > MaxLimit:
		return MaxLimit
	}
	return q.Limit
}

// Cut makes the page from up to Rows() items; key names an item's position.
func Cut[T any](q Query, items []T, key func(T) Key) Page[T] {
	if items == nil {
		items = []T{}
	}
	n := q.size()
	if len(items) <= n {
		return Page[T]{Items: items}
	}
	raw, err := json.Marshal(key(items[n-1]))
	if err != nil { // two strings always marshal
		panic(err)
	}
	return Page[T]{Items: items[:n], Next: base64.RawURLEncoding.EncodeToString(raw)}
}
