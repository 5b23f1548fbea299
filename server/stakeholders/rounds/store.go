package rounds

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"samrad/collab"
	"samrad/server/access"
	"samrad/server/audit"
	"samrad/server/paging"
	"samrad/server/people"
)

// The audit log's words for what happens to rounds. Placing is not recorded: it
// would tell who sat where when.
const (
	roundOpened   audit.Action = "placement_round.opened"
	roundRevealed audit.Action = "placement_round.revealed"
	roundClosed   audit.Action = "placement_round.closed"
	roundAgreed   audit.Action = "placement_round.agreed"
)

var (
	errAnotherOpen = errors.New("rounds: another round is open")
	errNotOpen     = errors.New("rounds: the round is not open")
)

type store struct {
	pool  *pgxpool.Pool
	audit *audit.Log
}

const selectRound = `
	SELECT r.id::text, r.document_id::text, r.title, r.status, r.opened_at, r.revealed_at, r.closed_at,
	       (SELECT count(DISTINCT x.person_id) FROM placements x WHERE x.round_id = r.id),
	       (SELECT count(*) FROM documents d JOIN group_members m ON m.group_id = d.group_id
	         WHERE d.id = r.document_id AND m.role IN ('coordinator','ambassador')), ` + people.Columns + `
	  FROM placement_rounds r
	  LEFT JOIN people p ON p.id = r.opened_by LEFT JOIN organisations o ON o.id = p.organisation_id `

func scan(row pgx.CollectableRow) (RoundSummary, error) {
	var s RoundSummary
	var opener people.Row
	err := row.Scan(append([]any{&s.ID, &s.DocumentID, &s.Title, &s.Status, &s.OpenedAt, &s.RevealedAt, &s.ClosedAt,
		&s.PlacedCount, &s.MemberCount}, opener.Fields()...)...)
	s.OpenedBy, s.FewPeople = opener.Person(), s.PlacedCount < fewPeople
	return s, err
}

func (s *store) list(ctx context.Context, doc collab.DocumentID, q paging.Query) (paging.Page[RoundSummary], error) {
	at, id, isNext, err := q.AfterTime()
	if err != nil {
		return paging.Page[RoundSummary]{}, err
	}
	rows, err := s.pool.Query(ctx, selectRound+`
		 WHERE r.document_id = $1 AND (NOT $2 OR (r.opened_at, r.id::text) < ($3, $4))
		 ORDER BY r.opened_at DESC, r.id::text DESC LIMIT $5`, string(doc), isNext, at, id, q.Rows())
	if err != nil {
		return paging.Page[RoundSummary]{}, fmt.Errorf("list rounds doc=%s: %w", doc, err)
	}
	items, err := pgx.CollectRows(rows, scan)
	if err != nil {
		return paging.Page[RoundSummary]{}, fmt.Errorf("list rounds doc=%s: %w", doc, err)
	}
	return paging.Cut(q, items, func(r RoundSummary) paging.Key { return paging.TimeKey(r.OpenedAt, r.ID) }), nil
}

// get returns a round; access.ErrNotFound if there is none.
func (s *store) get(ctx context.Context, id string) (RoundSummary, error) {
	rows, err := s.pool.Query(ctx, selectRound+` WHERE r.id = $1`, id)
	if err != nil {
		return RoundSummary{}, fmt.Errorf("read round=%s: %w", id, err)
	}
	r, err := pgx.CollectExactlyOneRow(rows, scan)
	if errors.Is(err, pgx.ErrNoRows) {
		return r, access.ErrNotFound
	}
	if err != nil {
		return r, fmt.Errorf("read round=%s: %w", id, err)
	}
	return r, nil
}

// placements are those of one person, or of everybody when person is empty, in
// no order that says who wrote which.
func (s *store) placements(ctx context.Context, round string, person collab.PersonID) ([]Placement, error) {
	rows, err := s.pool.Query(ctx, `
		SELECT stakeholder_id, interest, influence, note FROM placements
		 WHERE round_id = $1 AND ($2 = '' OR person_id::text = $2)
		 ORDER BY stakeholder_id, interest, influence`, round, string(person))
	if err != nil {
		return nil, fmt.Errorf("read placements round=%s: %w", round, err)
	}
	all, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (Placement, error) {
		var p Placement
		err := r.Scan(&p.StakeholderID, &p.Interest, &p.Influence, &p.Note)
		return p, err
	})
	if err != nil {
		return nil, fmt.Errorf("read placements round=%s: %w", round, err)
	}
	return all, nil
}

