package calendar

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"
)

// most is how many days a calendar holds; those nearest to come are kept.
const most = 5000

// errNone: there is no calendar of this secret, or its owner may not see it any more.
var errNone = errors.New("calendar: none")

// owner is whose calendar it is.
type owner struct {
	person, group, groupName, language string
}

func (s *Service) ownerOf(ctx context.Context, secret string) (o owner, err error) {
	err = s.pool.QueryRow(ctx, `
		SELECT c.person_id::text, c.group_id::text, g.name, p.locale
		  FROM calendars c JOIN groups g ON g.id = c.group_id JOIN people p ON p.id = c.person_id
		  JOIN group_members m ON m.group_id = c.group_id AND m.person_id = c.person_id
		 WHERE c.secret = $1`, secret).Scan(&o.person, &o.group, &o.groupName, &o.language)
	if errors.Is(err, pgx.ErrNoRows) {
		return o, errNone
	}
	if err != nil {
		return o, fmt.Errorf("find a calendar: %w", err)
	}
	return o, nil
}

// daysOf are the days of open goals, of lists as a whole and of unfinished
// activities, from a year ago on. They have changed when the list last did, as a
// calendar program may ask before it believes a new day: an edit does not touch
// documents.updated_at.
const daysOf = `
	WITH lists AS (
		SELECT d.id, greatest(d.updated_at, p.projected_at) AS updated_at FROM documents d LEFT JOIN projections p ON p.document_id = d.id
		 WHERE d.group_id = $1 AND d.ready AND d.archived_at IS NULL AND NOT d.confidential)
	SELECT * FROM (
		SELECT 'due' AS what, g.document_id::text, g.id, g.id AS shown, g.title, g.due AS day, l.updated_at
		  FROM goals g JOIN lists l ON l.id = g.document_id WHERE g.open AND NOT g.example AND g.due IS NOT NULL
		UNION ALL
		SELECT 'review', g.document_id::text, g.id, g.id, g.title, g.next_review_on, l.updated_at
		  FROM goals g JOIN lists l ON l.id = g.document_id WHERE g.open AND NOT g.example AND g.next_review_on IS NOT NULL
		UNION ALL
		SELECT 'list', r.document_id::text, 'whole', '', d.title, r.next_review_on, l.updated_at
		  FROM goal_reviews r JOIN lists l ON l.id = r.document_id JOIN documents d ON d.id = r.document_id
		UNION ALL
		SELECT CASE WHEN a.milestone THEN 'milestone' ELSE 'activity' END, a.document_id::text, a.id, '', coalesce(a.title, ''), a.due, l.updated_at
		  FROM activities a JOIN lists l ON l.id = a.document_id
		 WHERE a.due IS NOT NULL AND coalesce(a.status, 'todo') NOT IN ('done', 'dropped')
	) days
	 WHERE day >= $2
	 ORDER BY day, what, document_id, id LIMIT $3`

func (s *Service) events(ctx context.Context, o owner) ([]Event, error) {
	rows, err := s.pool.Query(ctx, daysOf, o.group, s.now().AddDate(-1, 0, 0), most)
	if err != nil {
		return nil, fmt.Errorf("read the days of group=%s: %w", o.group, err)
	}
	events, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Event, error) {
		var what, document, id, shown, title string
		var day, changed time.Time
		if err := r.Scan(&what, &document, &id, &shown, &title, &day, &changed); err != nil {
			return Event{}, err
		}
		address := s.publicURL + "/documents/" + document
		if shown != "" {
			address += "?selected=" + url.QueryEscape(shown)
		}
		return Event{UID: what + "-" + url.QueryEscape(id) + "@" + document, Day: day, Changed: changed,
			Summary: Summary(o.language, what, title), Address: address}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the days of group=%s: %w", o.group, err)
	}
	return events, nil
}
