package comments

import (
	"context"

	"github.com/jackc/pgx/v5"

	"samrad/collab"
	"samrad/server/people"
)

// What hangs on threads, whose ids are $1.
const (
	commentsOf = `SELECT thread_id::text, COALESCE(author_id::text, ''), id::text, body, created_at, edited_at, deleted_at IS NOT NULL, seq, version
		FROM comments WHERE thread_id = ANY($1::uuid[]) ORDER BY seq, created_at, id`
	reactionsOf = `SELECT r.comment_id::text, r.key, array_agg(r.person_id::text ORDER BY r.at, r.person_id)
		FROM comment_reactions r JOIN comments c ON c.id = r.comment_id WHERE c.thread_id = ANY($1::uuid[])
		GROUP BY r.comment_id, r.key ORDER BY min(r.at), r.key`
	// Goals and stakeholders are called what they are called now; their references
	// were checked when they were stored.
	mentionsOf = `SELECT m.comment_id::text, m.kind, m.ref, COALESCE(CASE m.kind
		WHEN 'goal' THEN (SELECT e.title FROM goals e WHERE e.document_id = split_part(m.ref, '/', 1)::uuid AND e.id = split_part(m.ref, '/', 2))
		WHEN 'stakeholder' THEN (SELECT e.name FROM stakeholders e WHERE e.document_id = split_part(m.ref, '/', 1)::uuid AND e.id = split_part(m.ref, '/', 2))
		END, '')
		FROM comment_mentions m JOIN comments c ON c.id = m.comment_id WHERE c.thread_id = ANY($1::uuid[]) ORDER BY m.kind, m.ref`
	peopleOf = `SELECT ` + people.Columns + ` FROM people p JOIN organisations o ON o.id = p.organisation_id WHERE p.id IN (
		SELECT author_id FROM comments WHERE thread_id = ANY($1::uuid[])
		UNION SELECT unnest(ARRAY[resolved_by, decided_by]) FROM comment_threads WHERE id = ANY($1::uuid[]))`
)

// parts is what was found, by what it belongs to.
type parts struct {
	comments  map[string][]ThreadComment // of threads
	authors   map[string]string          // of comments, empty: erased
	reactions map[string][]Reaction      // of comments
	mentions  map[string][]Mention       // of comments
	people    map[string]people.Maybe
}

// fill adds their comments and people to threads that the person sees: one round
// trip and a few plain statements, however many threads there are.
func fill(ctx context.Context, db querier, person collab.PersonID, found []threadRow) ([]Thread, error) {
	threads := make([]Thread, len(found))
	if len(found) == 0 {
		return threads, nil
	}
	ids := make([]string, len(found))
	for i := range found {
		ids[i] = found[i].ID
	}
	p, err := readParts(ctx, db, ids)
	if err != nil {
		return nil, err
	}
	for i, row := range found {
		t := row.Thread
		t.Comments = p.commentsOf(t.ID)
		t.ResolvedBy = p.people[row.resolvedBy]
		if t.Suggestion != nil {
			t.Suggestion.DecidedBy = p.people[row.decidedBy]
		}
		t.seenBy(string(person))
		threads[i] = t
	}
	return threads, nil
}

func readParts(ctx context.Context, db querier, ids []string) (parts, error) {
	p := parts{map[string][]ThreadComment{}, map[string]string{}, map[string][]Reaction{}, map[string][]Mention{}, map[string]people.Maybe{}}
	batch := &pgx.Batch{}
	each := func(sql string, into []any, take func()) {
		batch.Queue(sql, ids).Query(func(rows pgx.Rows) error {
			_, err := pgx.ForEachRow(rows, into, func() error { take(); return nil })
			return err
		})
	}
	var thread, author, comment string
	var c ThreadComment
	each(commentsOf, []any{&thread, &author, &c.ID, &c.Body, &c.CreatedAt, &c.EditedAt, &c.Deleted, &c.Seq, &c.Version}, func() {
		p.comments[thread] = append(p.comments[thread], c)
		p.authors[c.ID] = author
	})
	var r Reaction
	each(reactionsOf, []any{&comment, &r.Key, &r.By}, func() {
		p.reactions[comment] = append(p.reactions[comment], r)
		r.By = nil // the next list is another one
	})
	var m Mention
	each(mentionsOf, []any{&comment, &m.Kind, &m.Ref, &m.Name}, func() { p.mentions[comment] = append(p.mentions[comment], m) })
	batch.Queue(peopleOf, ids).Query(func(rows pgx.Rows) error {
		for rows.Next() {
			var row people.Row
			if err := rows.Scan(row.Fields()...); err != nil {
				return err
			}
			if who := row.Person(); who.Person != nil {
				p.people[who.ID] = who
			}
		}
		return rows.Err()
	})
	return p, db.SendBatch(ctx, batch).Close()
}

func (p parts) commentsOf(thread string) []ThreadComment {
	comments := p.comments[thread]
	if comments == nil {
		return []ThreadComment{}
	}
	for i := range comments {
		c := &comments[i]
		c.Author = p.people[p.authors[c.ID]]
		c.Reactions, c.Mentions = p.reactions[c.ID], p.mentions[c.ID]
		if c.Reactions == nil {
			c.Reactions = []Reaction{}
		}
		if c.Mentions == nil {
			c.Mentions = []Mention{}
		}
	}
	return comments
}
