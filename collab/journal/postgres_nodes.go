package journal

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Beat implements Journal. Nodes that have been silent for a day are forgotten.
func (j *Postgres) Beat(ctx context.Context, node int64) (others int, err error) {
	err = j.pool.QueryRow(ctx, `
WITH old AS (DELETE FROM live_nodes WHERE beat_at < now() - interval '1 day' AND id <> $1),
own AS (INSERT INTO live_nodes (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET beat_at = now())
SELECT count(*) FROM live_nodes WHERE id <> $1 AND beat_at > now() - $2::interval`, node, beatLasts).Scan(&others)
	if err != nil {
		return 0, fmt.Errorf("note that node=%d lives: %w", node, err)
	}
	return others, nil
}

// Leave implements Journal.
func (j *Postgres) Leave(ctx context.Context, node int64) error {
	if _, err := j.pool.Exec(ctx, `DELETE FROM live_nodes WHERE id = $1`, node); err != nil {
		return fmt.Errorf("forget node=%d: %w", node, err)
	}
	return nil
}

// Marks implements Journal. It reads no more than the primary keys.
func (j *Postgres) Marks(ctx context.Context, epoch int64, documents []string) (map[string]Mark, error) {
	rows, err := j.pool.Query(ctx, `
SELECT d.id::text, coalesce(s.updates, 0),
	(SELECT count(*) FROM document_updates u WHERE u.document_id = d.id AND u.node_epoch <> $1)
FROM documents d LEFT JOIN document_snapshots s ON s.document_id = d.id
WHERE d.id = ANY($2::uuid[])`, epoch, documents)
	if err != nil {
		return nil, fmt.Errorf("ask for marks of %d documents: %w", len(documents), err)
	}
	marks := make(map[string]Mark, len(documents))
	var document string
	var m Mark
	_, err = pgx.ForEachRow(rows, []any{&document, &m.Folded, &m.Rows}, func() error {
		marks[document] = m
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("ask for marks of %d documents: %w", len(documents), err)
	}
	return marks, nil
}