// open makes a round, or returns errAnotherOpen.
func (s *store) open(ctx context.Context, doc collab.DocumentID, by collab.PersonID, title string) (string, error) {
	var id string
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, `INSERT INTO placement_rounds (document_id, title, opened_by) VALUES ($1, $2, $3) RETURNING id::text`,
			string(doc), title, string(by)).Scan(&id)
		if err != nil {
			return err
		}
		return s.record(ctx, tx, roundOpened, by, doc, id)
	})
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.ConstraintName == "placement_rounds_one_open" {
		return "", errAnotherOpen
	}
	if err != nil {
		return "", fmt.Errorf("open round doc=%s: %w", doc, err)
	}
	return id, nil
}

func (s *store) record(ctx context.Context, tx audit.DB, what audit.Action, by collab.PersonID, doc collab.DocumentID, round string) error {
	return s.audit.In(tx).Write(ctx, audit.Entry{
		Person: string(by), Action: what, Object: "document:" + string(doc), Details: map[string]any{"round": round},
	})
}

// place keeps a person's placement and tells whether it is their first one. The
// lock makes a reveal wait, and what comes after a reveal find the round shut.
func (s *store) place(ctx context.Context, round string, person collab.PersonID, p Placement) (first bool, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := lockOpen(ctx, tx, round); err != nil {
			return err
		}
		err := tx.QueryRow(ctx, `SELECT NOT EXISTS (SELECT FROM placements WHERE round_id = $1 AND person_id = $2)`,
			round, string(person)).Scan(&first)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `
			INSERT INTO placements (round_id, person_id, stakeholder_id, interest, influence, note) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (round_id, person_id, stakeholder_id) DO UPDATE SET interest = EXCLUDED.interest,
				influence = EXCLUDED.influence, note = EXCLUDED.note`,
			round, string(person), p.StakeholderID, p.Interest, p.Influence, p.Note)
		return err
	})
	return first, placed(err, round)
}

// takeBack removes a person's placement, if there is one.
func (s *store) takeBack(ctx context.Context, round string, person collab.PersonID, stakeholder string) error {
	return placed(pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := lockOpen(ctx, tx, round); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `DELETE FROM placements WHERE round_id = $1 AND person_id = $2 AND stakeholder_id = $3`,
			round, string(person), stakeholder)
		return err
	}), round)
}

func lockOpen(ctx context.Context, tx pgx.Tx, round string) error {
	var status Status
	err := tx.QueryRow(ctx, `SELECT status FROM placement_rounds WHERE id = $1 FOR SHARE`, round).Scan(&status)
	if err == nil && status != Open || errors.Is(err, pgx.ErrNoRows) {
		return errNotOpen
	}
	return err
}

// placed wraps an error without the person: a log must not say who places.
func placed(err error, round string) error {
	if err == nil || errors.Is(err, errNotOpen) {
		return err
	}
	return fmt.Errorf("place in round=%s: %w", round, err)
}

// reveal opens what was placed to everybody. One that is revealed already stays
// so; one that was closed before is errNotOpen.
func (s *store) reveal(ctx context.Context, r RoundSummary, by collab.PersonID) error {
	return s.move(ctx, r, by, roundRevealed,
		`UPDATE placement_rounds SET status = 'revealed', revealed_at = now() WHERE id = $1 AND status = 'open'`)
}

// close ends a round. What was never revealed is deleted with it: nobody will
// need it. In a statement of its own, which sees what was placed while the first
// one waited for its turn.
func (s *store) close(ctx context.Context, r RoundSummary, by collab.PersonID) error {
	return s.move(ctx, r, by, roundClosed,
		`UPDATE placement_rounds SET status = 'closed', closed_at = now() WHERE id = $1 AND status <> 'closed'`,
		`DELETE FROM placements WHERE round_id = $1
		    AND EXISTS (SELECT FROM placement_rounds WHERE id = $1 AND status = 'closed' AND revealed_at IS NULL)`)
}

// move runs statements on a round in one transaction. When the first one changes
// nothing, the round is there already and nothing is done.
func (s *store) move(ctx context.Context, r RoundSummary, by collab.PersonID, what audit.Action, sql string, then ...string) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sql, r.ID)
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		for _, statement := range then {
			if _, err := tx.Exec(ctx, statement, r.ID); err != nil {
				return err
			}
		}
		return s.record(ctx, tx, what, by, collab.DocumentID(r.DocumentID), r.ID)
	})
	if err != nil {
		return fmt.Errorf("%s round=%s: %w", what, r.ID, err)
	}
	return nil
}
