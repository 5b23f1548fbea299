package references

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"samrad/collab"
	"samrad/server/access"
	ft "samrad/server/fieldtable"
	"samrad/server/paging"
)

// db is a pool or a transaction.
type db interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

const selected = `SELECT id::text, country, issuer, title, url, year, obligatory, valid_to, text, left(lower(title), 40) FROM reference_goals `

func scan(r pgx.CollectableRow) (ref Reference, at paging.Key, err error) {
	var country, issuer, title, url, words string
	var year *int
	var obligatory bool
	var validTo *time.Time
	err = r.Scan(&ref.ID, &country, &issuer, &title, &url, &year, &obligatory, &validTo, &words, &at.Sort)
	ref.Values = complete(ft.Values{"country": country, "issuer": issuer, "title": title, "url": url, "obligatory": obligatory, "text": words})
	if year != nil {
		ref.Values["year"] = float64(*year)
	}
	if validTo != nil {
		ref.Values["validTo"] = validTo.Format(time.DateOnly)
	}
	at.ID = ref.ID
	return ref, at, err
}

// list is in the order of titles.
func list(ctx context.Context, d db, group access.GroupID, q paging.Query) (paging.Page[Reference], error) {
	after, isNext, err := q.After()
	if err != nil {
		return paging.Page[Reference]{}, err
	}
	if !isNext {
		after.ID = "00000000-0000-0000-0000-000000000000"
	}
	rows, err := d.Query(ctx, selected+`
		 WHERE group_id = $1 AND (NOT $2 OR (left(lower(title), 40), id::text) > ($3, $4))
		 ORDER BY left(lower(title), 40), id::text LIMIT $5`, string(group), isNext, after.Sort, after.ID, q.Rows())
	if err != nil {
		return paging.Page[Reference]{}, fmt.Errorf("list reference goals of group=%s: %w", group, err)
	}
	page, err := paging.OfRows(q, rows, scan)
	if err != nil {
		return page, fmt.Errorf("list reference goals of group=%s: %w", group, err)
	}
	return page, nil
}

// all of a group, for an import to compare with.
func all(ctx context.Context, d db, group access.GroupID) ([]Reference, error) {
	rows, err := d.Query(ctx, selected+`WHERE group_id = $1 ORDER BY id`, string(group))
	if err != nil {
		return nil, fmt.Errorf("read reference goals of group=%s: %w", group, err)
	}
	refs, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Reference, error) {
		ref, _, err := scan(r)
		return ref, err
	})
	if err != nil {
		return nil, fmt.Errorf("read reference goals of group=%s: %w", group, err)
	}
	return refs, nil
}

// groupOf returns access.ErrNotFound if there is no such reference goal.
func groupOf(ctx context.Context, d db, id string) (group access.GroupID, err error) {
	err = d.QueryRow(ctx, `SELECT group_id::text FROM reference_goals WHERE id::text = $1`, id).Scan(&group)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", access.ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("find reference=%s: %w", id, err)
	}
	return group, nil
}

func add(ctx context.Context, d db, group access.GroupID, person collab.PersonID, id string, v ft.Values) error {
	v = complete(v)
	_, err := d.Exec(ctx, `
		INSERT INTO reference_goals (id, group_id, country, issuer, title, url, year, obligatory, valid_to, text, changed_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::date, $10, $11)`,
		id, string(group), v["country"], v["issuer"], v["title"], v["url"], v["year"], v["obligatory"], v["validTo"], v["text"], string(person))
	if err != nil {
		return fmt.Errorf("store reference=%s: %w", id, err)
	}
	return nil
}

// change writes the given fields and no others, and returns the whole.
func change(ctx context.Context, d db, person collab.PersonID, id string, v ft.Values) (Reference, error) {
	sets, args := []string{"changed_by = $2", "changed_at = clock_timestamp()"}, []any{id, string(person)}
	for i := range entity.Fields {
		f := &entity.Fields[i]
		value, given := v[f.Name]
		if !given {
			continue
		}
		if value == nil && f.Type != ft.Whole && f.Type != ft.Date {
			value = ""
		}
		args = append(args, value)
		cast := ""
		if f.Type == ft.Date {
			cast = "::text::date"
		}
		sets = append(sets, fmt.Sprintf("%s = $%d%s", f.Key, len(args), cast))
	}
	if _, err := d.Exec(ctx, `UPDATE reference_goals SET `+strings.Join(sets, ", ")+` WHERE id::text = $1`, args...); err != nil {
		return Reference{}, fmt.Errorf("change reference=%s: %w", id, err)
	}
	rows, err := d.Query(ctx, selected+`WHERE id::text = $1`, id)
	if err != nil {
		return Reference{}, fmt.Errorf("read reference=%s: %w", id, err)
	}
	ref, err := pgx.CollectExactlyOneRow(rows, func(r pgx.CollectableRow) (Reference, error) {
		ref, _, err := scan(r)
		return ref, err
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return ref, access.ErrNotFound
	}
	return ref, err
}
