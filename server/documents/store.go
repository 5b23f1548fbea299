package documents

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/paging"
	"samrad/server/people"
	"samrad/server/webhooks"
)

// DocumentChanged is the audit log's word for a new title or step, beside
// those audit itself names.
const DocumentChanged audit.Action = "document.changed"

// Store reads and writes rows of documents. It trusts that the caller's right
// was checked; the group or document still comes first in every WHERE. A deed
// and its line in the audit log are one transaction.
type Store struct {
	pool  *pgxpool.Pool
	audit *audit.Log
}

// NewStore returns a Store on pool.
func NewStore(pool *pgxpool.Pool) *Store { return &Store{pool: pool, audit: audit.New(pool)} }

const columns = `d.id::text, d.group_id::text, d.kind, d.title, d.step, d.created_at, ` + LastChange + `,
	d.archived_at IS NOT NULL, d.confidential, ` + people.Columns

// LastChange is when the document d was last changed: its row or its content.
// The journal stamps what it stores; a row of documents per keystroke would be
// a second write for each.
const LastChange = `GREATEST(d.updated_at,
	(SELECT max(u.stored_at) FROM document_updates u WHERE u.document_id = d.id),
	(SELECT max(h.last_at) FROM document_history h WHERE h.document_id = d.id))`

const tables = ` documents d
	LEFT JOIN people p ON p.id = d.created_by LEFT JOIN organisations o ON o.id = p.organisation_id `

func scan(r pgx.CollectableRow, more ...any) (Document, error) {
	var d Document
	var creator people.Row
	fields := append([]any{&d.ID, &d.GroupID, &d.Kind, &d.Title, &d.Step, &d.CreatedAt, &d.UpdatedAt, &d.Archived, &d.Confidential},
		creator.Fields()...)
	err := r.Scan(append(fields, more...)...)
	d.CreatedBy = creator.Person()
	return d, err
}

// List returns the group's documents, newest first; archived ones only when
// asked for.
func (s *Store) List(ctx context.Context, group access.GroupID, archived bool, q paging.Query) (paging.Page[Document], error) {
	at, id, isNext, err := q.AfterTime()
	if err != nil {
		return paging.Page[Document]{}, err
	}
	rows, err := s.pool.Query(ctx, `SELECT `+columns+` FROM`+tables+`
		 WHERE d.group_id = $1 AND d.ready AND (d.archived_at IS NOT NULL) = $2
		   AND (NOT $3 OR (d.created_at, d.id::text) < ($4, $5))
		 ORDER BY d.created_at DESC, d.id::text DESC LIMIT $6`,
		string(group), archived, isNext, at, id, q.Rows())
	if err != nil {
		return paging.Page[Document]{}, fmt.Errorf("list documents group=%s: %w", group, err)
	}
	items, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Document, error) { return scan(r) })
	if err != nil {
		return paging.Page[Document]{}, fmt.Errorf("list documents group=%s: %w", group, err)
	}
	return paging.Cut(q, items, func(d Document) paging.Key {
		return paging.TimeKey(d.CreatedAt, d.ID)
	}), nil
}

// Get returns the document as somebody with this standing sees it.
func (s *Store) Get(ctx context.Context, doc collab.DocumentID, standing access.Document) (Detail, error) {
	detail := Detail{Role: standing.Role, Rights: standing.Rights()}
	rows, err := s.pool.Query(ctx, `SELECT `+columns+`, g.name, d.schema_version FROM`+tables+`
		JOIN groups g ON g.id = d.group_id WHERE d.id = $1 AND d.ready`, string(doc))
	if err != nil {
		return Detail{}, fmt.Errorf("read doc=%s: %w", doc, err)
	}
	detail.Document, err = pgx.CollectExactlyOneRow(rows, func(r pgx.CollectableRow) (Document, error) {
		return scan(r, &detail.Group.Name, &detail.SchemaVersion)
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return Detail{}, access.ErrNotFound
	}
	if err != nil {
		return Detail{}, fmt.Errorf("read doc=%s: %w", doc, err)
	}
	detail.Group.ID = detail.GroupID
	return detail, nil
}

// Schema is how the document is written, as the hub asks. Of one that does not
// exist it is the zero value, which everybody knows.
func (s *Store) Schema(ctx context.Context, doc collab.DocumentID) (collab.Schema, error) {
	var schema collab.Schema
	err := s.pool.QueryRow(ctx, `SELECT kind, schema_version FROM documents WHERE id = $1`, string(doc)).
		Scan(&schema.Kind, &schema.Version)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return collab.Schema{}, fmt.Errorf("read the schema of doc=%s: %w", doc, err)
	}
	return schema, nil
}

// Change is what is to be different about a document; what is nil stays as it is.
type Change struct {
	Title        *string
	SetStep      bool
	Step         *int // with SetStep; nil clears the step
	Confidential *bool
}

// Change sets the fields that are given.
func (s *Store) Change(ctx context.Context, by collab.PersonID, doc collab.DocumentID, c Change) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `
			UPDATE documents SET title = COALESCE($2, title), step = CASE WHEN $3 THEN $4 ELSE step END,
			       confidential = COALESCE($5, confidential), updated_at = now()
			 WHERE id = $1`, string(doc), c.Title, c.SetStep, c.Step, c.Confidential)
		if err != nil {
			return err
		}
		if err := webhooks.Queue(ctx, tx, webhooks.DocumentChanged, doc, map[string]any{"byId": by}, nil); err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(by), Action: DocumentChanged, Object: "document:" + string(doc),
			Details: map[string]any{"title": c.Title != nil, "step": c.SetStep, "confidential": c.Confidential},
		})
	})
	if err != nil {
		return fmt.Errorf("change doc=%s: %w", doc, err)
	}
	return nil
}

