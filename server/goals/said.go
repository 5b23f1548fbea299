package goals

import (
	"time"

	"github.com/jackc/pgx/v5"

	"samrad/server/paging"
)

// pageOfSaid makes a page of what people said on a day, a value or a check-in, sorted
// by when they did. scan also gives that time as the database keeps it, for the cursor.
func pageOfSaid[T any](q paging.Query, rows pgx.Rows, scan func(pgx.CollectableRow) (T, time.Time, error), idOf func(T) string) (*pageReply[T], error) {
	exact := map[string]time.Time{}
	items, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (T, error) {
		item, at, err := scan(r)
		exact[idOf(item)] = at
		return item, err
	})
	if err != nil {
		return nil, err
	}
	return &pageReply[T]{paging.Cut(q, items, func(item T) paging.Key { return paging.TimeKey(exact[idOf(item)], idOf(item)) })}, nil
}
