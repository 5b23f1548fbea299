package goals

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/fieldtable"
)

// Book is a list with all that belongs to it, for files.
type Book struct {
	standing
	Values   []IndicatorValue
	CheckIns []CheckIn
	Names    fieldtable.References
	shown    fieldtable.Shown
	language string
}

// ReadBook reads what a file of a list needs beside its state. The caller's right
// was checked. The tables speak the language, if it is one of the pages'; in another,
// and in none, headers are English and values the keys of the API.
func ReadBook(ctx context.Context, pool *pgxpool.Pool, doc collab.DocumentID, group access.GroupID, language string, state []byte) (*Book, error) {
	l, err := Read(state)
	if err != nil {
		return nil, err
	}
	dir, err := fieldtable.ReadDirectory(ctx, pool, group)
	if err != nil {
		return nil, err
	}
	b := &Book{Names: dir.References(), language: language}
	if b.standing, err = (&Service{pool: pool}).stand(ctx, doc, l); err != nil {
		return nil, err
	}
	rows, err := pool.Query(ctx, selectValues+` WHERE v.document_id = $1 ORDER BY v.at, v.id`, string(doc))
	if err != nil {
		return nil, fmt.Errorf("read values doc=%s: %w", doc, err)
	}
	if b.Values, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (IndicatorValue, error) { v, _, err := scanValue(r); return v, err }); err != nil {
		return nil, fmt.Errorf("read values doc=%s: %w", doc, err)
	}
	rows, err = pool.Query(ctx, selectCheckIns+` WHERE c.document_id = $1 ORDER BY c.at, c.id`, string(doc))
	if err != nil {
		return nil, fmt.Errorf("read check-ins doc=%s: %w", doc, err)
	}
	if b.CheckIns, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (CheckIn, error) { c, _, err := scanCheckIn(r); return c, err }); err != nil {
		return nil, fmt.Errorf("read check-ins doc=%s: %w", doc, err)
	}
	titles := map[string]string{}
	for _, list := range [][]Thing{l.Goals, l.Indicators, l.Plans, l.Activities} {
		for _, t := range list {
			titles[t.ID] = t.Values.Text("title") + t.Values.Text("name")
		}
	}
	b.shown = fieldtable.Shown{Things: fieldtable.Unambiguous(titles), People: fieldtable.Unambiguous(b.Names.People), Organisations: fieldtable.Unambiguous(b.Names.Organisations),
		Words: speech()[language].Values}
	return b, nil
}
