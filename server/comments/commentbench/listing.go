package main

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// listing measures reading a document with many threads, as a page does when it
// opens, and prints how the database goes about it.
func (w *world) listing(ctx context.Context, threads int) error {
	var doc string
	err := w.pool.QueryRow(ctx, `INSERT INTO documents (group_id, kind, title) VALUES ($1, 'strategy', 'Many') RETURNING id::text`, w.group).Scan(&doc)
	if err != nil {
		return err
	}
	for _, sql := range []string{
		`INSERT INTO comment_threads (document_id, seq, quote, anchor, created_at) SELECT $1, n, 'quoted text ' || n,
			jsonb_build_object('kind', 'text', 'start', 'AQID', 'end', 'AQIE', 'quote', 'quoted text ' || n, 'prefix', repeat('p', 32), 'suffix', repeat('s', 32)),
			now() - interval '1 day' + n * interval '1 s' FROM generate_series(1, $2::int) n`,
		`INSERT INTO comments (document_id, thread_id, author_id, body, seq, version) SELECT $1, t.id, m.person_id, repeat('words and more words ', 8), t.seq, t.seq
			FROM comment_threads t, LATERAL (SELECT person_id FROM group_members WHERE group_id = (SELECT group_id FROM documents WHERE id = $1)
				ORDER BY hashtext(person_id::text || t.id::text) LIMIT 3) m WHERE t.document_id = $1 AND $2 > 0`,
		`INSERT INTO comment_reactions (comment_id, person_id, key) SELECT c.id, c.author_id, 'agree' FROM comments c WHERE c.document_id = $1 AND $2 > 0`,
		`INSERT INTO comment_seqs (document_id, seq) SELECT $1, $2`,
	} {
		if _, err := w.pool.Exec(ctx, sql, doc, threads); err != nil {
			return fmt.Errorf("%s: %w", sql, err)
		}
	}
	for _, filter := range []string{"", "&unread=true", "&mine=true", "&municipality=odense", "&state=open"} {
		began, cpu := time.Now(), w.cpu()
		pages, bytes, items, cursor := 0, 0, 0, ""
		var each []time.Duration
		for {
			var page struct {
				Items []struct{ ID string }
				Next  string
			}
			one := time.Now()
			n, err := w.call(ctx, w.tokens[5], "GET", "/api/v1/documents/"+doc+"/threads?limit=200&cursor="+cursor+filter, nil, &page)
			if err != nil {
				return err
			}
			each = append(each, time.Since(one))
			pages, bytes, items, cursor = pages+1, bytes+n, items+len(page.Items), page.Next
			if cursor == "" {
				break
			}
		}
		fmt.Printf("%d of %d threads%s: %v in %d pages of 200, %.1f MB, server CPU %v; a page %s\n", items, threads, strings.Replace(filter, "&", " with ", 1),
			time.Since(began).Round(time.Millisecond), pages, float64(bytes)/1e6, w.cpu()-cpu, spread(each))
	}
	return nil
}
