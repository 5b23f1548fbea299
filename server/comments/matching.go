package comments

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"samrad/collab"
)

// match is an If-Match header: the versions of which the caller's may be one.
type match struct{ versions []int64 } // nil: any

// readMatch reads an If-Match header. Nothing and * match everything.
func readMatch(header string) (match, error) {
	header = strings.TrimSpace(header)
	if header == "" || header == "*" {
		return match{}, nil
	}
	m := match{versions: []int64{}}
	for tag := range strings.SplitSeq(header, ",") {
		tag = strings.Trim(strings.TrimPrefix(strings.TrimSpace(tag), "W/"), `"`)
		n, err := strconv.ParseInt(tag, 10, 64)
		if err != nil {
			return m, huma.Error400BadRequest("If-Match must be an ETag of this thread or comment, as it came with an answer.")
		}
		m.versions = append(m.versions, n)
	}
	return m, nil
}

func (m match) check(version int64) error {
	if m.versions == nil {
		return nil
	}
	for _, v := range m.versions {
		if v == version {
			return nil
		}
	}
	return huma.Error412PreconditionFailed("Somebody has changed this meanwhile. Read it again, and decide anew.")
}

// checkComment compares with the version of a comment. To be called within change,
// which keeps others from changing it.
func (m match) checkComment(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, id string) error {
	return m.compare(ctx, tx, withdrawn(), `SELECT version FROM comments WHERE document_id = $1 AND id = $2 AND deleted_at IS NULL`, doc, id)
}

// checkThread compares with the seq of a thread; else as checkComment.
func (m match) checkThread(ctx context.Context, tx pgx.Tx, doc collab.DocumentID, id string) error {
	return m.compare(ctx, tx, threadGone(), `SELECT seq FROM comment_threads WHERE document_id = $1 AND id = $2 AND gone_at IS NULL`, doc, id)
}

func (m match) compare(ctx context.Context, tx pgx.Tx, missing error, sql string, doc collab.DocumentID, id string) error {
	var version int64
	err := tx.QueryRow(ctx, sql, string(doc), id).Scan(&version)
	if errors.Is(err, pgx.ErrNoRows) {
		return missing
	}
	if err != nil {
		return err
	}
	return m.check(version)
}

func threadGone() error {
	return huma.Error404NotFound("This thread was deleted meanwhile.")
}

func etag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }
