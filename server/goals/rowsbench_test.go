package goals_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"

	"samrad/collab"
	"samrad/collab/journal"
	"samrad/collab/ydoc"
	"samrad/server/access"
	"samrad/server/access/accesstest"
	"samrad/server/goals"
	"samrad/server/goals/tree"
	"samrad/server/projection"
)

// BenchmarkRowsOfManyLists changes a goal in each of 50 lists of 200 goals at the same
// moment, and tells how long after its commit each has its row: the one in the middle,
// the 95th of a hundred and the last. Run with
// go test -run '^$' -bench RowsOfManyLists -benchtime 5x ./server/goals
func BenchmarkRowsOfManyLists(b *testing.B) {
	const lists, each = 50, 200
	var hub *collab.Hub
	var worker *projection.Worker
	w := accesstest.New(b, func(pool *pgxpool.Pool, _ huma.API) {
		worker = projection.New(pool, journal.NewPostgres(pool), zerolog.Nop(), goals.Projector{})
		hub = collab.NewHub(collab.HubConfig{Journal: journal.NewPostgres(pool), Access: access.New(pool), Stored: worker.Note})
	})
	ctx, stop := context.WithCancel(b.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); worker.Run(ctx) }()
	b.Cleanup(func() {
		stop()
		<-ended
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := hub.Shutdown(ctx); err != nil {
			b.Error(err)
		}
	})
	docs := make([]*ydoc.Doc, lists)
	ids := make([]collab.DocumentID, lists)
	change := func(i int, f func(doc *ydoc.Doc, tx *ydoc.Txn) error) {
		update, err := docs[i].Transact(nil, func(tx *ydoc.Txn) error { return f(docs[i], tx) })
		if err == nil {
			err = hub.Write(ctx, ids[i], w.Coordinator.Person, update)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	for i := range lists {
		ids[i] = collab.DocumentID(w.One(b, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'goal_list', 'Goals') RETURNING id::text`, w.Group))
		docs[i] = ydoc.New()
		change(i, func(doc *ydoc.Doc, tx *ydoc.Txn) error { return manyGoals(doc, tx, each) })
		if err := worker.Project(ctx, ids[i]); err != nil {
			b.Fatal(err)
		}
	}
	time.Sleep(3 * time.Second) // what was noted above
	var took []time.Duration
	b.ResetTimer()
	for round := 0; b.Loop(); round++ {
		title := fmt.Sprint("Round ", round)
		committed := map[string]time.Time{}
		for i := range lists {
			change(i, func(doc *ydoc.Doc, tx *ydoc.Txn) error {
				return doc.Map("goals").Get("g0100").(*ydoc.Map).Set(tx, "title", ydoc.NewText(title))
			})
			committed[string(ids[i])] = time.Now()
		}
		for len(committed) > 0 {
			rows, err := w.Pool.Query(ctx, `SELECT document_id::text FROM goals WHERE id = 'g0100' AND title = $1`, title)
			if err != nil {
				b.Fatal(err)
			}
			for rows.Next() {
				var id string
				if err := rows.Scan(&id); err != nil {
					b.Fatal(err)
				}
				if at, waits := committed[id]; waits {
					took = append(took, time.Since(at))
					delete(committed, id)
				}
			}
			rows.Close()
			time.Sleep(10 * time.Millisecond)
		}
	}
	b.StopTimer()
	slices.Sort(took)
	for name, at := range map[string]int{"p50": len(took) / 2, "p95": len(took) * 95 / 100, "last": len(took) - 1} {
		b.ReportMetric(float64(took[at].Milliseconds()), name+"-ms")
	}
}

// manyGoals writes goals as people's lists have them, ten below each of the first.
func manyGoals(doc *ydoc.Doc, tx *ydoc.Txn, n int) error {
	order := ""
	for i := range n {
		order = tree.Between(order, "")
		fields := ydoc.NewMap()
		for key, v := range map[string]any{"title": ydoc.NewText(fmt.Sprint("Goal ", i)), "description": ydoc.NewText("What it means, in a sentence or two."),
			"order": order, "status": "in_progress", "due": "2030-06-30", "steps.2": true, "municipality_id": "odense"} {
			if err := fields.Set(nil, key, v); err != nil {
				return err
			}
		}
		if i >= 20 {
			if err := fields.Set(nil, "parent", fmt.Sprintf("g%04d", i/10-2)); err != nil {
				return err
			}
		}
		if err := doc.Map("goals").Set(tx, fmt.Sprintf("g%04d", i), fields); err != nil {
			return err
		}
	}
	return nil
}