// Archive takes the document out of the lists and returns the members of its
// group with their roles: their rights in the open room have changed. A
// document that is archived already stays as it is.
func (s *Store) Archive(ctx context.Context, by collab.PersonID, doc collab.DocumentID) (map[collab.PersonID]access.Role, error) {
	members := map[collab.PersonID]access.Role{}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx,
			`UPDATE documents SET archived_at = now(), updated_at = now() WHERE id = $1 AND archived_at IS NULL`, string(doc))
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		rows, err := tx.Query(ctx, `
			SELECT m.person_id::text, m.role FROM documents d JOIN group_members m ON m.group_id = d.group_id
			 WHERE d.id = $1`, string(doc))
		if err != nil {
			return err
		}
		var person collab.PersonID
		var role access.Role
		_, err = pgx.ForEachRow(rows, []any{&person, &role}, func() error {
			members[person] = role
			return nil
		})
		if err != nil {
			return err
		}
		if err := webhooks.Queue(ctx, tx, webhooks.DocumentArchived, doc, map[string]any{"byId": by}, nil); err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(by), Action: audit.DocumentArchived, Object: "document:" + string(doc),
		})
	})
	if err != nil {
		return nil, fmt.Errorf("archive doc=%s: %w", doc, err)
	}
	return members, nil
}

// placeName is what {municipality} in a template stands for: the municipality
// all members come from, or the group itself when it spans several. National
// bodies and associations among the members do not count.
func (s *Store) placeName(ctx context.Context, group access.GroupID, fallback string) (string, error) {
	var name string
	var municipalities int
	err := s.pool.QueryRow(ctx, `
		SELECT g.name, count(DISTINCT o.id) FROM groups g
		  JOIN group_members m ON m.group_id = g.id
		  JOIN people p ON p.id = m.person_id
		  LEFT JOIN organisations o ON o.id = p.organisation_id AND o.kind IN ('municipality','region_cooperation','county')
		 WHERE g.id = $1 GROUP BY g.name`, string(group)).Scan(&name, &municipalities)
	if err != nil {
		return "", fmt.Errorf("find the municipalities of group=%s: %w", group, err)
	}
	if municipalities > 1 {
		return name, nil
	}
	return fallback, nil
}

// abandoned is how long a document may take to get its first content before
// it counts as left behind by a process that died.
const abandoned = time.Hour

// insert makes the row of a document that is not ready yet. On the way it
// sweeps away what earlier creations in the group left behind.
func (s *Store) insert(ctx context.Context, id collab.DocumentID, by collab.PersonID, group access.GroupID, n NewDocument) (collab.DocumentID, error) {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM documents WHERE group_id = $1 AND NOT ready AND created_at < now() - $2::interval`,
			string(group), abandoned)
		if err != nil {
			return err
		}
		return tx.QueryRow(ctx, `
			INSERT INTO documents (group_id, id, kind, title, step, schema_version, created_by, ready)
			VALUES ($1, COALESCE(NULLIF($2, '')::uuid, gen_random_uuid()), $3, $4, $5, $6, $7, false) RETURNING id::text`,
			string(group), string(id), string(n.Kind), n.Title, n.Step, SchemaVersion(n.Kind), string(by)).Scan(&id)
	})
	if err != nil {
		return "", fmt.Errorf("insert document group=%s kind=%s: %w", group, n.Kind, err)
	}
	return id, nil
}

func (s *Store) exists(ctx context.Context, doc collab.DocumentID) (bool, error) {
	var found bool
	err := s.pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM documents WHERE id = $1)`, string(doc)).Scan(&found)
	if err != nil {
		return false, fmt.Errorf("look for doc=%s: %w", doc, err)
	}
	return found, nil
}

// publish makes the document visible, now that its content is committed.
func (s *Store) publish(ctx context.Context, by collab.PersonID, doc collab.DocumentID, how string) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `UPDATE documents SET ready = true, updated_at = now() WHERE id = $1`, string(doc))
		if err != nil {
			return err
		}
		if tag.RowsAffected() != 1 {
			return errors.New("the row is gone")
		}
		if err := webhooks.Queue(ctx, tx, webhooks.DocumentCreated, doc, map[string]any{"byId": by}, nil); err != nil {
			return err
		}
		return s.audit.In(tx).Write(ctx, audit.Entry{
			Person: string(by), Action: audit.DocumentCreated, Object: "document:" + string(doc),
			Details: map[string]any{"from": how},
		})
	})
	if err != nil {
		return fmt.Errorf("publish doc=%s: %w", doc, err)
	}
	return nil
}

// discard deletes a document that never became ready. It runs after failures,
// so it does not use the request's context, which may be the failure.
func (s *Store) discard(ctx context.Context, doc collab.DocumentID) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if _, err := s.pool.Exec(ctx, `DELETE FROM documents WHERE id = $1 AND NOT ready`, string(doc)); err != nil {
		return fmt.Errorf("discard doc=%s: %w", doc, err)
	}
	return nil
}
