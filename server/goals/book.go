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
	shown    fieldtable.Shown
	language string
}

// ReadBook reads what a file of a list needs beside its state. The right of the person
// was checked; what they may not read in other documents stays without a name. The tables speak the language, if it is one of the pages'; in another,
// and in none, headers are English and values the keys of the API.
func ReadBook(ctx context.Context, pool *pgxpool.Pool, doc collab.DocumentID, group access.GroupID, person collab.PersonID, language string, state []byte) (*Book, error) {
	l, err := Read(state)
	if err != nil {
		return nil, err
	}
	dir, err := fieldtable.ReadDirectory(ctx, pool, group)
	if err != nil {
		return nil, err
	}
	b := &Book{language: language}
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
	b.shown, err = shownIn(ctx, pool, l, dir, person, language)
	return b, err
}

// shownIn are the names by which a file mentions what a list refers to.
func shownIn(ctx context.Context, db queryer, l *List, dir fieldtable.Directory, person collab.PersonID, language string) (fieldtable.Shown, error) {
	shown := fieldtable.Shown{Things: map[string]string{}, Words: speech()[language].Values}
	away, err := outsideOf(l).read(ctx, db, person)
	if err != nil {
		return shown, err
	}
	if err := dir.Recall(ctx, db, peopleIn(l)); err != nil {
		return shown, err
	}
	names := dir.References()
	shown.People, shown.Organisations, shown.Documents, shown.Vague = names.People, names.Organisations, away, names.Vague
	for id, name := range away {
		shown.Things[id], shown.Vague[id] = name, true
	}
	for _, k := range importKinds {
		called := fieldtable.Names{}
		for _, t := range l.all(k.entity) {
			called.Add(nameOf(t.Values), t.ID)
		}
		for _, t := range l.all(k.entity) {
			name := nameOf(t.Values)
			shown.Things[t.ID], shown.Vague[t.ID] = name, len(called[fieldtable.Fold(name)]) > 1
		}
	}
	return shown, nil
}
