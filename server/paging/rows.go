package paging

import "github.com/jackc/pgx/v5"

// OfRows makes a page of the rows of a query that reads up to q.Rows() of them. scan
// reads one, and where it stands in the list: that may be by more than it shows.
func OfRows[T any](q Query, rows pgx.Rows, scan func(pgx.CollectableRow) (T, Key, error)) (Page[T], error) {
	var keys []Key
	items, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (T, error) {
		item, key, err := scan(r)
		keys = append(keys, key)
		return item, err
	})
	if err != nil {
		return Page[T]{}, err
	}
	last := 0 // of the page
	if n := q.size(); len(items) > n {
		last = n - 1
	}
	return Cut(q, items, func(T) Key { return keys[last] }), nil
}
